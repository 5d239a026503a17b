"""A table from the clipboard: it is written down as CSV and goes the way of every table.

The file lies in a folder of the profile while the dialog is open, so that a stick keeps it to itself.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from desktop.language import _
from desktop.ui.dropping import table_file
from desktop.ui.form.tabular import Grid, clipped
from desktop.ui.news import bad_news
from sync.disk import whole_file
from sync.refusal import Refusal
from sync.tables.cells import guarded

if TYPE_CHECKING:
    from desktop.ui.desk import Desk
    from desktop.ui.loading.load import Load

ENCODING, DELIMITER = "utf-8-sig", "\t"


class Pasted:
    """What was pasted into one dialog; `folder` need not be there yet."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._written: set[Path] = set()

    def open(self, desk: Desk, load: Load, begin: Callable[[], None]) -> bool:
        """Looks into the table on the clipboard, after `begin`; False where there is none."""
        try:
            place = self._take()
        except Refusal as refusal:
            desk.say(bad_news(refusal))
            return True
        if place is not None:
            begin()
            load.open(place, *((ENCODING, DELIMITER) if place in self._written else ()))
        return place is not None

    def _take(self) -> Path | None:
        """The table on the clipboard as a file, or the file that was copied; None where neither lies there."""
        data = QGuiApplication.clipboard().mimeData()
        if copied := table_file(data):
            return Path(copied)
        grid = clipped(data) or _column(data)
        return self._write(grid) if grid else None

    def _write(self, grid: Grid) -> Path:
        self._folder.mkdir(parents=True, exist_ok=True)
        place = self._folder / (_("Clipboard") + ".csv")
        with whole_file(place) as part, part.open("w", encoding=ENCODING, newline="") as text:
            csv.writer(text, delimiter=DELIMITER).writerows([guarded(cell) for cell in row] for row in grid)
        self._written.add(place)
        return place

    def forget(self) -> None:
        """Takes the files away; one that is still being read stays until the next table is pasted."""
        for place in self._written:
            with suppress(OSError):
                place.unlink(missing_ok=True)
        self._written.clear()


def _column(data: QMimeData) -> Grid | None:
    """Lines of a text as a table of one column: a spreadsheet copies a column so."""
    lines = [" ".join(line.split()) for line in data.text().splitlines() if line.strip()]
    return tuple((line,) for line in lines) if len(lines) > 1 else None
