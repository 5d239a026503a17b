"""The last step: what went in, what stayed out, and what one may want next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from desktop.language import _, number_text
from desktop.ui.buttons import Button, Kind
from desktop.ui.loading.words import done_words
from desktop.ui.panes import Column, Label, Row, quiet
from desktop.ui.scrolled import Scrolled
from desktop.ui.shapes import Shape, State

if TYPE_CHECKING:
    from desktop.ui.loading.load import Load
    from desktop.ui.theme import Theme


class Outcome(Scrolled):
    """Follows a load; asks for the list of what was loaded, for the bad rows as a table, for another table."""

    list_wanted = Signal()
    saving_wanted = Signal()
    again_wanted = Signal()

    def __init__(self, theme: Theme, load: Load) -> None:
        super().__init__(theme, (24, 22, 24, 20), spacing=12)
        self._load = load
        head = Row(theme, spacing=12)
        self._shape, self._words = Shape(theme, State.GOOD, 18), Label(theme, 18, bold=True).wrapped()
        head.addWidget(self._shape, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._words, 1)
        self.column.addLayout(head)
        figures = Row(theme, spacing=36)
        self._counts = [(Label(theme, 28, bold=True), Label(theme, 13, ink=quiet)) for _place in range(4)]
        for count, words in self._counts:
            cell = Column(theme, spacing=0)
            cell.addWidget(count)
            cell.addWidget(words)
            figures.addLayout(cell)
        figures.addStretch(1)
        self.column.addLayout(figures)
        self._note = Label(theme, 14, ink=quiet).wrapped()
        self.column.addWidget(self._note)
        self.show_list, self.save, self.again = (Button(theme, Kind.LINK) for _place in range(3))
        for button, wanted in ((self.show_list, self.list_wanted), (self.save, self.saving_wanted),
                               (self.again, self.again_wanted)):  # fmt: skip
            button.clicked.connect(wanted)
            self.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)
        self.setFocusProxy(self.show_list)

    def follow(self) -> None:
        """Show what came of it."""
        done = self._load.done
        if done is None:
            return
        self._shape.show_state(State.WARNING if done.bad else State.GOOD)
        self._words.setText(done_words(done))
        plan = self._load.plan
        same = max(0, len(plan.rows) + len(plan.strays) - done.new - done.changed - done.bad) if plan else 0
        told = ((done.new, _("New")), (done.changed, _("Changed")), (same, _("The same")), (done.bad, _("Bad")))
        for (count, words), (number, name) in zip(self._counts, told, strict=True):
            count.setText(number_text(number))
            words.setText(name)
        self.save.setVisible(bool(done.bad))

    def retranslate(self) -> None:
        """All words in the language spoken now."""
        self._note.setText(
            _("One undo takes the whole load back. What the columns mean is kept for the next such table.")
        )
        self.show_list.setText(_("Show what was loaded"))
        self.save.setText(_("Save the bad rows as a table…"))
        self.again.setText(_("Load another table"))
        self.follow()
