"""The program could not begin: why, what is safe, what to do, in a window of its own because there is no other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.language import _
from desktop.ui.buttons import Button, Kind
from desktop.ui.dialog import Dialog
from desktop.ui.exchange.dialog import refusal_panel
from desktop.ui.panes import Column

if TYPE_CHECKING:
    from desktop.ui.theme import Theme
    from sync.refusal import Refusal


class NotStarted(Dialog):
    """One refusal of the start."""

    def __init__(self, theme: Theme, refusal: Refusal) -> None:
        super().__init__(theme, (620, 360))
        column = Column(theme, margins=(24, 18, 24, 18))
        column.addWidget(refusal_panel(theme, refusal))
        column.addStretch(1)
        self.body.addLayout(column)
        self._leave = Button(theme, Kind.FILLED, "")
        self._leave.clicked.connect(self.close)
        self.foot.addStretch(1)
        self.foot.addWidget(self._leave)
        self.retranslate()
        self._leave.setFocus()

    def retranslate(self) -> None:
        self.say_title(_("The program cannot start"))
        self._leave.setText(_("Close"))
