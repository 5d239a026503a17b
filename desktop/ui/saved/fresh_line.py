"""The line over the results of a saved search: what is new since it was looked at, and a way to see just that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from desktop.language import _, stamp_text
from desktop.ui.saved_words import news_words
from desktop.ui.told_line import ToldLine

if TYPE_CHECKING:
    from desktop.catalogue.saved.searches import SearchNews
    from desktop.ui.theme import Theme


class FreshLine(ToldLine):
    """`only_wanted` carries whether just what is new is to be seen."""

    only_wanted = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._news: SearchNews | None = None
        self._only = False
        self.link.clicked.connect(lambda: self.only_wanted.emit(not self._only))

    def say(self, news: SearchNews | None, only: bool) -> None:
        """Say what is new, and whether just that is seen; without news be away."""
        self._news, self._only = news, only
        self.retranslate()
        self.setVisible(news is not None)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Words in the language spoken now."""
        if self._news is None:
            return
        looked = stamp_text(self._news.search.looked).partition(" ")[0]
        told = _("Since {date}: {news}").format(date=looked, news=news_words(self._news))
        self.sentence.setText(told)
        self.setAccessibleName(told)
        self.link.setText(_("Show all") if self._only else _("Show only these"))
        self.link.setVisible(bool(self._news.new or self._news.changed))
