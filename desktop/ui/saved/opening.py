"""A saved search asked again: its results in the list, what is new first and marked, and from then on seen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QTimer

from desktop.profile import ProfileInUse
from desktop.ui.rail import Place
from desktop.ui.saved_words import is_asked
from sync.refusal import Refusal

if TYPE_CHECKING:
    from desktop.catalogue import Catalogue
    from desktop.catalogue.saved.searches import Fresh, SearchNews
    from desktop.ui.saved.fresh_line import FreshLine
    from desktop.ui.window import MainWindow

Opened = Callable[["SearchNews", Refusal | None], None]


class Opening:
    """Follows the list: as long as it answers the search that was opened, its marks stay."""

    def __init__(self, window: MainWindow, fork: Callable[[], Catalogue], opened: Opened) -> None:
        """`opened` hears what was opened, and what kept it from being noted as seen."""
        self._window, self._fork, self._told = window, fork, opened
        self._page = window.catalogue
        self._news: SearchNews | None = None
        self._fresh: Fresh | None = None
        self._line: FreshLine | None = None
        self._only = False
        self._page.answered.connect(lambda _count: self._follow())
        self._later = QTimer(self._page, singleShot=True, interval=0)  # not at once: new rows become marked ones
        self._later.timeout.connect(self._show_line)
        self._page.results.model.modelReset.connect(self._later.start)

    def open(self, id_: int) -> None:
        """What is new is read in the background, noted as seen, and then the search is asked."""
        fork, background = self._fork, self._window.parts.background
        background.run(lambda: _look(fork(), id_), self._ask, "opening", failed=self._refuse, owner=self._page)

    def _refuse(self, refusal: Refusal) -> None:
        from desktop.ui.news import bad_news

        self._window.say(bad_news(refusal))

    def _ask(self, seen: tuple[SearchNews, Refusal | None]) -> None:
        news, refusal = seen
        self._news, self._fresh = (news, news.fresh()) if news.any else (None, None)
        question = replace(news.search.question, lang=self._page.question.lang)
        self._window.go(Place.CATALOGUE)
        self._window.search_for(question.text)
        self._page.ask(question)
        self._told(news, refusal)

    def _follow(self) -> None:
        """The list has an answer: to what was opened, as long as the person asks nothing else of the same copy."""
        if self._news is None or self._fresh is None:
            return
        search, page = self._news.search, self._page
        if is_asked(page.shown, search.question) and self._window.parts.shelf.status().seq == self._news.seq:
            ids, self._only = page.results.model.ids(), False
            own_order = page.question.order is search.question.order
            page.results.freshen(self._fresh.first(ids) if own_order else ids, self._fresh)
        else:
            self._news = self._fresh = None

    def _show_line(self) -> None:
        """Over the rows, as long as they are those that were opened."""
        mine = self._fresh is not None and self._page.results.model.fresh is self._fresh
        if self._line is None and mine:
            from desktop.ui.saved.fresh_line import FreshLine

            self._line = FreshLine(self._window.parts.theme, self._page.results)
            self._line.only_wanted.connect(self._show_only)
            self._page.results.put_over(self._line)
        if self._line is not None:
            self._line.say(self._news if mine else None, self._only)

    def _show_only(self, only: bool) -> None:
        """Just what is new, or all that is found."""
        if self._news is None or self._fresh is None:
            return
        if not only:
            self._page.ask(self._page.question, anew=False)
            return
        self._only, rows = True, [row for row in self._page.results.model.ids() if self._fresh.of(row)]
        self._page.show_only(rows)
        self._page.results.freshen(rows, self._fresh)


def _look(catalogue: Catalogue, id_: int) -> tuple[SearchNews, Refusal | None]:
    """What is new, noted as seen where this window may write; a second window only reads."""
    (news,) = catalogue.news(id_)
    try:
        if news.any:
            catalogue.looked(id_, news.seq)
    except ProfileInUse:
        return news, None
    except Refusal as refusal:
        return news, refusal
    return news, None
