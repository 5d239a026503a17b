"""F1: all keys on one sheet, made from the table of actions."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMargins, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QScrollArea, QWidget

from desktop.language import _
from desktop.ui.actions import BY_ITSELF, Actions, Doing
from desktop.ui.buttons import Button, Kind
from desktop.ui.keys import sequence
from desktop.ui.panes import Column, Label, quiet
from desktop.ui.scrolling import SlimBar
from desktop.ui.theme import Theme

COLUMNS = 2
EDGE = 24
"""Around everything; as much of the window stays to be seen around the sheet."""


def key_words(key: str) -> str:
    """A key as this system writes it."""
    return sequence(key).toString(QKeySequence.SequenceFormat.NativeText)


class ShortcutSheet(QDialog):
    """Two columns of keys and what they do; one where the window is too narrow, and they scroll where it is too low."""

    def __init__(self, theme: Theme, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._actions, self._window = theme, actions, parent
        self._column = column = Column(theme, self, margins=(EDGE, 20, EDGE, 20), spacing=16)
        self._title = Label(theme, 20, bold=True)
        column.addWidget(self._title)
        self._body = QWidget(self)
        self._grid = QGridLayout(self._body)
        self._area = self._scrolled()
        column.addWidget(self._area, 1)
        self._close = Button(theme, Kind.PLAIN, parent=self)
        self._close.clicked.connect(self.accept)
        column.addWidget(self._close, 0, Qt.AlignmentFlag.AlignRight)
        self._pairs = [(Label(theme, 14, bold=True), Label(theme, 14, ink=quiet)) for _row in self._lines()]
        self.addAction(actions[Doing.INTERFACE])  # from the first moment on
        self.retranslate()

    def _scrolled(self) -> QScrollArea:
        area = QScrollArea(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setVerticalScrollBar(SlimBar(self._theme, Qt.Orientation.Vertical, area, lambda tokens: tokens.window))
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self._body)
        return area

    def _lines(self) -> list[tuple[str, str]]:
        made = [(key_words(doing.keys[0]), doing.label()) for doing in self._actions.doings()]
        return made + [(_(keys), _(words)) for keys, words in BY_ITSELF]

    def _place(self, columns: int) -> None:
        px, high = self._theme.px, -(-len(self._pairs) // columns)
        self._grid.setContentsMargins(0, 0, px(EDGE), 0)
        self._grid.setHorizontalSpacing(px(16))
        self._grid.setVerticalSpacing(px(8))
        for place, (key, words) in enumerate(self._pairs):
            block, row = divmod(place, high)
            self._grid.addWidget(key, row, block * 3)
            self._grid.addWidget(words, row, block * 3 + 1)
        self._grid.setColumnMinimumWidth(2, px(24) if columns > 1 else 0)
        self._area.setMinimumWidth(self._body.sizeHint().width())

    def _fit(self) -> None:
        """No larger than the window it lies on."""
        edge = self._theme.px(EDGE)
        most = self._window.size().shrunkBy(QMargins(edge, edge, edge, edge))
        self._place(COLUMNS)
        if self._column.totalMinimumSize().width() > most.width():
            self._place(1)
        rest = self._title.sizeHint().height() + self._close.sizeHint().height() + self._theme.px(2 * 20 + 2 * 16)
        self.resize(self._column.totalMinimumSize().width(), min(most.height(), self._body.sizeHint().height() + rest))

    def retranslate(self) -> None:
        """Words in the language spoken now."""
        self.setWindowTitle(_("Keys"))
        self._title.setText(_("Keys"))
        self._close.setText(_("Close"))
        for (key, words), (key_text, text) in zip(self._pairs, self._lines(), strict=True):
            key.setText(key_text)
            words.setText(text)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
