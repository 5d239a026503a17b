"""How a call stands: word, days and shape."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from desktop.language import _, current, date_text
from desktop.ui.ending import CALL_SHAPES, days_words
from desktop.ui.shapes import State
from desktop.ui.wording import capital
from sync.bilingual import Bilingual
from sync.calls import CallState, call_state, days_left
from sync.records import Call


def call_told(call: Call, now: datetime, label: Callable[[str, str], Bilingual]) -> tuple[State | None, str]:
    """The state of a call at an aware moment, with the days left; a call not open now has a word and no shape.
    All of it is one phrase, in the language of the interface."""
    state = call_state(call.opens, call.deadline, now)
    words = capital(label("call_state", state).shown(current()).text)
    left = days_left(call.deadline, now)
    if state in CALL_SHAPES and left is not None:
        words = f"{words}: {days_words(left)}"
    elif state is CallState.FUTURE:
        opens = _("opens {date}").format(date=date_text(call.opens))
        words = f"{words}: {opens}"
    return CALL_SHAPES.get(state), words
