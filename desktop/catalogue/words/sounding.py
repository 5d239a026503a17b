"""How what is no word is written as a key: with a Latin x and a Cyrillic letter, which nobody types together.

The sound of a word stands with the language in which it sounds so, an abbreviation and the code of a term with signs of
their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.catalogue.words.sound import skeleton
from desktop.catalogue.words.spelling import norm
from sync.bilingual import Lang

if TYPE_CHECKING:
    from collections.abc import Iterable


def sounding(word: tuple[str, Lang], lang: Lang) -> str:
    """The key of words of a language that sound like a word (`lexical`), given with the language it is of."""
    return f"{_SOUND[lang]}{skeleton(*word)}"


def sounding_in(keys: Iterable[str]) -> frozenset[Lang]:
    """The languages of the words that have these keys, as far as keys of sound tell."""
    signs = {key[:2] for key in keys}
    return frozenset(lang for lang, sign in _SOUND.items() if sign in signs)


def other_than(lang: Lang) -> Lang:
    """The other of the two languages."""
    return Lang.BE if lang is Lang.RU else Lang.RU


def abbreviated(word: str) -> bool:
    """Whether a word is written as abbreviations are."""
    return len(word) > 1 and word.isupper()


def sound_of_abbreviation(word: str) -> str:
    """The key of an abbreviation in either language: what is read letter by letter has no forms, and meets no word."""
    return f"{_ABBREVIATION}{norm(word).translate(_ALIKE)}"


def spelt_out(key: str) -> str:
    """The same for one whose full words stand beside it: it is known what it says there, and what only abbreviates to
    the same letters does not mean it."""
    return f"xо{letters_of(key)}"


def letters_of(key: str) -> str:
    """The letters of an abbreviation by its key, as they are compared."""
    return key.removeprefix(_ABBREVIATION)


def code_key(scheme: str, code: str) -> str:
    """The key of a term, by which records are found that name it by its code."""
    return f"xк{''.join(filter(str.isalnum, norm(scheme + code)))}"


_ABBREVIATION = "xа"
_ALIKE = str.maketrans("іў", "иу")
_SOUND = {Lang.RU: "xр", Lang.BE: "xб"}
