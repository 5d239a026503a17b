"""Latin letters that stand in Cyrillic words: found, never repaired in silence.

Keyboards and scanners leave «Полацкi дзяржаýны», where i and ý are Latin: it looks right and is found by nobody.
"""

from __future__ import annotations

import re

_LATIN = "ABCEHIKMOPTXYaceiopxyÝý"
_CYRILLIC = "АВСЕНІКМОРТХУасеіорхуЎў"
_TO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")


def _is_cyrillic(letter: str) -> bool:
    return "Ѐ" <= letter <= "ԯ"


def _is_latin(letter: str) -> bool:
    return letter.isalpha() and letter < "ɏ"


def mixed_words(text: str) -> tuple[str, ...]:
    """Words of the text that hold both Latin and Cyrillic letters, in order, without repeats."""
    if text.isascii():
        return ()
    found = (match.group() for match in _WORD.finditer(text))
    return tuple(dict.fromkeys(w for w in found if any(map(_is_cyrillic, w)) and any(map(_is_latin, w))))


def repaired(text: str) -> str:
    """The text with the look-alike letters of mixed words made Cyrillic; other words and letters stay.

    A mixed word that keeps a Latin letter without a twin (as in «РАНru») stays as it was: it is no slip of one letter.
    """
    for word in mixed_words(text):
        candidate = word.translate(_TO_CYRILLIC)
        if not any(map(_is_latin, candidate)):
            text = text.replace(word, candidate)
    return text
