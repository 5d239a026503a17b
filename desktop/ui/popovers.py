"""A panel that opens over the window beside what opened it, and closes by Esc or a press elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QWidget

from desktop.ui.theme import Theme


class Popover(QFrame):
    """The ground and the edge; subclasses put something in."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.theme = theme

    def open_at(self, corner: QPoint) -> None:
        """Open with the upper left corner there, moved as far as the screen asks."""
        screen = QGuiApplication.screenAt(corner) or self.screen()
        room: QRect = screen.availableGeometry()
        x = min(corner.x(), room.right() - self.width())
        y = min(corner.y(), room.bottom() - self.height())
        self.move(max(x, room.left()), max(y, room.top()))
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(self.theme.tokens.border, 1))
        painter.setBrush(self.theme.tokens.surface)
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
