"""The second step: which column of the file fills which field."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.catalogue.words import norm
from desktop.language import N_, _
from desktop.ui.form.options import Answer, Option
from desktop.ui.form.picking import PickList
from desktop.ui.loading.lists import Look, PlainList
from desktop.ui.panes import Column, Edge, Label, Pane, quiet
from desktop.ui.table_words import column_words
from sync.fields import Type
from sync.registry import fields_of
from sync.tables import FULL_NAME, columns_of, columns_of_rows, name_columns
from sync.tables.sources import column_letters

if TYPE_CHECKING:
    from desktop.catalogue.loading import Sheet, SheetMapping
    from desktop.ui.loading.load import Load
    from desktop.ui.loading.opened import Opened
    from desktop.ui.theme import Theme
    from desktop.ui.tokens import Tokens

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
FIELD = 2
EXAMPLES = 3
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)


class Fields:
    """What a column can fill: every field of a kind a table may write, found by any part of its name; first that it
    fills nothing."""

    pause: ClassVar[int] = 0

    def __init__(self, kind: str) -> None:
        self._kind = kind

    def ask(self, text: str, then: Answer, above: str = "") -> None:
        """Answer now."""
        words = norm(text).split()
        then([option for option in self._options() if all(word in norm(option.words) for word in words)])

    def drop(self) -> None:
        """Nothing is under way."""

    def _options(self) -> Sequence[Option]:
        found = [Option("", _("Leave the column out"))]
        later = []
        for column in (*columns_of(self._kind), *name_columns(self._kind)):
            if column.field.type is Type.ROWS:
                for inner in columns_of_rows(self._kind, column.field.name):
                    path = inner.path.replace("[]", "[1]")
                    later.append(Option(path, column_words(self._kind, path), _("The first row of a list")))
            elif not column.locked or column.path in ("uid", "number"):
                note = _("Stays in the office") if not column.public else ""
                found.append(Option(column.path, column_words(self._kind, column.path), note))
        return [*found, *later]


class _Model(QAbstractTableModel):
    """A row for each column of the file."""

    HEADINGS = (N_("Column"), N_("Its heading"), N_("Field"), N_("Values of the first rows"))

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.kind = ""
        self._lines: list[tuple[str, str, str, str]] = []
        self.targets: tuple[str, ...] = ()

    def show_columns(self, kind: str, sheet: Sheet, part: SheetMapping, opened: Opened) -> None:
        self.beginResetModel()
        self.kind = kind
        lines = opened.below(sheet.name)
        wide = (
            max(len(sheet.header), len(part.targets), *(len(line.cells) for line in lines))
            if lines
            else len(sheet.header)
        )
        self.targets = part.targets + ("",) * (wide - len(part.targets))
        self._lines = []
        for place in range(wide):
            heading = sheet.header[place] if place < len(sheet.header) else ""
            found = dict.fromkeys(line.cell(place).strip() for line in lines if line.cell(place).strip())
            examples = " · ".join(list(found)[:3])
            self._lines.append((column_letters(place), heading, "", examples))
        self.endResetModel()

    def fill(self, targets: tuple[str, ...]) -> None:
        self.targets = targets + ("",) * (len(self._lines) - len(targets))
        self.dataChanged.emit(self.index(0, 0), self.index(len(self._lines) - 1, len(self.HEADINGS) - 1))

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.HEADINGS)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if role not in (_DISPLAY, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        texts = list(self._lines[index.row()])
        path = self.targets[index.row()]
        texts[FIELD] = column_words(self.kind, path) if path else _("left out")
        whole = role == Qt.ItemDataRole.AccessibleTextRole
        return ", ".join(filter(None, texts)) if whole else texts[index.column()]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if role == _DISPLAY and orientation is Qt.Orientation.Horizontal:
            return _(self.HEADINGS[section])
        return None


class _Look(Look):
    def __init__(self, model: _Model) -> None:
        self._model = model

    def bold(self, index: Index) -> bool:
        return index.column() == FIELD and bool(self._model.targets[index.row()])

    def ink(self, index: Index, tokens: Tokens) -> QColor:
        return tokens.text if self._model.targets[index.row()] and index.column() != EXAMPLES else tokens.text2

    def icon(self, index: Index) -> str:
        return "chevron-down" if index.column() == FIELD else ""


class Columns(QWidget):
    """Follows a load; a press on a row opens the list of fields."""

    def __init__(self, theme: Theme, load: Load) -> None:
        super().__init__()
        self._theme, self._load = theme, load
        self.model = _Model(self)
        self.list = PlainList(theme, self.model, _Look(self.model), lambda: (9, 29, 32, 30))
        self.list.clicked.connect(lambda index: self.open(index.row()) if index.column() == FIELD else None)
        self.list.entered.connect(self.open)
        head = Pane(theme, edge=Edge.BOTTOM)
        words = Column(theme, head, margins=(24, 10, 24, 10), spacing=4)
        self._told, self._lacking = Label(theme, 13, ink=quiet).wrapped(), Label(theme, 13).wrapped()
        words.addWidget(self._told)
        words.addWidget(self._lacking)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.list, 1)
        self.setFocusProxy(self.list)
        self._shown: object = None
        self._under = QWidget(self.list.viewport())  # a place for the list of fields to open below
        self._under.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def follow(self) -> None:
        """Show how the columns stand now."""
        load = self._load
        if load.opened is None or load.mapping is None or not load.mapping.sheets:
            return
        part = load.mapping.sheets[0]
        sheet = load.opened.source.sheet(part.sheet)
        if sheet is not None and self._shown != (load.opened, load.kind, part.sheet):
            self._shown = (load.opened, load.kind, part.sheet)
            self.model.show_columns(load.kind, sheet, part, load.opened)
            self.list.setCurrentIndex(self.model.index(0, 0))
        self.model.fill(part.targets)
        self._tell()

    def open(self, row: int) -> PickList:
        """The list of fields for a column."""
        pick = PickList(self._theme, Fields(self._load.kind), self)
        pick.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        pick.picked.connect(lambda path: self._load.fill(row, path))
        self._under.setGeometry(self.list.visualRect(self.model.index(row, FIELD)))
        pick.open_below(self._under)
        return pick

    def _tell(self) -> None:
        words = N_("The columns are as they were when a table of this shape was loaded last.")
        if not self._load.recalled:
            words = N_("What the columns mean was found by their headings. Press a field to choose another.")
        self._told.setText(_(words))
        lacking = _lacking(self._load.kind, self.model.targets)
        self._lacking.setText(_("Not in the table, needed for publication: {fields}").format(fields=", ".join(lacking)))
        self._lacking.setVisible(bool(lacking))

    def retranslate(self) -> None:
        """All words in the language spoken now."""
        self.list.setAccessibleName(_("Columns of the table"))
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(_Model.HEADINGS) - 1)
        self.list.viewport().update()
        if self._load.mapping is not None:
            self._tell()


def _lacking(kind: str, targets: Sequence[str]) -> list[str]:
    """Fields of the minimum to publish no column fills."""
    filled = {path.partition(".")[0].partition("[")[0] for path in targets}
    fields = fields_of(kind).values()
    filled |= {"family"} if FULL_NAME in filled else set()
    return [_(field.label) for field in fields if field.required and not field.derived and field.name not in filled]
