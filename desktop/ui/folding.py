"""Things side by side that go one below the other where there is no room."""

from __future__ import annotations

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.panes import Row
from desktop.ui.theme import Theme


class Pliant(QWidget):
    """May be made as narrow as its page. A box layout asks for the height at the *smallest* width of a part that
    does not fit, and so gives it too little height; a part without a smallest width is asked at its true one."""

    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def minimumSizeHint(self) -> QSize:
        return QSize(1, super().minimumSizeHint().height())


class Folding:
    """Turns a row by the width of its widget; `below` is before zoom. It turns between layouts, never within one:
    a layout that changes while it is being laid out does not tell its parents."""

    def __init__(self, theme: Theme, row: Row, widget: QWidget, below: float) -> None:
        self._theme, self._row, self._widget, self._below = theme, row, widget, below
        self._later = QTimer(widget, singleShot=True, interval=0)
        self._later.timeout.connect(self._turn)

    def fit(self) -> None:
        """The width became another."""
        self._later.start()

    def _turn(self) -> None:
        narrow = self._widget.width() < self._theme.px(self._below)
        wanted = Row.Direction.TopToBottom if narrow else Row.Direction.LeftToRight
        if self._row.direction() != wanted:
            self._row.setDirection(wanted)
