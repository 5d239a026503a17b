"""Conditions over fields: name, colon or comparison, values; values with commas between are alternatives."""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from desktop.catalogue.query import conditions, scanning
from desktop.catalogue.query.choosing import ALIKE, NEAREST, chosen, nearest
from desktop.catalogue.query.names import Choice, From, field_named, fields, folded, typed_names, values
from desktop.catalogue.query.parts import MOST, Part, turned
from desktop.catalogue.query.paying import is_money, is_sum, price_part
from desktop.catalogue.query.spans import compared, opening_pattern, relation_pattern
from desktop.catalogue.query.telling import Nearest, Piece, Relation, Sort, Unclear
from desktop.catalogue.questions import Facet
from desktop.catalogue.stopping import check
from desktop.catalogue.words.binding import binds
from sync.bilingual import Bilingual

if TYPE_CHECKING:
    from desktop.catalogue.query.asked import Rows
    from desktop.catalogue.query.knowing import Known
    from desktop.catalogue.query.names import Asking, Source
    from desktop.catalogue.query.scanning import Value
    from desktop.catalogue.query.spans import Compared

FOLLOWING = 3
"""Words a value may go on with where the values of the field are known."""
MOST_TOLD = 12
"""Values of one piece that are told by name."""
_WHOLE_YEAR = 4
_WHOLE_DATE = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}|\d{4}-\d{2}-\d{2}")
_OUR_YEARS = range(1900, 2100)

_ANY_WORDS = (From.OF, From.TITLE, From.BODY, From.NUMBER)
"""Where whatever is said may be found."""

_COLON = re.compile("[ \u00a0]?:")
_WITHOUT = re.compile('[ \u00a0]*[-−](?=[^\\W\\d_]|[«"“„])')
"""A minus behind the colon says what one before the name says."""
_EQUALS = re.compile("[ \u00a0]*=")
_UNKNOWN = re.compile(r"[^\W\d_][\w-]*:(?=[^\s:/\\])")


class _Said(NamedTuple):
    """One value, the choices it means and the rows its words are in."""

    value: Value
    choices: tuple[Choice, ...]
    rows: tuple[Rows, ...]


def field_at(text: str, at: int, known: Known) -> Part | None:
    """What a field must hold, or with a minus before it must not."""
    without = scanning.minus_at(text, at)
    for end, name in scanning.names_at(text, at + without):
        colon = _COLON.match(text, end)
        asking = field_named(name) if colon or _has_value(text, end) else None
        if not asking or not (colon or _is_asked(text, end, asking, known)):
            continue
        inner = _WITHOUT.match(text, colon.end()) if colon else None
        behind = inner.end() if inner else colon.end() if colon else -1
        if part := _field(text, (at + without, end, behind), asking, known):
            return turned(part, at) if without != bool(inner) else part
    return None


def _has_value(text: str, at: int) -> bool:
    """Whether behind the name of a field something stands that may be a value of it without a colon."""
    return bool(_compares().match(text, at) or _year_behind().match(text, at) or is_sum(text, at))


def _is_asked(text: str, at: int, asking: Asking, known: Known) -> bool:
    """Whether what stands here without a colon is a value of the field: what is compared, a sum of a price, a year."""
    if _compares().match(text, at) or (asking.price and is_sum(text, at)):
        return True
    year = _year_behind().match(text, at)
    return _is_of(asking, year["behind"] or "", known) if year else False


def _is_of(asking: Asking, behind: str, known: Known) -> bool:
    """Whether four digits behind the name of a field are a year of it, and not so many of what stands behind them."""
    if not asking.measured or asking.relation is not Relation.IS:
        return False
    return not behind or binds(behind) or folded(behind) in map(folded, values("year")[""]) or not known.units(behind)


def _field(text: str, place: tuple[int, int, int], asking: Asking, known: Known) -> Part | None:
    start, end, behind = place
    piece = Piece(start=start, end=max(end, behind), sort=Sort.FIELD, field=asking.code, label=asking.label)
    at = behind if behind >= 0 else end
    if asking.price and (part := price_part(text, at, piece, known)):
        return part
    if asking.measured and (part := _compared(text, at, piece, asking, known)):
        return part
    if behind < 0:
        equals = _EQUALS.match(text, end)
        if not equals or asking.measured or asking.price:
            return None
        at = equals.end()
    return _valued(text, at, piece, asking, known)


