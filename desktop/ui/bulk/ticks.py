"""A list whose lines are ticked: by mouse, by Space for all that are chosen, walked and extended by arrows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from desktop.language import _
from desktop.ui.choices import TICK, draw_tick_box
from desktop.ui.shapes import State, state_text
from desktop.ui.tokens import ROW
from desktop.ui.uniform_rows import Index, make_uniform, paint_shape, paint_words, set_row_height

if TYPE_CHECKING:
    from desktop.ui.theme import Theme

_NOWHERE = QModelIndex()
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
MARK = 38


class Line(msgspec.Struct, frozen=True):
    """One line: a uid, its cells, the shape before the first of them. `why` tells what keeps it out, '' for nothing."""

    uid: str
    cells: tuple[str, ...]
    state: State | None = None
    why: str = ""


class Heading(msgspec.Struct, frozen=True):
    """A column: its words and its share of the width."""

    words: Callable[[], str]
    share: int


class TickModel(QAbstractTableModel):
    """`changed` after ticks or lines became others. A line with a reason against it has no tick."""

    changed = Signal()

    def __init__(self, headings: Sequence[Heading], parent: QObject) -> None:
        super().__init__(parent)
        self.headings = tuple(headings)
        self._lines: tuple[Line, ...] = ()
        self._off: set[str] = set()

    def show(self, lines: Sequence[Line]) -> None:
        """From now on these lines; whoever was unticked by hand stays so."""
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()
        self.changed.emit()

    @property
    def lines(self) -> tuple[Line, ...]:
        """All of them."""
        return self._lines

    def is_ticked(self, row: int) -> bool:
        """Whether that line takes part."""
        line = self._lines[row]
        return not line.why and line.uid not in self._off

    def ticked(self) -> tuple[str, ...]:
        """The uids of those that take part, in order."""
        return tuple(line.uid for row, line in enumerate(self._lines) if self.is_ticked(row))

    def tick(self, rows: Sequence[int], on: bool) -> None:
        """Let these take part, or not."""
        uids = {self._lines[row].uid for row in rows}
        self._off = self._off - uids if on else self._off | uids
        if self._lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._lines) - 1, len(self.headings)))
        self.changed.emit()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.headings) + 1

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        line, column = self._lines[index.row()], index.column()
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = (line.why or (_("ticked") if self.is_ticked(index.row()) else _("not ticked"))) if column < 2 else ""
            cells = line.cells if column < 2 else line.cells[column - 1 : column]
            return ", ".join(filter(None, (*cells, said)))
        if role == Qt.ItemDataRole.ToolTipRole and column:
            return "\n".join(filter(None, (line.cells[column - 1], line.why if column == 1 else "")))
        if role == _DISPLAY and column:
            return line.cells[column - 1]
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if role == _DISPLAY and orientation is Qt.Orientation.Horizontal:
            return self.headings[section - 1].words() if section else ""
        return None


class _Painting(QStyledItemDelegate):
    """Paints from the tokens; what does not fit is elided and stands whole in the tooltip."""

    def __init__(self, theme: Theme, model: TickModel, view: QTableView) -> None:
        super().__init__(view)
        self._theme, self._model, self._view = theme, model, view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens, box = self._theme.tokens, QRect(option.rect)
        painter.save()
        if self._view.selectionModel().isRowSelected(index.row(), QModelIndex()):
            painter.fillRect(box, tokens.soft)
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), tokens.line)
        line = self._model.lines[index.row()]
        if index.column() == 0:
            self._paint_tick(painter, box, line, index.row())
        else:
            self._paint_cell(painter, box, line, index.column() - 1)
        if self._view.hasFocus() and index.column() == 1 and index.row() == self._view.currentIndex().row():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(tokens.accent, 2))
            painter.drawRect(box.adjusted(1, 1, -1, -2))
        painter.restore()

    def _paint_tick(self, painter: QPainter, box: QRect, line: Line, row: int) -> None:
        if line.why:
            return
        theme, side = self._theme, self._theme.px(TICK)
        place = QRectF(box.left() + (box.width() - side) / 2, box.top() + (box.height() - side) / 2, side, side)
        ratio = painter.device().devicePixelRatioF()
        draw_tick_box(painter, place, self._model.is_ticked(row), theme, theme.tokens.border, ratio)

    def _paint_cell(self, painter: QPainter, box: QRect, line: Line, place: int) -> None:
        theme, px, tokens = self._theme, self._theme.px, self._theme.tokens
        left = paint_shape(painter, box, box.left() + px(8), line.state if place == 0 else None, theme)
        painter.setFont(theme.font(14, bold=place == 0))
        last = place == len(line.cells) - 1 and line.why
        ink = state_text(tokens, line.state or State.BAD) if last else tokens.text if place == 0 else tokens.text2
        painter.setPen(ink)
        room = QRect(left, box.top(), box.right() - left - px(6), box.height())
        paint_words(painter, room, line.cells[place])


class TickTable(QTableView):
    """`entered` carries the uid of the line one wants to look at."""

    entered = Signal(str)

    def __init__(self, theme: Theme, headings: Sequence[Heading], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.ticks = TickModel(headings, self)
        self.setModel(self.ticks)
        self.setItemDelegate(_Painting(theme, self.ticks, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        make_uniform(self, theme, QAbstractItemView.SelectionMode.ExtendedSelection)
        self.clicked.connect(self._press)
        self.doubleClicked.connect(self._enter)
        theme.follow(self._measure)

    def _measure(self) -> None:
        set_row_height(self, self._theme.px(ROW))
        self._share()

    def _share(self) -> None:
        """The columns share the width."""
        headings, mark = self.ticks.headings, self._theme.px(MARK)
        free, whole = max(1, self.viewport().width() - mark), sum(each.share for each in headings)
        self.setColumnWidth(0, mark)
        for place, each in enumerate(headings):
            self.setColumnWidth(place + 1, free * each.share // whole)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def _rows(self) -> list[int]:
        spans = self.selectionModel().selection().toList()
        return sorted({row for span in spans for row in range(span.top(), span.bottom() + 1)})

    def _press(self, index: QModelIndex) -> None:
        if index.column() == 0:
            self.ticks.tick([index.row()], not self.ticks.is_ticked(index.row()))

    def _enter(self, index: QModelIndex) -> None:
        if index.column():
            self.entered.emit(self.ticks.lines[index.row()].uid)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.currentIndex()
        if event.key() == Qt.Key.Key_Space and current.isValid() and not event.modifiers():
            rows = self._rows() or [current.row()]
            self.ticks.tick(rows, not self.ticks.is_ticked(current.row()))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and current.isValid() and not event.modifiers():
            self.entered.emit(self.ticks.lines[current.row()].uid)
        else:
            super().keyPressEvent(event)

    def begin(self) -> None:
        """Into the list, at its first line."""
        self.setFocus()
        if self.ticks.rowCount():
            self.setCurrentIndex(self.ticks.index(0, 1))

    def retranslate(self) -> None:
        """Headings in the language spoken now."""
        self.ticks.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.ticks.headings))
