"""Found words on the ground of the mark: which stretches of a shown text begin like a word of the query."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
_FOLDED = str.maketrans({"ё": "е", "й": "и", "ў": "у", "’": "'", "ʼ": "'"})
SHORTEST = 2


def _fold(word: str) -> str:
    return word.lower().translate(_FOLDED)


def query_words(query: str) -> tuple[str, ...]:
    """The words of a query as they are compared; words of one letter are left out."""
    return tuple(_fold(word) for word in _WORD.findall(query) if len(word) >= SHORTEST)


def found_words(text: str, words: tuple[str, ...]) -> list[tuple[int, int]]:
    """Start and length of each word of `text` that begins with one of `words`."""
    if not words:
        return []
    return [
        (match.start(), match.end() - match.start())
        for match in _WORD.finditer(text)
        if _fold(match.group()).startswith(words)
    ]
