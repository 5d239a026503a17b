"""All values of one facet in a popover, with a search of its own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.catalogue.questions import Facet, FacetCount
from desktop.catalogue.words import norm
from desktop.language import _, number_text
from desktop.ui.choices import TICK, draw_tick_box
from desktop.ui.panes import Column, Label
from desktop.ui.popovers import Popover
from desktop.ui.theme import Theme
from desktop.ui.tokens import ROW
from desktop.ui.wording import facet_words

Value = tuple[FacetCount, str]
_NOWHERE = QModelIndex()
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)


class ValueModel(QAbstractListModel):
    """The values whose words hold what was typed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._all: Sequence[Value] = ()
        self._shown: Sequence[Value] = ()
        self._chosen: frozenset[str] = frozenset()
        self._typed = ""

    def show(self, values: Sequence[Value], chosen: Sequence[str]) -> None:
        """These values with these chosen."""
        self._all, self._chosen = values, frozenset(chosen)
        self.narrow(self._typed)

    def narrow(self, typed: str) -> None:
        """Only values whose words hold this, in the spelling of the search."""
        self.beginResetModel()
        self._typed = typed
        wanted = norm(typed).strip()
        self._shown = [value for value in self._all if wanted in norm(value[1])]
        self.endResetModel()

    def value_at(self, row: int) -> Value:
        """The value of a row."""
        return self._shown[row]

    def is_chosen(self, row: int) -> bool:
        """Whether it is ticked."""
        return self._shown[row][0].code in self._chosen

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not index.isValid():
            return None
        value, words = self._shown[index.row()]
        if role in (int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.ToolTipRole)):
            return words
        if role == int(Qt.ItemDataRole.AccessibleTextRole):
            return f"{words}, {number_text(value.count)}"
        if role == int(Qt.ItemDataRole.CheckStateRole):
            return Qt.CheckState.Checked if value.code in self._chosen else Qt.CheckState.Unchecked
        return None


class _Line(QStyledItemDelegate):
    def __init__(self, theme: Theme, model: ValueModel) -> None:
        super().__init__(model)
        self._theme, self._model = theme, model

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex):  # type: ignore[no-untyped-def]
        size = super().sizeHint(option, index)
        size.setHeight(self._theme.px(ROW))
        return size

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme, tokens, px = self._theme, self._theme.tokens, self._theme.px
        box: QRect = option.rect
        state = option.state
        painter.save()
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.fillRect(box, tokens.hover)
        tick = QRectF(box.left() + px(8), box.center().y() - px(TICK) / 2, px(TICK), px(TICK))
        draw_tick_box(painter, tick, self._model.is_chosen(index.row()), theme, tokens.border,
                      painter.device().devicePixelRatio())  # fmt: skip
        value, words = self._model.value_at(index.row())
        painter.setPen(tokens.text if value.count else tokens.disabled)
        painter.setFont(theme.font(14))
        text = box.adjusted(px(34), 0, -px(56), 0)
        words = QFontMetrics(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, text.width())
        painter.drawText(text, _LEFT, words)
        painter.setPen(tokens.text2 if value.count else tokens.disabled)
        painter.setFont(theme.font(12))
        painter.drawText(box.adjusted(0, 0, -px(10), 0), _RIGHT, number_text(value.count))
        painter.restore()


class FacetFinder(Popover):
    """Stays open while one ticks; Esc closes it."""

    toggled_value = Signal(object, str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.facet = Facet.ORGANISATION
        column = Column(theme, self, margins=(12, 12, 12, 12), spacing=8)
        self._title = Label(theme, 15, bold=True)
        self._field = QLineEdit(self)
        self._field.setClearButtonEnabled(True)
        self._model = ValueModel(self)
        self._list = QListView(self)
        self._list.setModel(self._model)
        self._list.setItemDelegate(_Line(theme, self._model))
        self._list.setUniformItemSizes(True)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setMouseTracking(True)
        self._list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._list.clicked.connect(self._toggle)
        self._field.textChanged.connect(self._model.narrow)
        for widget in (self._title, self._field, self._list):
            column.addWidget(widget)

    def show_values(self, facet: Facet, values: Sequence[Value], chosen: Sequence[str]) -> None:
        """The values of that facet; what was typed still holds."""
        self.facet = facet
        row = self._list.currentIndex().row()
        self._model.show(values, chosen)
        self._list.setCurrentIndex(self._model.index(min(row, self._model.rowCount() - 1), 0))
        self._title.setText(facet_words(facet))
        self._field.setPlaceholderText(_("Find in the list"))
        self._field.setAccessibleName(_("Find in the list"))
        self._list.setAccessibleName(facet_words(facet))

    def open_beside(self, place: QPoint, facet: Facet) -> None:
        """Open with its corner there."""
        self.resize(self.theme.px(380), self.theme.px(440))
        self._field.clear()
        self.open_at(place)
        self._field.setFocus()

    def _toggle(self, index: QModelIndex) -> None:
        self.toggled_value.emit(self.facet, self._model.value_at(index.row())[0].code)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down goes from the field into the list; Enter and Space tick there."""
        current = self._list.currentIndex()
        if event.key() == Qt.Key.Key_Down and self._field.hasFocus():
            self._list.setFocus()
            self._list.setCurrentIndex(self._model.index(0, 0))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and current.isValid():
            self._toggle(current)
        else:
            super().keyPressEvent(event)
