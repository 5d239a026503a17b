"""Where Russian and Belarusian words may break: the patterns of pyphen with a vowel on each side.

The Belarusian patterns follow the orthography of 2008, in which a cluster of consonants may break at any point. They
know no prefix before «дж» and «дз», so a break inside these two letters is never taken.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from sync.bilingual import Lang

_LOCALES = {Lang.RU: "ru_RU", Lang.BE: "be_BY"}
_VOWELS = frozenset("аеёиоуыэюяіАЕЁИОУЫЭЮЯІaeiouyAEIOUY")
_WORD = re.compile(r"[^\W\d_]+(?:’[^\W\d_]+)*")
_WHOLE = re.compile("[дД][жзЖЗ]")
_BRACKETS = frozenset("()[]")
_SHORTEST = 5


@cache
def _patterns(lang: Lang) -> Any:
    import pyphen

    return pyphen.Pyphen(lang=_LOCALES[lang], left=2, right=2)


@lru_cache(maxsize=20_000)
def breaks(word: str, lang: Lang) -> tuple[int, ...]:
    """Positions inside a run of characters without spaces after which it may be broken with a hyphen.

    Quotes and digits around a word are no part of it; apostrophes must be U+2019. A word at a bracket stays whole.
    """
    if _BRACKETS.intersection(word):
        return ()
    found: list[int] = []
    for part in _WORD.finditer(word):
        letters = part.group()
        if len(letters) >= _SHORTEST and not letters.isupper():
            found += [part.start() + at for at in _patterns(lang).positions(letters) if _fit(letters, at)]
    return tuple(found)


def _fit(letters: str, at: int) -> bool:
    head, tail = letters[:at], letters[at:]
    vowels_on_both_sides = not _VOWELS.isdisjoint(head) and not _VOWELS.isdisjoint(tail)
    return vowels_on_both_sides and not _WHOLE.match(letters[at - 1 : at + 1]) and "’" not in (head[-1], tail[0])
