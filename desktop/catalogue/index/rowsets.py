"""Sets of rows: roaring bitmaps, crossed and counted as they are, kept as bytes every roaring library reads.

Whatever makes a set, equal sets are equal bytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyroaring import BitMap

from desktop.catalogue.questions import ROW

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["ROW", "mask_with", "packed", "united", "unpacked"]


def packed(rows: Iterable[int]) -> bytes:
    """The stored form of a set."""
    found = rows if isinstance(rows, BitMap) else BitMap(rows)
    found.run_optimize()
    return found.serialize()


def unpacked(stored: bytes) -> BitMap:
    """A stored set; that of no bytes is empty."""
    return BitMap.deserialize(stored) if stored else BitMap()


def united(sets: Iterable[BitMap]) -> BitMap:
    """All that is in any of these."""
    return BitMap.union(*found) if (found := list(sets)) else BitMap()


def mask_with(rows: Iterable[int], size: int) -> bytearray:
    """One byte for each row below `size`: 1 for these."""
    mask = bytearray(size)
    for row in rows:
        mask[row] = 1
    return mask
