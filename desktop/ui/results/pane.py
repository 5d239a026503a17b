"""The pane of results: heading, cards or table, and what stands there when there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QTimer, Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from desktop.language import _
from desktop.ui.panes import Column, Pane
from desktop.ui.results.heading import Heading
from desktop.ui.results.model import ResultsModel
from desktop.ui.results.standing import TOP, standing_of
from desktop.ui.results.views import CardView, ResultsView

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from PySide6.QtGui import QResizeEvent

    from desktop.catalogue.finding.guessing import Guess
    from desktop.catalogue.questions import Question
    from desktop.catalogue.saved.searches import Fresh
    from desktop.catalogue.views import Card
    from desktop.catalogue.words import Wanted
    from desktop.ui.asking import Asking
    from desktop.ui.results.guess_line import GuessLine
    from desktop.ui.results.several import SeveralBar
    from desktop.ui.results.table import TableView
    from desktop.ui.states import EmptyPanel, WaitingPanel
    from desktop.ui.theme import Theme
    from sync.bilingual import Lang

FOLLOW = 120
"""Milliseconds after which the record page follows the row one stopped at."""
PATIENCE = 150
"""Milliseconds of waiting during which nothing is shown of it."""
Flag = QItemSelectionModel.SelectionFlag


class ResultsPane(Pane):
    """`chosen` carries the uid of the row one stopped at, `entered` that of the row one wants to read."""

    chosen = Signal(str)
    entered = Signal(str)
    confirming_wanted = Signal()
    revising_wanted = Signal()
    exact_wanted = Signal()
    guess_wanted = Signal(str)

    def __init__(
        self,
        theme: Theme,
        fetch: Callable[[Sequence[int]], Sequence[Card]],
        lang: Lang,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent=parent)
        self.model = ResultsModel(fetch, lang, today, self)
        self.heading = Heading(theme, self)
        self._cards = CardView(theme, self.model, self)
        self._table: TableView | None = None
        self._table_layout = ""
        self.is_table = False
        """Whether the table is seen rather than the cards."""
        self._waiting: WaitingPanel | None = None
        self._empty: EmptyPanel | None = None
        self._several: SeveralBar | None = None
        self._guess: GuessLine | None = None
        self._standing, self._spoken = TOP, lang
        self._lay_out(theme)
        self._connect(self._cards)
        self._follow = QTimer(self, singleShot=True, interval=FOLLOW)
        self._follow.timeout.connect(self._tell_chosen)
        self._impatient = QTimer(self, singleShot=True, interval=PATIENCE)
        self._impatient.timeout.connect(self._show_waiting)
        self.heading.columns_wanted.connect(self._open_columns)
        self.retranslate()

    def _lay_out(self, theme: Theme) -> None:
        self._column = column = Column(theme, self, spacing=0)
        column.addWidget(self.heading)
        self._stack = QStackedLayout()
        self._stack.addWidget(self._cards)
        column.addLayout(self._stack, 1)
        self.setFocusProxy(self._cards)

    def _connect(self, view: ResultsView) -> None:
        view.selectionModel().currentChanged.connect(lambda _now, _before: self._follow.start())
        view.selectionModel().selectionChanged.connect(self._tell_several)
        view.entered_row.connect(self._tell_entered)

    def freshen(self, ids: Sequence[int], fresh: Fresh) -> None:
        """The rows that have just come in this order, those that are new marked. Who has just been led to the first row
        is led to the first of these."""
        here = self._cards.currentIndex()
        kept = self.model.id_at(here.row()) if here.isValid() else -1
        led = self._follow.isActive() and here.row() == 0
        self.model.show(ids, fresh)
        self._choose(0 if led else self.model.row_of(kept))
        self._standing.take(self.view, self.model)

    def put_over(self, line: QWidget) -> None:
        """A line between the heading and the rows: sentences come before chips, which stand close together."""
        self.heading.told.column.insertWidget(0, line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.heading.give_room()

    def explain(self, asking: Asking, question: Question) -> None:
        """Let the cards say why they answer that question, each once that is known."""
        if self.model.reasons is None and question.text:
            from desktop.ui.results.reasons import Reasons

            self.model.reasons = Reasons(asking, self)
            self.model.reasons.arrived.connect(self._cards.viewport().update)
        if self.model.reasons is not None:
            self.model.reasons.begin(question)

    def _tell_several(self) -> None:
        """Where several rows are chosen, how many, and what can be done with all of them."""
        count = sum(map(len, self.view.picked()))
        if self._several is None and count:
            from desktop.ui.results.several import SeveralBar

            self._several = SeveralBar(self.theme, self)
            self._several.confirming_wanted.connect(self.confirming_wanted)
            self._several.revising_wanted.connect(self.revising_wanted)
            self._several.dropped.connect(lambda: self.choose(self._cards.currentIndex().row()))
            self._column.addWidget(self._several)  # below: no row jumps while one chooses
        if self._several is not None:
            self._several.show_count(count)
            self.view.viewport().update()  # not at the start: to name it PySide goes through every kind of widget

    @property
    def view(self) -> ResultsView:
        """The view that is seen."""
        return self._table if self.is_table and self._table else self._cards

    @property
    def table(self) -> TableView:
        """The table, made on first use over the same rows and choice as the cards."""
        if self._table is None:
            from desktop.ui.results.table import TableView

            self._table = TableView(self.theme, self.model, self._table_layout, self)
            self._table.setSelectionModel(self._cards.selectionModel())
            self._table.entered_row.connect(self._tell_entered)
            self._stack.addWidget(self._table)
            self.retranslate()
        return self._table

    def show_as(self, table: bool) -> None:
        """Cards or table; the chosen row stays chosen, and in sight where it was."""
        chosen, seen = self._cards.currentIndex().row(), self.view.rows_in_sight()
        self.is_table = table
        view: ResultsView = self.table if table else self._cards
        self.heading.show_as(table)
        self.setFocusProxy(view)
        if self._stack.currentWidget() in (self._cards, self._table):
            self._stack.setCurrentWidget(view)
            view.scrollTo(self.model.index(chosen if chosen in seen else seen.start, 0))

    def restore_table(self, layout: str) -> None:
        """Columns as they were kept, for when the table is made."""
        self._table_layout = layout

    def kept_table(self) -> str:
        """Columns as they are now."""
        return self._table.kept_layout() if self._table else self._table_layout

    def _open_columns(self) -> None:
        menu = self.table.chooser()
        corner = self.table.mapToGlobal(self.table.rect().topRight())
        menu.popup(corner - QPoint(menu.sizeHint().width(), 0))

    def wait(self) -> None:
        """An answer is under way; old rows stay until it comes, bars are shown only where there are none."""
        if not self.model.rowCount():
            self._impatient.start()

    def show_found(
        self, ids: Sequence[int], marks: tuple[Wanted, ...], opened: int | None = None, follow: bool = True
    ) -> None:
        """The answer: these rows, with these words marked. The row `opened`, or the one the person is just
        going to, is chosen if it is among them; else the first where the page is to `follow`, and none where not.
        To follow is also to begin at the top; who asks the same once more goes on seeing what was seen."""
        self._impatient.stop()
        current = self._cards.currentIndex()
        kept = self.model.id_at(current.row()) if current.isValid() and self._follow.isActive() else opened
        self._standing = TOP if follow else standing_of(self.view, self.model, self._spoken is not self.model.lang)
        self._spoken = self.model.lang
        self._cards.cards.mark(marks)
        self.model.show(ids)
        self.heading.show_count(len(ids), aloud=follow)
        self._stack.setCurrentWidget(self.view)
        row = -1 if kept is None else self.model.row_of(kept)
        self._choose(0 if follow and row < 0 else row)
        self._standing.take(self.view, self.model)

    def picked(self) -> Sequence[int]:
        """The ids of the rows that are chosen where they are several; () where it is one or none."""
        ids = self.model.ids()
        return [ids[row] for rows in self.view.picked() for row in rows]

    def picked_or_all(self) -> Sequence[int]:
        """The ids of the rows that are chosen where they are several, else of all."""
        return self.picked() or self.model.ids()

    def point_at(self, id_: int | None) -> None:
        """Choose the row of what is open already, none where it is not among the found."""
        row = -1 if id_ is None else self.model.row_of(id_)
        if row < 0 or row != self._cards.currentIndex().row():
            self.choose(row)
        self._follow.stop()

    def choose(self, row: int) -> None:
        """Go to a row; to none with -1."""
        self._choose(row)
        if row >= 0:
            self.view.scrollTo(self.model.index(row, 0))

    def _choose(self, row: int) -> None:
        """The same where the list stands."""
        index, flags = self.model.index(row, 0), Flag.ClearAndSelect | Flag.Rows
        if index.isValid():
            self._cards.selectionModel().setCurrentIndex(index, flags)
        else:
            self._cards.selectionModel().clear()
            self.view.viewport().update()

    def say_empty(self, title: str, note: str, acts: Sequence[tuple[str, Callable[[], None]]], filled: bool) -> None:
        """Instead of rows: what there is to say and to do."""
        self._impatient.stop()
        from desktop.ui.states import EmptyPanel

        if self._empty is None:
            self._empty = EmptyPanel(self.theme, self)
            self._stack.addWidget(self._empty)
        self._empty.say(title, note, acts, filled)
        self._stack.setCurrentWidget(self._empty)

    def say_guess(self, query: str, guess: Guess | None, shown: bool) -> None:
        """Over the rows: what was probably meant by the query, and whether the rows `shown` are its results."""
        if self._guess is not None or guess is not None:
            self._guess_line().say(query, guess, shown)

    def say_wordless(self, filtered: bool) -> None:
        """Over the rows: that the query has no words; `filtered` where filters narrow what is shown."""
        self._guess_line().say_wordless(filtered)

    def _guess_line(self) -> GuessLine:
        """The line, made when there is something to say."""
        if self._guess is None:
            from desktop.ui.results.guess_line import GuessLine

            self._guess = GuessLine(self.theme, self)
            self._guess.exact_wanted.connect(self.exact_wanted)
            self._guess.guess_wanted.connect(self.guess_wanted)
            self.put_over(self._guess)
            self.setTabOrder(self.heading.last_stop, self._guess.link)
        return self._guess

    def _show_waiting(self) -> None:
        from desktop.ui.states import WaitingPanel

        if self._waiting is None:
            self._waiting = WaitingPanel(self.theme, self)
            self._stack.addWidget(self._waiting)
        self._stack.setCurrentWidget(self._waiting)

    def speak(self, lang: Lang) -> None:
        """Texts of the cards in that language."""
        self.model.speak(lang)

    def retranslate(self) -> None:
        """Words of the pane itself in the language spoken now."""
        self.heading.retranslate()
        if self._several is not None:
            self._several.retranslate()
        if self._guess is not None:
            self._guess.retranslate()
        for view in (self._cards, self._table):
            if view is not None:
                view.setAccessibleName(_("Results"))

    def _uid(self, index: QModelIndex) -> str:
        return self.model.card_at(index.row()).uid if index.isValid() else ""

    def _tell_chosen(self) -> None:
        if uid := self._uid(self._cards.currentIndex()):
            self.chosen.emit(uid)

    def _tell_entered(self, index: QModelIndex) -> None:
        self._follow.stop()
        self.entered.emit(self._uid(index))
