"""How the sound of a word is written as a key: with the language in which it sounds so."""

from __future__ import annotations

from desktop.catalogue.words.sound import skeleton
from desktop.catalogue.words.spelling import norm
from sync.bilingual import Lang


def sounding(word: tuple[str, Lang], lang: Lang) -> str:
    """The key of words of a language that sound like a word (`lexical`), given with the language it is of."""
    return f"x{lang.value[0]}{skeleton(*word)}"


def other_than(lang: Lang) -> Lang:
    """The other of the two languages."""
    return Lang.BE if lang is Lang.RU else Lang.RU


def abbreviated(word: str) -> bool:
    """Whether a word is written as abbreviations are."""
    return len(word) > 1 and word.isupper()


def sound_of_abbreviation(word: str) -> str:
    """The key of an abbreviation in either language: what is read letter by letter has no forms, and meets no word."""
    return f"xa{norm(word).replace('і', 'и')}"
