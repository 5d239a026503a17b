"""Between a cell and a value: how each type of field is written into a table and read out of one.

Reading refuses what it does not understand and says which check failed; nothing is guessed and nothing dropped.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec

from sync.bilingual import Lang
from sync.errors import Check, InvalidValue
from sync.fields import Field, Many, Type
from sync.parsing import parse_cell
from sync.tables.cells import LONGEST, NO, YES, divided, joined
from sync.tables.columns import Column
from sync.tables.references import Called, How, Names, meant
from sync.tables.spoken import Spoken
from sync.tables.terms import Terms

_TEXTS = frozenset({Type.LINE, Type.TEXT})
_COUNTED = frozenset({Type.INTEGER, Type.DECIMAL, Type.DATE})
_DIVIDED = {How.SEVERAL: Check.AMBIGUOUS, How.CONTRADICTS: Check.CONTRADICTS}
MOST = 5
"""So many records a cell may mean are told."""
_TIMED = re.compile(r"(\d{4}-\d\d-\d\d|\d{1,2}\.\d{1,2}\.\d{4})[T ]\d{1,2}:\d\d(?::\d\d)?")
"""A day with a time of day that only the program for tables has put there."""


@dataclass
class Reader:
    """Reads texts of cells into JSON values. `yes` and `no` are the words of both languages, in lower case.

    `missing` collects references no record was found for, as (path, text): the same file may bring them; `doubts` those
    whose record is called otherwise now, as (path, text, label). `mended` holds what a person wants read for a term or
    a reference as written, by (path, text).
    """

    terms: Terms
    names: Names
    lang: Lang = Lang.RU
    yes: frozenset[str] = frozenset({YES, "1", "true", "x", "+"})
    no: frozenset[str] = frozenset({NO, "0", "false", "-"})
    missing: list[tuple[str, str]] = field(default_factory=list)
    doubts: list[tuple[str, str, str]] = field(default_factory=list)
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
        if inner.type in _COUNTED:
            return self._counted(inner, path, text)
        parsed = parse_cell(inner, path, text)
        return text if self.literal and parsed == " ".join(text.split()) else parsed

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
        how, uids = meant(self.mended.get((path, text), text), self.names, inner.refers_to)
        if how in _DIVIDED:
            raise InvalidValue(path, _DIVIDED[how], text[:200], "\n".join(map(self.label, uids[:MOST])))
        if how is How.UNKNOWN:
            self.missing.append((path, text))
        elif how is How.OTHERWISE:
            self.doubts.append((path, text[:200], self.label(uids[0])))
        return uids[0] if uids else text

    def label(self, uid: str) -> str:
        """How a record stands in a cell, in the language of the reader."""
        found = self.names.called(uid)
        return found.label(self.lang) if found else uid

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


def _nameless(_uid: str) -> Called | None:
    return None


@dataclass(frozen=True)
class Writer:
    """Writes JSON values as texts of cells, terms and names in one language. `called` tells what a record may be called
    outside the office; a reference to one of which it tells nothing is its bare identity."""

    terms: Terms
    lang: Lang
    say: Callable[[str], str]
    called: Callable[[str], Called | None] = _nameless

    def write(self, inner: Field, given: Any) -> str:
        """The text of a value, '' for None; `Reader.read` gives the same value back."""
        if given is None or given == "" or given == []:
            return ""
        if inner.type is Type.ROWS:
            return msgspec.json.encode(given, order="sorted").decode()
        if isinstance(given, list):
            text = joined(tuple(self._one(inner, part) for part in given))
            crowded = inner.type is Type.REFERENCE and len(text) > LONGEST
            return joined(tuple(map(str, given))) if crowded else text
        return self._one(inner, given)

    def _one(self, inner: Field, given: Any) -> str:
        if inner.type is Type.TERM:
            return self.terms.of(inner.scheme).written(given, self.lang)
        if inner.type is Type.FLAG:
            return self.say(YES)
        if inner.type is Type.REFERENCE and (found := self.called(given)):
            return found.label(self.lang)
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
