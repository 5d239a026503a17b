"""One text in both languages beside each other, what its translation was made from, and a copy as a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.language import _
from desktop.ui.buttons import Button, Kind
from desktop.ui.change_row import Marked
from desktop.ui.folding import Folding, Pliant
from desktop.ui.form.editors import TextEditor, level
from desktop.ui.form.half import Half
from desktop.ui.panes import Column, Label, Row, quiet
from desktop.ui.record.twin import own_name
from desktop.ui.shapes import State
from sync.ageing import TextState, text_hash
from sync.bilingual import Lang
from sync.registry import fields_of

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from desktop.catalogue.views_of_work import Untranslated
    from desktop.ui.form.keeping import Keeping
    from desktop.ui.form.making import Making

TURNS = 560


class Pair(Pliant):
    """`changed` after something was kept."""

    changed = Signal()

    def __init__(self, making: Making, keeping: Keeping, text: Untranslated) -> None:
        super().__init__()
        self._keeping, self._text, self._theme = keeping, text, making.theme
        field = fields_of(text.kind)[text.field]
        column = Column(making.theme, self, spacing=12)
        row = Row(making.theme, spacing=16)
        self.halves = {lang: Half(making, keeping, field, lang) for lang in Lang}
        self._heads = {lang: Label(making.theme, 13, bold=True, ink=quiet) for lang in Lang}
        for lang, half in self.halves.items():
            row.addWidget(self._side(lang, half, _(field.label)), 1)
        ru, be = (half.editor for half in self.halves.values())
        if isinstance(ru, TextEditor) and isinstance(be, TextEditor):
            level(ru, be)
        column.addLayout(row)
        self.copy = Button(making.theme, Kind.LINK, "copy")
        self.copy.clicked.connect(self.take_copy)
        column.addWidget(self.copy)
        self._add_old(column)
        self._folding = Folding(making.theme, row, self, TURNS)
        self.retranslate()

    def _side(self, lang: Lang, half: Half, label: str) -> QWidget:
        box = Pliant()
        column = Column(self._theme, box, spacing=4)
        column.addWidget(self._heads[lang])
        column.addWidget(half)
        column.addStretch(1)
        half.editor.name(f"{label} · {lang}")
        half.kept.connect(lambda _path: self._kept())
        return box

    def _add_old(self, column: Column) -> None:
        """The original as it was when the translation was last compared with it."""
        old = old_original(self._keeping, self._text)
        self._old = Label(self._theme, 13, bold=True, ink=quiet).wrapped()
        self._old.setVisible(bool(old))
        column.addWidget(self._old)
        if old:
            column.addWidget(Marked(self._theme, old, gone=True))

    def _kept(self) -> None:
        for half in self.halves.values():
            half.say_found()
        self.changed.emit()

    @property
    def target(self) -> Half:
        """The half that waits."""
        return self.halves[self._text.lang]

    def take_copy(self) -> None:
        """The other language as a draft nobody has read."""
        other = self.halves[self._text.lang.other]
        other.read()
        self.target.take_copy(other.editor.text())
        self._kept()

    def finish(self) -> bool:
        """Keep what was typed and say that both texts say the same; False where that cannot be. Raises a refusal."""
        for half in self.halves.values():
            half.read()
        paths = {half.path for half in self.halves.values()}
        if paths.intersection(self._keeping.wrong()):
            return False
        name, lang = self._text.field, self._text.lang
        state = self._keeping.text_state(name, lang)
        if state in (TextState.EMPTY, TextState.MISSING):
            self.target.note.say(State.WARNING, lambda: _("Nothing is written yet; F7 leaves it for later"))
            return False
        if not state.complete:
            self._keeping.check(self._text.path)
        return True

    def retranslate(self) -> None:
        """All words in the language spoken now."""
        for lang, head in self._heads.items():
            head.setText(own_name(lang))
        for half in self.halves.values():
            half.retranslate()
        russian = self._text.lang is Lang.BE
        self.copy.setText(
            _("Copy the Russian text as a draft") if russian else _("Copy the Belarusian text as a draft")
        )
        self.copy.setToolTip("Ctrl+L")
        self._old.setText(_("The translation was compared with this text:"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._folding.fit()


def old_original(keeping: Keeping, text: Untranslated) -> str:
    """What the other language said when this one was last compared with it, or, where nobody noted that, before it was
    first changed here; '' where the history of this computer does not know."""
    if text.state is not TextState.OUTDATED:
        return ""
    path = f"{text.field}.{text.lang.other}"
    known = [entry.old for entry in keeping.work.history(text.uid) if entry.path == path and not entry.undone]
    known += [edit.base for edit in keeping.view.edits if edit.path == path]
    row = keeping.states.get((text.field, text.lang))
    wanted = row.source_hash if row else ""
    fitting = (old for old in reversed(known) if isinstance(old, str) and wanted in ("", text_hash(old)))
    return next(fitting, "")
