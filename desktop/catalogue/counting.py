"""How many of the hits each code of a facet has: counts beside every filter, while a person types."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.catalogue.questions import Facet, FacetCount, Facets
from sync.bilingual import Bilingual

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from pyroaring import BitMap

    from desktop.catalogue.crossing import Crossing
    from desktop.catalogue.questions import Question

ORGANISATIONS = 500
"""How many organisations are counted: the most frequent; a chosen one always."""


def totals(base: sqlite3.Connection) -> Facets:
    """The counts of the whole catalogue, as they are written down."""
    return Facets(tuple((facet, _named(base.execute(_TOTALS, (facet, ORGANISATIONS)), ())) for facet in Facet))


def counts(base: sqlite3.Connection, question: Question, crossing: Crossing) -> Facets:
    """For every facet, how many rows each code would give with the other filters as they are."""
    everywhere = crossing.rows()
    lifted = {facet: crossing.rows(facet) if question.codes(facet) else everywhere for facet in Facet}
    return Facets(tuple((facet, _counted(base, facet, rows, question.codes(facet))) for facet, rows in lifted.items()))


def _counted(base: sqlite3.Connection, facet: Facet, rows: BitMap, chosen: tuple[str, ...]) -> tuple[FacetCount, ...]:
    from desktop.catalogue.rowsets import unpacked

    marks, common = ", ".join("?" * len(chosen)), rows.intersection_cardinality
    found = base.execute(_POSTINGS.format(marks=marks), (facet, *chosen))
    counted = [(code, common(unpacked(stored)), *label) for code, stored, *label in found]
    ordered = sorted(counted, key=lambda count: (-count[1], count[0]))
    kept = [count for place, count in enumerate(ordered) if place < ORGANISATIONS or count[0] in chosen]
    known = {code for code, *_ in kept}
    return _named(kept + [(code, 0, code, code) for code in chosen if code not in known], chosen)


def _named(counts: Iterable[Sequence[Any]], chosen: tuple[str, ...]) -> tuple[FacetCount, ...]:
    return tuple(FacetCount(code, Bilingual(*label), count, code in chosen) for code, count, *label in counts)


_BRANCH_ONLY = "(tally.facet <> 'grnti' OR length(tally.code) = 2)"
_TOTALS = f"""
SELECT code, total, label_ru, label_be FROM tally
WHERE facet = ? AND total > 0 AND {_BRANCH_ONLY}
ORDER BY total DESC, code LIMIT ?
"""
_POSTINGS = f"""
SELECT tally.code, posting.rows, tally.label_ru, tally.label_be
FROM tally JOIN posting USING (facet, code)
WHERE tally.facet = ? AND ({_BRANCH_ONLY} OR tally.code IN ({{marks}}))
"""
