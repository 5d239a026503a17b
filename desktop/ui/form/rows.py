"""Rows inside a record, edited in place, added, moved, pasted as a table."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from desktop.language import _
from desktop.ui.buttons import Button, Kind
from desktop.ui.form.drafts import TypedRow
from desktop.ui.form.files import FileEditor
from desktop.ui.form.making import Making
from desktop.ui.form.note import Note
from desktop.ui.form.ordering import OrderedEditor
from desktop.ui.form.row_panel import RowPanel
from desktop.ui.form.tabular import NO_TABLE, Grid, clipped
from desktop.ui.notices import notice
from desktop.ui.panes import Row
from desktop.ui.shapes import State
from sync import rows as declared
from sync.errors import InvalidValue, Refusal
from sync.fields import Field, Type
from sync.registry import Value, row_of

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
        self._paste = Button(making.theme, Kind.LINK, "table")
        self._paste.clicked.connect(self.paste)
        self._told = Note(making.theme)
        self.setFocusProxy(self._add)
        links = Row(making.theme, spacing=16)
        links.addWidget(self._add)
        if not self._filed:
            links.addWidget(self._paste)
        links.addStretch(1)
        self.box.addLayout(links)
        self.box.addWidget(self._told)
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
        return self._panel_for_file().put(data)

    def _put_file(self, path: Path) -> None:
        self._panel_for_file().take(path)

    def _panel_for_file(self) -> FileEditor:
        """A row more, there for a file: where the file is refused, it goes again, and why is told below."""
        panel = self._put_panel(TypedRow(self.empty_row()))
        editor = panel.cells[self._filed].editor
        assert isinstance(editor, FileEditor)
        editor.failed.connect(lambda refusal: self._let_go(panel, refusal))
        self._told.clear()
        return editor

    def _let_go(self, panel: RowPanel, refusal: Refusal) -> None:
        if panel in self._members and panel.typed(True).empty:
            self._take_out(panel)
            self._told.say(State.BAD, lambda: notice(refusal).sentence)

    def paste(self) -> None:
        """Rows of the table on the clipboard; where there is none, a word how to come by one."""
        table = clipped(QGuiApplication.clipboard().mimeData())
        if table is not None:
            self._offer(table)
        else:
            self._told.say(State.WARNING, lambda: _(NO_TABLE))

    def _offer(self, table: Grid) -> None:
        self._told.clear()
        from desktop.ui.form.inserting import ask_rows, rows_of  # not before the first table

        dialog = ask_rows(self._making, self._field, table, self.window())
        dialog.taken.connect(lambda lines: self.add_rows(rows_of(self._making, self._field, lines)))
        dialog.show()

    def _tell(self) -> None:
        self.chosen.emit(self.rows())

    def retranslate(self) -> None:
        self._add.setText(_("Add a picture") if self._filed else _("Add a row"))
        self._add.setToolTip(_("Pictures can be dropped here") if self._filed else "")
        self._paste.setText(_("Paste a table"))
        self._paste.setToolTip(_("A table copied from a spreadsheet can be pasted here: Ctrl+V"))
        self._told.retranslate()
        for panel in self._members:
            panel.retranslate()

    def busy(self) -> bool:
        return any(panel.busy() for panel in self._members)


def _pastes(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Paste)
