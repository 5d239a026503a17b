"""What part of the flat a map shows: its middle and its scale, and the way from pixels to places and back."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QTransform

MOST = 24.0
"""So many times closer than the whole: at the closest a pixel is still some hundreds of metres."""
MARGIN = 0.96


class Sight:
    """Moves within the bounds of what is drawn; `closer` is how many times the whole is enlarged."""

    def __init__(self, bounds: QRectF) -> None:
        self._bounds, self._size = bounds, QSize(1, 1)
        self.closer, self._middle = 1.0, bounds.center()

    @property
    def scale(self) -> float:
        """Pixels to a radius of the Earth."""
        wide, high = max(self._bounds.width(), 1e-9), max(self._bounds.height(), 1e-9)
        return min(self._size.width() / wide, self._size.height() / high) * MARGIN * self.closer

    def resize(self, size: QSize) -> None:
        """The widget has another size; what was in the middle stays there."""
        self._size = QSize(max(1, size.width()), max(1, size.height()))
        self._keep_in()

    def whole(self) -> None:
        """Everything."""
        self.closer, self._middle = 1.0, self._bounds.center()

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Closer or farther; what is under the pixel `at` stays under it."""
        at = at or QPointF(self._size.width() / 2, self._size.height() / 2)
        place = self.place(at)
        self.closer = min(MOST, max(1.0, self.closer * factor))
        shift = self.place(at) - place
        self._middle -= shift
        self._keep_in()

    def pan(self, by: QPointF) -> None:
        """What is drawn moves by so many pixels."""
        self._middle -= by / self.scale
        self._keep_in()

    def show(self, place: QPointF) -> None:
        """Bring a place to the middle, as far as the bounds let it."""
        self._middle = QPointF(place)
        self._keep_in()

    def _keep_in(self) -> None:
        room = QPointF(self._size.width() / 2 / self.scale, self._size.height() / 2 / self.scale)
        self._middle = QPointF(
            _within(self._middle.x(), self._bounds.left(), self._bounds.right(), room.x()),
            _within(self._middle.y(), self._bounds.top(), self._bounds.bottom(), room.y()),
        )

    @property
    def transform(self) -> QTransform:
        """From the flat to pixels."""
        wide, high = self._size.width() / 2, self._size.height() / 2
        moved = QTransform.fromTranslate(wide, high).scale(self.scale, self.scale)
        return moved.translate(-self._middle.x(), -self._middle.y())

    def pixel(self, place: QPointF) -> QPointF:
        """Where a place of the flat is drawn."""
        return self.transform.map(place)

    def place(self, pixel: QPointF) -> QPointF:
        """What place of the flat is under a pixel."""
        off = QPointF(pixel.x() - self._size.width() / 2, pixel.y() - self._size.height() / 2)
        return self._middle + off / self.scale


def _within(middle: float, low: float, high: float, room: float) -> float:
    """As near to `middle` as keeps no more than the margin beyond the bounds in view."""
    if high - low <= 2 * room:
        return (low + high) / 2
    slack = room * (1 - MARGIN)
    return min(max(middle, low + room - slack), high - room + slack)
