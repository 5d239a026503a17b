"""A list to pick from, found by typing or walked step by step: opens under its field, closes by a pick or Esc."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QHideEvent, QKeyEvent, QMouseEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QLineEdit, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.language import _
from desktop.ui.buttons import Button, Kind
from desktop.ui.form.options import Offering, Option, Terms
from desktop.ui.panes import Column, Label, quiet
from desktop.ui.popovers import Popover
from desktop.ui.theme import Theme

_CODE = Qt.ItemDataRole.UserRole
_NOTE = Qt.ItemDataRole.UserRole + 1
_OPENS = Qt.ItemDataRole.UserRole + 2
_BEGINS = Qt.ItemDataRole.UserRole + 3
Index = QModelIndex | QPersistentModelIndex
_STEPS = {int(Qt.Key.Key_Down): 1, int(Qt.Key.Key_Up): -1, int(Qt.Key.Key_PageDown): 8, int(Qt.Key.Key_PageUp): -8}
CHEVRON = 30


class _Lines(QStyledItemDelegate):
    """Words, under them the quieter note where there is one, a chevron where a step lies below."""

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
        if index.data(_OPENS):
            inner.setRight(inner.right() - theme.px(CHEVRON - 8))
            icon = theme.pixmap("chevron-right", tokens.text2, 16, painter.device().devicePixelRatioF())
            painter.drawPixmap(inner.right() + theme.px(4), box.center().y() - theme.px(8), icon)
        note = str(index.data(_NOTE) or "")
        half = QRect(inner.left(), inner.top(), inner.width(), theme.px(20)) if note else inner
        ink = tokens.accent if index.data(_BEGINS) else tokens.text
        _write(painter, half, str(index.data()), theme.font(14), ink)
        if note:
            _write(painter, half.translated(0, theme.px(20)), note, theme.font(12), tokens.text2)


def _write(painter: QPainter, box: QRect, words: str, font: QFont, ink: QColor) -> None:
    painter.setFont(font)
    painter.setPen(ink)
    elided = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), elided)


class PickList(Popover):
    """The popover. `picked` tells a code, `begun` the kind of a record to create and what was typed. A text is asked
    after a short pause, in another thread where asking takes long. Enter before the answer picks its first line. In a
    tree → opens what is below a line and ← goes up again."""

    picked = Signal(str)
    begun = Signal(str, str)

    def __init__(self, theme: Theme, source: Offering, parent: QWidget, without: Iterable[str] = ()) -> None:
        super().__init__(theme, parent)
        self._source, self._without = source, frozenset(without)
        self._above = ""
        self._waiting = self._owed = False
        self._pause = QTimer(self, singleShot=True, interval=source.pause)
        self._pause.timeout.connect(self._ask)
        self._column = Column(theme, self, margins=(8, 8, 8, 8), spacing=6)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(_("Type a part of the name"))
        self.search.setAccessibleName(_("Search in the list"))
        self.search.textChanged.connect(self._typed)
        self.search.installEventFilter(self)
        self.up = Button(theme, Kind.LINK, "arrow-left")
        self.up.hide()
        self.up.clicked.connect(self.leave)
        self.list = self._list()
        self._nothing = Label(theme, 13, ink=quiet)
        self._nothing.setText(_("Nothing is called so"))
        self._nothing.hide()
        for part in (self.search, self.up, self._nothing):
            self._column.addWidget(part)
        self._column.addWidget(self.list, 1)
        if isinstance(source, Terms) and source.is_tree():
            self._say_tree()

    def _list(self) -> QListView:
        shown = QListView(self)
        shown.setAccessibleName(_("What can be chosen"))
        shown.setItemDelegate(_Lines(self.theme, shown))
        shown.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        shown.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        shown.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._model = QStandardItemModel(self)
        shown.setModel(self._model)
        shown.viewport().installEventFilter(self)
        shown.clicked.connect(lambda index: self._pick(index))
        return shown

    def _say_tree(self) -> None:
        self.search.setPlaceholderText(_("Type a part of the name in either language, or a code"))
        told = Label(self.theme, 12, ink=quiet)
        told.setText(_("→ opens a section, ← goes back, Enter chooses"))
        self._column.addWidget(told)

    def open_below(self, field: QWidget) -> None:
        """Open under a field, as wide as it and at least readable."""
        least = 460 if isinstance(self._source, Terms) and self._source.is_tree() else 320
        self.resize(max(field.width(), self.theme.px(least)), self.theme.px(380))
        self._ask()
        self.open_at(field.mapToGlobal(QPoint(0, field.height() + 2)))
        self.search.setFocus()

    def _typed(self) -> None:
        self._waiting, self._owed = True, False
        self._source.drop()  # an answer to fewer letters that comes now would be picked from
        if self._source.pause:
            self._pause.start()
        else:
            self._ask()

    def _ask(self) -> None:
        self._waiting = True
        self._source.ask(self.search.text(), self._show, self._above)

    def _show(self, options: Sequence[Option]) -> None:
        self._waiting = False
        self._model.clear()
        shown = [option for option in options if option.code not in self._without or option.opens]
        for option in shown:
            self._model.appendRow(_item(option))
        self._nothing.setVisible(all(option.begins for option in shown))
        self._say_above()
        if self._model.rowCount():
            self.list.setCurrentIndex(self._model.index(0, 0))
        if self._owed:
            self._pick(self.list.currentIndex())

    # A tree

    def enter(self, index: QModelIndex) -> bool:
        """Show what stands below a line; False where nothing does."""
        if not (index.isValid() and index.data(_OPENS)):
            return False
        self._go(str(index.data(_CODE)))
        return True

    def leave(self) -> bool:
        """One step up; False at the top."""
        if not self._above or not isinstance(self._source, Terms) or self.search.text():
            return False
        was, above = self._above, self._source.broader(self._above)
        self._go(above)
        found = self._model.match(self._model.index(0, 0), int(_CODE), was, 1, Qt.MatchFlag.MatchExactly)
        if found:
            self.list.setCurrentIndex(found[0])
        return True

    def _go(self, above: str) -> None:
        self._above = above
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self._ask()
        self.search.setFocus()

    def _say_above(self) -> None:
        source, walked = self._source, bool(self._above) and not self.search.text()
        self.up.setVisible(walked)
        if walked and isinstance(source, Terms):
            words = source.words(self._above)
            room = self.width() - self.theme.px(60)
            self.up.setText(self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room))
            self.up.name(_("Back to the section above: {words}").format(words=words))

    # Keys, the mouse, the end

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
        if not index.isValid():
            return
        if kind := index.data(_BEGINS):
            self.begun.emit(kind, self.search.text().strip())
        elif index.data(_CODE) in self._without:
            return
        else:
            self.picked.emit(index.data(_CODE))
        self.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows walk the list while the letters go to the field; Enter picks; a press on the chevron opens."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._key(event) or super().eventFilter(watched, event)
        if isinstance(event, QMouseEvent) and event.type() is QEvent.Type.MouseButtonRelease:
            index = self.list.indexAt(event.position().toPoint())
            near = event.position().x() > self.list.viewport().width() - self.theme.px(CHEVRON)
            if near and self.enter(index):
                return True
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        row, last = self.list.currentIndex().row(), self._model.rowCount() - 1
        if event.key() in _STEPS:
            self.list.setCurrentIndex(self._model.index(max(0, min(row + _STEPS[event.key()], last)), 0))
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
            return True
        if event.key() == Qt.Key.Key_Right and self.search.cursorPosition() == len(self.search.text()):
            return self.enter(self.list.currentIndex())
        back = event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Backspace)
        return back and not self.search.text() and self.leave()


def _item(option: Option) -> QStandardItem:
    item = QStandardItem(option.words)
    for role, value in ((_CODE, option.code), (_NOTE, option.note), (_OPENS, option.opens), (_BEGINS, option.begins)):
        item.setData(value, role)
    if option.note:
        item.setToolTip(f"{option.words}\n{option.note}")
    return item
