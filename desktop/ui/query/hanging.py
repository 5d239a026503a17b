"""A panel that hangs under a field while one types in it: the field keeps the focus, so the panel is no window of its
own but lies over the others of the same window."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QWidget

from desktop.ui.theme import Theme
from desktop.ui.tokens import RADIUS

GAP, EDGE = 4, 8
"""Between field and panel; between the panel and the edge of the window."""


class Hanging(QFrame):
    """The ground and the edge; subclasses put something in."""

    def __init__(self, theme: Theme, field: QWidget) -> None:
        super().__init__(field.window())
        self.theme, self._field = theme, field
        self.hide()

    def hang(self, wide: int, high: int) -> None:
        """Show it under the field, at least as wide as the field, no larger than the window allows."""
        window, px = self._field.window(), self.theme.px
        below = self._field.mapTo(window, QPoint(0, self._field.height() + px(GAP)))
        width = min(max(wide, self._field.width()), window.width() - 2 * px(EDGE))
        left = max(px(EDGE), min(below.x(), window.width() - width - px(EDGE)))
        self.setGeometry(left, below.y(), width, min(high, window.height() - below.y() - px(EDGE)))
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, radius = QPainter(self), self.theme.px(RADIUS)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.theme.tokens.border, 1))
        painter.setBrush(self.theme.tokens.surface)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
