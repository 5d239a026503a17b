"""A table as it lies on the clipboard: cells in rows, from a spreadsheet, a page or a document."""

from __future__ import annotations

import csv
from html.parser import HTMLParser

from PySide6.QtCore import QMimeData

from desktop.language import N_

NO_TABLE = N_("There is no table on the clipboard. Copy rows of a spreadsheet first.")
Grid = tuple[tuple[str, ...], ...]
"""Rows of equally many cells."""


def clipped(data: QMimeData) -> Grid | None:
    """The table of the clipboard, None where what lies there is no table: a text, one cell."""
    rows = _of_html(data.html()) if data.hasHtml() and "<table" in data.html().casefold() else []
    if not rows and "\t" in data.text():
        rows = list(csv.reader(data.text().rstrip("\r\n").splitlines(keepends=True), delimiter="\t"))
    filled = [[" ".join(cell.split()) for cell in row] for row in rows]
    filled = [row for row in filled if any(row)]
    wide = max(map(len, filled), default=0)
    if wide * len(filled) < 2:
        return None
    return tuple(tuple(row + [""] * (wide - len(row))) for row in filled)


class _Table(HTMLParser):
    """Cells row by row."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self._cell = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
        self._cell = tag in ("td", "th") or (self._cell and tag not in ("tr", "table"))
        if tag in ("td", "th") and self.rows:
            self.rows[-1].append("")
        if tag == "br":
            self.handle_data(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr"):
            self._cell = False

    def handle_data(self, data: str) -> None:
        if self._cell and self.rows and self.rows[-1]:
            self.rows[-1][-1] += data


def _of_html(html: str) -> list[list[str]]:
    table = _Table()
    table.feed(html)
    return table.rows
