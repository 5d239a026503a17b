"""Texts cut to a width by adding up the widths of their letters.

The faces of the window have no kerning, so a letter is as wide in a word as alone. Looking widths up costs a tenth of
laying the text out, and a table lays every text out once already, to paint it.
"""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontMetricsF

DOTS = "…"
MOST_CUT = 2000


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
        if sum(map(widths, text)) <= room:
            return text
        left = room - widths(DOTS)
        for place, letter in enumerate(text):
            left -= widths(letter)
            if left < 0:
                return text[:place].rstrip() + DOTS
        return text
