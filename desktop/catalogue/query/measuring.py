"""Conditions over what instruments can do: [parameter] [comparison] number unit.

Words before the comparison that name no parameter stay words, and the measure is asked of any parameter of that
dimension. A quantity that nothing compares is met by the value an instrument has, or by the text as it stands.
"""

from __future__ import annotations

import re
from functools import cache, partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from desktop.catalogue.query import scanning
from desktop.catalogue.query.calling import meant
from desktop.catalogue.query.conditions import condition, of_measure, of_phrase, of_words
from desktop.catalogue.query.names import LONGEST_NAME, folded, judging, parameters
from desktop.catalogue.query.parts import Part, turned
from desktop.catalogue.query.powers import spellings
from desktop.catalogue.query.quantities import Quantity, quantity
from desktop.catalogue.query.spans import FIRST_YEAR, LAST_YEAR, judging_pattern, opening_pattern, relation_pattern
from desktop.catalogue.query.telling import Named, Nearest, Piece, Relation, Sort, Unclear
from desktop.catalogue.query.units import fits_behind, units_behind, units_like, units_of, with_unit
from desktop.catalogue.words import lemma_keys
from sync.bilingual import Bilingual, Lang

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.catalogue.query.asked import Rows
    from desktop.catalogue.query.knowing import Known

SHORTEST_PARAMETER = 3
"""Letters."""
_YEARS = {"a", "g"}
"""A year and a gram: behind a number like 2015 they say that it is a year."""


def measure_at(text: str, at: int, known: Known) -> Part | None:
    """What an instrument must be able to do, with a minus before it what it must not; -20 °C is a temperature."""
    if not scanning.minus_at(text, at):
        return _measure(text, at, known)
    if text[at + 1].isdigit() and (found := _quantity(text, at, known)) and found.unit == "Cel":
        return _part(text, at, _ANY, found, known)
    part = _measure(text, at + 1, known)
    return turned(part, at) if part else None


def _quantity(text: str, at: int, known: Known) -> Quantity | None:
    return quantity(text, at, known.units, known.vocabularies)


def _measure(text: str, at: int, known: Known) -> Part | None:
    for end, name in scanning.names_at(text, at):
        if (ahead := _ahead().match(text, end)) and (named := _named(known, name)):
            found = _quantity(text, ahead.end("between"), known)
            if found and (found.unit or found.typed or ":" in ahead["between"] or _is_plain_number(known, named)):
                return _part(text, at, named, found, known)
    if not (ahead := _ahead().match(text, at)) or ahead["between"]:
        return None
    found = _quantity(text, at, known)
    return _part(text, at, _ANY, found, known) if found and _is_meant(text, at, found) else None


def _is_plain_number(known: Known, named: Named) -> bool:
    """Whether a parameter is measured in nothing, as a magnification or a number of channels is."""
    return any(_is_measured(known, code, "1") for code in named[0])


def _is_meant(text: str, at: int, found: Quantity) -> bool:
    """Whether a quantity without a parameter is one: 400 MHz is and so is `> 5`, but not 5 or 2015 г."""
    if not found.unit:
        return found.typed and text[at] in scanning.COMPARING
    first = found.values[0].ru.partition(" ")[0]
    if found.unit in _YEARS and first.isdigit() and FIRST_YEAR <= int(first) <= LAST_YEAR:
        return False
    return found.typed or _is_spelt_out(text, found)


def _is_spelt_out(text: str, found: Quantity) -> bool:
    """Whether the unit is more than a letter that might as well belong to a name: 10 K and 5 m are quantities, but 3D,
    5G and 4K are not, nor is 10 k."""
    behind = text[found.number_end : found.end] if found.number_end else ""
    unit = behind.strip()
    if len(unit) == 1 and unit.isalpha():
        labels = {value.get(lang).rpartition(" ")[2] for value in found.values[-1:] for lang in Lang}
        return behind != unit and unit in labels | {found.unit}
    label = found.values[-1].ru.rpartition(" ")[2]
    return len(label) > 1 or text[found.end - 1] in (label, found.unit)


def _part(text: str, start: int, named: Named, found: Quantity, known: Known) -> Part:
    codes, label = named
    if found.judged >= 0 and (either_way := _unjudged(text, start, codes, found)):
        return either_way
    if found.judged >= 0 and found.relation is Relation.IS:
        better = Relation.AT_MOST if judging()[1].issuperset(codes) else Relation.AT_LEAST
        found = found._replace(relation=better)
    fits = tuple(code for code in codes if _is_measured(known, code, found.base))
    piece = Piece(
        start=start,
        end=found.end,
        sort=Sort.MEASURE,
        field=" ".join(fits or codes),
        label=label,
        relation=found.relation,
        values=found.values,
    )
    if unread := _unread(text, piece, codes, fits, found, known):
        part = Part(unread, plain=((start, unread.end),))
        if codes or unread.unread is not Unclear.NO_UNIT:
            return part
        return part._replace(behind=partial(_with_units, _number(text, unread, found), known, part))
    rows = [of_measure(fits or codes, found.base, found.relation, found.low, found.high)]
    if not found.typed:
        rows += _said(known, text[start : found.end])
    part = Part(piece, conditions=(condition(rows, climbs=True),))
    return part._replace(behind=partial(_fitting, text, part, found, known)) if found.typed and not codes else part


def _said(known: Known, text: str) -> Iterable[Rows]:
    """Rows that say the quantity in their texts; a power of ten in any spelling of it, as one text."""
    ways = spellings(text)
    return [of_phrase(known, way) for way in ways] if ways else of_words(known, text)


