"""How far records stand from a town, and all of them in that order.

The rows of one place are neighbours in every such order, whatever it is measured from. So they are written down once,
grouped by place and by name within (`standpoints`): to sort half a million rows is to sort their places. What has been
edited since the base was built, and what stands where that stands, is put into its place anew each time.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from functools import cached_property
from itertools import compress, pairwise
from math import asin, sqrt
from typing import TYPE_CHECKING

from msgspec.structs import replace

from desktop.catalogue.index.rowsets import ROW, mask_with
from desktop.catalogue.index.standpoints import Standing, spot_at
from desktop.catalogue.towns import shipped_towns

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Sequence

    from pyroaring import BitMap

    from desktop.catalogue.index.standpoints import Spot
    from desktop.catalogue.views import Card
    from sync.bilingual import Lang

EARTH = 6371.0088
"""Kilometres: the mean radius of the earth (2a + b) / 3 of WGS 84, as the IUGG has it (Moritz, Geodetic Reference
System 1980)."""
SIZE = array(ROW).itemsize
UNLISTED = (1 << 32) - 1
FEW = 4
"""Of so many rows one may be found, or less, for it to be worth sorting the found."""
NOWHERE = -1
"""The group of rows that stand nowhere: the last, however many are added before it."""


def kilometres(one: Spot, other: Spot) -> float:
    """The way along a great circle by the haversine formula: the haversine of an angle is a quarter of the square of
    its chord (Sinnott, Virtues of the Haversine, Sky and Telescope 68, 1984, p. 159). Off by at most 0.6 %, since the
    earth is no ball."""
    haversine = sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) / 4
    return 2 * EARTH * asin(sqrt(min(1.0, haversine)))


def spot_of(near: str) -> Spot | None:
    """The place a question names, None where no town of this program has that code."""
    town = shipped_towns().of(near) if near else None
    return spot_at(town.lat, town.lon) if town else None


def measured(base: sqlite3.Connection, cards: tuple[Card, ...], near: str) -> tuple[Card, ...]:
    """The same cards, each telling how far from the town of that code it stands, if it stands anywhere."""
    origin = spot_of(near)
    if origin is None:
        return cards
    spots = Standing(base).spots(card.row for card in cards)
    away = (kilometres(origin, spots[card.row]) if card.row in spots else None for card in cards)
    return tuple(replace(card, away=distance) for card, distance in zip(cards, away, strict=True))


def nearest_town(base: sqlite3.Connection, rows: Sequence[int]) -> str:
    """The code of the town nearest to the first of these rows, '' where there is none or it stands nowhere."""
    spots = Standing(base).spots(rows[:1])
    if not spots:
        return ""
    place = spots[rows[0]]
    return min(shipped_towns(), key=lambda town: kilometres(place, spot_at(town.lat, town.lon))).code


class ByDistance:
    """All rows in one order by distance."""

    def __init__(self, rows: array[int]) -> None:
        self.rows = rows

    def among(self, groups: Sequence[BitMap]) -> array[int]:
        """The rows of these sets, set after set. Few are sorted by their places, many picked from the whole."""
        found = array(ROW)
        for hits in groups:
            few = len(hits) * FEW < len(self.rows)
            found.extend(self._sorted(hits) if few else filter(hits.__contains__, self.rows))
        return found

    def _sorted(self, hits: BitMap) -> list[int]:
        """These rows, without those no list has."""
        places, size = self._places, len(self._places)
        return sorted((row for row in hits if row < size and places[row] != UNLISTED), key=places.__getitem__)

    @cached_property
    def _places(self) -> array[int]:
        """The place of each row."""
        places = array(ROW, [UNLISTED]) * (max(self.rows, default=-1) + 1)
        for place, row in enumerate(self.rows):
            places[row] = place
        return places


class Nearest:
    """Keeps the order asked for last, and what stands together, as long as nobody writes to the base: from letter to
    letter the order stays the same, from town to town what stands together."""

    def __init__(self) -> None:
        self._groups: tuple[object, _Groups] | None = None
        self._order: tuple[object, ByDistance] | None = None

    def order(self, base: sqlite3.Connection, near: str, lang: Lang, names: Callable[[], array[int]]) -> ByDistance:
        """All rows, those nearest to the town of that code first, equal ones as `names` has them, which are all rows by
        name in that language; those that stand nowhere come last. Where no town has that code all stand nowhere."""
        origin = spot_of(near)
        if origin is None:
            return ByDistance(names())
        now = lang, base.execute("PRAGMA data_version").fetchone()[0], base.total_changes
        if self._groups is None or self._groups[0] != now:
            self._groups, self._order = (now, _groups_of(base, lang, names)), None
        if self._order is None or self._order[0] != near:
            self._order = near, ByDistance(self._groups[1].joined(origin))
        return self._order[1]


def _groups_of(base: sqlite3.Connection, lang: Lang, names: Callable[[], array[int]]) -> _Groups:
    groups = _Groups(Standing(base), lang)
    if edited := Standing(base).edited():
        groups.regroup(edited, names())
    return groups


class _Groups:
    """The rows of each place, by name, as bytes; last those that stand nowhere."""

    def __init__(self, standing: Standing, lang: Lang) -> None:
        self._standing = standing
        self._places, self._ends, self._rows = standing.written(lang)
        cuts = [0, *(end * SIZE for end in self._ends), len(self._rows)]
        self._groups = [self._rows[begin:end] for begin, end in pairwise(cuts)]

    def joined(self, origin: Spot) -> array[int]:
        """All rows, the nearest place first."""
        x, y, z = origin
        xs, ys, zs = (self._places[axis::3] for axis in range(3))
        aside = [-(a * x + b * y + c * z) for a, b, c in zip(xs, ys, zs, strict=True)]  # rises with the angle
        nearest = sorted(range(len(aside)), key=aside.__getitem__)
        return array(ROW, b"".join((*map(self._groups.__getitem__, nearest), self._groups[-1])))

    def regroup(self, edited: Sequence[int], names: array[int]) -> None:
        """Lets edited rows stand where they stand now. The groups they leave or enter are put together anew out of
        `names`, so that each stays in order and a row that is no longer listed is in none."""
        left = self._left(edited)
        entered = self._entered(edited)
        touched = {*left, *entered.values()}
        members = {row: place for place in touched for row in array(ROW, self._groups[place])}
        members = {row: place for row, place in members.items() if row not in entered} | entered
        mask = mask_with(members, max((*members, max(names, default=0))) + 1)
        fresh = {place: array(ROW) for place in touched}
        for row in compress(names, map(mask.__getitem__, names)):
            fresh[members[row]].append(row)
        for place, rows in fresh.items():
            self._groups[place] = rows.tobytes()

    def _left(self, edited: Sequence[int]) -> set[int]:
        """The groups these rows are in by what is written."""
        rows = array(ROW, self._rows)
        mask = mask_with(edited, max((*edited, max(rows, default=0))) + 1)
        found = compress(range(len(rows)), map(mask.__getitem__, rows))
        return {_last(bisect_right(self._ends, place), len(self._ends)) for place in found}

    def _entered(self, edited: Sequence[int]) -> dict[int, int]:
        """The group each of these rows belongs in now, the last one for those that stand nowhere; a place nothing stood
        at gets a group."""
        spots = self._standing.spots(edited)
        known = {
            spot: place for place, spot in enumerate(zip(*(self._places[axis::3] for axis in range(3)), strict=True))
        }
        for spot in spots.values():
            if spot not in known:
                known[spot] = len(known)
                self._places.extend(spot)
                self._groups.insert(-1, b"")
        return {row: known[spots[row]] if row in spots else NOWHERE for row in edited}


def _last(place: int, count: int) -> int:
    """A number of a group that stays right while groups are added before the last."""
    return place if place < count else NOWHERE
