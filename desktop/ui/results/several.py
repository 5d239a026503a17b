"""The line below the results while several of them are chosen: how many, and what can be done with all at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.language import _, ngettext, number_text
from desktop.ui.buttons import Button, Kind
from desktop.ui.panes import Edge, Label, Pane, Row

if TYPE_CHECKING:
    from desktop.ui.theme import Theme


class SeveralBar(Pane):
    """Hidden while one row is chosen or none."""

    confirming_wanted = Signal()
    revising_wanted = Signal()
    dropped = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, lambda tokens: tokens.soft, Edge.TOP, parent)
        self._count = 0
        self._words = Label(theme, 14, bold=True, ink=lambda tokens: tokens.soft_text)
        self.confirm, self.revise = (Button(theme, Kind.LINK) for _place in range(2))
        self._drop = Button(theme, Kind.QUIET, "x")
        row = Row(theme, self, margins=(16, 3, 8, 3), spacing=6)
        row.addWidget(self._words)
        row.addStretch(1)
        for button, signal in (
            (self.confirm, self.confirming_wanted), (self.revise, self.revising_wanted), (self._drop, self.dropped),
        ):  # fmt: skip
            row.addWidget(button)
            button.clicked.connect(lambda _checked=False, signal=signal: signal.emit())
        self.retranslate()

    def show_count(self, count: int) -> None:
        """How many are chosen; 0 hides the line."""
        self._count = count
        self.retranslate()
        self.setVisible(bool(count))

    def retranslate(self) -> None:
        """Words in the language spoken now."""
        self._words.setText(ngettext("{n} chosen", "{n} chosen", self._count).format(n=number_text(self._count)))
        self.setAccessibleName(self._words.text())
        self.confirm.setText(_("Confirm…"))
        self.confirm.name(_("Confirm unchanged"))
        self.revise.setText(_("Change…"))
        self.revise.name(_("Change one field"))
        self._drop.name(_("Choose one again"))
