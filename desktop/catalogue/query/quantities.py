"""Quantities with their units as people type them: `>= 400 MHz`, from 5 to 10 µm, `0.2–2.5 µm`, `5·10⁻⁷ Pa`.

Numbers and units are those of `sync.measures`, and so is the size in base units: equal quantities are equal numbers.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from desktop.catalogue.query import powers
from desktop.catalogue.query.names import folded, values
from desktop.catalogue.query.spans import (
    begins_range,
    both_pattern,
    closing_pattern,
    ends_meet,
    judging_pattern,
    onward_at,
    opening_pattern,
    relation_of,
    relation_pattern,
)
from desktop.catalogue.query.telling import Relation, Unclear
from desktop.catalogue.words import lemma_keys
from sync.bilingual import Bilingual, Lang
from sync.errors import InvalidValue
from sync.measures import canonical, read_measure

if TYPE_CHECKING:
    from sync.vocabularies import Vocabularies

Units = Callable[[str], str | None]
"""The code of a unit as typed, None for what is no unit."""
MOST_WORDS = 3
"""Of a unit: metres of water column are written in three."""


class Quantity(NamedTuple):
    """What was read up to the character `end`: from `low` to `high` in `base` units, with equal ends for one value.

    `values` are the values as typed, each with its unit; `typed` is False where no word or sign compared it. The last
    number ends at `number_end`; 0 where each of two has a unit of its own.
    Behind a word that says better the number begins at `judged`: more may be meant or less.
    """

    end: int
    relation: Relation
    values: tuple[Bilingual, ...]
    unit: str = ""
    base: str = ""
    low: float = 0.0
    high: float = 0.0
    typed: bool = True
    unread: Unclear | None = None
    number_end: int = 0
    judged: int = -1


def quantity(text: str, at: int, units: Units, vocabularies: Vocabularies) -> Quantity | None:
    """The quantity at this place of the text, with what compares it; None where there is no number.

    Without a unit it is a bare number (`base` is 1); what stands behind it is then not its unit.
    """
    first = _first().match(text, at)
    if not first:
        return None
    end, unit = first.end(), ""
    if not (second := _further(text, end, first)):
        end, unit = _unit_at(text, end, units)
        second = _further(text, end, first)
    if second:
        both = _range(text, first, second, unit, units, vocabularies)
        if both or not (second["end"] or second["to"]):  # what compares by itself may as well be another quantity
            return both
    return None if first["between"] else _single(text, first, end, unit, vocabularies)


def _further(text: str, at: int, first: re.Match[str]) -> re.Match[str] | None:
    """The second number of a range, looked for before a unit: a word between two numbers is no pascal."""
    second = _second().match(text, at)
    if second and second["and"]:
        return second if first["between"] else None
    said = first["relation"]
    if second and second["end"]:
        return second if said and ends_meet(relation_of(said), relation_of(second["end"])) else None
    if second and second["to"] and not begins_range(said) and not ends_meet(relation_of(said), Relation.AT_MOST):
        return None
    return second


def _range(
    text: str, first: re.Match[str], second: re.Match[str], unit: str, units: Units, vocabularies: Vocabularies
) -> Quantity | None:
    end, other = _unit_at(text, second.end(), units)
    if unit and other and unit != other:
        return _apart(first, second, (unit, other), end, vocabularies)
    typed = bool(first["relation"] or first["between"])
    read = Quantity(end, Relation.BETWEEN, (), other or unit, typed=typed, number_end=second.end())
    return _sized(_judged(read, first), [first["number"], second["number"]], vocabularies, text)


def _single(text: str, first: re.Match[str], end: int, unit: str, vocabularies: Vocabularies) -> Quantity | None:
    """One number; words behind it may say that more is meant too, or less."""
    relation = relation_of(first["relation"]) if first["relation"] else Relation.IS
    after, onward = onward_at(text, end)
    if first["plus"] and relation is Relation.IS:
        relation = Relation.AT_LEAST
    elif onward and (onward is relation or not first["relation"]):
        end, relation = after, onward
    typed = bool(first["relation"]) or relation is not Relation.IS
    read = Quantity(end, relation, (), unit, typed=typed, number_end=first.end())
    return _sized(_judged(read, first), [first["number"]], vocabularies, text)


def _judged(read: Quantity, first: re.Match[str]) -> Quantity:
    return read._replace(typed=True, judged=first.start("number")) if first["better"] else read


def _sized(read: Quantity, numbers: list[str], vocabularies: Vocabularies, text: str) -> Quantity | None:
    try:
        spec = read_measure(f"{'–'.join(map(_exact, numbers))} {read.unit}", vocabularies)
    except InvalidValue:
        return None
    size = canonical(spec)
    if size is None:
        return None
    label = vocabularies.label("unit", read.unit) if read.unit else Bilingual()
    if len(numbers) == 2 and _number(numbers[0]) > _number(numbers[1]):
        numbers = numbers[::-1]
    values = tuple(Bilingual(*(f"{_tidy(number)} {label.get(lang)}".strip() for lang in Lang)) for number in numbers)
    return read._replace(values=values, base=size.unit, low=size.low, high=size.high)


def _apart(
    first: re.Match[str], second: re.Match[str], units: tuple[str, str], end: int, vocabularies: Vocabularies
) -> Quantity | None:
    """Two ends each with a unit of its own: from 500 kHz to 2 MHz."""
    ends = [
        _sized(Quantity(end, Relation.IS, (), unit), [found["number"]], vocabularies, "")
        for found, unit in zip((first, second), units, strict=True)
    ]
    low, high = ends
    if low is None or high is None or low.base != high.base:
        return None
    least, most = sorted((low.low, high.high))
    return Quantity(end, Relation.BETWEEN, (*low.values, *high.values), units[1], low.base, least, most)


def _number(said: str) -> float:
    """A number as it tells which of two is the lesser."""
    return float("".join(_exact(said).split()).replace("−", "-").replace(",", "."))


def _exact(said: str) -> str:
    return powers.tidy(_tidy(said))


def _tidy(number: str) -> str:
    return " ".join(number.split())


def _unit_at(text: str, at: int, units: Units) -> tuple[int, str]:
    """Where the longest unit behind a number ends, and its code; the place itself and '' for none."""
    found = _BEHIND.match(text, at)
    if not found:
        return at, ""
    ends = [word.end() for word in _CHUNK.finditer(text, found.start("unit"), found.end())]
    for end in reversed(ends):
        whole = text[found.start("unit") : end]
        for said in dict.fromkeys((whole, whole.rstrip(_CLOSING))):
            if said and (code := units(said)):
                return found.start("unit") + len(said), code
    return at, ""


def unit_reader(vocabularies: Vocabularies) -> Units:
    """Reads units as `sync.measures` does, and the words for them in any form; each text once."""

    @cache
    def code(said: str) -> str | None:
        try:
            return read_measure(f"1 {said}", vocabularies).unit or None
        except InvalidValue:
            return _spelt_out(said)

    return code


def _spelt_out(said: str) -> str | None:
    """The unit a whole word names: seconds, of seconds."""
    meant = {_words()[key] for key in {folded(said), *lemma_keys(said)} if key in _words()} if said.isalpha() else ()
    return next(iter(meant)) if len(meant) == 1 else None


@cache
def _words() -> dict[str, str]:
    return {folded(name): code for code, names in values("unit").items() for name in names}


_NUMBER = (
    rf"[+−-]?(?:{powers.ALONE}"
    r"|(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d{1,30})(?:[.,]\d{1,30})?"
    rf"{powers.BEHIND}?)"
)
_BEHIND = re.compile(
    rf"[ \u00a0\u202f]?(?P<unit>(?![-\d.,:;<>=≥≤+−–—…÷±(])\S{{1,20}}(?: \S{{1,10}}){{0,{MOST_WORDS - 1}}})"
)
_CHUNK = re.compile(r"\S+")
_CLOSING = ',;:.!?)»”"'


@cache
def _first() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<between>{opening_pattern()})?"
        rf"(?:(?:(?P<relation>{relation_pattern()})|(?P<better>{judging_pattern()})) *)?"
        rf"(?P<number>{_NUMBER})(?P<plus>\+(?!\d))?",
        re.IGNORECASE,
    )


@cache
def _second() -> re.Pattern[str]:
    dash = r" ?(?:\.\.\.?|…|–|—|-|÷) ?"
    to = rf"(?P<to> +{relation_pattern(Relation.AT_MOST)} *)"
    end = rf"{closing_pattern()}(?P<end>{relation_pattern()}) *"
    return re.compile(rf"(?:{dash}|{to}|(?P<and>{both_pattern()})|{end})(?P<number>{_NUMBER})", re.IGNORECASE)
