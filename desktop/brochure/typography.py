"""Customs of printed Russian and Belarusian: what a careful compositor does to a typed text.

Only spaces, apostrophes, dashes and straight quotation marks are touched; no letter ever changes.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

NBSP = "\u00a0"

_CONTROL = re.compile("[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")
_SPACES = re.compile("[ \t\u1680\u2000-\u200a\u205f\u3000]+")
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])['\u02bc\u2018](?=[^\W\d_])")
_QUOTED = re.compile(r'(?<![^\s(\[«])"([^"\n]+)"')
_DASH = re.compile(rf"(?<=[^\s])[ {NBSP}]+(?:-|--|–|—)(?=[ {NBSP}])")
_SHORT = re.compile(r"(?<![^\s(«\"])([^\W\d_]{1,2}) (?=\S)")
_NUMBER = re.compile(r"(№|§) ?(?=\d)")
_UNIT = re.compile(r"(?<=\d) (?=(?:[^\W\d_]{1,3}\b|[%°‰]))")
_GROUPS = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")


@lru_cache(maxsize=10_000)
def typeset(text: str) -> str:
    """The text ready for setting: NFC, one space at most, no-break spaces after short words and numero signs, before
    units, dashes and inside groups of digits; « » for straight quotes, ’ for every apostrophe inside a word.

    Line feeds stay; other control characters, invisible marks and old soft hyphens go.
    """
    text = unicodedata.normalize("NFC", text).replace("\u202f", NBSP)
    text = _SPACES.sub(" ", _CONTROL.sub("", text.replace("\r\n", "\n"))).strip()
    text = _QUOTED.sub(r"«\1»", _APOSTROPHE.sub("’", text))
    text = _DASH.sub(f"{NBSP}—", text)
    text = _SHORT.sub(rf"\1{NBSP}", _SHORT.sub(rf"\1{NBSP}", text))
    return _GROUPS.sub(NBSP, _UNIT.sub(NBSP, _NUMBER.sub(rf"\1{NBSP}", text)))


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a typed text, each ready for setting; empty lines vanish."""
    return [typeset(line) for line in text.splitlines() if line.strip()]
