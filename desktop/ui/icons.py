"""Outline icons, coloured from a token when they are drawn and kept by (name, colour, size, pixel ratio)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QIcon

STROKE = b'stroke-width="1.75"'


class Icons:
    """The drawn icons of one folder of SVG files whose lines are `currentColor`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._drawn: dict[tuple[str, int, int, float], QPixmap] = {}

    def pixmap(self, name: str, colour: QColor, size: int, ratio: float = 1.0) -> QPixmap:
        """The icon `name` in `size` logical pixels for a screen of that pixel ratio."""
        key = (name, colour.rgba(), size, ratio)
        drawn = self._drawn.get(key)
        if drawn is None:
            drawn = self._drawn[key] = self._draw(name, colour, size, ratio)
        return drawn

    def icon(self, name: str, colour: QColor, disabled: QColor, size: int) -> QIcon:
        """The icon for widgets of Qt (menus, fields), sharp at pixel ratios 1 and 2."""
        from PySide6.QtGui import QIcon

        icon = QIcon()
        for ratio in (1.0, 2.0):
            icon.addPixmap(self.pixmap(name, colour, size, ratio))
            icon.addPixmap(self.pixmap(name, disabled, size, ratio), QIcon.Mode.Disabled)
        return icon

    def forget(self) -> None:
        """Drop what was drawn: the palette changed."""
        self._drawn.clear()

    def _draw(self, name: str, colour: QColor, size: int, ratio: float) -> QPixmap:
        from PySide6.QtSvg import QSvgRenderer

        source = (self._folder / f"{name}.svg").read_bytes()
        source = source.replace(b"currentColor", colour.name().encode()).replace(b'stroke-width="2"', STROKE)
        pixmap = QPixmap(QSize(size, size) * ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        QSvgRenderer(QByteArray(source)).render(painter, QRectF(pixmap.rect()))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap
