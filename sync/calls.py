"""Whether a call is open: computed from its dates and the moment of asking, never stored."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone
from enum import StrEnum

CLOSING_DAYS = 14
UNION_TIME = timezone(timedelta(hours=3))
"""Minsk and Moscow: what a deadline without a time of day is measured by."""


class CallState(StrEnum):
    """The terms of the vocabulary `call_state`."""

    FUTURE = "future"
    OPEN = "open"
    CLOSING = "closing"  # at most CLOSING_DAYS left
    CLOSED = "closed"


def deadline_at(deadline: str) -> datetime | None:
    """The moment a deadline ends: a date alone ends with its day in Minsk and Moscow. None for none or unreadable."""
    try:
        if len(deadline) == 10:
            return datetime.combine(date.fromisoformat(deadline) + timedelta(days=1), time(), UNION_TIME)
        moment = datetime.fromisoformat(deadline)
    except (ValueError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UNION_TIME)


def call_state(opens: str, deadline: str, now: datetime) -> CallState:
    """The state of a call at an aware moment. Without a deadline it stays open once it has opened."""
    end = deadline_at(deadline)
    if end is not None and now >= end:
        return CallState.CLOSED
    if opens and opens > now.astimezone(UNION_TIME).date().isoformat()[: len(opens)]:
        return CallState.FUTURE
    if end is not None and end - now <= timedelta(days=CLOSING_DAYS):
        return CallState.CLOSING
    return CallState.OPEN


def days_left(deadline: str, now: datetime) -> int | None:
    """Days of the calendar in Minsk and Moscow from today to the last day of a deadline, whatever the time of day: 0 on
    that day, negative after it; None without one."""
    end = deadline_at(deadline)
    if end is None:
        return None
    last = (end - timedelta(microseconds=1)).astimezone(UNION_TIME).date()
    return (last - now.astimezone(UNION_TIME).date()).days
