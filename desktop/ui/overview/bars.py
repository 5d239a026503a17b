"""A count as a calm bar: words, a bar, a number; pressed, it is the way to the list behind it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop.ui.keys import next_along
from desktop.ui.pressing import draw_pointed_ground, make_pressable
from desktop.ui.theme import Theme
from desktop.ui.tokens import FACET_ROW

_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class Bar(QAbstractButton):
    """One line. `code` is what it stands for; `share` of its bar is filled. `pointed` carries the code while the line
    has the mouse or the focus, '' after it."""

    pointed = Signal(str)

    def __init__(self, theme: Theme, code: str, words: str, number: str, share: float, parent: QWidget | None = None):
        super().__init__(parent)
        self._theme, self.code, self._number, self._share = theme, code, number, share
        self.setText(words)
        self.setToolTip(words)
        self.setAccessibleName(f"{words}, {number}")
        make_pressable(self)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.follow(self.updateGeometry)

    def tell(self, sentence: str) -> None:
        """More than fits: for the tooltip and a screen reader."""
        self.setToolTip(sentence)
        self.setAccessibleDescription(sentence)

    def show_plain(self) -> None:
        """Only a figure to be read: nothing happens when it is pressed."""
        self.setEnabled(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.unsetCursor()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(220), self._theme.px(FACET_ROW))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, tokens, painter = self._theme, self._theme.tokens, QPainter(self)
        draw_pointed_ground(painter, self, theme)
        words, bar, number = self._places()
        painter.setPen(tokens.text)
        painter.setFont(theme.font(13))
        metrics = QFontMetrics(painter.font())
        painter.drawText(words, _LEFT, metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, words.width()))
        painter.setPen(tokens.text2)
        painter.drawText(number, _RIGHT, self._number)
        _draw_bar(painter, bar, self._share, theme)

    def _places(self) -> tuple[QRect, QRectF, QRect]:
        """Where words, bar and number stand: the words have about half."""
        px, width, height = self._theme.px, self.width(), self.height()
        figure = max(px(44), QFontMetrics(self._theme.font(13)).horizontalAdvance(self._number) + px(6))
        words = QRect(px(4), 0, (width - figure) * 52 // 100 - px(10), height)
        left = words.right() + px(10)
        bar = QRectF(left, height / 2 - px(4), max(0, width - figure - left), px(8))
        return words, bar, QRect(width - figure, 0, figure - px(4), height)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.pointed.emit(self.code)
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.pointed.emit("")
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.pointed.emit(self.code)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.pointed.emit("")
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down walk the lines; Tab does too."""
        on = next_along(event)
        if on is None:
            super().keyPressEvent(event)
        else:
            self.focusNextPrevChild(on)


def _draw_bar(painter: QPainter, box: QRectF, share: float, theme: Theme) -> None:
    tokens, radius = theme.tokens, theme.px(3)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tokens.sunken)
    painter.drawRoundedRect(box, radius, radius)
    filled = QRectF(box)
    filled.setWidth(max(theme.px(3) if share > 0 else 0, box.width() * min(1.0, share)))
    painter.setBrush(tokens.accent)
    painter.drawRoundedRect(filled, radius, radius)


class Legend(QWidget):
    """What the shades of the map mean: swatches with their counts, in as many lines as the width needs."""

    def __init__(self, theme: Theme, title: str, steps: list[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._title, self._steps = theme, title, steps
        self.setAccessibleName(f"{title}: {', '.join(steps)}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.follow(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(200), self._theme.px(22))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, px, painter = self._theme, self._theme.px, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x = 0
        painter.setFont(theme.font(12, bold=True))
        painter.setPen(theme.tokens.text2)
        width = QFontMetrics(painter.font()).horizontalAdvance(self._title)
        painter.drawText(QRect(x, 0, width + 2, self.height()), _LEFT, self._title)
        x += width + px(14)
        painter.setFont(theme.font(12))
        for shade, words in zip(theme.tokens.shades, self._steps, strict=True):
            painter.setPen(QPen(theme.tokens.border, 1))
            painter.setBrush(shade)
            painter.drawRoundedRect(QRectF(x + 0.5, (self.height() - px(11)) / 2, px(17), px(11)), 2, 2)
            x += px(23)
            painter.setPen(theme.tokens.text2)
            width = QFontMetrics(painter.font()).horizontalAdvance(words)
            painter.drawText(QRect(x, 0, width + 2, self.height()), _LEFT, words)
            x += width + px(12)
