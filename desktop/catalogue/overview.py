"""The whole catalogue in numbers. Counts come from the sets the filters use, so that a count never disagrees with the
list behind it; ages are crossed with them as long numbers of bits."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from desktop.catalogue.chores import Chores, closing_calls
from desktop.catalogue.questions import Facet, Question
from desktop.catalogue.rowsets import bits_of, mask_with, stored_bits
from desktop.catalogue.search import Search
from desktop.catalogue.views_of_work import Ages, Keeper, Overview, Points
from sync.bilingual import Bilingual
from sync.calls import UNION_TIME
from sync.freshness import Freshness, freshness

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable
    from datetime import date, datetime

KEEPERS = 200
"""How many organisations with something to confirm are named."""

Bits = dict[Freshness, int]


def overview(base: sqlite3.Connection, now: datetime) -> Overview:
    """The numbers at an aware moment; for another thread, since a large catalogue takes a second."""
    today = now.astimezone(UNION_TIME).date()
    facets, chores, bits = Search(base).facets(Question()), Chores(base, None), _by_age(base, today)
    return Overview(
        records=sum(bits[age].bit_count() for age in Freshness),
        by_kind=facets.of(Facet.KIND),
        by_country=facets.of(Facet.COUNTRY),
        by_region=facets.of(Facet.REGION),
        by_branch=facets.of(Facet.BRANCH),
        ages=_ages(bits, None),
        region_ages=tuple((code, _ages(bits, rows)) for code, rows, *_ in _sets(base, Facet.REGION)),
        keepers=_keepers(base, bits),
        texts=chores.texts(),
        calls=closing_calls(base, now),
        points=_points(base),
    )


def _by_age(base: sqlite3.Connection, today: date) -> Bits:
    """The rows of lists by their age, as numbers."""
    rows: dict[Freshness, array[int]] = {age: array("I") for age in Freshness}
    last = 0
    for row, confirmed_on, months in base.execute(_AGES):
        rows[freshness(confirmed_on, months, today)].append(row)
        last = max(last, row)
    return {age: bits_of(mask_with(found, last + 1)) for age, found in rows.items()}


def _ages(bits: Bits, among: int | None) -> Ages:
    fresh, due, old = ((bits[age] if among is None else bits[age] & among).bit_count() for age in Freshness)
    return Ages(fresh, due, old)


def _sets(base: sqlite3.Connection, facet: Facet) -> Iterable[tuple[str, int, str, str]]:
    for code, rows, label_ru, label_be in base.execute(_SETS, (facet,)):
        yield code, stored_bits(rows), label_ru, label_be


def _keepers(base: sqlite3.Connection, bits: Bits) -> tuple[Keeper, ...]:
    found = (Keeper(uid, Bilingual(ru, be), _ages(bits, rows)) for uid, rows, ru, be in _sets(base, Facet.ORGANISATION))
    late = [keeper for keeper in found if keeper.ages.due or keeper.ages.old]
    late.sort(key=lambda keeper: (-keeper.ages.due - keeper.ages.old, keeper.name.ru, keeper.uid))
    return tuple(late[:KEEPERS])


def _points(base: sqlite3.Connection) -> Points:
    """Facilities by their own place, else by their host's."""
    rows, lats, lons, own = array("I"), array("d"), array("d"), bytearray()
    for row, lat, lon, is_own in base.execute(_POINTS):
        rows.append(row)
        lats.append(lat)
        lons.append(lon)
        own.append(is_own)
    return Points(rows, lats, lons, bytes(own))


_AGES = "SELECT row, confirmed_on, months FROM card INDEXED BY card_by_age WHERE NOT hidden"
_SETS = """
SELECT tally.code, posting.rows, label_ru, label_be
FROM tally JOIN posting USING (facet, code)
WHERE tally.facet = ? AND total > 0
"""
_POINTS = """
SELECT card.row, coalesce(own.lat, host.lat), coalesce(own.lon, host.lon), own.row IS NOT NULL
FROM card
LEFT JOIN place AS own ON own.row = card.row
LEFT JOIN belongs ON belongs.row = card.row
LEFT JOIN place AS host ON host.row = belongs.parent
WHERE card.kind = 'facility' AND NOT card.hidden AND coalesce(own.lat, host.lat) IS NOT NULL
"""
