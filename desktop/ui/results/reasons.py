"""Why rows are among the results though they have none of the words that were typed: asked in another thread for rows
that were painted, once nobody scrolls any more, and kept as long as the question stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.ui.query import is_told
from desktop.ui.query.reasons import told, why_here

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.catalogue.finding.explaining import Why
    from desktop.catalogue.questions import Question
    from desktop.ui.asking import Asking

LANE = "why"
STILL = 60
"""Milliseconds without a new row after which it is asked."""
AT_ONCE = 64
"""Rows asked for together: more than any screen has; of those scrolled past the oldest are let go."""


class Reasons(QObject):
    """`arrived` is emitted when reasons have come that nobody has painted yet."""

    arrived = Signal()

    def __init__(self, asking: Asking, parent: QObject) -> None:
        super().__init__(parent)
        self._asking = asking
        self._question: Question | None = None
        self._known: dict[int, Why | None] = {}
        self._wanted: dict[int, None] = {}
        self._still = QTimer(self, singleShot=True, interval=STILL)
        self._still.timeout.connect(self._ask)

    def begin(self, question: Question) -> None:
        """From now on the rows are those of this question; one without words has nothing to tell."""
        self._still.stop()
        self._asking.drop(LANE)
        self._question = question if is_told(question.text) else None
        self._known.clear()
        self._wanted.clear()

    def words(self, row: int) -> str:
        """Why that row (its id), '' where there is nothing to tell or nothing known yet; then it is asked soon."""
        if self._question is None:
            return ""
        if row not in self._known and row not in self._wanted:
            self._wanted[row] = None
            self._still.start()
        why = self._known.get(row)
        return why_here(why) if why is not None else ""

    def _ask(self) -> None:
        question, rows = self._question, tuple(self._wanted)[-AT_ONCE:]
        if question is None or not rows:
            return
        self._wanted = dict.fromkeys(rows)
        self._asking.ask(lambda shelf: shelf.why(question, rows), lambda found: self._take(rows, found), LANE)

    def _take(self, rows: Sequence[int], found: Sequence[Why | None]) -> None:
        for row, why in zip(rows, found, strict=True):
            self._known[row] = told(why)
            self._wanted.pop(row, None)
        if any(found):
            self.arrived.emit()
