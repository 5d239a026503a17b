"""What was verified once, kept in local.db: the memory `sync.trust` asks for."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from desktop.catalogue.connecting import transaction
from sync.trust import Floors, Remembered

if TYPE_CHECKING:
    import sqlite3


class StoredMemory:
    """A `TrustMemory` over the local file."""

    def __init__(self, local: sqlite3.Connection) -> None:
        self._local = local

    def load(self) -> tuple[Remembered, ...]:
        """The metadata files saved last."""
        found = self._local.execute("SELECT name, data FROM trusted ORDER BY name")
        return tuple(Remembered(name, bytes(data)) for name, data in found)

    def save(self, files: tuple[Remembered, ...]) -> None:
        """Keeps these files instead of all kept before."""
        with transaction(self._local):
            self._local.execute("DELETE FROM trusted")
            self._local.executemany("INSERT INTO trusted VALUES (?, ?)", [(file.name, file.data) for file in files])

    def floors(self) -> Floors:
        """What was raised last."""
        found = self._local.execute("SELECT catalog_id, seq, issued, last_verified FROM floor").fetchone()
        if not found:
            return Floors()
        catalog_id, seq, *moments = found
        issued, verified = (datetime.fromisoformat(text) if text else None for text in moments)
        return Floors(catalog_id, seq, issued, verified)

    def raise_floors(self, floors: Floors) -> None:
        """Keeps these floors."""
        moments = (moment.isoformat() if moment else None for moment in (floors.issued, floors.last_verified))
        with transaction(self._local):
            self._local.execute("DELETE FROM floor")
            self._local.execute("INSERT INTO floor VALUES (?, ?, ?, ?)", (floors.catalog_id, floors.seq, *moments))
