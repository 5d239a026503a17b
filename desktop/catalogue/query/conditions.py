"""From what a field must hold to a SELECT of row numbers, the same row more than once where that is quicker; rows that
no list shows are left to the search.

What holds of an instrument or a service holds of its facilities too: who looks for a model looks for where it stands.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from desktop.catalogue.index.localities import spelt
from desktop.catalogue.query.asked import Condition, Rows
from desktop.catalogue.query.calling import NEVER, meant
from desktop.catalogue.query.names import From, Source
from desktop.catalogue.query.posted import listed, of_codes, of_set
from desktop.catalogue.query.telling import Relation
from desktop.catalogue.questions import Facet
from desktop.catalogue.words import split
from sync.calls import CLOSING_DAYS, CallState
from sync.fields import Search, Type
from sync.records import KINDS

if TYPE_CHECKING:
    from desktop.catalogue.index.localities import NamedBy, Spelt
    from desktop.catalogue.query.knowing import Known
    from desktop.catalogue.query.names import Asking, Choice
    from desktop.catalogue.query.spans import Compared, Span

FEW = 5_000
"""Values of a field: of fewer all are looked at."""
LONGEST_NUMBER = 100
"""Letters and digits: no record has a longer one."""
BELOW = frozenset({"equipment", "service"})
ABOVE = KINDS.keys() - BELOW


def condition(parts: Iterable[Rows], climbs: bool) -> Condition:
    """Any of these; with `climbs` also the facilities of the instruments and services among them."""
    return Condition(tuple(dict.fromkeys(parts)), climbs)


def climbs(asking: Asking) -> bool:
    """Whether a field is one of instruments and services only, so that their facilities are meant too."""
    return all(_below(source) for source in asking.sources)


def _below(source: Source) -> bool:
    from sync.registry import fields_of

    if source.kind in (From.OF, From.PRICE):
        return source.name in BELOW or source.kind is From.PRICE
    if source.kind is not From.TRAIT:
        return False
    return not any(source.name in fields_of(kind) for kind in ABOVE)


def of_choices(known: Known, choices: Iterable[Choice]) -> Iterable[Rows]:
    """Rows that have one of these values."""
    codes: dict[Source, list[str]] = {}
    for choice in choices:
        codes.setdefault(choice.source, []).append(choice.code)
    for source, those in codes.items():
        if source.kind is From.CALL_STATE:
            yield from (_of_call(CallState(code), known.on) for code in those)
        else:
            yield _coded(source, those)


def _of_call(state: CallState, on: str) -> Rows:
    """Calls that are so on a day, which counts to its end: `sync.calls` says it of a moment."""
    soon = (date.fromisoformat(on) + timedelta(days=CLOSING_DAYS)).isoformat() if on else ""
    how, values = {
        CallState.CLOSED: ("substr(ends, 1, 10) < ?", (on,)),
        CallState.FUTURE: ("begins > ? AND substr(ends, 1, 10) >= ?", (on, on)),
        CallState.CLOSING: ("begins <= ? AND substr(ends, 1, 10) >= ? AND substr(ends, 1, 10) <= ?", (on, on, soon)),
        CallState.OPEN: ("begins <= ? AND substr(ends, 1, 10) >= ?", (on, on)),
    }[state]
    return Rows(f"SELECT row FROM due WHERE what = 'call' AND {how}", values)


def _coded(source: Source, codes: list[str]) -> Rows:
    listed = json.dumps(codes, ensure_ascii=False)
    if source.kind is From.TRAIT:
        flag = source.field is not None and source.field.type is Type.FLAG
        return Rows(_TRAIT_IN, (source.name, "[1]" if flag else listed))
    if source.kind is From.LINK:
        return Rows(_LINKED, (source.name, listed))
    if source.name == Facet.ORGANISATION:
        return Rows(_ABOUT, (listed, listed))
    return of_codes(Facet(source.name), codes)


def of_spans(source: Source, compared: Compared) -> Iterable[Rows]:
    """Rows whose year, date or number is within what was asked."""
    if source.kind is From.TRAIT and source.field and source.field.type is Type.INTEGER and not _is_year(source):
        yield from (_numbered(source.name, compared.relation, number) for number in _ends(compared))
    else:
        yield from (rows for span in compared.spans for rows in _lasting(source, span))


def _ends(compared: Compared) -> Iterable[tuple[float, ...]]:
    if compared.relation is Relation.BETWEEN:
        return [tuple(sorted(compared.numbers))]
    return [(number,) for number in compared.numbers]


def _numbered(field: str, relation: Relation, ends: tuple[float, ...]) -> Rows:
    how = "BETWEEN ? AND ?" if relation is Relation.BETWEEN else f"{relation.value} ?"
    return Rows(f"SELECT row FROM trait WHERE field = ? AND value {how}", (field, *ends))


def _is_year(source: Source) -> bool:
    from desktop.catalogue.query.spans import FIRST_YEAR

    return source.field is not None and source.field.low == FIRST_YEAR


def _lasting(source: Source, span: Span) -> Iterable[Rows]:
    if source.kind is From.PERIOD:
        yield Rows(_PERIOD, (source.until, source.since, _high(span), span.low))
    elif source.kind is From.CONFIRMED:
        yield Rows(_CONFIRMED, (span.low or "0", _high(span)))
    elif source.kind is From.DUE:
        yield Rows("SELECT row FROM due WHERE ends >= ? AND ends < ?", (span.low, _high(span)))
    elif source.kind is From.TRAIT and _is_year(source):
        low, high = int(span.low[:4] or 0), _after(span.high)
        yield Rows(_TRAIT_SPAN, (source.name, low, high))
    elif source.kind is From.TRAIT:
        yield Rows(_TRAIT_SPAN, (source.name, span.low or "0", _high(span)))


def _high(span: Span) -> str:
    return span.high or _END


def _after(high: str) -> int:
    """The first year that is too late: an end within a year leaves that year in."""
    return int(high[:4]) + (len(high) > 4) if high else 10_000


def of_text(known: Known, source: Source, said: str) -> Iterable[Rows]:
    """Rows whose field holds these words; nothing for a field whose values are no texts."""
    if source.kind is From.NUMBER:
        plain = "".join(filter(str.isalnum, said)).upper()
        if len(plain) <= LONGEST_NUMBER:
            yield Rows(_NUMBER, (f"{plain}%",)) if plain else Rows(_NOTHING)
    elif source.kind in (From.TITLE, From.BODY):
        yield of_set(known.rows_with(said, source.kind.value))
    elif source.kind is From.OF:
        yield of_set(known.rows_with(said, "title", source.name))
    elif source.kind is From.TOWN:
        yield from _in_town(known, said)
    elif has_text(source):
        parted = known.parted(said)
        texts = [text for (text,) in _texts(known, source, said) if meant(parted, ("", text)) < NEVER]
        if texts:
            yield Rows(_TRAIT_IN, (source.name, json.dumps(texts, ensure_ascii=False)))


def has_text(source: Source) -> bool:
    """Whether it is a field of the registry whose values are texts and no codes, numbers or dates."""
    return source.kind is From.TRAIT and source.field is not None and source.field.type not in _NO_TEXTS


def _texts(known: Known, source: Source, said: str) -> Iterable[tuple[str, ...]]:
    """The different texts of a field, those only whose records have the words where the index has them."""
    searched = source.field and (source.field.search is not Search.NOT or source.field.columns)
    if searched and len(known.ask(_SOME_OF, source.name, FEW)) == FEW:
        return known.ask(_TEXTS_OF, listed(known.rows_with(said)), source.name)
    return known.ask(_TEXTS, source.name)


def _in_town(known: Known, said: str) -> Iterable[Rows]:
    """Who stands in a town by its own words, and facilities and what is theirs where only the host says so."""
    localities = known.meanings.localities
    wanted = spelt(said)
    near = (place for place in localities.now() if any(_may_be(wanted, localities.words_of(n)) for n in place.names))
    ranked = [(meant(said, ("", *place.names)), place) for place in near]
    best = min((rank for rank, _ in ranked), default=NEVER)
    yield from (localities.standing_at(place) for rank, place in ranked if rank == best < NEVER)


def _may_be(wanted: Spelt, name: Spelt) -> bool:
    """Whether looking closer at a name may show that it is meant; what the base has of it tells."""
    return bool(wanted) and all(any(_is_like(word, other) for other in name) for word in wanted)


def _is_like(word: NamedBy, other: NamedBy) -> bool:
    return other.spelt.startswith(word.spelt) or not (word.keys | word.lemmas).isdisjoint(other.keys | other.lemmas)


def of_price(known: Known, relation: Relation, amounts: tuple[float, ...], currency: str) -> Rows:
    """What can be had for so much on the day of asking, in a currency or with '' in whichever."""
    how = "BETWEEN ? AND ?" if relation is Relation.BETWEEN else f"{relation.value} ?"
    which = (currency,) if currency else ()
    query = f"SELECT row FROM price WHERE {'currency = ? AND ' if currency else ''}amount {how}"
    valid = (known.on, known.on) if known.on else ()
    return Rows(f"{query} AND {_VALID}" if valid else query, (*which, *amounts, *valid))


def of_measure(parameters: tuple[str, ...], base: str, relation: Relation, low: float, high: float) -> Rows:
    """Rows that can do so much: of a range the end that matters, of two ends whatever lies between them."""
    how, values = {
        Relation.ABOVE: ("high > ?", (high,)),
        Relation.AT_LEAST: ("high >= ?", (low,)),
        Relation.BELOW: ("low < ?", (low,)),
        Relation.AT_MOST: ("low <= ?", (high,)),
    }.get(relation, ("high >= ? AND low <= ?", (low, high)))
    if not parameters:
        return Rows(_ANY_PARAMETER.format(how=how), (base, *values))
    query = f"SELECT row FROM measure WHERE parameter IN ({', '.join('?' * len(parameters))}) AND unit = ? AND {how}"
    return Rows(query, (*parameters, base, *values))


def of_phrase(known: Known, text: str) -> Rows:
    """Rows that hold words one after the other."""
    return of_set(known.sets.phrase(tuple(split(text))))


def of_words(known: Known, text: str) -> Iterable[Rows]:
    """Rows that hold words anywhere."""
    yield of_set(known.rows_with(text))


_END = "9999-99"
_NO_TEXTS = frozenset({Type.TERM, Type.INTEGER, Type.DATE, Type.MOMENT, Type.FLAG})
_LISTED = "SELECT value AS row FROM json_each(?)"
_NOTHING = "SELECT row FROM card WHERE 0"
_TRAIT_IN = f"SELECT row FROM trait WHERE field = ? AND value IN ({_LISTED})"
_TRAIT_SPAN = "SELECT row FROM trait WHERE field = ? AND value >= ? AND value < ?"
_LINKED = f"""
SELECT link.row FROM record CROSS JOIN link ON link.target = record.row AND link.field = ?
WHERE record.uid IN ({_LISTED})
"""
_ABOUT = f"""
SELECT link.row FROM link JOIN record ON record.row = link.target WHERE record.uid IN ({_LISTED})
UNION
SELECT row FROM record WHERE uid IN ({_LISTED})
"""
_PERIOD = f"""
SELECT begun.row FROM trait AS begun
LEFT JOIN trait AS ended INDEXED BY trait_of_row ON ended.row = begun.row AND ended.field = ?
WHERE begun.field = ? AND begun.value < ? AND coalesce(ended.value, '{_END}') >= ?
"""
_ANY_PARAMETER = """
SELECT row FROM (
    WITH RECURSIVE asked (parameter) AS (
        SELECT min(parameter) FROM measure
        UNION ALL
        SELECT (SELECT min(parameter) FROM measure WHERE parameter > asked.parameter) FROM asked
        WHERE asked.parameter IS NOT NULL
    )
    SELECT measure.row FROM asked CROSS JOIN measure ON measure.parameter = asked.parameter
    WHERE unit = ? AND {how}
)
"""
_CONFIRMED = "SELECT row FROM card WHERE confirmed_on >= ? AND confirmed_on < ? AND NOT hidden"
_VALID = "since <= ? AND (until = '' OR until >= ?)"
_NUMBER = "SELECT row FROM card WHERE number <> '' AND replace(replace(number, '-', ''), ' ', '') LIKE ?"
_SOME_OF = "SELECT 1 FROM trait WHERE field = ? LIMIT ?"
_TEXTS = "SELECT DISTINCT value FROM trait WHERE field = ?"
_TEXTS_OF = """
SELECT DISTINCT trait.value
FROM json_each(?) AS found CROSS JOIN trait INDEXED BY trait_of_row ON trait.row = found.value
WHERE trait.field = ?
"""
