"""Opening a file somebody calls a table, whatever its name says."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sync.errors import NotATable, SourceMissing, TableFault
from sync.tables.delimited import delimited_lines, read_delimited
from sync.tables.sources import Form, Line, Sheet, Source
from sync.tables.workbooks import read_workbook, workbook_lines

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_PAGES = (b"<!doctype", b"<html", b"<?xml", b"<table", b"%pdf-", b"{\\rtf")


def read_source(path: Path, *, encoding: str = "", delimiter: str = "") -> Source:
    """What a file holds, seen from its first rows: sheets, headers, and of CSV the encoding and the delimiter.

    The file is known by what is in it, not by its name. Raises SourceMissing, NotATable, TooLarge.
    """
    with reached(path):
        return _source(path, encoding, delimiter)


@contextmanager
def reached(path: Path) -> Iterator[None]:
    """A file that is not there, may not be read, or goes with the stick it lies on: SourceMissing."""
    try:
        yield
    except OSError as error:
        raise SourceMissing(str(path)) from error


def _source(path: Path, encoding: str, delimiter: str) -> Source:
    with path.open("rb") as file:
        start = file.read(4096)
    if not start.strip():
        raise NotATable(str(path), TableFault.NO_ROWS)
    if start.startswith(_OLE):
        raise NotATable(str(path), TableFault.PASSWORD if _LOCKED in path.read_bytes() else TableFault.OLD_EXCEL)
    if start.startswith(b"PK"):
        if b"mimetypeapplication/vnd." in start:
            raise NotATable(str(path), TableFault.OTHER_OFFICE)
        return read_workbook(path)
    if start.lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith(_PAGES):
        raise NotATable(str(path), TableFault.OTHER_OFFICE)
    if start.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{"):
        return Source(path, Form.JSONL, (Sheet(path.stem),), "utf-8")
    return read_delimited(path, encoding, delimiter)


def lines_of(source: Source, sheet: Sheet) -> Iterator[Line]:
    """The rows of a sheet below its header, read as they are asked for. Raises SourceMissing, NotATable, TooLarge."""
    with reached(source.path):
        yield from workbook_lines(source.path, sheet) if source.form is Form.XLSX else delimited_lines(source, sheet)
