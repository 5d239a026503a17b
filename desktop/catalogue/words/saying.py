"""From the text of a query to what it asks for, with all the ways to say it that a thesaurus knows."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from desktop.catalogue.words.asking import (
    LONGEST_WORD,
    MOST_WORDS,
    SHORTEST_BEGINNING,
    Another,
    Clause,
    Meant,
    Wanted,
)
from desktop.catalogue.words.binding import unbound
from desktop.catalogue.words.keys import knows, lemma_keys, meant_keys, query_keys, shipped_thesaurus
from desktop.catalogue.words.spelling import norm

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from desktop.catalogue.words.thesaurus import Reading, Said, Thesaurus

MOST_WAYS = 200
"""Ways to say one thing: of more the first are asked."""
MOST_READ = 500
"""Words of a text: a query that long is cut before."""
SHORTEST_INFLECTED = 5
"""Letters of a word that nobody knows and may have yet to be typed to its end."""


class _Typed(NamedTuple):
    """The words of a query, the places of each in its text, and what each asks for."""

    text: str
    found: Sequence[re.Match[str]]
    wanted: Sequence[Wanted]

    def between(self, start: int, end: int) -> str:
        """The text of the words from `start` up to `end`."""
        return self.text[self.found[start].start() : self.found[end - 1].end()]


def wanted(query: str, known: Thesaurus | None = None) -> tuple[Wanted, ...]:
    """The words a query asks for, each once: at most `MOST_WORDS`, since nobody means more.

    A last word of one letter behind which nothing stands is a word not typed to its end and asks for nothing yet; a
    digit does. So a last word behind which nothing stands is asked for by its sound only if a dictionary or the
    thesaurus knows it as it is, and for what may be its other forms only if it is long enough: what rules make of a
    beginning is seldom a word.
    """
    asked = {word.word: word for word in _typed(query, known or shipped_thesaurus()).wanted}
    return tuple(asked.values())[:MOST_WORDS]


def clauses(query: str, known: Thesaurus | None = None) -> tuple[Clause, ...]:
    """What a query asks for, each of its words that names something with all the ways to say it, each once. Words that
    have another way to be said together are one thing, the longest first; said as typed it is still all of them.

    Without a catalogue's own thesaurus the shipped one is asked.
    """
    asked = known or shipped_thesaurus()
    typed = _typed(query, asked)
    found = [
        _clause(typed, start, end, readings, asked)
        for start, end, readings in _parts(len(typed.found), asked.readings([word.group() for word in typed.found]))
    ]
    return tuple({clause.ways[0]: clause for clause in found}.values())[: 2 * MOST_WORDS]


def _typed(query: str, known: Thesaurus) -> _Typed:
    found = unbound(query, MOST_READ)
    last = norm(found[-1].group()) if found and found[-1].end() == len(query) else "0"
    if len(last) < SHORTEST_BEGINNING and not last.isdigit():
        found.pop()
    return _Typed(query, found, [_wanted(word.group(), word.end() == len(query), known) for word in found])


def _wanted(word: str, last: bool, known: Thesaurus) -> Wanted:
    if not last or knows(word) or known.has(word):
        keys = query_keys(word, known)
    else:
        keys = lemma_keys(word) if len(word) >= SHORTEST_INFLECTED else set()
    return Wanted(norm(word)[:LONGEST_WORD], frozenset(keys))


def _parts(words: int, readings: Sequence[Reading]) -> Iterator[tuple[int, int, list[Reading]]]:
    """The query cut into things asked for, in order: from which word, up to which, and what the thesaurus knows of all
    these words together. `readings` stand the longest first."""
    taken: dict[int, int] = {}
    covered: set[int] = set()
    for reading in readings:
        places = range(reading.start, reading.end)
        if len(places) > 1 and covered.isdisjoint(places):
            taken[reading.start] = reading.end
            covered.update(places)
    start = 0
    while start < words:
        end = taken.get(start, start + 1)
        yield start, end, [one for one in readings if (one.start, one.end) == (start, end)]
        start = end


def _clause(typed: _Typed, start: int, end: int, readings: Sequence[Reading], known: Thesaurus) -> Clause:
    own = tuple(typed.wanted[start:end])
    whole = _meant(typed, start, end, readings, known)
    others = (*whole.others, *whole.called)
    ways = [another.words for another in others if len(own) > 1 or _adds(another, own[0])]
    within = [
        _meant(typed, place, place + 1, known.readings((typed.found[place].group(),)), known)
        for place in (range(start, end) if len(own) > 1 else ())
    ]
    return Clause((own, *dict.fromkeys(ways)), tuple(meant for meant in (whole, *within) if meant.others))


def _adds(another: Another, own: Wanted) -> bool:
    """Whether more is found by several words than by the one they stand for."""
    return len(another.words) > 1 and not any(word.keys <= own.keys for word in another.words)


def _meant(typed: _Typed, start: int, end: int, readings: Sequence[Reading], known: Thesaurus) -> Meant:
    others: dict[Said, None] = {}
    called: dict[Said, None] = {}
    for reading in readings:
        for other in reading.others:
            (called if other.key and other.text == reading.text else others)[other] = None
    own = tuple(
        Wanted(norm(word.group())[:LONGEST_WORD], frozenset(meant_keys(word.group(), known)))
        for word in typed.found[start:end]
    )
    return Meant(typed.between(start, end), own, _another(others, known), _another(called, known))


def _another(said: Iterable[Said], known: Thesaurus) -> tuple[Another, ...]:
    ways = (Another(one.text, _all_of(known.sought(one)), one.lang, bool(one.key)) for one in said)
    return tuple(islice((way for way in ways if way.words), MOST_WAYS))


def _all_of(words: Sequence[frozenset[str]]) -> tuple[Wanted, ...]:
    return tuple(Wanted("", keys, (*words[:place], *words[place + 1 :])) for place, keys in enumerate(words))
