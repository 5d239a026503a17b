"""The written orders of the whole catalogue, cut into stretches of two thousand rows or so.

A stretch is known by a key no greater than that of any row in it and greater than those of all rows before it, so that
a row that moves touches two of them. Each is kept as a set too, to be crossed with hits.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from itertools import islice
from typing import TYPE_CHECKING

from desktop.catalogue.questions import ROW

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable

    from pyroaring import BitMap

LENGTH = 2048
"""Rows of a stretch when it is written; edits let it grow to twice that and shrink."""


def in_order(base: sqlite3.Connection, name: str) -> array[int]:
    """All rows in a written order."""
    rows = array(ROW)
    for (stored,) in base.execute("SELECT rows FROM stretch WHERE name = ? ORDER BY first", (name,)):
        rows.frombytes(stored)
    return rows


def write_stretches(base: sqlite3.Connection, name: str, placed: Iterable[tuple[int, bytes]]) -> None:
    """Writes an order anew: all its rows with their keys, which rise."""
    base.execute("DELETE FROM stretch WHERE name = ?", (name,))
    rest, first = iter(placed), b""
    while found := list(islice(rest, LENGTH)):
        _write(base, name, first and found[0][1], array(ROW, (row for row, _ in found)))
        first = found[-1][1]
    if not first:
        _write(base, name, first, array(ROW))


def _write(base: sqlite3.Connection, name: str, first: bytes, rows: array[int], members: BitMap | None = None) -> None:
    from desktop.catalogue.index.rowsets import packed  # the first list of a start needs no sets

    values = (name, first, rows.tobytes(), packed(rows if members is None else members))
    base.execute("INSERT OR REPLACE INTO stretch VALUES (?, ?, ?, ?)", values)


class Moving:
    """Moves single rows of one order; what it has changed is written by `settle`. `key_of` tells where a row that
    stays stands, and where one stands that has been put in."""

    def __init__(self, base: sqlite3.Connection, name: str, key_of: Callable[[int], bytes]) -> None:
        self._base, self._name, self._key_of = base, name, key_of
        self._held: dict[bytes, tuple[array[int], BitMap]] = {}

    def take_out(self, row: int, key: bytes) -> None:
        """Takes a row away from where it stood by that key."""
        rows, members = self._stretch(key)
        if row in members:
            rows.remove(row)
            members.remove(row)

    def put_in(self, row: int) -> None:
        """Lets a row stand where its key says."""
        rows, members = self._stretch(key := self._key_of(row))
        rows.insert(bisect_left(rows, key, key=self._key_of), row)
        members.add(row)

    def settle(self) -> None:
        """Writes the stretches that have changed; one that has grown too long becomes two."""
        for first, (rows, members) in self._held.items():
            if len(rows) <= 2 * LENGTH:
                _write(self._base, self._name, first, rows, members)
            else:
                _write(self._base, self._name, first, rows[:LENGTH])
                _write(self._base, self._name, self._key_of(rows[LENGTH]), rows[LENGTH:])
        self._held.clear()

    def _stretch(self, key: bytes) -> tuple[array[int], BitMap]:
        from desktop.catalogue.index.rowsets import unpacked

        (first,) = self._base.execute(_AT, (self._name, key)).fetchone()
        if first not in self._held:
            rows, members = self._base.execute(_STRETCH, (self._name, first)).fetchone()
            self._held[first] = array(ROW, rows), unpacked(members)
        return self._held[first]


_AT = "SELECT first FROM stretch WHERE name = ? AND first <= ? ORDER BY first DESC LIMIT 1"
_STRETCH = "SELECT rows, members FROM stretch WHERE name = ? AND first = ?"
