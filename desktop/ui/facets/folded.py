"""The facets of a narrow window: in a popover under the button «Filters», with the order of the results on top."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from desktop.language import _
from desktop.ui.choices import Choice
from desktop.ui.facets.column import FacetColumn
from desktop.ui.panes import Column, Label, Row, quiet
from desktop.ui.popovers import Popover
from desktop.ui.theme import Theme
from desktop.ui.tokens import FACETS_WIDE


class FoldedFacets(Popover):
    """Borrows the column while it is open; `closed` asks to take it back."""

    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._window = parent.window()
        column = Column(theme, self, margins=(1, 1, 1, 1), spacing=0)
        head = Row(theme, margins=(16, 12, 16, 4), spacing=8)
        self._words = Label(theme, 13, ink=quiet)
        self._order = Choice(theme, self)
        self._order.activated.connect(self._choose)
        head.addWidget(self._words)
        head.addWidget(self._order, 1)
        column.addLayout(head)
        self._column = column
        self._lent: Choice | None = None

    def take(self, facets: FacetColumn, order: Choice) -> None:
        """Show this column and stand for this box, which is hidden in a narrow window."""
        self._lent = order
        self._words.setText(_("Order"))
        self._order.setAccessibleName(_("Order of the results"))
        self._order.clear()
        for place in range(order.count()):
            self._order.addItem(order.itemText(place))
            self._order.shorten(place, order.brief(place))
        self._order.setCurrentIndex(order.currentIndex())
        self._column.addWidget(facets, 1)
        facets.show()

    def open_under(self, place: QPoint) -> None:
        """Open with its corner there."""
        room = self._window.mapToGlobal(QPoint(0, self._window.height())).y() - place.y() - self.theme.px(12)
        self.resize(self.theme.px(FACETS_WIDE), max(self.theme.px(320), room))
        self.open_at(place)

    def _choose(self, place: int) -> None:
        if self._lent is not None:
            self._lent.setCurrentIndex(place)
            self._lent.activated.emit(place)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.closed.emit()
