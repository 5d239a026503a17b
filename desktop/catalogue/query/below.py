"""Which instruments and services belong to which facility, and who hosts those: read once, and after an edit only of
what was edited.

Few are looked up one by one. What is asked of many reads all that is there: a facility of most rows takes a tenth of
the time so.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

import msgspec
from pyroaring import BitMap

from desktop.catalogue.index.belonging import OF_FACILITY, quoted
from desktop.catalogue.index.rowsets import ROW
from desktop.catalogue.query.changing import state_of
from desktop.catalogue.query.posted import listed

if TYPE_CHECKING:
    import sqlite3

MANY = 20_000
"""Rows: of more of them to read what belongs to all is soon less work."""


class Below:
    """Of one connection to a base."""

    def __init__(self, base: sqlite3.Connection, many: int = MANY) -> None:
        self._base, self._many = base, many
        self._state: tuple[int, int] | None = None
        self._built: _Built | None = None
        self._edited = BitMap()
        self._pairs: list[tuple[int, int]] = []
        """Of the edited: a row and a facility of it."""

    def above(self, rows: BitMap) -> BitMap:
        """The facilities of those of these rows that are instruments or services."""
        if self._is_few(rows):
            return self._asked(_ABOVE, rows)
        built = self._follow()
        found = built.above(rows - self._edited)
        found.update([facility for row, facility in self._pairs if row in rows])
        return found

    def of(self, facilities: BitMap) -> BitMap:
        """The instruments and services of those of these rows that are facilities."""
        if self._is_few(facilities):
            return self._asked(_BELOW, facilities)
        built = self._follow()
        found = built.below(facilities) - self._edited
        found.update([row for row, facility in self._pairs if facility in facilities])
        return found

    def _is_few(self, rows: BitMap) -> bool:
        return self._built is None and len(rows) <= self._many

    def _asked(self, query: str, rows: BitMap) -> BitMap:
        (found,) = self._base.execute(query, (listed(rows),)).fetchone()
        return BitMap(msgspec.json.decode(found, type=list[int]))

    def _follow(self) -> _Built:
        """What is so as the base was when it was first read; what edits have changed since is read anew."""
        if self._built is None:
            rows, facilities = self._base.execute(_ALL).fetchone()
            self._built = _built(*(msgspec.json.decode(each, type=list[int]) for each in (rows, facilities)))
        if (state := state_of(self._base)) != self._state:
            self._state = state
            self._edited.update([row for (row,) in self._base.execute("SELECT row FROM card WHERE edited")])
            self._pairs = self._base.execute(_OF_EDITED, (listed(self._edited),)).fetchall() if self._edited else []
        return self._built


class _Built(NamedTuple):
    """The rows that belong to a facility, in the order of their facilities, and those; of each row its first facility,
    and the rows of several with each further one."""

    rows: array[int]
    facilities: array[int]
    belonging: BitMap
    first: list[int]
    further: list[tuple[int, int]]

    def above(self, rows: BitMap) -> BitMap:
        belonging = rows & self.belonging
        found = BitMap(list(map(self.first.__getitem__, belonging.to_array())))
        found.update([facility for row, facility in self.further if row in belonging])
        return found

    def below(self, facilities: BitMap) -> BitMap:
        found, above = array(ROW), self.facilities
        for facility in facilities:
            start = bisect_left(above, facility)
            found.extend(self.rows[start : bisect_right(above, facility, start)])
        return BitMap(found)


def _built(rows: list[int], facilities: list[int]) -> _Built:
    belonging = BitMap(rows)
    numbers = list(range(max(facilities, default=0) + 1))  # one object of each number, whoever names it
    first = [0] * (belonging.max() + 1 if belonging else 0)
    further = []
    for row, facility in zip(rows, facilities, strict=True):
        if first[row]:
            further.append((row, facility))
        else:
            first[row] = numbers[facility]
    return _Built(array(ROW, rows), array(ROW, facilities), belonging, first, further)


_OF = f"field IN ({quoted(OF_FACILITY)})"
_ALL = f"SELECT json_group_array(row), json_group_array(target) FROM (SELECT * FROM link WHERE {_OF} ORDER BY target)"
_OF_EDITED = (
    f"SELECT link.row, target FROM json_each(?) AS edited CROSS JOIN link ON link.row = edited.value WHERE {_OF}"
)
_ABOVE = f"""
SELECT json_group_array(target) FROM json_each(?) AS found CROSS JOIN link ON link.row = found.value WHERE {_OF}
"""
_BELOW = f"""
SELECT json_group_array(link.row) FROM json_each(?) AS found CROSS JOIN link ON link.target = found.value WHERE {_OF}
"""
