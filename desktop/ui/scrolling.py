"""A slim scroll bar painted from the tokens: it looks the same before and after the style sheet is put on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar, QWidget

from desktop.ui.filling import fill

if TYPE_CHECKING:
    from desktop.ui.panes import Ink
    from desktop.ui.theme import Theme

WIDTH, SHORTEST = 10, 32


class SlimBar(QScrollBar):
    """A handle on the ground of the pane, no buttons."""

    def __init__(
        self, theme: Theme, orientation: Qt.Orientation, parent: QWidget | None = None,
        ground: Ink = lambda tokens: tokens.surface,
    ) -> None:  # fmt: skip
        super().__init__(orientation, parent)
        self._theme, self._ground = theme, ground
        theme.follow(self.updateGeometry)

    def sizeHint(self) -> QSize:
        width = self._theme.px(WIDTH)
        return QSize(width, width)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, span = self._theme.tokens, self.maximum() - self.minimum()
        painter = QPainter(self)
        fill(painter, self.rect(), self._ground(tokens))
        if span <= 0:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.border if self.underMouse() else tokens.shade)
        upright = self.orientation() is Qt.Orientation.Vertical
        length = self.height() if upright else self.width()
        handle = max(self._theme.px(SHORTEST), length * self.pageStep() // (span + self.pageStep()))
        start = (length - handle) * (self.value() - self.minimum()) / span
        thick = (self.width() if upright else self.height()) - 4
        box = QRectF(2, start + 2, thick, handle - 4) if upright else QRectF(start + 2, 2, handle - 4, thick)
        painter.drawRoundedRect(box, thick / 2, thick / 2)
