"""A window that only reads hears nothing of what another one writes to the same profile: it looks again when it gets
the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QWindow

    from desktop.catalogue import Catalogue
    from desktop.ui.window import MainWindow


class LookingAgain(QObject):
    """Lives as long as the window; `searches_changed` counts anew what is new for the saved searches."""

    def __init__(self, window: MainWindow, catalogue: Catalogue, searches_changed: Callable[[], None]) -> None:
        super().__init__(window)
        self._window, self._catalogue, self._searches_changed = window, catalogue, searches_changed
        self._seen = catalogue.moment()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusWindowChanged.connect(self._look)

    def _look(self, focused: QWindow | None) -> None:
        """Before that the first picture has come and all is as it was read."""
        if focused is None or self._window.actions_table is None:
            return
        now = self._catalogue.moment()
        if now != self._seen:
            self._seen = now
            self._window.catalogue_changed()
            self._searches_changed()
