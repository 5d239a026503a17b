"""One word of Russian or Belarusian in the spelling the index knows; one function for index, query and highlighter.

Case, stress marks, soft hyphens and the signs people type for an apostrophe count for nothing; ё is е, й is и, ў is у,
ґ is г. A word of the query finds every word that begins with it.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SHORTEST_BEGINNING = 2
"""A query word of fewer letters finds itself only."""
MOST_WORDS = 24
LONGEST_WORD = 80

_APOSTROPHES = "'’ʼ‘`´ʹ′"
_IGNORED = re.compile(f"[{_APOSTROPHES}\u0300-\u036f\u00ad]")
_IOTA_BELOW = "\u0345"  # the one sign over letters that folding makes a letter of
_TWINS = (("ё", "е"), ("й", "и"), ("ў", "у"), ("ґ", "г"))
_FOLDED_WORD = re.compile(r"[^\W_]+")
_WORD = re.compile(rf"[^\W_](?:[^\W_]|[\u0300-\u036f\u00ad]|[{_APOSTROPHES}](?=[^\W_]))*")


def norm(word: str) -> str:
    """The spelling by which words are compared; also of a whole text at once, its spaces kept."""
    folded = word if word.isascii() else unicodedata.normalize("NFC", word)
    folded = _IGNORED.sub("", folded.replace(_IOTA_BELOW, "").casefold())
    for letter, twin in _TWINS:
        folded = folded.replace(letter, twin)
    return folded


def split(text: str) -> list[str]:
    """The words of a text in their compared spelling, in order."""
    return _FOLDED_WORD.findall(norm(text))


def wanted(query: str) -> tuple[str, ...]:
    """The words a query asks for, each once: at most `MOST_WORDS`, since nobody means more.

    A last word of one letter is a word not typed to its end and asks for nothing yet; a digit does.
    """
    found = [word[:LONGEST_WORD] for word in split(query)]
    if found and len(found[-1]) < SHORTEST_BEGINNING and not found[-1].isdigit():
        found.pop()
    return tuple(dict.fromkeys(found))[:MOST_WORDS]


def matches(query: Sequence[str], text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each word of `text` that one of the `wanted` words finds."""
    beginnings = tuple(word for word in query if len(word) >= SHORTEST_BEGINNING)
    for match in _WORD.finditer(text):
        word = norm(match.group())
        if word in query or (beginnings and word.startswith(beginnings)):
            yield match.span()


def expression(query: Sequence[str], column: str = "") -> str:
    """The same question in the language of FTS5; words hold letters and digits only, so nothing needs escaping."""
    within = f"{column} : " if column else ""
    parts = (f'"{word}"*' if len(word) >= SHORTEST_BEGINNING else f'"{word}"' for word in query)
    return f"{within}({' AND '.join(parts)})"
