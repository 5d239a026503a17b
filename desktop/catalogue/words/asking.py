"""What the index holds of a text, what a query asks for, and which words of a text answer it.

The index holds each word in compared spelling and, beside it, the keys of its lemmas and of its sound. A word of the
query finds every word that begins so and every word it shares a key with: another form of it weighs less than the word
itself, for it meets in fewer places, and the word of the other language less again.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from desktop.catalogue.words.keys import all_keys, knows, query_keys
from desktop.catalogue.words.spelling import WORD, norm, split

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

SHORTEST_BEGINNING = 2
"""A query word of fewer letters finds itself only."""
MOST_WORDS = 24
LONGEST_WORD = 80


class Wanted(NamedTuple):
    """One word of a query: its compared spelling, and the keys other words may share with it."""

    word: str
    keys: frozenset[str] = frozenset()


class Clause(NamedTuple):
    """One thing a query asks for: the words as typed, or all the words of another way to say them."""

    ways: tuple[tuple[Wanted, ...], ...]


def told(text: str) -> dict[str, None]:
    """What the index holds of a text, each once: words and keys in the order they are met."""
    return told_of(WORD.findall(text))


def told_of(spoken: Iterable[str]) -> dict[str, None]:
    """The same of a text whose words are found already."""
    return dict.fromkeys(chain.from_iterable(map(_told, spoken)))


@lru_cache(maxsize=200_000)
def _told(word: str) -> tuple[str, ...]:
    spelt = split(word)
    return (*spelt, *sorted(all_keys(word).difference(spelt)))


def wanted(query: str) -> tuple[Wanted, ...]:
    """The words a query asks for, each once: at most `MOST_WORDS`, since nobody means more.

    A last word of one letter is a word not typed to its end and asks for nothing yet; a digit does. So a last word
    behind which nothing stands is asked for its other forms only if a dictionary knows it as it is.
    """
    found = [(norm(word)[:LONGEST_WORD], word, query.endswith(word)) for word in WORD.findall(query)]
    if found and len(found[-1][0]) < SHORTEST_BEGINNING and not found[-1][0].isdigit():
        found.pop()
    asked = {spelt: Wanted(spelt, _keys(word, last)) for spelt, word, last in found}
    return tuple(asked.values())[:MOST_WORDS]


def clauses(query: str) -> tuple[Clause, ...]:
    """What a query asks for, each of its words with all the ways to say it."""
    return tuple(Clause(((word,),)) for word in wanted(query))


def _keys(word: str, last: bool) -> frozenset[str]:
    return frozenset() if last and not knows(word) else frozenset(query_keys(word))


def matches(query: Sequence[Wanted], text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each word of `text` that one of the `wanted` words finds."""
    beginnings = tuple(asked.word for asked in query if len(asked.word) >= SHORTEST_BEGINNING)
    exact = {asked.word for asked in query}
    keys = frozenset().union(*(asked.keys for asked in query))
    for match in WORD.finditer(text):
        word = norm(match.group())
        if word in exact or (beginnings and word.startswith(beginnings)) or not keys.isdisjoint(_told(match.group())):
            yield match.span()


def expression(asked: Iterable[Clause], column: str = "") -> str:
    """The same question in the language of FTS5; words hold letters and digits only, so nothing needs escaping."""
    within = f"{column} : " if column else ""
    return f"{within}({' AND '.join(map(_ways, asked))})"


def _ways(clause: Clause) -> str:
    return f"({' OR '.join(' AND '.join(map(_alternatives, way)) for way in clause.ways)})"


def _alternatives(asked: Wanted) -> str:
    beginning = f'"{asked.word}"*' if len(asked.word) >= SHORTEST_BEGINNING else f'"{asked.word}"'
    others = (f'"{key}"' for key in sorted(asked.keys - {asked.word}))
    return f"({' OR '.join((beginning, *others))})"
