"""The map as a widget: seen closer and farther, pointed at, walked by key; a region and a facility can be chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import hypot
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop.language import number_text
from desktop.ui.overview.figures import Writing, Written, draw
from desktop.ui.overview.ground import ground_pixmap
from desktop.ui.overview.sight import MOST, Sight
from desktop.ui.overview.ways import WAYS, nearest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.ui.overview.atlas import Atlas, Region
    from desktop.ui.overview.clusters import Cluster, Clusters
    from desktop.ui.theme import Theme

NEARER = 1.25
"""One notch of the wheel."""
STEP = 60  # pixels one press of an arrow moves the map
FIGURES_FROM = 3.0
"""From this close on clusters say how many they are and lie over the figures of the regions."""
DRAG = 4  # pixels the mouse may move between press and release and still have pressed

Words = Callable[[str], str]


class MapView(QWidget):
    """`region_chosen` carries a code, `rows_chosen` the rows of the facilities pressed, `pointed` the region under
    the mouse or the keys, '' for none."""

    region_chosen = Signal(str)
    rows_chosen = Signal(object)
    pointed = Signal(str)

    def __init__(self, theme: Theme, atlas: Atlas, named: bool, parent: QWidget | None = None) -> None:
        """`named` writes the names of regions on them where they fit."""
        super().__init__(parent)
        self._theme, self._atlas, self._named = theme, atlas, named
        self.sight = Sight(atlas.bounds)
        self._counts: Mapping[str, int] = {}
        self._clusters: Clusters | None = None
        self._region_words: Words = str
        self._row_words: Callable[[int], str] = str
        self._pointed: Region | None = None
        self._pressed: QPointF | None = None
        self._dragged = False
        self._ground: tuple[QPixmap, list[Written]] | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.repaint_ground)

    def show_numbers(
        self, counts: Mapping[str, int], clusters: Clusters, region: Words, row: Callable[[int], str]
    ) -> None:
        """Counts by region, the facilities, and what is said of a region's code and of a facility's row."""
        self._counts, self._clusters = counts, clusters
        self._region_words, self._row_words = region, row
        self.repaint_ground()

    def repaint_ground(self) -> None:
        """Colours, words or sight became others."""
        self._ground = None
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(300), self._theme.px(220))

    # What is drawn

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ground, figures = self._drawn()
        painter.drawPixmap(0, 0, ground)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for layer in self._layers(figures):
            layer(painter)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.tokens.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def _drawn(self) -> tuple[QPixmap, list[Written]]:
        """The ground and what is written on it, found once for each sight."""
        if self._ground is None:
            transform, named = self.sight.transform, self._named or self._far_in()
            pixmap = ground_pixmap(
                self._atlas, self._counts, self._theme, transform, self.size(), self.devicePixelRatioF()
            )
            writing = Writing(self._theme, transform, QRectF(self.rect()), named)
            self._ground = pixmap, list(writing.of(self._atlas, self._counts))
        return self._ground

    def _layers(self, figures: list[Written]) -> list[Callable[[QPainter], None]]:
        """Far away figures lie over the facilities, closer by under them."""

        def write(painter: QPainter) -> None:
            for each in figures:
                draw(painter, each, self._theme)

        under, over = (write, self._paint_points) if self._far_in() else (self._paint_points, write)
        return [under, self._paint_outline, over]

    def _paint_outline(self, painter: QPainter) -> None:
        if self._pointed is None:
            return
        pen = QPen(self._theme.tokens.text, 2)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setTransform(self.sight.transform, True)
        painter.drawPath(self._pointed.path)
        painter.resetTransform()

    def _paint_points(self, painter: QPainter) -> None:
        tokens, figures = self._theme.tokens, self._far_in()
        painter.setPen(QPen(tokens.surface, 1.2))
        painter.setFont(self._theme.font(12, bold=True))
        for pixel, cluster in self._shown_points():
            radius = self._radius(cluster)
            painter.setBrush(tokens.text)
            painter.drawEllipse(pixel, radius, radius)
            if figures and cluster.many > 1:
                painter.save()
                painter.setPen(tokens.surface)
                box = QRectF(pixel.x() - radius, pixel.y() - radius, 2 * radius, 2 * radius)
                painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), number_text(cluster.many))
                painter.restore()

    def _shown_points(self) -> Sequence[tuple[QPointF, Cluster]]:
        if self._clusters is None:
            return ()
        transform, view = self.sight.transform, QRectF(self.rect()).adjusted(-20, -20, 20, 20)
        places = ((transform.map(QPointF(each.x, each.y)), each) for each in self._clusters.at(self.sight.scale))
        return [(pixel, each) for pixel, each in places if view.contains(pixel)]

    def _far_in(self) -> bool:
        return self.sight.closer >= FIGURES_FROM

    def _radius(self, cluster: Cluster) -> float:
        px = self._theme.px
        if not self._far_in():
            return px(2 if cluster.many == 1 else 3)
        return px(4) if cluster.many == 1 else px(8 + 3 * min(len(str(cluster.many)), 4))

    # What is pointed at and pressed

    def choose(self, region: Region | None) -> None:
        """Point at a region: it is outlined, and read aloud."""
        if region is not self._pointed:
            self._pointed = region
            self.setAccessibleDescription(self._region_words(region.code) if region else "")
            self.pointed.emit(region.code if region else "")
            self.update()

    def point_at(self, code: str) -> None:
        """Point at the region of a code; at none for one that is not drawn here."""
        self.choose(self._atlas.region(code))

    def _cluster_at(self, pixel: QPointF) -> Cluster | None:
        near = [
            (_far(place, pixel), each)
            for place, each in self._shown_points()
            if _far(place, pixel) <= max(self._radius(each), 5) + 1
        ]
        return min(near, key=lambda found: found[0])[1] if near else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed, self._dragged = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            self.choose(self._atlas.at(self.sight.place(event.position())))
            over = self._pointed is not None or self._cluster_at(event.position()) is not None
            self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
            return
        moved = event.position() - self._pressed
        if self._dragged or moved.manhattanLength() > DRAG:
            self._dragged, self._pressed = True, event.position()
            self.shift(moved)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        if pressed is None or self._dragged or event.button() is not Qt.MouseButton.LeftButton:
            return
        if cluster := self._cluster_at(event.position()):
            self._open(cluster, event.position())
        elif region := self._atlas.at(self.sight.place(event.position())):
            self.region_chosen.emit(region.code)

    def _open(self, cluster: Cluster, at: QPointF) -> None:
        """One facility is opened; of many one comes closer, and at the closest sees them as a list."""
        if cluster.many > 1 and self.sight.closer < MOST:
            self.zoom(4, at)
        elif self._clusters is not None:
            self.rows_chosen.emit(self._clusters.rows_of(cluster, self.sight.scale))

    def leaveEvent(self, event: QEvent) -> None:
        self.choose(None)
        super().leaveEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.words_at(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def words_at(self, pixel: QPointF) -> str:
        """What is told of the facilities there, else of the region; '' beside the map."""
        cluster = self._cluster_at(pixel)
        if cluster is not None and cluster.many == 1:
            return self._row_words(cluster.row)
        region = self._atlas.at(self.sight.place(pixel))
        return self._region_words(region.code) if region else ""

    # How it is seen

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Closer or farther, around a pixel."""
        self.sight.zoom(factor, at)
        self.repaint_ground()

    def shift(self, by: QPointF) -> None:
        """Move what is drawn by so many pixels."""
        self.sight.pan(by)
        self.repaint_ground()

    def show_whole(self) -> None:
        """Everything, as at first."""
        self.sight.whole()
        self.repaint_ground()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Where one can go no farther back the page scrolls on."""
        notches = event.angleDelta().y() / 120
        if notches < 0 and self.sight.closer <= 1:
            event.ignore()
            return
        self.zoom(NEARER**notches, event.position())
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk from region to region, with Shift they move the map; + and - come closer and go back."""
        way = WAYS.get(event.key())
        if way and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.shift(QPointF(-way[0] * STEP, -way[1] * STEP))
        elif way:
            self._walk(QPointF(*way))
        elif event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self.zoom(1 / NEARER if event.key() == Qt.Key.Key_Minus else NEARER)
        elif event.key() == Qt.Key.Key_Home:
            self.show_whole()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._pointed:
            self.region_chosen.emit(self._pointed.code)
        else:
            super().keyPressEvent(event)

    def _walk(self, way: QPointF) -> None:
        """To the nearest region in that direction; from nowhere to the first of the map."""
        regions = self._atlas.regions
        if self._pointed is None:
            self.choose(regions[0] if regions else None)
            return
        found = nearest(self._pointed, self._atlas.regions, way)
        if found is not None:
            self.choose(found)
            if not QRectF(self.rect()).contains(self.sight.pixel(found.label)):
                self.sight.show(found.label)
                self.repaint_ground()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.sight.resize(self.size())
        self.repaint_ground()
        super().resizeEvent(event)


def _far(one: QPointF, other: QPointF) -> float:
    between = one - other
    return float(hypot(between.x(), between.y()))
