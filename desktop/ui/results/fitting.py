"""Texts cut to a width by adding up the widths of their letters.

The faces of the window have no kerning, so a letter is as wide in a word as alone. Looking widths up costs a tenth of
laying the text out, and a table lays every text out once already, to paint it.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from PySide6.QtGui import QFont, QFontMetricsF

DOTS = "…"
MOST_CUT = 2000
MOST_LETTERS = 1000
"""More than any screen is wide: what stands behind is not measured."""


class _Widths(dict[str, float]):
    def __init__(self, font: QFont) -> None:
        super().__init__()
        self._metrics = QFontMetricsF(font)

    def __missing__(self, letter: str) -> float:
        width = self[letter] = self._metrics.horizontalAdvance(letter)
        return width


class Fitting:
    """Cuts texts in one face. What was cut is kept: kinds, states and organisations come again and again."""

    def __init__(self, font: QFont) -> None:
        self._widths = _Widths(font)
        self._cut: dict[tuple[str, float], str] = {}

    def fitted(self, text: str, room: float) -> str:
        """The text itself if it is no wider than `room`, else so much of it as leaves place for three dots."""
        found = self._cut.get((text, room))
        if found is None:
            if len(self._cut) >= MOST_CUT:
                self._cut.clear()
            found = self._cut[text, room] = self._fit(text, room)
        return found

    def _fit(self, text: str, room: float) -> str:
        widths = self._widths.__getitem__
        ends = list(accumulate(map(widths, text[:MOST_LETTERS])))
        if not ends or (ends[-1] <= room and len(text) <= MOST_LETTERS):
            return text
        return text[: bisect_right(ends, room - widths(DOTS))].rstrip() + DOTS
