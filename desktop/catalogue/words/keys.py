"""Keys of a word: two words mean the same if they share one.

Keys of inflection are lemmas in compared spelling; keys of sound begin with a Latin x, which keeps them apart from
words. A word of other letters, a number, a model, has no other form and no key but itself.
"""

from __future__ import annotations

import re
from functools import cache

from desktop.catalogue.words.lemmas import Lemmas
from desktop.catalogue.words.sound import skeleton
from desktop.catalogue.words.spelling import norm

_CYRILLIC = re.compile("[а-яёіўґ]", re.IGNORECASE)


@cache
def _lemmas() -> Lemmas:
    from desktop.paths import RESOURCES

    return Lemmas(RESOURCES / "dictionaries")


def knows(word: str) -> bool:
    """Whether a dictionary has the word."""
    return bool(_CYRILLIC.search(word)) and _lemmas().knows(word)


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


def query_keys(word: str) -> set[str]:
    """Keys by which a word of a query is sought."""
    return all_keys(word)
