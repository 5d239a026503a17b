"""The regions as drawn: outlines out of the map file, projected once, and asked by place."""

from __future__ import annotations

from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import msgspec
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPolygonF

from desktop.ui.overview.projecting import HOME, WHOLE, Albers
from sync.bilingual import Bilingual
from sync.errors import MalformedRecord

HOME_COUNTRY = "BY"
"""The country with a map of its own."""


COARSE = 0.0006
"""Cells of the coarse outlines in radii of the Earth: less than a pixel as long as everything is in view."""


class _Outline(msgspec.Struct, frozen=True):
    """A region of the map file: flat rings of longitude and latitude in parts of a degree (`scale` of the file)."""

    id: str
    country: str
    name_ru: str
    name_be: str
    label: tuple[float, float]
    rings: tuple[tuple[int, ...], ...]


class _File(msgspec.Struct, frozen=True):
    scale: int
    regions: tuple[_Outline, ...]


class Region:
    """One region on the flat: its code in the vocabulary, its names, its path, the path for seeing from afar, and
    where its figure stands."""

    def __init__(self, outline: _Outline, scale: int, flat: Albers) -> None:
        self.code, self.country = outline.id, outline.country
        self.name = Bilingual(outline.name_ru, outline.name_be)
        lon, lat = outline.label
        self.label = QPointF(*flat.project(lat, lon))
        rings = [_ring(ring, scale, flat) for ring in outline.rings]
        self.path, self.coarse = _path(rings), _path([_coarse(ring) for ring in rings])
        self.bounds = self.path.boundingRect()


Ring = list[tuple[float, float]]


def _ring(ring: tuple[int, ...], scale: int, flat: Albers) -> Ring:
    return [flat.project(lat / scale, lon / scale) for lat, lon in zip(ring[1::2], ring[0::2], strict=True)]


def _path(rings: list[Ring]) -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    for ring in rings:
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in (*ring, ring[0])]))
    return path


def _coarse(ring: Ring) -> Ring:
    """The ring on a grid, each cell once: neighbours come upon the same cells, and no gap opens between them."""
    cells = ((round(x / COARSE) * COARSE, round(y / COARSE) * COARSE) for x, y in ring)
    return [cell for cell, _ in groupby(cells)]


class Atlas:
    """Regions on one flat."""

    def __init__(self, regions: list[Region], flat: Albers) -> None:
        self.regions, self.flat = regions, flat
        self._by_code = {region.code: region for region in regions}

    def region(self, code: str) -> Region | None:
        """The region of a code, None for one the map does not draw."""
        return self._by_code.get(code)

    @cached_property
    def bounds(self) -> QRectF:
        """What holds all of them."""
        whole = QRectF()
        for region in self.regions:
            whole = whole.united(region.bounds)
        return whole

    def at(self, point: QPointF) -> Region | None:
        """The region under a point of the flat; a town that is a region of its own lies within another one's ring."""
        found = [region for region in self.regions if region.bounds.contains(point) and region.path.contains(point)]
        return min(found, key=lambda region: region.bounds.width() * region.bounds.height(), default=None)


class Atlases(NamedTuple):
    """The map of the whole, and of the country that is too small on it."""

    whole: Atlas
    home: Atlas


def read_atlases(path: Path, shipped: Path) -> Atlases:
    """The maps of a map file; of the shipped one where that file cannot be read. For another thread: it takes a
    tenth of a second."""
    try:
        return _read(path)
    except (OSError, MalformedRecord):
        return _read(shipped)


def _read(path: Path) -> Atlases:
    """Raises OSError, MalformedRecord."""
    try:
        file = msgspec.json.decode(path.read_bytes(), type=_File)
        return Atlases(_drawn(file, WHOLE), _drawn(file, HOME, HOME_COUNTRY))
    except (msgspec.MsgspecError, ValueError, IndexError, ZeroDivisionError) as error:
        raise MalformedRecord(path.name, "", str(error)) from error


def _drawn(file: _File, flat: Albers, country: str = "") -> Atlas:
    wanted = (outline for outline in file.regions if outline.rings and country in ("", outline.country))
    return Atlas([Region(outline, file.scale, flat) for outline in wanted], flat)
