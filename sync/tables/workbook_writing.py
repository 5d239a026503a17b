"""Workbooks of our own (XlsxWriter): a sheet for each kind, a sheet for the rows of each field that has rows.

Text is always text, whatever sign it begins with; numbers and days are numbers and days where a spreadsheet loses
nothing of them. Columns of identity are locked, the rest is free. Sheets are written row by row in bounded memory.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, BinaryIO

from sync.bilingual import Lang
from sync.errors import Check, InvalidValue
from sync.fields import N_, Many, Type
from sync.leaving import leaves, public_document
from sync.registry import fields_of, get
from sync.tables.cells import LONGEST, day_of, number_of
from sync.tables.columns import SEAL, UID, Column, columns_of, columns_of_rows, seal
from sync.tables.dropdowns import Dropdowns
from sync.tables.layout import mark
from sync.tables.values import inner_value
from sync.tables.written import Written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sync.canon import Document
    from sync.tables.values import Writer

KINDS_OF_SHEETS = {
    "facility": N_("Facilities"),
    "equipment": N_("Equipment"),
    "service": N_("Services"),
    "organisation": N_("Organisations"),
    "programme": N_("Programmes"),
    "call": N_("Calls"),
    "agreement": N_("Agreements"),
    "accreditation": N_("Accreditations"),
    "document": N_("Documents"),
    "person": N_("Persons"),
}
FREE_ROWS = 1000
"""So many rows below the last one have drop-down lists too."""
_WIDTHS = {
    Type.TEXT: 50,
    Type.LINE: 32,
    Type.TERM: 24,
    Type.REFERENCE: 44,
    Type.DATE: 12,
    Type.MOMENT: 24,
    Type.INTEGER: 10,
}
_SIGNS = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_UNSEEN = ("rev", "demo", "size", SEAL)
_BY_PROGRAM = ("field_state",)


def write_workbook(documents: Iterable[Document], out: BinaryIO, writer: Writer, today: str) -> Written:
    """Writes all that may leave, each kind on sheets of its own. Raises InvalidValue for a text no cell can hold."""
    count, stayed = 0, 0
    with opened(out) as book:
        writing = Writing(book, writer)
        for document in documents:
            if leaves(document):
                writing.add(public_document(document))
                count += 1
            else:
                stayed += 1
        writing.finish(today)
    return Written(count, stayed)


@contextmanager
def opened(out: BinaryIO) -> Iterator[Any]:
    """A workbook that is complete when the block ends."""
    import xlsxwriter

    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        yield book


class Writing:
    """One workbook while it is written. With `private` the sheets have columns for what stays in the office too."""

    def __init__(self, book: Any, writer: Writer, private: bool = False) -> None:
        self._book, self._writer, self._private = book, writer, private
        self._kinds: dict[str, list[_Page]] = {}
        self._names: set[str] = set()

    def add(self, document: Document) -> None:
        """Writes one record and its rows."""
        own, *others = self.begin(document["kind"])
        own.add([get(document, column.path) for column in own.columns], tail=seal(document["uid"]))
        for page in others:
            for row in document.get(page.of) or ():
                values = [inner_value(row, column) for column in page.columns[1:]]
                page.add([document["uid"], *values], tail=_name(document, self._writer.lang))

    def begin(self, kind: str) -> list[_Page]:
        """The sheets of a kind, made when first asked for."""
        if kind not in self._kinds:
            self._kinds[kind] = [self._page(kind, ""), *(self._page(kind, name) for name in _rows(kind))]
        return self._kinds[kind]

    def _page(self, kind: str, of: str) -> _Page:
        every = columns_of_rows(kind, of) if of else columns_of(kind)
        own = [column for column in every if (column.public or self._private) and column.field.type is not Type.ROWS]
        key = columns_of(kind)[0]
        title = self._writer.say(KINDS_OF_SHEETS[kind])
        if of:
            title = f"{title} – {self._writer.say(fields_of(kind)[of].label)}"
        sheet = self._book.add_worksheet(self._free_name(title))
        return _Page(self._book, sheet, kind, of, [key, *own] if of else own, self._writer)

    def _free_name(self, title: str) -> str:
        """At most 31 characters, none of them forbidden, not used before."""
        plain = " ".join(title.translate(_SIGNS).split()).strip("'")
        name, number = plain[:31].strip(), 1
        while name.casefold() in self._names:
            number += 1
            name = f"{plain[:27].strip()} {number}"
        self._names.add(name.casefold())
        return name

    def finish(self, today: str, long_lists: bool = False) -> None:
        """Drop-down lists, locks and hidden columns."""
        lists = Dropdowns(self._book, self._writer, today, long_lists)
        for pages in self._kinds.values():
            for page in pages:
                page.finish(lists)
        lists.finish()


def _rows(kind: str) -> list[str]:
    return [field.name for field in fields_of(kind).values() if field.type is Type.ROWS and field.public]


def _name(document: Document, lang: Lang) -> str:
    pair = document.get("name") or document.get("family") or {}
    return str(pair.get(lang) or pair.get(lang.other) or document.get("number", ""))


class _Page:
    """One sheet: names hidden in the first row, words in the second, then the values."""

    def __init__(self, book: Any, sheet: Any, kind: str, of: str, columns: list[Column], writer: Writer) -> None:
        self.columns, self.of = columns, of
        self._sheet, self._writer, self._row = sheet, writer, 2
        self._looks = _looks(book)
        names = [mark(kind), *(column.name for column in columns[1:]), "" if of else SEAL]
        for place, name in enumerate(names):
            sheet.write_string(0, place, name)
        sheet.set_row(0, None, None, {"hidden": True})
        for place, column in enumerate(columns):
            sheet.write_string(1, place, heading(column, writer), self._looks["head"])
        sheet.write_string(1, len(columns), writer.say(N_("Name")) if of else SEAL, self._looks["head"])

    def add(self, values: list[Any], tail: str) -> None:
        """Writes one row; `tail` stands in the last column, which is only read to compare."""
        for place, (column, given) in enumerate(zip(self.columns, values, strict=True)):
            if given is not None:
                self._cell(place, column, given)
        self._sheet.write_string(self._row, len(self.columns), tail, self._looks["locked"])
        self._row += 1

    def _cell(self, place: int, column: Column, given: Any) -> None:
        text = self._writer.write(column.field, given)
        look = self._looks["locked" if self._locked(column) else "free"]
        one = column.field.many is Many.ONE
        if one and column.field.type is Type.DATE and (day := day_of(text)):
            self._sheet.write_datetime(self._row, place, day, self._looks["day"])
        elif one and column.field.type in (Type.INTEGER, Type.DECIMAL) and (number := number_of(text)) is not None:
            self._sheet.write_number(self._row, place, number, look)
        elif len(text) > LONGEST:
            raise InvalidValue(column.path, Check.TOO_LONG, text[:200], str(LONGEST))
        else:
            self._sheet.write_string(self._row, place, text, look)

    def _locked(self, column: Column) -> bool:
        return column.locked and not (self.of and column.path == UID)

    def finish(self, lists: Dropdowns) -> None:
        """What holds for whole columns."""
        for place, column in enumerate(self.columns):
            look = self._looks["locked" if self._locked(column) else "free"]
            hidden = {"hidden": column.path in _UNSEEN}
            self._sheet.set_column(place, place, _width(column), look, hidden)
            if not self._locked(column):
                lists.offer(self._sheet, place, column, self._row + FREE_ROWS)
        self._sheet.set_column(len(self.columns), len(self.columns), 30, self._looks["locked"], {"hidden": not self.of})
        self._sheet.freeze_panes(2, 1 if self.of else 3)
        self._sheet.autofilter(1, 0, max(2, self._row - 1), len(self.columns) - 1)
        if self.of in _BY_PROGRAM:
            self._sheet.hide()
        self._sheet.protect("", _ALLOWED)


_ALLOWED = dict.fromkeys(
    ("sort", "autofilter", "insert_rows", "delete_rows", "format_columns", "format_rows", "format_cells"), True
)


def heading(column: Column, writer: Writer) -> str:
    """The words over a column: its label, the language behind it, a star where the minimum to publish needs it."""
    label = writer.say(column.field.label)
    words = f"{label} ({column.lang})" if column.lang else label
    return f"{words} *" if column.field.required and column.row is None else words


def _width(column: Column) -> int:
    return 38 if column.path == UID else _WIDTHS.get(column.field.type, 20)


def _looks(book: Any) -> dict[str, Any]:
    """Four formats of a workbook, made once."""
    if not hasattr(book, "niva_looks"):
        book.niva_looks = {
            "head": book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "locked": True}),
            "free": book.add_format({"locked": False}),
            "locked": book.add_format({"locked": True, "font_color": "#7A7A7A"}),
            "day": book.add_format({"locked": False, "num_format": "dd.mm.yyyy"}),
        }
    looks: dict[str, Any] = book.niva_looks
    return looks
