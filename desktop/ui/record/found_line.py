"""The line at the foot of the record page while words of the query are marked on it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.language import _, number_text
from desktop.ui.announcing import announce
from desktop.ui.buttons import Button, Kind
from desktop.ui.panes import Edge, Label, Pane, Row, quiet
from desktop.ui.theme import Theme


class FoundLine(Pane):
    """`stepped` carries 1 for the next mark and -1 for the one before; `put_away` wants them all away."""

    stepped = Signal(int)
    put_away = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, edge=Edge.TOP, parent=parent)
        self._told = self._few = ""
        self._words = Label(theme, 13, ink=quiet)
        self._before, self._next = (Button(theme, Kind.QUIET, icon, self) for icon in ("chevron-up", "chevron-down"))
        self._cross = Button(theme, Kind.QUIET, "x", self)
        row = Row(theme, self, margins=(24, 2, 8, 1), spacing=2)
        row.addWidget(self._words)
        row.addSpacing(theme.px(6))
        row.addWidget(self._before)
        row.addWidget(self._next)
        row.addStretch(1)
        row.addWidget(self._cross)
        theme.follow(self._fit)
        self._before.clicked.connect(lambda: self.stepped.emit(-1))
        self._next.clicked.connect(lambda: self.stepped.emit(1))
        self._cross.clicked.connect(self.put_away)
        self.hide()

    def forget(self) -> None:
        """Another page is made: what was counted is true no more, what is true is not known yet."""
        self._told = self._few = ""
        self._fit()

    def say(self, count: int, place: int) -> None:
        """So many marks, and at which of them one is (from 1, 0 at none yet); without marks be away."""
        words = _("{n} of {count}").format(n=number_text(place), count=number_text(count))
        self._few = words if place else number_text(count)
        self._told = told = _("Found on the page: {n}").format(n=self._few)
        self._fit()
        self.setAccessibleName(told)
        self._before.name(_("Found word before (Shift+F3)"))
        self._next.name(_("Next found word (F3)"))
        self._cross.name(_("Take the marks away"))
        self.setVisible(bool(count))
        if place:
            announce(self, told)

    def _fit(self) -> None:
        """One line: where there is no room for words it is figures alone."""
        metrics = self._words.fontMetrics()
        around = sum(button.sizeHint().width() for button in (self._before, self._next, self._cross))
        free = self.width() - around - self.theme.px(24 + 8 + 6 + 5 * 2)
        few = metrics.horizontalAdvance(self._told) >= free
        self._words.setText(self._few if few else self._told)
        self._words.setToolTip(self._told if few else "")
        self._words.setFixedWidth(metrics.horizontalAdvance(self._words.text()) + 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)
