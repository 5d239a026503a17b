"""Workbooks of spreadsheets (XLSX), read row by row by openpyxl.

A formula gives the value it had when the file was saved. Merged cells, formulas and hidden rows are looked for in the
XML of a sheet beforehand, because reading row by row does not show them.
"""

from __future__ import annotations

import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any

from sync.errors import Check, NotATable, TableFault, TooLarge
from sync.tables.cells import text_of
from sync.tables.layout import Area, described, storeyed
from sync.tables.sources import LOOKED_AT, MOST_BYTES, MOST_COLUMNS, MOST_ROWS, Form, Line, Sheet, Source

if TYPE_CHECKING:
    from pathlib import Path

_STRINGS = 150_000_000
_LAST_ROW = 1_048_576
"""No spreadsheet has more; openpyxl would give empty ones up to whatever number a row says it has."""
_ERRORS = frozenset({"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!"})
_CHUNK = 1 << 20
_OVERLAP = 512
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
_HIDDEN = re.compile(rb'<(?:\w+:)?row\s[^>]*?r="(\d+)"[^>]*?hidden="(?:1|true)"')


class _Seen:
    """What the XML of one sheet says beside values."""

    def __init__(self) -> None:
        self.merged: dict[tuple[int, int], Check] = {}
        self.high: list[Area] = []
        """Merged cells of several rows that begin where the header is looked for."""
        self.hidden: set[int] = set()
        self.formulas = False


def read_workbook(path: Path) -> Source:
    """The sheets of a workbook with their headers. Raises NotATable, TooLarge."""
    with _opened(path) as book:
        sheets = tuple(_sheet(path, sheet) for sheet in book.worksheets)
    if not sheets:
        raise NotATable(str(path), TableFault.NO_SHEET)
    return Source(path, Form.XLSX, sheets)


def _sheet(path: Path, sheet: Any) -> Sheet:
    rows = list(_plain_rows(sheet, LOOKED_AT))
    found = described(sheet.title, rows, hidden=sheet.sheet_state != "visible")
    if found.own or all(found.header):  # a header of several rows has holes in each of them
        return found
    return storeyed(found, rows, _look(path, sheet._worksheet_path).high)


def workbook_lines(path: Path, sheet: Sheet) -> Iterator[Line]:
    """The rows of a sheet below its header that hold anything. Raises NotATable, TooLarge."""
    with _opened(path) as book:
        page = next((page for page in book.worksheets if page.title == sheet.name), None)
        if page is None:
            raise NotATable(str(path), TableFault.NO_SHEET, sheet.name)
        seen = _look(path, page._worksheet_path)
        formulas = _formulas(path, sheet.name) if seen.formulas else iter(())
        count = 0
        for line in _told(_rows(page, _percents(book)), seen, formulas):
            if line.number > sheet.header_row and any(line.cells):
                count += 1
                if count > MOST_ROWS:
                    raise TooLarge(str(path), "rows", MOST_ROWS)
                yield line


@contextmanager
def _opened(path: Path, results: bool = True) -> Iterator[Any]:
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    _measured(path)
    with warnings.catch_warnings(), path.open("rb") as file:  # by a path openpyxl would judge the file by its name
        warnings.simplefilter("ignore")  # of styles and dates: what it means for a value is told by the value
        try:
            with closing(openpyxl.load_workbook(file, read_only=True, data_only=results, keep_links=False)) as book:
                yield book
        except (InvalidFileException, KeyError, ValueError, SyntaxError) as error:
            raise NotATable(str(path), TableFault.BROKEN, str(error)) from error
        except (zipfile.BadZipFile, zlib.error, EOFError) as error:
            raise NotATable(str(path), TableFault.BROKEN, str(error)) from error
        except (TypeError, AttributeError, IndexError) as error:  # a workbook whose parts contradict each other
            raise NotATable(str(path), TableFault.BROKEN, str(error)) from error


def _measured(path: Path) -> None:
    """Refuses what would not fit, by the sizes the archive names: unpacking stops at them."""
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
    except zipfile.BadZipFile as error:
        raise NotATable(str(path), TableFault.BROKEN, str(error)) from error
    if sum(part.file_size for part in parts) > MOST_BYTES:
        raise TooLarge(str(path), "bytes", MOST_BYTES)
    if any(part.file_size > _STRINGS for part in parts if part.filename.endswith("sharedStrings.xml")):
        raise TooLarge(str(path), "bytes", _STRINGS)


def _percents(book: Any) -> frozenset[int]:
    """Styles that show a number in percent."""
    from openpyxl.styles.numbers import BUILTIN_FORMATS

    known = BUILTIN_FORMATS | {164 + place: form for place, form in enumerate(book._number_formats)}
    return frozenset(place for place, style in enumerate(book._cell_styles) if "%" in (known.get(style.numFmtId) or ""))


