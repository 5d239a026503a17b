"""From degrees to the flat: Albers' equal-area conic projection, so that a shade weighs what its region weighs.

The sphere is enough: a pixel is hundreds of metres wide.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import cos, radians, sin, sqrt


@dataclass(frozen=True)
class Albers:
    """All in degrees: the two parallels that keep their length, the meridian that stands upright, and the parallel
    north and south are measured from."""

    south: float
    north: float
    meridian: float
    origin: float

    @cached_property
    def _cone(self) -> tuple[float, float, float]:
        south = radians(self.south)
        cone = (sin(south) + sin(radians(self.north))) / 2
        square = cos(south) ** 2 + 2 * cone * sin(south)
        return cone, square, sqrt(square - 2 * cone * sin(radians(self.origin))) / cone

    def project(self, lat: float, lon: float) -> tuple[float, float]:
        """East and south of the origin in radii of the Earth. Chukotka beyond 180 may be said as below -90 too."""
        cone, square, top = self._cone
        radius = sqrt(max(0.0, square - 2 * cone * sin(radians(lat)))) / cone
        angle = cone * radians((lon + 360 if lon < -90 else lon) - self.meridian)
        return radius * sin(angle), radius * cos(angle) - top


WHOLE = Albers(50, 68, 98, 56)
"""For both countries, from Kaliningrad to Chukotka."""
HOME = Albers(52, 55, 28, 53.5)
"""For Belarus by itself: on a map of the whole it would lie on its side."""
