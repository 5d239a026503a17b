"""The search field: always there, holds the query on every page, and asks when one stops typing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from desktop.language import _
from desktop.ui.buttons import Button, Kind
from desktop.ui.choices import draw_field
from desktop.ui.tokens import ICON

if TYPE_CHECKING:
    from desktop.ui.theme import Theme

PAUSE = 120
"""Milliseconds without a key after which the question is asked."""


class SearchBox(QLineEdit):
    """`asked` carries the text; `left` is emitted when the person goes down into the results."""

    asked = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._told = theme, ""
        self.setProperty("paints", "itself")
        self.setFrame(False)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.ask)
        self.textChanged.connect(lambda _text: self._pause.start())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._cross = Button(theme, Kind.QUIET, "x", self)
        self._cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._cross.clicked.connect(self._wipe)
        self.textChanged.connect(lambda text: self._cross.setVisible(bool(text)))
        self._cross.hide()
        self._aside: Button | None = None
        self._last: Button | None = None
        theme.follow(self._take_measures)
        self.retranslate()

    def _take_measures(self) -> None:
        theme = self._theme
        self.setFont(theme.font(15))
        self.setFixedHeight(theme.px(36))
        self.setMaximumWidth(theme.px(520))
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        self.setPalette(palette)
        self.setTextMargins(theme.px(32), 0, theme.px(32 if self._last is None else 64), 0)
        self._place_cross()

    def _place_cross(self) -> None:
        edge, side = self._theme.px(3), self.height() - 2 * self._theme.px(3)
        right = self.width() - edge
        if self._last is not None:
            right -= side
            self._last.setGeometry(right, edge, side, side)
        for button in filter(None, (self._cross, self._aside)):
            button.setGeometry(right - side, edge, side, side)

    def put_last(self, button: Button) -> None:
        """A button that always stands at the end of the field."""
        self._last = button
        button.setParent(self)
        self._take_measures()

    def put_aside(self, button: Button) -> None:
        """A button that stands where the cross is while nothing is typed."""
        self._aside = button
        button.setParent(self)
        button.setVisible(not self.text())
        self.textChanged.connect(lambda text: button.setVisible(not text))
        self._place_cross()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_cross()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, tokens, side = self._theme, self._theme.tokens, self._theme.px(ICON)
        painter = QPainter(self)
        draw_field(painter, QRectF(self.rect()), self.hasFocus(), theme)
        painter.drawPixmap(theme.px(10), (self.height() - side) // 2,
                           theme.pixmap("search", tokens.text2, ICON, self.devicePixelRatioF()))  # fmt: skip
        painter.end()
        super().paintEvent(event)

    def retranslate(self) -> None:
        """Words in the language spoken now."""
        self.setPlaceholderText(_("Name, instrument, method, GRNTI code…"))
        self.setAccessibleName(_("Search the catalogue"))
        self._cross.name(_("Clear the search"))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(216), self._theme.px(36))

    def ask(self) -> None:
        """Ask now what is typed, once."""
        self._pause.stop()
        text = self.text().strip()
        if text != self._told:
            self._told = text
            self.asked.emit(text)

    def begin(self) -> None:
        """Focus, all text selected."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def _wipe(self) -> None:
        self.clear()
        self.ask()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.ask()
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self._wipe()
        else:
            super().keyPressEvent(event)
