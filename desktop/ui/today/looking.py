"""What the page of the day asks of the catalogue; in the background."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop.catalogue.views_of_work import ToDo


class Waiting(Protocol):
    """The part of the catalogue this page needs; the catalogue itself fits it."""

    def to_do(self, organisation: str) -> ToDo:
        """What waits for an organisation."""

    def rows_kept_by(self, organisation: str) -> Sequence[int]:
        """Rows of all an organisation keeps."""

    def to_confirm(self, organisation: str) -> Iterable[str]:
        """Uids of all that is due or old."""

    def rows_of(self, uids: Iterable[str]) -> Sequence[int]:
        """Rows of these records."""


class Seen(msgspec.Struct, frozen=True):
    """What was found: the chores, and the rows of what is confirmed and of what is not."""

    to_do: ToDo
    fresh: tuple[int, ...]


def look(catalogue: Waiting, office: str) -> Seen:
    """Ask a catalogue what waits for an office."""
    waiting = set(catalogue.rows_of(catalogue.to_confirm(office)))
    fresh = tuple(row for row in catalogue.rows_kept_by(office) if row not in waiting)
    return Seen(catalogue.to_do(office), fresh)
