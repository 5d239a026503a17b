"""The lines of the table, painted whole: a column at a time, so that face and ink change once a column, not once a
cell. What stands in a line is worked out and cut when it is first seen and kept until a width, a language or the rows
change. A shape stands before the state, a badge before a name that stands in."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

import msgspec
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QPixmap, QStaticText

from desktop.language import current
from desktop.ui.chips import BADGE, draw_badge
from desktop.ui.results.columns import COLUMNS, Column
from desktop.ui.results.fitting import Fitting
from desktop.ui.results.row import RowDelegate
from desktop.ui.shapes import State, shape_pixmap, state_text
from desktop.ui.wording import state_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.catalogue.views import Card
    from desktop.ui.results.model import ResultsModel
    from desktop.ui.theme import Theme

SIDE, SHAPE, SHAPE_ROOM = 8, 12, 18
_KEPT = 500
"""Lines whose texts are kept: a few screens."""
_MOST_SET = 300
"""Texts laid out for good: kinds and states, cut to the width of their columns."""


class Span(NamedTuple):
    """Where a column stands in the view, in logical pixels of the screen."""

    column: Column
    left: int
    width: int


class _Line(msgspec.Struct, frozen=True, gc=False):
    """What stands in one row: a text for each span, cut to it; the language a name stands in from, or ''."""

    texts: list[str]
    state: State
    stand_in: str


class Lines(RowDelegate):
    """Paints straight from the cards: a screen of rows is one fetch and no roles."""

    def __init__(self, theme: Theme, model: ResultsModel) -> None:
        super().__init__(theme, model)
        self._lines: dict[int, _Line] = {}
        theme.follow(self._take_measures)
        model.modelReset.connect(self._lines.clear)
        model.dataChanged.connect(self._lines.clear)

    def _take_measures(self) -> None:
        self._font, self._bold = _unshaped(self._theme.font(14)), _unshaped(self._theme.font(14, bold=True))
        self._plain_fitting, self._bold_fitting = Fitting(self._font), Fitting(self._bold)
        self._shapes: dict[tuple[State, float], QPixmap] = {}
        self._set: dict[str, QStaticText] = {}
        self._lines.clear()
        self._made_for: object = None

    def paint_lines(self, painter: QPainter, first: int, top: int, count: int, height: int, spans: list[Span]) -> None:
        """Paint `count` rows of that height, the row `first` at `top`."""
        lines = self._lines_of(first, count, spans)
        self._paint_grounds(painter, first, top, count, height, spans)
        metrics = QFontMetrics(self._font)
        base = top + (height - metrics.height()) // 2 + metrics.ascent()
        for place, span in enumerate(spans):
            painter.setFont(self._bold if span.column is Column.NAME else self._font)
            painter.setPen(self._theme.tokens.text)
            left, texts = span.left + self._theme.px(SIDE), [line.texts[place] for line in lines]
            if span.column is Column.STATE:
                self._paint_states(painter, left, texts, [line.state for line in lines], base, height)
            elif span.column is Column.KIND:
                for row, text in enumerate(texts):
                    painter.drawStaticText(left, base - metrics.ascent() + row * height, self._set_text(text))
            else:
                for row, text in enumerate(texts):
                    painter.drawText(left + self._badge_room(span, lines[row]), base + row * height, text)
        self._paint_badges(painter, top, height, spans, lines)

    def _paint_grounds(
        self, painter: QPainter, first: int, top: int, count: int, height: int, spans: list[Span]
    ) -> None:
        """What is under the texts, the hairlines, and the edge of the row that has the keys."""
        tokens, left, width = self._theme.tokens, spans[0].left, sum(span.width for span in spans)
        picked = [row for row in range(first, first + count) if self.is_picked(row)] if self.picked else [self.chosen]
        for row, ground in ((self.hovered, tokens.hover), *((row, tokens.soft) for row in picked)):
            if first <= row < first + count:
                painter.fillRect(left, top + (row - first) * height, width, height, ground)
        for place in range(1, count + 1):
            painter.fillRect(left, top + place * height - 1, width, 1, tokens.line)
        name = next(span for span in spans if span.column is Column.NAME)
        if self.focused and first <= self.chosen < first + count:
            painter.setPen(QPen(tokens.accent, 2))
            box = QRect(name.left, top + (self.chosen - first) * height, name.width, height)
            painter.drawRect(box.adjusted(1, 1, -2, -2))

    def _paint_states(
        self, painter: QPainter, left: int, texts: Sequence[str], states: Sequence[State], base: int, height: int
    ) -> None:
        px, tokens, ratio, before = self._theme.px, self._theme.tokens, painter.device().devicePixelRatioF(), None
        ascent = QFontMetrics(self._font).ascent()
        rise = ascent // 2 + px(SHAPE) // 2 - 1
        for text, state in zip(texts, states, strict=True):
            painter.drawPixmap(left, base - rise, self._shape(state, ratio))
            if state is not before:
                painter.setPen(tokens.text if state.is_good() else state_text(tokens, state))
                before = state
            painter.drawStaticText(left + px(SHAPE_ROOM), base - ascent, self._set_text(text))
            base += height

    def _set_text(self, text: str) -> QStaticText:
        """A text of a column that has few, laid out once."""
        found = self._set.get(text)
        if found is None:
            found = self._set[text] = QStaticText(text)
            found.setTextFormat(Qt.TextFormat.PlainText)
            found.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
        return found

    def _shape(self, state: State, ratio: float) -> QPixmap:
        found = self._shapes.get((state, ratio))
        if found is None:
            found = shape_pixmap(state, self._theme.px(SHAPE), self._theme.tokens, ratio)
            self._shapes[state, ratio] = found
        return found

    def _paint_badges(
        self, painter: QPainter, top: int, height: int, spans: list[Span], lines: Sequence[_Line]
    ) -> None:
        px = self._theme.px
        left = next(span.left for span in spans if span.column is Column.NAME) + px(SIDE)
        for place, line in enumerate(lines):
            if line.stand_in:
                y = top + place * height + (height - px(BADGE.height())) / 2
                box = QRectF(left, y, px(BADGE.width()), px(BADGE.height()))
                draw_badge(painter, box, line.stand_in, self._theme)

    def _badge_room(self, span: Span, line: _Line) -> int:
        return self._theme.px(BADGE.width() + 6) if line.stand_in and span.column is Column.NAME else 0

    # What stands in a line

    def _lines_of(self, first: int, count: int, spans: list[Span]) -> list[_Line]:
        """The lines of these rows; kept ones as long as they were made for the same widths and languages."""
        wanted = (current(), self._model.lang, [(span.column, span.width) for span in spans])
        if wanted != self._made_for or len(self._set) > _MOST_SET:
            self._lines.clear()
            self._set.clear()
            self._made_for, self._rooms = wanted, [self._room(span) for span in spans]
        rows = range(first, first + count)
        if any(row not in self._lines for row in rows):
            for old in list(islice(self._lines, max(0, len(self._lines) + count - _KEPT))):
                del self._lines[old]
            for row, card in zip(rows, self._model.cards_between(first, first + count - 1), strict=True):
                if row not in self._lines:
                    self._lines[row] = self._line(card)
        return [self._lines[row] for row in rows]

    def _room(self, span: Span) -> tuple[Column, Fitting, int]:
        """What a column shows, the face it is in, and how wide its texts may be."""
        px, column = self._theme.px, span.column
        room = span.width - 2 * px(SIDE) - (px(SHAPE_ROOM) if column is Column.STATE else 0)
        return column, self._bold_fitting if column is Column.NAME else self._plain_fitting, room

    def _line(self, card: Card) -> _Line:
        lang, name = self._model.lang, card.name.shown(self._model.lang)
        stand_in = "" if name.lang is lang or not name.text else name.lang.value
        badge = self._theme.px(BADGE.width() + 6) if stand_in else 0
        mark = self._model.mark_of(card.row)
        before = f"{mark} · " if mark else ""
        texts = [
            fitting.fitted(before + column.text(card, lang), room - badge)
            if column is Column.NAME
            else fitting.fitted(column.text(card, lang), room)
            for column, fitting, room in self._rooms
        ]
        return _Line(texts, state_of(card.freshness), stand_in)


def _unshaped(font: QFont) -> QFont:
    """The face for single lines of a list: its letters stand side by side as `Fitting` adds them up. Scripts that need
    shaping get it all the same."""
    face = QFont(font)
    face.setStyleStrategy(QFont.StyleStrategy.PreferNoShaping)
    return face


def spans_of(left_and_width: Sequence[tuple[int, int]]) -> list[Span]:
    """The spans of the columns in their order, each given its left edge and width; a hidden one has no width."""
    pairs = zip(COLUMNS, left_and_width, strict=True)
    return [Span(column, left, width) for column, (left, width) in pairs if width]
