"""Conditions over prices: a comparison, a sum, a currency. What is over on the day of asking has no price.

A sum without a currency, or in roubles of either country, is met by as much in any currency a price may have.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from desktop.catalogue.query import scanning
from desktop.catalogue.query.conditions import condition, of_price
from desktop.catalogue.query.names import fields, folded, values
from desktop.catalogue.query.parts import Part, turned
from desktop.catalogue.query.spans import begins_range, relation_of, relation_pattern
from desktop.catalogue.query.telling import Nearest, Piece, Relation, Sort, Unclear
from sync.bilingual import Bilingual

if TYPE_CHECKING:
    from desktop.catalogue.query.knowing import Known

_SUM = r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d{1,12}"
_AMOUNT = rf"(?:{_SUM})(?:[.,]\d{{1,2}}(?!\d))?"
_BEHIND = re.compile(r"[ \u00a0]?(?P<currency>[^\W\d_]{1,8}(?:\.(?!\.))?(?: [^\W\d_]{3,7})?|[₽$€])")
_FOREIGN = "?"
"""Stands for currencies people name and no price is in."""


class _Sums(NamedTuple):
    """One sum or the two ends of a range, as typed, to the character `end`; the figures end at `figures` and begin at
    `start`, or a word that opens a range does. `codes` are their currencies, `named` whether any stands there."""

    relation: Relation
    sums: tuple[str, ...]
    codes: frozenset[str]
    named: bool
    start: int
    figures: int
    end: int

    @property
    def code(self) -> str:
        """The currency of all; '' for a rouble of either country, `_FOREIGN` if any is no rouble."""
        return _FOREIGN if _FOREIGN in self.codes else max(self.codes, default="")

    @property
    def mixed(self) -> bool:
        """Whether each end of a range is in a currency of its own."""
        return len(self.codes - {""}) > 1


def _sums_at(text: str, at: int) -> _Sums | None:
    found = _pattern().match(text, at)
    if not found:
        return None
    said = found["relation"]
    read = [_sum(text, found, "first")]
    second = _second().match(text, read[0][0]) if begins_range(said) else None
    if second:
        read.append(_sum(text, second, "second"))
    figures, ends = (second or found).end(), [end for end, *_ in read]
    relation = Relation.BETWEEN if second else relation_of(said) if said else Relation.IS
    named = [code for _end, _said, code in read if code is not None]
    sums = tuple(said for _end, said, _code in read)
    start = found.start("relation" if second and said else "first")
    return _Sums(relation, sums, frozenset(named), bool(named), start, figures, ends[-1])


def _sum(text: str, found: re.Match[str], name: str) -> tuple[int, str, str | None]:
    """Where a sum ends with its currency, its figures, and the currency; None where none is named."""
    end, code = _currency_at(text, found.end(name))
    return end, found[name], code if end > found.end(name) else None


def price_part(text: str, at: int, piece: Piece, known: Known) -> Part | None:
    """What costs so much; None where no sum stands here."""
    read = _sums_at(text, at)
    if not read:
        return None
    told = tuple(Bilingual(one, one) for one in (f"{one} {_told(read.code, read.named)}".strip() for one in read.sums))
    piece = replace(piece, end=read.end, relation=read.relation, values=told, any_currency=not read.named)
    if read.code != _FOREIGN and not read.mixed:
        rows = of_price(known, read.relation, tuple(sorted(map(_number, read.sums))), read.code)
        return Part(piece, conditions=(condition([rows], climbs=True),))
    typed = text[piece.start : read.figures]
    if read.mixed or len(read.sums) > 1:
        typed = f"{text[piece.start : read.start]}{'..'.join(read.sums)}"
    nearest = tuple(Nearest(_label(known, each), f"{typed} {each}") for each in currencies())
    why = Unclear.CURRENCIES if read.mixed and _FOREIGN not in read.codes else Unclear.CURRENCY
    return Part(replace(piece, unread=why, nearest=nearest), plain=((read.start, read.end),))


def price_at(text: str, at: int, known: Known) -> Part | None:
    """A price where no field is named: a sum with its currency behind it, perhaps with what compares it before."""
    without = scanning.minus_at(text, at)
    found = _pattern().match(text, at + without)
    if not found or text[at + without] == " " or (without and not found["relation"]):
        return None
    asking = fields()["price"]
    piece = Piece(start=at + without, end=at, sort=Sort.FIELD, field=asking.code, label=asking.label)
    part = price_part(text, at + without, piece, known)
    if not part or part.piece.any_currency:
        return None
    return turned(part, at) if without else part


def currencies() -> tuple[str, ...]:
    """Codes of the currencies a price may have."""
    return tuple(code for code in values("currency") if code not in ("", _FOREIGN))


def _told(code: str, typed: bool) -> str:
    """What stands behind a sum: of a rouble of either country both."""
    return code if code or not typed else "/".join(currencies())


def _label(known: Known, code: str) -> Bilingual:
    return known.vocabularies.label("currency", code)


def _number(said: str) -> float:
    return float("".join(said.split()).replace(",", "."))


def _currency_at(text: str, at: int) -> tuple[int, str]:
    """Where the name of a currency ends, and its code: '' for a rouble of either country, `_FOREIGN` for one no price
    is in; for none the place itself."""
    found = _BEHIND.match(text, at)
    whole = found["currency"] if found else ""
    for said in dict.fromkeys((whole, whole.partition(" ")[0])):
        codes = [code for code, names in values("currency").items() if _same(said, names)]
        if codes and found:
            return found.start("currency") + len(said), codes[0]
    return at, ""


def is_money(text: str, at: int) -> bool:
    """Whether the name of a currency stands behind a number that ends here."""
    return _currency_at(text, at)[0] > at


def is_sum(text: str, at: int) -> bool:
    """Whether a sum with its currency stands here."""
    read = _sums_at(text, at)
    return read is not None and read.named


def _same(said: str, names: tuple[str, ...]) -> bool:
    return folded(said).rstrip(".") in {folded(name) for name in names}


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf" *(?:(?P<relation>{relation_pattern()}) *)?(?P<first>{_AMOUNT})", re.IGNORECASE)


@cache
def _second() -> re.Pattern[str]:
    """What makes a range of a sum before it."""
    between = rf"(?: ?(?:\.\.\.?|…|–|—|-) ?| +{relation_pattern(Relation.AT_MOST)} *)"
    return re.compile(rf"{between}(?P<second>{_AMOUNT})", re.IGNORECASE)
