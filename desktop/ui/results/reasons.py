"""Why rows are among the results where their cards do not show it: by which other word, and where it stands. Asked in
another thread for rows that were painted, once nobody scrolls any more, and kept as long as the question stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.ui.query import is_told
from desktop.ui.query.reasons import told, why_here
from desktop.ui.results.reason import NOTHING, Reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop.catalogue.finding.excerpting import Excerpt
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
        self._known: dict[int, tuple[Why | None, Excerpt | None]] = {}
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

    def of(self, row: int) -> Reason | None:
        """What there is to tell of that row (its id); None where nothing is known yet, then it is asked soon."""
        if self._question is None:
            return NOTHING
        if row not in self._known:
            self.want((row,))
            return None
        why, excerpt = self._known[row]
        return Reason(why_here(why) if why is not None else "", excerpt)

    def want(self, rows: Iterable[int]) -> None:
        """These rows (their ids) are seen: what there is to tell of them is asked soon."""
        if self._question is None:
            return
        new = [row for row in rows if row not in self._known and row not in self._wanted]
        if new:
            self._wanted.update(dict.fromkeys(new))
            self._still.start()

    def _ask(self) -> None:
        question, rows = self._question, tuple(self._wanted)[-AT_ONCE:]
        if question is None or not rows:
            return
        self._wanted = dict.fromkeys(rows)
        self._asking.ask(
            lambda shelf: (shelf.why(question, rows), shelf.excerpts(question, rows)),
            lambda found: self._take(rows, *found),
            LANE,
        )

    def _take(self, rows: Sequence[int], whys: Sequence[Why | None], excerpts: Sequence[Excerpt | None]) -> None:
        for row, why, excerpt in zip(rows, whys, excerpts, strict=True):
            self._known[row] = told(why), excerpt
            self._wanted.pop(row, None)
        self.arrived.emit()
