"""What both views over the results share, and the cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from desktop.ui.results.card import CardDelegate
from desktop.ui.results.columns import COLUMNS
from desktop.ui.scrolling import SlimBar
from desktop.ui.tokens import CARD

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from desktop.ui.results.model import ResultsModel
    from desktop.ui.results.row import RowDelegate
    from desktop.ui.theme import Theme

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
Act = QAbstractItemView.CursorAction
_ONWARD = (Act.MoveDown, Act.MoveUp, Act.MovePageDown, Act.MovePageUp)


class ResultsView(QTableView):
    """What both views share. A table view costs nothing per row, so 100,000 rows open as fast as ten."""

    entered_row = Signal(QModelIndex)
    """Enter or double click: the person wants into the record."""

    def __init__(
        self, theme: Theme, model: ResultsModel, rows: RowDelegate, row_height: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._rows = rows
        self._theme, self._row_height = theme, row_height
        self.setVerticalScrollBar(SlimBar(theme, Qt.Orientation.Vertical, self))
        self.verticalHeader().setMinimumSectionSize(1)  # over rows that are there Qt takes their square: for ever
        self.setModel(model)
        self.setItemDelegate(rows)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.doubleClicked.connect(self.entered_row)
        theme.follow(self.take_measures)

    def take_measures(self) -> None:
        """Row height follows the zoom."""
        height = self._theme.px(self._row_height)
        self.verticalHeader().setDefaultSectionSize(height)
        self.verticalScrollBar().setSingleStep(height // 3)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and self.currentIndex().isValid():
            self.entered_row.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def moveCursor(self, act: Act, keys: Qt.KeyboardModifier) -> QModelIndex:
        """Home and End go to the first and the last record; a list has no cells to walk along. Where the chosen row is
        out of sight, one goes on from what one sees."""
        rows, seen = self.model().rowCount(), self.rows_in_sight()
        if rows and act is Act.MoveHome:
            return self.model().index(0, 0)
        if rows and act is Act.MoveEnd:
            return self.model().index(rows - 1, 0)
        if seen and act in _ONWARD and self.currentIndex().row() not in seen:
            whole = self.rowViewportPosition(seen[0]) >= 0 or len(seen) == 1
            return self.model().index(seen[0] if whole else seen[1], 0)
        return super().moveCursor(act, keys)

    def rows_in_sight(self) -> range:
        """The rows of which anything is seen."""
        height, top = self.verticalHeader().defaultSectionSize(), self.verticalOffset()
        return range(top // height, min((top + self.viewport().height() - 1) // height + 1, self.model().rowCount()))

    def stand(self, row: int, below: int) -> None:
        """Scroll so that a row is so many pixels below the top."""
        self.executeDelayedItemsLayout()  # after other rows came: the bar does not know yet how many
        self.verticalScrollBar().setValue(row * self.verticalHeader().defaultSectionSize() - below)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Where nothing is chosen, focus alone chooses nothing."""
        bare = not self.currentIndex().isValid()
        super().focusInEvent(event)
        if bare:
            self.selectionModel().clearCurrentIndex()

    def paintEvent(self, event: QPaintEvent) -> None:
        self._tell_rows()
        super().paintEvent(event)

    def _tell_rows(self) -> None:
        self._rows.chosen, self._rows.focused = self.currentIndex().row(), self.hasFocus()
        self._rows.picked = self.picked()

    def picked(self) -> tuple[range, ...]:
        """The rows that are chosen, in order, where they are several; () where it is one or none."""
        spans = self.selectionModel().selection().toList()
        found = sorted({(span.top(), span.bottom() + 1) for span in spans})
        several = len(found) > 1 or any(end - start > 1 for start, end in found)
        return tuple(range(start, end) for start, end in found) if several else ()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.rowAt(int(event.position().y())))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def _hover(self, row: int) -> None:
        if row != self._rows.hovered:
            self._rows.hovered = row
            self.viewport().update()


class CardView(ResultsView):
    """Cards: the first column only, as wide as the pane."""

    def __init__(self, theme: Theme, model: ResultsModel, parent: QWidget | None = None) -> None:
        self.cards = CardDelegate(theme, model)
        super().__init__(theme, model, self.cards, CARD, parent)
        self.horizontalHeader().hide()
        for column in range(1, len(COLUMNS)):
            self.setColumnHidden(column, True)
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
