"""Text in the two languages of the catalogue, and the rule for a missing one."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

import msgspec


class Lang(StrEnum):
    """A language of records and of the interface; Belarusian is in the official orthography of 2008."""

    RU = "ru"
    BE = "be"

    @property
    def other(self) -> Lang:
        """The language that stands in where this one is missing."""
        return Lang.BE if self is Lang.RU else Lang.RU


class Shown(NamedTuple):
    """What a reader of one language sees, and in which language it really is."""

    text: str
    lang: Lang


class Bilingual(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """One text in Russian, in Belarusian, in both or in neither ('' is missing)."""

    ru: str = ""
    be: str = ""

    def __bool__(self) -> bool:
        return bool(self.ru or self.be)

    def get(self, lang: Lang) -> str:
        """The text in exactly this language, '' if there is none."""
        return self.ru if lang is Lang.RU else self.be

    def shown(self, lang: Lang) -> Shown:
        """The text in this language or, where it is missing, in the other: the caller must mark a stand-in."""
        own = self.get(lang)
        return Shown(own, lang) if own or not self.get(lang.other) else Shown(self.get(lang.other), lang.other)


def sayable(text: str) -> str:
    """The text with “?” for each lone half of a surrogate pair: no file and no dictionary has those, and SQLite cannot
    even be asked for them."""
    return text.encode(errors="replace").decode()
