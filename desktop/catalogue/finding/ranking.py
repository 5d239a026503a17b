"""In which order people expect what was found.

All that is told apart here is told by the question and the record, never by a list of names:

* what is called so before what only mentions it: by its number, model, short name, whole name
* a word in the name before the same word in the text: one more word that the name has counts more than any exactness
* the word as typed before its other forms, those before the word of the other language, that before a longer word
  that only begins so; of a few letters a beginning says nothing
* among equals the kinds in the order of the registry: a facility before its instruments, papers last
* a record that is named in the language of the question before one that has to be read in the other
* words that name a place count after all others; where the name has none of them, what stands there and says so comes
  before what only stands there, and that before what only says so
* a name with the words of a phrase side by side before one that has them apart
* a short name before a long one: more of it is what was asked for
* what is left, and all that is told by the text, as bm25 has it: rare words first, short texts before long ones

Names are looked at for as many rows as people may read; the rest follow by the number of words in the name and bm25.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, NamedTuple

from pyroaring import BitMap

from desktop.catalogue import words
from desktop.catalogue.finding.weighing import weights
from desktop.catalogue.index.texts import keys_of_type
from desktop.catalogue.words import Clause
from sync.bilingual import Bilingual
from sync.records import KINDS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from desktop.catalogue.index.wordsets import Wordsets
    from desktop.catalogue.questions import Question

LOOKED_AT = 100
"""Rows: two pages."""
TYPED, FORM, KIN, BEGUN = 103, 102, 101, 100
"""What a word of the question is worth that the name has as typed, in another form, in the other language, or at the
beginning of a longer word."""
SHORT = 3
"""Letters: with no more of them a longer word that begins so may be any."""

_PLACES = {kind: place for place, kind in enumerate(KINDS)}
_PROPER = re.compile('[«“"]([^«»“”"]+)[»”"]')
_ASIDE = re.compile(r"\s*\([^)]*\)\s*$")


class Places(NamedTuple):
    """The words of a question that name where something is, the rows that are `there`, those of them that say so."""

    named: AbstractSet[Clause]
    there: BitMap
    said: BitMap


NOWHERE = Places(frozenset(), BitMap(), BitMap())
_Keyed = tuple[list[tuple[str, AbstractSet[str], AbstractSet[str]]], list[list[frozenset[str]]]]
"""The words as typed with their lemmas and keys, and the keys of the words of each other way."""


class _Card(NamedTuple):
    """What the order looks at in a record."""

    kind: str
    number: str
    name: Bilingual
    alias: str
    type_code: str

    def told(self) -> dict[str, None]:
        """The words and keys of its name, and what it is by its type: as good as a name in the other language."""
        return words.told(self.text) | dict.fromkeys(keys_of_type(self.kind, self.type_code))

    @property
    def text(self) -> str:
        """All words by which it is named."""
        return f"{self.number} {self.name.ru} {self.name.be} {self.alias}"

    def called(self) -> Iterator[str]:
        """All by which a record may be called: brackets at the end of a name are not a part of it, what stands in
        quotation marks is a name by itself."""
        yield self.number
        yield self.alias
        for name in (self.name.ru, self.name.be):
            yield name
            yield _ASIDE.sub("", name)
            yield from _PROPER.findall(name)
        if self.kind != "equipment":
            yield from _halves(self.alias)


def best_first(
    base: sqlite3.Connection,
    sets: Wordsets,
    question: Question,
    asked: Sequence[Clause],
    hits: BitMap,
    phrases: Sequence[tuple[str, ...]] = (),
    places: Places = NOWHERE,
) -> list[int]:
    """These rows, which have all that is asked, the best first; without one that another thread has taken out of the
    index since they were found. The words of `phrases` are among what is asked, and what `places` are named by."""
    weighed = weights(sets, [word for clause in asked for way in clause.ways for word in way], hits)
    found = sorted(weighed, key=lambda row: (-weighed[row], row))
    if len(found) > LOOKED_AT:
        named = _words_in_name(sets, asked, hits)
        found.sort(key=named.__getitem__, reverse=True)  # those of equal number stay as they are
    order = _Order(question, asked, phrases, places)
    keys = {row: order.key(row, card) for row, card in _cards(base, found[:LOOKED_AT])}
    return sorted(filter(keys.__contains__, found[:LOOKED_AT]), key=keys.__getitem__) + found[LOOKED_AT:]


def _words_in_name(sets: Wordsets, asked: Sequence[Clause], hits: BitMap) -> Counter[int]:
    """How many words of the question the name of each row has."""
    named: Counter[int] = Counter()
    for clause in asked:
        (first, *_), *others = clause.ways
        whole = len(first.word) <= SHORT and not others
        named.update(sets.titled(clause, whole) & hits)
    return named


def _cards(base: sqlite3.Connection, rows: Sequence[int]) -> Iterator[tuple[int, _Card]]:
    for row, kind, number, ru, be, *more in base.execute(_CARDS, (json.dumps(rows),)):
        yield row, _Card(kind, number, Bilingual(ru, be), *more)


class _Order:
    """How the answers to one question are compared."""

    def __init__(
        self, question: Question, asked: Sequence[Clause], phrases: Sequence[tuple[str, ...]], places: Places
    ) -> None:
        self._phrases = [f" {' '.join(phrase)} " for phrase in phrases]
        self._said, self._lang = _squeezed(question.text), question.lang
        self._spelt = frozenset(word.word for clause in asked for word in clause.ways[0])
        self._asked = _keyed(clause for clause in asked if clause not in places.named)
        self._named = _keyed(clause for clause in asked if clause in places.named)
        self._there, self._said_there = places.there, places.said

    def key(self, row: int, card: _Card) -> tuple[int, ...]:
        """The less the better."""
        spoken = words.split(card.text)
        spelt, text = frozenset(spoken), f" {' '.join(spoken)} "
        apart = sum(phrase not in text for phrase in self._phrases)
        typed = spelt.issuperset(self._spelt)
        told = {} if typed else card.told()
        worth, placed = (_worth(asked, spelt, told) for asked in (self._asked, self._named))
        called = typed and any(map(self._says, card.called()))
        length = _ASIDE.sub("", card.name.shown(self._lang).text).count(" ") if worth or placed else 0
        told_of = (-placed, row not in self._there, row not in self._said_there, apart)
        foreign = not card.name.get(self._lang)
        return not called, -worth, *told_of, _PLACES.get(card.kind, len(_PLACES)), foreign, length

    def _says(self, name: str) -> bool:
        """Whether a name is the question; one with more signs than letters is not, which spares looking closer."""
        least = len(self._said)
        return least <= len(name) <= 2 * least and _squeezed(name) == self._said


def _keyed(asked: Iterable[Clause]) -> list[_Keyed]:
    return [
        (
            [(word.word, words.lemma_keys(word.word) & word.keys, word.keys) for word in clause.ways[0]],
            [[word.keys for word in way] for way in clause.ways[1:]],
        )
        for clause in asked
    ]


def _worth(asked: Iterable[_Keyed], spelt: frozenset[str], told: Mapping[str, None]) -> int:
    """All these words of the question together, each as the name has it best; said otherwise they are as good as in the
    other language."""
    worth = 0
    for own, others in asked:
        typed = sum(_worth_of(word, lemmas, keys, spelt, told) for word, lemmas, keys in own)
        other = any(all(not keys.isdisjoint(told) for keys in way) for way in others)
        worth += max(typed, KIN * len(own) if other else 0)
    return worth


def _worth_of(
    word: str, lemmas: AbstractSet[str], keys: AbstractSet[str], spelt: frozenset[str], told: Mapping[str, None]
) -> int:
    if word in spelt:
        return TYPED
    if not lemmas.isdisjoint(told):
        return FORM
    if not keys.isdisjoint(told):
        return KIN
    return BEGUN if len(word) > SHORT and any(other.startswith(word) for other in spelt) else 0


def _squeezed(text: str) -> str:
    """A text without its spaces and signs: NR-600, nr 600 and NR600 are one model."""
    return "".join(words.split(text))


def _halves(alias: str) -> tuple[str, str]:
    """The short name in either language; they are kept side by side."""
    parts = alias.split()
    return " ".join(parts[: len(parts) // 2]), " ".join(parts[len(parts) // 2 :])


_CARDS = """
SELECT card.row, kind, number, name_ru, name_be, alias, type_code
FROM json_each(?) JOIN card ON card.row = json_each.value
"""
