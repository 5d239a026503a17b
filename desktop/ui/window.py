"""The window: header, rail, the page one is on, status; and the desk its pages stand on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from desktop.language import _
from desktop.settings import Content
from desktop.ui.catalogue_page import CataloguePage
from desktop.ui.desk import Progress, RecordPage, Screens, one_lang
from desktop.ui.header import Header
from desktop.ui.message_bar import MessageBar
from desktop.ui.news import News
from desktop.ui.parts import Parts
from desktop.ui.preferring import Preferring
from desktop.ui.rail import Place, Rail
from desktop.ui.splitting import Breadth
from desktop.ui.status_bar import StatusBar
from desktop.ui.visits import Visits
from desktop.ui.walking import step, stops, stride

if TYPE_CHECKING:
    from desktop.ui.actions import Actions
    from desktop.ui.preferences import PreferencesPage

SMALLEST = (760, 480)


class MainWindow(QMainWindow):
    """Fits `Desk`. Everything but the list is built when one first goes there."""

    def __init__(self, parts: Parts, screens: Screens) -> None:
        super().__init__()
        self._parts, self._screens = parts, screens
        self.preferring = Preferring(parts, self)
        self._spoken = parts.tongue.lang
        self._visits = Visits()
        self._record: RecordPage | None = None
        self._preferences: PreferencesPage | None = None
        self._changes: QWidget | None = None
        self._page: QWidget | None = None
        self.actions_table: Actions | None = None
        self._build()
        self._connect()
        self.setMinimumSize(*SMALLEST)
        self._restore()
        self._status = parts.shelf.status()
        self.retranslate()
        self.catalogue.answered.connect(self._finish_later)
        self.catalogue.ask(self.catalogue.question)

    def _finish_later(self) -> None:
        """The first rows are in the list: after their picture comes what the picture did not need."""
        self.catalogue.answered.disconnect(self._finish_later)
        QTimer.singleShot(0, self, self.finish)

    def finish(self) -> None:
        """Keys and style sheet."""
        from desktop.ui.actions import Actions
        from desktop.ui.doings import doings

        self.actions_table = Actions(self, doings(self))
        app = QApplication.instance()
        if isinstance(app, QApplication):
            self._parts.theme.dress(app)

    def _build(self) -> None:
        theme, lang = self._parts.theme, self._parts.tongue.lang
        self.header = Header(theme, lang, self)
        self.messages = MessageBar(theme, self)
        self.rail = Rail(theme, self)
        self.status = StatusBar(theme, self)
        self.catalogue = CataloguePage(self._parts, one_lang(self.content, lang), self)
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

    def _connect(self) -> None:
        header, page, status = self.header, self.catalogue, self.status
        header.search.asked.connect(self._search)
        header.search.left.connect(self.enter_results)
        header.language_chosen.connect(lambda lang: self.preferring.choose("language", lang))
        header.menu_wanted.connect(self._open_menu)
        header.update_button.update_wanted.connect(self.update_catalogue)
        header.update_button.stop_wanted.connect(self._screens.stop_update)
        header.update_button.details_wanted.connect(self.open_sources)
        self.rail.chosen.connect(self.go)
        page.chosen.connect(self._follow)
        page.entered.connect(self._enter)
        page.sync_wanted.connect(self.open_sources)
        page.search_wiped.connect(self.wipe_search)
        status.records_wanted.connect(self._show_all)
        status.proof_wanted.connect(self.open_sources)
        status.changes_wanted.connect(lambda: self.go(Place.CHANGES))

    # The desk

    @property
    def parts(self) -> Parts:
        return self._parts

    @property
    def content(self) -> Content:
        return self.preferring.settings.content

    def choose_content(self, content: Content) -> None:
        self.preferring.choose("content", content)

    def say(self, news: News) -> None:
        self.messages.say(news)

    def show_record(self, uid: str) -> None:
        self.go(Place.CATALOGUE)
        self._open(uid)

    def show_page(self, page: QWidget) -> None:
        self._page = page
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        page.setFocus()

    def leave_page(self) -> None:
        if self._page is not None:
            page, self._page = self._page, None
            self._stack.removeWidget(page)
            page.deleteLater()
            self.go(Place.CATALOGUE)

    def show_update(self, progress: Progress) -> None:
        self.header.update_button.show_progress(progress)

    def catalogue_changed(self) -> None:
        self.show_status()
        self.catalogue.ask_again()
        if self._record is not None and self._visits.now:
            self._record.open_record(self._visits.now)

    # Where one goes

    def go(self, place: Place) -> None:
        """To a page of the rail; it is built on the first visit."""
        self.rail.show_place(place)
        pages = {Place.CATALOGUE: self._catalogue_or_page, Place.CHANGES: self._changes_page}
        self._stack.setCurrentWidget(pages.get(place, self._preferences_page)())

    def _catalogue_or_page(self) -> QWidget:
        """What is being edited stays open while one looks elsewhere."""
        return self._page or self.catalogue

    def _changes_page(self) -> QWidget:
        if self._changes is None:
            self._changes = self._screens.changes_page(self)
            self._stack.addWidget(self._changes)
        return self._changes

    def _preferences_page(self) -> QWidget:
        from desktop.ui.preferences import PreferencesPage

        if self._preferences is None:
            self._preferences = PreferencesPage(self._parts.theme, self.preferring.choices, self)
            self._preferences.chosen.connect(self.preferring.choose)
            self._stack.addWidget(self._preferences)
        return self._preferences

    def _record_page(self) -> RecordPage:
        if self._record is None:
            self._record = self._screens.record_page(self)
            self.catalogue.put_record(self._record)
        return self._record

    def _follow(self, uid: str) -> None:
        """The page follows the row one stopped at."""
        if uid != self._visits.now:
            self._open(uid)

    def _enter(self, uid: str) -> None:
        self._follow(uid)
        self._record_page().setFocus()

    def _open(self, uid: str) -> None:
        self._visits.visit(uid)
        self._record_page().open_record(uid)

    def step(self, by: int) -> None:
        """To the record visited before (-1) or after (1)."""
        if (uid := self._visits.step(by)) is not None:
            self.go(Place.CATALOGUE)
            self._record_page().open_record(uid)

    def back(self) -> None:
        """Esc: whatever is the last thing one would want away."""
        if self.messages.isVisible():
            self.messages.leave()
        elif self._page is not None and self._stack.currentWidget() is self._page:
            self.leave_page()
        elif self._stack.currentWidget() is not self.catalogue:
            self.go(Place.CATALOGUE)
        elif self.header.search.text():
            self.wipe_search()
        else:
            self.enter_results()

    def enter_results(self) -> None:
        """Focus into the list."""
        self.go(Place.CATALOGUE)
        self.catalogue.results.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def next_pane(self, by: int) -> None:
        """F6: header, rail, facets, results, record, status, round and round."""
        self._focus(stride(self._stops(), self.focusWidget(), by))

    def focusNextPrevChild(self, forward: bool) -> bool:
        return self._focus(step(self._stops(), self.focusWidget(), 1 if forward else -1))

    def _focus(self, target: QWidget | None) -> bool:
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)
        return target is not None

    def _stops(self) -> list[list[QWidget]]:
        page = self.catalogue
        inner = [page.facets, page.results, *([self._record] if self._record else [])]
        middle = inner if self._stack.currentWidget() is page else [self._stack.currentWidget()]
        return stops(self, [self.header, self.messages, self.rail, *middle, self.status], page.facets)

    # What one asks for

    def _search(self, text: str) -> None:
        self.go(Place.CATALOGUE)
        self.catalogue.search(text)

    def wipe_search(self) -> None:
        """An empty search field, asked at once."""
        self.header.search.clear()
        self.header.search.ask()

    def _show_all(self) -> None:
        self.go(Place.CATALOGUE)
        self.wipe_search()
        if self.catalogue.question.filters:
            self.catalogue.reset_filters()

    def update_catalogue(self) -> None:
        """Take the newest bundle in place."""
        self._screens.update(self)

    def open_sources(self) -> None:
        """The dialog of sources, progress and outcome."""
        self._screens.sync(self)

    def print_record(self) -> None:
        """The open record on paper."""
        if self._visits.now:
            self._screens.printing(self, (self._visits.now,))

    def edit_record(self) -> None:
        """Change the open record."""
        if self._visits.now and self._page is None:
            self.go(Place.CATALOGUE)
            self._record_page().edit()

    def _open_menu(self) -> None:
        from desktop.ui.menu import open_menu

        if self.actions_table is not None:
            open_menu(self.header.menu_button, self.actions_table)

    def open_sheet(self) -> None:
        """F1: all keys."""
        from desktop.ui.shortcut_sheet import ShortcutSheet

        if self.actions_table is not None:
            ShortcutSheet(self._parts.theme, self.actions_table, self).open()

    def quit(self) -> None:
        """Close the window; everything is kept already."""
        self.close()

    # How it looks

    def show_status(self) -> None:
        """Date, number, counts: the state of the copy."""
        self._status = self._parts.shelf.status()
        self._tell_status()

    def _tell_status(self) -> None:
        self.header.age.show_status(self._status, self._parts.today())
        self.status.show_status(self._status)

    def show_choices(self) -> None:
        """A choice changed: list, page and preferences follow."""
        settings = self.preferring.settings
        self.catalogue.speak(one_lang(settings.content, settings.language))
        if self._record is not None:
            self._record.show_content(settings.content)

    def show_preferences(self) -> None:
        """What the page of preferences shows is what holds."""
        if self._preferences is not None:
            self._preferences.show_choices(self.preferring.choices)

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
        if self.actions_table is not None:
            self.actions_table.retranslate()
        if self._preferences is not None:
            self._preferences.retranslate()
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
        if settings.results_as_table:
            self.catalogue.show_as_table(True)

    def closeEvent(self, event: QCloseEvent) -> None:
        layout = {"window": bytes(self.saveGeometry().toHex().data()).decode()}
        if table := self.catalogue.results.kept_table():
            layout["table"] = table
        self.preferring.keep_layout(layout, self.catalogue.results.is_table)
        super().closeEvent(event)
