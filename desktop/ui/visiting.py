"""The record that is open beside the list: which one, what is marked in it, and those visited before."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from desktop.catalogue.questions import Question
from desktop.ui.pages import Pages
from desktop.ui.rail import Place
from desktop.ui.visits import Visits

if TYPE_CHECKING:
    from desktop.catalogue.words import Wanted
    from desktop.ui.desk import RecordPage, Screens
    from desktop.ui.parts import Parts


class Visiting(Pages):
    """The pages of the window with the page of a record, built when the first one is opened."""

    def __init__(self, parts: Parts, screens: Screens) -> None:
        self._record: RecordPage | None = None
        self._sought: tuple[Question, tuple[Wanted, ...]] = Question(), ()
        super().__init__(parts)
        self._screens, self._visits = screens, Visits()

    @abstractmethod
    def _new_record_page(self) -> RecordPage:
        """The page of a record, made once."""

    def show_record(self, uid: str) -> None:
        self.go(Place.CATALOGUE)
        self._open(uid)

    def _record_page(self) -> RecordPage:
        if self._record is None:
            self._record = self._new_record_page()
            self._record.seek(*self._sought)
            self.catalogue.put_record(self._record)
        return self._record

    def _seek(self, question: Question, wanted: tuple[Wanted, ...]) -> None:
        self._sought = question, wanted
        if self._record is not None:
            self._record.seek(question, wanted)

    def step_marks(self, by: int) -> None:
        """To the next found word on the open record (1), or to the one before (-1)."""
        if self._visits.now and self._page is None:
            self.go(Place.CATALOGUE)
            self._record_page().step_marks(by)

    def put_marks_away(self) -> bool:
        """Where one reads, the marks go before anything else does; False where there are none."""
        focused = self.focusWidget()
        reading = self._record is not None and self._record.isAncestorOf(focused)
        return reading and self._record_page().put_marks_away()

    def _follow(self, uid: str) -> None:
        """The page follows the row one stopped at."""
        if uid != self._visits.now:
            self._open(uid)

    def _enter(self, uid: str) -> None:
        self._follow(uid)
        self._record_page().setFocus()

    def _leave_record(self) -> None:
        """Beside an answer without records none is open; it comes back with the first answer that has it."""
        if self._record is not None and self._visits.now:
            self._visits.leave()
            self._record.clear(choosable=False)

    def _open(self, uid: str) -> None:
        self._visits.visit(uid)
        self._show_visited()

    def _show_visited(self) -> None:
        """Page and list agree on what is open."""
        self._record_page().open_record(self._visits.now)
        self.catalogue.show_opened(self._visits.now)

    def step(self, by: int) -> None:
        """To the record visited before (-1) or after (1)."""
        if self._visits.step(by) is not None:
            self.go(Place.CATALOGUE)
            self._show_visited()
