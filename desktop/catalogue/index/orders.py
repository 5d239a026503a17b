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

from desktop.catalogue.index.rowsets import ROW
from desktop.catalogue.index.stretches import Moving, in_order, write_stretches

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Mapping, Sequence

FEW, HELD = 200, 200_000
"""Up to how many rows ask the base row by row; the keys of how many rows are held in memory at most: about 60 MB."""

Place = tuple[str, str, str]

ORDERINGS = {
    "name_ru": "sort_ru, row",
    "name_be": "sort_be, row",
    "confirmed": "confirmed_on DESC, sort_ru, row",
    "oldest": "confirmed_on, sort_ru, row",
}
"""The orders by name, each as SQL has it."""


class Orders:
    """The orders of one base."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base
        self._known: dict[int, Place] = {}
        self._held: dict[str, tuple[array[int], list[bytes]]] = {}
        self._version = 0

    def places(self, rows: Sequence[int]) -> dict[int, Place]:
        """What decides where these rows stand; nothing of one that no list has."""
        found = self._base.execute(f"{_PLACES} AND row IN (SELECT value FROM json_each(?))", (json.dumps(rows),))
        return {row: (sort_ru, sort_be, confirmed) for row, sort_ru, sort_be, confirmed in found}

    def move(self, before: Mapping[int, Place | tuple[()]]) -> None:
        """Lets these rows, given with what decided where they stood, stand where they belong now, or nowhere."""
        self._known = self.places(list(before))
        for name in ORDERINGS:
            moved = {row: place for row, place in before.items() if self._moves(name, row, place)}
            listed = [row for row in self._known if row in moved]
            if moved and (len(listed) <= FEW or not self._all_together(name, set(moved), listed)):
                self._one_by_one(name, moved, listed)

    def _moves(self, name: str, row: int, place: Place | tuple[()]) -> bool:
        """Whether a row has to leave where it stood in an order: a name of one language moves it in one of them."""
        known = self._known.get(row)
        return not (place and known) or _key_of(name, row, *place) != _key_of(name, row, *known)

    def _one_by_one(self, name: str, before: Mapping[int, Place | tuple[()]], listed: Sequence[int]) -> None:
        moving = Moving(self._base, name, self._key(name))
        for row, place in before.items():
            if place:
                moving.take_out(row, _key_of(name, row, *place))
        for row in listed:
            moving.put_in(row)
        moving.settle()

    def _all_together(self, name: str, moved: set[int], listed: Sequence[int]) -> bool:
        """The same over keys in memory, which stay for the next turn; false where they would be too many."""
        order = in_order(self._base, name)
        if len(order) > HELD:
            return False
        keys = self._keys(name, order)
        if not moved.isdisjoint(order):
            stay = [row not in moved for row in order]
            order, keys = array(ROW, compress(order, stay)), list(compress(keys, stay))
        merged, held, begun, key = array(ROW), list[bytes](), 0, self._key(name)
        for own, row in sorted((key(row), row) for row in listed):
            place = bisect_left(keys, own, begun)
            merged.extend(order[begun:place])
            merged.append(row)
            held += keys[begun:place]
            held.append(own)
            begun = place
        merged.extend(order[begun:])
        self._held[name] = merged, held + keys[begun:]
        write_stretches(self._base, name, zip(*self._held[name], strict=True))
        return True

    def _keys(self, name: str, order: array[int]) -> list[bytes]:
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
        return [keys.get(row, b"") for row in order]  # one that no list has any more is among the moved

    def _key(self, name: str) -> Callable[[int], bytes]:
        def key(row: int) -> bytes:
            if row not in self._known:
                query = "SELECT sort_ru, sort_be, confirmed_on FROM card WHERE row = ?"
                self._known[row] = self._base.execute(query, (row,)).fetchone()
            return _key_of(name, row, *self._known[row])

        return key


def write_orders(base: sqlite3.Connection) -> None:
    """Writes down all orders of a new base."""
    for name, order in ORDERINGS.items():
        found = base.execute(f"{_PLACES} ORDER BY {order}")
        write_stretches(base, name, ((row, _key_of(name, row, *place)) for row, *place in found))


def _key_of(name: str, row: int, sort_ru: str, sort_be: str, confirmed: str) -> bytes:
    """Where a row stands in an order; dates are turned round where the latest comes first."""
    first = {"confirmed": confirmed.translate(_TURNED) + _AFTER_ALL, "oldest": confirmed + _BEFORE_ALL}.get(name, "")
    return f"{first}{sort_be if name == 'name_be' else sort_ru}{_BEFORE_ALL}{row:010}".encode()


_PLACES = "SELECT row, sort_ru, sort_be, confirmed_on FROM card WHERE NOT hidden"
_TURNED = str.maketrans("0123456789", "9876543210")
_BEFORE_ALL, _AFTER_ALL = "\x00", "\x7f"
