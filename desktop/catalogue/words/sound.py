"""One skeleton for the Russian and the Belarusian word of one origin. The rules are our own; their order matters.

`fold` writes one letter for one sound: лаборатория and лабараторыя are both лабаратарие. `skeleton` also drops what
inflection and fleeting vowels change: рождение and раджэнне are ражн, город and горад are гард.
"""

from __future__ import annotations

import re
from functools import lru_cache

from sync.bilingual import Lang

_CONSONANT = "[бвгджзклмнпрстфхцчш]"

_BELARUSIAN = (
    ("дзірава(?=[нцл])", "дава"),
    ("цірава(?=[нцл])", "тава"),
    ("^(рад|аўд)ые", r"\1ио"),
    ("[іы]рава(?=[нцл])", "ава"),
    ("ырава(?=нн|ць|л)", "ава"),
    ("^паў", "пова"),
    ("^звыш", "сверх"),
    ("^ў", "у"),
    ("дз(?=[еёюяіьвнл])", "д"),
    ("дзь?$", "д"),
    ("ц(?=[еёюяіьвў])", "т"),
    ("шч", "щ"),
    ("дж", "ж"),
    ("^во(?=[бдзклпрсчшы])", "о"),
    ("цый(?=н)", "цыё"),
    ("(?<=[іы])я(?!$)", "а"),
    ("(?<=[іы])ё", "о"),
)
_RUSSIAN = (
    ("(?<=[иы])ческ(?=.{1,3}$)", "чн"),
    ("[иы]рова(?=[нтл])", "ова"),
    ("^полу", "пова"),
    ("^пере", "пера"),
    ("жд", "ж"),
    ("ря", "ра"),
    ("^от(?=[бвгджзклмнпрсфхцчшщ])", "ад"),
    ("[иы]вани", "вани"),
    ("(?<=и)я(?!$)", "а"),
)
_STEPS = {
    Lang.BE: tuple((re.compile(rule), put) for rule, put in _BELARUSIAN),
    Lang.RU: tuple((re.compile(rule), put) for rule, put in _RUSSIAN),
}
_ONE_LETTER = str.maketrans(
    {"щ": "ш", "і": "и", "ы": "и", "й": "и", "ў": "в", "э": "е", "ё": "е", "я": "е", "о": "а", "ю": "у", "ґ": "г"}
    | {"ь": None, "ъ": None}
)
_FIRST_V = re.compile(f"^в(?={_CONSONANT})")
_RUN = re.compile(r"(.)\1+")
_FINAL_VOWELS = re.compile("[аеуи]+$")
_FLEETING = re.compile(f"(?<={_CONSONANT})[ае](?={_CONSONANT}$)")
SHORTEST = 3
"""A skeleton of fewer letters says too little; the fold stands for it."""


def fold(word: str, lang: Lang) -> str:
    """A word (`lexical`) with one letter for one sound."""
    for rule, put in _STEPS[lang]:
        word = rule.sub(put, word)
    return _RUN.sub(r"\1", _FIRST_V.sub("у", word.translate(_ONE_LETTER)))


@lru_cache(maxsize=65_536)
def skeleton(word: str, lang: Lang) -> str:
    """A word (`lexical`) without what its forms and the two spellings change."""
    folded = fold(word, lang)
    if ending := _FINAL_VOWELS.search(folded):
        folded = folded[: max(SHORTEST, ending.start())]
    return _RUN.sub(r"\1", _FLEETING.sub("", folded))
