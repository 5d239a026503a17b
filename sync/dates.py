"""Dates as records hold them: ISO 8601, a year or a year and month alone being legal; moments carry their zone."""

from __future__ import annotations

import re
from datetime import date, datetime

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})")


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


def is_moment(iso: str) -> bool:
    """True for a whole date, or a date and time with its distance from UTC: `2026-12-31T18:00+03:00`."""
    if len(iso) == 10:
        return is_date(iso)
    if not _MOMENT.fullmatch(iso):
        return False
    try:
        datetime.fromisoformat(iso)
    except ValueError:
        return False
    return True
