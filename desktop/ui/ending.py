"""Ends and deadlines as a person reads them: past, near, far. Knows no records: lists use it, too."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from desktop.language import _, date_text, ngettext
from desktop.ui.shapes import State
from sync.calls import UNION_TIME, CallState, call_state, days_left

if TYPE_CHECKING:
    from desktop.catalogue.views import Card

WARNED_BEFORE = timedelta(days=90)
"""Before the end of an agreement or a certificate it is warned of so early."""
CALL_SHAPES = {CallState.OPEN: State.GOOD, CallState.CLOSING: State.WARNING}


def ending(card: Card, today: date) -> tuple[State | None, str] | None:
    """The foot of the card of a call, and of what ends soon or has ended; None where freshness says more."""
    if card.kind != "call":
        state, words = end_told(card.ends, today)
        return None if state is None else (state, words)
    now = datetime.combine(today, time(12), UNION_TIME)
    state_now, left = call_state(card.begins, card.ends, now), days_left(card.ends, now)
    if state_now is CallState.FUTURE:
        return None, _("opens {date}").format(date=date_text(card.begins))
    if state_now is CallState.CLOSED or left is None:
        return None, _("closed {date}").format(date=date_text(card.ends))
    return CALL_SHAPES[state_now], days_words(left)


def days_words(days: int) -> str:
    """less than a day left, 1 day left, 12 days left."""
    if days < 1:
        return _("less than a day left")
    return ngettext("{n} day left", "{n} days left", days).format(n=days)


def end_told(until: str, today: date, warned_before: timedelta = WARNED_BEFORE) -> tuple[State | None, str]:
    """An end (ISO date, month or year): past, near, or just its date."""
    last, said = last_day(until), date_text(until)
    if last is None:
        return None, said
    days = (last - today).days
    if days < 0:
        return State.BAD, _("term ended {date}").format(date=said)
    if last - today > warned_before:
        return None, said
    return State.WARNING, ngettext("{date}, ends in {n} day", "{date}, ends in {n} days", days).format(
        date=said, n=days
    )


def last_day(iso: str) -> date | None:
    """The last day of an ISO date, month or year; None for what is none."""
    try:
        parts = [int(part) for part in iso.split("-")]
        year, month = parts[0], parts[1] if len(parts) > 1 else 12
        return date(year, month, parts[2]) if len(parts) > 2 else _end_of(year, month)
    except ValueError:
        return None


def _end_of(year: int, month: int) -> date:
    from calendar import monthrange  # most ends are whole dates, and it brings all locales with it

    return date(year, month, monthrange(year, month)[1])
