"""The currency somebody wrote beside a sum: in its cell, or in the heading of its column.

A word two currencies share stays as it is written, with UNSURE before it, for whoever knows the country.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from sync.fields import Type
from sync.registry import fields_of

if TYPE_CHECKING:
    from sync.tables.columns import Column

UNSURE = "?"
CURRENCY = "currency"
"""The vocabulary of currencies."""


@dataclass(frozen=True)
class Money:
    """Words for currencies in lower case without a full stop at the end, with their codes; '' where more than one is
    called so."""

    words: Mapping[str, str] = field(default_factory=dict)

    def parted(self, text: str) -> tuple[str, str]:
        """The sum alone and its currency: a code, a word behind UNSURE, or '' where none is written."""
        clean = text.strip()
        for pattern in self._patterns:
            if found := pattern.fullmatch(clean):
                return found["sum"].strip(), self._code(found["word"])
        return text, ""

    def named(self, heading: str) -> str:
        """The currency a heading names at its end, as it stands there; '' for none."""
        found = self._heading.fullmatch(heading.strip()) if self.words else None
        return found["word"] if found else ""

    def _code(self, word: str) -> str:
        return self._codes[_squeezed(word)] or UNSURE + word

    @cached_property
    def _codes(self) -> dict[str, str]:
        return {_squeezed(word): code for word, code in self.words.items()}

    @cached_property
    def _any(self) -> str:
        longest = sorted(self.words, key=len, reverse=True)
        return "|".join(re.escape(word).replace(r"\.", r"\.?").replace(r"\ ", r"\s*") for word in longest)

    @cached_property
    def _patterns(self) -> tuple[re.Pattern[str], ...]:
        if not self.words:
            return ()
        word = rf"(?P<word>(?:{self._any})\.?)"
        behind = rf"(?P<sum>.*\d)\s*{word}"
        before = rf"{word}\s*(?P<sum>[-+]?\d.*)"
        return re.compile(behind, re.IGNORECASE), re.compile(before, re.IGNORECASE)

    @cached_property
    def _heading(self) -> re.Pattern[str]:
        return re.compile(rf".*[\W_]\(?(?P<word>(?:{self._any})\.?)\)?", re.IGNORECASE)


def _squeezed(word: str) -> str:
    return re.sub(r"[.\s]", "", word.casefold())


def currency_beside(kind: str, column: Column) -> str:
    """The name of the field that holds the currency of a sum, '' for a column that is no sum."""
    if column.field.type is not Type.DECIMAL:
        return ""
    beside = column.row.columns if column.row is not None else tuple(fields_of(kind).values())
    return next((each.name for each in beside if each.scheme == CURRENCY), "")
