"""The line at the foot of the record page while words of the query are marked on it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.language import _, number_text
from desktop.ui.announcing import announce
from desktop.ui.buttons import Button, Kind
from desktop.ui.panes import Edge, Label, Pane, Row, quiet
from desktop.ui.theme import Theme


class FoundLine(Pane):
    """`stepped` carries 1 for the next mark and -1 for the one before; `put_away` wants them all away."""

    stepped = Signal(int)
    put_away = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, edge=Edge.TOP, parent=parent)
        self._words = Label(theme, 13, ink=quiet).whole()
        self._before, self._next = (Button(theme, Kind.QUIET, icon, self) for icon in ("chevron-up", "chevron-down"))
        self._cross = Button(theme, Kind.QUIET, "x", self)
        row = Row(theme, self, margins=(24, 2, 8, 1), spacing=2)
        row.addWidget(self._words)
        row.addSpacing(theme.px(6))
        row.addWidget(self._before)
        row.addWidget(self._next)
        row.addStretch(1)
        row.addWidget(self._cross)
        self._before.clicked.connect(lambda: self.stepped.emit(-1))
        self._next.clicked.connect(lambda: self.stepped.emit(1))
        self._cross.clicked.connect(self.put_away)
        self.hide()

    def forget(self) -> None:
        """Another page is made: what was counted is true no more, what is true is not known yet."""
        self._words.setText("")

    def say(self, count: int, place: int) -> None:
        """So many marks, and at which of them one is (from 1, 0 at none yet); without marks be away."""
        words = _("{n} of {count}").format(n=number_text(place), count=number_text(count))
        told = _("Found on the page: {n}").format(n=words if place else number_text(count))
        self._words.setText(told)
        self.setAccessibleName(told)
        self._before.name(_("Found word before (Shift+F3)"))
        self._next.name(_("Next found word (F3)"))
        self._cross.name(_("Take the marks away"))
        self.setVisible(bool(count))
        if place:
            announce(self, told)
