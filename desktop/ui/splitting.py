"""Panes side by side with dividers; widths are kept per class of window width, a double click restores them."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

from desktop.ui.tokens import NARROW, WIDE, WIDEST

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QMouseEvent

PANES = 3


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


class Widths:
    """The widths the person gave the panes, by the name of a layout."""

    def __init__(self) -> None:
        self._kept: dict[str, list[int]] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._kept

    def of(self, name: str) -> list[int]:
        """The widths for a layout, empty if the person gave none."""
        return self._kept.get(name, [])

    def keep(self, name: str, widths: list[int]) -> None:
        """From now on these; none forgets them."""
        self._kept[name] = widths
        if not widths:
            del self._kept[name]

    def text(self) -> str:
        """All of them as one text for the settings."""
        return ";".join(f"{name}={','.join(map(str, widths))}" for name, widths in self._kept.items())

    def read(self, text: str) -> None:
        """Take what `text` gave earlier; what cannot be read is passed over."""
        for name, _sign, widths in (part.partition("=") for part in text.split(";")):
            numbers = [int(width) for width in widths.split(",") if width.isdigit()]
            if len(numbers) == PANES:
                self._kept[name] = numbers


class _Handle(QSplitterHandle):
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        splitter = self.splitter()
        if isinstance(splitter, Split):
            splitter.dragged.emit([])
            splitter.restore()


class Split(QSplitter):
    """Panes that share a width. `dragged` carries the widths the person gave them, none when they are put back."""

    dragged = Signal(list)

    def __init__(self, usual: Callable[[], Sequence[int]], parent: QWidget | None = None) -> None:
        """`usual` gives the widths they are to have, in logical pixels of the screen."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._usual = usual
        self.setHandleWidth(1)
        self.splitterMoved.connect(lambda _place, _handle: self.dragged.emit(self.sizes()))
        self.setChildrenCollapsible(False)

    def createHandle(self) -> QSplitterHandle:
        return _Handle(self.orientation(), self)

    def restore(self) -> None:
        """The widths they are to have now."""
        self.setSizes(list(self._usual()))
