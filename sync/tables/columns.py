"""The columns a kind of record has in a table, from the registry alone.

A column is called by its path with `_` before the language: `name_ru`, `grnti`. A column of rows names the field and
the column of the row: `specs[].value` on a sheet of rows, `specs[1].value` beside the record itself.
"""

from __future__ import annotations

import hashlib
import re
from functools import cache

import msgspec

from sync.bilingual import Lang
from sync.errors import Check, InvalidValue
from sync.fields import Field, Type
from sync.registry import Path, fields_of
from sync.tables.persons import FIELDS, FULL_NAME

UID = "uid"
SEAL = "uid_check"
"""The last column of our sheets: tells that an uid was changed by hand."""


def seal(uid: str) -> str:
    """What stands in the column SEAL: 8 hexadecimal digits over the uid."""
    return hashlib.sha256(uid.encode()).hexdigest()[:8]


_INNER = re.compile(r"(\w+)\[(\d*)\]\.(.+)")


class Column(msgspec.Struct, frozen=True):
    """One column. `path` is what it fills: `name.ru`, `specs[].value`, `contacts[2].unit.be`; `row` is its ROWS field,
    None for a column of the record itself; `place` the number of the row from 1, 0 on a sheet of rows."""

    path: str
    field: Field
    lang: Lang | None = None
    row: Field | None = None
    place: int = 0

    @property
    def name(self) -> str:
        """Its name in a file."""
        return f"{self.path[:-3]}_{self.lang}" if self.lang else self.path

    @property
    def locked(self) -> bool:
        """Whether only the program may write it."""
        return (self.row or self.field).derived

    @property
    def public(self) -> bool:
        """Whether it may leave the office."""
        return self.field.public and (self.row is None or self.row.public)


@cache
def columns_of(kind: str) -> tuple[Column, ...]:
    """Columns of the record itself: its uid first, then every field in the order of the form, rows as one cell each."""
    every = (column for field in fields_of(kind).values() for column in _split(field.name, field))
    found = sorted(every, key=lambda column: column.path != UID)
    return tuple(found)


@cache
def columns_of_rows(kind: str, name: str) -> tuple[Column, ...]:
    """Columns of a sheet that holds the rows of one field."""
    field = fields_of(kind)[name]
    return tuple(
        Column(f"{name}[].{split.path}", split.field, split.lang, field)
        for column in field.columns
        for split in _split(column.name, column)
    )


@cache
def name_columns(kind: str) -> tuple[Column, ...]:
    """Columns of foreign tables with no field of their own behind them: the whole name of a person in a language, and
    beside other records the position."""
    told = (FULL_NAME,) if kind == "person" else FIELDS
    return tuple(Column(Path(f"{name}.{lang}"), FIELDS[name], lang) for name in told for lang in Lang)


def _split(name: str, field: Field) -> tuple[Column, ...]:
    if field.bilingual:
        return tuple(Column(Path(f"{name}.{lang}"), field, lang) for lang in Lang)
    return (Column(Path(name), field),)


@cache
def column_at(kind: str, path: str) -> Column:
    """The column of a path. Raises InvalidValue(UNKNOWN_FIELD)."""
    inner = _INNER.fullmatch(path)
    if inner is None:
        found = next((column for column in (*columns_of(kind), *name_columns(kind)) if column.path == path), None)
    else:
        found = _inner(kind, inner[1], int(inner[2] or 0), inner[3])
    if found is None:
        raise InvalidValue(path, Check.UNKNOWN_FIELD)
    return found


def _inner(kind: str, name: str, place: int, inner: str) -> Column | None:
    field = fields_of(kind).get(name)
    if field is None or field.type is not Type.ROWS:
        return None
    wanted = f"{name}[].{inner}"
    found = next((column for column in columns_of_rows(kind, name) if column.path == wanted), None)
    return msgspec.structs.replace(found, path=f"{name}[{place or ''}].{inner}", place=place) if found else None


@cache
def by_name(kind: str, of: str = "") -> dict[str, Column]:
    """Columns by their names in files, and by their paths; with `of`, those of that field's rows."""
    columns = columns_of_rows(kind, of) if of else columns_of(kind)
    return {column.path: column for column in columns} | {column.name: column for column in columns}
