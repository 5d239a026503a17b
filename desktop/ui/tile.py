"""A panel with a title on the ground of a page: a number, a list, a state of things."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.panes import Column, Label, Row
from desktop.ui.tokens import RADIUS_PANEL

if TYPE_CHECKING:
    from desktop.ui.theme import Theme


class Tile(QWidget):
    """A panel with a title; whatever it holds goes into `lines`."""

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.lines = Column(theme, self, margins=(18, 13, 18, 13), spacing=4)
        self.head = Row(theme, spacing=8)
        label = Label(theme, 15, bold=True)
        label.setText(title)
        self.setAccessibleName(title)
        self.head.addWidget(label, 1)
        self.lines.addLayout(self.head)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, radius = QPainter(self), self.theme.px(RADIUS_PANEL)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.theme.tokens.line, 1))
        painter.setBrush(self.theme.tokens.surface)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
