"""The page itself: its head at once, the rest when the catalogue has been asked, after the first picture."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QEvent, QLocale, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.language import _, current, ngettext, number_text
from desktop.ui.desk import Desk, LivePage
from desktop.ui.folding import Folding, Pliant
from desktop.ui.news import bad_news
from desktop.ui.panes import Column, Label, Row, quiet
from desktop.ui.scrolled import Scrolled
from desktop.ui.today.looking import Seen, Waiting, look
from desktop.ui.whose import office_name
from desktop.ui.wording import capital
from sync.bilingual import Lang

if TYPE_CHECKING:
    from desktop.catalogue.saved.searches import SearchNews
    from desktop.ui.saved.searches import Searches
    from desktop.ui.today.ways import Ways
    from sync.refusal import Refusal

FIRST = 60
"""Milliseconds the first picture has for itself before the catalogue is asked."""
TURNS, HEAD = 1080, 720
"""Below these widths the right column stands under the list, and the buttons under the date."""
_LOCALES = {Lang.RU: QLocale.Language.Russian, Lang.BE: QLocale.Language.Belarusian}


class TodayPage(LivePage):
    """`elsewhere` gives a worker thread the catalogue it may use."""

    def __init__(self, desk: Desk, elsewhere: Callable[[], Waiting], ways: Ways) -> None:
        super().__init__()
        self.theme = desk.parts.theme
        self._desk, self._elsewhere, self._ways = desk, elsewhere, ways
        self.seen: Seen | None = None
        self._asked_for = ""
        self._searches: Searches | None = None
        self._told: Sequence[SearchNews] = ()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._scroll = Scrolled(self.theme, (28, 20, 28, 24), 12, lambda tokens: tokens.window, self)
        outer.addWidget(self._scroll)
        self._body: QWidget = Pliant()
        self._scroll.column.addWidget(self._body)
        self._folds: list[Folding] = []
        self._soon = QTimer(self, singleShot=True, interval=FIRST)
        self._soon.timeout.connect(self.refresh)
        self.theme.changed.connect(self._build)
        self._build()

    @property
    def office(self) -> str:
        """Whose day it is; '' while nobody has said so."""
        return self._desk.settings.office

    def refresh(self) -> None:
        """Ask again; what is shown stays until the answer is there."""
        self._soon.stop()
        self._listen()
        office, elsewhere = self.office, self._elsewhere
        if office != self._asked_for:
            self.seen, self._asked_for = None, office
            self._build()
        if office:
            background = self._desk.parts.background
            background.run(lambda: look(elsewhere(), office), self._show, "today", self._refuse, owner=self)

    def _show(self, seen: Seen) -> None:
        if seen != self.seen or self._day != self._desk.parts.today():
            self.seen = seen
            self._build()

    def _refuse(self, refusal: Refusal) -> None:
        self._desk.say(bad_news(refusal))

    # Building

    def _build(self) -> None:
        """Everything anew, in the language and colours of now, at the same place of the page."""
        old = self._body
        self._body, self._folds = Pliant(), []
        column = Column(self.theme, self._body, spacing=14)
        self._head(column)
        if not self.office:
            from desktop.ui.today.settling import Settling

            column.addWidget(Settling(self._desk.parts, self._ways.settle))
            if (tile := self._news_tile()) is not None:
                column.addWidget(tile)
        elif self.seen is not None:
            self._fill(column, self.seen)
        column.addStretch(1)
        self._scroll.replace(old, self._body)

    def _head(self, column: Column) -> None:
        today = self._day = self._desk.parts.today()
        day = QDate(today.year, today.month, today.day)
        title, note = Label(self.theme, 24, bold=True), Label(self.theme, 14, ink=quiet).whole()
        title.setText(capital(QLocale(_LOCALES[current()]).toString(day, "dddd, d MMMM")))
        note.setMinimumHeight(1)  # else words that may wrap ask for two lines at least
        self._scroll.setAccessibleName(_("Today"))
        note.setText(self._whose())
        box = Pliant()
        row, words = Row(self.theme, box, spacing=12), Pliant()
        texts = Column(self.theme, words, spacing=2)
        texts.addWidget(title)
        texts.addWidget(note)
        row.addWidget(words, 1)
        if self.seen is not None:
            row.addWidget(self._buttons(), 0, Qt.AlignmentFlag.AlignLeft)
            self._folds = [Folding(self.theme, row, self, HEAD)]
        column.addWidget(box)

    def _buttons(self) -> QWidget:
        from desktop.ui.today.row import plain_button

        box = QWidget()
        row = Row(self.theme, box, spacing=8)
        row.addWidget(plain_button(self.theme, _("Load a table…"), self._ways.load, "table"))
        row.addWidget(plain_button(self.theme, _("New record…"), self._ways.begin, "plus"))
        return box

    def _whose(self) -> str:
        """The organisation and how many records it keeps."""
        if not self.office:
            return _("No organisation is chosen on this computer yet.")
        name = office_name(self._desk, current())
        if not name:
            return _("The organisation of this computer is not in the catalogue.")
        if self.seen is None:
            return name
        total = self.seen.to_do.ages.total
        yours = ngettext("{n} record of yours", "{n} records of yours", total).format(n=number_text(total))
        return f"{name} · {yours}"

    def _fill(self, column: Column, seen: Seen) -> None:
        from desktop.ui.today.filling import Filling

        filling = Filling(self._desk, self._ways, seen)
        tiles = Row(self.theme, spacing=16)
        for tile in filling.tiles():
            tiles.addWidget(tile, 1)
        main, side = Pliant(), Pliant()
        left, right = Column(self.theme, main, spacing=16), Column(self.theme, side, spacing=14)
        left.addLayout(tiles)
        left.addWidget(filling.jobs())
        left.addStretch(1)
        news = self._news_tile()
        for tile in ([news] if news else []) + filling.side():
            right.addWidget(tile)
        right.addStretch(1)
        row = Row(self.theme, spacing=16)
        row.addWidget(main, 5, Qt.AlignmentFlag.AlignTop)
        row.addWidget(side, 2, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        side_by_side = Folding(self.theme, tiles, main, 640)
        main.resized.connect(side_by_side.fit)  # also when the row it stands in turns and the page keeps its width
        self._folds += [Folding(self.theme, row, self, TURNS), side_by_side]
        self._fit()

    def _news_tile(self) -> QWidget | None:
        """What is new for the saved searches; None where there is none."""
        self._told = self._searches.news if self._searches else ()
        if self._searches is None or not self._told:
            return None
        from desktop.ui.saved.tile import news_tile

        return news_tile(self.theme, self._told, self._searches.open_search, self._searches.open)

    def _listen(self) -> None:
        """From the first picture on, hear what is new for the saved searches."""
        if self._searches is None:
            self._searches = self._ways.searches()
            self._searches.told.connect(self.show_news)
            self.show_news()

    def show_news(self) -> None:
        """What is new for the saved searches was counted anew."""
        if self._searches is not None and self._searches.news != self._told:
            self._build()

    def _fit(self) -> None:
        for fold in self._folds:
            fold.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._soon.start(FIRST if self.seen is None else 0)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._build()
        super().changeEvent(event)
