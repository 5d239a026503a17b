"""The bar under the header: one piece of news at a time, the newest wins. Nothing is ever said in a box."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.language import _
from desktop.ui.buttons import Button, Kind
from desktop.ui.panes import Label, Row
from desktop.ui.shapes import Shape, State, state_ground
from desktop.ui.tokens import MESSAGE

if TYPE_CHECKING:
    from desktop.ui.news import News
    from desktop.ui.theme import Theme

LEAVES_AFTER = 10_000


class MessageBar(QWidget):
    """Hidden while there is no news. Good news leaves after ten seconds unless it is pointed at."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._news: News | None = None
        self._shape = Shape(theme, State.GOOD, 16)
        self._words = Label(theme, 14).wrapped()
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._remedy = Button(theme, Kind.LINK, parent=self)
        self._remedy.clicked.connect(self._act)
        self._close = Button(theme, Kind.QUIET, "x", self)
        self._close.clicked.connect(self.leave)
        row = Row(theme, self, margins=(20, 2, 8, 2), spacing=10)
        row.addWidget(self._shape)
        row.addWidget(self._words, 1)
        row.addWidget(self._remedy)
        row.addWidget(self._close)
        self._leaving = QTimer(self, singleShot=True, interval=LEAVES_AFTER)
        self._leaving.timeout.connect(self._leave_unless_read)
        theme.follow(self._take_height)
        self.hide()

    def _take_height(self) -> None:
        self.setMinimumHeight(self._theme.px(MESSAGE))

    def say(self, news: News) -> None:
        """Show it in place of what was there, and let a screen reader hear it."""
        self._news = news
        self._shape.show_state(news.state)
        self._remedy.setVisible(news.remedy is not None)
        self.retranslate()
        self.show()
        self._leaving.start() if news.state.is_good() else self._leaving.stop()
        _announce(self)

    def leave(self) -> None:
        """No news."""
        self._news = None
        self._leaving.stop()
        self.hide()

    def retranslate(self) -> None:
        """The news in the language spoken now."""
        self._close.name(_("Close the message"))
        if self._news is not None:
            words = self._news.words()
            self._words.setText(words)
            self.setAccessibleName(words)
            if self._news.remedy is not None:
                self._remedy.setText(self._news.remedy.words())

    def _act(self) -> None:
        remedy = self._news.remedy if self._news else None
        self.leave()
        if remedy is not None:
            remedy.act()

    def _leave_unless_read(self) -> None:
        self._leaving.start() if self.underMouse() else self.leave()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._news is not None:
            painter = QPainter(self)
            painter.fillRect(QRectF(self.rect()), state_ground(self._theme.tokens, self._news.state))
            painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), self._theme.tokens.line)


def _announce(bar: QWidget) -> None:
    from PySide6.QtGui import QAccessible, QAccessibleEvent

    QAccessible.updateAccessibility(QAccessibleEvent(bar, QAccessible.Event.Alert))
