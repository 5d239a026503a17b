"""The pages of the window: each built when one first goes there, one of them seen, a form over them if one is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.catalogue.questions import Question
from desktop.ui.desk import LivePage
from desktop.ui.frame import Frame
from desktop.ui.rail import Place

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.catalogue.questions import Facet
    from desktop.ui.parts import Parts
    from desktop.ui.preferences import PreferencesPage


_SENT = Qt.FocusReason.OtherFocusReason


class Pages(Frame):
    """The frame with its pages; `builders` are set by whoever knows how they are made."""

    def __init__(self, parts: Parts) -> None:
        self._preferences: PreferencesPage | None = None
        self._built: dict[Place, QWidget] = {}
        self._page: QWidget | None = None
        self._before = Place.CATALOGUE
        self.builders: dict[Place, Callable[[], QWidget]] = {}
        super().__init__(parts)

    def go(self, place: Place) -> None:
        """To a page of the rail; it is built on the first visit."""
        self.rail.show_place(place)
        pages = {Place.CATALOGUE: self._catalogue_or_page, Place.SETTINGS: self._preferences_page}
        page = pages.get(place, lambda: self._page_of(place))()
        self._stack.setCurrentWidget(page)
        focus: QWidget | None = self.focusWidget()
        if self.isVisible() and (focus is None or not focus.isVisible()):  # else the keys go nowhere
            (self.catalogue.results.view if page is self.catalogue else page).setFocus(_SENT)

    @property
    def place(self) -> Place | None:
        """Where one is, of the places of the rail; None over a page that is edited."""
        here = self._stack.currentWidget()
        if here is self.catalogue:
            return Place.CATALOGUE
        return next((place for place, page in self._built.items() if page is here), None)

    def _catalogue_or_page(self) -> QWidget:
        """What is being edited stays open while one looks elsewhere."""
        return self._page or self.catalogue

    def _page_of(self, place: Place) -> QWidget:
        if place not in self._built:
            self._built[place] = self.builders[place]()
            self._stack.addWidget(self._built[place])
        return self._built[place]

    def _preferences_page(self) -> QWidget:
        from desktop.ui.preferences import PreferencesPage

        if self._preferences is None:
            self._preferences = PreferencesPage(self._parts, self.preferring.choices, self)
            self._preferences.chosen.connect(self.preferring.choose)
            self._stack.addWidget(self._preferences)
        return self._preferences

    def refresh_pages(self) -> None:
        """The catalogue became another: what is seen is asked anew."""
        for page in self._built.values():
            if isinstance(page, LivePage) and page.isVisible():
                page.refresh()

    def show_page(self, page: QWidget) -> None:
        """Put a page over the whole middle. It is looked for in the catalogue; whoever came from the work of the day
        goes back there afterwards."""
        self._before = Place.TODAY if self.place is Place.TODAY else Place.CATALOGUE
        self.rail.show_place(Place.CATALOGUE)
        self._page = page
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        page.setFocus()

    def leave_page(self) -> bool:
        """Back to what was there before it; whether that is the list with its record."""
        if self._page is not None:
            page, self._page = self._page, None
            seen = self._stack.currentWidget() is page
            self._stack.removeWidget(page)
            page.deleteLater()
            if seen:
                self.go(self._before)
        return self._before is Place.CATALOGUE

    def wipe_search(self) -> None:
        """An empty search field, asked at once."""
        self.search_for("")

    def search_for(self, text: str) -> None:
        """These words in the search field, asked at once."""
        self.header.search.setText(text)
        self.header.search.ask()

    def show_filtered(self, facet: Facet, code: str) -> None:
        """The list of what has that code, with no other filter and no words."""
        self.go(Place.CATALOGUE)
        self.wipe_search()
        self.catalogue.ask(Question(lang=self.catalogue.question.lang).narrowed(facet, (code,)))

    def show_rows(self, rows: Sequence[int]) -> None:
        """The list of just these."""
        self.go(Place.CATALOGUE)
        self.catalogue.show_only(rows)