def _compared(text: str, at: int, piece: Piece, asking: Asking, known: Known) -> Part | None:
    """Years, dates, numbers."""
    first = at + len(text[at:]) - len(text[at:].lstrip())
    found = compared(text, first, asking.relation)
    if not found:
        return None
    values = tuple(Bilingual(value, value) for value in found.values)
    piece = replace(piece, end=found.end, relation=found.relation, values=values)
    rows = [rows for source in asking.sources for rows in conditions.of_spans(source, found)]
    if not rows and found.end == len(text) and all(len(value) < _WHOLE_YEAR for value in found.values):
        return Part(replace(piece, unread=Unclear.NO_VALUE))  # a year being typed
    if not rows:
        return Part(replace(piece, unread=found.unread), plain=((first, found.end),))
    return Part(piece, conditions=(conditions.condition(rows, conditions.climbs(asking)),))


def _valued(text: str, at: int, piece: Piece, asking: Asking, known: Known) -> Part:
    """Values of a vocabulary, names, words."""
    said = _said(text, at, asking, known)
    if not said:
        return Part(replace(piece, unread=Unclear.NO_VALUE))
    piece = replace(piece, end=said[-1].value.end, values=_told(said))
    if strange := [one for one in said if not one.choices and not one.rows]:
        return _strange(text, piece, asking, strange[0].value, known, said[0].value.start)
    choices = [choice for one in said for choice in one.choices]
    rows = [rows for one in said for rows in one.rows]
    facets = {choice.source for choice in choices if choice.source.kind is From.FACET}
    if not rows and len({choice.source for choice in choices}) == 1 and facets and _is_posted(known, choices):
        codes = tuple(dict.fromkeys(choice.code for choice in choices))
        return Part(piece, filters=((Facet(facets.pop().name), codes),), left_out=_left_out(text, piece, len(said)))
    every = conditions.condition([*conditions.of_choices(known, choices), *rows], conditions.climbs(asking))
    return Part(piece, conditions=(every,), left_out=_left_out(text, piece, len(said)))


def _left_out(text: str, piece: Piece, values: int) -> int:
    """Up to where a list goes on that has too many values; 0 for any other."""
    return max(scanning.rest_at(text, piece.end), 0) if values >= MOST else 0


def _is_posted(known: Known, choices: list[Choice]) -> bool:
    """Whether the facet counts these: an organisation that keeps nothing is asked by what names it."""
    if choices[0].source.name != Facet.ORGANISATION:
        return True
    query = "SELECT 1 FROM tally WHERE facet = ? AND code = ? AND total > 0"
    return any(known.ask(query, Facet.ORGANISATION, choice.code) for choice in choices)


def _told(values: list[_Said]) -> tuple[Bilingual, ...]:
    labels: list[Bilingual] = []
    for one in values:
        said = one.value.text
        called = {folded(name) for choice in one.choices for name in (choice.label.ru, choice.label.be)}
        if not one.choices or (one.rows and folded(said) not in called):
            labels.append(Bilingual(said, said))
        labels += [choice.label for choice in one.choices]
    return tuple(dict.fromkeys(labels))[:MOST_TOLD]


def _said(text: str, at: int, asking: Asking, known: Known) -> list[_Said]:
    """The values of a list; after a comma and a space, or after OR, only what is a value too."""
    found: list[_Said] = []
    texts = any(_is_texts(source) for source in asking.sources)
    commas = True
    while at >= 0 and len(found) < MOST and (value := scanning.value_at(text, at)):
        check()
        one = _longest(text, value, asking, known)
        spaced = bool(found) and text[found[-1].value.end : value.start].endswith((" ", "\u00a0"))
        if (spaced or not commas) and not one.choices and not one.rows:
            break
        if spaced and commas and texts:
            break
        found.append(one)
        at = scanning.comma_at(text, one.value.end)
        if not (commas := at >= 0):
            at = scanning.either_at(text, one.value.end)
    return found


def _longest(text: str, value: Value, asking: Asking, known: Known) -> _Said:
    """The value with as many of the following words as name one value of the field together."""
    for longer in scanning.longer(text, value, FOLLOWING):
        choices = chosen(known, asking, longer.text)
        if choices or longer == value:
            texts = [source for source in asking.sources if _is_texts(source)]
            rows = tuple(rows for source in texts for rows in conditions.of_text(known, source, longer.text))
            return _Said(longer, choices, rows)
    raise AssertionError("the value itself is among the longer ones")


