"""One declared field in the form: its label, one editor or a pair, a note below each."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.language import _
from desktop.settings import Content
from desktop.ui.form.editors import TextEditor, level
from desktop.ui.form.half import Half
from desktop.ui.form.head import Head
from desktop.ui.form.keeping import Keeping
from desktop.ui.form.making import Making
from desktop.ui.panes import Column, Row
from sync.bilingual import Lang
from sync.fields import Field


class FieldBox(QWidget):
    """A field with its label; of a text in two languages both halves side by side, each with what it is: the original,
    a translation."""

    kept = Signal(str)

    def __init__(self, making: Making, keeping: Keeping, field: Field) -> None:
        super().__init__()
        self.field, self._keeping = field, keeping
        theme = making.theme
        column = Column(theme, self, spacing=5)
        langs: tuple[Lang | None, ...] = tuple(Lang) if field.bilingual else (None,)
        self.halves = tuple(Half(making, keeping, field, lang) for lang in langs)
        self.heads = tuple(Head(theme, half.lang) for half in self.halves)
        names, pair = Row(theme, spacing=16), Row(theme, spacing=16)
        for half, head in zip(self.halves, self.heads, strict=True):
            names.addWidget(head, 1)
            pair.addWidget(half, 1, Qt.AlignmentFlag.AlignTop)
            half.kept.connect(self._tell)
            head.copy.clicked.connect(self.copy_over)
        column.addLayout(names)
        column.addLayout(pair)
        editors = [half.editor for half in self.halves if isinstance(half.editor, TextEditor)]
        if len(editors) == len(Lang):
            level(*editors)
        self.heads[0].label.setBuddy(self.halves[0].editor)
        self.retranslate()

    def _tell(self, path: str) -> None:
        self.say_found()
        self.kept.emit(path)

    def show_kept(self) -> None:
        """Show what the catalogue holds now."""
        for half in self.halves:
            half.show_kept()
        self._say_heads()

    def say_found(self) -> None:
        """Say anew what is found about what is kept: another field may have changed it."""
        for half in self.halves:
            half.say_found()
        self._say_heads()

    def follow(self) -> None:
        """Another field became another: a text it has filled is shown, what is found said anew."""
        for half in self.halves:
            if half.stale():
                half.show_kept()
        self.say_found()

    def _say_heads(self) -> None:
        for half, head in zip(self.halves, self.heads, strict=True):
            if half.lang is not None:
                head.say(self._keeping.text_state(self.field.name, half.lang))

    def show_content(self, content: Content) -> None:
        """Both languages, or one."""
        for half, head in zip(self.halves, self.heads, strict=True):
            seen = content is Content.BOTH or half.lang is None or half.lang.value == content.value
            half.setVisible(seen)
            head.setVisible(seen)
            head.show_label(half is self.halves[0] or content is not Content.BOTH)

    def copy_over(self) -> None:
        """Russian into Belarusian, unchecked; where only the Belarusian stands, the other way."""
        if len(self.halves) == 2:
            first, second = self.halves
            if text := first.editor.text():
                second.take_copy(text)
            elif text := second.editor.text():
                first.take_copy(text)

    def retranslate(self) -> None:
        """All words in the language spoken now."""
        label = _(self.field.label)
        for half, head in zip(self.halves, self.heads, strict=True):
            head.retranslate(label, self.field.required, self.field.public)
            half.editor.name(f"{label} ({half.lang})" if half.lang else label)
            half.retranslate()
        self._say_heads()
