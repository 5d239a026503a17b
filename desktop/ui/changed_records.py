"""What is read for the page of changes, a little at a time, and the block of one record on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from msgspec.structs import replace
from PySide6.QtWidgets import QWidget

from desktop.language import _, current, stamp_text
from desktop.ui.buttons import Button, Kind
from desktop.ui.change_row import ChangeRow, Marked
from desktop.ui.folding import Pliant
from desktop.ui.panes import Column, Label, Row, Rule, quiet
from desktop.ui.record.reading import name_of
from desktop.ui.shapes import Shape, State
from desktop.ui.stepping import Steps
from desktop.ui.theme import Theme
from desktop.ui.value_words import value_words
from desktop.ui.wording import kind_words

if TYPE_CHECKING:
    from desktop.catalogue.changed import Changed, Sought
    from desktop.catalogue.views import Edit, RecordView
    from sync.vocabularies import Vocabularies

AT_ONCE = 20
"""About so many changes are drawn in one go."""


class Asked(Steps, Protocol):
    """The part of the catalogue that tells what stands changed; the catalogue itself fits it."""

    def changed(self, sought: Sought) -> Changed:
        """How much stands changed, and which records of what is sought."""

    def edits(self, uids: Iterable[str] | None = None) -> tuple[Edit, ...]:
        """The standing changes of these records, in their order."""

    def record(self, uid: str) -> RecordView:
        """One record whole. Raises UnknownRecord."""


class Group(NamedTuple):
    """A record and those of its changes that are meant."""

    view: RecordView
    edits: tuple[Edit, ...]


class Piece(NamedTuple):
    """The next records of the list, and how many of its uids are read with them."""

    changed: Changed
    groups: tuple[Group, ...]
    reached: int


def first_piece(work: Asked, sought: Sought, most: int) -> Piece:
    """What stands changed now, and its beginning; meant for another thread."""
    return next_piece(work, work.changed(sought), sought, 0, most)


def next_piece(work: Asked, changed: Changed, sought: Sought, start: int, most: int = AT_ONCE) -> Piece:
    """Whole records from that place on, until there are about so many changes; meant for another thread."""
    groups, reached, count = list[Group](), start, 0
    while reached < len(changed.uids) and count < most:
        group = group_of(work, changed.uids[reached], sought)
        reached += 1
        if group is not None:
            groups.append(group)
            count += len(group.edits)
    return Piece(changed, tuple(groups), reached)


def group_of(work: Asked, uid: str, sought: Sought) -> Group | None:
    """A record with its changes; None where none of them is meant."""
    edits = tuple(edit for edit in work.edits((uid,)) if sought.takes(edit))
    return Group(work.record(uid), edits) if edits else None


def one_again(work: Asked, uid: str, sought: Sought, order: Sequence[str]) -> Piece:
    """That record after it was changed, if it is still meant, and the list in the order it had; for another thread."""
    changed = work.changed(sought)
    left = frozenset(changed.uids)
    group = group_of(work, uid, sought) if uid in left else None
    kept = tuple(each for each in order if each in left)
    return Piece(replace(changed, uids=kept), (group,) if group else (), 0)


class Acts(NamedTuple):
    """What can be done from a block: open and edit the record, let the centre's value stand again, end a conflict."""

    show: Callable[[str], None]
    edit: Callable[[str], None]
    revert: Callable[[str, str], None]
    decide: Callable[[str, str, str], None]


class Block(Pliant):
    """One record with its changes; `first` is where the keyboard goes when it takes the place of another."""

    def __init__(self, theme: Theme, group: Group, terms: Vocabularies, acts: Acts) -> None:
        super().__init__()
        self._theme, self._terms, self._acts = theme, terms, acts
        self.uid, self._view, self.count = group.view.record.uid, group.view, len(group.edits)
        column = Column(theme, self, margins=(0, 12, 0, 0), spacing=6)
        column.addLayout(self._head())
        if group.view.successor is not None:
            column.addWidget(self._replaced())
        column.addWidget(Rule(theme))
        for edit in group.edits:
            self._change(column, edit)

    def _head(self) -> Row:
        record, uid = self._view.record, self.uid
        line = Row(self._theme, spacing=8)
        name = Button(self._theme, Kind.LINK)
        name.setText(name_of(record).shown(current()).text or uid)
        name.clicked.connect(lambda: self._acts.show(uid))
        small = Label(self._theme, 13, ink=quiet)
        small.setText(" · ".join(part for part in (kind_words(record.kind), record.number) if part))
        edit = Button(self._theme, Kind.QUIET, "pencil")
        edit.setText(_("Edit"))
        edit.clicked.connect(lambda: self._acts.edit(uid))
        self.first = name
        line.addWidget(name)
        line.addWidget(small)
        line.addStretch(1)
        line.addWidget(edit)
        return line

    def _replaced(self) -> QWidget:
        """Nobody looks for the record where the centre has put another in its place."""
        other, merged = self._view.successor, self._view.record.status == "merged"
        assert other is not None
        box = QWidget()
        line = Row(self._theme, box, spacing=6)
        words, link = Label(self._theme, 13, ink=quiet), Button(self._theme, Kind.LINK)
        told = _("The record was merged into another one.") if merged else _("The record has been withdrawn.")
        words.setText(" ".join((told, _("In its place:"))))
        link.setText(other.name.shown(current()).text or other.number or other.uid)
        link.clicked.connect(lambda: self._acts.show(other.uid))
        line.addWidget(words)
        line.addWidget(link)
        line.addStretch(1)
        return box

    def _change(self, column: Column, edit: Edit) -> None:
        row = ChangeRow(self._theme, edit, self._view, self._terms)
        row.undone.connect(lambda path: self._acts.revert(self.uid, path))
        column.addWidget(row)
        if edit.conflict:
            column.addWidget(self._conflict(edit))
        who = Label(self._theme, 12, ink=quiet)
        who.setText(", ".join(part for part in (stamp_text(edit.edited_at), edit.author) if part))
        column.addWidget(who)
        column.addWidget(Rule(self._theme))

    def _conflict(self, edit: Edit) -> QWidget:
        """Both sides changed the same: the centre's words and the two ways to decide."""
        box = QWidget()
        column = Column(self._theme, box, spacing=4)
        head = Row(self._theme, spacing=8)
        words = Label(self._theme, 14, bold=True, ink=lambda tokens: tokens.err).wrapped()
        words.setText(_("The centre and you changed the same. In the catalogue of the centre:"))
        head.addWidget(Shape(self._theme, State.BAD, 14))
        head.addWidget(words, 1)
        column.addLayout(head)
        kind = self._view.record.kind
        centre = value_words(kind, edit.path, edit.centre, self._terms, current(), self._view)
        column.addWidget(Marked(self._theme, centre or _("emptied"), gone=False))
        acts = Row(self._theme, spacing=8)
        for told, keep in ((_("Take the centre's"), "centre"), (_("Keep mine"), "mine")):
            button = Button(self._theme, Kind.PLAIN)
            button.setText(told)
            button.clicked.connect(lambda _checked=False, keep=keep: self._acts.decide(self.uid, edit.path, keep))
            acts.addWidget(button)
        acts.addStretch(1)
        column.addLayout(acts)
        return box
