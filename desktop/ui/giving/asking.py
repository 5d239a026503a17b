"""The right side of «Save as»: what the file is for, which records, and the one or two things a format asks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from desktop.language import _, current, ngettext, number_text
from desktop.ui.choices import Segment
from desktop.ui.giving.words import PURPOSES
from desktop.ui.panes import Label, Rule, quiet
from desktop.ui.radio import Radio
from desktop.ui.record.twin import own_name
from desktop.ui.scrolled import Scrolled
from desktop.ui.shapes import State
from desktop.ui.soft import Soft
from desktop.ui.wording import kind_words
from sync.bilingual import Lang
from sync.records import KINDS

if TYPE_CHECKING:
    from desktop.catalogue.giving import Gift
    from desktop.ui.theme import Theme

LANGS = (Lang.RU, Lang.BE)
SIGNS = (";", ",", "\t")


class Asking(Scrolled):
    """`changed` after any choice."""

    changed = Signal()

    def __init__(self, theme: Theme, batches: Sequence[tuple[Callable[[], str], int]]) -> None:
        super().__init__(theme, (24, 18, 24, 16), spacing=8)
        self._theme, self._words = theme, tuple(words for words, _count in batches)
        self._gift: Gift | None = None
        self._purpose, self._takes = Label(theme, 15).wrapped(), Label(theme, 13, ink=quiet).wrapped()
        self._titles = [Label(theme, 13, bold=True, ink=quiet) for _ in range(3)]
        self.column.addWidget(self._purpose)
        self.column.addWidget(self._takes)
        self._add_batches(theme, batches)
        self._lang = self._add_segment(1, len(LANGS))
        self._lang.choose(LANGS.index(current()))
        self._delimiter = self._add_segment(2, len(SIGNS))
        self._delimiter.choose(0)
        self._left = QWidget()
        self.column.addWidget(self._left)
        self.column.addStretch(1)

    def _add_batches(self, theme: Theme, batches: Sequence[tuple[Callable[[], str], int]]) -> None:
        self.column.addWidget(Rule(theme))
        self.column.addWidget(self._titles[0])
        self._group = QButtonGroup(self)
        for place, (_words, count) in enumerate(batches):
            radio = Radio(theme, _counter(count))
            radio.setEnabled(bool(count))
            self._group.addButton(radio, place)
            self.column.addWidget(radio)
        first = next((place for place, (_words, count) in enumerate(batches) if count), 0)
        self._group.button(first).setChecked(True)
        self._group.idClicked.connect(lambda _place: self.changed.emit())
        self.setFocusProxy(self._group.button(first))

    def _add_segment(self, place: int, parts: int) -> Segment:
        segment = Segment(self._theme, ("",) * parts)
        segment.chosen.connect(lambda _place: self.changed.emit())
        self.column.addWidget(self._titles[place])
        self.column.addWidget(segment, 0, Qt.AlignmentFlag.AlignLeft)
        return segment

    @property
    def batch(self) -> int:
        """Which records."""
        return self._group.checkedId()

    @property
    def lang(self) -> Lang | None:
        """The language where the format has room for one, None where it has room for both."""
        return LANGS[self._lang.place()] if self._gift and self._gift.spoken else None

    @property
    def delimiter(self) -> str:
        """What parts the cells of CSV."""
        return SIGNS[self._delimiter.place()]

    def show_gift(self, gift: Gift, left_out: Sequence[str]) -> None:
        """What that sort of file is for and asks; what the last one written left out."""
        self._gift = gift
        self._purpose.setText(_(PURPOSES[gift.name]))
        self._takes.setText(_takes_words(gift))
        self._takes.setVisible(bool(self._takes.text()))
        for widget in (self._titles[1], self._lang):
            widget.setVisible(gift.spoken)
        for widget in (self._titles[2], self._delimiter):
            widget.setVisible(gift.name == "csv")
        self._tell(left_out)

    def _tell(self, lines: Sequence[str]) -> None:
        told = self._panel(lines) if lines else QWidget()
        self.column.replaceWidget(self._left, told)
        self._left.hide()
        self._left.deleteLater()
        self._left = told

    def _panel(self, lines: Sequence[str]) -> QWidget:
        panel = Soft(self._theme, State.WARNING, spacing=3)
        title = Label(self._theme, 14, bold=True).wrapped()
        title.setText(_("Left out"))
        panel.lines.addWidget(title)
        for line in lines:
            words = Label(self._theme, 13).wrapped()
            words.setText(line)
            panel.lines.addWidget(words)
        return panel

    def retranslate(self) -> None:
        """All words in the language spoken now."""
        for title, words in zip(self._titles, (_("Which records"), _("Language"), _("Between the cells")), strict=True):
            title.setText(words)
        for place, words_of in enumerate(self._words):
            self._group.button(place).setText(words_of())
        self._lang.set_words([own_name(lang) for lang in LANGS])
        self._lang.name(_("Language"))
        self._delimiter.set_words((";", ",", _("Tab")))
        self._delimiter.name(_("Between the cells"), (_("Semicolon"), _("Comma"), _("Tab")))


def _counter(count: int) -> Callable[[], str]:
    return lambda: ngettext("{n} record", "{n} records", count).format(n=number_text(count))


def _takes_words(gift: Gift) -> str:
    if len(gift.kinds) == len(KINDS):
        return ""
    return _("Takes: {kinds}").format(kinds=", ".join(kind_words(kind).lower() for kind in gift.kinds))
