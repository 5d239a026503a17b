"""Before there is a file: where one comes from, and an empty table of ours to be filled."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.language import _
from desktop.ui.buttons import Button, Kind
from desktop.ui.loading.choosing import Asked
from desktop.ui.panes import Column, Label, Row, Rule, quiet
from desktop.ui.wording import kind_words
from sync.records import KINDS

if TYPE_CHECKING:
    from desktop.ui.theme import Theme

ChooseFile = Callable[[QWidget, str], str]
"""Asks the person for a file, given a filter of names; '' if they would rather not."""
ChoosePlace = Callable[[QWidget, str, str], str]
"""Asks where a file goes, given a name and a filter of names; '' if they would rather not."""
SUFFIXES = (".xlsx", ".xlsm", ".csv", ".tsv", ".txt", ".jsonl")


def ask_file(parent: QWidget, names: str) -> str:
    """The system's own dialog."""
    return QFileDialog.getOpenFileName(parent, _("Choose a table"), "", names)[0]


def ask_place(parent: QWidget, proposed: str, names: str) -> str:
    """The system's own dialog, which asks before a file that is there is replaced."""
    place, chosen = QFileDialog.getSaveFileName(parent, _("Save as"), proposed, names)
    suffix = next((each for each in (".xlsx", ".csv") if each in chosen), Path(proposed).suffix)
    return place if not place or Path(place).suffix else place + suffix


def tables_filter() -> str:
    """What can be loaded, for the system's dialog."""
    tables, others, names = _("Tables"), _("All files"), " ".join(f"*{suffix}" for suffix in SUFFIXES)
    return f"{tables} ({names});;{others} (*)"


class Beginning(QWidget):
    """`file_wanted` asks for a file, `paste_wanted` for the table on the clipboard, `template_wanted` carries the kind
    of an empty table."""

    file_wanted = Signal()
    paste_wanted = Signal()
    template_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        column = Column(theme, self, margins=(24, 22, 24, 20), spacing=10)
        self._words, self._note = Label(theme, 15, bold=True).wrapped(), Label(theme, 14, ink=quiet).wrapped()
        self.choose = Button(theme, Kind.PLAIN, "folder")
        self.choose.clicked.connect(self.file_wanted)
        self.paste = Button(theme, Kind.PLAIN, "table")
        self.paste.clicked.connect(self.paste_wanted)
        self._ours, self._filled = Label(theme, 15, bold=True).wrapped(), Label(theme, 14, ink=quiet).wrapped()
        self.kind, self.template = Asked(theme), Button(theme, Kind.PLAIN, "table")
        self.template.clicked.connect(lambda: self.template_wanted.emit(self.kind.choice.currentData()))
        left = Qt.AlignmentFlag.AlignLeft
        for part in (self._words, self._note):
            column.addWidget(part)
        ways = Row(theme, spacing=12)
        for way in (self.choose, self.paste):
            ways.addWidget(way)
        ways.addStretch(1)
        column.addLayout(ways)
        column.addSpacing(theme.px(10))
        column.addWidget(Rule(theme))
        column.addSpacing(theme.px(6))
        for part in (self._ours, self._filled):
            column.addWidget(part)
        column.addWidget(self.kind, 0, left)
        column.addWidget(self.template, 0, left)
        column.addStretch(1)
        self.setFocusProxy(self.choose)

    def retranslate(self) -> None:
        """All words in the language spoken now."""
        self._words.setText(_("Choose a table, or drop it here"))
        self._note.setText(_("XLSX, CSV or JSON Lines. You see every row first; nothing is written before you say so."))
        self.choose.setText(_("Choose a file…"))
        self.paste.setText(_("Paste a table"))
        self.paste.setToolTip(_("A table copied from a spreadsheet can be pasted here: Ctrl+V"))
        self._ours.setText(_("No table yet?"))
        self._filled.setText(_("An empty one of ours has the right columns and lists of terms; fill it and load it."))
        kind = self.kind.choice.currentData() or "equipment"
        self.kind.ask(_("Kind of the records"), [(each, kind_words(each)) for each in KINDS], kind)
        self.template.setText(_("Save an empty table…"))
