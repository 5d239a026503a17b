"""What a person may have meant by a word nothing is found for: by rules, for any word of either language.

Keys pressed with another layout switched on, Cyrillic written in Latin letters, one letter too many, too few, wrong or
changed places with the next. Which of the guesses is a word, the vocabulary of a catalogue says.
"""

from __future__ import annotations

import re
from enum import StrEnum
from itertools import combinations, islice, pairwise, permutations, product
from typing import TYPE_CHECKING, TypeVar

from desktop.catalogue.words.keys import sound_keys
from desktop.catalogue.words.sound import fold
from desktop.catalogue.words.sounding import sounding_in
from desktop.catalogue.words.spelling import WORD, lexical
from sync.bilingual import Lang

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


_T = TypeVar("_T")


class Mistake(StrEnum):
    """What went wrong while typing, the surest guess first; last that no text holds so many words at once."""

    ALPHABET = "alphabet"
    LAYOUT = "layout"
    TRANSLITERATION = "transliteration"
    TYPO = "typo"
    TOO_MANY_WORDS = "too_many_words"


_KEYS = {
    "us": "`qwertyuiop[]asdfghjkl;'zxcvbnm,./" + '~QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>?' + "@#$^&",
    "ru": "ёйцукенгшщзхъфывапролджэячсмитьбю." + "ЁЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ," + '"№;:?',
    "be": "ёйцукенгшўзх'фывапролджэячсмітьбю." + "ЁЙЦУКЕНГШЎЗХ'ФЫВАПРОЛДЖЭЯЧСМІТЬБЮ," + '"№;:?',
}
_LAYOUTS = tuple(
    str.maketrans(dict(zip(reversed(_KEYS[on]), reversed(_KEYS[meant]), strict=True)))  # without shift wins
    for on, meant in sorted(permutations(_KEYS, 2), key=lambda pair: pair[0] != "us")
)
_ROWS = ("йцукенгшщзхъ", "йцукенгшўзх", "фывапролджэ", "ячсмитьбю", "ячсмітьбю", "qwertyuiop", "asdfghjkl", "zxcvbnm")
_NEIGHBOURS = frozenset(pair for row in _ROWS for a, b in pairwise(row) for pair in (a + b, b + a))

_LATIN = {
    **{"a": "а", "b": "б", "c": "ц к с ч", "d": "д", "e": "е", "f": "ф", "g": "г", "h": "х г", "i": "и ы", "j": "й ж"},
    **{"k": "к", "l": "л", "m": "м", "n": "н", "o": "о", "p": "п", "q": "к", "r": "р", "s": "с з ш", "t": "т"},
    **{"u": "у ў ю", "v": "в", "w": "в", "x": "кс х", "y": "ы й", "z": "з ж", "č": "ч", "š": "ш", "ž": "ж", "ŭ": "ў"},
    **{
        "ł": "л",
        "ć": "ць",
        "ś": "сь",
        "ź": "зь",
        "ń": "нь",
        "ě": "е",
        "ë": "ё",
        "ï": "и",
        "ĭ": "й",
        "è": "э",
        "é": "э",
        "ŝ": "щ",
        "â": "я",
        "û": "ю",
    },
    **{"shch": "щ шч", "sch": "щ сч сх", "šč": "щ шч", "shh": "щ", "sc": "щ ск сц", "tsch": "ч тщ", "tch": "тч ч"},
    **{"zh": "ж зх", "kh": "х кх", "ts": "ц тс", "tc": "ц тк", "cz": "ц ч", "ch": "ч х", "sh": "ш сх", "ph": "ф пх"},
    **{
        "yu": "ю ыў ыу",
        "ju": "ю йу жу",
        "iu": "ю иу іў ию",
        "ya": "я ыа",
        "ja": "я йа жа",
        "ia": "я иа ия",
        "yo": "ё ыо",
    },
    **{"jo": "ё йо жо", "io": "ё ио ие", "ye": "е ые", "je": "е же", "ie": "е ие", "eh": "э ех", "er": "ер эр р"},
    **{"ck": "к цк", "yë": "ё", "la": "ла ля", "lo": "ло лё", "lu": "лу лю"},
}
_TO_LATIN = {
    ord(form(read.split()[0])): form(latin)
    for latin, read in reversed(_LATIN.items())
    if len(latin) == 1 and latin.isascii()
    for form in (str.lower, str.upper)
    if len(read.split()[0]) == 1
}
_BELARUSIAN = str.maketrans("еи", "эі")
_LONGEST = max(map(len, _LATIN))
MOST_READINGS = 96
SHORTEST_MISTYPED = 5
"""Letters: with fewer, one letter changed makes another word of almost any."""
LESS_LIKELY, FIRST = 0.03, 0.3
"""How much more a letter too many costs than one left out, and a mistake in the first letter, which few make."""
LONGEST_GUESSED = 40
LONGEST_EDITED = 20
_LETTERS = "абвгдежзийіклмнопрстуўфхцчшщъыьэюя"
_ONLY_CYRILLIC = re.compile(f"[{_LETTERS}]+")


