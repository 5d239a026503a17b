"""One cell: what a program of office wrote there, as the text a person would type; and the guard of CSV.

Everything above reads text, so that a table of a spreadsheet and one of commas are one thing.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

LONGEST = 32_767
"""Characters a cell of a spreadsheet can hold."""
DIGITS = 15
"""Significant digits a number of a spreadsheet keeps."""
YES, NO = "yes", "no"

_ESCAPED = re.compile(r"_x00([01][0-9A-Fa-f])_")
_ACTIVE = re.compile(r"'*\s*[=+\-@\t\r\uff1d\uff0b\uff20\u2212]")
_PLAIN = re.compile(r"-?\d{1,30}(?:\.\d{1,30})?")
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")


def text_of(value: Any, percent: bool = False) -> str:
    """The text of a cell as openpyxl reads it: whole numbers without a point, dates in ISO 8601; '' for an empty one.

    Numbers are told with the 15 digits a spreadsheet keeps; a cell shown in percent says 25 for 0.25.
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), value) if "_x00" in value else value
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, int | float):
        return number_text(value * 100 if percent else value)
    return _moment_text(value)


def number_text(number: int | float) -> str:
    """A number without an exponent and without digits that only the machine made."""
    if isinstance(number, int):
        return str(number)
    if number != number or number in (float("inf"), float("-inf")):
        return str(number)
    plain = format(Decimal(f"{number:.{DIGITS}g}"), "f")
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return "0" if plain in ("-0", "") else plain


def _moment_text(value: Any) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, timedelta):
        return number_text(value / timedelta(days=1))
    return str(value)


def number_of(text: str) -> int | float | None:
    """The number a spreadsheet may keep instead of this text, None where it would lose a digit or a zero."""
    if not _PLAIN.fullmatch(text):
        return None
    number = float(text)
    if number_text(number) != text or len(text.lstrip("-").replace(".", "").lstrip("0")) > DIGITS:
        return None
    return int(text) if "." not in text else number


def day_of(text: str) -> date | None:
    """The day a spreadsheet may keep instead of an ISO date; it knows none before March 1900."""
    try:
        day = date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None
    return day if day and day >= date(1900, 3, 1) else None


def guarded(text: str) -> str:
    """The text for a cell of CSV: what a spreadsheet would take for a formula, or a phone for a number, begins with an
    apostrophe. Plain numbers are left alone. `unguarded` gives back exactly the text."""
    return "'" + text if _ACTIVE.match(text) and not _NUMBER.fullmatch(text) else text


def unguarded(text: str) -> str:
    """The text of a cell of CSV without the apostrophe of `guarded`."""
    bare = text[1:]
    return bare if text.startswith("'") and _ACTIVE.match(bare) and not _NUMBER.fullmatch(bare) else text


def joined(parts: tuple[str, ...]) -> str:
    """Several values in one cell, divided by `; `; a part that holds a divider or a quote stands in quotes."""
    return "; ".join(_quoted(part) for part in parts)


def _quoted(part: str) -> str:
    return '"' + part.replace('"', '""') + '"' if ";" in part or "\n" in part or part.startswith('"') else part


_PART = re.compile(r'\s*(?:"((?:[^"]|"")*)"\s*(?=[;\n]|\Z)|([^;\n]*))(?:[;\n]|\Z)')


def divided(text: str) -> tuple[str, ...]:
    """The values of one cell, divided by `;` or new lines as `joined` does; empty ones are left out."""
    if ";" not in text and "\n" not in text and '"' not in text:
        return (text,) if text.strip() else ()
    parts = (quoted.replace('""', '"') if quoted else bare for quoted, bare in _PART.findall(text))
    return tuple(part for part in parts if part.strip())
