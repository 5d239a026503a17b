"""Keys of a word: what is written answers what is sought if the one has a key that the other is sought by.

Keys of inflection are lemmas in compared spelling, the same for both. Keys of sound begin with signs that keep them
apart from words, one for the language of the lemma that sounds so: a word is sought by the sound it has in the
other language, for those that sound like it in its own are other words. Only a word no dictionary has is sought by its
sound in both. An abbreviation has a sound of its own kind, by which it meets nothing but abbreviations. A word of other
letters, a number, a model, has no other form and no key but itself.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from desktop.catalogue.words.lemmas import Lemmas
from desktop.catalogue.words.sounding import abbreviated, other_than, sound_of_abbreviation, sounding, spelt_out
from desktop.catalogue.words.spelling import norm
from desktop.catalogue.words.thesaurus import Thesaurus
from sync.bilingual import Lang

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sync.vocabularies import Term

_CYRILLIC = re.compile("[а-яёіўґ]", re.IGNORECASE)
LONGEST_ABBREVIATION = 6


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
    if not _CYRILLIC.search(word) or _is_abbreviation(word):
        return {norm(word)}
    return {norm(lemma.word) for lemma in _lemmas().of(word)}


def sound_keys(word: str) -> set[str]:
    """Keys by which the word of the same origin in the other language finds a word."""
    if not _CYRILLIC.search(word):
        return set()
    as_word = () if _is_abbreviation(word) else _lemmas().of(word)
    return _as_abbreviation(word) | {sounding(lemma, lemma.lang) for lemma in as_word}


def sought_sounds(word: str) -> set[str]:
    """Keys by which a word finds those of the same origin in the other language."""
    if not _CYRILLIC.search(word):
        return set()
    as_word = () if _is_abbreviation(word) else _lemmas().of(word)
    known = _lemmas().knows(word)
    return (_typed_short(word) if _may_be_abbreviation(word) else set()) | {
        sounding(lemma, lang) for lemma in as_word for lang in ((other_than(lemma.lang),) if known else Lang)
    }


def _is_abbreviation(word: str) -> bool:
    """Whether nothing but an abbreviation is written so."""
    return _may_be_abbreviation(word) and not _lemmas().knows(word)


def _may_be_abbreviation(word: str) -> bool:
    return abbreviated(word) and len(word) <= LONGEST_ABBREVIATION


def _typed_short(word: str) -> set[str]:
    """An abbreviation somebody types is meant whether a text spells it out or not."""
    key = sound_of_abbreviation(word)
    return {key, spelt_out(key)}


def _as_abbreviation(word: str) -> set[str]:
    return {sound_of_abbreviation(word)} if _may_be_abbreviation(word) else set()


def all_keys(word: str) -> set[str]:
    """Keys of inflection and of sound: what the index holds of a word."""
    return lemma_keys(word) | sound_keys(word)


def own_keys(word: str) -> set[str]:
    """Keys by which a word is sought that no thesaurus knows."""
    return lemma_keys(word) | sought_sounds(word)


def thesaurus(terms: Iterable[Term], named: Iterable[Term] = ()) -> Thesaurus:
    """The thesaurus of a catalogue out of its terms; those of other schemes count for nothing but as `named`, for what
    their labels name."""
    return Thesaurus(terms, _lemmas(), named)


@cache
def shipped_terms() -> tuple[Term, ...]:
    """What the program itself knows of words that mean the same, for a catalogue that says nothing of them."""
    from desktop.paths import RESOURCES
    from sync.vocabularies import read_terms

    return tuple(read_terms(RESOURCES / "vocabularies" / "thesaurus.tsv"))


@cache
def shipped_thesaurus() -> Thesaurus:
    """The thesaurus of these terms alone."""
    return thesaurus(shipped_terms())


def query_keys(word: str, known: Thesaurus | None = None) -> set[str]:
    """Keys by which a word of a query is sought: its own and those of the words that say the same in the other
    language, but for the sound of a false friend. Without a catalogue's own thesaurus the shipped one is asked.
    """
    asked = shipped_thesaurus() if known is None else known
    if not _CYRILLIC.search(word):
        return own_keys(word) | (asked.others(word) if word.isalnum() else set())
    return meant_keys(word, asked) | asked.others(word)


def meant_keys(word: str, known: Thesaurus) -> set[str]:
    """Keys by which a word is sought by itself, but for what the thesaurus says it does not mean: a false friend by its
    sound or by a lemma both languages spell alike, an abbreviation in capitals as a form or by the sound of a word."""
    if known.abbreviates(word):
        return {norm(word)} | (_typed_short(word) if _CYRILLIC.search(word) else set())
    others, own = known.friends.apart(word)
    return (own_keys(word) - known.friends.misleading(word) - others) | own
