"""Buttons painted from the tokens: filled, plain, quiet, link, and icon alone. One filled button per pane at most."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop.ui.pressing import make_pressable
from desktop.ui.tokens import CONTROL, ICON, RADIUS

if TYPE_CHECKING:
    from desktop.ui.theme import Theme


class Kind(Enum):
    """How loud a button is."""

    FILLED = auto()
    PLAIN = auto()
    QUIET = auto()
    LINK = auto()


class Button(QAbstractButton):
    """A button with an icon, a word, or both. One without a word needs an accessible name and a tooltip (`name`)."""

    def __init__(self, theme: Theme, kind: Kind = Kind.PLAIN, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._kind, self._icon = theme, kind, icon
        self._height = 26 if kind is Kind.LINK else CONTROL
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        make_pressable(self)
        theme.follow(self.updateGeometry)

    def name(self, words: str) -> None:
        """Accessible name and tooltip, for a button that shows no word or has more to say than its word."""
        self.setAccessibleName(words)
        self.setToolTip(words)

    def set_icon_name(self, icon: str) -> None:
        """Show another icon, or none."""
        self._icon = icon
        self.updateGeometry()
        self.update()

    def setText(self, text: str) -> None:
        super().setText(text)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        theme, height = self._theme, self._theme.px(self._height)
        if not self.text():
            return QSize(height, height)
        width = QFontMetrics(self._font()).horizontalAdvance(self.text()) + 2 * self._side()
        return QSize(width + (theme.px(ICON + 6) if self._icon else 0), height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _side(self) -> int:
        return self._theme.px(3 if self._kind is Kind.LINK else 13)

    def _font(self) -> QFont:
        return self._theme.font(14, self._kind is Kind.FILLED)

    def _ink(self) -> QColor:
        tokens = self._theme.tokens
        if not self.isEnabled():
            return tokens.disabled
        if self._kind is Kind.FILLED:
            return tokens.on_accent
        if self._kind is Kind.LINK:
            return tokens.accent_hover if self.underMouse() else tokens.accent
        return tokens.accent if self.isChecked() else tokens.text

    def _ground(self) -> QColor | None:
        tokens = self._theme.tokens
        if self._kind is Kind.FILLED and self.isEnabled():
            if self.isDown():
                return tokens.accent_pressed
            return tokens.accent_hover if self.underMouse() else tokens.accent
        if not self.isEnabled() or self._kind is Kind.LINK:
            return tokens.sunken if self._kind is Kind.FILLED else None
        if self.isDown():
            return tokens.shade
        if self.underMouse():
            return tokens.hover
        return tokens.surface if self._kind is Kind.PLAIN else None

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        self._paint_words(painter)

    def _paint_ground(self, painter: QPainter) -> None:
        theme, tokens, ground = self._theme, self._theme.tokens, self._ground()
        radius, box = theme.px(RADIUS), QRectF(self.rect())
        if ground is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(box, radius, radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.hasFocus():
            inner = self._kind is Kind.FILLED
            painter.setPen(QPen(tokens.on_accent if inner else tokens.accent, 2))
            gap = 3.0 if inner else 1.0
            painter.drawRoundedRect(box.adjusted(gap, gap, -gap, -gap), radius - gap / 2, radius - gap / 2)
        elif self._kind is Kind.PLAIN:
            painter.setPen(QPen(tokens.border if self.isEnabled() else tokens.line, 1))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

    def _paint_words(self, painter: QPainter) -> None:
        theme, ink = self._theme, self._ink()
        spare = max(0, self.width() - self.sizeHint().width())  # in a wider one they stand in the middle
        left = self._side() + spare // 2
        if self._icon:
            side = theme.px(ICON)
            x = left - theme.px(1) if self.text() else (self.width() - side) // 2
            painter.drawPixmap(x, (self.height() - side) // 2,
                               theme.pixmap(self._icon, ink, ICON, self.devicePixelRatioF()))  # fmt: skip
            left += side + theme.px(6)
        if self.text():
            painter.setFont(self._font())
            painter.setPen(ink)
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(QRect(left, 0, self.width() - left, self.height()), int(flags), self.text())

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.update()
        super().leaveEvent(event)
