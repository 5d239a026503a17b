"""A found record as a card of fixed height: title on two lines at most, organisation and place, kind, freshness."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from desktop.distances import away_words
from desktop.ui.chips import BADGE, CHIP_HEIGHT, chip_width, draw_badge, draw_chip
from desktop.ui.filling import fill
from desktop.ui.lines import two_lines
from desktop.ui.results.marked import Marking, marked_lines, paint_excerpt, paint_marked
from desktop.ui.results.reason import NOTHING
from desktop.ui.results.row import RowDelegate
from desktop.ui.shapes import draw_shape, state_text
from desktop.ui.tokens import CARD, RADIUS_CHIP
from desktop.ui.wording import capital, foot_words, kind_words, number_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QStyleOptionViewItem

    from desktop.catalogue.views import Card
    from desktop.catalogue.words import Wanted
    from desktop.ui.results.model import ResultsModel
    from desktop.ui.results.reason import Reason
    from desktop.ui.theme import Theme

SIDE, TOP, MARGIN_RIGHT, FOOT = 16, 12, 64, 30
FULL, LEAST_KIND = 3, 64
"""Lines of text a card has over its foot when it is full; where the reason is told, one more is squeezed in. So
wide the kind is at least."""
Flag = Qt.AlignmentFlag


class _Ground(msgspec.Struct, frozen=True):
    """Where one card is painted and how it stands."""

    box: QRect
    chosen: bool
    focused: bool
    hovered: bool


class CardDelegate(RowDelegate):
    """Paints only; every card is as high as any other."""

    def __init__(self, theme: Theme, model: ResultsModel) -> None:
        super().__init__(theme, model)
        self._marking = Marking()

    def mark(self, words: tuple[Wanted, ...]) -> None:
        """Put what these words of a query find on the ground of the mark."""
        self._marking.mark(words)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(self._theme.px(240), self._theme.px(CARD))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.row()
        current = row == self.chosen
        chosen = self.is_picked(row) if self.picked else current
        ground = _Ground(option.rect, chosen, current and self.focused, row == self.hovered)
        painter.save()
        self._paint_ground(painter, ground)
        self._paint_card(painter, ground, self._model.card_at(row), self._model.reason_at(row))
        painter.restore()

    def _paint_ground(self, painter: QPainter, ground: _Ground) -> None:
        tokens, px, box = self._theme.tokens, self._theme.px, ground.box
        if ground.chosen:
            fill(painter, box, tokens.soft)
            fill(painter, QRect(box.left(), box.top(), px(3), box.height()), tokens.accent)
        elif ground.hovered:
            fill(painter, box, tokens.hover)
        if ground.focused:
            painter.setPen(QPen(tokens.accent, 2))
            painter.drawRect(box.adjusted(1, 1, -1, -1))
        elif self.picked or not ground.chosen:
            fill(painter, QRect(box.left() + px(SIDE), box.bottom(), box.width() - 2 * px(SIDE), 1), tokens.line)

    def _paint_card(self, painter: QPainter, ground: _Ground, card: Card, reason: Reason | None) -> None:
        px, lang = self._theme.px, self._model.lang
        name = card.name.shown(lang)
        inner = ground.box.adjusted(px(SIDE), px(TOP), -px(SIDE), -px(10))
        wide = inner.width() - px(MARGIN_RIGHT + 8)
        lines = two_lines(name.text, self._theme.font(15, bold=True), wide)
        told = self._told(reason, name.text, FULL + 1 - len(lines))
        below = self._below(card, len(lines) + told)
        less = px(10) * max(0, FULL - len(lines) - len(below) - told)
        inner = inner.adjusted(0, less, 0, -less)  # what is short stands in the middle: no hole over its foot
        self._paint_margin(
            painter, inner, number_words(card), "" if name.lang is lang or not name.text else name.lang.value
        )
        bottom = self._paint_title(painter, QRect(inner.left(), inner.top(), wide, inner.height()), name.text, lines)
        line = QRect(inner.left(), bottom + px(3), inner.width(), px(19))
        away = self._paint_away(painter, line, card)
        for place, text in enumerate(below):
            room = line.adjusted(0, px(19) * place, -away if not place else 0, px(19) * place)
            self._paint_line(painter, room, text, 13, marked=True)
        self._paint_reason(painter, line.translated(0, 0 if below else -px(19)), reason or NOTHING, FULL - len(lines))
        self._paint_foot(painter, inner, ground, card)

    def _told(self, reason: Reason | None, name: str, room: int) -> int:
        """How many lines tell why; one is kept free as long as that is not known of a name without a found word."""
        if reason is None:
            return int(not self._marking.spans(name))
        return min(room - 1, bool(reason.words) + (reason.excerpt is not None))

    def _paint_reason(self, painter: QPainter, line: QRect, reason: Reason, whole: int) -> None:
        """Where the record has what was asked and why it was found, below its one line of whose it is; of `whole` lines
        one is that one, what is more is squeezed in above any foot."""
        if reason == NOTHING:
            return
        px, high, down = self._theme.px, (15, 18)[whole > 1], (17, 19)[whole > 1]
        box = QRect(line.left(), line.top() + px(down), line.width(), px(high))
        painter.setFont(self._theme.font(13 if whole > 1 else 12))
        if reason.excerpt is None or (reason.words and whole < 2):
            box.setHeight(px(15))
            self._paint_line(painter, box, reason.words, 12)
            box.setLeft(box.left() + QFontMetrics(painter.font()).horizontalAdvance(f"{reason.words}  "))
            if reason.excerpt is not None and box.width() > line.width() // 2:
                paint_excerpt(painter, box, reason.excerpt, self._model.lang, self._theme)
            return
        paint_excerpt(painter, box, reason.excerpt, self._model.lang, self._theme)
        if reason.words:
            box = QRect(line.left(), line.top() + px(19 + (17, 19)[whole > 2]), line.width(), px(15))
            self._paint_line(painter, box, reason.words, 12)

    def _paint_away(self, painter: QPainter, line: QRect, card: Card) -> int:
        """How far it is, at the right of the line, where that decides the order; how much room it takes."""
        if card.away is None:
            return 0
        words = away_words(card.away)
        painter.setFont(self._theme.font(13))
        painter.setPen(self._theme.tokens.text)
        painter.drawText(line, int(Flag.AlignVCenter | Flag.AlignRight), words)
        return QFontMetrics(painter.font()).horizontalAdvance(words) + self._theme.px(10)

    def _below(self, card: Card, others: int) -> list[str]:
        """Whose it is and where: one under the other where the other lines leave room, else side by side."""
        lang = self._model.lang
        told = [text for part in (card.organisation, card.place) if (text := part.shown(lang).text)]
        return told if others + len(told) <= FULL or not told else [" · ".join(told)]

    def _paint_margin(self, painter: QPainter, inner: QRect, number: str, stand_in: str) -> None:
        """Number and language badge, at the right edge."""
        px = self._theme.px
        painter.setFont(self._theme.font(12))
        wide = QFontMetrics(painter.font()).horizontalAdvance(number)
        box = QRect(inner.right() + 1 - wide, inner.top() - px(1), wide + 2, px(18))
        paint_marked(painter, box, number, self._marking.spans(number), self._theme, self._theme.tokens.text2)
        if stand_in:
            wide, high = px(BADGE.width()), px(BADGE.height())
            draw_badge(painter, QRectF(inner.right() + 1 - wide, inner.top() + px(21), wide, high), stand_in,
                       self._theme)  # fmt: skip

    def _paint_title(self, painter: QPainter, box: QRect, text: str, lines: Sequence[str]) -> int:
        """The text in these lines; the y below the last."""
        painter.setFont(self._theme.font(15, bold=True))
        y, high = box.top() - self._theme.px(1), self._theme.px(20)
        metrics, spans = QFontMetrics(painter.font()), self._marking.spans(text)
        for line, marks in marked_lines(lines, text, spans, metrics, box.width()):
            room = QRect(box.left(), y, box.width() + 2, high)
            paint_marked(painter, room, line, marks, self._theme, self._theme.tokens.text)
            y += high
        return y

    def _paint_line(self, painter: QPainter, box: QRect, text: str, size: float, marked: bool = False) -> None:
        painter.setFont(self._theme.font(size))
        metrics, spans = QFontMetrics(painter.font()), self._marking.spans(text) if marked else ()
        elided = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        ((line, marks),) = marked_lines((elided,), text, spans, metrics, box.width())
        paint_marked(painter, box, line, marks, self._theme, self._theme.tokens.text2)

    def _paint_foot(self, painter: QPainter, inner: QRect, ground: _Ground, card: Card) -> None:
        theme, px = self._theme, self._theme.px
        state, fresh = foot_words(card, self._model.today())
        kind = capital(card.type_label.shown(self._model.lang).text) or kind_words(card.kind)
        metrics, mark = QFontMetrics(theme.font(12)), self._model.mark_of(card.row)
        marked = self._paint_mark(painter, inner, ground, mark) if mark else 0
        room = inner.width() - metrics.horizontalAdvance(fresh) - px(12 + 10 + 12 + 6 + 4) - marked
        chip = QRectF(inner.left(), inner.bottom() + 1 - px(CHIP_HEIGHT), 0, px(CHIP_HEIGHT))
        if room >= px(LEAST_KIND):  # where there is less, how fresh it is matters more than three letters of its kind
            kind = metrics.elidedText(kind, Qt.TextElideMode.ElideRight, room)
            chip.setWidth(chip_width(theme, kind))
            draw_chip(painter, chip, kind, theme, ground.chosen)
            if marks := self._marking.spans(kind):
                inside = chip.toRect().adjusted(px(6), 2, px(6), -2)
                paint_marked(painter, inside, kind, marks, theme, theme.tokens.text2)
        side = px(12)
        shape = QRectF(chip.right() + px(10 if chip.width() else 0), chip.center().y() - side / 2, side, side)
        if state is not None:
            draw_shape(painter, shape, state, theme.tokens)
        calm = state is None or state.is_good()
        painter.setPen(theme.tokens.text2 if calm or state is None else state_text(theme.tokens, state))
        painter.setFont(theme.font(12))
        left = int(shape.right() if state is not None else chip.right()) + px(6)
        words = QRect(left, int(chip.top()), inner.right() - left - marked, int(chip.height()))
        fresh = metrics.elidedText(fresh, Qt.TextElideMode.ElideRight, words.width() + 1)
        painter.drawText(words, int(Flag.AlignVCenter | Flag.AlignLeft), fresh)

    def _paint_mark(self, painter: QPainter, inner: QRect, ground: _Ground, words: str) -> int:
        """That the record is new for a saved search, at the right of the foot; how much room it takes."""
        theme, tokens, px = self._theme, self._theme.tokens, self._theme.px
        painter.setFont(theme.font(12, bold=True))
        wide, high = QFontMetrics(painter.font()).horizontalAdvance(words) + px(12), px(CHIP_HEIGHT)
        box = QRectF(inner.right() + 1 - wide, inner.bottom() + 1 - high, wide, high)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.surface if ground.chosen else tokens.soft)
        painter.drawRoundedRect(box, px(RADIUS_CHIP), px(RADIUS_CHIP))
        painter.setPen(tokens.soft_text)
        painter.drawText(box, int(Flag.AlignCenter), words)
        return wide + px(8)
