"""Which column of a table filled which field, remembered by the shape of the table's header."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    import sqlite3


class Mappings:
    """Remembered columns over one connection to local.db; transactions belong to the caller."""

    def __init__(self, local: sqlite3.Connection) -> None:
        self._local = local

    def of(self, shape: str, kind: str) -> tuple[str, ...]:
        """The path of each column when a table of this shape was last loaded as this kind; () where it never was."""
        query = "SELECT targets FROM mapping WHERE shape = ? AND kind = ?"
        found = self._local.execute(query, (shape, kind)).fetchone()
        return msgspec.json.decode(found[0], type=tuple[str, ...]) if found else ()

    def keep(self, shape: str, kind: str, targets: tuple[str, ...], at: str) -> None:
        """Remembers them since a moment (ISO)."""
        values = (shape, kind, msgspec.json.encode(targets).decode(), at)
        self._local.execute("INSERT OR REPLACE INTO mapping VALUES (?, ?, ?, ?)", values)
