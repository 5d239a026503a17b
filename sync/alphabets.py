"""Latin letters that stand in Cyrillic words: found, never repaired in silence.

Keyboards and scanners leave «Полацкi дзяржаýны», where i and ý are Latin: it looks right and is found by nobody.
"""

from __future__ import annotations

import re

_LATIN = "ABCEHIKMOPTXYaceiopxyÝý"
_CYRILLIC = "АВСЕНІКМОРТХУасеіорхуЎў"
_TO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)
_TO_LATIN = str.maketrans(_CYRILLIC, _LATIN)
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")


_CYRILLIC_LETTER = re.compile("[\u0400-\u052f]")
_LATIN_LETTER = re.compile("[A-Za-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024e]")


def mixed_words(text: str) -> tuple[str, ...]:
    """Words of the text that hold both Latin and Cyrillic letters, in order, without repeats."""
    if text.isascii() or not _LATIN_LETTER.search(text):
        return ()
    found = _WORD.findall(text)
    return tuple(dict.fromkeys(w for w in found if _LATIN_LETTER.search(w) and _CYRILLIC_LETTER.search(w)))


def repaired(text: str) -> str:
    """The text with the look-alike letters of mixed words made Cyrillic; other words and letters stay.

    A mixed word that keeps a Latin letter without a twin (as in «РАНru») stays as it was: it is no slip of one letter.
    """
    for word in mixed_words(text):
        candidate = word.translate(_TO_CYRILLIC)
        if not _LATIN_LETTER.search(candidate):
            text = text.replace(word, candidate)
    return text


def twins(word: str) -> tuple[str, ...]:
    """The word with its look-alike letters in Cyrillic, and in Latin, where that leaves one alphabet; never itself."""
    written = [
        made
        for table, others in ((_TO_CYRILLIC, _LATIN_LETTER), (_TO_LATIN, _CYRILLIC_LETTER))
        if not others.search(made := word.translate(table))
    ]
    return tuple(made for made in dict.fromkeys(written) if made != word)
