"""What the dialogs about many records share: the list with its ticks, one button that says how many it will touch, one
act under way at a time, and the words when it came to nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QWidget

from desktop.language import _
from desktop.ui.bulk.taking_back import TakingBack
from desktop.ui.bulk.ticks import Heading, TickTable
from desktop.ui.buttons import Button, Kind
from desktop.ui.dialog import Dialog
from desktop.ui.keys import sequence
from desktop.ui.news import News, bad_news
from desktop.ui.panes import Label, quiet
from desktop.ui.shapes import State

if TYPE_CHECKING:
    from desktop.catalogue import Catalogue
    from desktop.ui.desk import Desk
    from sync.refusal import Refusal


class ManyDialog(Dialog):
    """`catalogue` is that of the window's thread, `fork` gives a worker thread its own; `icon` stands on the button."""

    def __init__(
        self,
        desk: Desk,
        catalogue: Catalogue,
        fork: Callable[[], Catalogue],
        uids: Sequence[str],
        size: tuple[int, int],
        headings: tuple[Heading, ...],
        icon: str,
        parent: QWidget | None,
    ) -> None:
        super().__init__(desk.parts.theme, size, parent)
        self._desk, self._catalogue, self._fork, self._uids = desk, catalogue, fork, tuple(uids)
        self._busy = True
        self.table = TickTable(self.theme, headings)
        self.table.ticks.changed.connect(self._tell)
        self.table.entered.connect(desk.show_record)
        self._facts = Label(self.theme, 14, ink=quiet).wrapped()
        self.button = Button(self.theme, Kind.FILLED, icon)
        self.button.clicked.connect(self.act)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(sequence(keys), self, self.act)
        self.foot.addWidget(self._facts, 1)
        self.foot.addWidget(self.button)

    # What each dialog says for itself

    def act(self) -> None:
        """Do it with what is ticked."""
        raise NotImplementedError

    def _act_words(self, count: int) -> str:
        raise NotImplementedError

    def _rest_words(self) -> str:
        """What is said beside the button while nothing is under way."""
        raise NotImplementedError

    def _ready(self) -> bool:
        return True

    # What they do alike

    def _start(self, work: Callable[[], object], then: Callable[[object], None]) -> None:
        """The act itself: it goes on where the dialog is closed meanwhile."""
        self._busy = True
        self._tell()
        self._desk.parts.background.run(work, then, failed=self._refused, broken=self._refused)

    def _ended(self, words: Callable[[], str], count: int, left: int) -> bool:
        """Tells what was done to so many records and how many were left; whether the dialog is still there."""
        from shiboken6 import isValid

        undo = TakingBack(self._desk, self._catalogue, self._fork).remedy() if count else None
        self._desk.say(News(State.WARNING if left else State.GOOD, words, undo))
        there: bool = isValid(self)
        self._busy = self._busy and not there
        return there

    def _refused(self, refusal: Refusal) -> None:
        from shiboken6 import isValid

        self._desk.say(bad_news(refusal))
        if isValid(self):
            self._busy = False
            self._tell()

    def _tell(self) -> None:
        count = len(self.table.ticks.ticked())
        self.button.setText(self._act_words(count))
        self.button.setEnabled(bool(count) and not self._busy and self._ready())
        self._facts.setText(_("One moment…") if self._busy else self._rest_words())
