"""The head of the results: how many, in which order, cards or table, and the filters that are set."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from desktop.catalogue.questions import Facet, Order
from desktop.language import N_, _, current, ngettext, number_text
from desktop.ui.announcing import Announcer
from desktop.ui.buttons import Button, Kind
from desktop.ui.chips import FilterChip
from desktop.ui.choices import Choice
from desktop.ui.flow import FlowBox
from desktop.ui.panes import Column, Edge, Label, Pane, Row
from desktop.ui.tokens import CARD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from desktop.ui.theme import Theme
    from desktop.ui.told import Told

ORDERS = {
    Order.RELEVANCE: N_("Best match"),
    Order.NAME: N_("By name"),
    Order.CONFIRMED: N_("Latest confirmed"),
    Order.OLDEST: N_("Oldest confirmed first"),
    Order.DISTANCE: N_("By distance from a town…"),
}

LEAST_ROWS, LEAST_TOLD = 45, 36
"""Of what is told in the head, results keep a card or so many percent of the pane, and what is told a line."""


class SetFilter(msgspec.Struct, frozen=True):
    """One chosen code of a facet and its words."""

    facet: Facet
    code: str
    words: str


def count_words(count: int) -> str:
    """1 record, 1 284 records."""
    return ngettext("{n} record", "{n} records", count).format(n=number_text(count))


class Heading(Pane):
    """Says what the person asked for; changes nothing itself."""

    order_chosen = Signal(object)
    town_wanted = Signal()
    """By distance, but the person has yet to say from where."""
    table_chosen = Signal(bool)
    lifted = Signal(object)
    filters_wanted = Signal()
    columns_wanted = Signal()
    saving_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, edge=Edge.BOTTOM, parent=parent)
        self._count, self._folded, self._near = -1, "", ""
        self._announcer = Announcer(self)
        self._told: Told | None = None
        self._chips: FlowBox | None = None
        self._column = Column(theme, self, margins=(0, 0, 0, 1), spacing=0)  # below it the hairline
        self._column.addLayout(self._first_line())
        self.retranslate()

    def _first_line(self) -> Row:
        theme = self.theme
        self._words = Label(theme, 18, bold=True)
        self._filters = Button(theme, Kind.PLAIN, "adjustments", self)
        self._filters.clicked.connect(self.filters_wanted)
        self._filters.hide()
        self.order = Choice(theme, self)
        for order in ORDERS:
            self.order.addItem("", order)
        self.order.activated.connect(self._choose)
        switch = self._switch()  # made in the order in which Tab goes through them
        self._columns = Button(theme, Kind.QUIET, "dots", self)
        self._columns.clicked.connect(self.columns_wanted)
        self._columns.hide()
        self._saving = Button(theme, Kind.QUIET, "file-export", self)
        self._saving.clicked.connect(self.saving_wanted)
        self._first = row = Row(theme, margins=(16, 13, 14, 12), spacing=2)
        row.addWidget(self._words)
        row.addSpacing(theme.px(6))
        row.addStretch()
        row.addWidget(self._filters)
        row.addWidget(self.order)
        row.addSpacing(theme.px(4))
        for button in switch:
            row.addWidget(button)
        row.addWidget(self._columns)
        row.addWidget(self._saving)
        return row

    def _switch(self) -> tuple[Button, Button]:
        self._cards = Button(self.theme, Kind.QUIET, "layout-list", self)
        self._table = Button(self.theme, Kind.QUIET, "table", self)
        group = QButtonGroup(self)
        for place, button in enumerate((self._cards, self._table)):
            button.setCheckable(True)
            group.addButton(button, place)
        self._cards.setChecked(True)
        group.idClicked.connect(lambda place: self.table_chosen.emit(place == 1))
        return self._cards, self._table

    def retranslate(self) -> None:
        """All words in the language spoken now."""
        self._show_words()
        self._word_orders()
        self.order.setAccessibleName(_("Order of the results"))
        self._cards.name(_("Results as cards"))
        self._table.name(_("Results as a table"))
        self._columns.name(_("Columns of the table"))
        self._saving.name(_("Save records as a file…"))

    def _show_words(self) -> None:
        self._words.setAccessibleName("" if self._count < 0 else count_words(self._count))
        self._fit()

    def show_count(self, count: int, aloud: bool = False) -> None:
        """How many were found; `aloud` to who is elsewhere, and listens."""
        self._count = count
        self._show_words()
        self._announcer.soon(count_words(count) if aloud else "")

    def show_order(self, order: Order, near: str = "") -> None:
        """Which order holds; `near` is the code of the town a distance is, or was last, measured from."""
        if near != self._near:
            self._near = near
            self._word_orders()
        self.order.setCurrentIndex(tuple(ORDERS).index(order))
        self.order.setToolTip(self.order.currentText() if order is Order.DISTANCE else "")

    def _word_orders(self) -> None:
        """The orders in the language spoken now, that of distances with its town."""
        for place, words in enumerate(ORDERS.values()):
            self.order.setItemText(place, _(words))
        place, town = tuple(ORDERS).index(Order.DISTANCE), self._town()
        if town:
            self.order.setItemText(place, _("By distance from: {town}…").format(town=town))
        self.order.shorten(place, _("Closest to: {town}").format(town=town) if town else "")

    def _town(self) -> str:
        if not self._near:
            return ""
        from desktop.catalogue.towns import shipped_towns

        town = shipped_towns().of(self._near)
        return town.name.shown(current()).text if town else ""

    def _choose(self, place: int) -> None:
        order = tuple(ORDERS)[place]
        if order is Order.DISTANCE:
            self.town_wanted.emit()
        else:
            self.order_chosen.emit(order)

    def show_as(self, table: bool) -> None:
        """Which of the two views is seen."""
        (self._table if table else self._cards).setChecked(True)
        self._columns.setVisible(table)

    def fold_filters(self, folded: bool, words: str) -> None:
        """In a narrow window the facets are behind a button here, and the order of results goes with them."""
        self._folded = words
        self._filters.name(words)
        self._filters.setVisible(folded)
        self.order.setVisible(not folded)
        self._fit()

    def _fit(self) -> None:
        """Where there is no room for its words the button of the filters is its icon alone, and the count its number
        alone."""
        self._filters.setText(self._folded)
        self._words.setText(self._words.accessibleName())
        if self._is_tight():
            self._filters.setText("")
        if self._is_tight() and self._count >= 0:
            self._words.setText(number_text(self._count))

    def _is_tight(self) -> bool:
        self._first.invalidate()  # a line inside a column would else answer with what it knew before
        return self._first.minimumSize().width() > self.contentsRect().width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    # What is told of the question

    @property
    def told(self) -> Told:
        """Where it is told, under the first line; made when there is something to tell."""
        if self._told is None:
            from desktop.ui.told import Told

            self._told = Told(self.theme, self)
            self._column.addWidget(self._told)
            self.give_room()
        return self._told

    def give_room(self) -> None:
        """Whatever is told leaves results to be seen."""
        if self._told is not None:
            pane = self.parentWidget()
            high = pane.height() if pane is not None else self.height()
            rows = min(self.theme.px(CARD), high * LEAST_ROWS // 100)
            self._told.give_room(max(high - self._first.minimumSize().height() - rows, self.theme.px(LEAST_TOLD)))

    @property
    def last_stop(self) -> QWidget:
        """Where Tab leaves the heading."""
        return self._saving

    @property
    def filters_button(self) -> Button:
        """Under which the folded facets open."""
        return self._filters

    def show_filters(self, filters: Sequence[SetFilter]) -> None:
        """The filters that are set, each with a cross."""
        if self._chips is not None:
            self._chips.hide()
            self._chips.deleteLater()
            self._chips = None
        if not filters:
            return
        self._chips = box = FlowBox(parent=self.told)
        self.told.chips.insertWidget(0, box)
        for each in filters:
            chip = FilterChip(self.theme, each.words, box)
            chip.setAccessibleName(_("Lift the filter: {words}").format(words=each.words))
            chip.clicked.connect(lambda _checked=False, each=each: self.lifted.emit(each))
            box.flow.addWidget(chip)
        box.show()
