"""What is wrong, or doubtful, about a value and about a whole record.

An error keeps a value out of packages, a warning does not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from sync.alphabets import mixed_words, repaired
from sync.dates import is_date, is_moment
from sync.errors import Check, InvalidValue
from sync.fields import Field, Type
from sync.records import Record
from sync.registry import Value, field_at, paths, value_at
from sync.rows import Row
from sync.vocabularies import Vocabularies

_URL = re.compile(r"https?://[^\s/.]+(\.[^\s/.]+)+(/\S*)?", re.IGNORECASE)
_EMAIL = re.compile(r"[^\s@,;<>]+@[^\s@,;<>.]+(\.[^\s@,;<>.]+)+")
_PHONE = re.compile(r"\+[\d\s()\-]{7,30}")
_NUMERAL = re.compile(r"[+-]?\d+(?:\.\d+)?", re.ASCII)
"""No exponent, no infinity, nothing that is only a number to a machine."""
_UID = re.compile(r"[A-Za-z0-9:._\-]{3,80}")


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding about the value at a path. `hint` is a limit, a repaired text or a nearest term."""

    path: str
    check: Check
    given: str = ""
    hint: str = ""
    severe: bool = True

    def refusal(self) -> InvalidValue:
        """The same as a refusal to raise."""
        return InvalidValue(self.path, self.check, self.given, self.hint)


def problems(kind: str, path: str, value: Value, terms: Vocabularies, today: str) -> Iterator[Problem]:
    """Everything wrong (severe) or doubtful about a value at a path, on an ISO date.

    An empty value has no problem here: what is missing is told by `missing`.
    """
    field, _ = field_at(kind, path)
    if value is None:
        return
    if field.type is Type.ROWS:
        assert isinstance(value, tuple)
        for place, row in enumerate(value):
            assert isinstance(row, Row)
            yield from _row_problems(field, f"{path}[{place}]", row, terms, today)
        return
    for single in value if isinstance(value, tuple) else (value,):
        assert not isinstance(single, Row)
        yield from _single_problems(field, path, single, terms, today)


def is_uid(text: str) -> bool:
    """Whether a record may have this identity."""
    return bool(_UID.fullmatch(text))


def _row_problems(field: Field, path: str, row: Row, terms: Vocabularies, today: str) -> Iterator[Problem]:
    for column in field.columns:
        cell = getattr(row, column.name)
        if not cell:
            continue
        if column.bilingual:
            for lang in ("ru", "be"):
                if part := getattr(cell, lang):
                    yield from _single_problems(column, f"{path}.{column.name}.{lang}", part, terms, today)
        else:
            yield from _single_problems(column, f"{path}.{column.name}", cell, terms, today)
    for end, first, last in _turned(row):
        yield Problem(f"{path}.{end}", Check.END_BEFORE_START, last, first)


def _turned(owner: Record | Row) -> Iterator[tuple[str, str, str]]:
    """Ends that lie before their beginnings: name of the end, both values."""
    for start, end in SPANS:
        first, last = getattr(owner, start, ""), getattr(owner, end, "")
        if first and last and last < first[: len(last)]:
            yield end, first, last


def _single_problems(
    field: Field, path: str, value: str | int | bool, terms: Vocabularies, today: str
) -> Iterator[Problem]:
    if isinstance(value, str) and len(value) > field.limit:
        yield Problem(path, Check.TOO_LONG, value[:200], str(field.limit))
    if (check := _CHECKS.get(field.type)) and (failed := check(field, value)):
        yield Problem(path, failed, str(value)[:200], field.scheme or _bounds(field))
    elif path in _PAST and str(value) > today:
        yield Problem(path, Check.IN_FUTURE, str(value)[:200])
    if field.type in (Type.LINE, Type.TEXT) and isinstance(value, str):
        for word in mixed_words(value):
            yield Problem(path, Check.MIXED_ALPHABETS, word, repaired(word), severe=False)
    if field.type is Type.TERM:
        yield from _term_problems(field, path, str(value), terms, today)


def _term_problems(field: Field, path: str, code: str, terms: Vocabularies, today: str) -> Iterator[Problem]:
    if not terms.has(field.scheme):
        return  # this catalogue does not describe the scheme: nothing can be said against a code
    term = terms.find(field.scheme, code)
    if term is None:
        yield Problem(path, Check.UNKNOWN_TERM, code, field.scheme, severe=False)
    elif term.excluded(today):
        yield Problem(path, Check.EXCLUDED_TERM, code, term.valid_to, severe=False)


def _bounds(field: Field) -> str:
    low, high = ("" if bound is None else str(bound) for bound in (field.low, field.high))
    return f"{low}–{high}" if low or high else ""


def _number(field: Field, value: str | int | bool) -> Check | None:
    if not _NUMERAL.fullmatch(str(value)):
        return Check.NOT_A_NUMBER
    number = Decimal(str(value))
    low, high = field.low, field.high
    inside = (low is None or number >= low) and (high is None or number <= high)
    return None if inside else Check.OUT_OF_RANGE


def _shaped(pattern: re.Pattern[str], failed: Check) -> Callable[[Field, str | int | bool], Check | None]:
    return lambda _field, value: None if pattern.fullmatch(str(value)) else failed


def _identifier(field: Field, value: str | int | bool) -> Check | None:
    """Check digits by python-stdnum; ROR: Crockford base 32 with ISO 7064 mod 97-10; DOI and others: their shape."""
    from sync.identifiers import is_valid

    return None if is_valid(field.scheme, str(value)) else Check.CHECK_DIGIT


_CHECKS: dict[Type, Callable[[Field, str | int | bool], Check | None]] = {
    Type.INTEGER: _number,
    Type.DECIMAL: _number,
    Type.DATE: lambda _field, value: None if is_date(str(value)) else Check.NOT_A_DATE,
    Type.MOMENT: lambda _field, value: None if is_moment(str(value)) else Check.NOT_A_MOMENT,
    Type.URL: _shaped(_URL, Check.NOT_A_URL),
    Type.EMAIL: _shaped(_EMAIL, Check.NOT_AN_EMAIL),
    Type.PHONE: _shaped(_PHONE, Check.NOT_A_PHONE),
    Type.FILE: _shaped(re.compile(r"[0-9a-f]{64}"), Check.WRONG_SHAPE),
    Type.REFERENCE: _shaped(_UID, Check.NOT_A_UID),
    Type.IDENTIFIER: _identifier,
}


_PAST = {"confirmed_on"}
"""Dates of what a person has done: none of them is still to come."""
SPANS = (
    ("start", "end"),
    ("signed", "valid_until"),
    ("issued", "valid_until"),
    ("commissioned", "decommissioned"),
    ("opens", "deadline"),
    ("valid_from", "valid_to"),
    ("last", "valid_until"),
)
"""Fields of a record, or columns of a row, of which the second may not lie before the first."""


def record_problems(record: Record, terms: Vocabularies, today: str) -> Iterator[Problem]:
    """Everything wrong or doubtful in a whole record: each value, and what only two values together show."""
    for path in paths(record.kind):
        yield from problems(record.kind, path, value_at(record, path), terms, today)
    if getattr(record, "consent_scope", "public") != "public":
        yield Problem("consent_scope", Check.NO_CONSENT, severe=False)
    for end, first, last in _turned(record):
        yield Problem(end, Check.END_BEFORE_START, last, first)
