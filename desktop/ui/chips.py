"""Small painted signs: chip, language badge, share bar. Each also carries its words for a screen reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop.ui.pressing import make_pressable
from desktop.ui.tokens import RADIUS_CHIP, Tokens

if TYPE_CHECKING:
    from desktop.ui.theme import Theme

CHIP_HEIGHT = 20
BADGE = QSize(24, 17)


def chip_width(theme: Theme, words: str) -> int:
    """How wide a chip with these words is drawn."""
    return QFontMetrics(theme.font(12)).horizontalAdvance(words) + theme.px(12)


def draw_chip(painter: QPainter, box: QRectF, words: str, theme: Theme, raised: bool = False) -> None:
    """A quiet box around one or two words: the kind of a record. `raised` on a soft (chosen) ground."""
    tokens, radius = theme.tokens, theme.px(RADIUS_CHIP)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(tokens.line, 1))
    painter.setBrush(tokens.surface if raised else tokens.window)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    painter.setPen(tokens.text2)
    painter.setFont(theme.font(12))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), words)


def draw_badge(painter: QPainter, box: QRectF, code: str, theme: Theme) -> None:
    """The two letters of the language that stands in for a missing text."""
    tokens, radius = theme.tokens, theme.px(RADIUS_CHIP)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(tokens.warn_shape, 1))
    painter.setBrush(tokens.warn_soft)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    painter.setPen(tokens.warn)
    painter.setFont(theme.font(12, bold=True))
    painter.drawText(box.adjusted(0, -1, 0, 0), int(Qt.AlignmentFlag.AlignCenter), code)


class Badge(QWidget):
    """The language badge as a widget; `words` name what is missing."""

    def __init__(self, theme: Theme, code: str, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._code = theme, code
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.say(words)
        theme.follow(self.updateGeometry)

    def say(self, words: str) -> None:
        """Set tooltip and accessible name."""
        self.setToolTip(words)
        self.setAccessibleName(words)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(BADGE.width()), self._theme.px(BADGE.height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_badge(QPainter(self), QRectF(self.rect()), self._code, self._theme)


class Chip(QWidget):
    """A quiet chip as a widget."""

    def __init__(self, theme: Theme, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, words
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.say(words)
        theme.follow(self.updateGeometry)

    def say(self, words: str) -> None:
        """Show other words."""
        self._words = words
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(chip_width(self._theme, self._words), self._theme.px(CHIP_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_chip(QPainter(self), QRectF(self.rect()), self._words, self._theme)


class FilterChip(QAbstractButton):
    """A set filter: its words and a cross; a press takes the filter away."""

    def __init__(self, theme: Theme, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setText(words)
        make_pressable(self)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme.follow(self.updateGeometry)

    def sizeHint(self) -> QSize:
        width = QFontMetrics(self._theme.font(13)).horizontalAdvance(self.text())
        return QSize(width + self._theme.px(8 + 6 + 14 + 7), self._theme.px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, tokens, box = self._theme, self._theme.tokens, QRectF(self.rect())
        radius, cross = theme.px(RADIUS_CHIP), theme.px(14)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tokens.accent, 2 if self.hasFocus() else 1) if self._edged() else Qt.PenStyle.NoPen)
        painter.setBrush(tokens.soft)
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), radius, radius)
        painter.setPen(tokens.soft_text)
        painter.setFont(theme.font(13))
        words = box.adjusted(theme.px(8), 0, -cross - theme.px(10), 0)
        text = QFontMetrics(painter.font()).elidedText(self.text(), Qt.TextElideMode.ElideRight, int(words.width()) + 1)
        painter.drawText(words.adjusted(0, 0, 2, 0), int(Qt.AlignmentFlag.AlignVCenter), text)
        painter.drawPixmap(self.width() - cross - theme.px(6), (self.height() - cross) // 2,
                           theme.pixmap("x", tokens.soft_text, 14, self.devicePixelRatioF()))  # fmt: skip

    def _edged(self) -> bool:
        return self.hasFocus() or self.underMouse()


class Bar(QWidget):
    """Shares of a whole as one bar: the first in the accent, the second paler, the rest empty."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shares: tuple[float, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.follow(self.updateGeometry)

    def show_shares(self, shares: tuple[float, ...], words: str) -> None:
        """Shares from 0 to 1, at most two, and what they are in words."""
        self._shares = shares
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self._theme.px(8))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), self._theme.tokens
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        radius = self.height() / 2
        painter.setBrush(tokens.sunken)
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        self._paint_shares(painter, tokens, radius)

    def _paint_shares(self, painter: QPainter, tokens: Tokens, radius: float) -> None:
        left = 0.0
        for place, share in enumerate(self._shares):
            wide = max(0.0, min(share, 1.0)) * self.width()
            painter.setOpacity(0.55 if place else 1.0)
            painter.setBrush(tokens.accent)
            painter.drawRoundedRect(QRectF(left, 0, max(0.0, wide - 2), self.height()), radius, radius)
            left += wide
