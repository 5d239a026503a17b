"""Tables of text: values divided by `;`, `,`, `|` or tabs, in UTF-8, UTF-16 or an encoding of one byte.

Encodings of one byte are told apart by the letters they give: only running Russian or Belarusian is believed.
"""

from __future__ import annotations

import codecs
import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from sync.errors import Check, NotATable, TableFault, TooLarge
from sync.tables.cells import unguarded
from sync.tables.layout import described
from sync.tables.sources import LOOKED_AT, MOST_BYTES, MOST_COLUMNS, MOST_ROWS, Form, Line, Sheet, Source

if TYPE_CHECKING:
    from pathlib import Path

DELIMITERS = (";", ",", "\t", "|")
_SAMPLE = 1 << 18
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
csv.field_size_limit(1 << 22)  # all rows of a record stand in one cell of our own tables
_ONE_BYTE = ("cp1251", "cp866", "koi8-r")
_COMMON = frozenset(chr(letter) for letter in range(0x430, 0x450)) | {"\u0451", "\u0456", "\u045e", "\u2019"}


def read_delimited(path: Path, encoding: str = "", delimiter: str = "") -> Source:
    """The table of a text file; what is not told is found. Raises NotATable, TooLarge."""
    if path.stat().st_size > MOST_BYTES:
        raise TooLarge(str(path), "bytes", MOST_BYTES)
    encoding = encoding or find_encoding(path)
    delimiter = delimiter or _find_delimiter(path, encoding)
    rows = [line for line, _ in zip(_lines(path, encoding, delimiter), range(LOOKED_AT), strict=False)]
    if not rows:
        raise NotATable(str(path), TableFault.NO_ROWS)
    return Source(path, Form.CSV, (described(path.stem, rows, in_words=False),), encoding, delimiter)


def delimited_lines(source: Source, sheet: Sheet) -> Iterator[Line]:
    """The rows below the header that hold anything. Raises NotATable, TooLarge."""
    count = 0
    for line in _lines(source.path, source.encoding, source.delimiter):
        if line.number > sheet.header_row and any(line.cells):
            count += 1
            if count > MOST_ROWS:
                raise TooLarge(str(source.path), "rows", MOST_ROWS)
            yield line


def _lines(path: Path, encoding: str, delimiter: str) -> Iterator[Line]:
    """Rows by their number among rows: a row with a line break inside a cell is one, as a spreadsheet shows it."""
    try:
        with path.open(encoding=encoding, newline="") as text:
            raw = _Raw(text)
            for number, row in enumerate(csv.reader(raw, delimiter=delimiter), 1):
                if len(row) > MOST_COLUMNS:
                    raise TooLarge(str(path), "columns", MOST_COLUMNS)
                cells = tuple([unguarded(cell) if cell[:1] == "'" else cell for cell in row])
                yield Line(number, cells, _flaws(raw.taken(), row, delimiter))
    except (UnicodeError, LookupError) as error:
        raise NotATable(str(path), TableFault.ENCODING, str(error)) from error
    except csv.Error as error:
        raise NotATable(str(path), TableFault.BROKEN, str(error)) from error


class _Raw:
    """Lines of a file on their way to a reader of rows; it keeps those of one row."""

    def __init__(self, text: Iterable[str]) -> None:
        self._text = iter(text)
        self._row: list[str] = []

    def __iter__(self) -> Iterator[str]:
        for line in self._text:
            self._row.append(line)
            yield line

    def taken(self) -> list[str]:
        """The lines since the last time."""
        row, self._row = self._row, []
        return row


def _flaws(lines: Sequence[str], row: Sequence[str], delimiter: str) -> tuple[tuple[int, Check], ...]:
    """The cells a quotation mark has made of several, where one is not closed or closed by that of a later cell: read
    strictly such a row is none. A text of several lines in well-set quotes is what it is."""
    if len(lines) == 1 and lines[0].count('"') % 2 == 0:
        return ()
    try:
        next(csv.reader(lines, delimiter=delimiter, strict=True), None)
    except csv.Error:
        run = [place for place, cell in enumerate(row) if delimiter in cell or "\n" in cell or "\r" in cell]
        return tuple((place, Check.OPEN_QUOTE) for place in run)
    return ()


def find_encoding(path: Path) -> str:
    """The encoding of a text file, by its mark, by being UTF-8 from end to end, or by its letters. Raises NotATable."""
    with path.open("rb") as file:
        sample = file.read(_SAMPLE)
    for mark, name in _MARKS:
        if sample.startswith(mark):
            return name
    if wide := _wide(sample):
        return wide
    if b"\0" in sample:
        raise NotATable(str(path), TableFault.BROKEN, "binary")
    return "utf-8" if _is_utf8(path) else _by_letters(path)


def _wide(sample: bytes) -> str:
    """UTF-16 without its mark: every other byte of a table's delimiters and digits is zero."""
    zeros = [sample[place::2].count(0) for place in (0, 1)]
    if max(zeros) * 20 < len(sample) or min(zeros) * 20 > max(zeros):
        return ""
    return "utf-16-le" if zeros[1] > zeros[0] else "utf-16-be"


def _is_utf8(path: Path) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        with path.open("rb") as file:
            while chunk := file.read(1 << 20):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _by_letters(path: Path) -> str:
    """The encoding of one byte in which most letters beyond ASCII are small Cyrillic ones. Raises NotATable."""
    with path.open("rb") as file:
        foreign = b" ".join(line for line in file if not line.isascii())[:_SAMPLE]
    scores = {name: _share(foreign.decode(name, errors="replace")) for name in _ONE_BYTE}
    best = max(scores, key=lambda name: scores[name])
    if scores[best] < 0.6:
        raise NotATable(str(path), TableFault.ENCODING)
    return best


def _share(text: str) -> float:
    beyond = [letter for letter in text if not letter.isascii()]
    return sum(letter in _COMMON for letter in beyond) / max(1, len(beyond))


def _find_delimiter(path: Path, encoding: str) -> str:
    """The sign that divides most rows into the same number of cells, and into more than one."""
    scores = {}
    for sign in DELIMITERS:
        widths = [len(line.cells) for line, _ in zip(_tried(path, encoding, sign), range(LOOKED_AT), strict=False)]
        width, rows = max(
            Counter(widths).items(), key=lambda item: (item[1] * min(item[0], 3), item[0]), default=(0, 0)
        )
        scores[sign] = (rows / max(1, len(widths)) if width > 1 else 0, width)
    return max(DELIMITERS, key=lambda sign: scores[sign])


def _tried(path: Path, encoding: str, sign: str) -> Iterator[Line]:
    try:
        yield from _lines(path, encoding, sign)
    except TooLarge:
        return  # a wrong sign cuts long texts and rows of a record into thousands of cells
    except NotATable as refusal:
        if refusal.fault is not TableFault.BROKEN:
            raise
