"""Words of Russian and Belarusian: one function for index, query and highlighter.

* `spelling`  one spelling for the many ways a word is typed
* `lemmas`    from a form to its lemmas, by dictionaries and learnt rules
* `sound`     one skeleton for the Russian and the Belarusian word of one origin
* `asking`    what a query asks for, and which words of a text answer it

Two words mean the same if they share a key. Keys of inflection are lemmas in compared spelling; keys of sound begin
with a Latin x, which keeps them apart from words.
"""

from __future__ import annotations

from functools import cache

from desktop.catalogue.words.asking import LONGEST_WORD, MOST_WORDS, SHORTEST_BEGINNING, expression, matches, wanted
from desktop.catalogue.words.lemmas import Lemmas
from desktop.catalogue.words.sound import skeleton
from desktop.catalogue.words.spelling import norm, split

KEYS_VERSION = 1
"""Rises with the rules and the dictionaries: an index made with another one is made again."""


@cache
def _lemmas() -> Lemmas:
    from desktop.paths import RESOURCES

    return Lemmas(RESOURCES / "dictionaries")


def lemma_keys(word: str) -> set[str]:
    """Keys all forms of a word share, in either language; at least one for any word."""
    return {norm(lemma.word) for lemma in _lemmas().of(word)}


def sound_keys(word: str) -> set[str]:
    """Keys a word shares with the word of the same origin in the other language."""
    return {f"x{skeleton(lemma.word, lemma.lang)}" for lemma in _lemmas().of(word)}


def all_keys(word: str) -> set[str]:
    """Keys of inflection and of sound: what the index holds of a word."""
    return lemma_keys(word) | sound_keys(word)


__all__ = ["KEYS_VERSION", "LONGEST_WORD", "MOST_WORDS", "SHORTEST_BEGINNING", "all_keys", "expression"]
__all__ += ["lemma_keys", "matches", "norm", "sound_keys", "split", "wanted"]
