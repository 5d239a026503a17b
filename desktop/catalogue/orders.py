"""The written orders of the whole catalogue, kept true while records change.

Moved rows find their places by halving: sorting all again would take a second in a large base. Rows of one turn share
the keys they are compared with.
"""

from __future__ import annotations

import json
from array import array
from bisect import bisect_left
from typing import TYPE_CHECKING

from desktop.catalogue.completing import ORDERINGS
from desktop.catalogue.rowsets import ROW

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

Key = tuple[str, str, int]


class Orders:
    """The orders of one base."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base
        self._known: dict[int, tuple[str, str, str]] = {}

    def places(self, rows: Sequence[int]) -> dict[int, tuple[object, ...]]:
        """What decides where these rows stand; nothing of one that no list has."""
        query = """
        SELECT row, sort_ru, sort_be, confirmed_on FROM card
        WHERE row IN (SELECT value FROM json_each(?)) AND NOT hidden
        """
        return {row: tuple(place) for row, *place in self._base.execute(query, (json.dumps(rows),))}

    def move(self, rows: Iterable[int]) -> None:
        """Lets these rows stand where they belong now, or nowhere."""
        moved = set(rows)
        self._known.clear()
        listed = list(self.places(list(moved)))
        for name in ORDERINGS if moved else ():
            order = array(ROW)
            order.frombytes(self._base.execute("SELECT rows FROM ordering WHERE name = ?", (name,)).fetchone()[0])
            if not moved.isdisjoint(order):
                order = array(ROW, (row for row in order if row not in moved))
            order = self._with(name, order, listed)
            self._base.execute("INSERT OR REPLACE INTO ordering VALUES (?, ?)", (name, order.tobytes()))

    def _with(self, name: str, order: array[int], rows: list[int]) -> array[int]:
        """The order with these rows in their places."""

        def key(row: int) -> Key:
            return self._key(name, row)

        merged, begun = array(ROW), 0
        for row in sorted(rows, key=key):
            place = bisect_left(order, key(row), begun, key=key)
            merged.extend(order[begun:place])
            merged.append(row)
            begun = place
        merged.extend(order[begun:])
        return merged

    def _key(self, name: str, row: int) -> Key:
        """Where a row stands in an order; dates are turned round, since the latest comes first."""
        if row not in self._known:
            query = "SELECT confirmed_on, sort_ru, sort_be FROM card WHERE row = ?"
            confirmed, sort_ru, sort_be = self._base.execute(query, (row,)).fetchone()
            self._known[row] = confirmed.translate(_TURNED) + _AFTER_ALL, sort_ru, sort_be
        latest_first, sort_ru, sort_be = self._known[row]
        return latest_first if name == "confirmed" else "", sort_be if name == "name_be" else sort_ru, row


_TURNED = str.maketrans("0123456789", "9876543210")
_AFTER_ALL = "\x7f"
