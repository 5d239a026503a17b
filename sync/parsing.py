"""From what a person typed, or a table holds, to a value.

Nothing is guessed silently: what cannot be read is refused, and whoever asked keeps the text as typed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from sync.dates import is_date, is_moment
from sync.errors import Check, InvalidValue
from sync.fields import Field, Many, Type
from sync.registry import Value, field_at

_SPOKEN_DATE = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_LARGEST_FIRST = re.compile(r"(\d{4})([./])(\d{1,2})\2(\d{1,2})")
_SPOKEN_MONTH = re.compile(r"(\d{1,2})\.(\d{4})")
_SPOKEN_MOMENT = re.compile(
    r"(\d{1,2})\.(\d{1,2})\.(\d{4}),? (\d{1,2}):(\d{2}) ?(?:UTC|GMT)?([+-])(\d{1,2})(?::?(\d{2}))?"
)
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])['ʼ‘`´](?=[^\W\d_])")
_INVISIBLE = str.maketrans("", "", "\u200b\u200c\u2060\ufeff\u00ad\x00")
_YES = {"1", "yes", "true"}
_NO = {"0", "no", "false"}


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
    iso = clean
    if spoken := _SPOKEN_DATE.fullmatch(clean):
        iso = f"{spoken[3]}-{int(spoken[2]):02d}-{int(spoken[1]):02d}"
    elif turned := _LARGEST_FIRST.fullmatch(clean):
        iso = f"{turned[1]}-{int(turned[3]):02d}-{int(turned[4]):02d}"
    elif month := _SPOKEN_MONTH.fullmatch(clean):
        iso = f"{month[2]}-{int(month[1]):02d}"
    if not is_date(iso):
        raise InvalidValue(path, Check.NOT_A_DATE, given=clean[:200])
    return iso


def _moment(path: str, clean: str) -> str:
    """A whole date, or a date, a time and the distance from UTC: without it nobody knows when the day ends."""
    spoken = _SPOKEN_MOMENT.fullmatch(clean)
    if not spoken:
        iso = _date(path, clean) if _SPOKEN_DATE.fullmatch(clean) else clean
    else:
        day, month, year, hour, minute, sign, far, rest = spoken.groups(default="00")
        iso = f"{year}-{int(month):02d}-{int(day):02d}T{int(hour):02d}:{minute}{sign}{int(far):02d}:{rest}"
    if not is_moment(iso):
        raise InvalidValue(path, Check.NOT_A_MOMENT, given=clean[:200])
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
    Type.MOMENT: _moment,
    Type.FLAG: _flag,
}
