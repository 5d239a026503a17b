"""The ground of the map: regions in their shades, with their figures where these fit; drawn once for each sight."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPixmap

from desktop.language import current, number_text
from desktop.ui.overview.shading import figure_ink, step_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QTransform

    from desktop.ui.overview.atlas import Atlas, Region
    from desktop.ui.theme import Theme


TOWN = 40
"""Pixels below which a region is one town."""


class Figures(Enum):
    """What stands on a region where it fits."""

    BARE = auto()  # its count
    NAMED = auto()  # its name and its count


def ground_pixmap(
    atlas: Atlas, counts: Mapping[str, int], theme: Theme, transform: QTransform, size: QSize, ratio: float
) -> QPixmap:
    """The regions as seen through `transform`, `size` in logical pixels."""
    pixmap = _empty(size, ratio)
    pixmap.fill(theme.tokens.surface)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_regions(painter, atlas, counts, theme, transform, QRectF(0, 0, size.width(), size.height()))
    painter.end()
    return pixmap


def figures_pixmap(
    atlas: Atlas,
    counts: Mapping[str, int],
    theme: Theme,
    transform: QTransform,
    size: QSize,
    ratio: float,
    figures: Figures,
) -> QPixmap:
    """What is written on them, to be laid over."""
    pixmap = _empty(size, ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for region in atlas.regions:
        count = counts.get(region.code, 0)
        _paint_figure(painter, region, count, theme, transform, figures is Figures.NAMED)
    painter.end()
    return pixmap


def _empty(size: QSize, ratio: float) -> QPixmap:
    pixmap = QPixmap(size * ratio)
    pixmap.setDevicePixelRatio(ratio)
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
    for region in atlas.regions:
        if region.bounds.intersects(seen):
            painter.setBrush(theme.tokens.shades[step_of(counts.get(region.code, 0))])
            painter.drawPath(region.path)
    painter.resetTransform()


def _paint_figure(
    painter: QPainter, region: Region, count: int, theme: Theme, transform: QTransform, named: bool
) -> None:
    """The count where it lies wholly on its region, under the name of the region if that is asked for and fits; where
    names are asked for, a town too small for its figure has it on a disc."""
    if not count:
        return
    middle, font = transform.map(region.label), theme.font(13, bold=True)
    line = QFontMetricsF(font).height()
    painter.setPen(figure_ink(theme.tokens, theme.scheme, step_of(count)))
    if named and _paint_name(painter, region, middle - QPointF(0, line / 2), theme, transform):
        middle += QPointF(0, line / 2)
    box = _centred(middle, QFontMetricsF(font).horizontalAdvance(number_text(count)) + 2, line)
    fits = _lies_on(box.adjusted(0, 4, 0, -4), region, transform)
    if named and not fits and transform.mapRect(region.bounds).height() < TOWN:
        _paint_disc(painter, box, theme, step_of(count))
    if fits or named:
        painter.setFont(font)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), number_text(count))


def _paint_name(painter: QPainter, region: Region, middle: QPointF, theme: Theme, transform: QTransform) -> bool:
    """The first word of its name; its ends may reach a little over the border."""
    font, name = theme.font(12), region.name.shown(current()).text.split(" ")[0]
    width, line = QFontMetricsF(font).horizontalAdvance(name), QFontMetricsF(font).height()
    if not _lies_on(_centred(middle, width * 0.7, line / 2), region, transform):
        return False
    painter.setFont(font)
    painter.drawText(_centred(middle, width + 2, line), int(Qt.AlignmentFlag.AlignCenter), name)
    return True


def _paint_disc(painter: QPainter, box: QRectF, theme: Theme, step: int) -> None:
    ink, radius = painter.pen(), max(box.width(), box.height()) / 2 + 2
    painter.setPen(QPen(theme.tokens.surface, 1.5))
    painter.setBrush(theme.tokens.shades[step])
    painter.drawEllipse(box.center(), radius, radius)
    painter.setPen(ink)


def _centred(middle: QPointF, width: float, height: float) -> QRectF:
    return QRectF(middle.x() - width / 2, middle.y() - height / 2, width, height)


def _lies_on(box: QRectF, region: Region, transform: QTransform) -> bool:
    inverse, _ = transform.inverted()
    corners = (box.topLeft(), box.topRight(), box.bottomLeft(), box.bottomRight())
    return all(region.path.contains(inverse.map(corner)) for corner in corners)
