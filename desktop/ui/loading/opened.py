"""A file somebody wants to load, as it was found: its sheets, its first lines, what its records most likely are."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import msgspec

from desktop.catalogue.loading import Form, Sheet, Source, TableMapping, guess_mapping, kinds_in, map_sheet, read_source
from sync.errors import NotATable, TableFault
from sync.records import KINDS
from sync.tables import Line, lines_of
from sync.tables.persons import FIELDS

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.catalogue import Catalogue

LOOKED_AT = 60
"""First lines that are kept to be looked at and to take examples from."""


class Opened(msgspec.Struct, frozen=True):
    """A file and its first lines from the very first one on, by those sheets one may look at; `kind` is '' where the
    lines say it."""

    source: Source
    tops: dict[str, tuple[Line, ...]]
    kind: str = ""

    @property
    def own(self) -> bool:
        """Whether the file itself says what its records and columns are."""
        return self.source.form is Form.JSONL or bool(kinds_in(self.source))

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """Sheets one can choose from."""
        return tuple(sheet for sheet in self.source.sheets if not sheet.hidden)

    def below(self, sheet: str) -> tuple[Line, ...]:
        """The first lines below the header of a sheet."""
        found = self.source.sheet(sheet)
        return tuple(line for line in self.tops.get(sheet, ()) if found and line.number > found.header_row)

    def headed(self, sheet: str, number: int) -> Opened:
        """The same file with another line of a sheet as the one that names the columns."""
        line = next((line for line in self.tops[sheet] if line.number == number), None)
        if line is None:
            return self
        header = tuple(cell.strip() for cell in line.cells)
        sheets = tuple(
            msgspec.structs.replace(each, header=header, header_row=number) if each.name == sheet else each
            for each in self.source.sheets
        )
        return msgspec.structs.replace(self, source=msgspec.structs.replace(self.source, sheets=sheets))


def open_table(path: Path, catalogue: Catalogue, encoding: str = "", delimiter: str = "") -> Opened:
    """Looks into a file. Raises SourceMissing, NotATable, TooLarge."""
    source = read_source(path, encoding=encoding, delimiter=delimiter)
    looked_at = source.sheets[:1] if kinds_in(source) else [sheet for sheet in source.sheets if not sheet.hidden]
    tops = {sheet.name: _top(source, sheet) for sheet in looked_at}
    if not any(line.cells for top in tops.values() for line in top):
        raise NotATable(str(path), TableFault.NO_ROWS)
    opened = Opened(source, tops)
    return opened if opened.own else msgspec.structs.replace(opened, kind=likely_kind(source, catalogue))


def _top(source: Source, sheet: Sheet) -> tuple[Line, ...]:
    if source.form is not Form.JSONL:
        return tuple(islice(lines_of(source, msgspec.structs.replace(sheet, header_row=0)), LOOKED_AT))
    with source.path.open(encoding="utf-8-sig", errors="replace") as lines:
        return tuple(Line(number, (line.strip()[:300],)) for number, line in enumerate(islice(lines, LOOKED_AT), 1))


def likely_kind(source: Source, catalogue: Catalogue) -> str:
    """The kind a table of this shape was last read as, else the one with fields for the most columns; '' for none."""
    shapes = {sheet.shape for sheet in source.sheets}
    for kind in KINDS:
        if any(catalogue.remembered_columns(shape, kind) for shape in shapes):
            return kind
    found = {kind: _filled(mapping_of(source, kind, "", catalogue)) for kind in KINDS}
    best = max(found, key=lambda kind: found[kind])
    return best if found[best] > 1 else ""


def _filled(mapping: TableMapping) -> int:
    """How many columns fill fields of the record itself; who is told beside it says nothing about its kind."""
    if not mapping.sheets:
        return 0
    beside = () if mapping.kind == "person" else tuple(f"{name}." for name in FIELDS)
    return sum(bool(path) and "[" not in path and not path.startswith(beside) for path in mapping.sheets[0].targets)


def mapping_of(source: Source, kind: str, sheet: str, catalogue: Catalogue) -> TableMapping:
    """What the columns fill: of a chosen sheet, or of the sheets that fit best where none is."""
    recalled = catalogue.remembered_columns
    return map_sheet(source, sheet, kind, recalled) if sheet else guess_mapping(source, kind, recalled)


def recalled(source: Source, mapping: TableMapping, catalogue: Catalogue) -> bool:
    """Whether the columns are as they were when a table of this shape was last loaded."""
    sheets = (source.sheet(part.sheet) for part in mapping.sheets)
    return any(sheet and catalogue.remembered_columns(sheet.shape, mapping.kind) for sheet in sheets)
