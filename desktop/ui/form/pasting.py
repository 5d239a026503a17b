"""A table from the clipboard becomes rows of a field or records: which column fills what is guessed, shown, and can be
put right before anything is kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from desktop.catalogue.questions import Facet, Question
from desktop.language import _, ngettext, translation
from desktop.ui.buttons import Button, Kind
from desktop.ui.choices import Check as Tick
from desktop.ui.choices import Choice
from desktop.ui.dialog import Dialog
from desktop.ui.findings import check_words
from desktop.ui.form.tabular import Grid
from desktop.ui.panes import Column as Layout
from desktop.ui.panes import Label, Pane, quiet
from desktop.ui.theme import Theme
from sync.bilingual import Lang
from sync.errors import Check, InvalidValue
from sync.fields import Type
from sync.tables import Called, Column, Reader, Terms
from sync.tables.sources import LOOKED_AT, normal

if TYPE_CHECKING:
    from desktop.ui.work import Work

_STRICT = (Type.TERM, Type.DATE, Type.MOMENT, Type.EMAIL, Type.PHONE, Type.URL, Type.INTEGER, Type.DECIMAL)
_SIGNS = {Type.EMAIL: "@", Type.PHONE: "+", Type.URL: "://"}
SHOWN = 200
"""Rows of the table that are shown; all are taken."""


@dataclass(frozen=True, slots=True)
class Given:
    """One cell that fills something: its text, and its JSON value or why it has none."""

    column: Column
    text: str
    value: Any = None
    refusal: InvalidValue | None = None


Line = tuple[Given, ...]
Fit = Callable[[Column, Any], InvalidValue | None]
"""What else can be said against a value that was read."""
Whole = Callable[[Column, str], bool]


class _Names:
    """Records by uid, number or exact name in either language."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def uids(self, text: str, kinds: tuple[str, ...]) -> tuple[str, ...]:
        if self._work.rows_of((text,)):
            return (text,)
        filters = ((Facet.KIND, kinds),) if kinds else ()
        found = self._work.cards(self._work.search(Question(text, filters)).ids[:20])
        wanted = normal(text)
        return tuple(card.uid for card in found
                     if wanted in map(normal, (card.name.ru, card.name.be, card.number)))  # fmt: skip

    def called(self, uid: str) -> Called | None:
        for card in self._work.cards(self._work.rows_of((uid,))):
            return Called(card.uid, card.number, card.name)
        return None

    def nearest(self, _text: str, _kinds: tuple[str, ...]) -> tuple[str, ...]:
        return ()


class Understanding:
    """Reads the cells of a pasted table. `fit` tells what else is against a value; `whole` whether a text that is none
    fills several columns at once."""

    def __init__(
        self, columns: Sequence[Column], work: Work, fit: Fit, whole: Whole = lambda column, text: False
    ) -> None:
        self.columns = tuple(columns)
        yes, no = ({translation(lang).gettext(word).casefold() for lang in Lang} for word in ("yes", "no"))
        plain = Reader(Terms(work.vocabularies), _Names(work))
        self._reader = replace(plain, yes=plain.yes | yes, no=plain.no | no)
        self._fit, self._whole = fit, whole

    def given(self, column: Column, text: str) -> Given:
        """What a cell says in a column."""
        missing = len(self._reader.missing)
        try:
            value = self._reader.read(column, text)
        except InvalidValue as refusal:
            return Given(column, text, refusal=None if self._whole(column, text) else refusal)
        if len(self._reader.missing) > missing:
            return Given(column, text, refusal=InvalidValue(column.path, Check.MISSING_RECORD, text))
        return Given(column, text, value, self._fit(column, value))

    def guess(self, grid: Grid) -> tuple[tuple[int, ...], bool]:
        """For each column of the table the place of what it fills, -1 for nothing; whether its first row is a
        header. Under a header nobody knows, terms are known by themselves."""
        named = [self._named(cell) for cell in grid[0]]
        if any(place >= 0 for place in named):
            told = [place if place not in named[:n] else -1 for n, place in enumerate(named)]
            for n, cells in enumerate(zip(*grid[1:], strict=True)):
                if named[n] < 0:
                    told[n] = self._strict([cell for cell in cells if cell][:LOOKED_AT], told, (Type.TERM,))
            return tuple(told), True
        found: list[int] = []
        for cells in zip(*grid, strict=True):
            found.append(self._likely([cell for cell in cells if cell][:LOOKED_AT], found))
        return tuple(found), False

    def _named(self, header: str) -> int:
        wanted = normal(header)
        for place, column in enumerate(self.columns):
            if wanted and wanted in map(normal, _headers(column)):
                return place
        return -1

    def _likely(self, cells: list[str], taken: list[int]) -> int:
        """The first free column of a strict type most cells can be read as, else the first free one of words."""
        if (place := self._strict(cells, taken, _STRICT)) >= 0:
            return place
        words = (place for place in self._free(taken) if self.columns[place].field.type in (Type.LINE, Type.TEXT))
        return next(words, -1)

    def _strict(self, cells: list[str], taken: list[int], types: tuple[Type, ...]) -> int:
        """The first free column of these types most cells can be read as, -1 for none. That half of them are terms of
        one vocabulary is no accident."""
        for place in self._free(taken) if cells else ():
            column = self.columns[place]
            if column.field.type in types:
                read = sum(self._reads(column, cell) for cell in cells) / len(cells)
                if read >= (0.5 if column.field.type is Type.TERM else 0.8):
                    return place
        return -1

    def _free(self, taken: list[int]) -> list[int]:
        return [place for place in range(len(self.columns)) if place not in taken]

    def _reads(self, column: Column, cell: str) -> bool:
        return _SIGNS.get(column.field.type, "") in cell and self.given(column, cell).refusal is None


