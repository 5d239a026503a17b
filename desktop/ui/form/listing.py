"""A list of lines of no language: former names, registration numbers, dates."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

from desktop.language import _
from desktop.ui.buttons import Button, Kind
from desktop.ui.form.editors import wear, written
from desktop.ui.form.ordering import Member, OrderedEditor
from desktop.ui.theme import Theme
from desktop.ui.tokens import CONTROL
from sync.fields import Field, Many
from sync.parsing import parse_cell
from sync.registry import Value


class _Line(Member):
    """One line. Enter asks for another below; a text of several lines that is pasted becomes several."""

    typed = Signal()
    left = Signal()
    more = Signal(list)

    def __init__(self, theme: Theme, text: str, ordered: bool) -> None:
        super().__init__(theme, ordered, lambda tokens: tokens.surface, upright=False)
        self.line = QLineEdit(text)
        self.line.setCursorPosition(0)
        self.room.addWidget(self.line)
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(self.typed)
        self.line.editingFinished.connect(self.left)
        self.line.installEventFilter(self)
        theme.follow(self._measure)

    def _measure(self) -> None:
        self.line.setFont(self.theme.font(15))
        self.line.setFixedHeight(self.theme.px(CONTROL + 2))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
                self.more.emit([""])
                return True
            lines = QGuiApplication.clipboard().text().strip().splitlines()
            if event.matches(QKeySequence.StandardKey.Paste) and len(lines) > 1:
                self.line.insert(lines[0])
                self.more.emit(lines[1:])
                return True
        return super().eventFilter(watched, event)


class ListEditor(OrderedEditor[_Line]):
    """The lines and the link that adds one. An empty line is not kept."""

    def __init__(self, theme: Theme, field: Field) -> None:
        super().__init__(theme, spacing=4)
        self._field, self._state, self._words = field, "", ""
        self._add = Button(theme, Kind.LINK, "plus")
        self._add.clicked.connect(lambda: self.add([""], len(self._members)))
        self.setFocusProxy(self._add)
        self.box.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self.retranslate()

    @property
    def lines(self) -> tuple[QLineEdit, ...]:
        """The lines on the screen, in order."""
        return tuple(member.line for member in self._members)

    def add(self, texts: list[str], place: int) -> None:
        """Lines more, the last of them ready to be typed into."""
        for step, text in enumerate(texts):
            self._put(text, place + step)
        self._members[place + len(texts) - 1].line.setFocus()
        if any(texts):
            self.left.emit()

    def _put(self, text: str, place: int) -> None:
        member = _Line(self.theme, text, self._field.many is Many.LIST)
        member.typed.connect(self.typed)
        member.left.connect(self.left)
        member.more.connect(lambda texts: self.add(texts, self._members.index(member) + 1))
        self._insert(member, place)
        member.line.setAccessibleName(self._words)
        member.retranslate()
        wear(member.line, self._state)

    def _tell(self) -> None:
        self.left.emit()

    def show_value(self, value: Value) -> None:
        self._show([written(self._field, str(each)) for each in value] if isinstance(value, tuple) else [])

    def _show(self, texts: list[str]) -> None:
        if texts == self._texts():
            return  # an empty line somebody has just asked for stays
        for member in tuple(self._members):
            self._take_out(member)
        for place, text in enumerate(texts):
            self._put(text, place)

    def _texts(self) -> list[str]:
        return [line.text() for line in self.lines if line.text().strip()]

    def text(self) -> str:
        return "\n".join(self._texts())

    def show_text(self, text: str) -> None:
        self._show(text.split("\n"))
        self.typed.emit()

    def value(self) -> Value:
        field = self._field
        return tuple(str(parse_cell(field, field.name, text)) for text in self._texts()) or None

    def name(self, words: str) -> None:
        super().name(words)
        self._words = words
        for line in self.lines:
            line.setAccessibleName(words)

    def mark(self, state: str) -> None:
        self._state = state
        for line in self.lines:
            wear(line, state)

    def busy(self) -> bool:
        return any(line.hasFocus() for line in self.lines)

    def retranslate(self) -> None:
        self._add.setText(_("Add"))
        for member in self._members:
            member.retranslate()
