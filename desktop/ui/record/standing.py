"""How something stands today: a call and its days, the end of a certificate or an agreement. Word and shape."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, datetime, timedelta

from desktop.language import _, date_text, ngettext
from desktop.ui.shapes import State
from desktop.ui.wording import capital
from sync.bilingual import Bilingual, Lang
from sync.calls import CallState, call_state, days_left
from sync.records import Call

WARNED_BEFORE = timedelta(days=90)
"""Before the end of an agreement or a certificate its page warns so early."""
_STATES = {CallState.OPEN: State.GOOD, CallState.CLOSING: State.WARNING}


def call_told(
    call: Call, now: datetime, label: Callable[[str, str], Bilingual], lang: Lang
) -> tuple[State | None, str]:
    """The state of a call at an aware moment, with the days left; a call not open now has a word and no shape."""
    state = call_state(call.opens, call.deadline, now)
    words = capital(label("call_state", state).shown(lang).text)
    left = days_left(call.deadline, now)
    if state in _STATES and left is not None:
        words = f"{words}: {days_words(left)}"
    elif state is CallState.FUTURE:
        opens = _("opens {date}").format(date=date_text(call.opens))
        words = f"{words}: {opens}"
    return _STATES.get(state), words


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
        return date(year, month, parts[2] if len(parts) > 2 else monthrange(year, month)[1])
    except ValueError:
        return None
