"""One piece of news for the message bar: words that are made anew when the language changes, and one action."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from desktop.ui.shapes import State

Words = Callable[[], str]


@dataclass(frozen=True)
class Remedy:
    """The one thing to do about a piece of news."""

    words: Words
    act: Callable[[], None]


@dataclass(frozen=True)
class News:
    """A sentence with numbers. Good news leaves by itself after ten seconds; warnings and errors stay."""

    state: State
    words: Words
    remedy: Remedy | None = None
