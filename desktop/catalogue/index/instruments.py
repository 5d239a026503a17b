"""Which instruments and services belong to which facility, as arrays: written down when a base is built, for questions
that ask it of most rows."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from pyroaring import BitMap

from desktop.catalogue.index.belonging import OF_FACILITY, quoted
from desktop.catalogue.index.rowsets import ROW
from desktop.catalogue.index.wordsets import whole

if TYPE_CHECKING:
    import sqlite3


class Instruments(NamedTuple):
    """The rows that belong to a facility, in the order of their facilities, and those; of each row its first facility,
    0 where there is none; the rows of several with each further one, as pairs one after the other."""

    rows: array[int]
    facilities: array[int]
    first: array[int]
    further: array[int]

    def above(self, rows: BitMap) -> BitMap:
        """The facilities of these rows, which the base had when it was built."""
        found = BitMap(list(map(self.first.__getitem__, rows.to_array())))
        found.discard(0)
        pairs = zip(self.further[::2], self.further[1::2], strict=True)
        found.update([facility for row, facility in pairs if row in rows])
        return found

    def below(self, facilities: BitMap) -> BitMap:
        """What belongs to these rows."""
        found, above = array(ROW), self.facilities
        for facility in facilities:
            start = bisect_left(above, facility)
            found.extend(self.rows[start : bisect_right(above, facility, start)])
        return BitMap(found)


def write_instruments(base: sqlite3.Connection) -> None:
    """Writes down those of a whole base, whose links are there already."""
    (last,) = base.execute("SELECT coalesce(max(row), 0) FROM record").fetchone()
    found = Instruments(array(ROW), array(ROW), array(ROW, bytes(array(ROW).itemsize * (last + 1))), array(ROW))
    for row, facility in base.execute(_ALL):
        found.rows.append(row)
        found.facilities.append(facility)
        if found.first[row]:
            found.further.extend((row, facility))
        else:
            found.first[row] = facility
    named = zip(_NAMES, found, strict=True)
    base.executemany("INSERT INTO whole VALUES (?, ?)", ((name, values.tobytes()) for name, values in named))


def read_instruments(base: sqlite3.Connection) -> Instruments:
    """Those of a base as it was built."""
    return Instruments(*(array(ROW, whole(base, name)) for name in _NAMES))


_NAMES = tuple(f"instruments_{name}" for name in Instruments._fields)
_ALL = f"SELECT row, target FROM link WHERE field IN ({quoted(OF_FACILITY)}) ORDER BY target, row"
