"""The local copy as the floors above see it: ask it, read it, write to it, bring it up to date."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Self

from desktop.catalogue.cards import Cards, rows_of, uids_of
from desktop.catalogue.changes import Changes
from desktop.catalogue.files import Clock
from desktop.catalogue.finding.search import Search
from desktop.catalogue.holding import random_uid
from desktop.catalogue.questions import Facets, Found, Question
from desktop.catalogue.saving import Saving
from desktop.catalogue.views import Card, Edit, HistoryEntry, RecordView
from desktop.profile import Profile

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from desktop.catalogue.changed import Changed, Sought
    from desktop.catalogue.checking import CheckReport
    from desktop.catalogue.finding.excerpting import Excerpt
    from desktop.catalogue.finding.explaining import Why
    from desktop.catalogue.finding.guessing import Guess
    from desktop.catalogue.giving import Given, Manner
    from desktop.catalogue.query.completing import Completion
    from desktop.catalogue.query.telling import Understood
    from desktop.catalogue.stopping import Stopping
    from desktop.catalogue.views_of_work import Overview, ToDo
    from sync.bilingual import Lang
    from sync.carriers import Listener
    from sync.records import Record


class Catalogue(Saving):
    """One copy of the catalogue over one profile, for one thread at a time; other threads take a `fork`.

    Whatever is written is committed when the call returns. A catalogue opened for reading sees what the writing
    process has committed. `changes` tells every write of this catalogue and its forks, on the thread that wrote.
    """

    @classmethod
    def open(
        cls,
        profile: Profile,
        *,
        clock: Clock,
        writing: bool = True,
        new_uid: Callable[[], str] = random_uid,
        renewing: Listener | None = lambda step: None,
    ) -> Self:
        """Opens or begins the catalogue of a profile. `clock` gives aware times, `new_uid` identities nothing has had.

        A file that cannot be read is moved aside and told by `broken`; the rest works. With `writing` False nothing on
        the disk is changed. An index made by another version of this program is built anew at once and told to
        `renewing`; with None that waits for `renew`. Raises NoSpace or CannotWrite where the disk takes nothing.
        """
        catalogue = cls(profile, clock, writing, Changes(), True, new_uid)
        if writing:
            if renewing is not None:
                catalogue.renew(renewing)
            catalogue._files.sweep()
            catalogue._follow_edits()
        return catalogue

    @contextmanager
    def until(self, stopping: Stopping) -> Iterator[Self]:
        """What is asked inside ends with `Stopped` once `stopping` is told so; only questions are asked inside, all of
        the same moment."""
        with self._moment() as base, stopping.over(base):
            yield self

    def search(self, question: Question) -> Found:
        """Row ids of the hits in order; any text is a question."""
        with self._moment() as base:
            return self._asking(base).search(question) if base else Found()

    def _asking(self, base: sqlite3.Connection) -> Search:
        return Search(base, self._known, self._today, self._by_distance, self._as_built)

    def understood(self, text: str, lang: Lang) -> Understood:
        """How a query is understood, piece by piece; what may be meant instead is offered in this language."""
        from desktop.catalogue.query.knowing import Known
        from desktop.catalogue.query.reading import understood
        from desktop.catalogue.query.telling import Understood

        with self._moment() as base:
            return understood(text, Known(base, self._known(), self._today, lang)) if base else Understood()

    def complete(self, text: str, cursor: int, lang: Lang) -> tuple[Completion, ...]:
        """How a query may go on at the cursor, the likeliest first, at most eight."""
        from desktop.catalogue.query.completing import completions
        from desktop.catalogue.query.knowing import Known

        with self._moment() as base:
            return completions(text, cursor, Known(base, self._known(), self._today, lang)) if base else ()

    def guess(self, question: Question) -> Guess | None:
        """The same question without a mistake of typing, where as typed it finds nothing or next to nothing."""
        from desktop.catalogue.finding.guessing import Guessing

        with self._moment() as base:
            return Guessing(base, self._known, self._today).guess(question) if base else None

    def why(self, question: Question, rows: Sequence[int]) -> tuple[Why | None, ...]:
        """For each of these rows, a page of them, by which other word it was found, where it has none of those asked
        for in any form and in neither language."""
        with self._moment() as base:
            return self._asking(base).why(question, rows) if base else (None,) * len(rows)

    def excerpts(self, question: Question, rows: Sequence[int]) -> tuple[Excerpt | None, ...]:
        """For each of these rows, a page of them, where it has what was asked, if its card does not show that."""
        from desktop.catalogue.finding.excerpting import excerpts

        with self._moment() as base:
            asked = self._asking(base).asked(question) if base else None
            if base is None or asked is None:
                return (None,) * len(rows)
            found = excerpts(base, self._reading, self._terms, asked, self.cards(rows), question.lang)
            return tuple(map(found.get, rows))

    def facets(self, question: Question) -> Facets:
        """How many one would get by each further choice."""
        with self._moment() as base:
            return self._asking(base).facets(question) if base else Facets()

    def cards(self, rows: Sequence[int], near: str = "") -> tuple[Card, ...]:
        """Cards of these rows in their order; with the code of a town they tell how far from it each stands."""
        with self._moment() as base:
            if base is not None and self._cards is None:
                self._cards = Cards(base, self._terms)
            cards = self._cards.of(rows, self._clock().date()) if self._cards else ()
            if not near or base is None:
                return cards
            from desktop.catalogue.finding.nearness import measured

            return measured(base, cards, near)

    def home(self, uid: str) -> str:
        """The code of the town nearest to where a record stands; '' where it stands nowhere or nobody knows it."""
        from desktop.catalogue.finding.nearness import nearest_town

        with self._moment() as base:
            return nearest_town(base, rows_of(base, [uid])) if base else ""

    def rows_of(self, uids: Iterable[str]) -> tuple[int, ...]:
        """Rows of these records in their order; unknown ones are left out."""
        base = self._follow_base()
        return rows_of(base, uids) if base else ()

    def uids_of(self, rows: Iterable[int]) -> tuple[str, ...]:
        """The other way round: uids of these rows in their order; a row nobody has is left out."""
        base = self._follow_base()
        return uids_of(base, rows) if base else ()

    def to_do(self, organisation: str) -> ToDo:
        """What waits for an organisation, named by uid, or with '' for everybody: meant for another thread then."""
        from desktop.catalogue.to_do import Duties
        from desktop.catalogue.views_of_work import ToDo

        with self._moment() as base:
            if base is None:
                return ToDo(organisation)
            return Duties(base, self._files.local, self._reading, self._terms).of(organisation, self._clock())

    def to_confirm(self, organisation: str = "") -> Mapping[str, int]:
        """All records due or old, with the revision `confirm` asks for; of an organisation, or with '' of everybody."""
        from desktop.catalogue.confirming import to_confirm

        with self._moment() as base:
            return to_confirm(base, organisation, self._clock().date()) if base else {}

    def rows_kept_by(self, organisation: str) -> tuple[int, ...]:
        """Rows of all an organisation keeps: what `to_do` counts."""
        from desktop.catalogue.owning import owned_rows

        with self._moment() as base:
            return tuple(owned_rows(base, organisation)) if base else ()

    def overview(self) -> Overview:
        """The whole catalogue in numbers; meant for another thread."""
        from desktop.catalogue.overview import overview
        from desktop.catalogue.views_of_work import Overview

        with self._moment() as base:
            return overview(base, self._clock()) if base else Overview()

    def find(self, text: str) -> str:
        """The uid of a record named by uid or number. Raises UnknownRecord."""
        self._follow_base()
        return self._reading.find(text)

    def record(self, uid: str) -> RecordView:
        """One record whole. Raises UnknownRecord."""
        self._follow_base()
        return self._reading.view(uid, self._terms, self._clock(), self._profile.media)

    def records(self, uids: Iterable[str]) -> Iterator[Record]:
        """The effective records of these, in their order, a batch at a time; unknown ones are left out."""
        self._follow_base()
        return self._reading.records(uids)

    def give(self, gift: str, uids: Iterable[str], place: Path, manner: Manner) -> Given:
        """Writes records into a file of the sort `giving.GIFTS` names, what may leave of them, whole or not at all.

        Raises NoSpace, NotWritten.
        """
        from desktop.catalogue.giving import GIFTS, Giving

        self._follow_base()
        return Giving(self._reading, self._terms, manner).give(GIFTS[gift], uids, place)

    def media(self, sha256: str) -> Path | None:
        """The file of this hash, None where it is not on this computer."""
        from desktop.catalogue.media import Media

        return Media(self._profile.media).find(sha256)

    def changed(self, sought: Sought) -> Changed:
        """How much stands changed, and which records of what is sought: meant for another thread."""
        from desktop.catalogue.changed import changed

        with self._moment() as base:

            def named(uids: Sequence[str]) -> frozenset[str]:
                if base is None:
                    return frozenset()
                hits = set(self._asking(base).search(Question(sought.text)).ids)
                return frozenset(uids_of(base, [row for row in rows_of(base, uids) if row in hits]))

            return changed(self._files.local, sought, named)

    def edits(self, uids: Iterable[str] | None = None) -> tuple[Edit, ...]:
        """All standing edits, the newest first; or those of these records, in their order."""
        from desktop.catalogue.changed import edits_of

        self._follow_base()
        standing = self._edits.all() if uids is None else self._edits.in_order(uids)
        return tuple(edits_of(self._reading, standing))

    def history(self, uid: str) -> tuple[HistoryEntry, ...]:
        """What was done to a record on this computer, the newest first. Raises UnknownRecord."""
        from desktop.catalogue.journal import Journal

        self._follow_base()
        return tuple(Journal(self._files.local).history(uid, self._reading.document(uid)["kind"]))

    def check(self) -> CheckReport:
        """Reads everything: both files, the digest of the content, the index, the edits."""
        from desktop.catalogue.checking import check

        base = self._follow_base()
        return check(base, self._files.local, self._edits, self.broken)
