"""One plain act of painting that every start needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QColor, QPainter


def fill(painter: QPainter, box: QRect, colour: QColor) -> None:
    """The same as QPainter.fillRect; to call that PySide first makes all classes of gradients, 1.5 ms of a start."""
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRect(box)
    painter.restore()
