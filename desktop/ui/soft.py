"""A soft panel with round corners on the ground of a state: a refusal, what blocks, what is well."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.panes import Column, Row
from desktop.ui.shapes import Shape, State, state_ground
from desktop.ui.theme import Theme
from desktop.ui.tokens import RADIUS_PANEL


class Soft(QWidget):
    """The shape of the state at the left, at the right whatever is put into `lines`."""

    def __init__(self, theme: Theme, state: State, spacing: float = 4) -> None:
        super().__init__()
        self._theme, self._state = theme, state
        row = Row(theme, self, margins=(13, 11, 13, 11), spacing=11)
        side = Column(theme, margins=(0, 2, 0, 0))
        side.addWidget(Shape(theme, state, 15))
        side.addStretch(1)
        self.lines = Column(theme, spacing=spacing)
        row.addLayout(side)
        row.addLayout(self.lines, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, radius = QPainter(self), self._theme.px(RADIUS_PANEL)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(state_ground(self._theme.tokens, self._state))
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
