"""What is shown for a question: its own results, or where it has none those of what was probably meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from desktop.catalogue.questions import Found, Question

if TYPE_CHECKING:
    from desktop.catalogue.finding.guessing import Guess
    from desktop.ui.parts import Shelf


class Answer(msgspec.Struct, frozen=True):
    """`question` is the one `found` belongs to; a guess that is not in it is only offered."""

    question: Question
    found: Found
    guess: Guess | None = None

    @property
    def guessed(self) -> bool:
        """Whether the results are those of the guess."""
        return self.guess is not None and self.question == self.guess.meant(self.question)


def answer(shelf: Shelf, question: Question, exact: bool) -> Answer:
    """Results and, where they are few, what else may be meant; with `exact` that never stands in for them."""
    found = shelf.search(question)
    guess = _guess(shelf, question, found)
    if guess is None or found.count or exact:
        return Answer(question, found, guess)
    meant = guess.meant(question)
    return Answer(meant, shelf.search(meant), guess)


def _guess(shelf: Shelf, question: Question, found: Found) -> Guess | None:
    if not question.text:
        return None
    from desktop.catalogue.finding.guessing import FEW

    return shelf.guess(question) if found.count <= FEW else None
