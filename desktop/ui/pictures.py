"""Pictures of the window for the tour: wait until it has settled, then draw it into a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QEventLoop, QPoint, Qt, QTimer
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QWidget

PATIENCE = 60_000
"""Milliseconds after which waiting for something is given up."""


def settle(pause: int = 200) -> None:
    """Lets the window work for some milliseconds."""
    loop = QEventLoop()
    QTimer.singleShot(pause, loop.quit)
    loop.exec()


def wait_for(ready: Callable[[], bool]) -> None:
    """Lets the window work until `ready`. Raises TimeoutError after PATIENCE."""
    clock = QElapsedTimer()
    clock.start()
    while not ready():
        settle(20)
        if clock.elapsed() > PATIENCE:
            raise TimeoutError("the window never became ready")


def draw(window: QWidget, file: Path, over: QWidget | None = None) -> None:
    """Draws the window as PNG; a dialog `over` it stands in its middle on a darkened ground."""
    picture = window.grab()
    if over is not None:
        _lay_over(picture, window, over)
    picture.save(str(file))


def _lay_over(picture: QPixmap, window: QWidget, over: QWidget) -> None:
    painter = QPainter(picture)
    painter.setOpacity(0.45)
    painter.fillRect(window.rect(), Qt.GlobalColor.black)
    painter.setOpacity(1)
    place = QPoint((window.width() - over.width()) // 2, max(0, (window.height() - over.height()) // 2))
    painter.drawPixmap(place, over.grab())
    painter.end()
