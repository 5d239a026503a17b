"""Hits in a written order, listed as far as anybody looks.

An order of the whole catalogue is cut into stretches of some thousand rows, each kept as a set too. Crossed with the
hits they say how many of these each stretch has, so that any place in a list of a hundred thousand is found without
listing what stands before it.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple, overload

from pyroaring import BitMap

from desktop.catalogue.rowsets import ROW, packed, unpacked

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

STRETCH = 4096
"""Rows of a stretch when it is written; edits let it grow and shrink."""
LARGEST = 2 * STRETCH


class Piece(NamedTuple):
    """Some hits, and the part of an order in which they stand."""

    hits: BitMap
    start: int
    end: int


class Listed(Sequence[int]):
    """The hits of some pieces of an order, piece after piece: what an array of them would be."""

    def __init__(self, order: array[int], pieces: Iterable[Piece]) -> None:
        self._order, self._pieces = order, [piece for piece in pieces if piece.hits]
        self._ends = [*accumulate(len(piece.hits) for piece in self._pieces)]
        self._known: dict[int, array[int]] = {}

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    @overload
    def __getitem__(self, place: int) -> int: ...
    @overload
    def __getitem__(self, place: slice) -> array[int]: ...
    def __getitem__(self, place: int | slice) -> int | array[int]:
        if isinstance(place, slice):
            return self._slice(*place.indices(len(self)))
        at = place + len(self) if place < 0 else place
        if not 0 <= at < len(self):
            raise IndexError(place)
        number = bisect_right(self._ends, at)
        return self._rows(number)[at - self._before(number)]

    def _slice(self, start: int, stop: int, step: int) -> array[int]:
        if step != 1:
            return array(ROW, (self[at] for at in range(start, stop, step)))
        found = array(ROW)
        while start < stop:
            number = bisect_right(self._ends, start)
            before = self._before(number)
            found.extend(self._rows(number)[start - before : stop - before])
            start = self._ends[number]
        return found

    def __iter__(self) -> Iterator[int]:
        for number in range(len(self._pieces)):
            yield from self._rows(number)

    def __contains__(self, row: object) -> bool:
        return isinstance(row, int) and any(row in piece.hits for piece in self._pieces)

    def index(self, row: int, start: int = 0, stop: int | None = None) -> int:
        """Where a row stands; searched from the beginning to the end. Raises ValueError for one that is no hit."""
        for number, piece in enumerate(self._pieces):
            if row in piece.hits:
                return self._before(number) + self._rows(number).index(row)
        raise ValueError(row)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence | array) and len(self) == len(other) and all(map(int.__eq__, self, other))

    __hash__ = None  # type: ignore[assignment]  # like an array

    def _before(self, number: int) -> int:
        return self._ends[number - 1] if number else 0

    def _rows(self, number: int) -> array[int]:
        """The hits of a piece in order, found out once."""
        if number not in self._known:
            hits, start, end = self._pieces[number]
            self._known[number] = array(ROW, filter(hits.__contains__, self._order[start:end]))
        return self._known[number]


def listed(base: sqlite3.Connection, name: str, order: array[int], groups: Sequence[BitMap]) -> Listed:
    """The rows of these sets, set after set, each in a written order."""
    found: list[list[Piece]] = [[] for _ in groups]
    start = 0
    for (stored,) in base.execute("SELECT rows FROM stretch WHERE name = ? ORDER BY place", (name,)):
        stretch = unpacked(stored)
        end = start + len(stretch)
        for pieces, rows in zip(found, groups, strict=True):
            pieces.append(Piece(stretch & rows, start, end))
        start = end
    return Listed(order, (piece for pieces in found for piece in pieces))


def picked(order: array[int], groups: Iterable[BitMap]) -> array[int]:
    """The rows of these sets, set after set, each as an order that is not cut into stretches has them."""
    found = array(ROW)
    for rows in groups:
        found.extend(filter(rows.__contains__, order))
    return found


def write_stretches(base: sqlite3.Connection, name: str, order: array[int]) -> None:
    """Cuts an order anew."""
    base.execute("DELETE FROM stretch WHERE name = ?", (name,))
    cut = (packed(BitMap(order[start : start + STRETCH])) for start in range(0, len(order), STRETCH))
    base.executemany("INSERT INTO stretch VALUES (?, ?, ?)", ((name, *each) for each in enumerate(cut)))
