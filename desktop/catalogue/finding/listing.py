"""Hits in a written order, listed as far as anybody looks.

The stretches of an order (`stretches`), crossed with the hits, say how many of these each has, so that any place in a
list of a hundred thousand is found without listing what stands before it.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple, overload

from pyroaring import BitMap

from desktop.catalogue.index.rowsets import ROW, unpacked

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable


class Piece(NamedTuple):
    """Some hits, and the stretch of an order in which they stand."""

    hits: BitMap
    rows: bytes


class Listed(Sequence[int]):
    """The hits of some pieces of an order, piece after piece: what an array of them would be."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self._pieces = [piece for piece in pieces if piece.hits]
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
            hits, rows = self._pieces[number]
            self._known[number] = array(ROW, filter(hits.__contains__, array(ROW, rows)))
        return self._known[number]


def listed(base: sqlite3.Connection, name: str, groups: Sequence[BitMap]) -> Listed:
    """The rows of these sets, set after set, each in a written order."""
    found: list[list[Piece]] = [[] for _ in groups]
    for rows, members in base.execute("SELECT rows, members FROM stretch WHERE name = ? ORDER BY first", (name,)):
        stretch = unpacked(members)
        for pieces, group in zip(found, groups, strict=True):
            pieces.append(Piece(stretch & group, rows))
    return Listed(piece for pieces in found for piece in pieces)
