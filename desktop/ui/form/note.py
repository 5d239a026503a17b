"""What is said under a field: its check in words, the remedy as a link, the counter of a limit."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.language import _, number_text
from desktop.ui.buttons import Button, Kind
from desktop.ui.panes import Label, Row, quiet
from desktop.ui.shapes import Shape, State, state_text
from desktop.ui.theme import Theme

Words = Callable[[], str]
COUNTED_FROM = 0.8
"""Share of a limit from which the counter is seen."""


class Note(QWidget):
    """Hidden while there is nothing to say. Words are given as callables, so they follow the language."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._said: Words | None = None
        self._remedy: Words | None = None
        self._hint: Words | None = None
        self._act: Callable[[], None] = lambda: None
        self._state = State.GOOD
        row = Row(theme, self, spacing=7)
        self._shape = Shape(theme, State.WARNING, 12)
        self._words = Label(theme, 13).wrapped()
        self._link = Button(theme, Kind.LINK)
        self._link.clicked.connect(lambda: self._act())
        self._counter = Label(theme, 12, ink=quiet)
        row.addWidget(self._shape)
        row.addWidget(self._words, 1)
        row.addWidget(self._link)
        row.addWidget(self._counter)
        self.setMinimumHeight(theme.px(18))
        self.clear()
        self.count(0, 0)

    @property
    def words(self) -> str:
        """What is said now, '' for nothing."""
        return self._said() if self._said else ""

    def say(
        self,
        state: State,
        words: Words,
        remedy: Words | None = None,
        act: Callable[[], None] | None = None,
        hint: Words | None = None,
    ) -> None:
        """Say it until it is cleared; `hint` tells more in the tooltip."""
        self._said, self._state, self._remedy, self._hint = words, state, remedy, hint
        self._act = act or (lambda: None)
        self._shape.show_state(state)
        self._words.set_ink(lambda tokens: state_text(tokens, state))
        self.retranslate()

    def clear(self) -> None:
        """Say nothing."""
        self._said = self._remedy = self._hint = None
        self.retranslate()

    def press(self) -> None:
        """Take the remedy, as a press on its link does."""
        self._act()

    def count(self, length: int, limit: int) -> None:
        """Show how much of a limit is used, from four fifths on."""
        near = limit > 0 and length >= limit * COUNTED_FROM
        self._counter.setText(
            _("{n} of {limit}").format(n=number_text(length), limit=number_text(limit)) if near else ""
        )
        self._counter.setVisible(near)
        self._fold()

    def retranslate(self) -> None:
        """Say the same in the language spoken now."""
        self._words.setText(self.words)
        self.setToolTip(self._hint() if self._hint else "")
        self._words.setAccessibleDescription(self.toolTip())
        self._link.setText(self._remedy() if self._remedy else "")
        self._shape.setVisible(self._said is not None)
        self._link.setVisible(self._remedy is not None)
        self._fold()

    def _fold(self) -> None:
        self.setVisible(self._said is not None or self._counter.text() != "")
