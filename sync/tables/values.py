"""Between a cell and a value: how each type of field is written into a table and read out of one.

Reading refuses what it does not understand and says which check failed; nothing is guessed and nothing dropped.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

import msgspec

from sync.bilingual import Lang
from sync.errors import Check, InvalidValue
from sync.fields import Field, Many, Type
from sync.parsing import parse_cell
from sync.tables.cells import NO, YES, divided, joined
from sync.tables.columns import Column
from sync.tables.spoken import Spoken
from sync.tables.terms import Terms

_TEXTS = frozenset({Type.LINE, Type.TEXT})
_COUNTED = frozenset({Type.INTEGER, Type.DECIMAL, Type.DATE})
_TIMED = re.compile(r"(\d{4}-\d\d-\d\d|\d{1,2}\.\d{1,2}\.\d{4})[T ]\d{1,2}:\d\d(?::\d\d)?")
"""A day with a time of day that only the program for tables has put there."""


class Names(Protocol):
    """Finds records by what people call them."""

    def uids(self, text: str, kinds: tuple[str, ...]) -> tuple[str, ...]:
        """Uids of the records of these kinds (any, if none are given) with this uid, number or exact name."""
        ...


@dataclass
class Reader:
    """Reads texts of cells into JSON values. `yes` and `no` are the words of both languages, in lower case.

    `missing` collects references no record was found for, as (path, text): the same file may bring them. `mended`
    holds what a person wants read for a term as written, by (path, text).
    """

    terms: Terms
    names: Names
    lang: Lang = Lang.RU
    yes: frozenset[str] = frozenset({YES, "1", "true", "x", "+"})
    no: frozenset[str] = frozenset({NO, "0", "false", "-"})
    missing: list[tuple[str, str]] = field(default_factory=list)
    literal: bool = False
    mended: Mapping[tuple[str, str], str] = field(default_factory=dict)
    spoken: Spoken = field(default_factory=Spoken)
    _terms_read: dict[tuple[str, str], str] = field(default_factory=dict)

    def read(self, column: Column, text: str, had: Any = None) -> Any:
        """The JSON value of a cell, None for an empty one. `had` is the value that stands there now, of rows a list:
        what it holds is taken back letter for letter, also where no vocabulary knows it. Raises InvalidValue."""
        if not text or text.isspace():
            return None
        inner = column.field
        if inner.type is Type.ROWS:
            return _json_rows(column.path, text)
        if inner.many is Many.ONE:
            return self._one(inner, column.path, text, had)
        parts = [self._one(inner, column.path, part, had) for part in divided(text)]
        parts = [part for part in parts if part is not None]
        return (list(dict.fromkeys(parts)) if inner.many is Many.SET else parts) or None

    def _one(self, inner: Field, path: str, text: str, had: Any) -> Any:
        if had is not None and text in _parts(had):
            return text
        if inner.type is Type.TERM:
            return self._term(inner, path, self.mended.get((path, text.strip()), text.strip()))
        if inner.type is Type.REFERENCE:
            return self._reference(inner, path, text.strip())
        if inner.type is Type.FLAG:
            return self._flag(path, text.strip().casefold())
        if self.literal and inner.type in _TEXTS:
            return text
        if inner.type is Type.DATE and (timed := _TIMED.fullmatch(text.strip())):
            text = timed[1]
        return self._counted(inner, path, text) if inner.type in _COUNTED else parse_cell(inner, path, text)

    def _counted(self, inner: Field, path: str, text: str) -> Any:
        try:
            return parse_cell(inner, path, self.spoken.plain(inner, text))
        except InvalidValue as refusal:
            raise InvalidValue(path, refusal.check, text.strip()[:200], refusal.hint) from refusal

    def _term(self, inner: Field, path: str, text: str) -> str | None:
        key = (inner.scheme, text)
        if found := self._terms_read.get(key):
            return found
        scheme = self.terms.of(inner.scheme)
        code = scheme.code(text) if scheme.described else str(parse_cell(inner, path, text) or "")
        if not code:
            raise _unknown(path, text, scheme.nearest(text, self.lang))
        self._terms_read[key] = code
        return code

    def _reference(self, inner: Field, path: str, text: str) -> str:
        found = self.names.uids(text, inner.refers_to)
        if len(found) > 1:
            raise InvalidValue(path, Check.AMBIGUOUS, given=text[:200], hint=", ".join(found[:5]))
        if not found:
            self.missing.append((path, text))
        return found[0] if found else text

    def _flag(self, path: str, text: str) -> bool | None:
        if text in self.yes:
            return True
        if text in self.no:
            return None
        raise InvalidValue(path, Check.WRONG_SHAPE, given=text[:200])


def _unknown(path: str, text: str, nearest: tuple[str, ...]) -> InvalidValue:
    """A term no vocabulary has; the hint names those written nearly so."""
    return InvalidValue(path, Check.UNKNOWN_TERM, text[:200], "; ".join(nearest))


def _parts(had: Any) -> Iterable[Any]:
    return had if isinstance(had, list) else (had,)


def _json_rows(path: str, text: str) -> Any:
    """Rows as CSV holds them: a JSON list of objects in one cell."""
    try:
        return msgspec.json.decode(text, type=list[dict[str, Any]]) or None
    except (msgspec.DecodeError, UnicodeError) as error:
        raise InvalidValue(path, Check.WRONG_SHAPE, given=text[:200], hint=str(error)) from error


@dataclass(frozen=True)
class Writer:
    """Writes JSON values as texts of cells, terms in one language."""

    terms: Terms
    lang: Lang
    say: Callable[[str], str]

    def write(self, inner: Field, given: Any) -> str:
        """The text of a value, '' for None; `Reader.read` gives the same value back."""
        if given is None or given == "" or given == []:
            return ""
        if inner.type is Type.ROWS:
            return msgspec.json.encode(given, order="sorted").decode()
        if isinstance(given, list):
            return joined(tuple(self._one(inner, part) for part in given))
        return self._one(inner, given)

    def _one(self, inner: Field, given: Any) -> str:
        if inner.type is Type.TERM:
            return self.terms.of(inner.scheme).written(given, self.lang)
        if inner.type is Type.FLAG:
            return self.say(YES)
        return str(given)


def inner_value(row: dict[str, Any], column: Column) -> Any:
    """What a column says of one row in JSON form, None where it says nothing."""
    name = column.path.partition("].")[2].partition(".")[0]
    value = row.get(name)
    return (value or {}).get(column.lang) if column.lang else value


def put_inner(row: dict[str, Any], column: Column, given: Any) -> None:
    """Writes a value into a row in place; None leaves it as it is."""
    if given is None:
        return
    name, _dot, lang = column.path.partition("].")[2].partition(".")
    if lang:
        row[name] = {**row.get(name, {}), lang: given}
    else:
        row[name] = given
