"""One saved search in the list: its name and what is new for it as one button, and the buttons that change it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QSizePolicy, QStackedLayout, QWidget

from desktop.catalogue.saved.searches import LONGEST_NAME
from desktop.language import _, ngettext, number_text
from desktop.ui.buttons import Button, Kind
from desktop.ui.keys import next_along
from desktop.ui.panes import Row
from desktop.ui.pressing import make_pressable
from desktop.ui.saved_words import parts
from desktop.ui.tokens import RADIUS

if TYPE_CHECKING:
    from desktop.catalogue.saved.searches import SearchNews
    from desktop.ui.theme import Theme

HIGH = 46
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _Face(QAbstractButton):
    """Name over counts; what is new is in the ink of the accent."""

    def __init__(self, theme: Theme, news: SearchNews) -> None:
        super().__init__()
        self._theme, self._news = theme, news
        make_pressable(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        name, told = news.search.name, ", ".join((self._hits(), *parts(news)))
        self.setAccessibleName(f"{name}: {told}")
        self.setToolTip(f"{name}\n{told}")

    def _hits(self) -> str:
        hits = self._news.hits
        return ngettext("{n} record", "{n} records", hits).format(n=number_text(hits))

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(200), self._theme.px(HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, tokens, px, painter = self._theme, self._theme.tokens, self._theme.px, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tokens.accent, 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(tokens.hover if self.underMouse() else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), px(RADIUS), px(RADIUS))
        left, room = px(8), self.width() - px(16)
        fresh = parts(self._news)
        name = QRect(left, px(5), room, px(19))
        self._write(painter, name, self._news.search.name, theme.font(14, bool(fresh)), tokens.text)
        metrics = QFontMetrics(theme.font(12))
        told = metrics.elidedText(self._hits(), Qt.TextElideMode.ElideRight, room)
        self._write(painter, QRect(left, px(24), room, px(17)), told, theme.font(12), tokens.text2)
        if fresh:
            gone = metrics.horizontalAdvance(f"{told}  ")
            box = QRect(left + gone, px(24), room - gone, px(17))
            self._write(painter, box, " · ".join(fresh), theme.font(12, bold=True), tokens.accent)

    def _write(self, painter: QPainter, box: QRect, words: str, face: QFont, ink: QColor) -> None:
        painter.setFont(face)
        painter.setPen(ink)
        elided = QFontMetrics(face).elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), elided)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.click()
        elif next_along(event) is not None:
            event.ignore()  # a button would take them for Tab; the list walks along its rows
        else:
            super().keyPressEvent(event)


class SavedRow(QWidget):
    """`opened`, `renamed` (with the name that is wanted) and `removed` are told with the number of the search, `walked`
    with 1 for Down and -1 for Up. F2 renames, Delete takes away, Enter opens."""

    opened = Signal(int)
    renamed = Signal(int, str)
    removed = Signal(int)
    walked = Signal(int)

    def __init__(self, theme: Theme, news: SearchNews) -> None:
        super().__init__()
        self.search, self._theme = news.search, theme
        self.face, self.field = _Face(theme, news), QLineEdit(news.search.name)
        self.face.clicked.connect(lambda: self.opened.emit(self.search.id))
        self.field.setMaxLength(LONGEST_NAME + 1)
        self.field.setAccessibleName(_("Name of the search"))
        box = QWidget()
        self._stack = QStackedLayout(box)
        self._stack.addWidget(self.face)
        self._naming = QWidget()
        Row(theme, self._naming).addWidget(self.field)
        self._stack.addWidget(self._naming)
        row = Row(theme, self, spacing=2)
        row.addWidget(box, 1)
        self.pencil = self._button("pencil", _("Rename «{name}» (F2)"), self.rename)
        self.trash = self._button("trash", _("Take «{name}» away (Delete)"), lambda: self.removed.emit(self.search.id))
        for button in (self.pencil, self.trash):
            row.addWidget(button)
        theme.follow(self._take_height)

    def _button(self, icon: str, words: str, act: object) -> Button:
        button = Button(self._theme, Kind.QUIET, icon)
        button.name(words.format(name=self.search.name))
        button.clicked.connect(act)
        return button

    def _take_height(self) -> None:
        self.setFixedHeight(self._theme.px(HIGH))
        self.field.setFixedHeight(self._theme.px(34))

    def rename(self) -> None:
        """The name becomes a field; Enter keeps what is in it, Esc leaves it as it was."""
        self._stack.setCurrentWidget(self._naming)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def leave_name(self) -> None:
        """The field becomes the name again."""
        self._stack.setCurrentWidget(self.face)
        self.field.setText(self.search.name)
        self.face.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def renaming(self) -> bool:
        """Whether the name is a field now."""
        return self._stack.currentWidget() is self._naming

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.renaming and event.key() in _ENTER:
            self.renamed.emit(self.search.id, self.field.text())
        elif self.renaming and event.key() == Qt.Key.Key_Escape:
            self.leave_name()
        elif (onward := next_along(event)) is not None:
            self.walked.emit(1 if onward else -1)
        elif not self.renaming and event.key() == Qt.Key.Key_F2:
            self.rename()
        elif not self.renaming and event.key() == Qt.Key.Key_Delete:
            self.removed.emit(self.search.id)
        else:
            super().keyPressEvent(event)
