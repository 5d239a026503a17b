"""A round choice painted from the tokens, with quieter words behind its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton, QSizePolicy

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.ui.theme import Theme

SIDE = 16


class Radio(QRadioButton):
    """`note` says the quieter words, such as how many."""

    def __init__(self, theme: Theme, note: Callable[[], str] = str) -> None:
        super().__init__()
        self._theme, self._note = theme, note
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.follow(self.updateGeometry)

    def sizeHint(self) -> QSize:
        theme = self._theme
        words = QFontMetrics(theme.font(14)).horizontalAdvance(self.text())
        note = QFontMetrics(theme.font(13)).horizontalAdvance(self._note())
        return QSize(max(theme.px(220), theme.px(SIDE + 10 + 9 + 4) + words + note), theme.px(28))

    def hitButton(self, pos: object) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, tokens, painter, side = self._theme, self._theme.tokens, QPainter(self), self._theme.px(SIDE)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(1, (self.height() - side) / 2, side, side)
        edge = tokens.border if self.isEnabled() else tokens.line
        painter.setPen(QPen(tokens.accent if self.isChecked() or self.hasFocus() else edge, 1.5))
        painter.setBrush(tokens.surface)
        painter.drawEllipse(box.adjusted(0.75, 0.75, -0.75, -0.75))
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.accent)
            painter.drawEllipse(box.adjusted(4, 4, -4, -4))
        painter.setFont(theme.font(14))
        painter.setPen(tokens.text if self.isEnabled() else tokens.disabled)
        place = self.rect().adjusted(side + theme.px(10), 0, 0, 0)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), self.text())
        wide = painter.fontMetrics().horizontalAdvance(self.text())
        painter.setFont(theme.font(13))
        painter.setPen(tokens.text2 if self.isEnabled() else tokens.disabled)
        place.adjust(wide + theme.px(9), 0, 0, 0)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), self._note())
