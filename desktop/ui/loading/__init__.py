"""A table of an office into the catalogue, step by step: the file, its columns, what would happen, what happened."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from shiboken6 import isValid

from desktop.ui.loading.dialog import LoadingDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.catalogue import Catalogue
    from desktop.ui.desk import Desk

__all__ = ["LoadingDialog", "Tables"]


class Tables:
    """The loads of one window, one at a time. `pasted` is the folder for tables from the clipboard."""

    def __init__(
        self, desk: Desk, catalogue: Catalogue, fork: Callable[[], Catalogue], pasted: Path,
        window: QWidget | None = None,
    ) -> None:  # fmt: skip
        self._desk, self._catalogue, self._fork, self._window = desk, catalogue, fork, window
        self._pasted = pasted
        self._dialog: LoadingDialog | None = None

    def open(self, path: str = "") -> LoadingDialog:
        """The dialog, with that file where one is named; one that is open already is shown."""
        if self._dialog is None or not isValid(self._dialog):
            self._dialog = LoadingDialog(self._desk, self._catalogue, self._fork, self._pasted, parent=self._window)
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()
        if path:
            self._dialog.open_file(Path(path))
        return self._dialog

    def paste(self) -> LoadingDialog:
        """The dialog, with the table on the clipboard."""
        dialog = self.open()
        dialog.paste()
        return dialog

    def stop(self) -> None:
        """Leave off what is under way, but for what is being written."""
        if self._dialog is not None and isValid(self._dialog):
            self._dialog.load.stop()
