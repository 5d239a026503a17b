"""One row of a record in the form: a panel of small fields."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout

from desktop.ui.form.cell import Cell
from desktop.ui.form.drafts import TypedRow
from desktop.ui.form.making import Making
from desktop.ui.form.note import Note
from desktop.ui.form.ordering import Member
from desktop.ui.form.particular import asked, split, standing, to_do
from desktop.ui.panes import Column
from desktop.ui.shapes import State
from sync.bilingual import Lang
from sync.checks import SPANS
from sync.fields import Field, Many, Type

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
