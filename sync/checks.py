"""From what a person typed to a value, and from a value to what is wrong with it.

`parse` never guesses silently: what it cannot read it refuses, and the form keeps the text as typed. `problems` says
everything that is wrong or doubtful; an error keeps a value out of packages, a warning does not.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from sync.alphabets import mixed_words, repaired
from sync.errors import Check, InvalidValue
from sync.fields import Field, Many, Type
from sync.records import Record
from sync.registry import Value, field_at, fields_of, paths, value_at
from sync.rows import Row
from sync.vocabularies import Vocabularies

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_SPOKEN_DATE = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_URL = re.compile(r"https?://[^\s/.]+(\.[^\s/.]+)+(/\S*)?", re.IGNORECASE)
_EMAIL = re.compile(r"[^\s@,;<>]+@[^\s@,;<>.]+(\.[^\s@,;<>.]+)+")
_PHONE = re.compile(r"\+[\d\s()\-]{7,30}")
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])['ʼ‘`´](?=[^\W\d_])")
_INVISIBLE = str.maketrans("", "", "\u200b\u200c\u2060\ufeff\u00ad\x00")
_YES = {"1", "yes", "true"}
_NO = {"0", "no", "false"}


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


def normalise(typed: str, paragraphs: bool = False) -> str:
    """The text in NFC without invisible signs and stray spaces, with ’ between letters; words are never changed."""
    clean = unicodedata.normalize("NFC", typed).translate(_INVISIBLE).replace("\r\n", "\n")
    clean = _APOSTROPHE.sub("’", clean)
    if paragraphs:
        return "\n".join(" ".join(part.split(" ")).rstrip() for part in clean.split("\n")).strip()
    return " ".join(clean.split())


def parse(kind: str, path: str, typed: str) -> Value:
    """The value of a typed text; several values of a set or list are divided by `;` or new lines.

    Raises InvalidValue: UNKNOWN_FIELD, WRONG_SHAPE for rows (they have editors of their own), or the failed check.
    """
    field, _ = field_at(kind, path)
    if field.type is Type.ROWS:
        raise InvalidValue(path, Check.WRONG_SHAPE, given=typed[:200])
    if field.many is Many.ONE:
        return _parse_one(field, path, typed)
    parts = (normalise(part) for part in re.split(r"[;\n]", typed))
    return tuple(str(_parse_one(field, path, part)) for part in parts if part) or None


def parse_cell(column: Field, path: str, typed: str) -> str | int | bool | None:
    """The value of a text typed into one column of a row. Raises InvalidValue with `path` and the failed check."""
    return _parse_one(column, path, typed)


def _parse_one(field: Field, path: str, typed: str) -> str | int | bool | None:
    clean = normalise(typed, paragraphs=field.type is Type.TEXT)
    if not clean:
        return None
    if reader := _READERS.get(field.type):
        return reader(path, clean)
    return clean


def _whole(path: str, clean: str) -> int:
    digits = "".join(clean.split())
    if not re.fullmatch(r"[+-]?\d{1,18}", digits):
        raise InvalidValue(path, Check.NOT_WHOLE, given=clean[:200])
    return int(digits)


def _decimal(path: str, clean: str) -> str:
    plain = "".join(clean.split()).replace(",", ".").replace("\u2212", "-")
    if not re.fullmatch(r"[+-]?\d{1,30}(\.\d{1,30})?", plain):
        raise InvalidValue(path, Check.NOT_A_NUMBER, given=clean[:200])
    return plain.lstrip("+")


def _date(path: str, clean: str) -> str:
    spoken = _SPOKEN_DATE.fullmatch(clean)
    iso = f"{spoken[3]}-{int(spoken[2]):02d}-{int(spoken[1]):02d}" if spoken else clean
    if not is_date(iso):
        raise InvalidValue(path, Check.NOT_A_DATE, given=clean[:200])
    return iso


def _flag(path: str, clean: str) -> bool | None:
    if clean.casefold() in _YES:
        return True
    if clean.casefold() in _NO:
        return None
    raise InvalidValue(path, Check.WRONG_SHAPE, given=clean[:200])


_READERS: dict[Type, Callable[[str, str], str | int | bool | None]] = {
    Type.INTEGER: _whole,
    Type.DECIMAL: _decimal,
    Type.DATE: _date,
    Type.FLAG: _flag,
}


def is_date(iso: str) -> bool:
    """True for a real date, a year and month, or a year in ISO 8601."""
    match = _DATE.fullmatch(iso)
    if not match:
        return False
    try:
        date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return False
    return True


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


def _single_problems(
    field: Field, path: str, value: str | int | bool, terms: Vocabularies, today: str
) -> Iterator[Problem]:
    shown = str(value)[:200]
    if isinstance(value, str) and len(value) > field.limit:
        yield Problem(path, Check.TOO_LONG, shown, str(field.limit))
    if failed := _CHECKS.get(field.type, _sound)(field, value):
        yield Problem(path, failed, shown, field.scheme or _bounds(field))
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


def _sound(_field: Field, _value: str | int | bool) -> Check | None:
    return None


def _bounds(field: Field) -> str:
    low, high = ("" if bound is None else str(bound) for bound in (field.low, field.high))
    return f"{low}–{high}" if low or high else ""


def _number(field: Field, value: str | int | bool) -> Check | None:
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return Check.NOT_A_NUMBER
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
    Type.URL: _shaped(_URL, Check.NOT_A_URL),
    Type.EMAIL: _shaped(_EMAIL, Check.NOT_AN_EMAIL),
    Type.PHONE: _shaped(_PHONE, Check.NOT_A_PHONE),
    Type.FILE: _shaped(re.compile(r"[0-9a-f]{64}"), Check.WRONG_SHAPE),
    Type.REFERENCE: _shaped(re.compile(r"[A-Za-z0-9:._\-]{3,80}"), Check.NOT_A_UID),
    Type.IDENTIFIER: _identifier,
}


def record_problems(record: Record, terms: Vocabularies, today: str) -> Iterator[Problem]:
    """Everything wrong or doubtful in a whole record: each value, and what only two values together show."""
    for path in paths(record.kind):
        yield from problems(record.kind, path, value_at(record, path), terms, today)
    for start, end in (("start", "end"), ("signed", "valid_until"), ("commissioned", "decommissioned")):
        first, last = getattr(record, start, ""), getattr(record, end, "")
        if first and last and last < first[: len(last)]:
            yield Problem(end, Check.END_BEFORE_START, last, first)


def missing(record: Record) -> tuple[Field, ...]:
    """Fields of the minimum to publish that the record lacks, in the order of the form.

    A text counts when it stands in at least one language; a procedure may be replaced by a policy document.
    """
    lacking = tuple(
        field for field in fields_of(record.kind).values() if field.required and not getattr(record, field.name)
    )
    documents = getattr(record, "documents", ()) or getattr(record, "policy_docs", ())
    return tuple(field for field in lacking if not (field.name == "procedure" and documents))


def completeness(record: Record) -> tuple[int, int]:
    """Percent of the filled bilingual texts that stand in Russian and in Belarusian (100 where there are none)."""
    texts = [getattr(record, field.name) for field in fields_of(record.kind).values() if field.bilingual]
    filled = [text for text in texts if text]
    if not filled:
        return 100, 100
    return sum(bool(t.ru) for t in filled) * 100 // len(filled), sum(bool(t.be) for t in filled) * 100 // len(filled)
