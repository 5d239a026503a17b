"""Text into lines: greedy, ragged right, words broken with soft hyphens only where a line would be left short.

A broken word ends with U+00AD, which the faces draw as a hyphen and a reader of the file joins again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, takewhile

from desktop.brochure.hyphens import breaks
from desktop.brochure.type import Style, width
from sync.bilingual import Lang

HYPHEN = "\u00ad"
_IN_WORDS = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")
_IN_RANGES = re.compile(r"(?<=\d)[–…](?=\d)")
_IN_ADDRESSES = re.compile(r"[/.@_?&=-]")
_LAST_PIECE = 5
"""A paragraph does not end on a line with less of a broken word."""
_LOOSE = 0.12
"""A line may stay short by this part of its measure before a word is broken."""


@dataclass(frozen=True, slots=True)
class Line:
    """One set line; `joined` means the next one continues the same word."""

    text: str
    joined: bool = False


def lines(text: str, style: Style, measure: float, lang: Lang, indent: float = 0.0) -> tuple[Line, ...]:
    """The lines of one paragraph within a measure in points; `indent` is kept free at the start of the first."""
    return tuple(_Setting(style, measure, lang, indent).run(text))


class _Setting:
    """One paragraph while it is being set."""

    def __init__(self, style: Style, measure: float, lang: Lang, indent: float) -> None:
        self.style, self.measure, self.lang = style, measure, lang
        self.room, self.line, self.ends = measure - indent, "", False
        self.space = width(" ", style.face, style.size)

    def run(self, text: str) -> Iterator[Line]:
        words = [word for word in text.split(" ") if word]
        for number, word in enumerate(words, 1):
            self.ends = number == len(words)
            yield from self._add(word)
        if self.line:
            yield Line(self.line)

    def _add(self, word: str) -> Iterator[Line]:
        while True:
            gap = self.space if self.line else 0.0
            taken = self._width(word)
            if gap + taken <= self.room:
                self.line, self.room = (f"{self.line} {word}" if self.line else word), self.room - gap - taken
                return
            at, sign = self._cut(word, self.room - gap)
            if at:
                yield self._close((f"{self.line} {word[:at]}" if self.line else word[:at]) + sign, True)
                word = word[at:]
            else:
                yield self._close(self.line, False)

    def _close(self, text: str, joined: bool) -> Line:
        self.line, self.room = "", self.measure
        return Line(text, joined)

    def _cut(self, word: str, room: float) -> tuple[int, str]:
        """Where to break a word that does not fit, and the sign to put there; 0 = leave it to the next line."""
        alone = not self.line
        if not alone and (room < self.measure * _LOOSE or not self.style.hyphens):
            return 0, ""
        points = breaks(word, self.lang) if self.style.hyphens else ()
        least = _LAST_PIECE if self.ends else 1
        fitting = (p for p in points if len(word) - p >= least and self._width(word[:p] + HYPHEN) <= room)
        at = max(fitting, default=0)
        if at:
            return at, HYPHEN
        return (self._anywhere(word, room), "") if alone else (self._after_sign(word, room), "")

    def _after_sign(self, word: str, room: float) -> int:
        return self._after(_IN_ADDRESSES if "@" in word or "://" in word else _IN_WORDS, word, room)

    def _after(self, signs: re.Pattern[str], word: str, room: float) -> int:
        ends = (found.end() for found in signs.finditer(word) if 2 < found.end() < len(word) - 2)
        return max((end for end in ends if self._width(word[:end]) <= room), default=0)

    def _anywhere(self, word: str, room: float) -> int:
        """An address or a word wider than the measure: after a sign, at a no-break space, else at any character."""
        at = (
            self._after_sign(word, room)
            or self._after(_IN_RANGES, word, room)
            or max((i + 1 for i, c in enumerate(word) if c == "\u00a0" and self._width(word[:i]) <= room), default=0)
        )
        if at:
            return at
        ends = accumulate(self._width(character) for character in word)
        return max(1, sum(1 for _ in takewhile(lambda end: end <= room, ends)))

    def _width(self, text: str) -> float:
        return width(text, self.style.face, self.style.size)
