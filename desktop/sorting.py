"""The order of the Russian and the Belarusian alphabet as text that any byte-wise comparison sorts right.

Belarusian and Russian share one order of letters here; they differ in ё and ў, which Russian mixes with е and у and
Belarusian puts after them. Digits come first and numbers go by value, then Cyrillic, then Latin. Quotation marks,
apostrophes and punctuation count for nothing, a hyphen for a space.
"""

from __future__ import annotations

import re
import unicodedata

from sync.bilingual import Lang

LONGEST = 96
"""Characters of a text that take part; what begins alike so far is told apart by nothing."""

_CYRILLIC = "абвгдеёжзиійклмнопрстуўфхцчшщъыьэюя"
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_FIRST_LETTER = 0x40
_WEIGHTS = {letter: chr(_FIRST_LETTER + place) for place, letter in enumerate(_CYRILLIC + _LATIN)}
_MIXED = {Lang.RU: {"ё": "е", "ў": "у", "ґ": "г"}, Lang.BE: {"ґ": "г"}}
_TABLES = {
    lang: str.maketrans(_WEIGHTS | {twin: _WEIGHTS[letter] for twin, letter in mixed.items()})
    for lang, mixed in _MIXED.items()
}
_SECOND = {lang: re.compile(f"[{''.join(mixed)}]") for lang, mixed in _MIXED.items()}
_SILENT = re.compile("[\u0300-\u036f\u00ad'’ʼ‘`´ʹ′]")
_PART = re.compile(r"\d+|[^\W\d_]+|[^\w\s]+|[\s_]+")
_SPACE, _END = "\x02", "\x01"


def sort_key(text: str, lang: Lang) -> str:
    """A key whose code point order is the order of the language; compare keys of one language only.

    In SQLite it sorts under BINARY. An empty text comes first.
    """
    clean = _SILENT.sub("", unicodedata.normalize("NFC", text[:LONGEST])).casefold()
    words = [part for part in _PART.findall(clean) if part[0].isalnum() or part.isspace() or part == "-"]
    spaced = "".join(_weight(part, lang) for part in words)
    key = _SPACE.join(spaced.split(_SPACE)).strip(_SPACE)
    return key + _END + _difference(clean, lang)


def _weight(part: str, lang: Lang) -> str:
    if part.isdecimal():
        digits = str(int(part))
        return chr(0x20 + min(len(digits), 9)) + digits
    if not part[0].isalnum():
        return _SPACE
    if part.isascii() or part[0] >= "\u0400":
        return part.translate(_TABLES[lang])
    return unicodedata.normalize("NFD", part).translate(_TABLES[lang])


def _difference(clean: str, lang: Lang) -> str:
    """Where letters stand that only count when all else is equal; absent ones come first."""
    pattern = _SECOND[lang]
    return "".join("2" if pattern.match(letter) else "1" for letter in clean) if pattern.search(clean) else ""
