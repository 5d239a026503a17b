"""One spelling for the many ways a word is typed.

`norm` is how words are compared: case, stress marks, soft hyphens and the signs people type for an apostrophe count
for nothing; ё is е, й is и, ў is у, ґ is г. `lexical` is how the dictionaries spell: й and ў stay, since they tell
one sound from another, but for a first ў, which only follows the word before it.
"""

from __future__ import annotations

import re
import unicodedata

APOSTROPHES = "'’ʼ‘`´ʹ′"
_IGNORED = re.compile(f"[{APOSTROPHES}\u0300-\u036f\u00ad]")
_IOTA_BELOW = "\u0345"  # the one sign over letters that folding makes a letter of
_TWINS = (("ё", "е"), ("й", "и"), ("ў", "у"), ("ґ", "г"))
_FOLDED_WORD = re.compile(r"[^\W_]+")
WORD = re.compile(rf"[^\W_](?:[^\W_]|[\u0300-\u036f\u00ad]|[{APOSTROPHES}](?=[^\W_]))*")
"""A word in a text as people write it, with the signs within it."""


def norm(word: str) -> str:
    """The spelling by which words are compared; also of a whole text at once, its spaces kept."""
    folded = _IGNORED.sub("", _composed(word).replace(_IOTA_BELOW, "").casefold())
    for letter, twin in _TWINS:
        folded = folded.replace(letter, twin)
    return folded


def _composed(word: str) -> str:
    return word if word.isascii() else unicodedata.normalize("NFC", word)


def lexical(word: str) -> str:
    """The spelling of the dictionaries."""
    folded = _IGNORED.sub("", _composed(word).casefold()).replace("ё", "е").replace("ґ", "г")
    return "у" + folded[1:] if folded.startswith("ў") else folded


def split(text: str) -> list[str]:
    """The words of a text in their compared spelling, in order."""
    return _FOLDED_WORD.findall(norm(text))
