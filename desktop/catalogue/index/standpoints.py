"""Where records stand: by their own coordinates, else in their own town, else where the record above them stands.

An instrument and a service stand at their facility, a facility at its host. Others, programmes above all, stand
nowhere.
A base has the rows of each place written down beside each other, as they were when it was built.
"""

from __future__ import annotations

import json
from array import array
from collections import Counter
from functools import cache
from itertools import accumulate
from math import cos, radians, sin
from typing import TYPE_CHECKING, NamedTuple

from desktop.catalogue.index.belonging import quoted
from desktop.catalogue.index.stretches import in_order
from desktop.catalogue.questions import ROW
from desktop.catalogue.towns import shipped_towns
from sync.bilingual import Lang

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

Spot = tuple[float, float, float]
"""A place on a globe of radius 1, as a vector from its middle."""

TAKES_OVER = ("facility", "equipment", "service")
"""Kinds that stand where the record above them stands, if they have no place of their own."""
_LEVELS = 3
"""A service, its facility, the facility's host."""
_NOWHERE = (1 << 31) - 1


class Written(NamedTuple):
    """What a base has: three numbers for each place, where the rows of each end, and the rows as bytes; those after the
    last end stand nowhere."""

    places: array[float]
    ends: array[int]
    rows: bytes


def spot_at(lat: float, lon: float) -> Spot:
    """The place of these degrees; a longitude beyond 180 goes on to the east."""
    lat, lon = radians(lat), radians(lon)
    return cos(lat) * cos(lon), cos(lat) * sin(lon), sin(lat)


class Standing:
    """Where the rows of one base stand."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base

    def spots(self, rows: Iterable[int]) -> dict[int, Spot]:
        """Where these rows stand now; nothing of one that stands nowhere."""
        found: dict[int, Spot] = {}
        looked_for = {row: row for row in rows}
        for _ in range(_LEVELS):
            asked = (json.dumps(sorted(set(looked_for.values()))),)
            own = {row: (_own(*said), above) for row, *said, above in self._base.execute(_THESE, asked)}
            stand = {row: own.get(at, (None, None)) for row, at in looked_for.items()}
            found |= {row: place for row, (place, _) in stand.items() if place}
            looked_for = {row: above for row, (place, above) in stand.items() if above and not place}
        return found

    def edited(self) -> list[int]:
        """Rows that may stand elsewhere than written, or be new or gone: the edited and what stands where they do."""
        return [row for (row,) in self._base.execute(_EDITED)]

    def written(self, lang: Lang) -> Written:
        """As it was when the base was built, the rows of each place by name in that language."""
        places, ends, rows = (self._read(name) for name in ("spots", "spot_ends", f"spot_rows_{lang.value}"))
        return Written(array("d", places), array(ROW, ends), rows)

    def _read(self, name: str) -> bytes:
        (stored,) = self._base.execute("SELECT rows FROM ordering WHERE name = ?", (name,)).fetchone()
        return bytes(stored)


def write_standpoints(base: sqlite3.Connection) -> None:
    """Writes down where the rows of a whole base stand; its orders by name are there already."""
    places: dict[Spot, int] = {}
    of_row = _places_of_rows(base, places)
    ends: Iterable[int] = ()
    for lang in Lang:
        rows = in_order(base, f"name_{lang.value}")
        grouped = array(ROW, sorted(rows, key=of_row.__getitem__))
        base.execute(_WRITE, (f"spot_rows_{lang.value}", grouped.tobytes()))
        counts = Counter(map(of_row.__getitem__, rows))
        ends = accumulate(counts[place] for place in range(len(places)))
    base.execute(_WRITE, ("spot_ends", array(ROW, ends).tobytes()))
    base.execute(_WRITE, ("spots", array("d", (axis for place in places for axis in place)).tobytes()))


def _places_of_rows(base: sqlite3.Connection, places: dict[Spot, int]) -> array[int]:
    """The number of the place of each row; `places` gets them all in the order of their numbers."""
    last: int = base.execute("SELECT coalesce(max(row), 0) FROM card").fetchone()[0]
    of_row = array("i", [_NOWHERE]) * (last + 1)
    for level in _LEVEL:
        for row, *said, above in base.execute(level):
            if own := _own(*said):
                of_row[row] = places.setdefault(own, len(places))
            elif above:
                of_row[row] = of_row[above]
    return of_row


def _own(lat: float | None, lon: float | None, town_ru: str, town_be: str, country: str) -> Spot | None:
    """What a record says of its own place."""
    if lat is not None and lon is not None:
        return spot_at(lat, lon)
    return _town(town_ru, town_be, country) if town_ru or town_be else None


@cache
def _town(town_ru: str, town_be: str, country: str) -> Spot | None:
    towns = shipped_towns()
    town = towns.named(town_ru, country) or towns.named(town_be, country)
    return spot_at(town.lat, town.lon) if town else None


_BELOW = f"card.kind IN ({quoted(TAKES_OVER)})"
_ALL = f"""
SELECT card.row, lat, lon, locality_ru, locality_be, country, CASE WHEN {_BELOW} THEN parent END
FROM card LEFT JOIN place ON place.row = card.row
"""
_THESE = f"{_ALL} WHERE card.row IN (SELECT value FROM json_each(?))"
_LEVEL = (f"{_ALL} WHERE NOT {_BELOW}", f"{_ALL} WHERE card.kind = '{TAKES_OVER[0]}'",
          f"{_ALL} WHERE card.kind IN ({quoted(TAKES_OVER[1:])})")  # fmt: skip
_EDITED = f"""
WITH RECURSIVE moved (row) AS (
    SELECT row FROM card WHERE edited
    UNION
    SELECT card.row FROM moved JOIN card INDEXED BY card_of_parent ON card.parent = moved.row AND card.parent > 0
    WHERE {_BELOW}
)
SELECT row FROM moved
"""
_WRITE = "INSERT OR REPLACE INTO ordering VALUES (?, ?)"
