"""The person's own changes, record by record: what stood, what stands now, the way back, the differences to decide."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.language import _, current, date_text, ngettext
from desktop.ui.buttons import Button, Kind
from desktop.ui.change_row import ChangeRow, Marked
from desktop.ui.desk import Desk
from desktop.ui.folding import Pliant
from desktop.ui.keys import on_keys
from desktop.ui.news import News
from desktop.ui.notices import notice
from desktop.ui.panes import Column, Label, Pane, Row, Rule, quiet
from desktop.ui.record.reading import name_of
from desktop.ui.scrolled import Scrolled
from desktop.ui.shapes import Shape, State
from desktop.ui.value_words import value_words
from desktop.ui.wording import kind_words
from desktop.ui.work import Work
from sync.errors import Refusal

if TYPE_CHECKING:
    from desktop.catalogue.views import Edit, RecordView

WIDEST = 860


class ChangesPage(Pane):
    """Read anew each time it is seen, so it is never older than the catalogue."""

    def __init__(self, desk: Desk, work: Work, edit_this: Callable[[str], None]) -> None:
        super().__init__(desk.parts.theme)
        self._desk, self._work, self._edit_this = desk, work, edit_this
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._scroll = Scrolled(self.theme, (28, 18, 28, 28), 8, parent=self)
        outer.addWidget(self._scroll)
        self._body: QWidget = Pliant()
        self._line = Row(self.theme, spacing=0)  # in a row a widest width also counts when heights are found
        self._line.addWidget(self._body, 1)
        self._scroll.column.addLayout(self._line)
        self._scroll.column.addStretch(1)
        self.theme.changed.connect(self.refresh)
        on_keys(self, "Ctrl+Z", lambda: self._step(self._work.undo))
        on_keys(self, "Ctrl+Shift+Z", lambda: self._step(self._work.redo))
        self.refresh()

    def refresh(self) -> None:
        """Show what stands changed now, at the same place of the page."""
        place, old = self._scroll.place(), self._body
        edits = self._work.edits()
        self._body = Pliant()
        self._body.setMaximumWidth(self.theme.px(WIDEST))
        column = Column(self.theme, self._body, spacing=6)
        self._head(column, edits)
        for uid in dict.fromkeys(edit.uid for edit in edits):
            self._record(column, uid, [edit for edit in edits if edit.uid == uid])
        self._line.replaceWidget(old, self._body)
        old.hide()
        old.deleteLater()
        self._scroll.go(place)

    def _head(self, column: Column, edits: Sequence[Edit]) -> None:
        line = Row(self.theme, spacing=6)
        title = Label(self.theme, 24, bold=True)
        title.setText(_("Your changes"))
        self._scroll.setAccessibleName(title.text())
        line.addWidget(title, 1)
        for icon, name, act, can in (
            ("arrow-back-up", _("Undo (Ctrl+Z)"), self._work.undo, self._work.can_undo),
            ("arrow-forward-up", _("Redo (Ctrl+Shift+Z)"), self._work.redo, self._work.can_redo),
        ):
            button = Button(self.theme, Kind.QUIET, icon)
            button.name(name)
            button.setEnabled(can)
            button.clicked.connect(lambda _checked=False, act=act: self._step(act))
            line.addWidget(button)
        column.addLayout(line)
        note = Label(self.theme, 14, ink=quiet).wrapped()
        note.setText(_told(edits))
        column.addWidget(note)

    def _record(self, column: Column, uid: str, edits: Sequence[Edit]) -> None:
        view = self._work.record(uid)
        column.addSpacing(self.theme.px(12))
        line = Row(self.theme, spacing=8)
        name = Button(self.theme, Kind.LINK)
        name.setText(name_of(view.record).shown(current()).text or uid)
        name.clicked.connect(lambda: self._desk.show_record(uid))
        small = Label(self.theme, 13, ink=quiet)
        small.setText(" · ".join(part for part in (kind_words(view.record.kind), view.record.number) if part))
        edit = Button(self.theme, Kind.QUIET, "pencil")
        edit.setText(_("Edit"))
        edit.clicked.connect(lambda: self._edit_this(uid))
        line.addWidget(name)
        line.addWidget(small)
        line.addStretch(1)
        line.addWidget(edit)
        column.addLayout(line)
        column.addWidget(Rule(self.theme))
        for each in edits:
            self._change(column, each, view)

    def _change(self, column: Column, edit: Edit, view: RecordView) -> None:
        row = ChangeRow(self.theme, edit, view, self._work.vocabularies)
        row.undone.connect(lambda path: self._step(lambda: self._work.revert(edit.uid, path)))
        column.addWidget(row)
        if edit.conflict:
            column.addWidget(self._conflict(edit, view))
        who = Label(self.theme, 12, ink=quiet)
        told = f"{date_text(edit.edited_at)} {edit.edited_at[11:16]}".strip()
        who.setText(", ".join(part for part in (told, edit.author) if part))
        column.addWidget(who)
        column.addWidget(Rule(self.theme))

    def _conflict(self, edit: Edit, view: RecordView) -> QWidget:
        """Both sides changed the same: the centre's words and the two ways to decide."""
        box = QWidget()
        column = Column(self.theme, box, spacing=4)
        head = Row(self.theme, spacing=8)
        words = Label(self.theme, 14, bold=True, ink=lambda tokens: tokens.err).wrapped()
        words.setText(_("The centre and you changed the same. In the catalogue of the centre:"))
        head.addWidget(Shape(self.theme, State.BAD, 14))
        head.addWidget(words, 1)
        column.addLayout(head)
        kind = view.record.kind
        centre = value_words(kind, edit.path, edit.centre, self._work.vocabularies, current(), view)
        column.addWidget(Marked(self.theme, centre or _("emptied"), gone=False))
        acts = Row(self.theme, spacing=8)
        for words_, keep in ((_("Take the centre's"), "centre"), (_("Keep mine"), "mine")):
            button = Button(self.theme, Kind.PLAIN)
            button.setText(words_)
            button.clicked.connect(lambda _checked=False, keep=keep: self._decide(edit, keep))
            acts.addWidget(button)
        acts.addStretch(1)
        column.addLayout(acts)
        return box

    def _decide(self, edit: Edit, keep: str) -> None:
        self._step(lambda: self._work.resolve(edit.uid, edit.path, "centre" if keep == "centre" else "mine"))

    def _step(self, act: Callable[[], object]) -> None:
        try:
            act()
        except Refusal as refusal:
            told = notice(refusal)
            self._desk.say(News(State.BAD, lambda: told.sentence))
            return
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.refresh()
        super().changeEvent(event)


def _told(edits: Sequence[Edit]) -> str:
    if not edits:
        return _("None yet. Open a record and press F2: each field is kept as soon as you leave it.")
    records = len({edit.uid for edit in edits})
    fields = ngettext("{n} field", "{n} fields", len(edits)).format(n=len(edits))
    where = ngettext("in {n} record", "in {n} records", records).format(n=records)
    told = _("{fields} {where}. They stay on this computer and survive every update.")
    return told.format(fields=fields, where=where)
