"""Words that bind others together and name nothing: prepositions, conjunctions, particles of both languages, and those
of a question.

A person who types "в Горках" does not ask for records with the letter в, and the record may say it in the other
language, with another preposition or with none; one who types "где есть микроскоп" asks for the microscope.
"""

from __future__ import annotations

import re
from itertools import islice

from desktop.catalogue.words.spelling import WORD, norm

_RUSSIAN = """
без в во для до за и из изо или к ко либо между на над не ни но о об обо около от ото перед по под при про ради с со
среди у через чтобы
"""
_BELARUSIAN = """
а аб аба або ад ада альбо без да для дзеля за з і каб каля ля між на над не ні па пад паміж перад пра праз пры са
сярод у ў
"""
_RUSSIAN_QUESTIONS = """
где есть зачем ищу как какая какие каким какими каких какого какое какой какую когда кто куда ли мне можно найти нам
надо нужен нужна нужно нужны откуда покажи покажите почему такое что это
"""
_BELARUSIAN_QUESTIONS = """
адкуль гэта дзе ёсць знайсці калі куды мне можна навошта нам пакажы пакажыце патрэбен патрэбна патрэбны патрэбная
патрэбныя такое ці чаму хто што шукаю як якая якую якое якога якой які якім якімі якія якіх
"""
_TURNING = frozenset(["без", "не", "ни", "ні"])
_AS_WRITTEN = frozenset((*_RUSSIAN.split(), *_BELARUSIAN.split()))
_BINDING = frozenset(map(norm, (*_AS_WRITTEN, *_RUSSIAN_QUESTIONS.split(), *_BELARUSIAN_QUESTIONS.split())))


def binds(word: str) -> bool:
    """Whether a word, as it is written inside a sentence, only binds others; initials are made without it."""
    return word in _AS_WRITTEN


def turns(word: str) -> bool:
    """Whether a word turns round what it is said of: among plain words nobody reads it so."""
    return word.lower() in _TURNING


def without_binding(text: str) -> str:
    """A question without the words that name nothing; the whole of it if nothing else would be left.

    What is written in capitals is an abbreviation, what is bound by a hyphen a part of a model or of a name, and a last
    word behind which nothing stands may be the beginning of another: those stay.
    """
    left = _ALONE.sub(lambda match: "" if _binds(match.group()) else match.group(), text)
    return left if WORD.search(left) else text


def unbound(text: str, most: int) -> list[re.Match[str]]:
    """The first words of a question, at their places, but for those that name nothing; all of them if no other is
    among them."""
    found = list(islice(WORD.finditer(text), most))
    idle = {match.span() for match in _ALONE.finditer(text) if _binds(match.group())}
    return [match for match in found if match.span() not in idle] or found


def _binds(word: str) -> bool:
    return word.islower() and norm(word) in _BINDING


_ALONE = re.compile(r"(?<!\S)\w+(?=\s)")
