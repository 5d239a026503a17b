"""How a query was understood, piece by piece: facts, no sentences.

The pieces cover all of a text that asks for anything, in their order; what stands between them is spaces and signs
without a meaning. A piece that looks like a condition and cannot be read says why in `unread` and is asked as words;
what is more than a query may hold is not asked and says so.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec

from sync.bilingual import Bilingual

Named = tuple[tuple[str, ...], Bilingual]
"""Codes of parameters, and what they are called together."""


class Sort(StrEnum):
    """What a piece of a query is."""

    WORDS = "words"
    PHRASE = "phrase"  # words that stand one after the other
    FIELD = "field"  # what a field must hold
    MEASURE = "measure"  # what an instrument must be able to do
    EITHER = "either"  # things of which one is enough
    TOGETHER = "together"  # one of such things that has several parts


class Relation(StrEnum):
    """How the value of a record relates to the value asked for."""

    IS = "="
    ABOVE = ">"
    AT_LEAST = ">="
    BELOW = "<"
    AT_MOST = "<="
    BETWEEN = ".."  # two values: both ends count


class Unclear(StrEnum):
    """Why a piece that looks like a condition cannot be read."""

    FIELD = "field"  # no field is called so
    VALUE = "value"  # the field has no such value
    NO_VALUE = "no_value"  # a field and nothing behind it
    NUMBER = "number"  # a number, a year, a date was expected
    YEAR = "year"  # no year anything can be of
    UNIT = "unit"  # nobody described this unit
    NO_UNIT = "no_unit"  # 400 of what?
    OTHER_UNIT = "other_unit"  # a unit, but not one this parameter is measured in
    WAY = "way"  # better than 1 nm: is more meant, or less?
    TOO_LONG = "too_long"  # behind what a query may hold: not asked at all
    CURRENCY = "currency"  # a price in one that no price is in
    CURRENCIES = "currencies"  # a range from one currency to another


class Nearest(msgspec.Struct, frozen=True):
    """What may have been meant: what it is called, and the text that would say so in place of the piece."""

    label: Bilingual
    insert: str


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """Characters `start` to `end` of the text and what they were taken for.

    `field` is the code of the field, for a MEASURE that of the parameter ('' for any of that dimension, several with
    spaces between); `label` what it is called; `values` the values, each in both languages: labels of terms, names of
    organisations, numbers with their unit as typed. Several values are alternatives, but two ends with BETWEEN. What
    is `without` must not hold. `asked` are the words of an unread piece that are searched for. With `any_currency` a
    sum is meant in each; `either` are the pieces of which one is enough, or those of one TOGETHER.
    """

    start: int
    end: int
    sort: Sort = Sort.WORDS
    without: bool = False
    field: str = ""
    label: Bilingual = Bilingual()
    relation: Relation = Relation.IS
    values: tuple[Bilingual, ...] = ()
    unread: Unclear | None = None
    nearest: tuple[Nearest, ...] = ()
    asked: str = ""
    any_currency: bool = False
    either: tuple[Piece, ...] = ()


class Understood(msgspec.Struct, frozen=True):
    """How a text was understood; nothing at all for a text that asks for everything."""

    pieces: tuple[Piece, ...] = ()

    @property
    def plain(self) -> bool:
        """True if there is nothing to tell: words only."""
        return all(piece.sort is Sort.WORDS and not piece.without and not piece.unread for piece in self.pieces)

    @property
    def unread(self) -> tuple[Piece, ...]:
        """The pieces that look like a condition and were asked as words."""
        return tuple(piece for piece in self.pieces if piece.unread)