def _unjudged(text: str, start: int, codes: tuple[str, ...], found: Quantity) -> Part | None:
    """A quantity better than which something has to be, where nothing says of what: both ways are offered."""
    less = judging()[1].intersection(codes)
    if codes and len(less) in (0, len(set(codes))):
        return None
    said = text[found.judged : found.end]
    named = text[start : found.judged]
    before = re.sub(rf"{judging_pattern()}\s*$", "", named, flags=re.IGNORECASE)
    ways = (f"{before}{sign.value} {said}" for sign in (Relation.AT_MOST, Relation.AT_LEAST))
    nearest = tuple(Nearest(Bilingual(way, way), way) for way in ways)
    piece = Piece(
        start=start, end=found.end, sort=Sort.MEASURE, values=found.values, unread=Unclear.WAY, nearest=nearest
    )
    return Part(piece, plain=((found.judged, found.end),))


def _fitting(text: str, part: Part, found: Quantity, known: Known, words: str) -> Part | None:
    """The measure behind words: asked as words itself where nothing that has those is measured so."""
    if fits_behind(known, words, found.base, part.conditions[0]):
        return None
    piece = replace(part.piece, label=Bilingual(words, words), unread=Unclear.OTHER_UNIT)
    unread = Part(piece, plain=((piece.start, piece.end),))
    return _with_units(_number(text, piece, found), known, unread, words)


def _with_units(number: str, known: Known, part: Part, words: str) -> Part:
    """The number behind words with the units of what has them."""

    def near() -> tuple[Nearest, ...]:
        units = units_behind(known, words) if number else ()
        return tuple(with_unit(number, unit, known.lang) for unit in units)

    return part._replace(near=near)


def _number(text: str, piece: Piece, found: Quantity) -> str:
    """The piece without its unit; '' where it has two."""
    return text[piece.start : found.number_end]


def _unread(
    text: str, piece: Piece, codes: tuple[str, ...], fits: tuple[str, ...], found: Quantity, known: Known
) -> Piece | None:
    """The piece with what is wrong with it; None where nothing is."""
    if codes and not fits and (units := units_of(known, codes)):
        why = Unclear.OTHER_UNIT if found.unit else Unclear.NO_UNIT
        number = _number(text, piece, found)
        nearest = tuple(with_unit(number, unit, known.lang) for unit in units) if number else ()
        return replace(piece, unread=why, nearest=nearest)
    if codes or found.unit:
        return None
    behind = _BEHIND.match(text, piece.end)
    units = units_like(known, behind[1]) if behind else ()
    if behind and units:
        nearest = tuple(with_unit(_number(text, piece, found), unit, known.lang) for unit in units)
        return replace(piece, end=behind.end(), unread=Unclear.UNIT, nearest=nearest)
    return replace(piece, unread=Unclear.NO_UNIT)


def units_for(known: Known, before: str, words: str, begun: bool) -> tuple[Bilingual, ...]:
    """Units that may stand behind a number with this text before it: those the parameter named there is measured in,
    or what has these words; without either all of them, if any letter of it is typed."""
    plain = re.sub(rf"{relation_pattern()}\s*$", "", before, flags=re.IGNORECASE)
    names = [plain[word.start() :].strip() for word in list(_WORD.finditer(plain))[-LONGEST_NAME:]]
    named = next((named for name in names if (named := _named(known, name.rstrip(":").strip()))), None)
    every = tuple(term.label for term in known.vocabularies.terms("unit"))
    if named:
        return units_of(known, named[0], most=len(every))
    fitting = units_behind(known, words, most=len(every)) if words else ()
    return tuple(dict.fromkeys((*fitting, *every))) if begun else fitting


def _is_measured(known: Known, code: str, base: str) -> bool:
    return bool(known.ask("SELECT 1 FROM measure WHERE parameter = ? AND unit = ? LIMIT 1", code, base))


def _named(known: Known, name: str) -> Named | None:
    """The parameters of a name: as people say it, as the vocabulary labels it, by all words of it in any form."""
    if name not in known.named:
        known.named[name] = _looked_up(known, name)
    return known.named[name]


def _looked_up(known: Known, name: str) -> Named | None:
    said, listed = folded(name), parameters()
    if len(said) < SHORTEST_PARAMETER or not any(map(str.isalpha, said)):
        return None
    lemma = next((one for one in sorted(lemma_keys(said)) if one in listed), said) if said.isalpha() else said
    if lemma in listed:
        return listed[lemma]
    terms = known.vocabularies.terms("parameter")
    ranked = [(meant(name, ("", term.label.ru, term.label.be)), term) for term in terms]
    best = min((rank for rank, _ in ranked), default=_INFLECTED + 1)
    those = [term for rank, term in ranked if rank == best <= _INFLECTED]
    label = those[0].label if len(those) == 1 else Bilingual(name, name)
    return (tuple(term.code for term in those), label) if those else None


@cache
def _ahead() -> re.Pattern[str]:
    number = r"[+−-]?\d"
    return re.compile(
        rf"(?P<between>[ \u00a0]*:?[ \u00a0]*)"
        rf"(?=(?:{opening_pattern()})?(?:(?:{relation_pattern()}|{judging_pattern()}) *)?{number})",
        re.IGNORECASE,
    )


_WORD = re.compile(r"\S+")
_ANY: Named = ((), Bilingual())
_INFLECTED = 2
_BEHIND = re.compile(r"[ \u00a0]?([^\W\d_][^\s,;]{0,9})")
