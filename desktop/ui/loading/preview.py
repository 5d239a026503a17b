"""The third step: every row as it would go in, the tabs of what becomes of them, one row whole beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.catalogue.loading import RowState
from desktop.language import NBSP, _, number_text
from desktop.ui.choices import Segment
from desktop.ui.loading.detail import Detail
from desktop.ui.loading.lists import Look, PlainList
from desktop.ui.loading.rows import PlanRows, Sort, Sorted
from desktop.ui.panes import Edge, Pane, Row
from desktop.ui.uniform_rows import Index

if TYPE_CHECKING:
    from desktop.catalogue.loading import Plan
    from desktop.ui.loading.words import Name
    from desktop.ui.shapes import State
    from desktop.ui.theme import Theme
    from desktop.ui.tokens import Tokens
    from sync.vocabularies import Vocabularies

NAME, STATE = 1, 2
WIDE = 384


class _Look(Look):
    def __init__(self, rows: PlanRows) -> None:
        self._rows = rows

    def shape(self, index: Index) -> State | None:
        return self._rows.shape(index.row()) if index.column() == STATE else None

    def bold(self, index: Index) -> bool:
        return index.column() == NAME

    def ink(self, index: Index, tokens: Tokens) -> QColor:
        return tokens.text if index.column() in (NAME, STATE) else tokens.text2


class Preview(QWidget):
    """`changed` when another row or tab is chosen."""

    changed = Signal()

    def __init__(self, theme: Theme, terms: Vocabularies, today: str, name: Name) -> None:
        super().__init__()
        self._theme = theme
        self.plan: Plan | None = None
        self._names: dict[str, str] = {}
        self.rows = PlanRows(self)
        self.tabs = Segment(theme, ("",) * len(Sort))
        self.tabs.chosen.connect(self._choose)
        self.list = PlainList(theme, self.rows, _Look(self.rows), self._widths)
        self.detail = Detail(theme, self.rows, terms, today, name)
        self.list.selectionModel().currentRowChanged.connect(lambda new, _old: self._show(new.row()))
        head = Pane(theme, edge=Edge.BOTTOM)
        line = Row(theme, head, margins=(24, 8, 24, 8))
        line.addWidget(self.tabs)
        line.addStretch(1)
        column = QVBoxLayout(self)
        row = QHBoxLayout()
        for layout in (column, row):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        row.addWidget(self.list, 1)
        row.addWidget(self.detail)
        column.addWidget(head)
        column.addLayout(row, 1)
        self.tabs.choose(0)
        self.setFocusProxy(self.list)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.detail.setFixedWidth(min(self._theme.px(WIDE), self.width() * 2 // 5))

    def show_plan(self, plan: Plan, rows: Sorted) -> None:
        """The rows of a plan; the tab stays where it has rows."""
        self.plan, self._names = plan, {}
        self.rows.show_rows(rows)
        if not self.rows.count(self.rows.shown):
            self.rows.choose(Sort.ALL)
            self.tabs.choose(0)
        self.detail.show_item(None)
        self._word_tabs()

    def name(self, uid: str) -> str | None:
        """What the table calls a new record of its own; None for any other."""
        if self.plan is not None and not self._names:
            self._names = {row.uid: row.name for row in self.plan.rows if row.state is RowState.NEW}
        return self._names.get(uid)

    def _widths(self) -> tuple[int, ...]:
        """The number and the state have the room their words need, the others share the rest."""
        number, state = self._theme.px(72), self._theme.px(136)
        rest = max(100, self.list.viewport().width() - number - state)
        return number, rest * 45 // 100, state, rest * 55 // 100

    def choose(self, sort: Sort) -> None:
        """Another tab, as a press does."""
        self.tabs.choose(tuple(Sort).index(sort))
        self._choose(tuple(Sort).index(sort))

    def _choose(self, place: int) -> None:
        self.rows.choose(tuple(Sort)[place])
        self.detail.show_item(None)
        self.changed.emit()

    def _show(self, row: int) -> None:
        self.detail.show_item(self.rows.item(row))
        self.changed.emit()

    def _word_tabs(self) -> None:
        self.tabs.set_words([f"{sort.words()}{NBSP}{number_text(self.rows.count(sort))}" for sort in Sort])

    def retranslate(self) -> None:
        """All words in the language spoken now."""
        self.tabs.name(_("Which rows"))
        self._word_tabs()
        self.list.setAccessibleName(_("Rows of the table"))
        self.detail.setAccessibleName(_("The chosen row"))
        self.rows.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(PlanRows.HEADINGS) - 1)
        self.list.viewport().update()
        self.detail.show_item(self.rows.item(self.list.currentIndex().row()))
