"""What is told of a question in the head of the results: filters, conditions, guesses, news; as high as its words need,
but never so high that the results are pushed out of sight: beyond that it scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.panes import Column
from desktop.ui.scrolled import Scrolled

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from desktop.ui.theme import Theme


BELOW_CHIPS = 12


class Told(Scrolled):
    """Chips stand together in `chips`, with room around them; lines of their own go into `column`."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, (0, 0, 0, 0), 0, parent=parent)
        self._room = QWidget().maximumHeight()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.chips = Column(theme, margins=(16, 0, 14, 0), spacing=10)
        self.column.addLayout(self.chips)

    def give_room(self, height: int) -> None:
        """No higher than this."""
        if height != self._room:
            self._room = height
            self.updateGeometry()

    def heightForWidth(self, width: int) -> int:
        return min(max(self.page.heightForWidth(width), 0), self._room)

    def sizeHint(self) -> QSize:
        return QSize(0, self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is told became another: it begins anew, as high as it is now."""
        done = super().eventFilter(watched, event)
        if watched is self.page and event.type() is QEvent.Type.LayoutRequest:
            self._leave_room()
            self.updateGeometry()
            self.verticalScrollBar().setValue(0)
        return done

    def _leave_room(self) -> None:
        """Below chips; where there are none there is nothing to keep apart."""
        margins = self.chips.contentsMargins()
        below = 0 if self.chips.isEmpty() else self.page.theme.px(BELOW_CHIPS)
        if margins.bottom() != below:
            margins.setBottom(below)
            self.chips.setContentsMargins(margins)
