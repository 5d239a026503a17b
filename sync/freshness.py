"""How much a record may still be believed: computed from the date of its last confirmation, never stored."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from functools import lru_cache

INTERVAL = 12
"""Months between confirmations where a record names no interval of its own."""


class Freshness(StrEnum):
    """Word, shape and colour follow from it, in lists, on pages and on paper."""

    FRESH = "fresh"
    DUE = "due"
    OLD = "old"


@lru_cache(maxsize=1024)
def freshness(confirmed_on: str, every_months: int, today: date) -> Freshness:
    """FRESH within the interval, DUE up to one and a half of it, OLD beyond or if never confirmed.

    `confirmed_on` is an ISO date, month or year ('' = never); a date in the future counts as today's;
    `every_months` 0 means INTERVAL.
    """
    every_months = every_months or INTERVAL
    months = months_since(confirmed_on, today)
    if months is None or months * 2 >= every_months * 3:
        return Freshness.OLD
    return Freshness.FRESH if months < every_months else Freshness.DUE


def months_since(confirmed_on: str, today: date) -> int | None:
    """Whole months from an ISO date to today, None for a date that is none."""
    parts = [int(part) for part in confirmed_on[:10].split("-") if part.isdigit()]
    if not parts:
        return None
    year, month, day = (*parts, 1, 1)[:3] if len(parts) < 3 else parts
    return max(0, (today.year - year) * 12 + today.month - month - (today.day < day))
