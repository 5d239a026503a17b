"""What stands beside a value: the shape of a state, what a text is worth, the lock of what stays in the office."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.language import _
from desktop.ui.folding import Pliant
from desktop.ui.panes import Column, Label, Row, quiet
from desktop.ui.shapes import Shape, State, state_text
from desktop.ui.theme import Theme

_TOP = Qt.AlignmentFlag.AlignTop


@dataclass(frozen=True, slots=True)
class Note:
    """A warning in few words, with the whole story for whoever points at it."""

    words: str
    story: str = ""


def lowered(theme: Theme, mark: QWidget, above: float = 2) -> QWidget:
    """A mark in the middle of the first line of its words."""
    box = Pliant()
    Row(theme, box, margins=(0, above, 0, 0)).addWidget(mark)
    box.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)  # words give way, a shape does not
    return box


def stated(theme: Theme, state: State | None, value: QWidget) -> QWidget:
    """The value behind the shape of its state; as it is without one."""
    if state is None:
        return value
    box = Pliant()
    row = Row(theme, box, spacing=7)
    row.addWidget(lowered(theme, Shape(theme, state, 12)), alignment=_TOP)
    row.addWidget(value, 1)
    return box


def note_line(theme: Theme, note: Note) -> QWidget:
    """Triangle and words of a warning about a text."""
    box = Pliant()
    row = Row(theme, box, spacing=6)
    label = Label(theme, 13, ink=lambda tokens: state_text(tokens, State.WARNING)).whole()
    label.setText(note.words)
    label.setToolTip(note.story)
    label.setAccessibleDescription(note.story)
    row.addWidget(lowered(theme, Shape(theme, State.WARNING, 12), 1), alignment=_TOP)
    row.addWidget(label, 1)
    return box


def noted(theme: Theme, note: Note | None, value: QWidget) -> QWidget:
    """The value with the note below it; as it is without one."""
    if note is None:
        return value
    box = Pliant()
    column = Column(theme, box, spacing=1)
    column.addWidget(value)
    column.addWidget(note_line(theme, note))
    return box


def lock_line(theme: Theme, words: str, story: str) -> QWidget:
    """A lock and words on what does not leave the office."""
    box = Pliant()
    row = Row(theme, box, spacing=4)
    lock, label = Label(theme), Label(theme, 12, ink=quiet)
    lock.setPixmap(theme.pixmap("lock", theme.tokens.text2, 14, box.devicePixelRatioF()))
    label.setText(words)
    label.setToolTip(story)
    label.setAccessibleDescription(story)
    row.addWidget(lock)
    row.addWidget(label)
    box.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return box


def staying(theme: Theme, value: QWidget) -> QWidget:
    """The value with the lock that says it stays in the office."""
    box = Pliant()
    row = Row(theme, box, spacing=8)
    row.addWidget(value, 1)
    story = _("It is in no bundle, package, export or public page.")
    row.addWidget(lock_line(theme, _("stays here"), story), alignment=_TOP)
    return box
