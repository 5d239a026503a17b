"""The whole catalogue in numbers. Counts come from the sets the filters use, so that a count never disagrees with the
list behind it; ages are crossed with them as sets."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from pyroaring import BitMap

from desktop.catalogue.chores import Chores, closing_calls
from desktop.catalogue.finding.search import Search
from desktop.catalogue.index.rowsets import ROW, unpacked
from desktop.catalogue.questions import Facet, Question
from desktop.catalogue.views_of_work import Ages, Keeper, Overview, Points
from sync.bilingual import Bilingual
from sync.calls import UNION_TIME
from sync.freshness import Freshness, freshness

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

KEEPERS = 200
"""How many organisations with something to confirm are named."""


def overview(base: sqlite3.Connection, now: datetime) -> Overview:
    """The numbers at an aware moment; for another thread, since a large catalogue takes a second."""
    today = now.astimezone(UNION_TIME).date()
    facets, chores, aged = Search(base).facets(Question()), Chores(base, None), _by_age(base, today)
    whole = Ages(*map(len, aged))
    return Overview(
        records=whole.total,
        by_kind=facets.of(Facet.KIND),
        by_country=facets.of(Facet.COUNTRY),
        by_region=facets.of(Facet.REGION),
        by_branch=facets.of(Facet.BRANCH),
        ages=whole,
        region_ages=tuple((code, _ages(aged, rows)) for code, rows, *_ in base.execute(_SETS, (Facet.REGION,))),
        keepers=_keepers(base, aged),
        texts=chores.texts(),
        calls=closing_calls(base, now),
        points=_points(base),
    )


def _by_age(base: sqlite3.Connection, today: date) -> list[BitMap]:
    """The rows of lists that are fresh, due and old."""
    rows: dict[Freshness, array[int]] = {age: array(ROW) for age in Freshness}
    for row, confirmed_on, months in base.execute(_AGES):
        rows[freshness(confirmed_on, months, today)].append(row)
    return [BitMap(rows[age]) for age in Freshness]


def _ages(aged: Iterable[BitMap], stored: bytes) -> Ages:
    """The ages of a stored set."""
    among = unpacked(stored).intersection_cardinality
    return Ages(*map(among, aged))


def _keepers(base: sqlite3.Connection, aged: Sequence[BitMap]) -> tuple[Keeper, ...]:
    sets = base.execute(_SETS, (Facet.ORGANISATION,))
    found = (Keeper(uid, Bilingual(ru, be), _ages(aged, rows)) for uid, rows, ru, be in sets)
    late = [keeper for keeper in found if keeper.ages.due or keeper.ages.old]
    late.sort(key=lambda keeper: (-keeper.ages.due - keeper.ages.old, keeper.name.ru, keeper.uid))
    return tuple(late[:KEEPERS])


def _points(base: sqlite3.Connection) -> Points:
    """Facilities by their own place, else by their host's."""
    rows, lats, lons, own = array(ROW), array("d"), array("d"), bytearray()
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
LEFT JOIN place AS host ON host.row = card.parent
WHERE card.kind = 'facility' AND NOT card.hidden AND coalesce(own.lat, host.lat) IS NOT NULL
"""
