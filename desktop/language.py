"""Russian and Belarusian: messages, plural forms, dates and numbers.

The interface speaks one language at a time, set by `use`; the one choice kept for the whole process.
A document in both languages asks `translation` for each. Nothing here is slow to import: Babel is loaded only by the
functions that need its data.
"""

from __future__ import annotations

from datetime import datetime
from functools import cache
from typing import Protocol

from desktop.messages import Messages
from desktop.paths import LOCALES
from sync.bilingual import Lang

NBSP = "\u00a0"


class Translation(Protocol):
    """The words of one language."""

    def gettext(self, message: str) -> str: ...
    def ngettext(self, one: str, many: str, count: int) -> str: ...
    def pgettext(self, context: str, message: str) -> str: ...


@cache
def translation(lang: Lang) -> Translation:
    """The words of a language. Without a compiled catalogue the message ids themselves."""
    try:
        return Messages((LOCALES / lang.value / "LC_MESSAGES" / "niva.mo").read_bytes())
    except FileNotFoundError:
        from gettext import NullTranslations

        return NullTranslations()


class _Current:
    """The language the interface speaks now."""

    lang = Lang.RU


def use(lang: Lang) -> None:
    """Makes a language the current one: `_` and its kin answer in it from now on."""
    _Current.lang = lang


def current() -> Lang:
    """The language the interface speaks."""
    return _Current.lang


def _(message: str) -> str:
    """The message in the current language."""
    return translation(_Current.lang).gettext(message) if message else ""


def N_(message: str) -> str:
    """Marks a constant for extraction; it is looked up where it is used."""
    return message


def ngettext(one: str, many: str, count: int) -> str:
    """The message for a whole number of things in the current language."""
    return translation(_Current.lang).ngettext(one, many, count)


def pgettext(context: str, message: str) -> str:
    """The message in a context, in the current language."""
    return translation(_Current.lang).pgettext(context, message)


def date_text(iso: str) -> str:
    """14.11.2026, 11.2026 or 2026 for an ISO date, month or year; the text itself if it is none.

    One form for both languages: the short dates of CLDR write the year of Belarusian with two digits.
    """
    parts = iso[:10].split("-")
    return ".".join(reversed(parts)) if all(part.isdigit() for part in parts) else iso


def stamp_text(stamp: str) -> str:
    """14.11.2026 03:05 on the clock of this computer for an ISO moment with its offset; '' for none."""
    return f"{datetime.fromisoformat(stamp).astimezone():%d.%m.%Y %H:%M}" if stamp else ""


def number_text(number: int | str) -> str:
    """Digits in groups of three with no-break spaces and a decimal comma: 1 234 567, -12,5.

    Four digits stay together in decimals only; both languages write numbers alike (CLDR 48).
    """
    sign, digits = ("−", str(number)[1:]) if str(number).startswith("-") else ("", str(number))
    whole, _dot, rest = digits.partition(".")
    grouped = f"{int(whole):,}".replace(",", NBSP) if whole.isdigit() else whole
    return f"{sign}{grouped},{rest}" if rest else f"{sign}{grouped}"
