"""Why a question finds nothing, as far as its words tell: said alike by the window and by the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from desktop.catalogue.query.telling import Sort
from desktop.catalogue.questions import Question
from desktop.language import _
from desktop.ui.query import is_told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.catalogue.query.telling import Piece
    from desktop.ui.parts import Shelf

MOST_WORDS = 8
"""Of more words nobody asks which of them is to blame."""


class Emptiness(msgspec.Struct, frozen=True):
    """The words of a question that no record has, whether a dictionary lacks one of them, and how many others some
    record has; of these none is told where a record has all the words, and only conditions or filters keep it away."""

    absent: tuple[str, ...] = ()
    misspelt: bool = False
    there: int = 0


def emptiness(shelf: Shelf, question: Question) -> Emptiness:
    """Which plain words of a question that finds nothing are in no record at all."""
    if not is_told(question.text):
        return Emptiness()
    return emptiness_of(shelf, question, shelf.understood(question.text, question.lang).pieces)


def emptiness_of(shelf: Shelf, question: Question, pieces: Sequence[Piece]) -> Emptiness:
    """The same of a question that is understood as these pieces."""
    from desktop.catalogue.words import WORD, knows

    plain = (each for each in pieces if each.sort is Sort.WORDS and not (each.without or each.unread))
    said = [*dict.fromkeys(word for each in plain for word in WORD.findall(question.text[each.start : each.end]))]
    if len(said) > MOST_WORDS:
        return Emptiness()
    absent = tuple(word for word in said if not shelf.search(Question(word, lang=question.lang)).count)
    there = len(said) - len(absent)
    if there > 1 and not absent and shelf.search(Question(" ".join(said), lang=question.lang)).count:
        there = 0
    return Emptiness(absent, any(not (word.isdecimal() or knows(word)) for word in absent), there)


def emptiness_words(told: Emptiness) -> str:
    """What is true of the words, as sentences; '' where they are not to blame."""
    if told.absent:
        words = ", ".join(_("«{words}»").format(words=word) for word in told.absent)
        said = _("No record has: {words}.").format(words=words)
        return " ".join((said, _("Check the spelling."))) if told.misspelt else said
    return _("Each of the words is in some record, but no record has them all.") if told.there > 1 else ""
