"""Facilities as points, put together where they would overlap: once for each doubling of the scale."""

from __future__ import annotations

from math import floor, log2
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop.catalogue.views_of_work import Points
    from desktop.ui.overview.atlas import Atlas

FINEST = 1 / 6371
"""A kilometre in radii of the Earth: towns are told apart, buildings are not."""
DEEPEST = 13
"""So often the cells of the finest level are doubled."""
APART = 24
"""Pixels between the middles of two clusters, about."""


class Cluster(NamedTuple):
    """So many facilities around a place of the flat; `row` is the one it is, or one of them."""

    x: float
    y: float
    many: int
    row: int


class Clusters:
    """The points of a catalogue at every scale. Making it takes half a second for many: for another thread."""

    def __init__(self, points: Points, atlas: Atlas, inside: bool = False) -> None:
        """On the flat of an atlas; `inside` leaves out what lies on none of its regions."""
        project = atlas.flat.project
        places = (project(lat, lon) for lat, lon in zip(points.lat, points.lon, strict=True))
        self._singles = [Cluster(x, y, 1, row) for (x, y), row in zip(places, points.row, strict=True)]
        finest = _joined(self._singles, FINEST)
        if inside:
            finest = [each for each in finest if atlas.at(QPointF(each.x, each.y))]
        self._levels: list[list[Cluster]] = [finest]
        for depth in range(1, DEEPEST + 1):
            self._levels.append(_joined(self._levels[-1], FINEST * 2**depth))

    def at(self, scale: float) -> Sequence[Cluster]:
        """The clusters where a radius of the Earth is `scale` pixels."""
        return self._levels[_depth(scale)]

    def rows_of(self, cluster: Cluster, scale: float) -> tuple[int, ...]:
        """The facilities of a cluster of this scale."""
        size = FINEST * 2 ** _depth(scale)
        wanted = _cell(cluster, size)
        return tuple(single.row for single in self._singles if _cell(single, size) == wanted)


def _depth(scale: float) -> int:
    return min(DEEPEST, max(0, floor(log2(APART / scale / FINEST))))


def _cell(cluster: Cluster, size: float) -> tuple[int, int]:
    return floor(cluster.x / size), floor(cluster.y / size)


def _joined(finer: Iterable[Cluster], size: float) -> list[Cluster]:
    """One cluster for each cell, in the middle of what is in it; cells of half the size lie within one."""
    cells: dict[tuple[int, int], Cluster] = {}
    for each in finer:
        cell = _cell(each, size)
        there = cells.get(cell)
        if there is None:
            cells[cell] = each
        else:
            count = there.many + each.many
            x = (there.x * there.many + each.x * each.many) / count
            y = (there.y * there.many + each.y * each.many) / count
            cells[cell] = Cluster(x, y, count, there.row)
    return sorted(cells.values(), key=lambda each: each.many)  # the many are drawn over the few
