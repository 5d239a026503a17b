"""What is said and offered where a question finds nothing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from desktop.catalogue.query.telling import Piece, Sort
from desktop.language import _
from desktop.ui.query import is_told
from desktop.ui.query.saying import condition_words, without_piece
from desktop.ui.results.emptiness import Emptiness, emptiness_of, emptiness_words
from desktop.ui.results.heading import SetFilter, count_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from desktop.catalogue.questions import Question
    from desktop.ui.parts import Shelf
    from desktop.ui.states import Act

MOST_CONDITIONS = 6
Gains = list[tuple[SetFilter, int]]


def without(question: Question, each: SetFilter) -> Question:
    """The same question with that filter lifted."""
    codes = tuple(code for code in question.codes(each.facet) if code != each.code)
    return question.narrowed(each.facet, codes)


def gains(shelf: Shelf, question: Question, chosen: Iterable[SetFilter]) -> Gains:
    """How many one would get by lifting each of the filters."""
    return [(each, shelf.search(without(question, each)).count) for each in chosen]


class Loosened(msgspec.Struct, frozen=True):
    """The conditions of a query that finds nothing, also those nobody can read, and how many records each of them
    keeps away; and what is to be said of its words."""

    kept_away: tuple[tuple[Piece, int], ...] = ()
    worded: bool = False
    words: Emptiness | None = None
    """None until it is known."""

    @property
    def blamed(self) -> bool:
        """Whether it is the conditions rather than the spelling of words."""
        return any(count for _piece, count in self.kept_away) or bool(self.kept_away and not self.worded)


def loosened(shelf: Shelf, question: Question) -> Loosened:
    """How many one would get by taking each of the conditions away."""
    if not is_told(question.text):
        return Loosened()
    pieces = shelf.understood(question.text, question.lang).pieces
    conditions = [piece for piece in pieces if piece.sort is not Sort.WORDS or piece.without or piece.unread]
    words = emptiness_of(shelf, question, pieces)
    if len(conditions) > MOST_CONDITIONS:
        return Loosened(words=words)
    fewer = (replace(question, text=without_piece(piece, question.text)) for piece in conditions)
    counts = [shelf.search(each).count for each in fewer]
    return Loosened(tuple(zip(conditions, counts, strict=True)), len(conditions) < len(pieces), words)


def condition_acts(text: str, less: Loosened, mean: Callable[[str], None]) -> list[Act]:
    """To take a condition away that hides something."""
    return [
        (
            _("Without «{condition}»: {records}").format(condition=_condition(piece, text), records=count_words(count)),
            partial(mean, without_piece(piece, text)),
        )
        for piece, count in less.kept_away
        if count
    ]


def _condition(piece: Piece, text: str) -> str:
    """What a condition asks for; one that cannot be read as it is typed."""
    return text[piece.start : piece.end].strip() if piece.unread else condition_words(piece, text)


def ways_out(
    question: Question,
    gained: Gains,
    less: Loosened,
    lift: Callable[[SetFilter], None],
    wipe: Callable[[], None],
    mean: Callable[[str], None],
) -> tuple[str, str, list[Act]]:
    """Title, note and acts: to lift a filter or a condition that hides something, or to wipe the search."""
    from desktop.ui.states import nothing_words

    acts: list[Act] = [
        (
            _("Lift «{filter}»: {records}").format(filter=each.words, records=count_words(count)),
            partial(lift, each),
        )
        for each, count in gained
        if count
    ]
    acts += condition_acts(question.text, less, mean)
    if question.text:
        acts.append((_("Clear the search"), wipe))
    return nothing_words(question.text), _note(question, less) if question.text else "", acts


def _note(question: Question, less: Loosened) -> str:
    """What is true of the words, and what to do where it is not them; nothing as long as it is not known."""
    if less.words is None:
        return ""
    conditions = [piece for piece, _count in less.kept_away if not piece.unread]
    away = _("Take one of the conditions or filters away.") if conditions or question.filters else ""
    if less.blamed and not less.words.absent:
        return away
    return emptiness_words(less.words) or away