def _is_texts(source: Source) -> bool:
    """Whether any words can be asked of it."""
    return conditions.has_text(source) or source.kind in _ANY_WORDS or source.kind is From.TOWN


def _strange(text: str, piece: Piece, asking: Asking, value: Value, known: Known, start: int) -> Part:
    """A field without such a value: asked as words, and told with the values called nearly so."""
    name = text[piece.start : start].partition(":")[0].rstrip(" =")

    def near() -> tuple[Nearest, ...]:
        those = nearest(known, asking, value.text)
        return tuple(Nearest(one.label, f"{name}:{in_quotes(one.label.shown(known.lang).text)}") for one in those)

    why = Unclear.NUMBER if asking.measured else Unclear.VALUE
    return Part(replace(piece, unread=why), plain=((start, piece.end),), near=near)


def in_quotes(value: str) -> str:
    """A value as it may stand behind a colon: in quotes where it has spaces or commas."""
    return f'"{value}"' if re.search(r"[\s,;:<>\"]", value) else value


def year_at(text: str, at: int, known: Known) -> Part | None:
    """A year that a word says to be one: of 2015, since 2010, 2010 to 2015; or the text as it stands. Behind a word
    that compares a plausible year needs no other word."""
    without = scanning.minus_at(text, at)
    found = compared(text, at + without) if text[at + without].isalnum() else None
    asking = fields()["year"]
    if not found or not found.spans or not (found.named or _is_dated(text, found)):
        return None
    said = text[at + without : found.end]
    rows = [rows for source in asking.sources for rows in conditions.of_spans(source, found)]
    if not found.worded and not (found.relation is Relation.IS and found.named):
        rows.append(conditions.of_phrase(known, said))
    elif found.relation is Relation.IS:
        rows += conditions.of_words(known, said)
    piece = Piece(
        start=at + without,
        end=found.end,
        sort=Sort.FIELD,
        field=asking.code,
        label=asking.label,
        relation=found.relation,
        values=tuple(Bilingual(value, value) for value in found.values),
    )
    part = Part(piece, conditions=(conditions.condition(rows, conditions.climbs(asking)),))
    return turned(part, at) if without else part


def _is_dated(text: str, found: Compared) -> bool:
    """Whether dates are meant where no word says that they are years: whole ones, and those of our years behind a word
    that compares. What a sum of money or a word goes on with is none."""
    if text[found.end : found.end + 1].strip(" \u00a0,;.)") or is_money(text, found.end):
        return False
    if all(_WHOLE_DATE.fullmatch(value) for value in found.values):
        return True
    return found.worded and all(value.isdigit() and int(value) in _OUR_YEARS for value in found.values)


def unknown_at(text: str, at: int, known: Known) -> Part | None:
    """A word and a colon directly before something, and no field is called so."""
    without = scanning.minus_at(text, at)
    found = _UNKNOWN.match(text, at + without)
    value = scanning.value_at(text, found.end()) if found else None
    if not found or not value:
        return None
    del known
    name = found.group()[:-1]
    close = get_close_matches(folded(name), list(fields()), n=NEAREST, cutoff=ALIKE)
    asked = {fields()[key].code: (key, fields()[key]) for key in reversed(close)}
    typed = text[found.end() : value.end]
    near = tuple(Nearest(asking.label, f"{_spelt(key)}:{typed}") for key, asking in reversed(asked.values()))
    told = Bilingual(name, name)
    piece = Piece(
        start=at, end=value.end, sort=Sort.FIELD, without=without, label=told, unread=Unclear.FIELD, nearest=near
    )
    part = Part(piece, plain=((at + without, value.end),))
    return turned(part, at) if without else part


def _spelt(key: str) -> str:
    """A name of a field as people write it."""
    return next((name for name, _, _ in typed_names() if folded(name) == key), key)


@cache
def _year_behind() -> re.Pattern[str]:
    """A year that stands directly behind the name of a field, and the word behind it."""
    return re.compile(r"[ \u00a0]\d{4}(?![\w.,-]*\d)(?:[ \u00a0]?(?P<behind>[^\W\d_]+))?")


@cache
def _compares() -> re.Pattern[str]:
    return re.compile(rf"[ \u00a0]*(?:{relation_pattern()}|{opening_pattern()})", re.IGNORECASE)
