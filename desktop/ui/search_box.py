"""The search field: always there, holds the query on every page, and asks when one stops typing."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from desktop.language import _
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
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.ask)
        self.textChanged.connect(lambda _text: self._pause.start())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._lens = QAction(self)
        self._cross = QAction(self)
        self._cross.triggered.connect(self._wipe)
        self.addAction(self._lens, QLineEdit.ActionPosition.LeadingPosition)
        self.addAction(self._cross, QLineEdit.ActionPosition.TrailingPosition)
        self.textChanged.connect(lambda text: self._cross.setVisible(bool(text)))
        self._cross.setVisible(False)
        theme.follow(self._take_measures)
        self.retranslate()

    def _take_measures(self) -> None:
        theme = self._theme
        self.setFont(theme.font(15))
        self.setFixedHeight(theme.px(36))
        self.setMaximumWidth(theme.px(520))
        self._lens.setIcon(theme.icon("search", theme.tokens.text2))
        self._cross.setIcon(theme.icon("x", theme.tokens.text2))

    def retranslate(self) -> None:
        """Words in the language spoken now."""
        self.setPlaceholderText(_("Name, instrument, method, GRNTI code…"))
        self.setAccessibleName(_("Search the catalogue"))
        self._cross.setText(_("Clear the search"))
        self._cross.setToolTip(_("Clear the search"))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self._theme.px(36))

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
