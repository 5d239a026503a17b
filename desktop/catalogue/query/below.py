"""Which instruments and services belong to which facility: read once, and after an edit only of what was edited.

Few are looked up one by one. What is asked of many reads all that is there: a facility of most rows takes a tenth of
the time so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from pyroaring import BitMap

from desktop.catalogue.index.belonging import OF_FACILITY, quoted
from desktop.catalogue.index.wordsets import renewed_rows
from desktop.catalogue.query.changing import state_of
from desktop.catalogue.query.posted import listed

if TYPE_CHECKING:
    import sqlite3

    from desktop.catalogue.index.instruments import Instruments
    from desktop.catalogue.query.lasting import Lasting

MANY = 2_000
"""Rows: of more of them to read what belongs to all is soon less work."""


class Below:
    """Of one connection to a base."""

    def __init__(self, base: sqlite3.Connection, lasting: Lasting, many: int = MANY) -> None:
        self._base, self._lasting, self._many = base, lasting, many
        self._state: tuple[int, int] | None = None
        self._built: Instruments | None = None
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

    def _follow(self) -> Instruments:
        """What is so as the base was when it was built; what edits have changed since is read anew."""
        if self._built is None:
            self._built = self._lasting.instruments(self._base)
        if (state := state_of(self._base)) != self._state:
            self._state = state
            self._edited = renewed_rows(self._base)
            self._pairs = self._base.execute(_OF_EDITED, (listed(self._edited),)).fetchall() if self._edited else []
        return self._built


_OF = f"field IN ({quoted(OF_FACILITY)})"
_OF_EDITED = (
    f"SELECT link.row, target FROM json_each(?) AS edited CROSS JOIN link ON link.row = edited.value WHERE {_OF}"
)
_ABOVE = f"""
SELECT json_group_array(target) FROM json_each(?) AS found CROSS JOIN link ON link.row = found.value WHERE {_OF}
"""
_BELOW = f"""
SELECT json_group_array(link.row) FROM json_each(?) AS found CROSS JOIN link ON link.target = found.value WHERE {_OF}
"""
