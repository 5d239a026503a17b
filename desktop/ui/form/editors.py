"""Fields a person types or ticks. Each shows a value, tells when it may have become another, and never loses what was
typed: reading it is the form's affair."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QResizeEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.language import N_, _, date_text
from desktop.ui.choices import Check
from desktop.ui.theme import Theme
from desktop.ui.tokens import CONTROL
from sync.bilingual import Lang
from sync.fields import Field, Type
from sync.parsing import parse_cell
from sync.registry import Value


class Editor(QWidget):
    """Base of all editors. `left` is emitted when the person has finished with the field, `typed` at each change;
    `chosen` with a value where it was picked and needs no reading."""

    left = Signal()
    typed = Signal()
    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(theme.px(6))

    def show_value(self, value: Value) -> None:
        """Show what the catalogue holds."""
        raise NotImplementedError

    def value(self) -> Value:
        """What stands in the field. Raises InvalidValue, its path being the field's own name, where it cannot be
        read."""
        raise NotImplementedError

    def text(self) -> str:
        """What stands in the field, as typed."""
        return ""

    def show_text(self, text: str) -> None:
        """Put a text there as if it had been typed."""

    def name(self, words: str) -> None:
        """Its name for a screen reader."""
        (self.focusProxy() or self).setAccessibleName(words)

    def mark(self, state: str) -> None:
        """Wear the edge of a state: "error", "warning" or ""."""

    def retranslate(self) -> None:
        """Say one's own words in the language spoken now."""

    def busy(self) -> bool:
        """Whether the person is in the field right now."""
        return (self.focusProxy() or self).hasFocus()


def wear(widget: QWidget, state: str) -> None:
    """Give a field the edge of a state; the style sheet is asked again only where it became another."""
    if (widget.property("state") or "") != state:
        widget.setProperty("state", state)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


class LineEditor(Editor):
    """One line: names, numbers, dates, addresses."""

    def __init__(self, theme: Theme, field: Field) -> None:
        super().__init__(theme)
        self._field = field
        self.line = QLineEdit(self)
        self.setFocusProxy(self.line)
        self.box.addWidget(self.line)
        self.line.textEdited.connect(lambda _text: self.typed.emit())
        self.line.editingFinished.connect(self.left)
        theme.follow(self._measure)
        self.retranslate()

    def _measure(self) -> None:
        self.line.setFont(self.theme.font(15))
        self.line.setFixedHeight(self.theme.px(CONTROL + 2))

    def show_value(self, value: Value) -> None:
        self.line.setText(written(self._field, value))
        self.line.setCursorPosition(0)

    def value(self) -> Value:
        return parse_cell(self._field, self._field.name, self.text())

    def text(self) -> str:
        return self.line.text()

    def show_text(self, text: str) -> None:
        self.line.selectAll()  # as a person would: Ctrl+Z in the field takes it back
        self.line.insert(text)
        self.typed.emit()

    def mark(self, state: str) -> None:
        wear(self.line, state)

    def retranslate(self) -> None:
        self.line.setPlaceholderText(_(_HINTS[self._field.type]) if self._field.type in _HINTS else "")

    def say_empty(self, words: str) -> None:
        """What stands in the field while it is empty."""
        self.line.setPlaceholderText(words)

    def strike(self, out: bool) -> None:
        """Show a value that is none any more."""
        font = self.line.font()
        font.setStrikeOut(out)
        self.line.setFont(font)


_HINTS = {Type.DATE: N_("dd.mm.yyyy"), Type.URL: N_("https://…"), Type.PHONE: N_("+375 …")}


def written(field: Field, value: Value) -> str:
    """One value as one would type it."""
    if value is None:
        return ""
    if field.type is Type.DATE:
        return date_text(str(value))
    return str(value).replace(".", ",") if field.type is Type.DECIMAL else str(value)


MOST_LINES = 16


class _Paper(QPlainTextEdit):
    """Grows with its text between a few and many lines; Tab goes to the next field."""

    left = Signal()
    grown = Signal()

    def __init__(self, theme: Theme, lines: int) -> None:
        super().__init__()
        self._theme, self._lines = theme, lines
        self.least = 0
        self._later = QTimer(self, singleShot=True, interval=0)  # heights change between layouts, never within one
        self._later.timeout.connect(self._settle)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        theme.follow(self._measure)

    def _measure(self) -> None:
        self.setFont(self._theme.font(15))
        self._grow()

    def wanted(self) -> int:
        """The height its own text asks for."""
        lines = min(max(int(self.document().size().height()), self._lines), MOST_LINES)
        return int(lines * QFontMetricsF(self.font()).lineSpacing()) + self._theme.px(24)

    def _grow(self) -> None:
        self._later.start()

    def _settle(self) -> None:
        self.grown.emit()
        self.fit()

    def fit(self) -> None:
        """Take that height, or that of the text in the other language beside it; only a long text scrolls."""
        long = self.document().size().height() > MOST_LINES
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if long else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(policy)
        height = max(self.wanted(), self.least)
        if height != self.height():
            self.setFixedHeight(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._grow()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter belongs to the form."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)


class TextEditor(Editor):
    """Paragraphs."""

    def __init__(self, theme: Theme, field: Field, lines: int = 3) -> None:
        super().__init__(theme)
        self._field = field
        self.paper = _Paper(theme, lines)
        self.setFocusProxy(self.paper)
        self.box.addWidget(self.paper)
        self.paper.textChanged.connect(self._tell)
        self.paper.left.connect(self.left)
        self._quiet = False

    def _tell(self) -> None:
        if not self._quiet:
            self.typed.emit()

    def show_value(self, value: Value) -> None:
        self._quiet = True
        self.paper.setPlainText(written(self._field, value))
        self._quiet = False

    def value(self) -> Value:
        return parse_cell(self._field, self._field.name, self.text())

    def text(self) -> str:
        """Qt's own plain text would make spaces of no-break spaces."""
        return self.paper.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def show_text(self, text: str) -> None:
        cursor = self.paper.textCursor()  # as a person would: Ctrl+Z in the field takes it back
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)

    def mark(self, state: str) -> None:
        wear(self.paper, state)

    def say_empty(self, words: str) -> None:
        """What stands in the field while it is empty."""
        self.paper.setPlaceholderText(words)


def level(left: TextEditor, right: TextEditor) -> None:
    """Keep two texts beside each other equally high."""

    def take() -> None:
        left.paper.least, right.paper.least = right.paper.wanted(), left.paper.wanted()
        left.paper.fit()
        right.paper.fit()

    left.paper.grown.connect(take)
    right.paper.grown.connect(take)


class FlagEditor(Editor):
    """Yes, or not said."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._tick = Check(theme)
        self.setFocusProxy(self._tick)
        self.box.addWidget(self._tick)
        self._tick.clicked.connect(lambda checked: self.chosen.emit(True if checked else None))
        self.retranslate()

    def show_value(self, value: Value) -> None:
        self._tick.setChecked(bool(value))

    def value(self) -> Value:
        return True if self._tick.isChecked() else None

    def retranslate(self) -> None:
        self._tick.setText(_("yes"))
        self._tick.updateGeometry()


def missing_words(lang: Lang) -> str:
    """What an empty half of a pair says: nothing yet, and what readers will see instead."""
    if lang is Lang.BE:
        return _("No translation yet. The page will show the Russian text marked ru")
    return _("No translation yet. The page will show the Belarusian text marked be")
