"""Rows inside a record, edited in place: each row a panel of small fields."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.language import _
from desktop.ui.buttons import Button, Kind
from desktop.ui.form.cell import Cell
from desktop.ui.form.drafts import TypedRow
from desktop.ui.form.files import FileEditor
from desktop.ui.form.making import Making
from desktop.ui.form.note import Note
from desktop.ui.form.ordering import Member, OrderedEditor
from desktop.ui.form.particular import asked, split, standing, to_do
from desktop.ui.form.tabular import Grid, clipped
from desktop.ui.panes import Column
from desktop.ui.shapes import State
from sync import rows as declared
from sync.bilingual import Lang
from sync.checks import SPANS
from sync.errors import InvalidValue
from sync.fields import Field, Many, Type
from sync.registry import Value, row_of

_PAIRED = {start for start, _end in SPANS} | {"amount"}
"""Columns that begin a line: what follows them belongs to them."""


class RowPanel(Member):
    """One row: its cells in two columns."""

    changed = Signal()
    typing = Signal()

    def __init__(self, making: Making, field: Field, typed: TypedRow) -> None:
        super().__init__(making.theme, field.many is Many.LIST, lambda tokens: tokens.window, upright=True)
        self.row = typed.row
        self._making = making
        self.cells: dict[str, Cell] = {}
        column = Column(making.theme, spacing=8)
        self.room.addLayout(column)
        self.banner = Note(making.theme)
        column.addWidget(self.banner)
        grid = QGridLayout()
        grid.setHorizontalSpacing(making.theme.px(12))
        grid.setVerticalSpacing(making.theme.px(8))
        for place in range(2):
            grid.setColumnStretch(place, 1)
            grid.setColumnMinimumWidth(place, 1)
        column.addLayout(grid)
        self._fill(field.columns, grid, dict(typed.texts))
        self.retranslate()
        self._say()

    def _fill(self, columns: tuple[Field, ...], grid: QGridLayout, texts: dict[str, str]) -> None:
        place = 0
        for column, lang in halves(columns):
            whole = column.type is Type.FILE
            if lang is Lang.RU or whole or column.name in _PAIRED:
                place += place % 2  # a pair stands side by side
            cell = self._cell(column, lang)
            grid.addWidget(cell, place // 2, place % 2, 1, 2 if whole else 1, Qt.AlignmentFlag.AlignTop)
            place += 2 if whole else 1
            if cell.column in texts:
                cell.show_wrong(texts[cell.column])

    def _cell(self, column: Field, lang: Lang | None) -> Cell:
        cell = Cell(self._making, column, lang)
        self.cells[cell.column] = cell
        cell.read_whole = lambda text, name=cell.column: self._split(name, text)  # type: ignore[misc]
        cell.hint(asked(self.row, cell.column))
        self._show(cell)
        cell.changed.connect(lambda value, column=column, lang=lang: self._put(column, lang, value))
        cell.refused.connect(self.changed)
        cell.editor.typed.connect(self.typing)
        if isinstance(cell.editor, FileEditor):
            cell.editor.named.connect(self._name_file)
        return cell

    def _show(self, cell: Cell) -> None:
        value = getattr(self.row, cell.field.name)
        cell.show_value((value.get(cell.lang) if cell.lang else value) or None)

    def _put(self, column: Field, lang: Lang | None, value: Any) -> None:
        old = getattr(self.row, column.name)
        if lang is not None:
            new: Any = msgspec.structs.replace(old, **{lang.value: value or ""})
        else:
            new = type(old)() if value is None else value
        self.row = msgspec.structs.replace(self.row, **{column.name: new})
        self._say()
        self.changed.emit()

    def _split(self, name: str, text: str) -> bool:
        """A measure typed whole goes into its columns. Raises InvalidValue."""
        row = split(self.row, name, text, self._making.work.vocabularies)
        if row is None:
            return False
        self.row = row
        for cell in self.cells.values():
            self._show(cell)
        self.changed.emit()
        return True

    def _name_file(self, name: str) -> None:
        cell = self.cells.get("file")
        if cell is not None:
            cell.show_value(name)
            self.row = msgspec.structs.replace(self.row, file=name)

    def _say(self) -> None:
        """What the row says beyond its cells."""
        words, owed = standing(self.row, self._making.today), to_do(self.row)
        if words is not None:
            self.banner.say(State.WARNING, words)
        else:
            self.banner.clear()
        for name, cell in self.cells.items():
            cell.strike(words is not None and name == "amount")
            cell.owe(owed.get(name))

    def typed(self, unfinished: bool = False) -> TypedRow:
        """The row with what cannot be read in it, or also with what somebody is in the middle of."""
        texts = ((name, cell.editor.text()) for name, cell in self.cells.items()
                 if cell.wrong or (unfinished and cell.touched()))  # fmt: skip
        return TypedRow(self.row, tuple(texts))

    def retranslate(self) -> None:
        super().retranslate()
        self.banner.retranslate()
        for cell in self.cells.values():
            cell.retranslate()

    def busy(self) -> bool:
        """Whether the person is in one of the cells."""
        return any(cell.editor.busy() for cell in self.cells.values())


def halves(columns: tuple[Field, ...]) -> Iterator[tuple[Field, Lang | None]]:
    """Columns a person fills, texts in two languages twice."""
    for column in columns:
        if column.bilingual:
            yield from ((column, lang) for lang in Lang)
        else:
            yield column, None


_CELL = re.compile(r"\[(\d+)\]\.(.+)$")


class RowsEditor(OrderedEditor[RowPanel]):
    """All rows of a field and the link that adds one. An empty row is not kept. `chosen` carries typed rows."""

    def __init__(self, making: Making, field: Field) -> None:
        super().__init__(making.theme, spacing=8)
        self._making, self._field = making, field
        self._filed = next((column.name for column in field.columns if column.type is Type.FILE), "")
        self.setAcceptDrops(bool(self._filed))
        self._add = Button(making.theme, Kind.LINK, "plus")
        self._add.clicked.connect(self.add)
        self._add.installEventFilter(self)
        self.setFocusProxy(self._add)
        self.box.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self.retranslate()

    def show_value(self, value: Value) -> None:
        rows = value if isinstance(value, tuple) else ()
        self.show_rows(tuple(TypedRow(row) for row in rows if isinstance(row, declared.Row)))

    def show_rows(self, rows: tuple[TypedRow, ...]) -> None:
        """Show rows as they were left, also with what cannot be read. Rows that stand there already stay."""
        if rows == self.rows() and (rows or not self._members):
            return
        for panel in tuple(self._members):
            self._take_out(panel)
        for row in rows:
            self._put_panel(row)

    def rows(self, unfinished: bool = False) -> tuple[TypedRow, ...]:
        """The rows as they stand, without empty ones; also with what somebody is in the middle of."""
        return tuple(typed for panel in self._members if not (typed := panel.typed(unfinished)).empty)

    def value(self) -> Value:
        return tuple(typed.row for typed in self.rows() if typed.row != type(typed.row)()) or None

    def accuse(self, refusal: InvalidValue) -> bool:
        """Say at its cell why the rows are not kept; False where the refusal names no cell."""
        self.acquit()
        named = _CELL.search(refusal.field)
        kept = [panel for panel in self._members if panel.row != type(panel.row)()]
        cell = kept[int(named[1])].cells.get(named[2]) if named and int(named[1]) < len(kept) else None
        if cell is not None:
            cell.accuse(refusal)
        return cell is not None

    def acquit(self) -> None:
        """Nothing is wrong any more."""
        for panel in self._members:
            for cell in panel.cells.values():
                cell.acquit()

    @property
    def panels(self) -> tuple[RowPanel, ...]:
        """The rows on the screen, in order."""
        return tuple(self._members)

    def add(self) -> None:
        """One empty row more, ready to be typed into."""
        panel = self._put_panel(TypedRow(self.empty_row()))
        first = next(iter(panel.cells.values()), None)
        if first is not None:
            first.editor.setFocus()

    def add_rows(self, rows: tuple[TypedRow, ...]) -> None:
        """Rows more, kept at once."""
        for row in rows:
            self._put_panel(row)
        self._tell()

    def empty_row(self) -> declared.Row:
        """A row with nothing in it."""
        return row_of(self._making.kind, self._field.name)()

    def _put_panel(self, row: TypedRow) -> RowPanel:
        panel = RowPanel(self._making, self._field, row)
        panel.changed.connect(self._tell)
        panel.typing.connect(self.typed)
        for part in panel.findChildren(QWidget):
            part.installEventFilter(self)
        self._insert(panel, len(self._members))
        return panel

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A table on the clipboard becomes rows, wherever among them one presses Ctrl+V."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            data = QGuiApplication.clipboard().mimeData()
            table = clipped(data) if _pastes(event) else None
            if table is not None:
                self._offer(table)
                return True
            if watched is self._add and self._filed and _pastes(event):
                return self._put_pasted(data)
        return super().eventFilter(watched, event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """A row for each file."""
        event.acceptProposedAction()
        for url in event.mimeData().urls():
            if url.isLocalFile():
                self._put_file(Path(url.toLocalFile()))

    def _put_pasted(self, data: QMimeData) -> bool:
        """A row for the picture on the clipboard; False where there is none."""
        if not (data.hasImage() or any(url.isLocalFile() for url in data.urls())):
            return False
        editor = self._put_panel(TypedRow(self.empty_row())).cells[self._filed].editor
        return isinstance(editor, FileEditor) and editor.put(data)

    def _put_file(self, path: Path) -> None:
        editor = self._put_panel(TypedRow(self.empty_row())).cells[self._filed].editor
        assert isinstance(editor, FileEditor)
        editor.take(path)

    def _offer(self, table: Grid) -> None:
        from desktop.ui.form.inserting import ask_rows, rows_of  # not before the first table

        dialog = ask_rows(self._making, self._field, table, self.window())
        dialog.taken.connect(lambda lines: self.add_rows(rows_of(self._making, self._field, lines)))
        dialog.show()

    def _tell(self) -> None:
        self.chosen.emit(self.rows())

    def retranslate(self) -> None:
        self._add.setText(_("Add a picture") if self._filed else _("Add a row"))
        table = _("A table copied from a spreadsheet can be pasted here: Ctrl+V")
        self._add.setToolTip(_("Pictures can be dropped here") if self._filed else table)
        for panel in self._members:
            panel.retranslate()

    def busy(self) -> bool:
        return any(panel.busy() for panel in self._members)


def _pastes(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Paste)
