"""Lines of a card with the words of the question on the ground of the mark."""

from __future__ import annotations

from itertools import takewhile
from operator import eq
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from desktop.ui.chips import BADGE, draw_badge
from desktop.ui.filling import fill

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QColor

    from desktop.catalogue.finding.excerpting import Excerpt
    from desktop.catalogue.words import Wanted
    from desktop.ui.theme import Theme
    from sync.bilingual import Lang

Spans = tuple[tuple[int, int], ...]
MOST_KNOWN = 600
"""Texts whose marks are kept: those of some screens."""
MOST_LABEL, LEAD = 0.4, 0.5
"""Of the width of a line: for the name of a field, and for what stands before the first mark of a text that is cut."""
DOTS = "…"
Flag = Qt.AlignmentFlag


class Marking:
    """Where the words of the question are in texts that are painted again and again."""

    def __init__(self) -> None:
        self._words: tuple[Wanted, ...] = ()
        self._known: dict[str, Spans] = {}

    def mark(self, words: tuple[Wanted, ...]) -> None:
        """From now on these words."""
        self._words = words
        self._known.clear()

    def spans(self, text: str) -> Spans:
        """Start and end of each of them in a text."""
        if not self._words:
            return ()
        if text not in self._known:
            from desktop.catalogue.words import matches

            if len(self._known) >= MOST_KNOWN:
                self._known.clear()
            self._known[text] = tuple(matches(self._words, text))
        return self._known[text]


def marks_within(spans: Spans, text: str, start: int, line: str) -> Spans:
    """What is marked of a text in a line that begins at `start` and may be elided."""
    shown = sum(takewhile(bool, map(eq, line, text[start:])))
    return tuple((one - start, min(other - start, shown)) for one, other in spans if 0 <= one - start < shown)


def marked_lines(
    lines: Sequence[str], text: str, spans: Spans, metrics: QFontMetrics, room: int
) -> list[tuple[str, Spans]]:
    """The lines of a text and what is marked in each; where none of that is seen whole, the last line shows what is."""
    found, place = list[tuple[str, Spans]](), 0
    for line in lines:
        place += len(text[place:]) - len(text[place:].lstrip())
        found.append((line, marks_within(spans, text, place, line)))
        start, place = place, place + len(line)
    if spans and found and all(line[end:] == DOTS for line, marks in found for _start, end in marks):
        behind = tuple((one - start, other - start) for one, other in spans if one >= start)
        found[-1] = cut(text[start:], behind, metrics, room)
    return found


def paint_marked(
    painter: QPainter, box: QRect, line: str, marks: Sequence[tuple[int, int]], theme: Theme, ink: QColor
) -> None:
    """One line; without kerning the widths of its stretches add up, so a mark is a ground under its stretch."""
    metrics, tokens, flags = QFontMetrics(painter.font()), theme.tokens, int(Flag.AlignVCenter)
    painter.setPen(ink)
    painter.drawText(box, flags, line)
    for start, end in marks:
        word = line[start:end]
        left = box.left() + metrics.horizontalAdvance(line[:start])
        mark = QRect(left, box.top(), metrics.horizontalAdvance(word), box.height())
        fill(painter, mark, tokens.mark)
        painter.setPen(tokens.mark_text)
        painter.drawText(mark.adjusted(0, 0, 2, 0), flags, word)


def paint_excerpt(painter: QPainter, box: QRect, excerpt: Excerpt, lang: Lang, theme: Theme) -> None:
    """The name of the field, the badge of a language that stands in, and so much of the text around the first found
    word as has room; in the face that is set."""
    from desktop.ui.query.excerpts import label_words

    metrics, px = QFontMetrics(painter.font()), theme.px
    label = metrics.elidedText(label_words(excerpt), Qt.TextElideMode.ElideRight, int(box.width() * MOST_LABEL))
    painter.setPen(theme.tokens.text2)
    painter.drawText(box, int(Flag.AlignVCenter), label)
    left = box.left() + (metrics.horizontalAdvance(f"{label} ") if label else 0)
    if excerpt.lang not in (None, lang):
        wide, high, face = px(BADGE.width()), min(px(BADGE.height()), box.height()), painter.font()
        draw_badge(painter, QRectF(left, box.center().y() + 1 - high / 2, wide, high), str(excerpt.lang), theme)
        painter.setFont(face)
        left += wide + px(6)
    room = QRect(left, box.top(), box.right() + 1 - left, box.height())
    line, marks = cut(excerpt.text, excerpt.marks, metrics, room.width())
    paint_marked(painter, room, line, marks, theme, theme.tokens.text2)


def cut(text: str, marks: Spans, metrics: QFontMetrics, room: int) -> tuple[str, Spans]:
    """So much of a text as has room, with the first mark in it, whole where it is no wider than all the room."""
    start = 0
    if metrics.horizontalAdvance(text) > room and marks:
        start = _start(text, marks[0], metrics, room)
    before = DOTS if start else ""
    line = metrics.elidedText(before + text[start:], Qt.TextElideMode.ElideRight, room)
    within = marks_within(marks, text, start, line[len(before) :])
    return line, tuple((one + len(before), other + len(before)) for one, other in within)


def _start(text: str, mark: tuple[int, int], metrics: QFontMetrics, room: int) -> int:
    """Where to begin, at a word, so that the mark is seen and stands no farther right than it should."""
    wide = metrics.horizontalAdvance
    if wide(text[: mark[1]]) <= room - wide(DOTS) and wide(text[: mark[0]]) <= room * LEAD:
        return 0
    start = mark[0]
    while before := text.rfind(" ", 0, max(0, start - 1)) + 1:
        if wide(DOTS + text[before : mark[0]]) > room * LEAD or wide(DOTS + text[before : mark[1]] + DOTS) > room:
            break
        start = before
    return start