def _headers(column: Column) -> list[str]:
    """All a column may be called in a table: its name, its label in both languages, the words offices have for it."""
    from desktop.catalogue.loading.words import synonyms

    labels = [translation(lang).gettext(column.field.label) for lang in Lang]
    others = synonyms().get(column.path.replace("[]", "[1]"), ())
    if column.lang is None:
        return [column.name, *labels, *others]
    own = translation(column.lang).gettext(column.field.label)
    return [column.name, *(f"{label} ({column.lang})" for label in labels), own, *others]


class PasteDialog(Dialog):
    """The table with a choice over each column. `taken` tells the lines once they are wanted."""

    taken = Signal(object)

    def __init__(self, theme: Theme, understanding: Understanding, grid: Grid, title: str, parent: QWidget) -> None:
        super().__init__(theme, (940, 560), parent)
        self._understanding, self._grid, self._said = understanding, grid, title
        targets, header = understanding.guess(grid)
        inner = Pane(theme)
        column = Layout(theme, inner, margins=(24, 14, 24, 14), spacing=10)
        self._told = Label(theme, 14, ink=quiet).wrapped()
        self._header = Tick(theme)
        self._header.setChecked(header)
        self._header.toggled.connect(lambda _on: self._fill())
        self.table = QTableWidget(1, len(grid[0]))  # the first row holds the choices and stays
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().hide()
        self.choices = [self._choice(place) for place in targets]
        for place, choice in enumerate(self.choices):
            self.table.setCellWidget(0, place, choice)
        for part in (self._told, self._header):
            column.addWidget(part)
        column.addWidget(self.table, 1)
        self.body.addWidget(inner, 1)
        self._count = Label(theme, 13, ink=quiet).wrapped()
        self.take = Button(theme, Kind.FILLED)
        self.take.clicked.connect(self._take)
        self.foot.addWidget(self._count, 1)
        self.foot.addWidget(self.take)
        self.retranslate()

    def _choice(self, place: int) -> Choice:
        choice = Choice(self.theme)
        for column in (None, *self._understanding.columns):
            choice.addItem("", column)
        choice.setCurrentIndex(place + 1)
        choice.activated.connect(lambda _place: self._fill())
        return choice

    def lines(self) -> list[Line]:
        """What the table says, line by line; empty lines are left out."""
        wanted = [choice.currentData() for choice in self.choices]
        body = self._grid[self._header.isChecked() :]
        read = (tuple(self._understanding.given(column, text)
                      for column, text in zip(wanted, row, strict=True) if column is not None and text)
                for row in body)  # fmt: skip
        return [line for line in read if line]

    def _fill(self) -> None:
        body = self._grid[self._header.isChecked() :][:SHOWN]
        self.table.setRowCount(1)
        self.table.setRowCount(len(body) + 1)
        self.table.setRowHeight(0, self.theme.px(40))
        for line, row in enumerate(body, 1):
            for place, text in enumerate(row):
                self.table.setItem(line, place, self._item(text, self.choices[place].currentData()))
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for place in range(len(self.choices)):
            self.table.setColumnWidth(place, self.theme.px(190))
        self._sum_up()

    def _name(self, choice: Choice, place: int) -> None:
        choice.setAccessibleName(_("Column {n} fills").format(n=place + 1))
        for index in range(choice.count()):
            column = choice.itemData(index)
            choice.setItemText(index, "—" if column is None else _target_words(column))

    def _item(self, text: str, column: Column | None) -> QTableWidgetItem:
        item, tokens = QTableWidgetItem(text), self.theme.tokens
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        item.setFont(self.theme.font(14))
        ink: QColor = tokens.text if column is not None else tokens.disabled
        if column is not None and text and (refusal := self._understanding.given(column, text).refusal):
            item.setBackground(tokens.err_soft)
            item.setToolTip(check_words(refusal.check, refusal.given, refusal.hint))
            ink = tokens.err
        item.setForeground(ink)
        return item

    def _sum_up(self) -> None:
        lines = self.lines()
        bad = [given.refusal for line in lines for given in line if given.refusal is not None]
        told = ngettext("{n} row", "{n} rows", len(lines)).format(n=len(lines))
        if bad:
            kept = ngettext("{n} cell cannot be read: its text will wait in its field",
                            "{n} cells cannot be read: their texts will wait in their fields", len(bad))  # fmt: skip
            told += ". " + kept.format(n=len(bad))
        self._count.setText(told)
        self.take.setEnabled(bool(lines))

    def _take(self) -> None:
        self.taken.emit(self.lines())
        self.close()

    def retranslate(self) -> None:
        self.say_title(_(self._said))
        self._told.setText(_("See that each column fills the right field. Nothing is kept before you say so."))
        self._header.setText(_("The first row is a header"))
        self._header.updateGeometry()
        self.take.setText(_("Insert"))
        for place, choice in enumerate(self.choices):
            self._name(choice, place)
        self._fill()


def _target_words(column: Column) -> str:
    label = _(column.field.label)
    return f"{label} ({column.lang})" if column.lang else label
