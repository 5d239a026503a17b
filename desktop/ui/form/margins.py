"""Head and foot of the form: which record it is, undo and redo, done; where and when the last change was saved."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent

from desktop.language import _, ngettext, pgettext
from desktop.settings import Content
from desktop.ui.buttons import Button, Kind
from desktop.ui.choices import Segment
from desktop.ui.folding import Folding
from desktop.ui.form.unkept import unkept_words
from desktop.ui.panes import Column, Edge, Label, Pane, Row, quiet
from desktop.ui.record.reading import name_of
from desktop.ui.record.twin import own_name
from desktop.ui.shapes import Shape, State
from desktop.ui.theme import Theme
from desktop.ui.wording import kind_words
from sync.bilingual import Lang

if TYPE_CHECKING:
    from desktop.catalogue.views import RecordView

_CONTENTS = (Content.BOTH, Content.RU, Content.BE)


class Top(Pane):
    """Kind and number, the name, which languages are seen, undo, redo, done."""

    content_chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, edge=Edge.BOTTOM)
        column = Column(theme, self, margins=(28, 13, 28, 12), spacing=4)
        first, second = Row(theme), Row(theme, spacing=6)
        self._quiet = Label(theme, 13, ink=quiet)
        self._segment = Segment(theme, ("", "", ""))
        self._segment.chosen.connect(lambda place: self.content_chosen.emit(_CONTENTS[place]))
        self._name = Label(theme, 24, bold=True).wrapped()
        self.folded = Button(theme, Kind.PLAIN, "pencil")
        self.undo = Button(theme, Kind.QUIET, "arrow-back-up")
        self.redo = Button(theme, Kind.QUIET, "arrow-forward-up")
        self.done = Button(theme, Kind.FILLED, "check")
        self._folding = Folding(theme, second, self, 620)
        acts = Row(theme, spacing=6)
        first.addWidget(self._quiet, 1)
        first.addWidget(self._segment)
        second.addWidget(self._name, 1)
        for button in (self.folded, self.undo, self.redo, self.done):
            acts.addWidget(button)
        second.addLayout(acts)
        column.addLayout(first)
        column.addLayout(second)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Too narrow for the name beside the buttons: they go below it."""
        super().resizeEvent(event)
        self._folding.fit()

    def show_steps(self, back: bool, forth: bool) -> None:
        """Whether there is an act to take back, and one to do again."""
        self.undo.setEnabled(back)
        self.redo.setEnabled(forth)

    def show_record(self, view: RecordView, content: Content, lang: Lang) -> None:
        """Say which record this is, in the language of the interface."""
        record = view.record
        self._quiet.setText("  ·  ".join(part for part in (kind_words(record.kind), record.number) if part))
        self._name.setText(name_of(record).shown(lang).text or _("Without a name"))
        self._segment.set_words((_("Side by side"), own_name(Lang.RU), own_name(Lang.BE)))
        self._segment.name(_("Languages of the form"))
        self._segment.choose(_CONTENTS.index(content))
        self.done.setText(pgettext("button", "Done"))
        self.done.setToolTip("Ctrl+Enter")
        self.undo.name(_("Undo (Ctrl+Z outside a field)"))
        self.redo.name(_("Redo (Ctrl+Shift+Z outside a field)"))
        count = len(view.edits)
        self.folded.setText(ngettext("Your change ({n})", "Your changes ({n})", count).format(n=count))


class Foot(Pane):
    """Where and when the last change was saved, and the way to all changes."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, lambda tokens: tokens.window, Edge.TOP)
        self._saved: datetime | None = None
        self._unkept = 0
        self._room = True
        row = Row(theme, self, margins=(28, 9, 28, 9), spacing=9)
        self._shape = Shape(theme, State.GOOD, 14)
        self._words = Label(theme).wrapped()
        self._note = Label(theme, 13, ink=quiet).wrapped()
        self.all_changes = Button(theme, Kind.PLAIN, "list-details")
        row.addWidget(self._shape)
        row.addWidget(self._words, 1)
        row.addWidget(self._note, 1)
        row.addWidget(self.all_changes)
        self.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The note gives way before the words do."""
        super().resizeEvent(event)
        self._room = event.size().width() >= self.theme.px(700)
        self.retranslate()

    def show_saved(self, at: datetime | None, unkept: int) -> None:
        """The moment of the last change, None before the first; how many fields are not kept."""
        self._saved, self._unkept = at, unkept
        self._shape.show_state(State.BAD if unkept else State.GOOD)
        self.retranslate()

    def retranslate(self) -> None:
        """All words in the language spoken now."""
        saved = self._saved if not self._unkept else None
        told = _("Saved on this computer at {time}").format(time=f"{saved:%H:%M}") if saved else ""
        if self._unkept:
            told = unkept_words(self._unkept)
        self._words.setText(told or _("Each field is kept as soon as you leave it."))
        self._note.setText(_("The catalogue changes after sending and review.") if saved and self._room else "")
        self._note.setVisible(self._room)
        self.all_changes.setText(_("All changes"))
