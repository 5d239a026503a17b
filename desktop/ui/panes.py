"""Grounds, rows, columns and labels that take their measures and colours from the theme, and take them again when it
changes. Everything in the window is laid out with these, so zoom and palette reach every corner."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QTextDocumentFragment
from PySide6.QtWidgets import QBoxLayout, QLabel, QSizePolicy, QWidget

from desktop.ui.filling import fill
from desktop.ui.tokens import Tokens

if TYPE_CHECKING:
    from desktop.ui.theme import Theme

Ink = Callable[[Tokens], QColor]
Margins = tuple[float, float, float, float]
FLUSH: Margins = (0, 0, 0, 0)


def loud(tokens: Tokens) -> QColor:
    """The ink of text."""
    return tokens.text


def quiet(tokens: Tokens) -> QColor:
    """The ink of labels and notes."""
    return tokens.text2


class Edge(Enum):
    """At which side of a pane its hairline is drawn."""

    NONE = 0
    RIGHT = 1
    BOTTOM = 2
    TOP = 3


class Pane(QWidget):
    """A ground of one colour with at most one hairline."""

    def __init__(
        self,
        theme: Theme,
        ground: Ink = lambda tokens: tokens.surface,
        edge: Edge = Edge.NONE,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme, self._ground, self._edge = theme, ground, edge

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box = QPainter(self), self.rect()
        fill(painter, event.rect(), self._ground(self.theme.tokens))
        line = {
            Edge.RIGHT: QRect(box.right(), 0, 1, box.height()),
            Edge.BOTTOM: QRect(0, box.bottom(), box.width(), 1),
            Edge.TOP: QRect(0, 0, box.width(), 1),
        }.get(self._edge)
        if line is not None:
            fill(painter, line, self.theme.tokens.line)


class _Line(QBoxLayout):
    """Things in one direction; margins (left, top, right, bottom) and spacing before zoom."""

    flow: ClassVar[QBoxLayout.Direction]

    def __init__(
        self, theme: Theme, parent: QWidget | None = None, margins: Margins = FLUSH, spacing: float = 8
    ) -> None:
        super().__init__(self.flow)
        self._theme, self._margins, self._spacing = theme, margins, spacing
        theme.follow(self._take_measures)
        if parent is not None:
            parent.setLayout(self)

    def _take_measures(self) -> None:
        self.setContentsMargins(*map(self._theme.px, self._margins))
        self.setSpacing(self._theme.px(self._spacing))


class Row(_Line):
    """Things side by side."""

    flow = QBoxLayout.Direction.LeftToRight


class Column(_Line):
    """Things one below the other."""

    flow = QBoxLayout.Direction.TopToBottom


class Label(QLabel):
    """Words of one size, weight and ink."""

    def __init__(
        self, theme: Theme, size: float = 14, bold: bool = False, ink: Ink = loud, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._size, self._bold, self._ink = theme, size, bold, ink
        self._whole = False
        self.setTextFormat(Qt.TextFormat.PlainText)
        theme.follow(self._wear)

    def wrapped(self) -> Label:
        """Let the words run over several lines."""
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        return self

    def whole(self) -> Label:
        """Keep the words in one line where there is room, and let them run over several only where there is none."""
        self._whole = True
        return self.wrapped()

    def sizeHint(self) -> QSize:
        """Words that may wrap would ask for a block of a pleasant shape, also where a line is free."""
        hint = super().sizeHint()
        if not self._whole:
            return hint
        words = self.text()
        if self.textFormat() is Qt.TextFormat.RichText:
            words = QTextDocumentFragment.fromHtml(words).toPlainText()
        sides = self.contentsMargins()
        wide = self.fontMetrics().horizontalAdvance(words) + sides.left() + sides.right() + 2
        return QSize(wide, self.heightForWidth(wide))

    def set_ink(self, ink: Ink) -> None:
        """Write in another ink."""
        self._ink = ink
        self._wear()

    def _wear(self) -> None:
        self.setFont(self._theme.font(self._size, self._bold))
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.WindowText, self._ink(self._theme.tokens))
        self.setPalette(palette)


class Rule(QWidget):
    """A hairline across."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        fill(QPainter(self), self.rect(), self._theme.tokens.line)
