"""The screens of the window on a real catalogue. Each is imported when one first goes there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop.language import _, number_text
from desktop.ui.desk import Desk, RecordPage, Screens
from desktop.ui.handing import Handing
from desktop.ui.news import News, Remedy
from desktop.ui.rail import Place
from desktop.ui.shapes import State

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from desktop.catalogue import Catalogue
    from desktop.catalogue.views import Change
    from desktop.profile import Profile
    from desktop.ui.about import AboutDialog, Facts
    from desktop.ui.exchange import Exchange
    from desktop.ui.exchange.journey import Take
    from desktop.ui.form import Forms
    from desktop.ui.loading import Tables
    from desktop.ui.saved.searches import Searches
    from desktop.ui.stepping import Stepping
    from desktop.ui.today.day import Day
    from desktop.ui.window import MainWindow


class Office(Handing):
    """Builds the screens on first use.

    `catalogue` is that of the window's own thread and `fork` gives a worker thread its own; `take` brings a bundle in.
    `profile` says where sheets, pictures and what is not kept yet lie.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        fork: Callable[[], Catalogue],
        take: Take,
        now: Callable[[], datetime],
        facts: Callable[[], Facts],
        profile: Profile,
    ) -> None:
        super().__init__(catalogue, fork, now, profile)
        self._take, self._facts = take, facts
        self._forms: Forms | None = None
        self._exchange: Exchange | None = None
        self._day: Day | None = None
        self._tables: Tables | None = None
        self._searches: Searches | None = None

    def furnish(self, window: MainWindow) -> None:
        """The window these screens stand in; called once, when it is built."""
        self._window = window
        window.header.star.clicked.connect(lambda: self.searches(window).open())
        window.copy_changed.connect(lambda: self.searches(window).follow())

    def screens(self) -> Screens:
        """What the window is given."""
        return Screens(
            record_page=self._record_page,
            changes_page=self._changes_page,
            overview_page=self._overview_page,
            today_page=lambda desk: self.day(desk).page(),
            update=lambda desk: self.exchange(desk).update(),
            stop_update=self._stop_update,
            sync=self._open_sources,
            about=lambda desk: self.open_about(desk).show(),
            undo=self._undo,
            redo=self._redo,
            begin=lambda desk, kind: self.forms(desk).begin(kind),
            duplicate=lambda desk, uid: self.forms(desk).duplicate(uid),
            confirming=lambda desk, rows: self.day(desk).confirm_rows(rows),
            revising=lambda desk, rows: self.day(desk).revise_rows(rows),
            printing=self._print,
            giving=self._give,
            loading=self._load,
            pasting=self._paste,
        )

    def _undo(self, desk: Desk) -> None:
        self._stepping(desk).undo(lambda change: self._tell_step(desk, change))

    def _redo(self, desk: Desk) -> None:
        self._stepping(desk).redo(lambda change: self._tell_step(desk, change))

    def _stepping(self, desk: Desk) -> Stepping:
        from desktop.ui.stepping import Stepping

        return Stepping(desk, self._fork)

    def _tell_step(self, desk: Desk, change: Change | None) -> None:
        """With a way to the record: it need not be the open one."""
        from desktop.ui.undone import step_words

        if change is not None:
            uids = change.uids[:1]
            show = Remedy(lambda: _("Show the record"), lambda: desk.show_record(uids[0])) if uids else None
            desk.say(News(State.GOOD, step_words(self._catalogue, change), show))

    def _go_to_changes(self) -> None:
        if self._window is not None:
            self._window.go(Place.CHANGES)

    def forms(self, desk: Desk) -> Forms:
        """The forms of this window."""
        if self._forms is None:
            from desktop.catalogue.media import Media
            from desktop.ui.form import Forms

            media = Media(self._profile.media)
            drafts = self._profile.drafts
            self._forms = Forms(desk, self._catalogue, self._fork, self._now, self._go_to_changes, media, drafts)
        return self._forms

    def _record_page(self, desk: Desk) -> RecordPage:
        from desktop.ui.record import RecordPane

        forms = self.forms(desk)
        return RecordPane(desk, self._catalogue, forms.open, lambda uids: self._print(desk, uids), self._go_to_changes)

    def _changes_page(self, desk: Desk) -> QWidget:
        from desktop.ui.changes_page import ChangesPage

        return ChangesPage(desk, self._catalogue, self.forms(desk).open, self._fork)

    def _overview_page(self, desk: Desk) -> QWidget:
        from desktop.paths import MAP
        from desktop.ui.overview import OverviewPage

        return OverviewPage(desk, self._fork, (self._profile.folder / MAP.name, MAP))

    def day(self, desk: Desk) -> Day:
        """The work of the day of this window."""
        if self._day is None:
            from desktop.ui.today.day import Day

            assert self._window is not None
            window, searches = self._window, partial(self.searches, self._window)
            self._day = Day(window, self._catalogue, self._fork, lambda: self.forms(desk), searches)
        return self._day

    def searches(self, window: MainWindow) -> Searches:
        """The saved searches of this window."""
        if self._searches is None:
            from desktop.ui.saved.searches import Searches

            self._searches = Searches(window, self._catalogue, self._fork)
        return self._searches

    # The update

    def exchange(self, desk: Desk) -> Exchange:
        """The updates of this window."""
        if self._exchange is None:
            from desktop.ui.exchange import Exchange, Sourcing

            sourcing = Sourcing(self._usual_source, self._recent_sources, self._remember)
            self._exchange = Exchange(
                desk, self._take, sourcing, lambda: self._adopted(desk), self._show_status, self._list_touched
            )
        return self._exchange

    def _usual_source(self) -> str:
        return self._window.preferring.settings.source if self._window else ""

    def _recent_sources(self) -> Sequence[str]:
        return self._window.preferring.settings.recent_sources if self._window else ()

    def _remember(self, source: str) -> None:
        if self._window is None:
            return
        from desktop.ui.exchange.exchange import RECENT

        others = tuple(each for each in self._recent_sources() if each != source)
        self._window.preferring.choose("source", source)
        self._window.preferring.choose("recent_sources", (source, *others)[:RECENT])

    def _adopted(self, desk: Desk) -> None:
        desk.catalogue_changed()
        if self._forms is not None:
            self._forms.refresh()

    def _show_status(self) -> None:
        """A journey that brought nothing new still proves anew how old the copy is."""
        if self._window is not None:
            self._window.show_status()

    def _list_touched(self) -> None:
        """Exactly the records the update brought or changed, as a list."""
        outcome = self._exchange.journey.outcome if self._exchange else None
        if outcome is not None and self._window is not None:
            self._window.go(Place.CATALOGUE)
            uids = outcome.new_uids + outcome.changed_uids
            self._window.catalogue.show_only(self._catalogue.rows_of(uids))
            if len(uids) < outcome.new + outcome.changed:
                self._window.say(News(State.GOOD, partial(_first_of, len(uids), outcome.new + outcome.changed)))

    def _stop_update(self) -> None:
        if self._exchange is not None:
            self._exchange.stop()

    def stop(self) -> None:
        """Stop what is under way, so that nobody who closes the window waits for its end."""
        self._stop_update()
        if self._forms is not None:
            self._forms.close()  # while there is still a window to tell what became of its record
        self._stop_handing()
        if self._tables is not None:
            self._tables.stop()

    def _load(self, desk: Desk, path: str) -> None:
        self.tables(desk).open(path)

    def _paste(self, desk: Desk) -> None:
        self.tables(desk).paste()

    def tables(self, desk: Desk) -> Tables:
        """The loads of tables of this window."""
        if self._tables is None:
            from desktop.ui.loading import Tables

            self._tables = Tables(desk, self._catalogue, self._fork, self._profile.pasted, self._window)
        return self._tables

    def _open_sources(self, desk: Desk) -> None:
        self.exchange(desk).open()

    def open_about(self, desk: Desk) -> AboutDialog:
        """The dialog about this installation; the caller shows it."""
        from desktop.ui.about import AboutDialog

        return AboutDialog(desk.parts.theme, self._facts(), self._window)


def _first_of(shown: int, total: int) -> str:
    words = _("The list shows the first {shown} of {total} records the update brought or changed.")
    return words.format(shown=number_text(shown), total=number_text(total))
