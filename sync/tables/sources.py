"""A table as it lies before the reader: its sheets, its header, its lines. All frozen; lines are read as they are asked
for, so that a table of 50,000 rows needs no more memory than one row of it."""

from __future__ import annotations

import hashlib
import re
from enum import StrEnum
from pathlib import Path

import msgspec

from sync.errors import Check

MOST_ROWS = 200_000
MOST_COLUMNS = 2_000
MOST_BYTES = 600_000_000
"""Bounds of what is read, counted after unpacking; beyond them TooLarge is raised."""
LOOKED_AT = 25
"""Among so many first rows the header is looked for."""


class Form(StrEnum):
    """How a table is written down."""

    XLSX = "xlsx"
    CSV = "csv"
    JSONL = "jsonl"


class Line(msgspec.Struct, frozen=True, gc=False):
    """One row: its number in the file from 1, the text of each cell, and what is to be told about cells (by place from
    0, -1 for the whole row)."""

    number: int
    cells: tuple[str, ...]
    flaws: tuple[tuple[int, Check], ...] = ()

    def cell(self, place: int) -> str:
        """The text at a place, '' beyond the end of the row."""
        return self.cells[place] if place < len(self.cells) else ""


class Sheet(msgspec.Struct, frozen=True):
    """One sheet. `header_row` is the number of the row with the names of the columns, 0 where there is none.

    `kind` and `names` are set in tables this program wrote: the kind of its records and the exact names of the columns;
    `of` names the field whose rows stand on the sheet.
    """

    name: str
    header: tuple[str, ...] = ()
    header_row: int = 0
    kind: str = ""
    of: str = ""
    names: tuple[str, ...] = ()
    hidden: bool = False

    @property
    def own(self) -> bool:
        """Whether this program wrote the sheet."""
        return bool(self.kind)

    @property
    def shape(self) -> str:
        """What a remembered mapping is found by: 16 hexadecimal digits over the header, whatever its case."""
        written = "\x1f".join(normal(name) for name in self.header)
        return hashlib.sha256(written.encode()).hexdigest()[:16]


class Source(msgspec.Struct, frozen=True):
    """A file with a table. `encoding` and `delimiter` are those of CSV, as found or as told."""

    path: Path
    form: Form
    sheets: tuple[Sheet, ...]
    encoding: str = ""
    delimiter: str = ""

    def sheet(self, name: str) -> Sheet | None:
        """The sheet of this name."""
        return next((sheet for sheet in self.sheets if sheet.name == name), None)


_SPACES = re.compile(r"[\s_]+")
_ENDS = " *:.,;"


def normal(header: str) -> str:
    """A name of a column without case, doubled spaces, stars and colons at its end; ё is е."""
    return _SPACES.sub(" ", header.casefold().replace("ё", "е")).strip(_ENDS)


def column_letters(place: int) -> str:
    """A, B, …, AA: the name a spreadsheet gives to a column by its place from 0."""
    letters, left = "", place + 1
    while left:
        left, rest = divmod(left - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def cell_name(place: int, line: int) -> str:
    """C12: the name of a cell by its place and the number of its row; the row alone where no column is meant."""
    return f"{column_letters(place)}{line}" if place >= 0 else str(line)


def find_header(rows: list[Line]) -> Line | None:
    """The row that names the columns: the first that is nearly as wide as the widest and holds only different words.

    Titles above a table fill a cell or two, and rows of values hold numbers or repeat themselves.
    """
    widest = max((_filled(row) for row in rows), default=0)
    for row in rows:
        words = [cell.strip() for cell in row.cells if cell.strip()]
        different = len(set(words)) == len(words)
        if words and len(words) >= widest * 0.6 and different and not any(map(_is_value, words)):
            return row
    return next((row for row in rows if _filled(row)), None)


def _filled(row: Line) -> int:
    return sum(bool(cell.strip()) for cell in row.cells)


def _is_value(text: str) -> bool:
    return text[:1].isdigit() or text[:1] in "+-" or "@" in text or "://" in text
