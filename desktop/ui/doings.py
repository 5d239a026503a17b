"""What each doing of the table of actions does in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from desktop.ui.actions import Doing
from desktop.ui.desk import content_after
from desktop.ui.rail import Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.settings import Content
    from desktop.ui.catalogue_page import CataloguePage
    from desktop.ui.header import Header
    from desktop.ui.preferring import Preferring

Does = dict[Doing, "Callable[[], None]"]


class Doer(Protocol):
    """The window as the table of actions sees it; what each of these does is said there."""

    header: Header
    catalogue: CataloguePage
    preferring: Preferring

    @property
    def content(self) -> Content: ...

    def go(self, place: Place) -> None: ...

    def step(self, by: int) -> None: ...

    def step_marks(self, by: int) -> None: ...

    def next_pane(self, by: int) -> None: ...

    def back(self) -> None: ...

    def new_record(self) -> None: ...

    def edit_record(self) -> None: ...

    def duplicate_record(self) -> None: ...

    def confirm_records(self) -> None: ...

    def confirm_listed(self) -> None: ...

    def revise_records(self) -> None: ...

    def undo(self) -> None: ...

    def redo(self) -> None: ...

    def print_record(self) -> None: ...

    def save_records(self) -> None: ...

    def load_table(self) -> None: ...

    def paste_table(self) -> None: ...

    def update_catalogue(self) -> None: ...

    def open_sources(self) -> None: ...

    def open_sheet(self) -> None: ...

    def open_about(self) -> None: ...

    def quit(self) -> None: ...


def doings_of(window: Doer) -> Does:
    """All that can be done by key in that window."""
    return _going(window) | _working(window) | _looking(window)


def _going(window: Doer) -> Does:
    return {
        Doing.SEARCH: window.header.search.begin,
        Doing.SAVED: window.header.star.click,
        Doing.TODAY: lambda: window.go(Place.TODAY),
        Doing.CATALOGUE: lambda: window.go(Place.CATALOGUE),
        Doing.OVERVIEW: lambda: window.go(Place.OVERVIEW),
        Doing.CHANGES: lambda: window.go(Place.CHANGES),
        Doing.SETTINGS: lambda: window.go(Place.SETTINGS),
        Doing.BACK: window.back,
        Doing.NEXT_PANE: lambda: window.next_pane(1),
        Doing.PREVIOUS_PANE: lambda: window.next_pane(-1),
        Doing.NEXT_MARK: lambda: window.step_marks(1),
        Doing.MARK_BEFORE: lambda: window.step_marks(-1),
        Doing.OLDER: lambda: window.step(-1),
        Doing.NEWER: lambda: window.step(1),
        Doing.SHEET: window.open_sheet,
        Doing.ABOUT: window.open_about,
        Doing.QUIT: window.quit,
    }


def _working(window: Doer) -> Does:
    return {
        Doing.NEW: window.new_record,
        Doing.EDIT: window.edit_record,
        Doing.DUPLICATE: window.duplicate_record,
        Doing.CONFIRM: window.confirm_records,
        Doing.CONFIRM_MANY: window.confirm_listed,
        Doing.REVISE: window.revise_records,
        Doing.UNDO: window.undo,
        Doing.REDO: window.redo,
        Doing.PRINT: window.print_record,
        Doing.SAVE_AS: window.save_records,
        Doing.LOAD: window.load_table,
        Doing.PASTE: window.paste_table,
        Doing.UPDATE: window.update_catalogue,
        Doing.SOURCES: window.open_sources,
    }


def _looking(window: Doer) -> Does:
    preferring, page = window.preferring, window.catalogue
    return {
        Doing.INTERFACE: lambda: preferring.choose("language", preferring.settings.language.other),
        Doing.CONTENT: lambda: preferring.choose("content", content_after(window.content)),
        Doing.TABLE: lambda: page.show_as_table(not page.results.is_table),
        Doing.BIGGER: lambda: preferring.zoom(1),
        Doing.SMALLER: lambda: preferring.zoom(-1),
        Doing.USUAL: lambda: preferring.zoom(0),
    }
