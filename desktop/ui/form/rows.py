"""Rows inside a record, edited in place: each row a panel of small fields with buttons to move and remove it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.language import _
from desktop.ui.buttons import Button, Kind
from desktop.ui.findings import check_words
from desktop.ui.form.editors import Editor
from desktop.ui.form.keeping import TypedRow
from desktop.ui.form.making import Making, make_editor
from desktop.ui.form.note import Note
from desktop.ui.panes import Column, Label, Pane, Row, quiet
from desktop.ui.shapes import State
from sync import rows as declared
from sync.alphabets import mixed_words, repaired
from sync.bilingual import Lang
from sync.errors import Check, InvalidValue
from sync.fields import Field, Type
from sync.parsing import parse_cell
from sync.registry import Value, row_of


class Cell(QWidget):
    """One column of one row, of a text in two languages one of them."""

    changed = Signal(object)
    refused = Signal()
    """What stands in it cannot be read."""

    def __init__(self, making: Making, column: Field, lang: Lang | None) -> None:
        super().__init__()
        self._column, self._lang = column, lang
        self.wrong = self._accused = False
        layout = Column(making.theme, self, spacing=3)
        self._label = Label(making.theme, 12, ink=quiet).wrapped()
        self.editor = make_editor(making, column)
        self.note = Note(making.theme)
        for part in (self._label, self.editor, self.note):
            layout.addWidget(part)
        self.editor.typed.connect(self.note.clear)
        self.editor.left.connect(self._read)
        self.editor.chosen.connect(self.changed)
        self.retranslate()

    def retranslate(self) -> None:
        words = f"{_(self._column.label)} · {self._lang}" if self._lang else _(self._column.label)
        self._label.setText(words)
        self.editor.name(words)
        self.editor.retranslate()
        self.note.retranslate()

    def _read(self) -> None:
        text = self.editor.text()
        try:
            value = parse_cell(self._column, self._column.name, text)
        except InvalidValue as refusal:
            self._refuse(refusal)
            return
        self.wrong = self._accused = False
        self.editor.mark("")
        self.note.clear()
        if isinstance(value, str) and self._column.type is Type.LINE and mixed_words(value):
            self._warn(value)
        self.changed.emit(value)

    def _refuse(self, refusal: InvalidValue) -> None:
        self.wrong = True
        self._say(refusal)
        self.refused.emit()

    def _say(self, refusal: InvalidValue) -> None:
        self.editor.mark("error")
        self.note.say(State.BAD, lambda: check_words(refusal.check, refusal.given, refusal.hint))

    def show_wrong(self, text: str) -> None:
        """Show a text that cannot be read, as it was left."""
        self.editor.show_text(text)
        self._read()

    def accuse(self, refusal: InvalidValue) -> None:
        """Say why the catalogue does not take what stands here."""
        self._accused = True
        self._say(refusal)

    def acquit(self) -> None:
        """The catalogue has taken it, or says it of another cell."""
        if self._accused:
            self._accused = False
            self.editor.mark("")
            self.note.clear()

    def _warn(self, value: str) -> None:
        word = mixed_words(value)[0]

        def repair() -> None:
            self.editor.show_text(repaired(value))
            self._read()

        self.editor.mark("warning")
        self.note.say(State.WARNING, lambda: check_words(Check.MIXED_ALPHABETS, word), lambda: _("Repair"), repair)


class RowPanel(Pane):
    """One row: its cells in three columns, at the right up, down, remove."""

    changed = Signal()
    moved = Signal(int)
    removed = Signal()

    def __init__(self, making: Making, columns: tuple[Field, ...], typed: TypedRow) -> None:
        super().__init__(making.theme, lambda tokens: tokens.window)
        self.row = typed.row
        self.cells: dict[str, Cell] = {}
        box = Row(making.theme, self, margins=(12, 10, 8, 12), spacing=8)
        grid = QGridLayout()
        grid.setHorizontalSpacing(making.theme.px(12))
        grid.setVerticalSpacing(making.theme.px(8))
        for column in range(2):
            grid.setColumnStretch(column, 1)
        box.addLayout(grid, 1)
        self._fill(making, columns, grid, dict(typed.texts))
        self._buttons = [Button(making.theme, Kind.QUIET, icon) for icon in ("chevron-up", "chevron-down", "trash")]
        acts: tuple[Callable[[], None], ...] = (
            lambda: self.moved.emit(-1),
            lambda: self.moved.emit(1),
            self.removed.emit,
        )
        side = Column(making.theme, spacing=2)
        for button, act in zip(self._buttons, acts, strict=True):
            button.clicked.connect(act)
            side.addWidget(button)
        side.addStretch(1)
        box.addLayout(side)
        self.retranslate()

    def _fill(self, making: Making, columns: tuple[Field, ...], grid: QGridLayout, texts: dict[str, str]) -> None:
        place = 0
        for column, lang in halves(columns):
            cell = Cell(making, column, lang)
            if lang is Lang.RU:
                place += place % 2  # a pair stands side by side
            value = getattr(self.row, column.name)
            cell.editor.show_value((value.get(lang) if lang else value) or None)
            name = f"{column.name}.{lang}" if lang else column.name
            if name in texts:
                cell.show_wrong(texts[name])
            cell.changed.connect(lambda value, column=column, lang=lang: self._put(column, lang, value))
            cell.refused.connect(self.changed)
            grid.addWidget(cell, place // 2, place % 2, Qt.AlignmentFlag.AlignTop)
            self.cells[name] = cell
            place += 1

    def _put(self, column: Field, lang: Lang | None, value: Any) -> None:
        old = getattr(self.row, column.name)
        if lang is not None:
            new: Any = msgspec.structs.replace(old, **{lang.value: value or ""})
        else:
            new = type(old)() if value is None else value
        self.row = msgspec.structs.replace(self.row, **{column.name: new})
        self.changed.emit()

    def typed(self) -> TypedRow:
        """The row with what cannot be read in it."""
        texts = ((name, cell.editor.text()) for name, cell in self.cells.items() if cell.wrong)
        return TypedRow(self.row, tuple(texts))

    def retranslate(self) -> None:
        for button, words in zip(self._buttons, (_("Move up"), _("Move down"), _("Remove the row")), strict=True):
            button.name(words)
        for cell in self.cells.values():
            cell.retranslate()

    def busy(self) -> bool:
        """Whether the person is in one of the cells."""
        return any(cell.editor.busy() for cell in self.cells.values())


def halves(columns: tuple[Field, ...]) -> Iterator[tuple[Field, Lang | None]]:
    """Columns a person fills, texts in two languages twice; files are put in elsewhere."""
    for column in columns:
        if column.bilingual:
            yield from ((column, lang) for lang in Lang)
        elif column.type is not Type.FILE:
            yield column, None


_CELL = re.compile(r"\[(\d+)\]\.(.+)$")


class RowsEditor(Editor):
    """All rows of a field and the link that adds one. An empty row is not kept. `chosen` carries typed rows."""

    def __init__(self, making: Making, field: Field) -> None:
        super().__init__(making.theme)
        self._making, self._field = making, field
        self._panels: list[RowPanel] = []
        self._rows = Column(making.theme, spacing=8)
        self._add = Button(making.theme, Kind.LINK, "plus")
        self._add.clicked.connect(self.add)
        self.setFocusProxy(self._add)
        self.box.addLayout(self._rows)
        self.box.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self.retranslate()

    def show_value(self, value: Value) -> None:
        rows = value if isinstance(value, tuple) else ()
        self.show_rows(tuple(TypedRow(row) for row in rows if isinstance(row, declared.Row)))

    def show_rows(self, rows: tuple[TypedRow, ...]) -> None:
        """Show rows as they were left, also with what cannot be read. Rows that stand there already stay."""
        if rows == self.rows() and (rows or not self._panels):
            return
        while self._panels:
            self._drop(self._panels[-1])
        for row in rows:
            self._put_panel(row)

    def rows(self) -> tuple[TypedRow, ...]:
        """The rows as they stand, without empty ones."""
        return tuple(typed for panel in self._panels if not (typed := panel.typed()).empty)

    def accuse(self, refusal: InvalidValue) -> bool:
        """Say at its cell why the rows are not kept; False where the refusal names no cell."""
        self.acquit()
        named = _CELL.search(refusal.field)
        kept = [panel for panel in self._panels if panel.row != type(panel.row)()]
        cell = kept[int(named[1])].cells.get(named[2]) if named and int(named[1]) < len(kept) else None
        if cell is not None:
            cell.accuse(refusal)
        return cell is not None

    def acquit(self) -> None:
        """Nothing is wrong any more."""
        for panel in self._panels:
            for cell in panel.cells.values():
                cell.acquit()

    @property
    def panels(self) -> tuple[RowPanel, ...]:
        """The rows on the screen, in order."""
        return tuple(self._panels)

    def add(self) -> None:
        """One empty row more, ready to be typed into."""
        panel = self._put_panel(TypedRow(self._empty_row()))
        first = next(iter(panel.cells.values()), None)
        if first is not None:
            first.editor.setFocus()

    def _empty_row(self) -> declared.Row:
        return row_of(self._making.kind, self._field.name)()

    def _put_panel(self, row: TypedRow) -> RowPanel:
        panel = RowPanel(self._making, self._field.columns, row)
        panel.changed.connect(self._tell)
        panel.moved.connect(lambda step: self._move(panel, step))
        panel.removed.connect(lambda: self._remove(panel))
        self._panels.append(panel)
        self._rows.addWidget(panel)
        return panel

    def _drop(self, panel: RowPanel) -> None:
        self._panels.remove(panel)
        self._rows.removeWidget(panel)
        panel.hide()
        panel.deleteLater()

    def _remove(self, panel: RowPanel) -> None:
        self._drop(panel)
        self._add.setFocus()
        self._tell()

    def _move(self, panel: RowPanel, step: int) -> None:
        place = self._panels.index(panel)
        target = max(0, min(place + step, len(self._panels) - 1))
        if target != place:
            self._panels.insert(target, self._panels.pop(place))
            self._rows.insertWidget(target, panel)
            self._tell()

    def _tell(self) -> None:
        self.chosen.emit(self.rows())

    def retranslate(self) -> None:
        self._add.setText(_("Add a row"))
        for panel in self._panels:
            panel.retranslate()

    def busy(self) -> bool:
        return any(panel.busy() for panel in self._panels)
