"""False friends: words of Russian and Belarusian that sound alike and mean different things."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from desktop.catalogue.words.sounding import sounding
from desktop.catalogue.words.spelling import lexical, norm
from sync.bilingual import Lang

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.catalogue.words.lemmas import Lemmas
    from sync.vocabularies import Term


class FalseFriends:
    """The false friends of a thesaurus; a term holds the word of either language."""

    def __init__(self, terms: Iterable[Term], lemmas: Lemmas) -> None:
        self._labels = tuple(term.label for term in terms)
        self._lemmas = lemmas

    def misleading(self, word: str) -> frozenset[str]:
        """The keys of sound by which a word would meet words of the other language that mean something else."""
        alone = (lemma for lemma in self._lemmas.of(word) if lemma in self.alone)
        return frozenset(sounding(lemma, lang) for lemma in alone for lang in Lang)

    def apart(self, word: str) -> tuple[frozenset[str], frozenset[str]]:
        """Of a false friend that both languages spell alike, in a form only one of them has: the keys by which it would
        meet the forms of the other, and those by which it meets its own."""
        lemmas = self._lemmas.of(word)
        alike = [] if self._in_both(word) else [lemma for lemma in lemmas if lemma in self.alone]
        alike = [lemma for lemma in alike if norm(lemma.word) in self.spelt_alike and self._in_both(lemma.word)]
        return frozenset(norm(lemma.word) for lemma in alike), frozenset(sounding(one, one.lang) for one in alike)

    def _in_both(self, word: str) -> bool:
        """Whether a word may be of either language."""
        return len({lemma.lang for lemma in self._lemmas.of(word)}) > 1

    @cached_property
    def spelt_alike(self) -> frozenset[str]:
        """Those that both languages spell alike."""
        return frozenset(norm(label.ru) for label in self._labels if norm(label.ru) == norm(label.be))

    @cached_property
    def alone(self) -> frozenset[tuple[str, Lang]]:
        """Words of a language that must not be sought by their sound."""
        return frozenset((lexical(label.get(lang)), lang) for label in self._labels for lang in Lang)
