"""The first step: which file, what it was recognised as, where its header is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.language import _
from desktop.ui.buttons import Button, Kind
from desktop.ui.loading.beginning import Beginning
from desktop.ui.loading.choosing import Questions, kinds_told
from desktop.ui.loading.peek import Peek
from desktop.ui.loading.words import form_words
from desktop.ui.notices import notice
from desktop.ui.panes import Column, Label, Row, quiet
from desktop.ui.shapes import State
from desktop.ui.soft import Soft
from desktop.ui.states import breakable
from sync.errors import Cancelled

if TYPE_CHECKING:
    from desktop.ui.loading.load import Load
    from desktop.ui.theme import Theme
    from sync.refusal import Refusal


class FileStep(QWidget):
    """Follows a load. `file_wanted` asks for another file."""

    file_wanted = Signal()

    def __init__(self, theme: Theme, load: Load) -> None:
        super().__init__()
        self._theme, self._load = theme, load
        self.beginning = Beginning(theme)
        self.beginning.file_wanted.connect(self.file_wanted)
        self._file = QWidget()
        column = Column(theme, self._file, margins=(24, 14, 24, 0), spacing=10)
        line = Row(theme, spacing=12)
        self._name, self._other = Label(theme, 15, bold=True).wrapped(), Button(theme, Kind.PLAIN, "folder")
        self._other.clicked.connect(self.file_wanted)
        line.addWidget(self._name, 1)
        line.addWidget(self._other)
        column.addLayout(line)
        self._refused, self._holder = QWidget(), Column(theme)
        self._holder.addWidget(self._refused)
        self._facts = Label(theme, 13, ink=quiet).wrapped()
        self.questions = Questions(theme, load)
        self._hint = Label(theme, 13, ink=quiet).wrapped()
        self.peek = Peek(theme)
        self.peek.header_chosen.connect(self._mark)
        column.addLayout(self._holder)
        for part in (self._facts, self.questions, self._hint):
            column.addWidget(part)
        column.addWidget(self.peek, 1)
        self._rest = QWidget()
        column.addWidget(self._rest, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.beginning)
        whole.addWidget(self._file)
        self._shown: object = None

    def _sheet(self) -> str:
        """The sheet one looks at."""
        load, opened = self._load, self._load.opened
        if load.sheet or opened is None:
            return load.sheet
        if load.mapping is not None and load.mapping.sheets:
            return load.mapping.sheets[0].sheet
        return opened.sheets[0].name if opened.sheets else opened.source.sheets[0].name

    def _mark(self, number: int) -> None:
        self._load.choose_header(self._sheet(), number)

    def follow(self) -> None:
        """Show how the load stands now."""
        load, opened = self._load, self._load.opened
        self.beginning.setVisible(load.path is None)
        self._file.setVisible(load.path is not None)
        if load.path is not None:
            self._name.setText(breakable(load.path.name))
            self._name.setToolTip(str(load.path))
        self._show_refusal(load.refusal)
        for part in (self._facts, self.questions, self.peek, self._hint):
            part.setVisible(opened is not None)
        self._rest.setVisible(opened is None)
        if opened is None:
            return
        self._hint.setVisible(not opened.own)
        kinds = kinds_told(load)
        told = _("Records: {kinds}.").format(kinds=kinds) if kinds else ""
        self._facts.setText(f"{form_words(opened)} {told}".strip())
        self.questions.follow()
        name = self._sheet()
        sheet = opened.source.sheet(name)
        if sheet is not None and self._shown != (opened, name):
            self._shown = (opened, name)
            self.peek.lines.show_lines(opened.tops.get(name, ()), sheet.header_row)

    def _show_refusal(self, refusal: Refusal | None) -> None:
        told = QWidget()
        if refusal is not None and not isinstance(refusal, Cancelled):
            words, soft = notice(refusal), Soft(self._theme, State.BAD)
            for place, line in enumerate((words.title, words.happened, words.kept, words.remedy)):
                label = Label(self._theme, 14, bold=not place).wrapped()
                label.setText(breakable(line))
                label.setVisible(bool(line))
                soft.lines.addWidget(label)
            told = soft
        self._holder.replaceWidget(self._refused, told)
        self._refused.hide()
        self._refused.deleteLater()
        self._refused = told

    def retranslate(self) -> None:
        """All words in the language spoken now."""
        self.beginning.retranslate()
        self._other.setText(_("Another file…"))
        self._hint.setText(_("The marked row names the columns. If it is another one, press that."))
        self.peek.setAccessibleName(_("First rows of the table"))
        self.follow()
