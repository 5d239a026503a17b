"""The first lines of a table, the one that names the columns marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from desktop.language import _
from desktop.ui.loading.lists import Look, PlainList
from sync.tables.sources import column_letters

if TYPE_CHECKING:
    from desktop.ui.theme import Theme
    from desktop.ui.tokens import Tokens
    from sync.tables import Line

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
MOST_COLUMNS = 60
"""More are not looked at; all of them are read."""


class Lines(QAbstractTableModel):
    """Numbers of lines and their cells."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()
        self._wide = 0
        self.header = 0

    def show_lines(self, lines: tuple[Line, ...], header: int) -> None:
        """These lines; `header` is the number of the one that names the columns."""
        self.beginResetModel()
        self._lines, self.header = lines, header
        self._wide = min(MOST_COLUMNS, max((len(line.cells) for line in lines), default=0))
        self.endResetModel()

    def number(self, row: int) -> int:
        """The number in the file of a shown line."""
        return self._lines[row].number

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() or not self._lines else self._wide + 1

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        line = self._lines[index.row()]
        if role in (_DISPLAY, Qt.ItemDataRole.ToolTipRole):
            return line.cell(index.column() - 1) if index.column() else str(line.number)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = ", ".join(filter(None, line.cells[:MOST_COLUMNS]))
            said = _("Heading, row {row}: {cells}") if line.number == self.header else _("Row {row}: {cells}")
            return said.format(row=line.number, cells=words)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if role == _DISPLAY and orientation is Qt.Orientation.Horizontal:
            return column_letters(section - 1) if section else "№"
        return None


class _Look(Look):
    def __init__(self, lines: Lines) -> None:
        self._lines = lines

    def _is_header(self, index: Index) -> bool:
        return self._lines.number(index.row()) == self._lines.header

    def bold(self, index: Index) -> bool:
        return self._is_header(index)

    def ink(self, index: Index, tokens: Tokens) -> QColor:
        above = self._lines.number(index.row()) < self._lines.header
        return (
            tokens.mark_text if self._is_header(index) else tokens.text2 if above or not index.column() else tokens.text
        )

    def ground(self, index: Index, tokens: Tokens) -> QColor | None:
        return tokens.mark if self._is_header(index) else None


class Peek(PlainList):
    """`header_chosen` tells the number of the line that was pressed."""

    header_chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self.lines = Lines()
        super().__init__(theme, self.lines, _Look(self.lines), None, parent=parent)
        self.entered.connect(lambda row: self.header_chosen.emit(self.lines.number(row)))
        self.clicked.connect(lambda index: self.header_chosen.emit(self.lines.number(index.row())))

    def share(self) -> None:
        super().share()
        if self.model().columnCount():
            self.setColumnWidth(0, self._theme.px(44))
