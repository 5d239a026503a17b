"""The ground of the map: regions in their shades, drawn once for each sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPen, QPixmap

from desktop.ui.overview.atlas import COARSE
from desktop.ui.overview.shading import step_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QTransform

    from desktop.ui.overview.atlas import Atlas
    from desktop.ui.theme import Theme


def ground_pixmap(
    atlas: Atlas, counts: Mapping[str, int], theme: Theme, transform: QTransform, size: QSize, ratio: float
) -> QPixmap:
    """The regions as seen through `transform`, `size` in logical pixels."""
    pixmap = QPixmap(size * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(theme.tokens.surface)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_regions(painter, atlas, counts, theme, transform, QRectF(0, 0, size.width(), size.height()))
    painter.end()
    return pixmap


def _paint_regions(
    painter: QPainter, atlas: Atlas, counts: Mapping[str, int], theme: Theme, transform: QTransform, view: QRectF
) -> None:
    pen = QPen(theme.tokens.surface, 1)
    pen.setCosmetic(True)
    painter.setPen(pen)
    painter.setTransform(transform, True)
    inverse, _ = transform.inverted()
    seen = inverse.mapRect(view)
    coarse = COARSE * transform.m11() < 1
    for region in atlas.regions:
        if region.bounds.intersects(seen):
            painter.setBrush(theme.tokens.shades[step_of(counts.get(region.code, 0))])
            painter.drawPath(region.coarse if coarse else region.path)
    painter.resetTransform()
