"""Conditions over prices: a comparison, a sum, a currency. What is over on the day of asking has no price.

A sum without a currency, or in roubles of either country, is met by as much in any currency a price may have.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

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
_BEHIND = re.compile(r"[ \u00a0]?(?P<currency>[^\W\d_]{1,8}\.?(?: [^\W\d_]{3,7})?|[₽$€])")
_FOREIGN = "?"
"""Stands for currencies people name and no price is in."""


def price_part(text: str, at: int, piece: Piece, known: Known) -> Part | None:
    """What costs so much; None where no sum stands here."""
    found = _pattern().match(text, at)
    if not found:
        return None
    sums = (
        [found["first"], found["second"]] if found["second"] and begins_range(found["relation"]) else [found["first"]]
    )
    behind = found.end("second" if len(sums) == 2 else "first")
    end, code = _currency_at(text, behind)
    relation = _relation(found["relation"], len(sums))
    said = tuple(Bilingual(one, one) for one in (f"{one} {_told(code, end > behind)}".strip() for one in sums))
    piece = replace(piece, end=end, relation=relation, values=said, any_currency=end == behind)
    if code != _FOREIGN:
        rows = of_price(known, relation, tuple(sorted(map(_number, sums))), code)
        return Part(piece, conditions=(condition([rows], climbs=True),))
    typed = text[piece.start : behind]
    nearest = tuple(Nearest(_label(known, each), f"{typed} {each}") for each in currencies())
    return Part(replace(piece, unread=Unclear.CURRENCY, nearest=nearest), plain=((found.start("first"), end),))


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


def _relation(said: str | None, amounts: int) -> Relation:
    if amounts == 2:
        return Relation.BETWEEN
    return relation_of(said) if said else Relation.IS


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
    found = _pattern().match(text, at)
    return is_money(text, found.end()) if found else False


def _same(said: str, names: tuple[str, ...]) -> bool:
    return folded(said).rstrip(".") in {folded(name) for name in names}


@cache
def _pattern() -> re.Pattern[str]:
    amount = rf"(?:{_SUM})(?:[.,]\d{{1,2}}(?!\d))?"
    between = rf"(?: ?(?:\.\.\.?|…|–|—|-) ?| +{relation_pattern(Relation.AT_MOST)} *)"
    relation = rf"(?:(?P<relation>{relation_pattern()}) *)?"
    return re.compile(rf" *{relation}(?P<first>{amount})(?:{between}(?P<second>{amount}))?", re.IGNORECASE)
