"""Numbers and days as people say them: with a word for years, pieces or money, with the name of the month."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from sync.fields import Field, Type
from sync.tables.money import Money

_DAY = re.compile(r"[«\"“„]?(\d{1,2})[»\"”“]?\s+([^\W\d]+)\s+(\d{4})")
_MONTH = re.compile(r"([^\W\d]+)\s+(\d{4})")


@dataclass(frozen=True)
class Spoken:
    """Words that stand behind a number and add nothing to it, by the name of the field (`date` for all days), and
    months by their names; all in lower case, without a full stop at the end. `money` knows currencies."""

    units: Mapping[str, frozenset[str]] = field(default_factory=dict)
    months: Mapping[str, int] = field(default_factory=dict)
    money: Money = field(default_factory=Money)

    def plain(self, asked: Field, text: str) -> str:
        """The text as a form would take it; the same text where it says anything else."""
        words = self.units.get("date" if asked.type is Type.DATE else asked.name, frozenset())
        bare = _without(words, text)
        return self._dated(bare) if asked.type is Type.DATE else bare

    def _dated(self, text: str) -> str:
        if (day := _DAY.fullmatch(text.strip())) and (month := self.months.get(day[2].casefold())):
            return f"{day[1]}.{month}.{day[3]}"
        if (alone := _MONTH.fullmatch(text.strip())) and (month := self.months.get(alone[1].casefold())):
            return f"{month}.{alone[2]}"
        return text


def _without(words: frozenset[str], text: str) -> str:
    """The text without such a word at its end, where a digit or a space stands before it."""
    clean = text.strip()
    for word in sorted(words, key=len, reverse=True):
        bare = clean.rstrip(".")
        if bare.casefold().endswith(word):
            left = bare[: -len(word)]
            if left[-1:].isspace() or left[-1:].isdigit():
                return left.strip()
    return text
