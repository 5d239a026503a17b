"""What values are called, and how surely a text means one of them: by code, by label in either language, by words in
any form, by beginnings."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache, reduce
from operator import and_
from typing import TYPE_CHECKING, NamedTuple

from desktop.catalogue.query.names import folded
from desktop.catalogue.words import SHORTEST_BEGINNING, WORD, all_keys, lemma_keys, norm

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from desktop.catalogue.query.names import Choice

NEVER = 9
Ranked = dict[int, list["Choice"]]
"""Values by how surely they are meant."""


def meant(said: str, names: Iterable[str]) -> int:
    """How surely a value of these names, its code first, is meant: 0 is surest, 9 never.

    Its code; a whole name; all words, in any form; all words, some of them only begun; all words by their sound.
    """
    wanted, exact = _words(said), folded(said)
    code, *labels = names
    if exact == folded(code):
        return 0
    if any(exact == folded(label) for label in labels):
        return 1
    ranks = [_rank(wanted, _words(label)) for label in labels if label]
    return min(ranks, default=NEVER)


def ranked(said: str, choices: Iterable[Choice]) -> Ranked:
    """Those that may be meant, by how surely."""
    found: Ranked = {}
    for choice in choices:
        if (rank := meant(said, choice.names)) < NEVER:
            found.setdefault(rank, []).append(choice)
    return found


class Used(NamedTuple):
    """The values of a field that records have: where each stands among them, and those that are no terms."""

    places: dict[tuple[str, str, str], tuple[int, Choice]]
    strange: tuple[Choice, ...]


class Called:
    """Many values by their words: of thousands only those are looked at that have something of each word said."""

    def __init__(self, choices: Iterable[Choice]) -> None:
        self._choices = tuple(choices)
        self._whole: dict[str, set[int]] = {}
        self._having: dict[str, set[int]] = {}
        words = set[str]()
        for place, choice in enumerate(self._choices):
            for name in choice.names:
                self._whole.setdefault(folded(name), set()).add(place)
                for word in _words(name):
                    words.add(word.word)
                    for token in word.tokens:
                        self._having.setdefault(token, set()).add(place)
        self._spelt = sorted(words)
        self.keys = frozenset(choice.key for choice in self._choices)

    def ranked(self, said: str) -> Ranked:
        """Those that may be meant, by how surely; in the order they were given."""
        having = [self._with(word) for word in _words(said)]
        places = self._whole.get(folded(said), set()) | (reduce(and_, having) if having else set())
        return ranked(said, map(self._choices.__getitem__, sorted(places)))

    def _with(self, word: _Spoken) -> set[int]:
        found = set[int]()
        for token in (*word.tokens, *self._begun(word.word)):
            found |= self._having.get(token, set())
        return found

    def _begun(self, letters: str) -> Iterator[str]:
        """Words that begin so."""
        at = bisect_left(self._spelt, letters) if len(letters) >= SHORTEST_BEGINNING else len(self._spelt)
        while at < len(self._spelt) and self._spelt[at].startswith(letters):
            yield self._spelt[at]
            at += 1


class _Spoken(NamedTuple):
    word: str
    lemmas: frozenset[str]
    keys: frozenset[str]

    @property
    def tokens(self) -> frozenset[str]:
        return self.lemmas | self.keys | {self.word}


@lru_cache(maxsize=20_000)
def _words(text: str) -> tuple[_Spoken, ...]:
    found = WORD.findall(text)
    return tuple(_Spoken(norm(word), frozenset(lemma_keys(word)), frozenset(all_keys(word))) for word in found)


def _rank(wanted: tuple[_Spoken, ...], label: tuple[_Spoken, ...]) -> int:
    worst = 0 if wanted else NEVER
    for word in wanted:  # most labels have not even the first
        worst = max(worst, min((_alike(word, other) for other in label), default=NEVER))
        if worst == NEVER:
            break
    return worst


def _alike(word: _Spoken, other: _Spoken) -> int:
    if word.word == other.word or not word.lemmas.isdisjoint(other.lemmas):
        return 2
    if len(word.word) >= SHORTEST_BEGINNING and other.word.startswith(word.word):
        return 3
    return 4 if not word.keys.isdisjoint(other.keys) else NEVER
