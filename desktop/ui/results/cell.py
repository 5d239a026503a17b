"""A cell of the table: one line of text, a shape before the freshness, a badge before a name that stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem

from desktop.ui.chips import BADGE, draw_badge
from desktop.ui.results.columns import COLUMNS, Column
from desktop.ui.results.model import ResultsModel
from desktop.ui.results.row import RowDelegate
from desktop.ui.shapes import draw_shape, state_text
from desktop.ui.theme import Theme
from desktop.ui.wording import state_of

if TYPE_CHECKING:
    from desktop.catalogue.views import Card

_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


class CellDelegate(RowDelegate):
    """Paints straight from the card, so a row costs one fetch and no roles."""

    def __init__(self, theme: Theme, model: ResultsModel) -> None:
        super().__init__(theme, model)
        theme.follow(self._take_measures)

    def _take_measures(self) -> None:
        self._font, self._bold = self._theme.font(14), self._theme.font(14, bold=True)
        self._plain_metrics, self._bold_metrics = QFontMetrics(self._font), QFontMetrics(self._bold)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        box: QRect = option.rect
        row, column, tokens = index.row(), COLUMNS[index.column()], self._theme.tokens
        if row == self.chosen:
            painter.fillRect(box, tokens.soft)
        elif row == self.hovered:
            painter.fillRect(box, tokens.hover)
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), tokens.line)
        self._paint_text(painter, box, column, self._model.card_at(row))
        if self.focused and row == self.chosen and column is Column.NAME:
            painter.setPen(QPen(tokens.accent, 2))
            painter.drawRect(box.adjusted(1, 1, -1, -1))

    def _paint_text(self, painter: QPainter, box: QRect, column: Column, card: Card) -> None:
        side, text = self._theme.px(8), column.text(card, self._model.lang)
        left = box.left() + side + self._paint_sign(painter, box, column, card)
        bold = column is Column.NAME
        painter.setFont(self._bold if bold else self._font)
        state = state_of(card.freshness)
        quiet = column is not Column.STATE or state.is_good()
        painter.setPen(self._theme.tokens.text if quiet else state_text(self._theme.tokens, state))
        room, metrics = box.right() - left - side, self._bold_metrics if bold else self._plain_metrics
        if metrics.horizontalAdvance(text) > room:
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(left, box.top(), room, box.height()), _LEFT, text)

    def _paint_sign(self, painter: QPainter, box: QRect, column: Column, card: Card) -> int:
        """The sign before the text, if the column has one; the room it takes."""
        px, middle = self._theme.px, box.center().y()
        if column is Column.STATE:
            side = px(12)
            mark = QRectF(box.left() + px(8), middle - side / 2, side, side)
            draw_shape(painter, mark, state_of(card.freshness), self._theme.tokens)
            return px(18)
        shown = card.name.shown(self._model.lang)
        if column is Column.NAME and shown.text and shown.lang is not self._model.lang:
            wide, high = px(BADGE.width()), px(BADGE.height())
            draw_badge(painter, QRectF(box.left() + px(8), middle - high / 2, wide, high), shown.lang, self._theme)
            return px(BADGE.width() + 6)
        return 0
