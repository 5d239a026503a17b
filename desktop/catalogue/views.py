"""What the catalogue shows: cards for lists, one record whole, changes, the state of the copy. All frozen."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

import msgspec

from sync.bilingual import Bilingual

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path

    from sync.ageing import Origin
    from sync.checks import Problem
    from sync.freshness import Freshness
    from sync.records import Record
    from sync.registry import Value

AnyRecord = TypeVar("AnyRecord", bound="Record")


class Card(msgspec.Struct, frozen=True, gc=False):
    """One line or card of a list. `type_label` names the facility's kind, the instrument's type and so on; `place`
    is the town with its country; `row` the id used in `Found`. `ends` is when a call closes (its deadline as it stands
    in the record) or an agreement or a certificate ends, `begins` when a call opens. `local` says that the record was
    made here and no bundle has brought it. `away` are the kilometres from the town results are sorted from, None where
    they are sorted otherwise or the record stands nowhere."""

    row: int
    uid: str
    kind: str
    number: str
    name: Bilingual
    organisation: Bilingual
    place: Bilingual
    country: str
    type_code: str
    type_label: Bilingual
    life_cycle: str
    confirmed_on: str
    freshness: Freshness
    demo: bool
    edited: bool
    ends: str = ""
    begins: str = ""
    local: bool = False
    away: float | None = None


class Linked(msgspec.Struct, frozen=True):
    """A record named by another: enough to show and to open it. `known` is False where the record is missing;
    `roles` are (scheme, code) of what it is to the other."""

    uid: str
    kind: str
    name: Bilingual
    number: str = ""
    known: bool = True
    roles: tuple[tuple[str, str], ...] = ()


class Relation(msgspec.Struct, frozen=True):
    """Records that name one by the same kind of reference. `back` is the message id of what they are to it (Hosts,
    Parts, Equipment), `total` how many there are; `members` are the first of them by name."""

    back: str
    total: int
    members: tuple[Linked, ...]


class Edit(msgspec.Struct, frozen=True):
    """A person's standing change of one path: what stood when it began, what it is now, who and when (ISO, UTC).

    `checked` says that the text is as it was and was only found good. At path `kind` it is the record itself that was
    made here.
    """

    uid: str
    path: str
    base: Value
    value: Value
    author: str
    edited_at: str
    conflict: bool = False
    centre: Value = None
    checked: bool = False


class NewValues(msgspec.Struct, frozen=True):
    """What to write into one record: values by path. With a `kind` the record is made, under this uid or, where it is
    '', under a new one. `origins` say of texts that no person wrote them (MACHINE: translated or copied, unread).
    `seen` is what stood at these paths when it was decided: where something else stands by now, all is refused."""

    uid: str
    changes: Mapping[str, Value]
    kind: str = ""
    origins: Mapping[str, Origin] = {}
    seen: Mapping[str, Value] = {}


class HistoryEntry(msgspec.Struct, frozen=True):
    """One act in the history of a record: path, old and new value; undone acts stay and say so. `checked` texts were
    only found good; what was `carried` a sync did: a confirmation did not outlive the text it was given to."""

    uid: str
    path: str
    old: Value
    new: Value
    author: str
    at: str
    undone: bool = False
    checked: bool = False
    carried: bool = False


class Picture(msgspec.Struct, frozen=True):
    """A photo of a record. `path` is None where the file is not on this computer."""

    path: Path | None
    alt: Bilingual
    caption: Bilingual
    credit: str


class RecordView(msgspec.Struct, frozen=True):
    """One record whole as the person sees it: base and edits together, with all it is linked to.

    `record` is the effective record; `linked` resolves every uid it names, `relations` tell who names it, `path` what
    it is a part of, the widest first; `around` are whole records near it, see `near`. `asked_at` is the moment all of
    it is told for. `unknown` are fields of a later program as (name, JSON text). `local` says that
    it was made here and no bundle has brought it yet; `successor` is what stands in its place today.
    """

    record: Record
    freshness: Freshness
    asked_at: datetime | None = None
    edits: tuple[Edit, ...] = ()
    problems: tuple[Problem, ...] = ()
    linked: tuple[Linked, ...] = ()
    relations: tuple[Relation, ...] = ()
    path: tuple[Linked, ...] = ()
    around: tuple[Record, ...] = ()
    pictures: tuple[Picture, ...] = ()
    unknown: tuple[tuple[str, str], ...] = ()
    withdrawn: bool = False
    local: bool = False
    successor: Linked | None = None

    def near(self, kind: type[AnyRecord]) -> tuple[AnyRecord, ...]:
        """Whole records of a kind that name this one or are named by it."""
        return tuple(other for other in self.around if isinstance(other, kind))

    def related(self, back: str) -> Relation:
        """The relation of that name; an empty one where nobody stands in it."""
        empty = Relation(back, 0, ())
        return next((relation for relation in self.relations if relation.back == back), empty)

    def link(self, uid: str) -> Linked:
        """The named record; an unknown one shows its uid."""
        for found in self.linked:
            if found.uid == uid:
                return found
        return Linked(uid, "", Bilingual(uid, uid), known=False)


class State(StrEnum):
    """Age of the copy: nothing yet; signed life running; signed life over, everything still works; there, but not to
    be read before `renew` has made its index anew."""

    EMPTY = "empty"
    OUTDATED = "outdated"
    FRESH = "fresh"
    STALE = "stale"


class Status(msgspec.Struct, frozen=True):
    """The state of this copy. `seq` is the bundle's number, `issued` its date; 0 and None before the first.
    `records` is what the bundle holds, `listed` what an empty question finds: the withdrawn are not listed. `made`
    counts records made here that no bundle has brought."""

    state: State
    seq: int = 0
    issued: datetime | None = None
    expires: datetime | None = None
    records: int = 0
    listed: int = 0
    edits: int = 0
    conflicts: int = 0
    demo: bool = False
    source: str = ""
    signed_by: tuple[str, ...] = ()
    digest: str = ""
    made: int = 0


class Change(msgspec.Struct, frozen=True):
    """What a write changed: the records, and the paths of an edit; or the saved searches, by name. `verb` is edit,
    create, confirm, save, rename, remove, undo, redo or sync."""

    verb: str
    uids: tuple[str, ...]
    paths: tuple[str, ...] = ()
    searches: tuple[str, ...] = ()


class Confirmation(msgspec.Struct, frozen=True):
    """What a confirmation did: the change, and the records that dropped out because they have changed since they were
    seen, are in conflict, have a severe problem or are not here."""

    change: Change
    dropped: tuple[str, ...] = ()


class SyncOutcome(msgspec.Struct, frozen=True):
    """What a sync did, in numbers. `nothing_new` means the copy was up to date and nothing was touched. `new_uids` and
    `changed_uids` name the first thousand of each at most: `new` and `changed` may be more. `unconfirmed` records were
    confirmed here and have changed since, so that the confirmation fell."""

    nothing_new: bool
    before: Status
    after: Status
    new: int = 0
    changed: int = 0
    withdrawn: int = 0
    accepted: int = 0
    conflicts: int = 0
    edits_kept: int = 0
    unconfirmed: int = 0
    received_bytes: int = 0
    photos: int = 0
    took: float = 0.0
    new_uids: tuple[str, ...] = ()
    changed_uids: tuple[str, ...] = ()


class Broken(msgspec.Struct, frozen=True):
    """A file that could not be read was moved aside, never overwritten: what it was and where it is now."""

    name: str
    kept_as: Path
    reason: str
