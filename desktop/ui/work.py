"""What the record side of the window asks of the catalogue; the catalogue itself fits it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.catalogue.questions import Found, Question
    from desktop.catalogue.views import Card, Change, Confirmation, Edit, HistoryEntry, NewValues, RecordView, Status
    from sync.ageing import Origin
    from sync.registry import Value
    from sync.vocabularies import Vocabularies


class Work(Protocol):
    """One copy of the catalogue as a person reads it and works on it. Each thread has one of its own (`fork`)."""

    @property
    def vocabularies(self) -> Vocabularies:
        """All terms."""

    def record(self, uid: str) -> RecordView:
        """One record whole. Raises UnknownRecord."""

    def media(self, sha256: str) -> Path | None:
        """The file of this hash, None where it is not on this computer."""

    def rows_of(self, uids: Iterable[str]) -> tuple[int, ...]:
        """Rows of these records in their order; unknown ones are left out."""

    def claim(self) -> None:
        """Ask for the right to write. Raises ProfileInUse where another process has it."""

    def edit(self, uid: str, changes: Mapping[str, Value], author: str, origins: Mapping[str, Origin] = ...) -> Change:
        """Keep these values, all or none; `origins` say of texts that no person wrote them.

        Raises InvalidValue, UnknownRecord, NoSpace, ProfileInUse.
        """

    def check_text(self, uid: str, paths: Sequence[str], author: str) -> Change:
        """Somebody has compared these texts with their originals and found them good."""

    def confirm(self, seen: Mapping[str, int], author: str, by: str = "") -> Confirmation:
        """These records, seen in these revisions, are still so today; what has changed since drops out."""

    def create(self, kind: str, changes: Mapping[str, Value], author: str) -> Change:
        """Begin a record; the first uid of the change is its own. Raises InvalidValue, NoSpace, ProfileInUse."""

    def duplicate(self, uid: str, author: str) -> Change:
        """Begin a record like another. Raises UnknownRecord, NoSpace, ProfileInUse."""

    def write(self, works: Iterable[NewValues], author: str) -> Change:
        """Keep values in many records, all or none, as one act. Raises what `edit` raises."""

    @property
    def occupied(self) -> bool:
        """Whether another thread is writing: an edit is refused until it is done."""

    @property
    def can_undo(self) -> bool:
        """Whether `undo` would do anything."""

    @property
    def can_redo(self) -> bool:
        """Whether `redo` would do anything."""

    def undo(self) -> Change | None:
        """Take the last act back; None where there is nothing."""

    def redo(self) -> Change | None:
        """Do again what was taken back last; None where there is nothing."""

    def edits(self, uids: Iterable[str] | None = None) -> tuple[Edit, ...]:
        """All standing changes of this person, or those of these records."""

    def history(self, uid: str) -> tuple[HistoryEntry, ...]:
        """What was done to a record on this computer."""

    def revert(self, uid: str, path: str) -> Change | None:
        """Let the centre's value stand again."""

    def resolve(self, uid: str, path: str, keep: Literal["mine", "centre"]) -> Change | None:
        """End a conflict with one of the two values."""

    def search(self, question: Question) -> Found:
        """Row ids of the hits, in order."""

    def cards(self, rows: Sequence[int]) -> Sequence[Card]:
        """Cards of these rows, in their order."""

    def status(self) -> Status:
        """The state of the copy."""
