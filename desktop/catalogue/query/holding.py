"""Which rows hold a condition: found once, and again only after the base has changed.

A facility can do what its instruments can. Of few instruments their facilities are looked up one by one; of many in a
list of all, which is read when the first question needs it.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

import msgspec
from pyroaring import BitMap

from desktop.catalogue.index.belonging import OF_FACILITY, quoted
from desktop.catalogue.index.rowsets import united, unpacked
from desktop.catalogue.query.asked import Rows
from desktop.catalogue.query.changing import state_of

if TYPE_CHECKING:
    import sqlite3

    from desktop.catalogue.query.asked import Condition

MOST_KEPT = 64
"""Conditions."""
MANY = 20_000
"""Rows: of more of them to read the facilities of all rows is soon less work."""


class Holding:
    """Answers conditions over one connection to a base."""

    def __init__(self, base: sqlite3.Connection, many: int = MANY) -> None:
        self._base, self._many = base, many
        self._state: tuple[int, int] | None = None
        self._kept: dict[Condition, BitMap] = {}
        self._facilities: tuple[array[int], list[tuple[int, int]]] | None = None

    def of(self, condition: Condition) -> BitMap:
        """The rows that hold it, as a set of its own."""
        self._follow()
        if condition not in self._kept:
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            found = united(map(self._rows, condition.parts))
            self._kept[condition] = found | self._above(found) if condition.climbs else found
        return self._kept[condition].copy()

    def _follow(self) -> None:
        """Forget what was found before the base changed, by this connection or another one."""
        if (state := state_of(self._base)) != self._state:
            self._state, self._facilities = state, None
            self._kept.clear()

    def _rows(self, part: Rows) -> BitMap:
        """One text of all rows is handed over in half the time of as many results."""
        if part.packed:
            return united(unpacked(rows) for (rows,) in self._base.execute(part.query, part.values))
        (found,) = self._base.execute(f"SELECT json_group_array(row) FROM ({part.query})", part.values).fetchone()
        return BitMap(msgspec.json.decode(found, type=list[int]))

    def _above(self, rows: BitMap) -> BitMap:
        """The facilities of those of these rows that are instruments or services."""
        if len(rows) <= self._many:
            listed = msgspec.json.encode(list(rows)).decode()
            return self._rows(Rows(_FACILITIES_OF, (listed,)))
        if self._facilities is None:
            self._facilities = self._read_facilities()
        first, further = self._facilities
        found = BitMap(array("I", map(first.__getitem__, rows)))
        found.discard(0)
        found.update([facility for row, facility in further if row in rows])
        return found

    def _read_facilities(self) -> tuple[array[int], list[tuple[int, int]]]:
        """For every row its facility, 0 where it has none; and the further ones of those that have several."""
        (last,) = self._base.execute("SELECT max(row) FROM record").fetchone()
        first, further = array("I", bytes(array("I").itemsize * (last + 1))), []
        for row, facility in self._base.execute(_FACILITIES):
            if first[row]:
                further.append((row, facility))
            else:
                first[row] = facility
        return first, further


_FACILITIES = f"SELECT row, target FROM link WHERE field IN ({quoted(OF_FACILITY)})"
_FACILITIES_OF = f"""
SELECT link.target AS row FROM json_each(?) AS found CROSS JOIN link ON link.row = found.value
WHERE link.field IN ({quoted(OF_FACILITY)})
"""
