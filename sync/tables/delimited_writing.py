"""CSV of our own: UTF-8 with its mark, one record a row, rows of a record as JSON in one cell.

With `;` decimals are written with a comma, as spreadsheets here expect; otherwise they would show 1.5 as a day of May.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, BinaryIO

from sync.fields import Type
from sync.leaving import leaves, public_document
from sync.registry import get
from sync.tables.cells import guarded
from sync.tables.columns import UID, Column, columns_of
from sync.tables.layout import mark
from sync.tables.written import Written

if TYPE_CHECKING:
    from sync.canon import Document
    from sync.tables.values import Writer


def write_delimited(documents: Iterable[Document], out: BinaryIO, writer: Writer, delimiter: str = ";") -> Written:
    """Writes all that may leave of the first record's kind; says how many were left out and why."""
    text = io.TextIOWrapper(out, encoding="utf-8-sig", newline="", write_through=False)
    table = csv.writer(text, delimiter=delimiter, lineterminator="\r\n")
    kind, count, stayed, others = "", 0, 0, 0
    for document in documents:
        if not leaves(document):
            stayed += 1
        elif kind and document["kind"] != kind:
            others += 1
        else:
            if not kind:
                kind = document["kind"]
                table.writerow(_header(kind))
            table.writerow(_row(public_document(document), writer, delimiter))
            count += 1
    text.flush()
    text.detach()
    return Written(count, stayed, others)


def _columns(kind: str) -> tuple[Column, ...]:
    return tuple(column for column in columns_of(kind) if column.public)


def _header(kind: str) -> list[str]:
    return [mark(kind) if column.path == UID else column.name for column in _columns(kind)]


def _row(document: Document, writer: Writer, delimiter: str) -> list[str]:
    return [_cell(column, get(document, column.path), writer, delimiter) for column in _columns(document["kind"])]


def _cell(column: Column, given: Any, writer: Writer, delimiter: str) -> str:
    text = writer.write(column.field, given)
    if delimiter == ";" and column.field.type is Type.DECIMAL:
        text = text.replace(".", ",")
    return guarded(text)
