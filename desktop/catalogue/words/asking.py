"""What the index holds of a text, what a query asks for, and which words of a text answer it.

The index holds each word in compared spelling and, beside it, the keys of its lemmas and of its sound. A word of the
query finds every word that begins so and every word it shares a key with: another form of it weighs less than the word
itself, for it meets in fewer places, and the word of the other language less again.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from desktop.catalogue.words.binding import binds
from desktop.catalogue.words.keys import all_keys
from desktop.catalogue.words.sounding import letters_of, sound_of_abbreviation, spelt_out
from desktop.catalogue.words.spelling import WORD, norm, split

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sync.bilingual import Lang

SHORTEST_BEGINNING = 2
"""A query word of fewer letters finds itself only."""
SHORTEST_SPELT_OUT = 3
"""Letters: words with fewer initials stand side by side by chance."""
MOST_WORDS = 24
LONGEST_WORD = 80


class Wanted(NamedTuple):
    """One word of a query: its compared spelling, and the keys other words may share with it.

    Without a spelling it is a word of a thesaurus, which nobody begins to type; `beside` it there are words with these
    keys, without which it says nothing.

    A `phrase` is words in compared spelling that count only where they stand one after the other, as they are.
    """

    word: str
    keys: frozenset[str] = frozenset()
    beside: tuple[frozenset[str], ...] = ()
    phrase: tuple[str, ...] = ()


class Another(NamedTuple):
    """Another way to say something, as the thesaurus writes it, and the words of which a text has to have all. What is
    `coded` is found by the code it is the name of, whatever the text says."""

    text: str
    words: tuple[Wanted, ...]
    lang: Lang
    coded: bool = False


class Meant(NamedTuple):
    """What a thesaurus knows of some words of a query: as they are typed, what they ask for by themselves, how else it
    is said, and by which codes something is called just so."""

    typed: str
    own: tuple[Wanted, ...]
    others: tuple[Another, ...]
    called: tuple[Another, ...] = ()


class Clause(NamedTuple):
    """One thing a query asks for: the words as typed, or all the words of another way to say them.

    A single word of a thesaurus is asked for beside the word it stands for, as one of its keys; several are a way of
    their own. `meant` tells them apart again, what is said of more words first.
    """

    ways: tuple[tuple[Wanted, ...], ...]
    meant: tuple[Meant, ...] = ()


def told(text: str) -> dict[str, None]:
    """What the index holds of a text, each once: words and keys in the order they are met."""
    return told_of(WORD.findall(text))


def told_of(spoken: Sequence[str], around: Sequence[str] = ()) -> dict[str, None]:
    """The same of a text whose words are found already; `around` it stand others that may say what its abbreviations
    are short for."""
    held = dict.fromkeys(chain.from_iterable(map(_told, spoken)))
    short = {word for word in spoken if len(word) >= SHORTEST_SPELT_OUT and word.isupper()}
    if not short:
        return held
    initials = sound_of_abbreviation("".join(word[0] for word in (*spoken, *around) if not binds(word)))
    known = {key: spelt_out(key) for key in map(sound_of_abbreviation, short) if letters_of(key) in initials}
    return dict.fromkeys(known.get(token, token) for token in held) if known else held


@lru_cache(maxsize=200_000)
def _told(word: str) -> tuple[str, ...]:
    spelt = split(word)
    return (*spelt, *sorted(all_keys(word).difference(spelt)))


def matches(query: Sequence[Wanted], text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each word of `text` that one of the `wanted` words finds; one of those that only together say
    what is asked is found where all of them are, one of a phrase where the others stand around it."""
    beginnings = tuple(asked.word for asked in query if len(asked.word) >= SHORTEST_BEGINNING)
    exact = {asked.word for asked in query}
    keys = frozenset().union(*(asked.keys for asked in _standing(query, text)))
    found = [(match, norm(match.group())) for match in WORD.finditer(text)]
    within = _in_phrases([asked.phrase for asked in query if asked.phrase], [word for _, word in found])
    for place, (match, word) in enumerate(found):
        begun = word in exact or (beginnings and word.startswith(beginnings))
        if begun or place in within or not keys.isdisjoint(_told(match.group())):
            yield match.span()


def _in_phrases(phrases: Iterable[tuple[str, ...]], spoken: Sequence[str]) -> set[int]:
    """The places of the words that stand together as in one of the phrases."""
    return {
        place
        for phrase in phrases
        for start in range(len(spoken) - len(phrase) + 1)
        if tuple(spoken[start : start + len(phrase)]) == phrase
        for place in range(start, start + len(phrase))
    }


def _standing(query: Sequence[Wanted], text: str) -> Iterable[Wanted]:
    """The words that count in a text: it has all that has to stand beside them."""
    if not any(asked.beside for asked in query):
        return query
    held = told(text)
    return [asked for asked in query if not any(keys.isdisjoint(held) for keys in asked.beside)]
