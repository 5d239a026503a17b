"""The window: where one goes in it, what one asks for, and the desk its pages stand on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.desk import Progress, Screens, one_lang
from desktop.ui.rail import Place
from desktop.ui.starting import catch_up
from desktop.ui.visiting import Visiting

if TYPE_CHECKING:
    from desktop.settings import Content, Settings
    from desktop.ui.actions import Actions
    from desktop.ui.desk import RecordPage
    from desktop.ui.parts import Parts


AFTER_PICTURE = 50
"""Milliseconds that the first picture has for itself."""


class MainWindow(Visiting):
    """Fits `Desk`. Everything but the list is built when one first goes there. `copy_changed` is told once all that the
    start was spared is there, and whenever the copy became another."""

    copy_changed = Signal()

    def __init__(self, parts: Parts, screens: Screens) -> None:
        self.actions_table: Actions | None = None
        super().__init__(parts, screens)
        self.builders[Place.CHANGES] = lambda: screens.changes_page(self)
        self.builders[Place.OVERVIEW] = lambda: screens.overview_page(self)
        self.builders[Place.TODAY] = lambda: screens.today_page(self)
        self._connect()
        self.catalogue.answered.connect(self._finish_later)
        self.catalogue.begin()

    def begin_day(self) -> None:
        """An office begins with what waits for it, everybody else with the list; called once, before the window is
        seen."""
        if self.settings.office and self._status.records:
            self.go(Place.TODAY)

    def _finish_later(self) -> None:
        """The first rows are in the list: after their picture comes what the picture did not need."""
        self.catalogue.answered.disconnect(self._finish_later)
        QTimer.singleShot(AFTER_PICTURE, self, self.finish)

    def finish(self) -> None:
        """Keys, style sheet, and what the start was spared."""
        from desktop.ui.actions import Actions
        from desktop.ui.asking import Asking
        from desktop.ui.doings import doings_of
        from desktop.ui.dropping import Dropping
        from desktop.ui.query.lately import Lately
        from desktop.ui.query.prompting import Prompting

        Dropping(self, self.load_table)
        asking = Asking(self._parts.background, self._parts.elsewhere)
        lately = Lately(self.settings.layout.get("asked", ""), self._keep_asked)
        Prompting(self.header.search, self._parts.theme, asking, lately, self.search_for)
        self.actions_table = Actions(self, doings_of(self))
        self._stack.currentChanged.connect(self._let_undo)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            self._parts.theme.dress(app)
            app.focusWindowChanged.connect(self._lend_keys)
        catch_up()
        self.copy_changed.emit()

    def _keep_asked(self, texts: str) -> None:
        self.preferring.keep_layout({"asked": texts}, self.catalogue.results.is_table)

    def _connect(self) -> None:
        header, page, status = self.header, self.catalogue, self.status
        header.search.asked.connect(self._search)
        header.search.left.connect(self.enter_results)
        header.language_chosen.connect(lambda lang: self.preferring.choose("language", lang))
        header.menu_wanted.connect(self._open_menu)
        header.update_button.update_wanted.connect(self.update_catalogue)
        header.update_button.stop_wanted.connect(self._screens.stop_update)
        header.update_button.details_wanted.connect(self.open_sources)
        self.preferring.changed.connect(self._show_choice)
        self.rail.chosen.connect(self.go)
        page.chosen.connect(self._follow)
        page.entered.connect(self._enter)
        page.emptied.connect(self._leave_record)
        page.office = lambda: self.settings.office
        page.sync_wanted.connect(self.open_sources)
        page.search_wiped.connect(self.wipe_search)
        page.sought.connect(self._seek)
        page.search_meant.connect(self.search_for)
        page.results.confirming_wanted.connect(self.confirm_listed)
        page.results.revising_wanted.connect(self.revise_records)
        page.results.heading.saving_wanted.connect(self.save_records)
        status.records_wanted.connect(self._show_all)
        status.proof_wanted.connect(self.open_sources)
        status.changes_wanted.connect(lambda: self.go(Place.CHANGES))

    # The desk

    @property
    def settings(self) -> Settings:
        return self.preferring.settings

    @property
    def content(self) -> Content:
        return self.settings.content

    def choose_content(self, content: Content) -> None:
        self.preferring.choose("content", content)

    def show_update(self, progress: Progress) -> None:
        self.header.update_button.show_progress(progress)
        self.header.fit()

    def catalogue_changed(self) -> None:
        self.show_status()
        self.catalogue.ask_again()
        self.refresh_pages()
        if self._record is not None and self._visits.now:
            self._record.open_record(self._visits.now)
        self.copy_changed.emit()

    # Where one goes

    def _new_record_page(self) -> RecordPage:
        return self._screens.record_page(self)

    def back(self) -> None:
        """Esc: whatever is the last thing one would want away."""
        if self.messages.isVisible():
            self.messages.leave()
        elif self._page is not None and self._stack.currentWidget() is self._page:
            self.leave_page()
        elif self._stack.currentWidget() is not self.catalogue:
            self.go(Place.CATALOGUE)
        elif self.put_marks_away():
            pass
        elif self.header.search.text():
            self.wipe_search()
        else:
            self.enter_results()

    def enter_results(self) -> None:
        """Focus into the list."""
        self.go(Place.CATALOGUE)
        self.catalogue.results.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def middle_panes(self) -> list[QWidget]:
        record = [self._record] if self._record and self._stack.currentWidget() is self.catalogue else []
        return [*super().middle_panes(), *record]

    # What one asks for

    def _search(self, text: str) -> None:
        self.go(Place.CATALOGUE)
        self.catalogue.search(text)

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

    def save_records(self) -> None:
        """The open record or all that are found in a file for another program."""
        self._screens.giving(self, (self._visits.now,) if self._visits.now else ())

    def load_table(self, path: str = "") -> None:
        """A table of an office into the catalogue, step by step."""
        self._screens.loading(self, path)

    def paste_table(self) -> None:
        """The table on the clipboard, the same way."""
        self._screens.pasting(self)

    def new_record(self) -> None:
        """Ask for a kind; the form of the new record opens."""
        from desktop.ui.menu import open_kinds

        open_kinds(self.header.menu_button, lambda kind: self._screens.begin(self, kind))

    def duplicate_record(self) -> None:
        """A record like the open one, in its form."""
        if self._visits.now and self._page is None:
            self._screens.duplicate(self, self._visits.now)

    def edit_record(self) -> None:
        """Change the open record."""
        if self._visits.now and self._page is None:
            self.go(Place.CATALOGUE)
            self._record_page().edit()

    def _open_menu(self) -> None:
        from desktop.ui.menu import open_menu

        if self.actions_table is not None:
            open_menu(self.header.menu_button, self.actions_table)

    def open_about(self) -> None:
        """Version, root of trust, whose data these are."""
        self._screens.about(self)

    def open_sheet(self) -> None:
        """F1: all keys."""
        from desktop.ui.shortcut_sheet import ShortcutSheet

        if self.actions_table is not None:
            ShortcutSheet(self._parts.theme, self.actions_table, self).show()

    def confirm_records(self) -> None:
        """What is chosen in the list, or the record that is open, is still so."""
        if len(picked := self.catalogue.results.picked()) > 1:
            self._screens.confirming(self, picked)
        elif self._visits.now and self._page is None:
            self._record_page().confirm()

    def confirm_listed(self) -> None:
        """The list of what is chosen, or of all that is found, to be confirmed as it is."""
        self._screens.confirming(self, self.catalogue.results.picked_or_all())

    def revise_records(self) -> None:
        """One field of what is chosen, or of all that is found, changed in all of them at once."""
        self._screens.revising(self, self.catalogue.results.picked_or_all())

    def undo(self) -> None:
        """Take the last act on any record back."""
        self._screens.undo(self)

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._screens.redo(self)

    def _lend_keys(self) -> None:
        if self.actions_table is not None:
            self.actions_table.lend()

    def _let_undo(self) -> None:
        """The form and the page of changes have these keys for themselves."""
        from desktop.ui.actions import Doing

        if self.actions_table is not None:
            free = self._stack.currentWidget() not in (self._page, self._built.get(Place.CHANGES))
            for doing in (Doing.UNDO, Doing.REDO):
                self.actions_table[doing].setEnabled(free)

    def quit(self) -> None:
        """Close the window; everything is kept already."""
        self.close()

    # How it looks

    def _show_choice(self, name: str) -> None:
        """A choice changed: list, page and preferences follow."""
        settings = self.preferring.settings
        if name in ("language", "content"):
            self.catalogue.speak(one_lang(settings.content, settings.language))
            if self._record is not None and name == "content":  # a page hears by itself what the window speaks
                self._record.show_content(settings.content)
        if name == "office":
            self.refresh_pages()
            if self._visits.now:
                self._record_page().open_record(self._visits.now)
        if self._preferences is not None:
            self._preferences.show_choices(self.preferring.choices)

    def retranslate(self) -> None:
        super().retranslate()
        if self.actions_table is not None:
            self.actions_table.retranslate()
        if self._preferences is not None:
            self._preferences.retranslate()
