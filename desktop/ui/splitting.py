"""Panes side by side with dividers; widths are kept per class of window width, a double click restores them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

from desktop.ui.tokens import NARROW, WIDE, WIDEST


class Breadth(Enum):
    """The classes of window width at which the layout changes."""

    NARROW = "narrow"
    MIDDLE = "middle"
    WIDE = "wide"
    WIDEST = "widest"

    @staticmethod
    def of(width: float) -> Breadth:
        """The class of a width in logical pixels, zoom already taken out."""
        if width < NARROW:
            return Breadth.NARROW
        return Breadth.MIDDLE if width < WIDE else Breadth.WIDE if width < WIDEST else Breadth.WIDEST


class _Handle(QSplitterHandle):
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        splitter = self.splitter()
        if isinstance(splitter, Split):
            splitter.restore()


class Split(QSplitter):
    """Panes that share a width; `restore` puts them back to the sizes of the design."""

    def __init__(self, usual: Callable[[], Sequence[int]], parent: QWidget | None = None) -> None:
        """`usual` gives the widths of the design, in logical pixels of the screen."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._usual = usual
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)

    def createHandle(self) -> QSplitterHandle:
        return _Handle(self.orientation(), self)

    def restore(self) -> None:
        """The widths of the design."""
        self.setSizes(list(self._usual()))
