"""One piece of news for the message bar: words that are made anew when the language changes, and one action."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from desktop.ui.shapes import State
    from sync.refusal import Refusal

Words = Callable[[], str]


class Remedy(msgspec.Struct, frozen=True):
    """The one thing to do about a piece of news."""

    words: Words
    act: Callable[[], None]


class News(msgspec.Struct, frozen=True):
    """A sentence with numbers. Good news leaves by itself after ten seconds; warnings and errors stay."""

    state: State
    words: Words
    remedy: Remedy | None = None


def bad_news(refusal: Refusal) -> News:
    """What was refused, in the words of whatever language is spoken when it is read."""
    from desktop.ui.notices import notice  # not on the way to the first window
    from desktop.ui.shapes import State

    return News(State.BAD, lambda: notice(refusal).sentence)
