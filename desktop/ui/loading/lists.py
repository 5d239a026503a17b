"""A list of uniform rows painted from the tokens: what the steps of a load show their lines in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from desktop.ui.tokens import ROW
from desktop.ui.uniform_rows import Index, make_uniform, paint_shape, paint_words, set_row_height

if TYPE_CHECKING:
    from desktop.ui.shapes import State
    from desktop.ui.theme import Theme
    from desktop.ui.tokens import Tokens


class Look:
    """How a cell looks beyond its words; subclasses say what differs."""

    def shape(self, index: Index) -> State | None:
        """A shape before the words."""
        return None

    def bold(self, index: Index) -> bool:
        """Whether the words are bold."""
        return False

    def ink(self, index: Index, tokens: Tokens) -> QColor:
        """The colour of the words."""
        return tokens.text

    def ground(self, index: Index, tokens: Tokens) -> QColor | None:
        """What is under the words."""
        return None

    def icon(self, index: Index) -> str:
        """An icon at the right edge."""
        return ""


class _Painting(QStyledItemDelegate):
    """What does not fit is elided; the tooltip tells it whole."""

    def __init__(self, theme: Theme, look: Look, view: QTableView) -> None:
        super().__init__(view)
        self._theme, self._look, self._view = theme, look, view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens, box = self._theme.tokens, QRect(option.rect)
        painter.save()
        here = index.row() == self._view.currentIndex().row()
        ground = self._look.ground(index, tokens) or (tokens.soft if here else None)
        if ground is not None:
            painter.fillRect(box, ground)
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), tokens.line)
        self._paint_words(painter, box, index)
        if here and index.column() == 0:
            painter.fillRect(QRect(box.left(), box.top(), 3, box.height()), tokens.accent)
        if here and self._view.hasFocus():
            painter.setPen(QPen(tokens.accent, 1))
            painter.drawLine(box.topLeft(), box.topRight())
            painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.restore()

    def _paint_words(self, painter: QPainter, box: QRect, index: Index) -> None:
        theme, px, right = self._theme, self._theme.px, box.right()
        left = paint_shape(painter, box, box.left() + px(8), self._look.shape(index), theme)
        if icon := self._look.icon(index):
            right -= px(24)
            ratio = painter.device().devicePixelRatioF()
            painter.drawPixmap(
                right + px(4), box.center().y() - px(8), theme.pixmap(icon, theme.tokens.text2, 16, ratio)
            )
        painter.setFont(theme.font(14, self._look.bold(index)))
        painter.setPen(self._look.ink(index, theme.tokens))
        paint_words(painter, QRect(left, box.top(), right - left - px(6), box.height()), str(index.data() or ""))


class PlainList(QTableView):
    """`shares` say how the columns share the width, in percent; without them each is as wide as `wide` and the list
    scrolls sideways. `entered` tells the row on Enter, Space or a double click."""

    entered = Signal(int)

    def __init__(
        self, theme: Theme, model: QAbstractItemModel, look: Look, shares: Callable[[], Sequence[int]] | None,
        wide: int = 150, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._theme, self._shares, self._wide = theme, shares, wide
        self.setModel(model)
        self.setItemDelegate(_Painting(theme, look, self))
        make_uniform(self, theme, QAbstractItemView.SelectionMode.SingleSelection)
        if shares is not None:
            self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.doubleClicked.connect(lambda index: self.entered.emit(index.row()))
        self.selectionModel().currentRowChanged.connect(lambda *_rows: self.viewport().update())
        model.modelReset.connect(self.share)
        theme.follow(self._measure)

    def _measure(self) -> None:
        set_row_height(self, self._theme.px(ROW - 4))
        self.horizontalHeader().setFont(self._theme.font(13))
        self.share()

    def share(self) -> None:
        """Give the columns their widths; a list that is nowhere yet has none to give."""
        if self.parentWidget() is None:
            return
        if self._shares is None:
            self.horizontalHeader().setDefaultSectionSize(self._theme.px(self._wide))
            return
        shares = self._shares()
        for place, share in enumerate(shares):
            self.setColumnWidth(place, self.viewport().width() * share // sum(shares))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.share()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Where nothing is chosen, focus alone chooses nothing."""
        bare = not self.currentIndex().isValid()
        super().focusInEvent(event)
        if bare:
            self.selectionModel().clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if event.key() in keys and self.currentIndex().isValid() and not event.modifiers():
            self.entered.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)
