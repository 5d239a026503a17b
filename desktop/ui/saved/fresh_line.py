"""The line over the results of a saved search: what is new since it was looked at, and a way to see just that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.language import _, stamp_text
from desktop.ui.buttons import Button, Kind
from desktop.ui.flow import Flow
from desktop.ui.panes import Column, Edge, Label, Pane, quiet
from desktop.ui.saved_words import news_words

if TYPE_CHECKING:
    from desktop.catalogue.saved.searches import SearchNews
    from desktop.ui.theme import Theme


class FreshLine(Pane):
    """`only_wanted` carries whether just what is new is to be seen."""

    only_wanted = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, edge=Edge.BOTTOM, parent=parent)
        self._news: SearchNews | None = None
        self._only = False
        self._words = Label(theme, 14, ink=quiet).whole()
        self.link = Button(theme, Kind.LINK)
        self.link.clicked.connect(lambda: self.only_wanted.emit(not self._only))
        things = QWidget(self)
        flow = Flow(things, gap=4)
        flow.addWidget(self._words)
        flow.addWidget(self.link)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        things.setSizePolicy(policy)
        Column(theme, self, margins=(13, 6, 14, 7)).addWidget(things)
        theme.follow(self._take_measures)
        self.hide()

    def _take_measures(self) -> None:
        """The sentence stands in the middle of a line as high as the link beside it."""
        self._words.setContentsMargins(self.theme.px(3), 0, 0, 0)
        self._words.setMinimumHeight(self.link.sizeHint().height())

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
        self._words.setText(told)
        self.setAccessibleName(told)
        self.link.setText(_("Show all") if self._only else _("Show only these"))
        self.link.setVisible(bool(self._news.new or self._news.changed))
