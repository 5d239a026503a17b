"""How many of the hits each code of a facet has: counts beside every filter, while a person types."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from desktop.catalogue.questions import Facet, FacetCount, Facets
from sync.bilingual import Bilingual

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

    from pyroaring import BitMap

    from desktop.catalogue.finding.crossing import Crossing
    from desktop.catalogue.questions import Question

ORGANISATIONS = 500
"""How many organisations are counted: the most frequent; a chosen one always."""
FEW, LISTED = 1000, 4096
"""Between how many hits in all and how many among 65,536 rows they are lists worth turning over."""


def totals(base: sqlite3.Connection) -> Facets:
    """The counts of the whole catalogue, as they are written down."""
    return Facets(tuple((facet, _named(base.execute(_TOTALS, (facet, ORGANISATIONS)), ())) for facet in Facet))


def counts(base: sqlite3.Connection, question: Question, crossing: Crossing) -> Facets:
    """For every facet, how many rows each code would give with the other filters as they are."""
    everywhere = crossing.rows()
    lifted = {facet: crossing.rows(facet) if question.codes(facet) else everywhere for facet in Facet}
    return Facets(tuple((facet, _counted(base, facet, rows, question.codes(facet))) for facet, rows in lifted.items()))


def _counted(base: sqlite3.Connection, facet: Facet, rows: BitMap, chosen: tuple[str, ...]) -> tuple[FacetCount, ...]:
    """Thousands of sets are read, but names for those only that are told. A code whose last row an edit has taken away
    is told where it is chosen only."""
    from desktop.catalogue.index.rowsets import packed

    narrowed = "AND length(code) = 2" if facet is Facet.BRANCH else ""
    found = [*base.execute(f"{_POSTINGS} {narrowed}", (facet,))]
    if narrowed:
        found += base.execute(f"{_POSTINGS} AND length(code) > 2 AND {_AMONG}", (facet, json.dumps(chosen)))
    none = packed(())
    found = [(code, stored) for code, stored in found if stored != none or code in chosen]
    counted = sorted(zip(_common(rows, [stored for _, stored in found]), (code for code, _ in found), strict=True))
    told = counted[:ORGANISATIONS] + [each for each in counted[ORGANISATIONS:] if each[1] in chosen]
    kept = {code: -count for count, code in told}
    kept |= {code: 0 for code in chosen if code not in kept}
    labels = {code: label for code, *label in base.execute(_LABELS, (facet, json.dumps([*kept])))}
    return _named(((code, count, *labels.get(code, (code, code))) for code, count in kept.items()), chosen)


def _common(rows: BitMap, sets: Sequence[bytes]) -> Iterator[int]:
    """How many of the rows each of these sets has, less than nothing so that the largest come first.

    Hits that are neither few nor many are lists within a bitmap, slow to be looked up: of what is no hit, which is
    bits, each set has the rest.
    """
    from pyroaring import BitMap

    unpacked = BitMap.deserialize
    if FEW < len(rows) < LISTED * (1 + (rows.max() >> 16)):
        others = rows.flip(0, 1 + rows.max()).intersection_cardinality
        within = BitMap(range(1 + rows.max())).intersection_cardinality
        return (others(found) - within(found) for found in map(unpacked, sets))
    common = rows.intersection_cardinality
    return (-common(unpacked(stored)) for stored in sets)


def _named(counts: Iterable[Sequence[Any]], chosen: tuple[str, ...]) -> tuple[FacetCount, ...]:
    return tuple(FacetCount(code, Bilingual(*label), count, code in chosen) for code, count, *label in counts)


_BRANCH_ONLY = "(tally.facet <> 'grnti' OR length(tally.code) = 2)"
_TOTALS = f"""
SELECT code, total, label_ru, label_be FROM tally
WHERE facet = ? AND total > 0 AND {_BRANCH_ONLY}
ORDER BY total DESC, code LIMIT ?
"""
_POSTINGS = "SELECT code, rows FROM posting WHERE facet = ?"
_AMONG = "code IN (SELECT value FROM json_each(?))"
_LABELS = f"SELECT code, label_ru, label_be FROM tally WHERE facet = ? AND {_AMONG}"
