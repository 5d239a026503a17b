"""The rows of a plan as a list that costs what is looked at: 50,000 rows open as fast as ten."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Sequence
from enum import Enum
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.catalogue.loading import Finding, PlannedRow, RowState
from desktop.language import N_, _
from desktop.ui.loading.words import finding_line, row_line, shape_of, state_words
from desktop.ui.shapes import State
from sync.errors import Check

if TYPE_CHECKING:
    from desktop.catalogue.loading import Plan

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_SAYING = (_DISPLAY, int(Qt.ItemDataRole.ToolTipRole), int(Qt.ItemDataRole.AccessibleTextRole))


class Sort(Enum):
    """Which rows are seen."""

    ALL = N_("All")
    NEW = N_("New")
    CHANGED = N_("Changed")
    SAME = N_("The same")
    BAD = N_("Bad")
    DOUBTFUL = N_("To look at")

    def words(self) -> str:
        """The words of the tab."""
        return _(self.value)


_STATES = {RowState.NEW: Sort.NEW, RowState.CHANGED: Sort.CHANGED, RowState.SAME: Sort.SAME, RowState.BAD: Sort.BAD}


class Unknown(NamedTuple):
    """A text no vocabulary knows, in a column; `cells` is how often it stands there."""

    kind: str
    path: str
    given: str
    scheme: str
    nearest: tuple[str, ...]
    cells: int


Item = PlannedRow | Finding
"""A row, or a row that belongs to no record."""


class Sorted(NamedTuple):
    """The rows of a plan, those without a record at the end; where the rows of each tab are; the unknown terms."""

    items: Sequence[Item]
    places: dict[Sort, array[int]]
    unknown: list[Unknown]
    sheets: int


def sort_rows(plan: Plan) -> Sorted:
    """Everything a list asks about a whole plan; meant for another thread."""
    items: tuple[Item, ...] = (*plan.rows, *plan.strays)
    places = {sort: array("I") for sort in Sort}
    for place, item in enumerate(items):
        for sort in _sorts(item):
            places[sort].append(place)
    return Sorted(items, places, _unknown(plan), len({item.sheet for item in items}))


class PlanRows(QAbstractTableModel):
    """Row, name, state, and what is to be said about it."""

    HEADINGS = (N_("Row"), N_("Record"), N_("What becomes of it"), N_("Why and where"))

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = Sorted((), {sort: array("I") for sort in Sort}, [], 0)
        self.shown = Sort.ALL

    @property
    def unknown(self) -> list[Unknown]:
        """Terms no vocabulary has, the most frequent first."""
        return self._rows.unknown

    def show_rows(self, rows: Sorted) -> None:
        """The rows of a plan."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def choose(self, sort: Sort) -> None:
        """Show only these."""
        self.beginResetModel()
        self.shown = sort
        self.endResetModel()

    def count(self, sort: Sort) -> int:
        """How many rows a tab has."""
        return len(self._rows.places[sort])

    def item(self, row: int) -> Item | None:
        """What stands in a row of the list, None beyond its end."""
        places = self._rows.places[self.shown]
        return self._rows.items[places[row]] if 0 <= row < len(places) else None

    def shape(self, row: int) -> State | None:
        """The shape before the state."""
        item = self.item(row)
        return State.BAD if isinstance(item, Finding) else shape_of(item) if item else None

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows.places[self.shown])

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.HEADINGS)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        item = self.item(index.row())
        if item is None or role not in _SAYING:
            return None
        texts = self.texts(item)
        return ", ".join(filter(None, texts)) if role == _SAYING[2] else texts[index.column()]

    def texts(self, item: Item) -> tuple[str, str, str, str]:
        """What each column says."""
        number = f"{item.sheet}, {item.line}" if self._rows.sheets > 1 else str(item.line)
        if isinstance(item, PlannedRow):
            return number, item.name, state_words(item.state), row_line(item)
        return number, "", state_words(RowState.BAD), finding_line(item, "")

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if role == _DISPLAY and orientation is Qt.Orientation.Horizontal:
            return _(self.HEADINGS[section])
        return None


def _sorts(item: Item) -> tuple[Sort, ...]:
    if not isinstance(item, PlannedRow):
        return Sort.ALL, Sort.BAD
    doubtful = item.findings and item.state is not RowState.BAD
    return (Sort.ALL, _STATES[item.state], Sort.DOUBTFUL) if doubtful else (Sort.ALL, _STATES[item.state])


def _unknown(plan: Plan) -> list[Unknown]:
    """Unknown terms by column and text, the most frequent first."""
    counted: Counter[tuple[str, str, str]] = Counter()
    first: dict[tuple[str, str, str], Finding] = {}
    for row in plan.rows:
        for finding in row.findings:
            if finding.check is Check.UNKNOWN_TERM and finding.severe:
                key = (row.kind, finding.path, finding.given)
                counted[key] += 1
                first.setdefault(key, finding)
    return [Unknown(*key, first[key].hint, first[key].nearest, cells) for key, cells in counted.most_common()]
