"""What is new for the saved searches, as a tile of the page of the day: a line for each search that has any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.language import _, ngettext, number_text
from desktop.ui.buttons import Button, Kind
from desktop.ui.folding import Pliant
from desktop.ui.panes import Label, Row, quiet
from desktop.ui.saved_words import parts
from desktop.ui.tile import Tile

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.catalogue.saved.searches import SearchNews
    from desktop.ui.theme import Theme

SHOWN = 8


class _Line(Pliant):
    """A search by its name, as a way to it, and what is new for it; the name takes what room the counts leave."""

    def __init__(self, theme: Theme, news: SearchNews, open_search: Callable[[int], None]) -> None:
        super().__init__()
        self._theme, self._name = theme, news.search.name
        counts = " · ".join(parts(news))
        self.link, self._counts = Button(theme, Kind.LINK), Label(theme, 13, ink=quiet)
        self.link.name(f"{self._name}: {counts}")
        self.link.clicked.connect(lambda: open_search(news.search.id))
        self._counts.setText(counts)
        row = Row(theme, self, spacing=6)
        row.addWidget(self.link)
        row.addStretch(1)
        row.addWidget(self._counts, 0, Qt.AlignmentFlag.AlignRight)
        self._fit()

    def _fit(self) -> None:
        room = max(self._theme.px(60), self.width() - self._counts.sizeHint().width() - self._theme.px(16))
        metrics = QFontMetrics(self._theme.font(14))
        self.link.setText(metrics.elidedText(self._name, Qt.TextElideMode.ElideRight, room))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)


def news_tile(
    theme: Theme, news: Sequence[SearchNews], open_search: Callable[[int], None], show_all: Callable[[], object]
) -> QWidget | None:
    """None where no search is saved: a tile is never empty."""
    if not news:
        return None
    tile = Tile(theme, _("New for your searches"))
    every = Button(theme, Kind.LINK)
    every.setText(_("All searches"))
    every.clicked.connect(lambda: show_all())
    tile.head.addWidget(every)
    fresh = [each for each in reversed(news) if each.any]
    for each in fresh[:SHOWN]:
        tile.lines.addWidget(_Line(theme, each, open_search))
    note = Label(theme, 13, ink=quiet).wrapped()
    note.setText(_rest(len(news) - min(len(fresh), SHOWN), bool(fresh)))
    note.setVisible(bool(note.text()))
    tile.lines.addWidget(note)
    return tile


def _rest(others: int, any_fresh: bool) -> str:
    if not others:
        return ""
    if any_fresh:
        return ngettext("{n} more search is saved", "{n} more searches are saved", others).format(n=number_text(others))
    told = ngettext("Nothing new for {n} saved search", "Nothing new for {n} saved searches", others)
    return told.format(n=number_text(others))
