"""The table of the results, whose columns the person chooses, orders and sizes; loaded when it is first wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QMenu

from desktop.language import _
from desktop.ui.results.columns import COLUMNS, FIRST_SHOWN, Column
from desktop.ui.results.lines import Lines, spans_of
from desktop.ui.results.views import ResultsView
from desktop.ui.tokens import ROW

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from desktop.ui.results.model import ResultsModel
    from desktop.ui.theme import Theme

LAYOUT_VERSION = "2:"
_KNOWN = {"1:": 7, LAYOUT_VERSION: len(COLUMNS)}
"""How many columns a layout of each version knows; those that came later are hidden in it."""


class TableView(ResultsView):
    """Lines of a table. The menu of its heading chooses columns; order and widths are dragged."""

    def __init__(self, theme: Theme, model: ResultsModel, layout: str = "", parent: QWidget | None = None) -> None:
        """`layout` is what `kept_layout` gave earlier; anything else is passed over."""
        self._lines, self._found = Lines(theme, model), model
        super().__init__(theme, model, self._lines, ROW, parent)
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._open_chooser)
        self._untouched = self._fitting = False
        if not self._restore(layout):
            self.reset_columns()
        header.sectionResized.connect(self._touch)

    def reset_columns(self) -> None:
        """The columns as they are at first."""
        header = self.horizontalHeader()
        for place, column in enumerate(COLUMNS):
            header.moveSection(header.visualIndex(place), place)
            self.setColumnHidden(place, column not in FIRST_SHOWN)
        self._untouched = True
        if self.isVisible():
            self._fit_columns()

    def _fit_columns(self) -> None:
        """Until the person drags one, the columns share the whole width; the shape and its word are never cut."""
        px, shown = self._theme.px, [column for place, column in enumerate(COLUMNS) if not self.isColumnHidden(place)]
        fixed = sum(column.width for column in shown if not column.gives)
        free = self.viewport().width() - px(fixed)
        share = max(0.5, free / max(1, px(sum(column.width for column in shown if column.gives))))
        self._fitting = True
        for place, column in enumerate(COLUMNS):
            width = round(px(column.width) * (share if column.gives else 1))
            if width != self.columnWidth(place):
                self.setColumnWidth(place, width)
        self._fitting = False

    def _touch(self) -> None:
        if not self._fitting:
            self._untouched = False

    def _show_column(self, place: int, shown: bool) -> None:
        self.setColumnHidden(place, not shown)
        if self._untouched:
            self._fit_columns()

    def paintEvent(self, event: QPaintEvent) -> None:
        """All rows in the torn part at once; Qt would ask for every cell by itself."""
        self._tell_rows()
        box, height, offset = event.rect(), self.verticalHeader().defaultSectionSize(), self.verticalOffset()
        first = (offset + box.top()) // height
        count = min((offset + box.bottom()) // height + 1, self.model().rowCount()) - first
        header = self.horizontalHeader()
        edges = [(header.sectionViewportPosition(at), header.sectionSize(at)) for at in range(len(COLUMNS))]
        if count > 0:
            painter = QPainter(self.viewport())
            self._lines.paint_lines(painter, first, first * height - offset, count, height, spans_of(edges))
            self._found.see(range(first, first + count))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._untouched:
            self._fit_columns()

    def kept_layout(self) -> str:
        """Columns, order and widths as one opaque text; '' while the person has changed none of them."""
        if self._untouched and not self.horizontalHeader().sectionsMoved():
            return ""
        return LAYOUT_VERSION + bytes(self.horizontalHeader().saveState().toHex().data()).decode()

    def _restore(self, layout: str) -> bool:
        version, _, state = layout.partition(":")
        known = _KNOWN.get(f"{version}:", 0)
        if not known or not self.horizontalHeader().restoreState(QByteArray.fromHex(state.encode())):
            return False
        for place in range(known, len(COLUMNS)):
            self.setColumnWidth(place, self._theme.px(COLUMNS[place].width))
            self.setColumnHidden(place, True)
        return True

    def chooser(self) -> QMenu:
        """The menu of columns. The name stays: a table of records without names helps nobody."""
        menu = QMenu(self)
        for place, column in enumerate(COLUMNS):
            action = menu.addAction(column.label())
            action.setCheckable(True)
            action.setChecked(not self.isColumnHidden(place))
            action.setEnabled(column is not Column.NAME)
            action.setData(place)
            action.toggled.connect(lambda shown, place=place: self._show_column(place, shown))
        menu.addSeparator()
        menu.addAction(_("Columns as at first"), self.reset_columns)
        return menu

    def _open_chooser(self, place: QPoint) -> None:
        self.chooser().popup(self.horizontalHeader().mapToGlobal(place))
