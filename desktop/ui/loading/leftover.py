"""The rows that stayed out, as a table to be mended: the same columns, and one more that says what is wrong."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from desktop.catalogue.loading import Form, Plan, RowState, Source, TableMapping
from sync.disk import whole_file
from sync.tables import Line, lines_of
from sync.tables.cells import guarded
from sync.tables.layout import mark

if TYPE_CHECKING:
    from desktop.catalogue.loading import Finding, Sheet, SheetMapping

UID = "uid"
_SIGNS = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
"""No name of a sheet may hold these."""


class Leftover(msgspec.Struct, frozen=True):
    """How the table speaks: the heading of the reasons, of the number of a row and of a line, and a finding in words
    given the kind of the record."""

    reason: str
    row: str
    line: str
    say: Callable[[Finding, str], str]


Table = tuple[str, bool, list[Sequence[str]]]
"""Name of a sheet, whether its first row is hidden, its rows."""


def write_leftover(
    source: Source, plan: Plan, mappings: Sequence[TableMapping], place: Path, leftover: Leftover
) -> int:
    """Writes them as XLSX or, by the suffix, as CSV; how many rows of reasons there are. Raises NoSpace, NotWritten,
    NotATable."""
    reasons, book = _reasons(plan, leftover), place.suffix.lower() != ".csv"
    if source.form is Form.JSONL:
        tables = [_lines_table(source, reasons, leftover)]
    else:
        tables = list(_tables(source, mappings, reasons, leftover, book))
    with whole_file(place) as part:
        (_write_workbook if book else _write_csv)(part, tables)
    return len(reasons)


Reasons = Mapping[tuple[str, int], str]


def _reasons(plan: Plan, leftover: Leftover) -> Reasons:
    """What is wrong, by sheet and number of the row."""
    found: dict[tuple[str, int], list[str]] = {}
    for row in plan.rows:
        if row.state is RowState.BAD:
            said = [leftover.say(finding, row.kind) for finding in row.findings if finding.severe]
            found.setdefault((row.sheet, row.line), []).extend(said)
    for finding in plan.strays:
        found.setdefault((finding.sheet, finding.line), []).append(leftover.say(finding, ""))
    return {key: "; ".join(dict.fromkeys(said)) for key, said in found.items()}


def _lines_table(source: Source, reasons: Reasons, leftover: Leftover) -> Table:
    rows: list[Sequence[str]] = [(leftover.row, leftover.reason, leftover.line)]
    with source.path.open(encoding="utf-8-sig", errors="replace") as lines:
        for number, line in enumerate(lines, 1):
            if reason := reasons.get((source.sheets[0].name, number)):
                rows.append((str(number), reason, line.strip()))
    return source.sheets[0].name, False, rows


def _tables(
    source: Source, mappings: Sequence[TableMapping], reasons: Reasons, leftover: Leftover, book: bool
) -> Iterator[Table]:
    """Each sheet that was read; of sheets of rows the rows of those records that stayed out."""
    keys: set[str] = set()
    for mapping in mappings:
        for part in sorted(mapping.sheets, key=lambda part: bool(part.of)):
            if sheet := source.sheet(part.sheet):
                rows = _left(source, sheet, part, reasons, keys)
                yield sheet.name, sheet.own and book, [*_head(sheet, leftover, book), *rows]


def _left(
    source: Source, sheet: Sheet, part: SheetMapping, reasons: Reasons, keys: set[str]
) -> Iterator[Sequence[str]]:
    """The rows of a sheet that stayed out; `keys` gathers what rows of other sheets may call their records by."""
    owner = part.targets.index(UID) if part.of and UID in part.targets else -1
    for line in lines_of(source, sheet):
        reason = reasons.get((sheet.name, line.number), "")
        if reason and not part.of:
            keys.update(_keys(line, part.targets))
        if reason or (owner >= 0 and line.cell(owner).strip() in keys):
            yield (*(line.cell(place) for place in range(len(sheet.header))), reason)


def _keys(line: Line, targets: Sequence[str]) -> Iterator[str]:
    """What rows of other sheets may call a record by."""
    for place, path in enumerate(targets):
        if path in (UID, "number", "name.ru", "name.be") and line.cell(place).strip():
            yield line.cell(place).strip()


def _head(sheet: Sheet, leftover: Leftover, book: bool) -> Iterator[Sequence[str]]:
    """The names of the columns; of a sheet of ours those the program reads stand first, in a workbook out of sight."""
    if sheet.own:
        yield (mark(sheet.kind), *sheet.names[1:], "" if book else leftover.reason)
    if not sheet.own or book:
        yield (*sheet.header, leftover.reason)


def _write_csv(place: Path, tables: Sequence[Table]) -> None:
    """One table below the other; a header that is there already is not repeated."""
    with place.open("w", encoding="utf-8-sig", newline="") as text:
        table, head = csv.writer(text, delimiter=";", lineterminator="\r\n"), None
        for _name, _hidden, rows in tables:
            table.writerows([guarded(cell) for cell in row] for row in (rows[1:] if rows[0] == head else rows))
            head = rows[0]


def _write_workbook(place: Path, tables: Sequence[Table]) -> None:
    import xlsxwriter

    with place.open("wb") as out, xlsxwriter.Workbook(out, {"constant_memory": True}) as book:
        bold, wrong = book.add_format({"bold": True}), book.add_format({"bg_color": "#FBE5E1", "text_wrap": True})
        for name, hidden, rows in tables:
            page, last = book.add_worksheet(name.translate(_SIGNS)[:31]), len(rows[0]) - 1
            page.set_column(0, last - 1, 18)
            page.set_column(last, last, 60)
            page.freeze_panes(int(hidden) + 1, 0)
            if hidden:
                page.set_row(0, None, None, {"hidden": True})
            for number, row in enumerate(rows):
                head = number <= int(hidden)
                for column, cell in enumerate(row):
                    page.write_string(number, column, cell, bold if head else wrong if column == last else None)
