"""What lists of uniform rows painted from the tokens have in common: how the table behaves and how a cell is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from desktop.ui.scrolling import SlimBar
from desktop.ui.shapes import State, draw_shape

if TYPE_CHECKING:
    from desktop.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
SHAPE = 12
LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


def make_uniform(table: QTableView, theme: Theme, choosing: QAbstractItemView.SelectionMode) -> None:
    """Whole rows, no grid, nothing to type into, no heading to press; Tab leads out of the table."""
    table.setVerticalScrollBar(SlimBar(theme, Qt.Orientation.Vertical, table))
    table.setShowGrid(False)
    table.setFrameShape(QFrame.Shape.NoFrame)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(choosing)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setTabKeyNavigation(False)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    table.verticalHeader().setMinimumSectionSize(1)  # while there are few rows: Qt goes through all pairs of them
    header = table.horizontalHeader()
    header.setSectionsClickable(False)
    header.setHighlightSections(False)
    header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    header.setDefaultAlignment(LEFT)


def set_row_height(table: QTableView, height: int) -> None:
    """All rows so many pixels high."""
    table.verticalHeader().setDefaultSectionSize(height)


def paint_shape(painter: QPainter, box: QRect, left: int, state: State | None, theme: Theme) -> int:
    """A shape before the words of a cell; where the words begin."""
    if state is None:
        return left
    side = theme.px(SHAPE)
    draw_shape(painter, QRectF(left, box.top() + (box.height() - side) / 2, side, side), state, theme.tokens)
    return left + side + theme.px(7)


def paint_words(painter: QPainter, room: QRect, words: str) -> None:
    """The words of a cell on one line in the pen and font that are set; what does not fit is elided."""
    line = words.replace("\n", " ")[:300]
    shown = QFontMetrics(painter.font()).elidedText(line, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, int(LEFT), shown)
