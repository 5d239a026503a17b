"""What is written on the regions: found once for each sight, where it fits, and drawn with every picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from desktop.language import current, number_text
from desktop.ui.overview.shading import figure_ink, step_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from PySide6.QtGui import QTransform

    from desktop.ui.overview.atlas import Atlas, Region
    from desktop.ui.theme import Theme

TOWN = 40
"""Pixels below which a region is one town."""


class Written(NamedTuple):
    """Words at their place; on a disc of a colour where the region is too small for them."""

    box: QRectF
    words: str
    font: QFont
    ink: QColor
    disc: QColor | None = None


class Writing:
    """Finds what fits on the regions of an atlas under one sight."""

    def __init__(self, theme: Theme, transform: QTransform, view: QRectF, named: bool) -> None:
        """`named` writes the names of the regions too, and the figures of towns on discs."""
        self._theme, self._named, self._transform, self._view = theme, named, transform, view
        self._inverse, _ = transform.inverted()
        self._bold, self._plain = theme.font(13, bold=True), theme.font(12)
        self._wide, self._small = QFontMetricsF(self._bold), QFontMetricsF(self._plain)

    def of(self, atlas: Atlas, counts: Mapping[str, int]) -> Iterator[Written]:
        """What is written; regions without records are silent."""
        for region in atlas.regions:
            if (count := counts.get(region.code, 0)) and self._view.contains(self._transform.map(region.label)):
                yield from self._on(region, count)

    def _on(self, region: Region, count: int) -> Iterator[Written]:
        middle, line, step = self._transform.map(region.label), self._wide.height(), step_of(count)
        ink, words = figure_ink(self._theme.tokens, self._theme.scheme, step), number_text(count)
        if self._named and (name := self._name(region, middle - QPointF(0, line / 2), ink)):
            yield name
            middle += QPointF(0, line / 2)
        box = _centred(middle, self._wide.horizontalAdvance(words) + 2, line)
        fits = self._lies_on(box.adjusted(0, 4, 0, -4), region)
        town = not fits and self._transform.mapRect(region.bounds).height() < TOWN
        if fits or self._named:
            yield Written(box, words, self._bold, ink, self._theme.tokens.shades[step] if town else None)

    def _name(self, region: Region, middle: QPointF, ink: QColor) -> Written | None:
        """The first word of its name; its ends may reach a little over the border."""
        words = region.name.shown(current()).text.split(" ")[0]
        width, line = self._small.horizontalAdvance(words), self._small.height()
        if not self._lies_on(_centred(middle, width * 0.7, line / 2), region):
            return None
        return Written(_centred(middle, width + 2, line), words, self._plain, ink)

    def _lies_on(self, box: QRectF, region: Region) -> bool:
        place = self._inverse.mapRect(box)
        if not region.bounds.contains(place):
            return False
        corners = (place.topLeft(), place.topRight(), place.bottomLeft(), place.bottomRight())
        return all(region.path.contains(corner) for corner in corners)


def draw(painter: QPainter, written: Written, theme: Theme) -> None:
    """Draws words, and the disc under them."""
    if written.disc is not None:
        radius = max(written.box.width(), written.box.height()) / 2 + 2
        painter.setPen(QPen(theme.tokens.surface, 1.5))
        painter.setBrush(written.disc)
        painter.drawEllipse(written.box.center(), radius, radius)
    painter.setPen(written.ink)
    painter.setFont(written.font)
    painter.drawText(written.box, int(Qt.AlignmentFlag.AlignCenter), written.words)


def _centred(middle: QPointF, width: float, height: float) -> QRectF:
    return QRectF(middle.x() - width / 2, middle.y() - height / 2, width, height)
