"""Which column of a foreign table fills which field: by name, by label in either language, by known other words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches

import msgspec

from sync.bilingual import Lang
from sync.errors import InvalidValue
from sync.fields import Type
from sync.tables.columns import SEAL, UID, Column, by_name, column_at, columns_of, columns_of_rows, name_columns
from sync.tables.money import currency_beside
from sync.tables.sources import Sheet, Source, normal

_UNIT = re.compile(r"[,(][^,(]*$")
"""What stands behind the name of a sum: its currency, its unit."""
Words = Mapping[Lang, Callable[[str], str]]
"""Looks a label up in each language."""
Synonyms = Mapping[str, tuple[str, ...]]
"""Other words for a path, as people write them over a column."""


class SheetMapping(msgspec.Struct, frozen=True):
    """What the columns of one sheet fill: a path for each column in order, '' for one that is not read.

    `of` is '' for a sheet with one record a row, else the field whose rows stand there. With `clears` an empty cell
    empties the field (in tables this program wrote); otherwise it says nothing.
    """

    sheet: str
    targets: tuple[str, ...]
    of: str = ""
    clears: bool = False
    seal: int = -1


class TableMapping(msgspec.Struct, frozen=True):
    """What a source fills: the kind of its records and a mapping for each sheet that is read."""

    kind: str
    sheets: tuple[SheetMapping, ...]


def guess(source: Source, kind: str, words: Words, synonyms: Synonyms) -> tuple[SheetMapping, ...]:
    """A mapping for each sheet of a source: ours by their own names; of others the sheet whose header says most, with
    all that have the same header, and none of those that are hidden."""
    own = [sheet for sheet in source.sheets if sheet.own]
    if own:
        return tuple(_own(sheet) for sheet in own if sheet.kind == kind)
    known = _Known(kind, words, synonyms)
    shown = [sheet for sheet in source.sheets if not sheet.hidden]
    guesses = {sheet.name: known.targets(sheet) for sheet in shown}
    best = max(shown, key=lambda sheet: sum(map(bool, guesses[sheet.name])), default=None)
    alike = [sheet for sheet in shown if best and sheet.header and sheet.shape == best.shape]
    return tuple(SheetMapping(sheet.name, guesses[sheet.name]) for sheet in alike)


def guess_sheet(sheet: Sheet, kind: str, words: Words, synonyms: Synonyms) -> SheetMapping:
    """The mapping of one chosen sheet."""
    return _own(sheet) if sheet.own else SheetMapping(sheet.name, _Known(kind, words, synonyms).targets(sheet))


def _own(sheet: Sheet) -> SheetMapping:
    known = by_name(sheet.kind, sheet.of)
    targets = tuple(UID if name == UID else known[name].path if name in known else "" for name in sheet.names)
    seal = sheet.names.index(SEAL) if SEAL in sheet.names else -1
    return SheetMapping(sheet.name, targets, sheet.of, clears=True, seal=seal)


class _Known:
    """Every header we have a path for, in the form `normal` gives."""

    def __init__(self, kind: str, words: Words, synonyms: Synonyms) -> None:
        self._kind = kind
        self._paths: dict[str, str] = {}
        for column in (*columns_of(kind), *name_columns(kind)):
            for header in _headers(column, words):
                self._paths.setdefault(normal(header), column.path)
        for path, headers in synonyms.items():
            if _exists(kind, path):
                self._paths |= {normal(header): path for header in headers if normal(header) not in self._paths}
        for column in columns_of(kind):
            if column.field.type is Type.ROWS:
                self._add_rows(column.field.name, words)

    def _add_rows(self, name: str, words: Words) -> None:
        """The columns of a first row: `contacts[1].email`; their bare labels only where nothing else has them."""
        for column in columns_of_rows(self._kind, name):
            path = column.path.replace("[]", "[1]")
            for header in _headers(column, words):
                self._paths.setdefault(normal(header), path)

    def targets(self, sheet: Sheet) -> tuple[str, ...]:
        """A path for each column; none is given twice."""
        found: list[str] = []
        for header in sheet.header:
            target = self._target(header)
            found.append(target if target not in found else "")
        return tuple(found)

    def _target(self, header: str) -> str:
        name = normal(header)
        if not name:
            return ""
        if exact := self._paths.get(name):
            return exact
        if _exists(self._kind, header.strip()):
            return header.strip()
        bare = self._paths.get(_UNIT.sub("", name).strip(" .,"))
        if bare and currency_beside(self._kind, column_at(self._kind, bare)):
            return bare
        close = get_close_matches(name, self._paths, n=1, cutoff=0.88)
        return self._paths[close[0]] if close else ""


def _exists(kind: str, path: str) -> bool:
    try:
        column_at(kind, path)
    except InvalidValue:
        return False
    return True


def _headers(column: Column, words: Words) -> Iterator[str]:
    """The names a column answers to. A bare label of a text in two languages means the language the label is in."""
    yield from (column.name, column.path)
    for lang, say in () if column.locked and column.path != UID else words.items():
        label = say(column.field.label)
        if column.lang is None:
            yield label
            continue
        yield from (f"{label} ({column.lang})", f"{label} {column.lang}", f"{label}, {column.lang}")
        if column.lang is lang:
            yield label
