"""What is asked about a file: the kind of its records, the sheet, the encoding and the delimiter; each shows only where
there is something to choose."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.catalogue.loading import Form, kinds_in
from desktop.language import _
from desktop.ui.choices import Choice
from desktop.ui.flow import Flow
from desktop.ui.loading.words import ENCODINGS, SIGNS, encoding_words
from desktop.ui.panes import Column, Label, quiet
from desktop.ui.wording import kind_words
from sync.records import KINDS

if TYPE_CHECKING:
    from desktop.ui.loading.load import Load
    from desktop.ui.theme import Theme


class Asked(QWidget):
    """One question: its words over a drop-down box."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        column = Column(theme, self, spacing=4)
        self._words, self.choice = Label(theme, 13, ink=quiet), Choice(theme)
        self._words.setBuddy(self.choice)
        column.addWidget(self._words)
        column.addWidget(self.choice)
        self.setFocusProxy(self.choice)

    def ask(self, words: str, options: Sequence[tuple[str, str]], code: str) -> None:
        """Words, options as (code, words), and the one that is chosen."""
        self._words.setText(words)
        self.choice.setAccessibleName(words)
        if [(self.choice.itemData(n), self.choice.itemText(n)) for n in range(self.choice.count())] != list(options):
            self.choice.clear()
            for each, text in options:
                self.choice.addItem(text, each)
            self.choice.updateGeometry()
        self.choice.setCurrentIndex(max(0, self.choice.findData(code)))


class Questions(QWidget):
    """Follows a load and tells it what was chosen."""

    def __init__(self, theme: Theme, load: Load) -> None:
        super().__init__()
        self._load = load
        flow = Flow(self, theme.px(16))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.kind, self.sheet, self.encoding, self.delimiter = (Asked(theme) for _place in range(4))
        for asked in (self.kind, self.sheet, self.encoding, self.delimiter):
            flow.addWidget(asked)
        self.kind.choice.activated.connect(lambda _n: load.choose_kind(self.kind.choice.currentData()))
        self.sheet.choice.activated.connect(lambda _n: load.choose_sheet(self.sheet.choice.currentData()))
        self.encoding.choice.activated.connect(self._read_anew)
        self.delimiter.choice.activated.connect(self._read_anew)

    def _read_anew(self, _place: int) -> None:
        if self._load.path is not None:
            self._load.open(self._load.path, self.encoding.choice.currentData(), self.delimiter.choice.currentData())

    def follow(self) -> None:
        """Show what there is to choose now."""
        opened = self._load.opened
        foreign = opened is not None and not opened.own
        text = opened is not None and opened.source.form is Form.CSV
        for asked, seen in ((self.kind, foreign), (self.encoding, text), (self.delimiter, text)):
            asked.setVisible(seen)
        self.sheet.setVisible(foreign and opened is not None and len(opened.sheets) > 1)
        if opened is None:
            return
        kinds = [("", "—"), *((kind, kind_words(kind)) for kind in KINDS)]
        self.kind.ask(_("Kind of the records"), kinds[1:] if self._load.kind else kinds, self._load.kind)
        sheets = [(sheet.name, sheet.name) for sheet in opened.sheets]
        self.sheet.ask(_("Sheet"), [("", _("Those that fit best")), *sheets], self._load.sheet)
        names = dict.fromkeys((opened.source.encoding, *ENCODINGS))
        self.encoding.ask(_("Encoding"), [(name, encoding_words(name)) for name in names], opened.source.encoding)
        signs = [(sign, _(words)) for sign, words in SIGNS.items()]
        self.delimiter.ask(_("Between the cells"), signs, opened.source.delimiter)


def kinds_told(load: Load) -> str:
    """The kinds of records a table of ours says it holds."""
    return ", ".join(kind_words(kind).lower() for kind in kinds_in(load.opened.source)) if load.opened else ""
