"""The list of texts that wait for a translator: whose, which field, what about it, and which of them are done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.language import N_, _, current
from desktop.ui.scrolling import SlimBar
from desktop.ui.shapes import State, draw_shape
from desktop.ui.value_words import path_words
from sync.ageing import TextState

if TYPE_CHECKING:
    from desktop.catalogue.views_of_work import Untranslated
    from desktop.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
HIGH, SHAPE = 50, 12
STATES = {
    TextState.OUTDATED: N_("older than its original"),
    TextState.MACHINE: N_("nobody has read it yet"),
    TextState.MISSING: N_("no translation yet"),
}


def name_words(text: Untranslated) -> str:
    """Whose text it is."""
    return text.name.shown(current()).text or text.number or text.uid


class TextsModel(QAbstractListModel):
    """`done` are places of the list."""

    def __init__(self, texts: Sequence[Untranslated], parent: QObject) -> None:
        super().__init__(parent)
        self.texts = tuple(texts)
        self.done: set[int] = set()

    def mark(self, place: int, done: bool) -> None:
        """That text is done, or is not any more."""
        (self.done.add if done else self.done.discard)(place)
        self.dataChanged.emit(self.index(place), self.index(place))

    def left(self, after: int) -> int:
        """The next place that is not done, round and round; -1 where all are."""
        count = len(self.texts)
        return next((at % count for at in range(after + 1, after + 1 + count) if at % count not in self.done), -1)

    def words(self, place: int) -> tuple[str, str]:
        """The two lines of a text."""
        text = self.texts[place]
        state = _("done") if place in self.done else _(STATES[text.state])
        return name_words(text), f"{path_words(text.kind, text.path)}: {state}"

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.texts)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return "\n".join(self.words(index.row()))
        return None


class _Painting(QStyledItemDelegate):
    def __init__(self, theme: Theme, model: TextsModel, view: QListView) -> None:
        super().__init__(view)
        self._theme, self._model, self._view = theme, model, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._theme.px(120), self._theme.px(HIGH))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, px, tokens = self._theme, self._theme.px, self._theme.tokens
        box, chosen = QRect(option.rect), index == self._view.currentIndex()
        painter.save()
        if chosen:
            painter.fillRect(box, tokens.soft)
            painter.fillRect(QRect(box.left(), box.top(), px(3), box.height()), tokens.accent)
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), tokens.line)
        state = State.GOOD if index.row() in self._model.done else State.WARNING
        draw_shape(painter, QRectF(box.left() + px(16), box.top() + px(11), px(SHAPE), px(SHAPE)), state, tokens)
        lines = self._model.words(index.row())
        for place, (words, size) in enumerate(zip(lines, (14, 12), strict=True)):
            painter.setFont(theme.font(size, bold=place == 0))
            painter.setPen(tokens.text if place == 0 else tokens.text2)
            room = QRect(box.left() + px(36), box.top() + px(5 + 20 * place), box.width() - px(46), px(20))
            elided = QFontMetrics(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, _LEFT, elided)
        if chosen and self._view.hasFocus():
            painter.setPen(QPen(tokens.accent, 2))
            painter.drawRect(box.adjusted(1, 1, -1, -2))
        painter.restore()


class TextsView(QListView):
    """Walked by arrows."""

    def __init__(self, theme: Theme, texts: Sequence[Untranslated], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.texts = TextsModel(texts, self)
        self.setModel(self.texts)
        self.setItemDelegate(_Painting(theme, self.texts, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setVerticalScrollBar(SlimBar(theme, Qt.Orientation.Vertical, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        theme.follow(self._measure)

    def _measure(self) -> None:
        self.scheduleDelayedItemsLayout()

    def go(self, place: int) -> None:
        """To that text."""
        self.setCurrentIndex(self.texts.index(place))
