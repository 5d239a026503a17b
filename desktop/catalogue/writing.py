"""The writing verbs of the catalogue: one transaction each, one undo each, told to whoever listens."""

from __future__ import annotations

from contextlib import contextmanager
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from desktop.catalogue.connecting import another_time, room_on, transaction
from desktop.catalogue.holding import Holding
from desktop.catalogue.turns import in_turn
from desktop.catalogue.views import Change, Confirmation, NewValues, SyncOutcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from desktop.catalogue.composing import Composing
    from desktop.catalogue.editing import Editing
    from sync.ageing import Origin
    from sync.carriers import Cancelling, Carrier, Listener
    from sync.registry import Value


class Writing(Holding):
    """What changes the copy. Each verb raises NoSpace, CannotWrite or ProfileInUse where nothing can be kept,
    AnotherIsWriting in the first thread while another is in the middle of an act."""

    def claim(self) -> None:
        """Asks for the right to write without writing anything. Raises ProfileInUse where another process has it."""
        self._refuse_reader()

    def edit(
        self,
        uid: str,
        changes: Mapping[str, Value],
        author: str,
        origins: Mapping[str, Origin] = MappingProxyType({}),
    ) -> Change:
        """Keeps these values by path, all or none; the centre's own value removes the edit. A text is kept with its
        state: a person wrote it unless `origins` says of its path that nobody has read it (MACHINE).

        Raises InvalidValue for the first value that fails a check, UnknownRecord.
        """
        return self.write([NewValues(uid, changes, origins=origins)], author)

    @in_turn
    def create(self, kind: str, changes: Mapping[str, Value], author: str) -> Change:
        """Makes a record that no bundle has brought; the change names its new uid. Raises InvalidValue."""
        with self._writing_edits() as editing:
            composing = self._composing(author)
            change = editing.write([NewValues("", changes, kind)], composing, self._new_uid, "create")
        return self._told(change)

    @in_turn
    def duplicate(self, uid: str, author: str) -> Change:
        """Makes a copy of a record without what is true of that one alone: numbers of registers, confirmation, private
        values. Raises UnknownRecord, InvalidValue."""
        with self._writing_edits() as editing:
            change = editing.duplicate(uid, self._new_uid(), self._composing(author))
        return self._told(change)

    @in_turn
    def write(self, works: Iterable[NewValues], author: str) -> Change:
        """Writes many records, all or none, as one act. Raises InvalidValue naming the record and bringing the others
        that fail, UnknownRecord."""
        with self._writing_edits() as editing:
            change = editing.write(works, self._composing(author), self._new_uid, "edit")
        return self._told(change)

    @in_turn
    def check_text(self, uid: str, paths: Sequence[str], author: str) -> Change:
        """Says of these translations that somebody compared them with their originals and found them good; originals
        are left out. Raises InvalidValue for a path of no text, UnknownRecord."""
        with self._writing_edits() as editing:
            change = editing.check_text(uid, paths, self._composing(author))
        return self._told(change)

    @in_turn
    def confirm(self, seen: Mapping[str, int], author: str, by: str = "") -> Confirmation:
        """Confirms today that these records, seen in these revisions, are still so; `by` is the organisation that says
        it. Records that have changed since, are in conflict or wrong drop out."""
        with self._writing_edits() as editing:
            confirmation = editing.confirm(seen, by, self._composing(author))
        self._told(confirmation.change)
        return confirmation

    @in_turn
    def revert(self, uid: str, path: str, author: str = "") -> Change:
        """Lets the centre's value stand again; at path `kind` a record made here is taken away."""
        with self._writing_edits() as editing:
            change = editing.revert(uid, path, self._composing(author))
        return self._told(change)

    @in_turn
    def resolve(self, uid: str, path: str, keep: Literal["mine", "centre"], author: str = "") -> Change:
        """Ends a conflict with one of the two values; a third is written by `edit`."""
        with self._writing_edits() as editing:
            change = editing.decide(uid, path, keep, self._composing(author))
        return self._told(change)

    @in_turn
    def undo(self) -> Change | None:
        """Takes the last act back; None where there is nothing."""
        with self._writing_edits() as editing:
            change = editing.undo()
        return self._told(change) if change else None

    @in_turn
    def redo(self) -> Change | None:
        """Does again what was taken back last; None where there is nothing."""
        with self._writing_edits() as editing:
            change = editing.redo()
        return self._told(change) if change else None

    def remember_columns(self, shape: str, kind: str, targets: Sequence[str]) -> None:
        """Keeps the path each column of a table of this shape filled when it was loaded as a kind."""
        from desktop.catalogue.mappings import Mappings

        self._refuse_reader()
        with room_on(self._profile.folder), transaction(self._files.local):
            Mappings(self._files.local).keep(shape, kind, tuple(targets), self._clock().isoformat(timespec="seconds"))

    @property
    def behind(self) -> bool:
        """Whether anything has yet to follow an edit: `follow` does that."""
        from desktop.catalogue.index.pending import Pending

        base = self._follow_base()
        return base is not None and (Pending(base).left or not self._edits.followed_by(base))

    def follow(self, cancelled: Cancelling = lambda: False) -> bool:
        """Lets what depends on edited records follow them, slice by slice, each kept when done; says whether there was
        anything. Meant for another thread: a large organisation takes seconds."""
        from desktop.catalogue.indexing import Indexing

        base = self._follow_base() if self._files.writing else None
        if base is None or not self.behind:
            return False
        indexing = Indexing(base, self._edits)
        with another_time():
            while not cancelled() and indexing.work_off():
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
        adopting = Adopting(self._files, self._edits, self._clock, progress, cancelled, self.turn)
        outcome = adopting.sync(source, root, accept_expired, self.status)
        if not outcome.nothing_new:
            self._told(Change("sync", outcome.new_uids + outcome.changed_uids))
        return outcome

    def _editing(self) -> Editing:
        from desktop.catalogue.editing import Editing

        return Editing(self._files.local, self._edits, self._reading)

    def _composing(self, author: str) -> Composing:
        from desktop.catalogue.composing import Composing
        from desktop.catalogue.media import Media

        return Composing(self._reading, self._terms, author, self._clock(), Media(self._profile.media).find)

    @contextmanager
    def _writing_edits(self) -> Iterator[Editing]:
        self._refuse_reader()
        with room_on(self._profile.folder), transaction(self._files.local):
            self._follow_base()  # inside the transaction: no sync can come between
            yield self._editing()

    def _told(self, change: Change) -> Change:
        self._follow_edits(change.uids)
        if change.uids or change.searches or change.verb == "sync":
            self.changes.tell(change)
        return change
