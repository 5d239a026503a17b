"""One declared field in the form: its label, one editor or a pair, a note below each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.language import _
from desktop.settings import Content
from desktop.ui.findings import check_words, problem_words
from desktop.ui.form.editors import Editor, LineEditor, TextEditor, level, missing_words
from desktop.ui.form.keeping import Draft, Keeping
from desktop.ui.form.making import Making, make_editor
from desktop.ui.form.note import Note
from desktop.ui.form.rows import RowsEditor
from desktop.ui.notices import notice
from desktop.ui.panes import Column, Label, Row, quiet
from desktop.ui.shapes import State
from sync.alphabets import repaired
from sync.bilingual import Lang
from sync.checks import Problem
from sync.errors import Check, InvalidValue, Refusal
from sync.fields import Field, Type


class Half(QWidget):
    """An editor with its note: the whole field, or one language of it."""

    kept = Signal(str)
    """The record became another at this path."""

    def __init__(self, making: Making, keeping: Keeping, field: Field, lang: Lang | None) -> None:
        super().__init__()
        self._keeping, self._field, self.lang = keeping, field, lang
        self.path = f"{field.name}.{lang}" if lang else field.name
        self._tell_refusal = making.tell
        column = Column(making.theme, self, spacing=3)
        rows = field.type is Type.ROWS
        self.editor: Editor = RowsEditor(making, field) if rows else make_editor(making, field)
        self.note = Note(making.theme)
        column.addWidget(self.editor)
        column.addWidget(self.note)
        column.addStretch(1)
        self.editor.typed.connect(self._typed)
        self.editor.left.connect(self.read)
        self.editor.chosen.connect(self._choose)
        self.show_kept()

    def show_kept(self) -> None:
        """Show what the catalogue holds, or the draft that could not be kept. A field someone is in stays as it is."""
        if self.editor.busy():
            return
        draft = self._keeping.draft(self.path)
        if draft is not None:
            self._show_draft(draft)
            return
        self.editor.show_value(self._keeping.value(self.path))
        self._say_found()
        self._count()

    def _show_draft(self, draft: Draft) -> None:
        """Show it and try again: what stood in its way may be gone. Rows that cannot be read are left to the person."""
        if isinstance(self.editor, RowsEditor):
            self.editor.show_rows(draft.rows)
            if not draft.unread:
                self._try(lambda: self._keeping.read_rows(self.path, draft.rows), again=True)
            return
        if draft.text != self.editor.text():
            self.editor.show_text(draft.text)
        self._try(lambda: self._keeping.read(self.path, draft.text), again=True)

    def _typed(self) -> None:
        self.editor.mark("")
        self.note.clear()
        self._count()

    def _count(self) -> None:
        if self._field.bilingual:
            self.note.count(len(self.editor.text()), self._field.limit)

    def read(self) -> None:
        """Keep what stands in the field, or say why not."""
        self._try(lambda: self._keeping.read(self.path, self.editor.text()))

    def _choose(self, chosen: Any) -> None:
        if isinstance(self.editor, RowsEditor):
            self._try(lambda: self._keeping.read_rows(self.path, chosen))
        else:
            self._try(lambda: self._keeping.keep(self.path, chosen))

    def _try(self, keep: Callable[[], bool], again: bool = False) -> None:
        """Keep, or say why not: under the field, and in the message bar what the person could not know."""
        before = self._keeping.draft(self.path)
        try:
            changed = keep()
        except Refusal as refusal:
            self._refuse(refusal)
            if not again and not isinstance(refusal, InvalidValue):
                self._tell_refusal(refusal)
            return
        self._say_found()
        if changed or before != self._keeping.draft(self.path):
            self.kept.emit(self.path)

    def _refuse(self, refusal: Refusal) -> None:
        if not isinstance(refusal, InvalidValue):
            self.editor.mark("error")
            self.note.say(State.BAD, lambda: notice(refusal).sentence)
        elif isinstance(self.editor, RowsEditor) and self.editor.accuse(refusal):
            self.note.clear()
        else:
            self.editor.mark("error")
            self.note.say(State.BAD, lambda: check_words(refusal.check, refusal.given, refusal.hint))
        self.kept.emit(self.path)

    def _say_found(self) -> None:
        """Findings about what is kept: the first severe one, else the first warning with its remedy."""
        draft = self._keeping.draft(self.path)
        if draft is not None and draft.copied:
            self.editor.mark("warning")
            self.note.say(State.WARNING, lambda: _("Copied from the Russian: translate it"),
                          lambda: _("Mark as checked"), self._accept)  # fmt: skip
            return
        found = sorted(self._keeping.found(self.path), key=lambda problem: not problem.severe)
        if isinstance(self.editor, RowsEditor):
            self.editor.acquit()
            found = [problem for problem in found if problem.check is not Check.MIXED_ALPHABETS]
        if found:
            self._say(found[0])
        else:
            self.editor.mark("")
            self.note.clear()

    def _say(self, problem: Problem) -> None:
        self.editor.mark("error" if problem.severe else "warning")
        state = State.BAD if problem.severe else State.WARNING
        if problem.check is Check.MIXED_ALPHABETS and problem.hint != problem.given:
            self.note.say(state, lambda: problem_words(problem), lambda: _("Repair"), self._repair)
        else:
            self.note.say(state, lambda: problem_words(problem))

    def _repair(self) -> None:
        self.editor.show_text(repaired(self.editor.text()))
        self.read()
        self.editor.setFocus()

    def _accept(self) -> None:
        self._try(lambda: self._keeping.accept(self.path))

    def take_copy(self, text: str) -> None:
        """Take the text of the other language as a draft of a translation."""
        if text == self.editor.text():
            return
        self._keeping.copy(self.path, text)
        self.editor.show_text(text)
        self._say_found()
        self.kept.emit(self.path)

    def retranslate(self) -> None:
        """All words in the language spoken now."""
        self.editor.retranslate()
        if self.lang and isinstance(self.editor, LineEditor | TextEditor):
            self.editor.say_empty(missing_words(self.lang) if self._keeping.value(self._other()) else "")
        self.note.retranslate()

    def _other(self) -> str:
        assert self.lang is not None
        return f"{self._field.name}.{self.lang.other}"


class FieldBox(QWidget):
    """A field with its label; of a text in two languages both halves side by side."""

    kept = Signal(str)

    def __init__(self, making: Making, keeping: Keeping, field: Field) -> None:
        super().__init__()
        self.field = field
        theme = making.theme
        column = Column(theme, self, spacing=5)
        head = Row(theme, spacing=9)
        self._label = Label(theme, 13, bold=True).whole()
        self._needed = Label(theme, 12, ink=quiet)
        head.addWidget(self._label)
        head.addWidget(self._needed)
        head.addStretch(1)
        column.addLayout(head)
        langs: tuple[Lang | None, ...] = tuple(Lang) if field.bilingual else (None,)
        self.halves = tuple(Half(making, keeping, field, lang) for lang in langs)
        pair = Row(theme, spacing=16)
        for half in self.halves:
            pair.addWidget(half, 1, Qt.AlignmentFlag.AlignTop)
            half.kept.connect(self.kept)
        column.addLayout(pair)
        editors = [half.editor for half in self.halves if isinstance(half.editor, TextEditor)]
        if len(editors) == len(Lang):
            level(*editors)
        self._label.setBuddy(self.halves[0].editor)
        self.retranslate()

    def show_kept(self) -> None:
        """Show what the catalogue holds now."""
        for half in self.halves:
            half.show_kept()

    def show_content(self, content: Content) -> None:
        """Both languages, or one."""
        for half in self.halves:
            half.setVisible(content is Content.BOTH or half.lang is None or half.lang.value == content.value)

    def copy_over(self) -> None:
        """Russian into Belarusian as a draft of a translation."""
        if len(self.halves) == 2 and (text := self.halves[0].editor.text()):
            self.halves[1].take_copy(text)

    def retranslate(self) -> None:
        """All words in the language spoken now."""
        label = _(self.field.label)
        self._label.setText(label)
        self._needed.setText(_("required") if self.field.required else "")
        for half in self.halves:
            half.editor.name(f"{label} ({half.lang})" if half.lang else label)
            half.retranslate()