def _rows(sheet: Any, percents: frozenset[int]) -> Iterator[Line]:
    sheet.reset_dimensions()  # some programs write wrong ones
    if not percents:
        yield from _plain_rows(sheet)
        return
    for number, row in _numbered(sheet, sheet.iter_rows()):
        cells = tuple(text_of(cell.value, getattr(cell, "_style_id", 0) in percents) for cell in row)
        yield _line(number, cells)


def _plain_rows(sheet: Any, most: int | None = None) -> Iterator[Line]:
    sheet.reset_dimensions()
    for number, row in _numbered(sheet, sheet.iter_rows(max_row=most, values_only=True)):
        if len(row) > MOST_COLUMNS:
            row = _narrowed(sheet, row)
        yield _line(
            number, tuple([value if type(value) is str and "_x00" not in value else text_of(value) for value in row])
        )


def _numbered(sheet: Any, rows: Iterator[tuple[Any, ...]]) -> Iterator[tuple[int, tuple[Any, ...]]]:
    for number, row in enumerate(rows, 1):
        if number > _LAST_ROW:
            raise TooLarge(sheet.title, "rows", _LAST_ROW)
        yield number, row


def _narrowed(sheet: Any, row: tuple[Any, ...]) -> tuple[Any, ...]:
    """A row whose far cells are only formatted; one that holds something there is refused."""
    if any(value is not None for value in row[MOST_COLUMNS:]):
        raise TooLarge(sheet.title, "columns", MOST_COLUMNS)
    return row[:MOST_COLUMNS]


def _line(number: int, cells: tuple[str, ...]) -> Line:
    if _ERRORS.isdisjoint(cells):
        return Line(number, cells)
    flaws = tuple((place, Check.NO_RESULT) for place, cell in enumerate(cells) if cell in _ERRORS)
    return Line(number, tuple("" if cell in _ERRORS else cell for cell in cells), flaws)


def _told(lines: Iterator[Line], seen: _Seen, formulas: Iterator[tuple[int, list[int]]]) -> Iterator[Line]:
    """The lines with what the XML says about their cells."""
    row, places = next(formulas, (0, []))
    for line in lines:
        flaws = list(line.flaws)
        while row and row < line.number:
            row, places = next(formulas, (0, []))
        if row == line.number:
            flaws += [(place, Check.FORMULA if line.cell(place) else Check.NO_RESULT) for place in places]
        if seen.merged:
            flaws += [(at, Check.MERGED) for at in range(len(line.cells)) if (line.number, at) in seen.merged]
        if line.number in seen.hidden:
            flaws.append((-1, Check.HIDDEN_ROW))
        yield Line(line.number, line.cells, tuple(dict.fromkeys(flaws))) if flaws else line


def _formulas(path: Path, name: str) -> Iterator[tuple[int, list[int]]]:
    """Rows with formulas and their places, from a second reading that keeps them."""
    with _opened(path, results=False) as book:
        sheet = book[name]
        sheet.reset_dimensions()
        for row in sheet.iter_rows():
            found = [cell.column - 1 for cell in row if cell.data_type == "f"]
            if found:
                yield next(cell.row for cell in row if cell.data_type == "f"), found


def _look(path: Path, part: str) -> _Seen:
    seen, rest = _Seen(), b""
    with zipfile.ZipFile(path) as archive, archive.open(part) as xml:
        while chunk := xml.read(_CHUNK):
            text = rest + chunk
            seen.formulas = seen.formulas or bool(_FORMULA.search(text))
            seen.hidden |= {int(found[1]) for found in _HIDDEN.finditer(text)}
            for found in _MERGED.finditer(text):
                seen.merged |= dict.fromkeys(_cells(*found.groups()), Check.MERGED)
                left, top, right, bottom = found.groups()
                if int(top) <= LOOKED_AT and top != bottom:
                    seen.high.append(Area(int(top), _place(left), int(bottom), _place(right)))
            rest = text[-_OVERLAP:]
    return seen


def _cells(left: bytes, top: bytes, right: bytes, bottom: bytes) -> Iterator[tuple[int, int]]:
    """The cells of a merged area but its first, which holds the value; of an area down a whole sheet no more than is
    read."""
    columns = range(_place(left), min(_place(right) + 1, MOST_COLUMNS))
    rows = range(int(top), min(int(bottom), int(top) + MOST_ROWS) + 1)
    if len(columns) * len(rows) > MOST_ROWS:
        rows = rows[:1]
    first = (rows[0], columns[0])
    return ((row, column) for row in rows for column in columns if (row, column) != first)


def _place(letters: bytes) -> int:
    place = 0
    for letter in letters:
        place = place * 26 + letter - 64
    return place - 1
