"""From the lines of a source to records: what a table says about each, in JSON form, with a finding for each cell that
says nothing understandable."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import msgspec

from sync.errors import Check, InvalidValue
from sync.tables.columns import UID, Column, column_at, seal
from sync.tables.money import UNSURE, Money, currency_beside
from sync.tables.sources import Line, Sheet, Source, cell_name
from sync.tables.values import Reader, inner_value, put_inner

if TYPE_CHECKING:
    from sync.tables.headers import SheetMapping, TableMapping


class Finding(msgspec.Struct, frozen=True, gc=False):
    """What is to be told about one cell. `cell` is `C12`, the number of the row where no cell is meant; `nearest` holds
    terms or records written nearly as `given`. A severe finding keeps its whole record out."""

    sheet: str
    line: int
    cell: str
    path: str
    check: Check
    given: str = ""
    hint: str = ""
    nearest: tuple[str, ...] = ()
    severe: bool = True


class Cell(msgspec.Struct, frozen=True, gc=False):
    """One cell that fills a column of a record: where it stands and what is written there."""

    column: Column
    place: int
    text: str


class Block(msgspec.Struct, frozen=True):
    """Lines of a sheet of rows that belong to one record."""

    mapping: SheetMapping
    lines: tuple[Line, ...]


class Entry(msgspec.Struct, frozen=True):
    """Everything a source says about one record, not yet understood."""

    sheet: str
    line: int
    uid: str
    cells: tuple[Cell, ...]
    blocks: tuple[Block, ...] = ()
    flaws: tuple[tuple[int, Check], ...] = ()
    sealed: str = ""
    clears: bool = False

    def finding(self, cell: Cell | None, check: Check, given: str = "", hint: str = "", severe: bool = True) -> Finding:
        """A finding about a cell of it, or about the whole row."""
        place, path = (cell.place, cell.column.path) if cell else (-1, "")
        return Finding(self.sheet, self.line, cell_name(place, self.line), path, check, given, hint, severe=severe)


Lines = Callable[[Source, Sheet], Iterator[Line]]


class Entries:
    """The records of a source under a mapping, one after another; sheets of rows are read first and kept."""

    def __init__(self, source: Source, mapping: TableMapping, lines: Lines, money: Money | None = None) -> None:
        self._source, self._mapping, self._lines = source, mapping, lines
        self._money = money or Money()
        self._blocks = {part.of: self._grouped(part) for part in mapping.sheets if part.of}
        self._parts = {part.of: part for part in mapping.sheets if part.of}

    def __iter__(self) -> Iterator[Entry]:
        for part in self._mapping.sheets:
            if not part.of and (sheet := self._source.sheet(part.sheet)):
                cells = self._plan(part, sheet)
                for line in self._lines(self._source, sheet):
                    yield self._entry(part, cells, line)

    def strays(self) -> Iterator[Finding]:
        """Rows of sheets of rows no record has claimed; asked for when all records have been read."""
        for of, blocks in self._blocks.items():
            for key, lines in blocks.items():
                for line in lines:
                    name = self._parts[of].sheet
                    yield Finding(name, line.number, cell_name(0, line.number), UID, Check.NO_OWNER_ROW, key)

    def _grouped(self, part: SheetMapping) -> dict[str, list[Line]]:
        """Lines by what stands in the column of the uid."""
        sheet, found = self._source.sheet(part.sheet), dict[str, list[Line]]()
        if sheet is None or UID not in part.targets:
            return found
        key = part.targets.index(UID)
        for line in self._lines(self._source, sheet):
            found.setdefault(line.cell(key).strip(), []).append(line)
        return found

    def _plan(self, part: SheetMapping, sheet: Sheet) -> list[tuple[int, Column, str]]:
        """Places that are read, what they fill, and the currency the heading of a sum names."""
        kind, filled = self._mapping.kind, [(n, path) for n, path in enumerate(part.targets) if path and path != UID]
        plan = [(place, column_at(kind, path)) for place, path in filled]
        return [(n, column, self._named(sheet, n) if currency_beside(kind, column) else "") for n, column in plan]

    def _named(self, sheet: Sheet, place: int) -> str:
        return self._money.named(sheet.header[place]) if place < len(sheet.header) and not sheet.own else ""

    def _said(self, text: str, named: str) -> str:
        """A sum as its reader understands it: with the currency of the heading where the cell names none."""
        return f"{text} {named}" if text.strip() and not self._money.parted(text)[1] else text

    def _entry(self, part: SheetMapping, plan: list[tuple[int, Column, str]], line: Line) -> Entry:
        flawed = {place for place, _ in line.flaws}
        told = (
            (column, place, self._said(line.cell(place), named) if named else line.cell(place))
            for place, column, named in plan
        )
        cells = tuple([Cell(*each) for each in told if each[2] or part.clears or each[1] in flawed])
        uid = line.cell(part.targets.index(UID)).strip() if UID in part.targets else ""
        sealed = line.cell(part.seal) if part.seal >= 0 else ""
        blocks = tuple(self._claimed(uid, cells, sealed)) if self._blocks else ()
        return Entry(part.sheet, line.number, uid, cells, blocks, line.flaws, sealed, part.clears)

    def _claimed(self, uid: str, cells: tuple[Cell, ...], sealed: str) -> Iterator[Block]:
        """The rows of a record: under its uid, else its number or a name of it; under the uid it had when it was
        written, should that have been changed."""
        keys = [uid, *(cell.text.strip() for cell in cells if _is_name(cell.column))]
        if sealed and seal(uid) != sealed:
            keys += [key for blocks in self._blocks.values() for key in blocks if seal(key) == sealed]
        for of, blocks in self._blocks.items():
            lines = next((blocks.pop(key) for key in keys if key and key in blocks), [])
            if lines or self._parts[of].clears:
                yield Block(self._parts[of], tuple(lines))


def _is_name(column: Column) -> bool:
    return column.path in ("number", "name.ru", "name.be")


def understood(
    entry: Entry, kind: str, reader: Reader, had: Callable[[str], Any]
) -> tuple[dict[str, Any], list[Finding]]:
    """JSON values by path, and what could not be understood. `had` tells the value at a path as it is now."""
    values: dict[str, Any] = {}
    findings = _flaws(entry)
    silent, sums = {place for place, _ in entry.flaws}, Sums(reader.spoken.money)
    for cell in entry.cells:
        if cell.column.row is not None or (not cell.text.strip() and (cell.place in silent or not entry.clears)):
            continue
        stands = had(cell.column.path) if cell.text else None
        if name := currency_beside(kind, cell.column):
            cell = sums.bare(cell, name)
        if (value := _read(entry.sheet, entry.line, cell, reader, stands, findings)) is not _REFUSED:
            values[cell.column.path] = value
    findings += sums.settle(entry.sheet, entry.line, values)
    _beside(entry, kind, reader, values, findings)
    for block in entry.blocks:
        values[block.mapping.of] = _block(block, kind, reader, had(block.mapping.of) or [], findings)
    return values, findings


_SPOILING = (Check.NO_RESULT, Check.OPEN_QUOTE)


def _flaws(entry: Entry) -> list[Finding]:
    """What the file itself says about cells that are read."""
    if not entry.flaws:
        return []
    cells = {cell.place: cell for cell in entry.cells}
    whole = (Check.HIDDEN_ROW, Check.OPEN_QUOTE)  # of the row, also where the cell itself is not read
    told = [(cells.get(place), check) for place, check in entry.flaws if place in cells or check in whole]
    return [entry.finding(cell, check, severe=check in _SPOILING) for cell, check in told]


def _beside(entry: Entry, kind: str, reader: Reader, values: dict[str, Any], findings: list[Finding]) -> None:
    """Rows written beside their record: `contacts[1].email`."""
    rows: dict[str, dict[int, dict[str, Any]]] = {}
    sums: dict[tuple[str, int], Sums] = {}
    for cell in entry.cells:
        if cell.column.row is None:
            continue
        row = rows.setdefault(cell.column.row.name, {}).setdefault(cell.column.place, {})
        if name := currency_beside(kind, cell.column):
            said = sums.setdefault((cell.column.row.name, cell.column.place), Sums(reader.spoken.money))
            cell = said.bare(cell, name)
        if (value := _read(entry.sheet, entry.line, cell, reader, None, findings)) is not _REFUSED:
            put_inner(row, cell.column, value)
    for (name, place), said in sums.items():
        findings += said.settle(entry.sheet, entry.line, rows[name][place])
    for name, found in rows.items():
        values[name] = [found[place] for place in sorted(found) if found[place]] or None


def _block(
    block: Block, kind: str, reader: Reader, had: list[dict[str, Any]], findings: list[Finding]
) -> list[dict[str, Any]] | None:
    rows = []
    plan = [(place, column_at(kind, path)) for place, path in enumerate(block.mapping.targets) if path not in ("", UID)]
    stood = {column.path: [inner_value(row, column) for row in had] for _, column in plan} if had else {}
    for line in block.lines:
        row: dict[str, Any] = {}
        sums = Sums(reader.spoken.money)
        for place, column in plan:
            cell = Cell(column, place, line.cell(place))
            if name := currency_beside(kind, column):
                cell = sums.bare(cell, name)
            value = _read(block.mapping.sheet, line.number, cell, reader, stood.get(column.path), findings)
            if value is not _REFUSED:
                put_inner(row, column, value)
        findings += sums.settle(block.mapping.sheet, line.number, row)
        rows.append(row)
    return [row for row in rows if row] or None


class Sums:
    """The sums of one row or record, and the currencies that stand beside them in their cells."""

    def __init__(self, money: Money) -> None:
        self._money = money
        self._said: list[tuple[Cell, str]] = []
        self._name = ""

    def bare(self, cell: Cell, name: str) -> Cell:
        """The same cell of a sum without its currency, which goes into the field of that name."""
        text, said = self._money.parted(cell.text)
        if said:
            self._name = name
            self._said.append((cell, said))
        return Cell(cell.column, cell.place, text) if said else cell

    def settle(self, sheet: str, line: int, row: dict[str, Any]) -> Iterator[Finding]:
        """Puts the currency where none is written; tells a cell that names another than the row."""
        for cell, said in self._said:
            stands = row[self._name] = row.get(self._name) or said
            if stands != said and not (said.startswith(UNSURE) and not stands.startswith(UNSURE)):
                where = cell_name(cell.place, line)
                yield Finding(sheet, line, where, cell.column.path, Check.CURRENCIES, cell.text, stands.lstrip(UNSURE))


_REFUSED = object()


def _read(sheet: str, line: int, cell: Cell, reader: Reader, had: Any, findings: list[Finding]) -> Any:
    """The value of a cell, _REFUSED where it says nothing understandable; what there is to tell is told."""
    try:
        value = reader.read(cell.column, cell.text, had)
    except InvalidValue as refusal:
        findings.append(_told(sheet, line, cell, refusal))
        value = _REFUSED
    if reader.doubts:
        where = cell_name(cell.place, line)
        findings += [
            Finding(sheet, line, where, path, Check.CALLED_OTHERWISE, given, label, severe=False)
            for path, given, label in reader.doubts
        ]
        reader.doubts = []
    return value


_NEAREST = {Check.UNKNOWN_TERM: "; ", Check.AMBIGUOUS: "\n", Check.CONTRADICTS: "\n"}
"""What divides the things nearly meant in the hint of a refusal."""


def _told(sheet: str, line: int, cell: Cell, refusal: InvalidValue) -> Finding:
    mark = _NEAREST.get(refusal.check)
    nearest = tuple(refusal.hint.split(mark)) if mark and refusal.hint else ()
    hint = cell.column.field.scheme if refusal.check is Check.UNKNOWN_TERM else "" if mark else refusal.hint
    where = cell_name(cell.place, line)
    return Finding(sheet, line, where, cell.column.path, refusal.check, refusal.given, hint, nearest)
