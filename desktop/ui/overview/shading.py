"""How dark a region is for its count, and in which ink its figure stands: six steps, named in the legend."""

from __future__ import annotations

from bisect import bisect_right

from PySide6.QtGui import QColor

from desktop.ui.tokens import Scheme, Tokens

STEPS = (1, 10, 25, 50, 100)
"""The least counts of the steps above nothing."""


def step_of(count: int) -> int:
    """0 for nothing, then 1 to 5."""
    return bisect_right(STEPS, count)


def step_words(step: int) -> str:
    """1–9, 10–24, ... 100+; '' for nothing, which has a word of its own."""
    if step == 0:
        return ""
    least = STEPS[step - 1]
    return f"{least}–{STEPS[step] - 1}" if step < len(STEPS) else f"{least}+"


def figure_ink(tokens: Tokens, scheme: Scheme, step: int) -> QColor:
    """The ink that is read best on a step: on the two strongest it is that of the other palette."""
    strong = step >= 4
    if scheme is Scheme.LIGHT:
        return tokens.surface if strong else tokens.text
    return tokens.window if strong else tokens.text
