"""Whether a base is still what it was when something of it was read and kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3


def state_of(base: sqlite3.Connection) -> tuple[int, int]:
    """Another one whenever the base was changed, by this connection or by another."""
    (version,) = base.execute("PRAGMA data_version").fetchone()
    return version, base.total_changes
