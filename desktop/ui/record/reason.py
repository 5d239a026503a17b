"""One line on the head of the record page: why the record answers a question none of whose words it has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.catalogue.questions import Question
from desktop.ui.panes import quiet
from desktop.ui.query import is_told
from desktop.ui.record.prose import Caption

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.catalogue.finding.explaining import Why
    from desktop.ui.asking import Asking
    from desktop.ui.theme import Theme

LANE = "why the record"


class Reason(Caption):
    """Hidden unless there is something to tell; asked in another thread."""

    def __init__(self, theme: Theme, asking: Asking) -> None:
        super().__init__(theme, 13, ink=quiet)
        self._asking, self._question, self._uid = asking, Question(), ""
        self.hide()

    def seek(self, question: Question) -> None:
        """The list answers this question now."""
        if question.text != self._question.text:
            self._question = question
            self._ask()

    def of(self, uid: str) -> None:
        """This record is open now, or told in another language."""
        if uid != self._uid:
            self.hide()
        self._uid = uid
        self._ask()

    def _ask(self) -> None:
        question, uid = self._question, self._uid
        self._asking.drop(LANE)
        if is_told(question.text) and uid:
            self._asking.ask(lambda shelf: shelf.why(question, shelf.rows_of((uid,))), self._say, LANE)
        else:
            self.hide()

    def _say(self, found: Sequence[Why | None]) -> None:
        from desktop.ui.query.reasons import told, why_words

        why = told(next(iter(found), None))
        if why is not None:
            self.say(why_words(why))
        self.setVisible(why is not None)
