"""The writing verbs of the catalogue: one transaction each, one undo each, told to whoever listens."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal

from desktop.catalogue.connecting import another_time, room_on, transaction
from desktop.catalogue.holding import Holding
from desktop.catalogue.views import Change, SyncOutcome

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from desktop.catalogue.editing import Editing
    from sync.carriers import Cancelling, Carrier, Listener
    from sync.registry import Value


class Writing(Holding):
    """What changes the copy. Each verb raises NoSpace, CannotWrite or ProfileInUse where nothing can be kept."""

    def claim(self) -> None:
        """Asks for the right to write without writing anything. Raises ProfileInUse where another process has it."""
        self._refuse_reader()

    def edit(self, uid: str, changes: Mapping[str, Value], author: str) -> Change:
        """Keeps these values by path, all or none; the centre's own value removes the edit.

        Raises InvalidValue for the first value that fails a check, UnknownRecord.
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

    def _editing(self) -> Editing:
        from desktop.catalogue.editing import Editing

        return Editing(self._files.local, self._edits, self._reading)

    @contextmanager
    def _writing_edits(self) -> Iterator[Editing]:
        self._refuse_reader()
        with room_on(self._profile.folder), transaction(self._files.local):
            self._follow_base()  # inside the transaction: no sync can come between
            yield self._editing()

    def _told(self, change: Change) -> Change:
        self._follow_edits()
        if change.uids or change.verb == "sync":
            self.changes.tell(change)
        return change
