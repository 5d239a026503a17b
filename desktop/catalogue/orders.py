"""The written orders of the whole catalogue, kept true while records change.

Moved rows find their places by halving: sorting all again would take a second in a large base. Few rows ask the base
for what they are compared with; hundreds, of a load that comes in turns, hold the keys of all in memory meanwhile.
"""

from __future__ import annotations

import json
from array import array
from bisect import bisect_left
from itertools import compress
from typing import TYPE_CHECKING

from desktop.catalogue.completing import ORDERINGS
from desktop.catalogue.rowsets import ROW

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Sequence

FEW, HELD = 200, 200_000
"""Up to how many rows ask the base row by row; the keys of how many rows are held in memory at most: about 60 MB."""

Place = tuple[str, str, str]


class Orders:
    """The orders of one base."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base
        self._known: dict[int, Place] = {}
        self._held: dict[str, tuple[array[int], list[str]]] = {}
        self._version = 0

    def places(self, rows: Sequence[int]) -> dict[int, Place]:
        """What decides where these rows stand; nothing of one that no list has."""
        found = self._base.execute(f"{_PLACES} AND row IN (SELECT value FROM json_each(?))", (json.dumps(rows),))
        return {row: (sort_ru, sort_be, confirmed) for row, sort_ru, sort_be, confirmed in found}

    def move(self, rows: Iterable[int]) -> None:
        """Lets these rows stand where they belong now, or nowhere."""
        moved = set(rows)
        self._known = self.places(list(moved))
        listed = list(self._known)
        for name in ORDERINGS if moved else ():
            order = array(ROW)
            order.frombytes(self._base.execute("SELECT rows FROM ordering WHERE name = ?", (name,)).fetchone()[0])
            many = len(listed) > FEW and len(order) <= HELD
            order = self._among_held(name, order, moved, listed) if many else self._among(name, order, moved, listed)
            self._base.execute("INSERT OR REPLACE INTO ordering VALUES (?, ?)", (name, order.tobytes()))

    def _among(self, name: str, order: array[int], moved: set[int], listed: list[int]) -> array[int]:
        """The order with the listed of the moved rows in their places."""
        if not moved.isdisjoint(order):
            order = array(ROW, (row for row in order if row not in moved))
        merged, begun, key = array(ROW), 0, self._key(name)
        for row in sorted(listed, key=key):
            place = bisect_left(order, key(row), begun, key=key)
            merged.extend(order[begun:place])
            merged.append(row)
            begun = place
        merged.extend(order[begun:])
        return merged

    def _among_held(self, name: str, order: array[int], moved: set[int], listed: list[int]) -> array[int]:
        """The same over keys in memory, which stay for the next turn."""
        keys = self._keys(name, order)
        if not moved.isdisjoint(order):
            stay = [row not in moved for row in order]
            order, keys = array(ROW, compress(order, stay)), list(compress(keys, stay))
        merged, held, begun, key = array(ROW), list[str](), 0, self._key(name)
        for own, row in sorted((key(row), row) for row in listed):
            place = bisect_left(keys, own, begun)
            merged.extend(order[begun:place])
            merged.append(row)
            held += keys[begun:place]
            held.append(own)
            begun = place
        merged.extend(order[begun:])
        self._held[name] = merged, held + keys[begun:]
        return merged

    def _keys(self, name: str, order: array[int]) -> list[str]:
        """The keys of an order, read again where anybody else has written since."""
        (version,) = self._base.execute("PRAGMA data_version").fetchone()
        if version != self._version:
            self._held.clear()
            self._version = version
        held = self._held.get(name)
        if held is not None and held[0] == order:
            return held[1]
        found = self._base.execute(_PLACES)
        keys = {row: _key_of(name, row, *place) for row, *place in found}
        return [keys.get(row, "") for row in order]  # one that no list has any more is among the moved

    def _key(self, name: str) -> Callable[[int], str]:
        def key(row: int) -> str:
            if row not in self._known:
                query = "SELECT sort_ru, sort_be, confirmed_on FROM card WHERE row = ?"
                self._known[row] = self._base.execute(query, (row,)).fetchone()
            return _key_of(name, row, *self._known[row])

        return key


def _key_of(name: str, row: int, sort_ru: str, sort_be: str, confirmed: str) -> str:
    """Where a row stands in an order; dates are turned round, since the latest comes first."""
    first = confirmed.translate(_TURNED) + _AFTER_ALL if name == "confirmed" else ""
    return f"{first}{sort_be if name == 'name_be' else sort_ru}{_BEFORE_ALL}{row:010}"


_PLACES = "SELECT row, sort_ru, sort_be, confirmed_on FROM card WHERE NOT hidden"
_TURNED = str.maketrans("0123456789", "9876543210")
_BEFORE_ALL, _AFTER_ALL = "\x00", "\x7f"
