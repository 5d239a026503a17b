"""The catalogue: facets, results and the record side by side, and the one question they all stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.catalogue.questions import Facets, Found, Order, Question
from desktop.catalogue.views import State
from desktop.language import _, number_text
from desktop.ui.asking import Asking
from desktop.ui.facets.column import FacetColumn
from desktop.ui.panes import Pane
from desktop.ui.results.answers import Answer, answer
from desktop.ui.results.pane import ResultsPane
from desktop.ui.results.ways_out import gains, ways_out, without
from desktop.ui.splitting import Breadth, Split, Widths
from desktop.ui.tokens import FACETS, FACETS_WIDE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from desktop.ui.facets.folded import FoldedFacets
    from desktop.ui.parts import Parts
    from desktop.ui.results.heading import SetFilter
    from desktop.ui.results.ways_out import Gains
    from sync.bilingual import Lang

FACETS_AFTER = 40
"""Milliseconds the rows have for themselves before the facets are counted."""
RECORD = 570
"""So much of the width the record keeps beside a table."""
LEAST = 200
RESULTS = {Breadth.NARROW: 372, Breadth.MIDDLE: 440, Breadth.WIDE: 520, Breadth.WIDEST: 640}


class CataloguePage(QWidget):
    """Asks the question anew whenever a part of it changes; answers come from a worker thread, newest only."""

    chosen = Signal(str)
    entered = Signal(str)
    answered = Signal(int)
    """After each answer: how many were found."""
    sync_wanted = Signal()
    search_wiped = Signal()
    sought = Signal(object, object)
    """What the rows answer, and the words of it that are marked in records."""
    search_meant = Signal(str)
    """Other words than those typed are meant: the person says so."""

    def __init__(self, parts: Parts, lang: Lang, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self._asking = Asking(parts.background, parts.elsewhere)
        self._counting = QTimer(self, singleShot=True, interval=FACETS_AFTER)
        self._counting.timeout.connect(self._count_facets)
        self.question = self.shown = Question(lang=lang)
        self._exact = ""
        self._breadth = Breadth.MIDDLE
        self._opened, self._anew = "", True
        self.widths, self._placed = Widths(), False
        self._folded: FoldedFacets | None = None
        self.facets = FacetColumn(parts.theme, lang, self)
        self.results = ResultsPane(parts.theme, parts.shelf.cards, lang, parts.today, self)
        self._record: QWidget = Pane(parts.theme)
        self._split = Split(self._usual, self)
        for pane in (self.facets, self.results, self._record):
            self._split.addWidget(pane)
        self._split.setStretchFactor(2, 1)
        self._split.dragged.connect(lambda widths: self.widths.keep(self._layout_name(), widths))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._split)
        self._connect()
        parts.theme.follow(self._take_measures)

    def _take_measures(self) -> None:
        """Panes have a least width of their own: no word of what stands in them pushes the others aside."""
        for pane in (self.facets, self.results, self._record):
            pane.setMinimumWidth(self._parts.theme.px(LEAST))
        self._split.restore()

    def _connect(self) -> None:
        self.facets.chosen.connect(lambda facet, codes: self.ask(self.question.narrowed(facet, codes)))
        self.facets.reset.connect(self.reset_filters)
        heading = self.results.heading
        heading.order_chosen.connect(lambda order: self.ask(replace(self.question, order=order)))
        heading.lifted.connect(self._lift)
        heading.filters_wanted.connect(self._open_folded)
        heading.table_chosen.connect(self.show_as_table)
        self.results.chosen.connect(self.chosen)
        self.results.entered.connect(self.entered)
        self.results.exact_wanted.connect(self._ask_exactly)
        self.results.guess_wanted.connect(self.search_meant)

    # What is asked

    def ask(self, question: Question, anew: bool = True) -> None:
        """Ask this from now on; the page follows the first row of what the person asked `anew`."""
        self.question, self.shown, self._anew = question, question, anew or self._anew
        self.results.heading.show_order(shown_order(question))
        question = replace(question, order=shown_order(question))
        self._show_filters()
        self.facets.show_chosen(question)
        self._asking.drop("gains", "facets")
        self._counting.stop()
        self.results.tell_understood(self._asking, question.text)
        self.results.wait()
        exact = question.text == self._exact
        self._asking.ask(lambda shelf: answer(shelf, question, exact), self._show_answer, "search")

    def begin(self) -> None:
        """The first question, for everything: answered at once, so that the first picture is the list itself."""
        self.results.heading.show_order(shown_order(self.question))
        found = self._parts.shelf.search(replace(self.question, order=shown_order(self.question)))
        self._show_rows(found)
        QTimer.singleShot(0, self, lambda: self._tell_found(found))

    def search(self, text: str) -> None:
        """The words of the question. The best match is first unless the person chose another order."""
        self._exact = ""
        self.ask(replace(self.question, text=text))

    def _ask_exactly(self) -> None:
        """What is typed is meant: nothing stands in for its results until other words are typed."""
        self._exact = self.question.text
        self.ask(self.question)

    def reset_filters(self) -> None:
        """No filters."""
        self.ask(replace(self.question, filters=()))

    def ask_again(self) -> None:
        """The catalogue became another."""
        self.facets.forget()
        self.ask(self.question, anew=False)

    def show_opened(self, uid: str) -> None:
        """The record that is open now; its row is chosen where it is among the found."""
        self._opened = uid
        self.results.point_at(self._opened_row())

    def _opened_row(self) -> int | None:
        return next(iter(self._parts.shelf.rows_of((self._opened,))), None) if self._opened else None

    def show_only(self, rows: Sequence[int]) -> None:
        """Just these rows; the next question brings the others back."""
        self._asking.drop("search")
        self.results.say_guess("", None, False)
        self.results.tell_understood(self._asking, "")
        self.results.explain(self._asking, Question())
        self.results.show_found(rows, (), self._opened_row())
        self.sought.emit(Question(), ())

    def _lift(self, each: SetFilter) -> None:
        self.ask(without(self.question, each))

    # What is answered

    def _show_answer(self, shown: Answer) -> None:
        self.shown = shown.question
        self.results.say_guess(self.question.text, shown.guess, shown.guessed)
        self.results.explain(self._asking, shown.question)
        self._show_rows(shown.found)
        self.sought.emit(shown.question, shown.found.marks)
        self._tell_found(shown.found)

    def _show_rows(self, found: Found) -> None:
        follow, self._anew = self._anew or not self._opened, False
        self.results.show_found(found.ids, found.marks, self._opened_row(), follow)
        if not found.count:
            self._say_nothing()

    def _tell_found(self, found: Found) -> None:
        self.answered.emit(found.count)
        self._counting.start()

    def _count_facets(self) -> None:
        question = self.shown
        self._asking.ask(lambda shelf: shelf.facets(question), self._show_facets, "facets")

    def _show_facets(self, facets: Facets) -> None:
        self.facets.show_facets(facets, self.question)
        self._show_filters()

    def _show_filters(self) -> None:
        chosen = self.facets.set_filters(self.question)
        self.results.heading.show_filters(chosen)
        self.results.heading.fold_filters(self._breadth is Breadth.NARROW, self._filters_words())

    def _filters_words(self) -> str:
        count = sum(len(codes) for _facet, codes in self.question.filters)
        return _("Filters {n}").format(n=number_text(count)) if count else _("Filters")

    # When nothing is found

    def _say_nothing(self) -> None:
        if (status := self._parts.shelf.status()).state is State.OUTDATED:
            return  # what is done about it is said by who does it
        if not status.records:
            self.results.say_empty(
                _("The catalogue is empty"),
                _("Take a bundle from the centre, from a folder or from a file."),
                [(_("Where to take the catalogue from…"), self.sync_wanted.emit)],
                filled=True,
            )
            return
        self._offer_less([])
        question, chosen = self.question, self.facets.set_filters(self.question)
        self._asking.ask(lambda shelf: gains(shelf, question, chosen), self._offer_less, "gains")

    def _offer_less(self, gained: Gains) -> None:
        title, note, acts = ways_out(self.question, gained, self._lift, self.search_wiped.emit)
        self.results.say_empty(title, note, acts, filled=False)

    # How it looks

    def put_record(self, page: QWidget) -> None:
        """The record page, once it is built, in its slot."""
        self._split.replaceWidget(self._split.indexOf(self._record), page)
        self._record.deleteLater()
        self._record = page
        page.setMinimumWidth(self._parts.theme.px(LEAST))
        self._split.setStretchFactor(self._split.indexOf(page), 1)
        self._split.restore()

    def show_as_table(self, table: bool) -> None:
        """Cards or table; a table takes more of the width."""
        self.results.show_as(table)
        self._split.restore()

    def set_breadth(self, breadth: Breadth) -> None:
        """Lay out for that class of width."""
        if breadth is not self._breadth:
            self._breadth = breadth
            self._unfold()
            self.facets.setVisible(breadth is not Breadth.NARROW)
            self._show_filters()
            self._split.restore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Until the person drags a divider the panes keep the widths of the design."""
        super().resizeEvent(event)
        if not self._placed or self._layout_name() not in self.widths:
            self._placed = True
            self._split.restore()

    def _layout_name(self) -> str:
        return f"{self._breadth.value}-{'table' if self.results.is_table else 'cards'}-{self._parts.theme.zoom}"

    def _usual(self) -> list[int]:
        widths = self.widths.of(self._layout_name()) or self._designed()
        return widths[-self._split.count() :]  # without the facets while a popover has borrowed them

    def _designed(self) -> list[int]:
        px, breadth = self._parts.theme.px, self._breadth
        facets = px(FACETS_WIDE if breadth is Breadth.WIDEST else FACETS)
        free = self.width() - (facets if breadth is not Breadth.NARROW else 0)
        results = px(RESULTS[breadth])
        if self.results.is_table:
            results = max(results, min(free * 62 // 100, free - px(RECORD)))
        return [facets, results, max(px(320), free - results)]

    def _open_folded(self) -> None:
        from desktop.ui.facets.folded import FoldedFacets

        if self._folded is None:
            self._folded = FoldedFacets(self._parts.theme, self)
            self._folded.closed.connect(self._unfold)
        button = self.results.heading.filters_button
        self._folded.take(self.facets, self.results.heading.order)
        self._folded.open_under(button.mapToGlobal(QPoint(0, button.height() + 4)))

    def _unfold(self) -> None:
        if self._folded is not None and self.facets.parent() is self._folded:
            self._folded.hide()
            self._split.insertWidget(0, self.facets)
            self.facets.setVisible(self._breadth is not Breadth.NARROW)

    def speak(self, lang: Lang) -> None:
        """Records in that language; their order may be another."""
        self.results.speak(lang)
        self.facets.speak(lang)
        self.ask(replace(self.question, lang=lang), anew=False)

    def retranslate(self) -> None:
        """Words in the language spoken now."""
        self.facets.retranslate()
        self.results.retranslate()
        self._show_filters()
        if not self.results.model.rowCount() and self.question != Question(lang=self.question.lang):
            self._say_nothing()


def shown_order(question: Question) -> Order:
    """The order that really holds: without words nothing matches better, so what is surest comes first."""
    return Order.CONFIRMED if question.order is Order.RELEVANCE and not question.text else question.order
