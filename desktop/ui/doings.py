"""What each doing of the table does in the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop.settings import Content
from desktop.ui.actions import Doing
from desktop.ui.rail import Place

if TYPE_CHECKING:
    from desktop.ui.window import MainWindow


def after(content: Content) -> Content:
    """The next one round: Russian, Belarusian, both."""
    order = tuple(Content)
    return order[(order.index(content) + 1) % len(order)]


def doings(window: MainWindow) -> dict[Doing, Callable[[], None]]:
    """Everything the window can do by key."""
    choose, page = window.preferring.choose, window.catalogue
    return {
        Doing.SEARCH: window.header.search.begin,
        Doing.CATALOGUE: lambda: window.go(Place.CATALOGUE),
        Doing.CHANGES: lambda: window.go(Place.CHANGES),
        Doing.SETTINGS: lambda: window.go(Place.SETTINGS),
        Doing.BACK: window.back,
        Doing.NEXT_PANE: lambda: window.next_pane(1),
        Doing.PREVIOUS_PANE: lambda: window.next_pane(-1),
        Doing.OLDER: lambda: window.step(-1),
        Doing.NEWER: lambda: window.step(1),
        Doing.EDIT: window.edit_record,
        Doing.PRINT: window.print_record,
        Doing.INTERFACE: lambda: choose("language", window.preferring.settings.language.other),
        Doing.CONTENT: lambda: choose("content", after(window.content)),
        Doing.UPDATE: window.update_catalogue,
        Doing.SOURCES: window.open_sources,
        Doing.TABLE: lambda: page.show_as_table(not page.results.is_table),
        Doing.BIGGER: lambda: window.preferring.zoom(1),
        Doing.SMALLER: lambda: window.preferring.zoom(-1),
        Doing.USUAL: lambda: window.preferring.zoom(0),
        Doing.SHEET: window.open_sheet,
        Doing.QUIT: window.quit,
    }
