"""The small map: outlines of the regions around a place, and the place as a point. It claims nothing about borders.

The map is data that an operator may replace or take away: regions of any ids, rings of longitude and latitude in
hundredths of a degree. A file that is missing or is no map gives no map.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import msgspec

from desktop.brochure.parts import colour
from desktop.brochure.plan import MapPoint
from desktop.brochure.tagged import TaggedCanvas

_LAND, _HOME, _EDGE, _POINT = "#d5dcea", "#b3c4e6", "#ffffff", "#1f4493"
_COARSE = 0.35
"""Points closer than this many points of paper to the last one are left out."""


_TRIANGLE = 6
"""Numbers in the shortest ring that is an area."""


class _Region(msgspec.Struct, frozen=True):
    id: str
    country: str
    rings: list[list[int]]
    label: tuple[float, float] = (0.0, 0.0)


class _Map(msgspec.Struct, frozen=True):
    regions: list[_Region]
    scale: int = 100


@dataclass(frozen=True, slots=True)
class Shape:
    """Rings of one region in points of paper, from the lower left corner; `home` is where the place lies."""

    home: bool
    rings: tuple[tuple[tuple[float, float], ...], ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """A drawn map before it has ink: shapes and the point, within `wide` by `tall`."""

    wide: float
    tall: float
    shapes: tuple[Shape, ...]
    point: tuple[float, float]


@lru_cache(maxsize=2)
def _read(path: Path, _changed: float) -> _Map | None:
    try:
        return msgspec.json.decode(path.read_bytes(), type=_Map)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return None


@lru_cache(maxsize=256)
def outline(path: Path, place: MapPoint, wide: float, tall: float) -> Outline | None:
    """The map around a place, or None where there is no map file or nothing is known of where the place is.

    A country of few regions is shown whole; of a large one the surroundings of the place.
    """
    data = _read(path, path.stat().st_mtime if path.is_file() else 0.0)
    point = _point(data, place) if data and data.scale > 0 else None
    if not data or not point:
        return None
    country = [region for region in data.regions if region.country == place.country]
    whole = 0 < len(country) <= _WHOLE_AT_MOST
    frame = _Frame(_bounds(country, point) if whole else _around(point, data.scale), data.scale, wide, tall)
    near = country if whole else [region for region in data.regions if frame.touches(region)]
    shapes = tuple(Shape(region.id == place.region, frame.rings(region)) for region in near)
    return Outline(wide, tall, shapes, frame.project(*point))


def _point(data: _Map, place: MapPoint) -> tuple[float, float] | None:
    """Where the place lies in units of the map: where it says, else where its region's name stands."""
    if place.lat is not None and place.lon is not None:
        return place.lon * data.scale, place.lat * data.scale
    labels = (region.label for region in data.regions if region.id == place.region)
    lon, lat = next(labels, (None, None))
    return None if lon is None or lat is None else (lon * data.scale, lat * data.scale)


_WHOLE_AT_MOST = 12
"""Regions of a country that is shown whole."""
_SURROUNDINGS = 9.0
"""Degrees of latitude around a place in a large country."""

_Bounds = tuple[float, float, float, float]


def _bounds(regions: list[_Region], point: tuple[float, float]) -> _Bounds:
    """Left, right, low, high of the regions and the point."""
    xs = [x for region in regions for ring in region.rings for x in ring[::2]] + [point[0]]
    ys = [y for region in regions for ring in region.rings for y in ring[1::2]] + [point[1]]
    return min(xs), max(xs), min(ys), max(ys)


def _around(point: tuple[float, float], scale: int) -> _Bounds:
    reach = _SURROUNDINGS * scale / 2
    return point[0] - reach, point[0] + reach, point[1] - reach, point[1] + reach


def _widened(low: float, high: float, least: float) -> tuple[float, float]:
    spare = max(0.0, least - (high - low)) / 2
    return low - spare, high + spare


class _Frame:
    """A plate carrée that shows at least the bounds, shrunk by the cosine of their middle latitude."""

    def __init__(self, bounds: _Bounds, scale: int, wide: float, tall: float) -> None:
        left, right, low, high = bounds
        middle = min(89.0, abs(low + high) / 2 / scale)
        self.squeeze = math.cos(math.radians(middle))
        self.factor = min(wide / max(1.0, (right - left) * self.squeeze), tall / max(1.0, high - low)) * 0.96
        self.left, self.right = _widened(left, right, wide / self.factor / self.squeeze)
        self.low, self.high = _widened(low, high, tall / self.factor)

    def project(self, x: float, y: float) -> tuple[float, float]:
        return (x - self.left) * self.squeeze * self.factor, (y - self.low) * self.factor

    def touches(self, region: _Region) -> bool:
        return any(
            min(ring[::2]) < self.right
            and max(ring[::2]) > self.left
            and min(ring[1::2]) < self.high
            and max(ring[1::2]) > self.low
            for ring in region.rings
            if len(ring) >= _TRIANGLE
        )

    def rings(self, region: _Region) -> tuple[tuple[tuple[float, float], ...], ...]:
        return tuple(self._thinned(ring) for ring in region.rings if len(ring) >= _TRIANGLE)

    def _thinned(self, ring: list[int]) -> tuple[tuple[float, float], ...]:
        kept: list[tuple[float, float]] = []
        for x, y in zip(ring[::2], ring[1::2], strict=False):
            point = self.project(x, y)
            if not kept or math.dist(point, kept[-1]) >= _COARSE:
                kept.append(point)
        return tuple(kept)


def draw_outline(canvas: TaggedCanvas, found: Outline, x: float, low: float) -> None:
    """Draws it with the lower left corner there; the caller marks it as a figure."""
    canvas.saveState()
    canvas.translate(x, low)
    window = canvas.beginPath()
    window.rect(0, 0, found.wide, found.tall)
    canvas.clipPath(window, stroke=0, fill=0)
    canvas.setStrokeColor(colour(_EDGE))
    canvas.setLineWidth(0.4)
    for shape in found.shapes:
        canvas.setFillColor(colour(_HOME if shape.home else _LAND))
        _draw_shape(canvas, shape)
    canvas.setFillColor(colour(_EDGE))
    canvas.circle(*found.point, 3.4, stroke=0, fill=1)
    canvas.setFillColor(colour(_POINT))
    canvas.circle(*found.point, 2.5, stroke=0, fill=1)
    canvas.restoreState()


def _draw_shape(canvas: TaggedCanvas, shape: Shape) -> None:
    path = canvas.beginPath()
    for ring in shape.rings:
        for number, point in enumerate(ring):
            (path.lineTo if number else path.moveTo)(*point)
        path.close()
    canvas.drawPath(path, stroke=1, fill=1, fillMode=0)
