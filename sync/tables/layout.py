"""How this program lays out a sheet of its own, and how any sheet is looked at first.

The first row of a sheet of ours is hidden and holds the names of the columns; its first cell says whose records these
are: `equipment/uid`. The second row shows the same columns in words. A sheet of rows has columns such as
`specs[].value` behind the uid of the record the rows belong to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from sync.records import KINDS
from sync.tables.sources import Line, Sheet, find_header

_MARK = re.compile(r"(\w+)/uid")
_ROWS = re.compile(r"(\w+)\[\]\.")


def mark(kind: str) -> str:
    """The first cell of a sheet of ours."""
    return f"{kind}/uid"


def marked_kind(cell: str) -> str:
    """The kind a first cell names, '' for a table of somebody else."""
    found = _MARK.fullmatch(cell.strip())
    return found[1] if found and found[1] in KINDS else ""


def described(name: str, rows: list[Line], hidden: bool = False, in_words: bool = True) -> Sheet:
    """A sheet by its first rows: one of ours by its mark, another's by the row that looks like a header.

    `in_words` is True where a second row of ours shows the columns in words: CSV has none.
    """
    first = rows[0].cells if rows else ()
    if first and (kind := marked_kind(first[0])):
        names = ("uid", *(cell.strip() for cell in first[1:]))
        shown = rows[1].cells if in_words and len(rows) > 1 else names
        inner = next((found[1] for name in names if (found := _ROWS.match(name))), "")
        return Sheet(name, shown, 2 if in_words else 1, kind, inner, names, hidden)
    header = find_header(rows)
    if header is None:
        return Sheet(name, hidden=hidden)
    return Sheet(name, tuple(cell.strip() for cell in header.cells), header.number, hidden=hidden)


class Area(NamedTuple):
    """Merged cells: rows from 1 and columns from 0, the last of each included."""

    top: int
    left: int
    bottom: int
    right: int


HIGHEST = 4
"""A header has no more rows than this."""


def storeyed(sheet: Sheet, rows: list[Line], areas: Iterable[Area]) -> Sheet:
    """The sheet with a header of several rows where its merged cells say so: «Name» beside «Data» over «Model» and
    «Made in». A column is called by the lowest of the cells over it."""
    touching = [area for area in areas if area.top <= sheet.header_row <= area.bottom and area.top < area.bottom]
    top = min((area.top for area in touching), default=0)
    bottom = max((area.bottom for area in touching), default=0)
    if not 0 < bottom - top < HIGHEST:
        return sheet
    over = [line for line in reversed(rows) if top <= line.number <= bottom]
    wide = max((len(line.cells) for line in over), default=0)
    header = (next(filter(None, (line.cell(place).strip() for line in over)), "") for place in range(wide))
    return msgspec.structs.replace(sheet, header=tuple(header), header_row=bottom)
