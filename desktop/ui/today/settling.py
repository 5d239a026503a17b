"""Where nobody has said whose computer this is: a search for the organisation, right on the page."""

from __future__ import annotations

from collections.abc import Callable

from desktop.language import _
from desktop.ui.form.choosing import OneEditor
from desktop.ui.form.options import Elsewhere, Records
from desktop.ui.panes import Label, Row, quiet
from desktop.ui.parts import Parts
from desktop.ui.tile import Tile

WIDE = 420


class Settling(Tile):
    """`settle` is called with the uid that was picked."""

    def __init__(self, parts: Parts, settle: Callable[[str], None]) -> None:
        super().__init__(parts.theme, _("Which organisation is yours?"))
        words = Label(self.theme, 14, ink=quiet).wrapped()
        words.setText(
            _("Its records will be listed here by what is to be done with them: to confirm, to complete, to translate.")
            + " " + _("It can be changed in the settings at any time.")
        )  # fmt: skip
        self.lines.addWidget(words)
        elsewhere = Elsewhere(parts.background, parts.elsewhere)
        self.editor = OneEditor(self.theme, Records(parts.shelf, elsewhere, ("organisation",)))
        self.editor.name(_("Your organisation"))
        self.editor.ask(_("Choose…"))
        self.editor.setMaximumWidth(self.theme.px(WIDE))
        self.editor.chosen.connect(lambda uid: settle(uid or ""))
        row = Row(self.theme)
        row.addWidget(self.editor, 3)
        row.addStretch(2)
        self.lines.addSpacing(self.theme.px(8))
        self.lines.addLayout(row)
