"""A page that scrolls: as wide as its pane, as high as its words need at that width."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from desktop.ui.panes import Column, Ink, Margins, Pane
from desktop.ui.theme import Theme


class _Page(Pane):
    """Its width is that of the pane and its height follows from it: hints of its own would cost a walk over all words
    for each block that is added, and the smallest heights of wrapped words would add up to blank space."""

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        if layout is None or layout.hasHeightForWidth():
            return QSize(0, 0)  # the scroll area asks for the height at its width
        return QSize(0, layout.minimumSize().height())

    def sizeHint(self) -> QSize:
        return QSize(0, 0)


class Scrolled(QScrollArea):
    """A scroll area without a frame whose page is filled through `column`."""

    def __init__(
        self,
        theme: Theme,
        margins: Margins,
        spacing: float = 8,
        ground: Ink = lambda tokens: tokens.surface,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.page = _Page(theme, ground)
        self.column = Column(theme, self.page, margins=margins, spacing=spacing)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(self.page)

    def place(self) -> int:
        """How far down the page is."""
        return self.verticalScrollBar().value()

    def replace(self, old: QWidget, new: QWidget) -> None:
        """Another widget in the place of one, at the same place of the page."""
        place = self.place()
        self.column.replaceWidget(old, new)
        old.hide()
        old.deleteLater()
        self.go(place)

    def go(self, place: int) -> None:
        """That far down, now: the page takes its height first."""
        self.page.resize(self.page.width(), max(self.height(), self.page.heightForWidth(self.page.width())))
        self.verticalScrollBar().setValue(place)
