"""A line in the head of the results: a quiet sentence and beside it a link, one under the other where there is no
room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.ui.buttons import Button, Kind
from desktop.ui.flow import FlowBox
from desktop.ui.panes import Column, Label, Pane, quiet

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.ui.theme import Theme

SIDES = (13, 14)


class ToldLine(Pane):
    """Away until there is something to say: `sentence` says it, `link` is what may be done about it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self.sentence = Label(theme, 14, ink=quiet).whole()
        self.link = Button(theme, Kind.LINK)
        things = FlowBox(4, self)
        things.flow.addWidget(self.sentence)
        things.flow.addWidget(self.link)
        Column(theme, self, margins=(SIDES[0], 0, SIDES[1], 10)).addWidget(things)
        theme.follow(self.take_measures)
        self.hide()

    def take_measures(self) -> None:
        """The sentence stands in the middle of a line as high as the link beside it."""
        self.sentence.setContentsMargins(self.theme.px(3), 0, 0, 0)
        self.sentence.setMinimumHeight(self.link.sizeHint().height())
