"""Keys of a word: two words mean the same if they share one.

Keys of inflection are lemmas in compared spelling; keys of sound begin with a Latin x, which keeps them apart from
words. A word of other letters, a number, a model, has no other form and no key but itself.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from desktop.catalogue.words.lemmas import Lemmas
from desktop.catalogue.words.sound import skeleton
from desktop.catalogue.words.spelling import norm
from desktop.catalogue.words.thesaurus import Thesaurus

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sync.bilingual import Lang
    from sync.vocabularies import Term

_CYRILLIC = re.compile("[а-яёіўґ]", re.IGNORECASE)


@cache
def _lemmas() -> Lemmas:
    from desktop.paths import RESOURCES

    return Lemmas(RESOURCES / "dictionaries")


def knows(word: str) -> bool:
    """Whether a dictionary has the word."""
    return bool(_CYRILLIC.search(word)) and _lemmas().knows(word)


def known_among(forms: Iterable[str]) -> list[str]:
    """Those of the forms, spelt as the dictionaries spell, that one of them has."""
    return _lemmas().known_among(forms)


def known_lemmas(word: str) -> set[str]:
    """Lemmas of a word as the dictionaries spell them; none of a word they lack."""
    if not _CYRILLIC.search(word):
        return set()
    return {lemma.word for lemma in _lemmas().of(word) if _lemmas().knows(lemma.word)}


def lemma_in(word: str, lang: Lang) -> str:
    """One lemma of a word in a language: itself if it is one, otherwise the shortest."""
    own = (lemma.word for lemma in _lemmas().of(word) if lemma.lang is lang)
    return min(own, key=lambda lemma: (lemma != word.casefold(), len(lemma), lemma), default=word.casefold())


def lemma_keys(word: str) -> set[str]:
    """Keys all forms of a word share, in either language; at least one for any word."""
    if not _CYRILLIC.search(word):
        return {norm(word)}
    return {norm(lemma.word) for lemma in _lemmas().of(word)}


def sound_keys(word: str) -> set[str]:
    """Keys a word shares with the word of the same origin in the other language."""
    if not _CYRILLIC.search(word):
        return set()
    return {f"x{skeleton(lemma.word, lemma.lang)}" for lemma in _lemmas().of(word)}


def all_keys(word: str) -> set[str]:
    """Keys of inflection and of sound: what the index holds of a word."""
    return lemma_keys(word) | sound_keys(word)


def thesaurus(terms: Iterable[Term]) -> Thesaurus:
    """The thesaurus of a catalogue out of its terms; those of other schemes count for nothing."""
    return Thesaurus(terms, _lemmas())


@cache
def shipped_thesaurus() -> Thesaurus:
    """The thesaurus that comes with the program, for a catalogue that brings none."""
    from desktop.paths import RESOURCES
    from sync.vocabularies import read_terms

    return thesaurus(read_terms(RESOURCES / "vocabularies" / "thesaurus.tsv"))


def query_keys(word: str, known: Thesaurus | None = None) -> set[str]:
    """Keys by which a word of a query is sought: its own and those of the words that say the same in the other
    language, but for the sound of a false friend. Without a catalogue's own thesaurus the shipped one is asked.
    """
    if not _CYRILLIC.search(word):
        return all_keys(word)
    asked = shipped_thesaurus() if known is None else known
    return (all_keys(word) - asked.misleading(word)) | asked.others(word)
