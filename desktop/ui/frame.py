"""The frame of the window: header, news, rail, the page one is on, status; how they are laid out, sized and worded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, Qt
from PySide6.QtGui import QCloseEvent, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from desktop.language import N_, _
from desktop.ui.catalogue_page import CataloguePage
from desktop.ui.desk import one_lang
from desktop.ui.header import Header
from desktop.ui.message_bar import MessageBar
from desktop.ui.news import News
from desktop.ui.preferring import Preferring
from desktop.ui.rail import Place, Rail
from desktop.ui.shapes import State
from desktop.ui.splitting import Breadth
from desktop.ui.status_bar import StatusBar
from desktop.ui.walking import step, stops, stride

if TYPE_CHECKING:
    from desktop.ui.parts import Parts

SMALLEST = (760, 480)


class Frame(QMainWindow):
    """Everything that is there from the first picture on, and nothing of what it leads to."""

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts
        self.preferring = Preferring(parts, self)
        self.preferring.not_kept.connect(self._say_not_kept)
        parts.theme.changed.connect(self.fit)
        self._spoken = parts.tongue.lang
        self._build()
        self.setMinimumSize(*SMALLEST)
        self._restore()
        self._status = parts.shelf.status()
        self.retranslate()

    def _build(self) -> None:
        theme, lang = self._parts.theme, self._parts.tongue.lang
        self.header = Header(theme, lang, self)
        self.messages = MessageBar(theme, self)
        self.rail = Rail(theme, self)
        self.status = StatusBar(theme, self)
        self.catalogue = CataloguePage(self._parts, one_lang(self.preferring.settings.content, lang), self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.catalogue)
        self.rail.show_place(Place.CATALOGUE)
        middle = QHBoxLayout()
        middle.addWidget(self.rail)
        middle.addWidget(self._stack, 1)
        whole = QWidget(self)
        column = QVBoxLayout(whole)
        column.addWidget(self.header)
        column.addWidget(self.messages)
        column.addLayout(middle, 1)
        column.addWidget(self.status)
        for layout in (middle, column):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        self.setCentralWidget(whole)

    @property
    def parts(self) -> Parts:
        """What the window is built from."""
        return self._parts

    def say(self, news: News) -> None:
        """Say it above the page."""
        self.messages.say(news)

    def _say_not_kept(self) -> None:
        words = N_("The choice holds until you close Niva: the profile cannot be written.")
        self.say(News(State.WARNING, lambda: _(words)))

    def next_pane(self, by: int) -> None:
        """F6: header, rail, facets, results, record, status, round and round."""
        self._focus(stride(self._stops(), self.focusWidget(), by))

    def focusNextPrevChild(self, forward: bool) -> bool:
        return self._focus(step(self._stops(), self.focusWidget(), 1 if forward else -1))

    def _focus(self, target: QWidget | None) -> bool:
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)
        return target is not None

    def middle_panes(self) -> list[QWidget]:
        """The panes of the page one is on, from left to right."""
        page = self.catalogue
        shown = self._stack.currentWidget()
        return [page.facets, page.results] if shown is page or shown is None else [shown]

    def _stops(self) -> list[list[QWidget]]:
        panes = [self.header, self.messages, self.rail, *self.middle_panes(), self.status]
        return stops(self, panes, self.catalogue.facets)

    def show_status(self) -> None:
        """Date, number, counts: the state of the copy."""
        self._status = self._parts.shelf.status()
        self._tell_status()

    def _tell_status(self) -> None:
        self.header.age.show_status(self._status, self._parts.today())
        self.header.fit()
        self.status.show_status(self._status)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange and self._spoken is not self._parts.tongue.lang:
            self._spoken = self._parts.tongue.lang
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """All words in the language spoken now; what is open stays open."""
        self.setWindowTitle(_("Niva"))
        self.header.show_lang(self._parts.tongue.lang)
        for part in (self.header, self.messages, self.rail, self.status, self.catalogue):
            part.retranslate()
        self._tell_status()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.fit()
        super().resizeEvent(event)

    def fit(self) -> None:
        """Lay out for the width there is at this zoom."""
        breadth = Breadth.of(self.width() * 100 / self._parts.theme.zoom)
        self.rail.set_narrow(breadth is Breadth.NARROW)
        self.catalogue.set_breadth(breadth)

    def _restore(self) -> None:
        settings, screen = self.preferring.settings, QGuiApplication.primaryScreen().availableGeometry()
        self.resize(min(1440, screen.width()), min(900, screen.height()))
        if kept := settings.layout.get("window"):
            self.restoreGeometry(QByteArray.fromHex(kept.encode()))
        self.catalogue.results.restore_table(settings.layout.get("table", ""))
        self.catalogue.widths.read(settings.layout.get("panes", ""))
        self.catalogue.restore_order(settings.layout.get("order", ""))
        if settings.results_as_table:
            self.catalogue.show_as_table(True)

    def closeEvent(self, event: QCloseEvent) -> None:
        layout = {"window": bytes(self.saveGeometry().toHex().data()).decode()}
        layout["panes"] = self.catalogue.widths.text()
        layout["order"] = self.catalogue.ordering.text()
        if table := self.catalogue.results.kept_table():
            layout["table"] = table
        self.preferring.keep_layout(layout, self.catalogue.results.is_table)
        super().closeEvent(event)
