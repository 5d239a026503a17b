"""Which words to leave out of a question that nothing answers whole.

A word tells the more the fewer records have it, and less if none has it in its name; a place tells little, for what is
asked for may stand elsewhere, and what people say around any question nothing.
"""

from __future__ import annotations

from functools import cached_property
from itertools import combinations, islice
from math import log
from typing import TYPE_CHECKING

from desktop.catalogue import words
from desktop.catalogue.questions import Facet
from desktop.catalogue.words.wishing import wishes

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping

    from desktop.catalogue.index.wordsets import Wordsets
    from desktop.catalogue.query.knowing import Known

MOST = 8
"""Words: of more of them nobody knows which are meant."""
TRIALS = 12
"""How many ways to leave out the same number of words are tried."""
NOWHERE = -1.0
"""What a word tells that no record has: with it nothing is found."""
NOT_IN_NAMES, PLACE = 0.5, 0.25
"""How much less a word tells that no record has in its name, and one that names a place."""

Span = tuple[int, int]


class Telling:
    """How much the words of a question tell in one base."""

    def __init__(self, base: sqlite3.Connection, sets: Wordsets, known: Known) -> None:
        self._base, self._sets, self._known = base, sets, known

    def of(self, text: str) -> float:
        """What a word with those that bind it tells: nothing, 0, if it is said around any question, less than nothing
        if no record has it."""
        spoken = words.WORD.findall(text)
        asked = self._known.clauses(f"{text} ")
        rows = self._sets.all_of(asked) if asked else ()
        if not rows:
            return NOWHERE
        if wishes(spoken[-1]):
            return 0.0
        told = log(1 + len(self._sets.built.worded) / len(rows))
        if not self._sets.all_of(asked, "title"):
            told *= NOT_IN_NAMES
        return told if self._places.isdisjoint(words.lemma_keys(spoken[-1])) else told * PLACE

    @cached_property
    def _places(self) -> frozenset[str]:
        """The lemmas of the towns, regions and countries of the base."""
        towns = [name for pair in self._base.execute(_TOWNS) for name in pair if name]
        areas = [
            text
            for facet in (Facet.REGION, Facet.COUNTRY)
            for term in self._known.vocabularies.terms(facet.value)
            for text in (term.label.ru, term.label.be)
        ]
        spoken = {word for name in (*towns, *areas) for word in words.WORD.findall(name) if word[0].isupper()}
        return frozenset(key for word in spoken for key in words.lemma_keys(word))


def left_out(tells: Mapping[Span, float]) -> Iterator[tuple[Span, ...]]:
    """What to try to leave out of a text, given the places of its words with what each of them tells: those that tell
    nothing before any other, then the fewest words, of as many those that tell least. One word always stays."""
    absent = [span for span, told in tells.items() if told < 0]
    idle = [span for span, told in tells.items() if told <= 0]
    for without in dict.fromkeys((tuple(absent), tuple(idle))):
        if 0 < len(without) < len(tells):
            yield tuple(sorted(without))
    others = sorted(set(tells).difference(idle))
    for many in range(1, len(others) if len(others) <= MOST else 1):
        ways = sorted(combinations(others, many), key=lambda spans: sum(map(tells.__getitem__, spans)))
        yield from (tuple(sorted((*idle, *spans))) for spans in islice(ways, TRIALS))


_TOWNS = "SELECT DISTINCT locality_ru, locality_be FROM card"