def layouts(text: str) -> tuple[str, ...]:
    """The text as the same keys write it with another layout, the likeliest first; never itself."""
    written = dict.fromkeys(text.translate(table) for table in _LAYOUTS)
    written.pop(text, None)
    return tuple(written)


def readings(word: str) -> tuple[str, ...]:
    """What a word in Latin letters may be in Cyrillic; none for a word with any other letter."""
    letters, at = lexical(word), 0
    parts: list[list[str]] = []
    while at < len(letters):
        length = next((n for n in range(_LONGEST, 0, -1) if letters[at : at + n] in _LATIN), 0)
        if not length:
            return ()
        parts.append(_LATIN[letters[at : at + length]].split())
        at += length
    return tuple("".join(read) for read in islice(surest_first(parts), MOST_READINGS))


def in_belarusian(word: str) -> str:
    """A reading of Latin letters as Belarusian spells it where the letters leave both open."""
    return word.translate(_BELARUSIAN)


def in_latin(model: str) -> str:
    """A number or a model with its letters written as the Latin ones they are read for: 3д is 3d."""
    return model.translate(_TO_LATIN)


def surest_first(options: Sequence[Sequence[_T]]) -> Iterator[list[_T]]:
    """One option of each place, all of them surest first: the first of each, then another at one place, at two ..."""
    doubtful = [place for place, choices in enumerate(options) if len(choices) > 1]
    for many in range(len(doubtful) + 1):
        for places in combinations(doubtful, many):
            for others in product(*(options[place][1:] for place in places)):
                taken = dict(zip(places, others, strict=True))
                yield [taken.get(place, choices[0]) for place, choices in enumerate(options)]


def folds(word: str) -> tuple[str, str]:
    """How a word sounds read as Russian and as Belarusian, one letter for one sound."""
    spelt = lexical(word)
    return fold(spelt, Lang.RU), fold(spelt.replace("и", "і"), Lang.BE)


def mixed(text: str) -> bool:
    """Whether no language has all words of a text."""
    told = (sounding_in(sound_keys(word)) for word in WORD.findall(text))
    return not frozenset(Lang).intersection(*(langs for langs in told if langs))


def halves(word: str) -> tuple[str, str]:
    """A beginning and an end of a word: any word one edit away has one of them."""
    middle = len(word) // 2
    return word[: middle - 1], word[middle:]


def one_edit_away(word: str) -> Iterator[str]:
    """All that one edit makes of a Cyrillic word (`lexical`); nothing of one too short to be guessed at or too long."""
    if not SHORTEST_MISTYPED <= len(word) <= LONGEST_EDITED or not _ONLY_CYRILLIC.fullmatch(word):
        return
    for place in range(len(word) + 1):
        before, letter, after = word[:place], word[place : place + 1], word[place + 1 :]
        yield from (f"{before}{other}{letter}{after}" for other in _LETTERS)
        if letter:
            yield before + after
            yield from (before + other + after for other in _LETTERS if other != letter)
        if after:
            yield before + after[0] + letter + after[1:]


def edit_cost(typed: str, meant: str) -> float | None:
    """What one edit costs that makes of one word the other: an inserted, missing, wrong letter or two that changed
    places (optimal string alignment). The commoner the slip, the less; None if one edit is not enough."""
    start = _shared(typed, meant)
    end = _shared(typed[: start - 1 if start else None : -1], meant[: start - 1 if start else None : -1])
    wrong, right = typed[start : len(typed) - end], meant[start : len(meant) - end]
    if len(wrong) > len(right):
        cost = _added(wrong, typed, start, LESS_LIKELY)
    elif len(right) > len(wrong):
        cost = _added(right, meant, start)
    elif len(wrong) == 1:
        cost = 0.9 if wrong + right in _NEIGHBOURS else 1.0
    else:
        cost = 0.8 if len(wrong) == 2 and wrong == right[::-1] else None
    return cost if cost is None or start else cost + FIRST


def _shared(one: str, other: str) -> int:
    """How many letters two words begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))


def _added(letters: str, word: str, place: int, more: float = 0.0) -> float | None:
    """One letter more than the other word has; doubled by a finger that stayed or was too quick, it costs less."""
    if len(letters) != 1:
        return None
    return more + (0.8 if letters in (word[place - 1 : place], word[place + 1 : place + 2]) else 0.95)
