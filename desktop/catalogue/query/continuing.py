"""What the value of a field may be, by what is typed of it: those most records have come first."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop.catalogue.query.calling import NEVER, meant
from desktop.catalogue.query.choosing import MOST_COMPARED, possible, used
from desktop.catalogue.query.fields import in_quotes
from desktop.catalogue.query.names import From, Source, folded
from desktop.catalogue.query.paying import currencies
from desktop.catalogue.query.posted import listed
from desktop.catalogue.questions import Facet
from desktop.catalogue.towns import shipped_towns
from sync.bilingual import Bilingual
from sync.fields import Type

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from desktop.catalogue.query.knowing import Known
    from desktop.catalogue.query.names import Asking, Choice

MOST = 8
SHORTEST_CODE = 2
_BEGUN = 3
"""How far a value may be from what is typed of it, see `meant`: all words, the last of them begun."""


class Offer(NamedTuple):
    """A value as it may stand behind the colon, what it is called, what else there is to say, how many have it."""

    insert: str
    label: Bilingual
    note: str = ""
    records: int = -1


def offers(known: Known, asking: Asking, said: str) -> Iterator[Offer]:
    """Values of a field that begin so, or have a word that does; the most frequent ones where nothing is typed."""
    if asking.price:
        yield from _sums(known, said)
        return
    for find in (_of_terms, _of_names, _of_lines, _of_towns, _of_years, _of_numbers):
        for source in asking.sources:
            yield from find(known, source, said)


def _of_terms(known: Known, source: Source, said: str) -> Iterator[Offer]:
    """Terms that records have, the most frequent of those equally near first; where none is, any term."""
    near = _near(said, used(known, source))
    counted = [(distance, -_count(known, choice), choice) for distance, choice in near]
    if not counted and source.name != Facet.BRANCH:
        counted = [(distance, 0, choice) for distance, choice in _near(said, possible(known, source))]
    for _, records, choice in sorted(counted, key=lambda one: one[:2]):
        note = choice.code if source.name == Facet.BRANCH else ""
        yield Offer(in_quotes(choice.label.shown(known.lang).text), choice.label, note, -records)


def _near(said: str, choices: Iterable[Choice]) -> list[tuple[int, Choice]]:
    found = ((_distance(said, choice), choice) for choice in choices)
    return [(distance, choice) for distance, choice in found if distance < NEVER]


def _distance(said: str, choice: Choice) -> int:
    """0 for a label that begins so; then by words."""
    begun = folded(said)
    if any(folded(name).startswith(begun) for name in (choice.label.ru, choice.label.be)):
        return 0
    if choice.code.casefold().startswith(begun) and len(begun) >= SHORTEST_CODE:
        return 1
    rank = meant(said, choice.names)
    return rank if rank <= _BEGUN else NEVER


def _count(known: Known, choice: Choice) -> int:
    source = choice.source
    if source.kind is From.FACET:
        found = known.ask("SELECT total FROM tally WHERE facet = ? AND code = ?", source.name, choice.code)
    else:
        query = "SELECT count(DISTINCT row) FROM trait WHERE field = ? AND value = ?"
        found = known.ask(query, source.name, choice.code)
    return int(found[0][0]) if found else 0


def _of_names(known: Known, source: Source, said: str) -> Iterator[Offer]:
    """Organisations by their names, most used first; other records by theirs."""
    if source.name == Facet.ORGANISATION:
        found = known.ask(_ORGANISATIONS, listed(known.rows_with(said, "title"))) if said.strip() else known.ask(_HOSTS)
    elif source.kind is From.OF and said.strip():
        found = known.ask(_NAMED, listed(known.rows_with(said, "title")), source.name)
    else:
        return
    for ru, be, alias, records in found:
        label = Bilingual(ru, be)
        yield Offer(in_quotes(label.shown(known.lang).text), label, alias, int(records))


def _of_lines(known: Known, source: Source, said: str) -> Iterator[Offer]:
    if source.kind is not From.TRAIT or not source.field or source.field.type is not Type.LINE:
        return
    begun = folded(said)
    every = [text for (text,) in known.ask(_LINES, source.name, MOST_COMPARED)]
    if len(every) == MOST_COMPARED:
        ways = dict.fromkeys((said, said.upper(), said.capitalize()))
        every = [text for way in ways for (text,) in known.ask(_LINES_BEGUN, source.name, way, way, MOST)]
    near = [text for text in every if any(folded(part).startswith(begun) for part in (text, *text.split()))]
    counted = sorted((-_lines(known, source, text), text) for text in near)
    yield from (Offer(in_quotes(text), Bilingual(text, text), "", -records) for records, text in counted[:MOST])


def _lines(known: Known, source: Source, text: str) -> int:
    query = "SELECT count(DISTINCT row) FROM trait WHERE field = ? AND value = ?"
    return int(known.ask(query, source.name, text)[0][0])


def _of_towns(known: Known, source: Source, said: str) -> Iterator[Offer]:
    if source.kind is From.TOWN:
        for town in shipped_towns().beginning(said, MOST):
            label = known.vocabularies.label("region", town.region)
            yield Offer(in_quotes(town.name.shown(known.lang).text), town.name, label.shown(known.lang).text)


def _of_years(known: Known, source: Source, said: str) -> Iterator[Offer]:
    """Years there are, the latest first; behind a sign that compares it stays where it stands."""
    if not source.measured or (source.kind is From.TRAIT and not _has_years(source)):
        return
    sign = said[: len(said) - len(said.lstrip("<>=≥≤ "))]
    begun = said[len(sign) :].strip()
    query, names = _YEARS[source.kind], (source.since,) if source.kind in (From.TRAIT, From.PERIOD) else ()
    for year, records in known.ask(query, *names):
        if str(year).startswith(begun):
            told = f"{sign}{year}"
            yield Offer(told, Bilingual(told, told), "", -1 if sign else int(records))


def _has_years(source: Source) -> bool:
    from desktop.catalogue.query.spans import FIRST_YEAR

    field = source.field
    return field is not None and (field.type is not Type.INTEGER or field.low == FIRST_YEAR)


def _of_numbers(known: Known, source: Source, said: str) -> Iterator[Offer]:
    if source.kind is From.NUMBER and said.strip():
        begun = said.strip().upper()
        for number, ru, be in known.ask(_NUMBERS, begun, begun):
            yield Offer(in_quotes(number), Bilingual(ru, be), number)


def _sums(known: Known, said: str) -> Iterable[Offer]:
    """A currency behind a sum."""
    plain = said.rstrip()
    if plain and plain[-1].isdigit():
        for code in currencies():
            yield Offer(f"{plain} {code}", known.vocabularies.label("currency", code), code)


_ORGANISATIONS = f"""
SELECT card.name_ru, card.name_be, card.alias, coalesce(tally.total, 0) AS records
FROM json_each(?) AS found CROSS JOIN card ON card.row = found.value
LEFT JOIN tally ON tally.facet = '{Facet.ORGANISATION}' AND tally.code = card.record_uid
WHERE NOT card.hidden AND card.kind = 'organisation'
ORDER BY records DESC, card.row LIMIT {MOST}
"""
_HOSTS = f"""
SELECT label_ru, label_be, '', total FROM tally
WHERE facet = '{Facet.ORGANISATION}' AND total > 0 ORDER BY total DESC, code LIMIT {MOST}
"""
_NAMED = f"""
SELECT card.name_ru, card.name_be, card.alias, -1 FROM json_each(?) AS found CROSS JOIN card ON card.row = found.value
WHERE NOT card.hidden AND card.kind = ? ORDER BY card.row LIMIT {MOST}
"""
_LINES = "SELECT DISTINCT value FROM trait WHERE field = ? LIMIT ?"
_LINES_BEGUN = "SELECT DISTINCT value FROM trait WHERE field = ? AND value >= ? AND value < ? || char(1114111) LIMIT ?"
_IN_TRAIT = "SELECT substr(value, 1, 4), count(DISTINCT row) FROM trait WHERE field = ? GROUP BY 1 ORDER BY 1 DESC"
_YEARS = {
    From.TRAIT: _IN_TRAIT,
    From.PERIOD: _IN_TRAIT,
    From.CONFIRMED: """
        SELECT substr(confirmed_on, 1, 4), count(*) FROM card WHERE confirmed_on <> '' AND NOT hidden
        GROUP BY 1 ORDER BY 1 DESC
    """,
    From.DUE: "SELECT substr(ends, 1, 4), count(DISTINCT row) FROM due GROUP BY 1 ORDER BY 1 DESC",
}
_NUMBERS = f"""
SELECT number, name_ru, name_be FROM card
WHERE number <> '' AND number >= ? AND number < ? || char(1114111) AND NOT hidden ORDER BY number LIMIT {MOST}
"""
