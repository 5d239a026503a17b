"""The catalogue: facets, results and the record side by side, and the one question they all stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QTimer, Signal

from desktop.catalogue.questions import Facets, Found, Order, Question
from desktop.catalogue.views import State
from desktop.language import _, number_text
from desktop.ui.asking import Asking
from desktop.ui.catalogue_panes import CataloguePanes
from desktop.ui.query import has_words
from desktop.ui.query.understanding import Understanding
from desktop.ui.results.answers import Answer, answer
from desktop.ui.results.ordering import Ordering, kept_ordering, shown_order
from desktop.ui.splitting import Breadth

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from desktop.catalogue.views import Card
    from desktop.ui.parts import Parts
    from desktop.ui.results.heading import SetFilter
    from desktop.ui.results.ways_out import Gains, Loosened
    from sync.bilingual import Lang

FACETS_AFTER = 40
"""Milliseconds the rows have for themselves before the facets are counted."""


class CataloguePage(CataloguePanes):
    """Asks the question anew whenever a part of it changes; answers come from a worker thread, newest only."""

    chosen = Signal(str)
    entered = Signal(str)
    answered = Signal(int)
    """After each answer: how many were found."""
    emptied = Signal()
    """What the person asked anew finds nothing: no record belongs to it."""
    sync_wanted = Signal()
    search_wiped = Signal()
    sought = Signal(object, object)
    """What the rows answer, and the words of it that are marked in records."""
    search_meant = Signal(str)
    """Other words than those typed are meant: the person says so."""

    def __init__(self, parts: Parts, lang: Lang, parent: QWidget | None = None) -> None:
        super().__init__(parts, lang, self._cards, parent)
        self._asking = Asking(parts.background, parts.elsewhere)
        self._counting = QTimer(self, singleShot=True, interval=FACETS_AFTER)
        self._counting.timeout.connect(self._count_facets)
        self.question = self.shown = Question(lang=lang)
        self.ordering, self._near, self._from_top = Ordering(), "", False
        self._exact = ""
        self._opened, self._anew = "", True
        self.office: Callable[[], str] = str
        """The uid of the organisation this office is of, '' if none."""
        self._understanding = Understanding(self._asking, lambda: self.results.heading.told, self)
        self._connect()

    def _connect(self) -> None:
        self.facets.chosen.connect(lambda facet, codes: self.ask(self.question.narrowed(facet, codes)))
        self.facets.reset.connect(self.reset_filters)
        heading = self.results.heading
        heading.order_chosen.connect(lambda order: self._put_in(self.ordering.by(order)))
        heading.town_wanted.connect(self._ask_for_town)
        heading.lifted.connect(self._lift)
        heading.filters_wanted.connect(self._open_folded)
        heading.table_chosen.connect(self.show_as_table)
        self.results.chosen.connect(self.chosen)
        self.results.entered.connect(self.entered)
        self.results.exact_wanted.connect(self._ask_exactly)
        for meant in (self.results.guess_wanted, self._understanding.meant):
            meant.connect(self.search_meant)

    # What is asked

    def ask(self, question: Question, anew: bool = True) -> None:
        """Ask this from now on; the page follows the first row of what the person asked `anew`."""
        self.question, self.shown, self._anew = question, question, anew or self._anew
        self._show_order()
        question = replace(question, order=shown_order(question))
        self._show_filters()
        self.facets.show_chosen(question)
        self._asking.drop("gains", "facets")
        self._counting.stop()
        self.results.wait()
        exact = question.text == self._exact
        self._asking.ask(lambda shelf: answer(shelf, question, exact), self._show_answer, "search")
        self._understanding.tell(question.text)

    def begin(self) -> None:
        """The first question, for everything: answered at once, so that the first picture is the list itself."""
        self._show_order()
        if self.question.order is Order.DISTANCE:
            self.ask(self.question)  # what the first picture need not wait for
            return
        found = self._parts.shelf.search(replace(self.question, order=shown_order(self.question)))
        self._show_rows(found)
        QTimer.singleShot(0, self, lambda: self._tell_found(found))

    def restore_order(self, text: str) -> None:
        """The order as it was kept, for the first question. A town that does not decide it is not even looked up."""
        self.ordering = kept_ordering(text)
        near = self.ordering.near() if self.ordering.order is Order.DISTANCE else ""
        self.question = self.shown = replace(self.question, order=self.ordering.order, near=near)

    def _put_in(self, ordering: Ordering) -> None:
        """Whoever asks for another order wants to see what is first in it."""
        self.ordering, self._from_top = ordering, True
        self.ask(ordering.applied(self.question))

    def _ask_for_town(self) -> None:
        """Below the box of orders, or below what stands for it in a narrow window."""
        from desktop.ui.results.nearby import TownPicker

        self._unfold()
        heading, home = self.results.heading, self._parts.shelf.home(self.office())
        picker = TownPicker(self._parts.theme, (*self.ordering.towns, home), self)
        picker.picked.connect(lambda code: self._put_in(self.ordering.with_town(code)))
        picker.left.connect(self._show_order)
        picker.open_below(heading.order if heading.order.isVisible() else heading.filters_button)

    def _show_order(self) -> None:
        self.results.heading.show_order(shown_order(self.question), self.question.near)

    def _cards(self, rows: Sequence[int]) -> Sequence[Card]:
        return self._parts.shelf.cards(rows, self._near)

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
        self._understanding.tell("")
        self.results.explain(self._asking, Question())
        self.results.show_found(rows, (), self._opened_row())
        self.sought.emit(Question(), ())

    def _lift(self, each: SetFilter) -> None:
        from desktop.ui.results.ways_out import without

        self.ask(without(self.question, each))

    # What is answered

    def _show_answer(self, shown: Answer) -> None:
        self.shown = shown.question
        self._say_guess(shown)
        self.results.explain(self._asking, shown.question)
        self._show_rows(shown.found)
        self.sought.emit(shown.question, shown.found.marks)
        self._tell_found(shown.found)

    def _say_guess(self, shown: Answer) -> None:
        if shown.question.text and shown.found.count and not has_words(shown.question.text):
            self.results.say_wordless(bool(shown.question.filters))
        else:
            self.results.say_guess(self.question.text, shown.guess, shown.guessed)

    def _show_rows(self, found: Found) -> None:
        follow, self._anew = self._anew or not self._opened, False
        self._near = self.shown.near if self.shown.order is Order.DISTANCE else ""
        opened, self._from_top = None if self._from_top else self._opened_row(), False
        self.results.show_found(found.ids, found.marks, opened, follow)
        if not found.count:
            self._say_nothing()
            if follow:
                self.emptied.emit()

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
        from desktop.ui.results.ways_out import Loosened, gains, loosened

        self._offer_less(([], Loosened()))
        question, chosen = self.question, self.facets.set_filters(self.question)
        self._asking.ask(
            lambda shelf: (gains(shelf, question, chosen), loosened(shelf, question)), self._offer_less, "gains"
        )

    def _offer_less(self, found: tuple[Gains, Loosened]) -> None:
        from desktop.ui.results.ways_out import ways_out

        lift, wipe, mean = self._lift, self.search_wiped.emit, self.search_meant.emit
        title, note, acts = ways_out(self.question, *found, lift, wipe, mean)
        self.results.say_empty(title, note, acts, filled=False)

    # In which language

    def speak(self, lang: Lang) -> None:
        """Records in that language; their order may be another."""
        self.results.speak(lang)
        self.facets.speak(lang)
        self.ask(replace(self.question, lang=lang), anew=False)

    def retranslate(self) -> None:
        """Words in the language spoken now."""
        self.facets.retranslate()
        self.results.retranslate()
        self._understanding.retranslate()
        self._show_filters()
        if not self.results.model.rowCount() and self.question != Question(lang=self.question.lang):
            self._say_nothing()
