"""A dialog of ours: title and a quieter word beside it, a body, a foot. It never blocks the window behind it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop.language import _
from desktop.ui.buttons import Button, Kind
from desktop.ui.panes import Edge, Ink, Label, Pane, Row, quiet
from desktop.ui.theme import Theme


class Dialog(QDialog):
    """Subclasses fill `body` and `foot` and say their words in `retranslate`."""

    def __init__(self, theme: Theme, size: tuple[int, int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme, self._wanted = theme, size
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        head = Pane(theme, edge=Edge.BOTTOM)
        line = Row(theme, head, margins=(24, 10, 14, 10), spacing=14)
        self._title, self._beside = Label(theme, 20, bold=True), Label(theme, 14, ink=quiet).whole()
        self._close = Button(theme, Kind.QUIET, "x")
        self._close.clicked.connect(self.close)
        line.addWidget(self._title)
        line.addWidget(self._beside, 1)
        line.addWidget(self._close)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        foot = Pane(theme, lambda tokens: tokens.surface, Edge.TOP)
        self.foot = Row(theme, foot, margins=(24, 12, 24, 12), spacing=8)
        whole.addWidget(head)
        whole.addLayout(self.body, 1)
        whole.addWidget(foot)
        self.setTabOrder(foot, head)
        theme.follow(self._measure)

    def _measure(self) -> None:
        wide, high = (self.theme.px(side) for side in self._wanted)
        parent = self.parentWidget()
        room = parent.window().size() if parent is not None else self.screen().availableSize()
        self.resize(QSize(min(wide, room.width() - 24), min(high, room.height() - 24)))

    def say_title(self, title: str, beside: str = "", ink: Ink = quiet) -> None:
        """Title and the word beside it."""
        self.setWindowTitle(title)
        self._title.setText(title)
        self._beside.setText(beside)
        self._beside.set_ink(ink)
        self._close.name(_("Close"))

    def retranslate(self) -> None:
        """All words in the language spoken now."""

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), self.theme.tokens.surface)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
