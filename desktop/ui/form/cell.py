"""One column of one row in the form, of a text in two languages one of them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.language import _
from desktop.ui.findings import check_words
from desktop.ui.form.editors import LineEditor
from desktop.ui.form.making import Making, make_editor
from desktop.ui.form.note import Note, Words
from desktop.ui.panes import Column, Label, quiet
from desktop.ui.shapes import State
from sync.alphabets import mixed_words, repaired
from sync.bilingual import Lang
from sync.errors import Check, InvalidValue
from sync.fields import Field, Type
from sync.registry import Value


class Cell(QWidget):
    """Its label, its editor, its note."""

    changed = Signal(object)
    refused = Signal()
    """What stands in it cannot be read."""

    def __init__(self, making: Making, field: Field, lang: Lang | None) -> None:
        super().__init__()
        self.field, self.lang = field, lang
        self.column = f"{field.name}.{lang}" if lang else field.name
        self.wrong = self._accused = False
        self._shown = ""
        self._hint: Words | None = None
        self._owed: Words | None = None
        self.read_whole: Callable[[str], bool] = lambda text: False
        """Takes a text that fills more than this cell. Raises InvalidValue."""
        layout = Column(making.theme, self, spacing=3)
        self._label = Label(making.theme, 12, ink=quiet).wrapped()
        self.editor = make_editor(making, field)
        self.note = Note(making.theme)
        for part in (self._label, self.editor, self.note):
            layout.addWidget(part)
        self.editor.typed.connect(self.note.clear)
        self.editor.left.connect(self._read)
        self.editor.chosen.connect(self._choose)

    def retranslate(self) -> None:
        """All words in the language spoken now."""
        words = f"{_(self.field.label)} · {self.lang}" if self.lang else _(self.field.label)
        self._label.setText(words)
        self.editor.name(words)
        self.editor.retranslate()
        self.note.retranslate()
        self.hint(self._hint)

    def hint(self, words: Words | None) -> None:
        """What stands in the cell while it is empty."""
        self._hint = words
        if words is not None and isinstance(self.editor, LineEditor):
            self.editor.say_empty(words())

    def show_value(self, value: Value) -> None:
        """Show what the row holds."""
        self.editor.show_value(value)
        self._shown = self.editor.text()

    def touched(self) -> bool:
        """Whether something else stands there than the row holds."""
        return self.editor.text() != self._shown

    def _read(self) -> None:
        text = self.editor.text()
        if not self.touched() and not self.wrong:
            self._remind()
            return
        try:
            if self.read_whole(text):
                self._well()
                return
            value = self.editor.value()
        except InvalidValue as refusal:
            self._refuse(refusal)
            return
        self._well()
        self._shown = text
        if isinstance(value, str) and self.field.type is Type.LINE and mixed_words(value):
            self._warn(value)
        self.changed.emit(value)

    def _choose(self, value: object) -> None:
        self._well()
        self._shown = self.editor.text()
        self.changed.emit(value)

    def _well(self) -> None:
        self.wrong = self._accused = False
        self.editor.mark("")
        self.note.clear()

    def _refuse(self, refusal: InvalidValue) -> None:
        self.wrong = True
        self._say(refusal)
        self.refused.emit()

    def _say(self, refusal: InvalidValue) -> None:
        self.editor.mark("error")
        self.note.say(State.BAD, lambda: check_words(refusal.check, refusal.given, refusal.hint))

    def show_wrong(self, text: str) -> None:
        """Show a text that could not be read, as it was left, and try again."""
        self.editor.show_text(text)
        self._read()

    def accuse(self, refusal: InvalidValue) -> None:
        """Say why the catalogue does not take what stands here."""
        self._accused = True
        self._say(refusal)

    def acquit(self) -> None:
        """The catalogue has taken it, or says it of another cell."""
        if self._accused:
            self._accused = False
            self.editor.mark("")
            self.note.clear()
            self._remind()

    def owe(self, words: Words | None) -> None:
        """What is still to be written here, None for nothing."""
        had, self._owed = self._owed, words
        if words is None and had is not None and not self.wrong and not self._accused:
            self.note.clear()
        self._remind()

    def _remind(self) -> None:
        if self._owed is not None and not self.note.words:
            self.note.say(State.WARNING, self._owed)

    def strike(self, out: bool) -> None:
        """Show a number that is none any more."""
        if isinstance(self.editor, LineEditor):
            self.editor.strike(out)

    def _warn(self, value: str) -> None:
        word = mixed_words(value)[0]

        def repair() -> None:
            self.editor.show_text(repaired(value))
            self._read()

        self.editor.mark("warning")
        self.note.say(State.WARNING, lambda: check_words(Check.MIXED_ALPHABETS, word), lambda: _("Repair"), repair)
