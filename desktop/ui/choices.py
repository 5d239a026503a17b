"""Ways to choose: a tick box, a segment of two or three words, a drop-down box; painted from the tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QCheckBox, QComboBox, QHBoxLayout, QSizePolicy, QWidget

from desktop.ui.pressing import make_pressable
from desktop.ui.tokens import CONTROL, RADIUS, RADIUS_CHIP, SEGMENT, Scheme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.ui.theme import Theme

TICK = 16


def draw_tick_box(painter: QPainter, box: QRectF, checked: bool, theme: Theme, edge: QColor, ratio: float) -> None:
    """The box of a tick: empty, or filled with the accent and ticked."""
    tokens, radius = theme.tokens, theme.px(RADIUS_CHIP)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(tokens.accent if checked else edge, 1.25))
    painter.setBrush(tokens.accent if checked else tokens.surface)
    painter.drawRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), radius, radius)
    if checked:
        painter.drawPixmap(
            box.adjusted(1, 1, -1, -1).toRect(), theme.pixmap("check", tokens.on_accent, TICK - 2, ratio)
        )


def draw_field(painter: QPainter, box: QRectF, focused: bool, theme: Theme, enabled: bool = True) -> None:
    """The ground and the edge of a field."""
    tokens, radius = theme.tokens, theme.px(RADIUS)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(tokens.surface)
    if focused:
        painter.setPen(QPen(tokens.accent, 2))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), radius, radius)
    else:
        painter.setPen(QPen(tokens.border if enabled else tokens.line, 1))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


class Check(QCheckBox):
    """A tick box with its words."""

    def __init__(self, theme: Theme, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.follow(self.updateGeometry)

    def sizeHint(self) -> QSize:
        theme = self._theme
        width = QFontMetrics(theme.font(14)).horizontalAdvance(self.text())
        return QSize(theme.px(TICK + 8) + width + theme.px(6), theme.px(28))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: object) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, tokens, side = self._theme, self._theme.tokens, self._theme.px(TICK)
        painter = QPainter(self)
        box = QRectF(theme.px(2), (self.height() - side) / 2, side, side)
        edge = tokens.border if self.isEnabled() else tokens.line
        draw_tick_box(painter, box, self.isChecked(), theme, edge, self.devicePixelRatioF())
        if self.hasFocus():
            painter.setPen(QPen(tokens.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), theme.px(RADIUS), theme.px(RADIUS))
        painter.setFont(theme.font(14))
        painter.setPen(tokens.text if self.isEnabled() else tokens.disabled)
        left = int(box.right()) + theme.px(8)
        painter.drawText(QRect(left, 0, self.width() - left, self.height()), int(Qt.AlignmentFlag.AlignVCenter),
                         self.text())  # fmt: skip


class _Part(QAbstractButton):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setCheckable(True)
        make_pressable(self)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def _font(self) -> QFont:
        return self._theme.font(13, self.isChecked())

    def sizeHint(self) -> QSize:
        """As wide as the bold words, so that nothing moves when another part is chosen."""
        width = QFontMetrics(self._theme.font(13, bold=True)).horizontalAdvance(self.text())
        return QSize(width + self._theme.px(26), self._theme.px(SEGMENT - 4))

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, radius, painter = self._theme.tokens, self._theme.px(RADIUS_CHIP), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        raised = tokens.surface if self._theme.scheme is Scheme.LIGHT else tokens.hover
        painter.setBrush(raised if self.isChecked() else Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(tokens.accent, 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
        painter.setFont(self._font())
        painter.setPen(tokens.text if self.isChecked() or self.underMouse() else tokens.text2)
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self.text())


class Segment(QWidget):
    """Two or three words of which one is always chosen. `chosen` tells its place after the person pressed another."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, words: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._group = theme, QButtonGroup(self)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(0)
        for place, word in enumerate(words):
            part = _Part(theme, self)
            part.setText(word)
            self._row.addWidget(part)
            self._group.addButton(part, place)
        self._group.idClicked.connect(self.chosen)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.follow(self._measure)

    def _measure(self) -> None:
        edge = self._theme.px(2)
        self._row.setContentsMargins(edge, edge, edge, edge)

    def name(self, words: str, parts: Sequence[str] = ()) -> None:
        """What is chosen here, and the full words of the parts where they show only a few letters."""
        self.setAccessibleName(words)
        for place, part in enumerate(parts):
            self._group.button(place).setAccessibleName(part)
            self._group.button(place).setToolTip(part)

    def set_words(self, words: Sequence[str]) -> None:
        """The same parts in another language."""
        for place, word in enumerate(words):
            self._group.button(place).setText(word)
            self._group.button(place).updateGeometry()

    def choose(self, place: int) -> None:
        """Show what is chosen; says nothing to anybody."""
        self._group.button(place).setChecked(True)

    def place(self) -> int:
        """What is chosen, -1 if nothing yet."""
        return self._group.checkedId()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {int(Qt.Key.Key_Left): -1, int(Qt.Key.Key_Right): 1}
        target = self._group.button(self._group.checkedId() + steps.get(event.key(), 99))
        if target is None:
            super().keyPressEvent(event)
        else:
            target.setFocus()
            target.click()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, radius = QPainter(self), self._theme.px(RADIUS)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.tokens.sunken)
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)


class Choice(QComboBox):
    """A drop-down box with a chevron of ours; the wheel over a box that has no focus scrolls the page instead."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, high: int = CONTROL) -> None:
        """`high` in pixels of the theme: beside fields of the form it is as high as they are."""
        super().__init__(parent)
        self._theme, self._high = theme, high
        self._brief: dict[int, str] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.follow(self._measure)

    def shorten(self, place: int, words: str) -> None:
        """Shows these instead of the words of an item while the box is closed; '' shows the item's own."""
        self._brief[place] = words
        self.updateGeometry()
        self.update()

    def brief(self, place: int) -> str:
        """What the closed box shows of an item."""
        return self._brief.get(place) or self.itemText(place)

    def _measure(self) -> None:
        self.setFixedHeight(self._theme.px(self._high))

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, side = self._theme, self._theme.px(16)
        ink = theme.tokens.text if self.isEnabled() else theme.tokens.disabled
        painter = QPainter(self)
        draw_field(painter, QRectF(self.rect()), self.hasFocus(), theme, self.isEnabled())
        painter.drawPixmap(self.width() - side - theme.px(9), (self.height() - side) // 2,
                           theme.pixmap("chevron-down", ink, 16, self.devicePixelRatioF()))  # fmt: skip
        painter.setPen(ink)
        painter.setFont(self.font())
        words = self.rect().adjusted(theme.px(12), 0, -side - theme.px(14), 0)
        text = QFontMetrics(self.font()).elidedText(
            self.brief(self.currentIndex()), Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), text)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._theme.font(14))
        widest = max((metrics.horizontalAdvance(self.brief(place)) for place in range(self.count())), default=0)
        return QSize(widest + self._theme.px(12 + 16 + 18), self._theme.px(self._high))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(80), self._theme.px(self._high))
