"""What waits for an office, and the numbers of the whole catalogue: frozen values for pages and the command line."""

from __future__ import annotations

from array import array

import msgspec

from desktop.catalogue.index.duties import Ends
from desktop.catalogue.questions import ROW, FacetCount
from sync.ageing import TextState
from sync.bilingual import Bilingual, Lang
from sync.calls import CallState
from sync.freshness import Freshness

MOST = 5000
"""How many chores of one sort are named at most; the counts are always of all."""


class Chore(msgspec.Struct, frozen=True, kw_only=True):
    """A record something is to be done with."""

    uid: str
    kind: str
    number: str
    name: Bilingual


class Unconfirmed(Chore, frozen=True, kw_only=True):
    """A record to confirm: DUE until `old_on` (an ISO date), OLD from then on or, where that is '', always.

    `rev` is what was seen: a confirmation names it.
    """

    rev: int
    confirmed_on: str
    freshness: Freshness
    old_on: str
    edited: bool


class Incomplete(Chore, frozen=True, kw_only=True):
    """A record below the minimum to publish, and the fields it lacks, in the order of the form."""

    fields: tuple[str, ...]


class Untranslated(Chore, frozen=True, kw_only=True):
    """A text a translator has to look at: MISSING, OUTDATED or MACHINE in this language."""

    field: str
    lang: Lang
    state: TextState

    @property
    def path(self) -> str:
        """Where it stands in the record."""
        return f"{self.field}.{self.lang}"


class Ending(Chore, frozen=True, kw_only=True):
    """Something of a record that ends on an ISO date, in `days` from now; below 0 it has ended."""

    what: Ends
    on: str
    days: int


class Closing(Chore, frozen=True, kw_only=True):
    """An open call: its deadline as it stands in the record and the whole days left."""

    deadline: str
    days: int
    state: CallState


class Wrong(Chore, frozen=True, kw_only=True):
    """A record whose values fail a check, and the paths of those: they stay out of packages."""

    paths: tuple[str, ...]


class Disputed(Chore, frozen=True, kw_only=True):
    """A record the centre and this person both changed; the first of the changes was made at `since` (ISO, UTC)."""

    paths: tuple[str, ...]
    since: str


class Ages(msgspec.Struct, frozen=True):
    """How many records are confirmed, due and old."""

    fresh: int = 0
    due: int = 0
    old: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.fresh + self.due + self.old


class Texts(msgspec.Struct, frozen=True):
    """How readable the texts are: percent of them a reader of Russian and of Belarusian may rely on, and how many
    texts are missing in one language, older than their original, or read by no person."""

    ru: int = 100
    be: int = 100
    missing: int = 0
    outdated: int = 0
    machine: int = 0


class Left(msgspec.Struct, frozen=True):
    """How many chores of each sort there are, named or not; `ended` of the `ending` have ended."""

    confirm: int = 0
    incomplete: int = 0
    translate: int = 0
    ending: int = 0
    ended: int = 0
    wrong: int = 0
    conflicts: int = 0


class ToDo(msgspec.Struct, frozen=True):
    """What waits for one organisation, or for everybody where `organisation` is ''; most pressing first in each list.

    `confirm` begins with what is old or soonest will be; `translate` with what was overtaken, then the unread, then
    the missing; `ending` with what ended first; `calls` are the open calls of the whole catalogue, the next first.
    """

    organisation: str
    ages: Ages = Ages()
    texts: Texts = Texts()
    left: Left = Left()
    confirm: tuple[Unconfirmed, ...] = ()
    incomplete: tuple[Incomplete, ...] = ()
    translate: tuple[Untranslated, ...] = ()
    ending: tuple[Ending, ...] = ()
    calls: tuple[Closing, ...] = ()
    wrong: tuple[Wrong, ...] = ()
    conflicts: tuple[Disputed, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether the organisation may go home."""
        return self.left == Left()


class Keeper(msgspec.Struct, frozen=True):
    """An organisation and the age of the records that are counted with it."""

    uid: str
    name: Bilingual
    ages: Ages


class Points(msgspec.Struct, frozen=True):
    """Where facilities stand, in degrees: columns of one length. `row` is the id of `Found`; `own` is 1 where the
    facility gives its place and 0 where it is its host's."""

    row: array[int] = msgspec.field(default_factory=lambda: array(ROW))
    lat: array[float] = msgspec.field(default_factory=lambda: array("d"))
    lon: array[float] = msgspec.field(default_factory=lambda: array("d"))
    own: bytes = b""


class Overview(msgspec.Struct, frozen=True):
    """The whole catalogue in numbers. Every count is what the list shows with that filter, the most frequent first."""

    records: int = 0
    by_kind: tuple[FacetCount, ...] = ()
    by_country: tuple[FacetCount, ...] = ()
    by_region: tuple[FacetCount, ...] = ()
    by_branch: tuple[FacetCount, ...] = ()
    ages: Ages = Ages()
    region_ages: tuple[tuple[str, Ages], ...] = ()
    keepers: tuple[Keeper, ...] = ()
    """Organisations with records due or old, the most of them first."""
    texts: Texts = Texts()
    calls: tuple[Closing, ...] = ()
    points: Points = Points()

    def ages_of(self, region: str) -> Ages:
        """Ages of the records of one region."""
        return dict(self.region_ages).get(region, Ages())
