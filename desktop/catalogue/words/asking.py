"""What a query asks for, and which words of a text answer it. A word of the query finds every word that begins so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.catalogue.words.spelling import WORD, norm, split

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SHORTEST_BEGINNING = 2
"""A query word of fewer letters finds itself only."""
MOST_WORDS = 24
LONGEST_WORD = 80


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
    for match in WORD.finditer(text):
        word = norm(match.group())
        if word in query or (beginnings and word.startswith(beginnings)):
            yield match.span()


def expression(query: Sequence[str], column: str = "") -> str:
    """The same question in the language of FTS5; words hold letters and digits only, so nothing needs escaping."""
    within = f"{column} : " if column else ""
    parts = (f'"{word}"*' if len(word) >= SHORTEST_BEGINNING else f'"{word}"' for word in query)
    return f"{within}({' AND '.join(parts)})"
