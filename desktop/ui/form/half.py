"""One editor of a field with the note below it: the whole field, or one language of a text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from desktop.catalogue.turns import AnotherIsWriting
from desktop.language import _
from desktop.ui.comparing_words import AGES, compared_words
from desktop.ui.findings import check_words, problem_words
from desktop.ui.form.drafts import Draft
from desktop.ui.form.editors import Editor, LineEditor, TextEditor, missing_words
from desktop.ui.form.files import FileEditor
from desktop.ui.form.keeping import Keeping
from desktop.ui.form.making import Making, make_editor
from desktop.ui.form.note import Note
from desktop.ui.form.rows import RowsEditor
from desktop.ui.notices import notice
from desktop.ui.panes import Column
from desktop.ui.shapes import State
from sync.alphabets import repaired
from sync.bilingual import Lang
from sync.checks import Problem
from sync.errors import Check, InvalidValue, Refusal
from sync.fields import Field, Type
from sync.registry import fields_of

WAITING = 250
"""Milliseconds after which a field asks again whether it is its turn to be kept."""
TYPING = 800
"""Milliseconds without a letter after which what stands in the field is safe from a crash."""


class Half(QWidget):
    """An editor with its note: the whole field, or one language of it."""

    kept = Signal(str)
    """The record became another at this path."""

    def __init__(self, making: Making, keeping: Keeping, field: Field, lang: Lang | None) -> None:
        super().__init__()
        self._keeping, self._field, self.lang = keeping, field, lang
        self.path = f"{field.name}.{lang}" if lang else field.name
        self._tell_refusal, self._shown, self._title = making.tell, "", ""
        column = Column(making.theme, self, spacing=3)
        rows = field.type is Type.ROWS
        self.editor: Editor = RowsEditor(making, field) if rows else make_editor(making, field)
        self.note = Note(making.theme)
        column.addWidget(self.editor)
        column.addWidget(self.note)
        column.addStretch(1)
        self._pause = QTimer(self, singleShot=True, interval=TYPING)
        self._pause.timeout.connect(self._hold)
        self._again = QTimer(self, interval=WAITING)
        self._waiting: Callable[[], bool] | None = None
        self._connect()
        self.show_kept()

    def _connect(self) -> None:
        self.editor.typed.connect(self._typed)
        self.editor.left.connect(self.read)
        self.editor.chosen.connect(self._choose)
        self._again.timeout.connect(self._take_turn)
        if isinstance(self.editor, FileEditor):
            self.editor.named.connect(self._suggest)

    def show_kept(self) -> None:
        """Show what the catalogue holds, or the draft that could not be kept. A field someone is in stays as it is."""
        if self.editor.busy():
            return
        draft = self._keeping.draft(self.path)
        self.editor.show_value(self._keeping.value(self.path))
        self._shown = self.editor.text()
        if draft is not None:
            self._show_draft(draft)
            return
        self.say_found()
        self._count()

    def _show_draft(self, draft: Draft) -> None:
        """Show it and try again: what stood in its way may be gone. Rows that cannot be read are left to the person."""
        if isinstance(self.editor, RowsEditor):
            self.editor.show_rows(draft.rows)
            typed = self.editor.rows() if draft.unfinished else draft.rows
            if draft.unfinished or not draft.unread:
                self._try(lambda: self._keeping.read_rows(self.path, typed), again=True)
            return
        if draft.picked:
            self._show_picked()
            return
        self.editor.show_text(draft.text)
        self._try(lambda: self._keeping.read(self.path, draft.text, self.editor.value), again=True)

    def _show_picked(self) -> None:
        """What was chosen from a list and waits to be kept."""
        try:
            value = self._keeping.picked(self.path)
        except InvalidValue as refusal:  # of a program to come
            self._refuse(refusal)
            return
        self.editor.show_value(value)
        self._try(lambda: self._keeping.pick(self.path, value), again=True)

    def _typed(self) -> None:
        self.editor.mark("")
        self.note.clear()
        self._count()
        self._pause.start()

    def _hold(self) -> None:
        """What somebody is in the middle of is safe from now on."""
        if not self.editor.busy():
            return
        if isinstance(self.editor, RowsEditor):
            self._keeping.hold(self.path, "", self.editor.rows(unfinished=True))
        elif self.editor.text() != self._shown:
            self._keeping.hold(self.path, self.editor.text())

    def _count(self) -> None:
        if self._field.bilingual:
            self.note.count(len(self.editor.text()), self._field.limit)

    def read(self) -> None:
        """Keep what stands in the field, or say why not. A text nobody has touched is not read at all."""
        self._pause.stop()
        if isinstance(self.editor, RowsEditor):
            return
        text = self.editor.text()
        if text == self._shown:
            held = self._keeping.draft(self.path) is not None
            self._keeping.forget(self.path)
            self._say_found()
            if held:
                self.kept.emit(self.path)
            return
        self._try(lambda: self._keeping.read(self.path, text, self.editor.value))

    def _choose(self, chosen: Any) -> None:
        self._pause.stop()
        if isinstance(self.editor, RowsEditor):
            self._try(lambda: self._keeping.read_rows(self.path, chosen))
        else:
            self._try(lambda: self._keeping.pick(self.path, chosen))
            refused = self._waiting is None and self._keeping.value(self.path) != chosen
            if refused:  # what is said below is about what was picked
                self.editor.show_value(self._keeping.value(self.path))

    def _suggest(self, name: str) -> None:
        """A file without a title begins with its name."""
        self._title = name.rpartition(".")[0] or name

    def _try(self, keep: Callable[[], bool], again: bool = False) -> None:
        """Keep, or say why not: under the field, and in the message bar what the person could not know."""
        before = self._keeping.draft(self.path)
        self._stop_waiting()
        try:
            changed = keep()
            if changed and self._title and "name" in fields_of(self._keeping.kind):
                self._name_it()
        except AnotherIsWriting:
            self._wait(keep)
            return
        except Refusal as refusal:
            self._refuse(refusal)
            if not again and not isinstance(refusal, InvalidValue):
                self._tell_refusal(refusal)
            return
        self._shown = self.editor.text()
        self._say_found()
        if changed or before != self._keeping.draft(self.path):
            self.kept.emit(self.path)

    def _wait(self, keep: Callable[[], bool]) -> None:
        """Keep it as soon as the others have written; until then it stands in the field and says so."""
        self._waiting = keep
        self._again.start()
        self.editor.mark("warning")
        self.note.say(State.WARNING, lambda: _("Waits for a large change that is being written, and is kept then"))
        if self._keeping.draft(self.path) is not None:
            self.kept.emit(self.path)

    def _stop_waiting(self) -> None:
        self._waiting = None
        self._again.stop()

    def _take_turn(self) -> None:
        keep = self._waiting
        typing = isinstance(self.editor, LineEditor | TextEditor) and self.editor.busy()  # read when it is left
        if keep is not None and not typing and not self._keeping.work.occupied:
            self._try(keep, again=True)

    def _name_it(self) -> None:
        title, self._title = self._title, ""
        if not any(self._keeping.value(f"name.{lang}") for lang in Lang):
            self._keeping.keep("name.ru", title)

    def _refuse(self, refusal: Refusal) -> None:
        if not isinstance(refusal, InvalidValue):
            self.editor.mark("error")
            self.note.say(State.BAD, lambda: notice(refusal).sentence)
        elif isinstance(self.editor, RowsEditor) and self.editor.accuse(refusal):
            self.note.clear()
        else:
            self.editor.mark("error")
            self.note.say(State.BAD, lambda: check_words(refusal.check, refusal.given, refusal.hint))
        if self._keeping.draft(self.path) is not None:
            self.kept.emit(self.path)

    def stale(self) -> bool:
        """Whether it shows nothing where the catalogue holds something by now."""
        return not self._shown and not self.editor.text() and isinstance(self._keeping.value(self.path), str)

    def say_found(self) -> None:
        """Findings about what is kept: the first severe one, else a warning with its remedy, else how old the text is
        beside the other language. A field with something in it that is not kept goes on saying that."""
        if not self.editor.busy() and self._keeping.draft(self.path) is None:
            self._say_found()

    def _say_found(self) -> None:
        found = sorted(self._keeping.found(self.path), key=lambda problem: not problem.severe)
        if isinstance(self.editor, RowsEditor):
            self.editor.acquit()
            found = [problem for problem in found if problem.check is not Check.MIXED_ALPHABETS]
        if found:
            self._say(found[0])
        elif not self._say_age():
            self.editor.mark("")
            self.note.clear()

    def _say(self, problem: Problem) -> None:
        self.editor.mark("error" if problem.severe else "warning")
        state = State.BAD if problem.severe else State.WARNING
        if problem.check is Check.MIXED_ALPHABETS and problem.hint != problem.given:
            self.note.say(state, lambda: problem_words(problem), lambda: _("Repair"), self._repair)
        else:
            self.note.say(state, lambda: problem_words(problem))

    def _say_age(self) -> bool:
        """Whether the text waits for somebody to compare it with the other language."""
        if self.lang is None:
            return False
        age, name, lang = self._keeping.text_state(self._field.name, self.lang), self._field.name, self.lang
        if age not in AGES:
            return False
        self.editor.mark("warning")
        self.note.say(State.WARNING, lambda: _(AGES[age]), lambda: _("Mark as checked"), self._check,
                      lambda: compared_words(*self._keeping.dates(name, lang)))  # fmt: skip
        return True

    def _repair(self) -> None:
        self.editor.show_text(repaired(self.editor.text()))
        self.read()
        self.editor.setFocus()

    def _check(self) -> None:
        self._do(lambda: self._keeping.check(self.path))

    def _do(self, act: Callable[[], None]) -> bool:
        try:
            act()
        except Refusal as refusal:
            self._tell_refusal(refusal)
            return False
        self._say_found()
        self.kept.emit(self.path)
        return True

    def take_copy(self, text: str) -> None:
        """Take the text of the other language: unchecked until somebody says so or changes it."""
        if text != self.editor.text() and self._do(lambda: self._keeping.copy(self.path, text)):
            self.editor.show_text(text)
            self._pause.stop()
            self._shown = self.editor.text()
            self._say_found()

    def retranslate(self) -> None:
        """All words in the language spoken now."""
        self.editor.retranslate()
        if self.lang and isinstance(self.editor, LineEditor | TextEditor):
            self.editor.say_empty(missing_words(self.lang) if self._keeping.value(self._other()) else "")
        self.note.retranslate()

    def _other(self) -> str:
        assert self.lang is not None
        return f"{self._field.name}.{self.lang.other}"
