"""Which units something is measured in: those records have written first, then their kin."""

from __future__ import annotations

import json
from difflib import get_close_matches
from itertools import islice
from typing import TYPE_CHECKING

from desktop.catalogue.index.belonging import OF_FACILITY, quoted
from desktop.catalogue.query.posted import listed
from desktop.catalogue.query.telling import Nearest
from sync.bilingual import Bilingual
from sync.units import unit_of

if TYPE_CHECKING:
    from desktop.catalogue.query.asked import Condition
    from desktop.catalogue.query.knowing import Known
    from sync.bilingual import Lang

MOST_UNITS = 3
_ALIKE = 0.5


def with_unit(typed: str, unit: Bilingual, lang: Lang) -> Nearest:
    """A number as typed with this unit behind it."""
    return Nearest(unit, f"{typed.rstrip()} {unit.shown(lang).text}")


def units_like(known: Known, said: str) -> tuple[Bilingual, ...]:
    """Units that are called nearly so."""
    labels = {name: term.label for term in known.vocabularies.terms("unit") for name in (term.label.be, term.label.ru)}
    return tuple(dict.fromkeys(labels[name] for name in get_close_matches(said, labels, n=MOST_UNITS, cutoff=_ALIKE)))


def units_of(known: Known, parameters: tuple[str, ...], most: int = MOST_UNITS) -> tuple[Bilingual, ...]:
    """Some units these parameters are measured in."""
    asked = json.dumps(parameters)
    bases = {base for (base,) in known.ask(_BASES, asked)}
    return _labels(known, [code for (code,) in known.ask(_WRITTEN, asked, asked)], bases, most)


def units_behind(known: Known, words: str, most: int = MOST_UNITS) -> tuple[Bilingual, ...]:
    """Some units that what has these words is measured in, or where it is not measured the instruments it has."""
    rows = listed(known.rows_with(words)[:_ASKED])
    found = _OWN if known.ask(_MEASURED, rows) else _BELOW
    bases = {base for (base,) in known.ask(_BASES_BEHIND.format(found=found), rows)}
    return _labels(known, [code for (code,) in known.ask(_WRITTEN_BEHIND.format(found=found), rows)], bases, most)


def fits_behind(known: Known, words: str, base: str, measure: Condition) -> bool:
    """Whether a measure with this base may be asked of what has these words: something of it is measured so, or has an
    instrument that is as asked; or nothing of it is measured at all."""
    found = known.rows_with(words)
    if not known.meanings.holding.of(measure).isdisjoint(found):
        return True
    rows = listed(found)
    return not known.ask(_MEASURED, rows) or bool(known.ask(_FITS, rows, base))


def _labels(known: Known, written: list[str], bases: set[str], most: int) -> tuple[Bilingual, ...]:
    """What these units are called, and all others of their bases."""
    terms = {term.code: term for term in known.vocabularies.terms("unit")}
    first = (terms[code].label for code in written if code in terms)
    kin = (term.label for term in terms.values() if unit_of(term.code).base in bases)
    return tuple(islice(dict.fromkeys((*first, *kin)), most))


_ASKED = 2_000
"""Records whose units are offered: what more of them are measured in is of no more help."""
_LOOKED_AT = 200
"""Records, of which the units they have written are counted."""
_OWN = "(SELECT value AS row FROM json_each(?))"
_BELOW = f"""
(SELECT link.row FROM json_each(?) AS named CROSS JOIN link
ON link.target = named.value AND link.field IN ({quoted(OF_FACILITY)}))
"""
_MEASURED = f"SELECT 1 FROM {_OWN} AS found CROSS JOIN measure ON measure.row = found.row LIMIT 1"
_FITS = f"SELECT 1 FROM {_OWN} AS found CROSS JOIN measure ON measure.row = found.row WHERE measure.unit = ? LIMIT 1"
_BASES_BEHIND = "SELECT DISTINCT unit FROM {found} AS found CROSS JOIN measure ON measure.row = found.row"
_WRITTEN_BEHIND = f"""
SELECT spec.value ->> 'unit' FROM (
    SELECT DISTINCT measure.row FROM {{found}} AS found CROSS JOIN measure ON measure.row = found.row LIMIT {_LOOKED_AT}
) AS few
CROSS JOIN record ON record.row = few.row CROSS JOIN json_each(record.doc, '$.specs') AS spec
GROUP BY 1 ORDER BY count(*) DESC, 1
"""
_BASES = "SELECT DISTINCT unit FROM measure WHERE parameter IN (SELECT value FROM json_each(?))"
_WRITTEN = f"""
SELECT spec.value ->> 'unit' FROM (
    SELECT DISTINCT row FROM measure WHERE parameter IN (SELECT value FROM json_each(?)) LIMIT {_LOOKED_AT}
) AS few
CROSS JOIN record ON record.row = few.row CROSS JOIN json_each(record.doc, '$.specs') AS spec
WHERE spec.value ->> 'parameter' IN (SELECT value FROM json_each(?))
GROUP BY 1 ORDER BY count(*) DESC, 1
"""
