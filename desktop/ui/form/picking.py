"""A list to pick from, found by typing: opens under its field, closes by a pick or Esc."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QHideEvent, QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QLineEdit, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.language import _
from desktop.ui.form.options import Option, Source
from desktop.ui.panes import Column, Label, quiet
from desktop.ui.popovers import Popover
from desktop.ui.theme import Theme

_CODE = Qt.ItemDataRole.UserRole
_NOTE = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


class _Lines(QStyledItemDelegate):
    """Words, and under them the quieter note where there is one."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, self._theme.px(46 if index.data(_NOTE) else 32))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, tokens, box = self._theme, self._theme.tokens, QRect(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, tokens.soft)
        inner = box.adjusted(theme.px(10), theme.px(5), -theme.px(8), -theme.px(5))
        note = str(index.data(_NOTE) or "")
        half = QRect(inner.left(), inner.top(), inner.width(), theme.px(20)) if note else inner
        _write(painter, half, str(index.data()), theme.font(14), tokens.text)
        if note:
            _write(painter, half.translated(0, theme.px(20)), note, theme.font(12), tokens.text2)


def _write(painter: QPainter, box: QRect, words: str, font: QFont, ink: QColor) -> None:
    painter.setFont(font)
    painter.setPen(ink)
    elided = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), elided)


class PickList(Popover):
    """The popover. `picked` tells a code; what was typed is asked after a short pause, in another thread where asking
    takes long. Enter before the answer picks its first line."""

    picked = Signal(str)

    def __init__(self, theme: Theme, source: Source, parent: QWidget, without: Iterable[str] = ()) -> None:
        super().__init__(theme, parent)
        self._source, self._without = source, frozenset(without)
        self._waiting = self._owed = False
        self._pause = QTimer(self, singleShot=True, interval=source.pause)
        self._pause.timeout.connect(self._ask)
        column = Column(theme, self, margins=(8, 8, 8, 8), spacing=6)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(_("Type a part of the name"))
        self.search.setAccessibleName(_("Search in the list"))
        self.search.textChanged.connect(self._typed)
        self.search.installEventFilter(self)
        self.list = QListView(self)
        self.list.setAccessibleName(_("What can be chosen"))
        self.list.setItemDelegate(_Lines(theme, self.list))
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._model = QStandardItemModel(self)
        self.list.setModel(self._model)
        self.list.clicked.connect(lambda index: self._pick(index))
        self._nothing = Label(theme, 13, ink=quiet)
        self._nothing.setText(_("Nothing is called so"))
        self._nothing.hide()
        column.addWidget(self.search)
        column.addWidget(self._nothing)
        column.addWidget(self.list, 1)

    def open_below(self, field: QWidget) -> None:
        """Open under a field, as wide as it and at least readable."""
        self.resize(max(field.width(), self.theme.px(320)), self.theme.px(340))
        self._ask()
        self.open_at(field.mapToGlobal(QPoint(0, field.height() + 2)))
        self.search.setFocus()

    def _typed(self) -> None:
        self._waiting, self._owed = True, False
        if self._source.pause:
            self._pause.start()
        else:
            self._ask()

    def _ask(self) -> None:
        self._waiting = True
        self._source.ask(self.search.text(), self._show)

    def _show(self, options: Sequence[Option]) -> None:
        self._waiting = False
        self._model.clear()
        for option in options:
            if option.code not in self._without:
                self._model.appendRow(_item(option))
        found = self._model.rowCount() > 0
        self._nothing.setVisible(not found)
        if found:
            self.list.setCurrentIndex(self._model.index(0, 0))
        if self._owed:
            self._pick(self.list.currentIndex())

    def hideEvent(self, event: QHideEvent) -> None:
        self._pause.stop()
        self._source.drop()
        super().hideEvent(event)

    def _enter(self) -> None:
        """What was typed decides, not the list of fewer letters that still stands there."""
        if self._waiting:
            self._owed = True
        else:
            self._pick(self.list.currentIndex())

    def _pick(self, index: QModelIndex) -> None:
        if index.isValid():
            self.picked.emit(index.data(_CODE))
            self.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows walk the list while the letters go to the field; Enter picks."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            row = self.list.currentIndex().row()
            steps = {int(Qt.Key.Key_Down): 1, int(Qt.Key.Key_Up): -1, int(Qt.Key.Key_PageDown): 8,
                     int(Qt.Key.Key_PageUp): -8}  # fmt: skip
            if event.key() in steps:
                last = self._model.rowCount() - 1
                self.list.setCurrentIndex(self._model.index(max(0, min(row + steps[event.key()], last)), 0))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._enter()
                return True
        return super().eventFilter(watched, event)


def _item(option: Option) -> QStandardItem:
    item = QStandardItem(option.words)
    item.setData(option.code, _CODE)
    item.setData(option.note, _NOTE)
    return item
