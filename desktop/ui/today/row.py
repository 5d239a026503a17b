"""One thing to do: its icon, what it is, why, until when, and the one button that does it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.ui.buttons import Button, Kind
from desktop.ui.folding import Pliant
from desktop.ui.panes import Column, Ink, Label, Row, quiet
from desktop.ui.shapes import Shape, State, state_text

if TYPE_CHECKING:
    from desktop.ui.theme import Theme

BUTTON = 132


class Job(msgspec.Struct, frozen=True):
    """One line of the list. `when` is the ISO date it is ordered by, '' for whenever there is time."""

    icon: str
    title: str
    reason: str
    words: str
    act: Callable[[], None]
    when: str = ""
    due: str = ""
    state: State | None = None


def plain_button(theme: Theme, words: str, act: Callable[[], None], icon: str = "", kind: Kind = Kind.PLAIN) -> Button:
    """A button with words that does something."""
    button = Button(theme, kind, icon)
    button.setText(words)
    button.clicked.connect(lambda _checked=False: act())
    return button


class JobRow(Pliant):
    """A job as a line of the list."""

    def __init__(self, theme: Theme, job: Job) -> None:
        super().__init__()
        self.job = job
        ink: Ink = quiet if job.state is None else lambda tokens: state_text(tokens, job.state or State.GOOD)
        row = Row(theme, self, margins=(18, 9, 14, 9), spacing=12)
        icon = Label(theme)
        icon.setPixmap(theme.pixmap(job.icon, ink(theme.tokens), 22, self.devicePixelRatioF()))
        row.addWidget(icon)
        row.addLayout(_texts(theme, job), 1)
        if job.due:
            row.addWidget(_due(theme, job, ink))
        self.button = plain_button(theme, job.words, job.act)
        self.button.setMinimumWidth(theme.px(BUTTON))
        self.button.setAccessibleName(f"{job.words}: {job.title}")
        row.addWidget(self.button)


def _texts(theme: Theme, job: Job) -> Column:
    texts = Column(theme, spacing=1)
    title, reason = Label(theme, 14, bold=True).wrapped(), Label(theme, 13, ink=quiet).wrapped()
    title.setText(job.title)
    reason.setText(job.reason)
    for label in (title, reason):
        label.setMinimumWidth(1)
    texts.addWidget(title)
    if job.reason:
        texts.addWidget(reason)
    return texts


def _due(theme: Theme, job: Job, ink: Ink) -> QWidget:
    box = QWidget()
    row = Row(theme, box, spacing=6)
    if job.state is not None:
        row.addWidget(Shape(theme, job.state))
    words = Label(theme, 13, ink=ink)
    words.setText(job.due)
    row.addWidget(words, 0, Qt.AlignmentFlag.AlignVCenter)
    return box
