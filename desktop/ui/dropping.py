"""A table dropped on a window: taken where nothing under the pointer wants the file itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

SUFFIXES = (".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv", ".txt", ".jsonl")
"""Files that are meant as tables; of those that are none the load itself says so."""


class Dropping(QObject):
    """Calls `then` with the path of a table that was dropped on a widget."""

    def __init__(self, widget: QWidget, then: Callable[[str], None]) -> None:
        super().__init__(widget)
        self._then = then
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kinds = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)
        if not isinstance(event, QDropEvent) or event.type() not in kinds:
            return super().eventFilter(watched, event)
        path = table_file(event.mimeData())
        if not path:
            return super().eventFilter(watched, event)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.type() is QEvent.Type.Drop:
            self._then(path)
        return True


def table_file(data: QMimeData) -> str:
    """The one file that is carried, if it is meant as a table; '' otherwise."""
    urls = data.urls()
    path = urls[0].toLocalFile() if len(urls) == 1 else ""
    return path if Path(path).suffix.lower() in SUFFIXES else ""
