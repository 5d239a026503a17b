"""Which rows hold a condition: found once, and again only after the base has changed. A facility can do what its
instruments can."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from pyroaring import BitMap

from desktop.catalogue.index.rowsets import united, unpacked
from desktop.catalogue.query.changing import state_of
from desktop.catalogue.stopping import check

if TYPE_CHECKING:
    import sqlite3

    from desktop.catalogue.query.asked import Condition, Rows
    from desktop.catalogue.query.below import Below

MOST_KEPT = 64
"""Conditions."""


class Holding:
    """Answers conditions over one connection to a base."""

    def __init__(self, base: sqlite3.Connection, below: Below) -> None:
        self._base, self._below = base, below
        self._state: tuple[int, int] | None = None
        self._kept: dict[Condition, BitMap] = {}

    def of(self, condition: Condition) -> BitMap:
        """The rows that hold it, as a set of its own."""
        self._follow()
        if condition not in self._kept:
            check()
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            found = united(map(self._rows, condition.parts))
            self._kept[condition] = found | self._below.above(found) if condition.climbs else found
        return self._kept[condition].copy()

    def _follow(self) -> None:
        """Forget what was found before the base changed, by this connection or another one."""
        if (state := state_of(self._base)) != self._state:
            self._state = state
            self._kept.clear()

    def _rows(self, part: Rows) -> BitMap:
        """One text of all rows is handed over in half the time of as many results."""
        if part.packed:
            return united(unpacked(rows) for (rows,) in self._base.execute(part.query, part.values))
        (found,) = self._base.execute(f"SELECT json_group_array(row) FROM ({part.query})", part.values).fetchone()
        return BitMap(msgspec.json.decode(found, type=list[int]))
