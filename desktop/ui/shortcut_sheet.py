"""F1: all keys on one sheet, made from the table of actions."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from desktop.language import _
from desktop.ui.actions import BY_ITSELF, Actions
from desktop.ui.buttons import Button, Kind
from desktop.ui.keys import sequence
from desktop.ui.panes import Column, Label, quiet
from desktop.ui.theme import Theme

COLUMNS = 2


def key_words(key: str) -> str:
    """A key as this system writes it."""
    return sequence(key).toString(QKeySequence.SequenceFormat.NativeText)


class ShortcutSheet(QDialog):
    """Two columns of keys and what they do."""

    def __init__(self, theme: Theme, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._actions = theme, actions
        column = Column(theme, self, margins=(24, 20, 24, 20), spacing=16)
        self._title = Label(theme, 20, bold=True)
        column.addWidget(self._title)
        self._body = QWidget(self)
        self._grid = QGridLayout(self._body)
        column.addWidget(self._body)
        self._close = Button(theme, Kind.PLAIN, parent=self)
        self._close.clicked.connect(self.accept)
        column.addWidget(self._close, 0, Qt.AlignmentFlag.AlignRight)
        self._pairs = [(Label(theme, 14, bold=True), Label(theme, 14, ink=quiet)) for _row in self._lines()]
        self._place()
        self.retranslate()

    def _lines(self) -> list[tuple[str, str]]:
        made = [(key_words(doing.keys[0]), doing.label()) for doing in self._actions.doings()]
        return made + [(_(keys), _(words)) for keys, words in BY_ITSELF]

    def _place(self) -> None:
        px, half = self._theme.px, -(-len(self._pairs) // COLUMNS)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(16))
        self._grid.setVerticalSpacing(px(8))
        for place, (key, words) in enumerate(self._pairs):
            block, row = divmod(place, half)
            self._grid.addWidget(key, row, block * 3)
            self._grid.addWidget(words, row, block * 3 + 1)
        self._grid.setColumnMinimumWidth(2, px(24))

    def retranslate(self) -> None:
        """Words in the language spoken now."""
        self.setWindowTitle(_("Keys"))
        self._title.setText(_("Keys"))
        self._close.setText(_("Close"))
        for (key, words), (key_text, text) in zip(self._pairs, self._lines(), strict=True):
            key.setText(key_text)
            words.setText(text)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
