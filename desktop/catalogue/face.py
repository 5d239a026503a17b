"""The local copy as the floors above see it: ask it, read it, write to it, bring it up to date."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal

from desktop.catalogue.cards import Cards, rows_of
from desktop.catalogue.changes import Changes
from desktop.catalogue.connecting import another_time, room_on, transaction
from desktop.catalogue.edits import Edits
from desktop.catalogue.files import Clock, Files
from desktop.catalogue.questions import Facets, Found, Question
from desktop.catalogue.search import Search
from desktop.catalogue.standing import status_of
from desktop.catalogue.terms import StoredVocabularies
from desktop.catalogue.views import Broken, Card, Change, Edit, HistoryEntry, RecordView, Status, SyncOutcome
from desktop.profile import Profile, ProfileInUse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path
    from types import TracebackType

    from desktop.catalogue.checking import CheckReport
    from desktop.catalogue.editing import Editing
    from desktop.catalogue.reading import Reading
    from sync.carriers import Cancelling, Carrier, Listener
    from sync.registry import Value
    from sync.vocabularies import Vocabularies


class Catalogue:
    """One copy of the catalogue over one profile, for one thread at a time; other threads take a `fork`.

    Whatever is written is committed when the call returns. A catalogue opened for reading sees what the writing
    process has committed. `changes` tells every write of this catalogue and its forks, on the thread that wrote.
    """

    def __init__(self, profile: Profile, clock: Clock, writing: bool, changes: Changes, first: bool) -> None:
        self.changes = changes
        self._profile, self._clock, self._writing = profile, clock, writing
        self._files = Files(profile, clock, writing, first)
        self._edits = Edits(self._files.local)
        self._begin()

    @classmethod
    def open(cls, profile: Profile, *, clock: Clock, writing: bool = True) -> Catalogue:
        """Opens or begins the catalogue of a profile. `clock` gives aware times.

        A file that cannot be read is moved aside and told by `broken`; the rest works. With `writing` False nothing on
        the disk is changed. Raises NoSpace or CannotWrite where the disk takes nothing.
        """
        catalogue = cls(profile, clock, writing, Changes(), first=True)
        if writing:
            catalogue._files.sweep()
            catalogue._follow_edits()
        return catalogue

    def fork(self) -> Catalogue:
        """The same catalogue with connections of its own, for another thread."""
        return Catalogue(self._profile, self._clock, self._writing, self.changes, first=False)

    def close(self) -> None:
        """Closes the files; nothing is lost without it."""
        self._files.close()

    def __enter__(self) -> Catalogue:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    @property
    def broken(self) -> tuple[Broken, ...]:
        """Files that could not be read since this catalogue was opened."""
        return tuple(self._files.broken)

    @property
    def vocabularies(self) -> Vocabularies:
        """All terms; a scheme is read when first asked for."""
        self._follow_base()
        return self._terms

    def status(self) -> Status:
        """The state of the copy."""
        self._follow_base()
        return status_of(self._files.base, self._files.local, self._edits, self._clock())

    def search(self, question: Question) -> Found:
        """Row ids of the hits in order; any text is a question."""
        base = self._follow_base()
        return Search(base).search(question) if base else Found()

    def facets(self, question: Question) -> Facets:
        """How many one would get by each further choice."""
        base = self._follow_base()
        return Search(base).facets(question) if base else Facets()

    def cards(self, rows: Sequence[int]) -> tuple[Card, ...]:
        """Cards of these rows in their order."""
        base = self._follow_base()
        if base is not None and self._cards is None:
            self._cards = Cards(base, self._terms)
        return self._cards.of(rows, self._clock().date()) if self._cards else ()

    def rows_of(self, uids: Iterable[str]) -> tuple[int, ...]:
        """Rows of these records in their order; unknown ones are left out."""
        base = self._follow_base()
        return rows_of(base, uids) if base else ()

    def find(self, text: str) -> str:
        """The uid of a record named by uid or number. Raises UnknownRecord."""
        self._follow_base()
        return self._reading.find(text)

    def record(self, uid: str) -> RecordView:
        """One record whole. Raises UnknownRecord."""
        self._follow_base()
        return self._reading.view(uid, self._terms, self._clock().date(), self._profile.media)

    def media(self, sha256: str) -> Path | None:
        """The file of this hash, None where it is not on this computer."""
        from sync.bundle import find_media

        return find_media(self._profile.media, sha256)

    def claim(self) -> None:
        """Asks for the right to write without writing anything. Raises ProfileInUse where another process has it."""
        self._refuse_reader()

    def edit(self, uid: str, changes: Mapping[str, Value], author: str) -> Change:
        """Keeps these values by path, all or none; the centre's own value removes the edit.

        Raises InvalidValue for the first value that fails a check, UnknownRecord, NoSpace, CannotWrite, ProfileInUse.
        """
        with self._writing_edits() as editing:
            change = editing.edit(uid, changes, author, self._terms, self._clock())
        return self._told(change)

    def revert(self, uid: str, path: str, author: str = "") -> Change:
        """Lets the centre's value stand again."""
        with self._writing_edits() as editing:
            change = editing.revert(uid, path, author, self._clock())
        return self._told(change)

    def resolve(self, uid: str, path: str, keep: Literal["mine", "centre"], author: str = "") -> Change:
        """Ends a conflict with one of the two values; a third is written by `edit`."""
        with self._writing_edits() as editing:
            change = editing.decide(uid, path, keep, author, self._clock())
        return self._told(change)

    def undo(self) -> Change | None:
        """Takes the last act back; None where there is nothing."""
        with self._writing_edits() as editing:
            change = editing.undo()
        return self._told(change) if change else None

    def redo(self) -> Change | None:
        """Does again what was taken back last; None where there is nothing."""
        with self._writing_edits() as editing:
            change = editing.redo()
        return self._told(change) if change else None

    @property
    def behind(self) -> bool:
        """Whether anything has yet to follow an edit: `follow` does that."""
        from desktop.catalogue.pending import Pending

        base = self._follow_base()
        return base is not None and Pending(base).left

    def follow(self, cancelled: Cancelling = lambda: False) -> bool:
        """Lets what depends on edited records follow them, slice by slice, each kept when done; says whether there was
        anything. Meant for another thread: a large organisation takes seconds."""
        from desktop.catalogue.indexing import Indexing

        base = self._follow_base() if self._files.writing else None
        if base is None or not self.behind:
            return False
        with another_time():
            while not cancelled() and Indexing(base, self._edits).work_off():
                pass
        return True

    @property
    def can_undo(self) -> bool:
        """Whether `undo` would do anything."""
        return self._editing().can("undo")

    @property
    def can_redo(self) -> bool:
        """Whether `redo` would do anything."""
        return self._editing().can("redo")

    def edits(self) -> tuple[Edit, ...]:
        """All standing edits, the newest first."""
        self._follow_base()
        return tuple(self._edit_views())

    def _edit_views(self) -> Iterator[Edit]:
        from desktop.catalogue.edits import as_view
        from sync.errors import InvalidValue, UnknownRecord

        for edit in self._edits.all():
            try:
                yield as_view(edit, self._reading.document(edit.uid)["kind"])
            except (UnknownRecord, InvalidValue):
                continue  # of a record not in this copy at the moment, or of a later program: it stays in the file

    def history(self, uid: str) -> tuple[HistoryEntry, ...]:
        """What was done to a record on this computer, the newest first. Raises UnknownRecord."""
        self._follow_base()
        return self._editing().history(uid, self._reading.document(uid)["kind"])

    def sync(
        self,
        source: Carrier | str,
        *,
        root: bytes,
        accept_expired: bool = False,
        progress: Listener = lambda step: None,
        cancelled: Cancelling = lambda: False,
    ) -> SyncOutcome:
        """Takes the newest bundle of a source, verified from `root` on. Edits are merged, never lost.

        Raises a refusal (see `sync.trust.fetch`, NoSpace, CannotWrite, MalformedRecord, Cancelled) and leaves the copy
        as it was.
        """
        from desktop.catalogue.adopting import Adopting

        self._refuse_reader()
        adopting = Adopting(self._files, self._edits, self._clock, progress, cancelled)
        outcome = adopting.sync(source, root, accept_expired, self.status)
        if not outcome.nothing_new:
            self._told(Change("sync", outcome.new_uids + outcome.changed_uids))
        return outcome

    def check(self) -> CheckReport:
        """Reads everything: both files, the digest of the content, the index, the edits."""
        from desktop.catalogue.checking import check

        base = self._follow_base()
        return check(base, self._files.local, self._edits, self.broken)

    def _begin(self) -> None:
        """What is read from one base; begun anew when another base becomes the active one."""
        self._begun = self._files.base_name
        self._reader: Reading | None = None
        self._cards: Cards | None = None
        self._terms = StoredVocabularies(lambda: self._files.base)

    @property
    def _reading(self) -> Reading:
        """Reads whole records; a list needs none of what that loads."""
        if self._reader is None:
            from desktop.catalogue.reading import Reading

            self._reader = Reading(self._files.base, self._edits)
        return self._reader

    def _follow_base(self) -> sqlite3.Connection | None:
        self._files.follow()
        if self._begun != self._files.base_name:
            self._begin()
        return self._files.base

    def _follow_edits(self) -> None:
        """Lets the index follow the edits. They are safe already: on a full disk it follows at the next start."""
        base = self._follow_base()
        if base is None or self._edits.followed_by(base):
            return
        from desktop.catalogue.indexing import Indexing

        with another_time():
            Indexing(base, self._edits).follow()

    def _editing(self) -> Editing:
        from desktop.catalogue.editing import Editing

        return Editing(self._files.local, self._edits, self._reading)

    @contextmanager
    def _writing_edits(self) -> Iterator[Editing]:
        self._refuse_reader()
        with room_on(self._profile.folder), transaction(self._files.local):
            self._follow_base()  # inside the transaction: no sync can come between
            yield self._editing()

    def _refuse_reader(self) -> None:
        if not self._files.writing:
            raise ProfileInUse(str(self._profile.folder))

    def _told(self, change: Change) -> Change:
        self._follow_edits()
        if change.uids or change.verb == "sync":
            self.changes.tell(change)
        return change
