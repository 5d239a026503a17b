"""The three shapes of state: disc with a tick, triangle with !, diamond with a cross. They differ in outline, not only
in colour, and are used for freshness, checks and answers alike; there is no fourth."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

if TYPE_CHECKING:
    from desktop.ui.theme import Theme
    from desktop.ui.tokens import Tokens


class State(StrEnum):
    """What a shape says."""

    GOOD = "good"
    WARNING = "warning"
    BAD = "bad"

    def is_good(self) -> bool:
        """Nothing to do about it."""
        return self is State.GOOD


def state_fill(tokens: Tokens, state: State) -> QColor:
    """The fill of the shape."""
    return {State.GOOD: tokens.ok, State.WARNING: tokens.warn_shape, State.BAD: tokens.err}[state]


def state_text(tokens: Tokens, state: State) -> QColor:
    """The colour of the word beside the shape."""
    return {State.GOOD: tokens.ok, State.WARNING: tokens.warn, State.BAD: tokens.err}[state]


def state_ground(tokens: Tokens, state: State) -> QColor:
    """The soft ground of a panel or bar in that state."""
    return {State.GOOD: tokens.ok_soft, State.WARNING: tokens.warn_soft, State.BAD: tokens.err_soft}[state]


def draw_shape(painter: QPainter, box: QRectF, state: State, tokens: Tokens) -> None:
    """Draw the shape into the square `box`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    painter.scale(box.width() / 12, box.height() / 12)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(state_fill(tokens, state))
    _OUTLINES[state](painter)
    painter.setPen(QPen(tokens.surface, 1.6, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _SIGNS[state](painter)
    painter.restore()


def shape_pixmap(state: State, side: int, tokens: Tokens, ratio: float) -> QPixmap:
    """The shape drawn once, for lists that show it many times; `side` in logical pixels of that pixel ratio."""
    pixmap = QPixmap(QSize(side, side) * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    draw_shape(painter, QRectF(0, 0, side, side), state, tokens)
    painter.end()
    return pixmap


def _points(*pairs: tuple[float, float]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in pairs])


def _disc(painter: QPainter) -> None:
    painter.drawEllipse(QRectF(0, 0, 12, 12))


def _triangle(painter: QPainter) -> None:
    painter.drawPolygon(_points((6, 0.4), (12, 11.4), (0, 11.4)))


def _diamond(painter: QPainter) -> None:
    painter.drawPolygon(_points((6, -0.4), (12.4, 6), (6, 12.4), (-0.4, 6)))


def _tick(painter: QPainter) -> None:
    painter.drawPolyline(_points((3.4, 6.2), (5.3, 8.1), (8.7, 4.2)))


def _exclamation(painter: QPainter) -> None:
    painter.drawLine(QPointF(6, 4.4), QPointF(6, 7))
    painter.drawPoint(QPointF(6, 9.4))


def _cross(painter: QPainter) -> None:
    painter.drawLine(QPointF(4.4, 4.4), QPointF(7.6, 7.6))
    painter.drawLine(QPointF(7.6, 4.4), QPointF(4.4, 7.6))


_OUTLINES = {State.GOOD: _disc, State.WARNING: _triangle, State.BAD: _diamond}
_SIGNS = {State.GOOD: _tick, State.WARNING: _exclamation, State.BAD: _cross}


class Shape(QWidget):
    """A shape as a widget: 12 px in lists, 14 in headings, 18 in tiles. The word stands beside it."""

    def __init__(self, theme: Theme, state: State, size: int = 12, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._state, self._size = theme, state, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.follow(self.updateGeometry)

    def show_state(self, state: State) -> None:
        """Say something else."""
        self._state = state
        self.update()

    def sizeHint(self) -> QSize:
        side = self._theme.px(self._size) + 2
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        side = self._theme.px(self._size)
        painter = QPainter(self)
        draw_shape(painter, QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side),
                   self._state, self._theme.tokens)  # fmt: skip
