"""The left side of the print dialog: what is printed, in which language, and what will be missing on paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from desktop.language import _, current, ngettext, number_text
from desktop.settings import Content
from desktop.ui.buttons import Button, Kind
from desktop.ui.choices import Segment
from desktop.ui.panes import Label, Rule, quiet
from desktop.ui.radio import Radio
from desktop.ui.record.twin import own_name
from desktop.ui.scrolled import Scrolled
from desktop.ui.shapes import State
from desktop.ui.soft import Soft
from desktop.ui.theme import Theme
from sync.bilingual import Lang

if TYPE_CHECKING:
    from desktop.brochure.plan import Gap

CONTENTS = (Content.RU, Content.BE, Content.BOTH)
GAPS_AT_FIRST = 3


@dataclass(frozen=True)
class Wish:
    """Something that can be printed: its words, the records, and of how many they are the first (None: that is all)."""

    words: Callable[[], str]
    uids: Callable[[], Sequence[str]]
    total: Callable[[], int] | None = None


def count_words(count: int, total: int) -> str:
    """How many records are printed, and that there are more where it is not all of them."""
    if total > count:
        return _("first {n} of {total}").format(n=number_text(count), total=number_text(total))
    return ngettext("{n} record", "{n} records", count).format(n=number_text(count))


def _counter(count: int, total: int) -> Callable[[], str]:
    return lambda: count_words(count, total)


class Wishes(Scrolled):
    """`changed` after any other choice."""

    changed = Signal()

    def __init__(self, theme: Theme, wishes: Sequence[Wish], content: Content) -> None:
        super().__init__(theme, (24, 16, 20, 16), spacing=8)
        self._theme, self._wishes = theme, tuple(wishes)
        self._gaps: tuple[Gap, ...] = ()
        self._all_gaps = False
        self._what, self._language = Label(theme, 13, bold=True, ink=quiet), Label(theme, 13, bold=True, ink=quiet)
        self.column.addWidget(self._what)
        self._group = QButtonGroup(self)
        for place, wish in enumerate(self._wishes):
            count = len(wish.uids())
            radio = Radio(theme, _counter(count, wish.total() if wish.total else count))
            self._group.addButton(radio, place)
            self.column.addWidget(radio)
        self._group.button(0).setChecked(True)
        self.setFocusProxy(self._group.button(0))
        self._group.idClicked.connect(lambda _place: self.changed.emit())
        self.column.addWidget(Rule(theme))
        self.column.addWidget(self._language)
        self._segment = Segment(theme, ("", "", ""))
        self._segment.choose(CONTENTS.index(content))
        self._segment.chosen.connect(lambda _place: self.changed.emit())
        self.column.addWidget(self._segment, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(Rule(theme))
        self._told = QWidget()
        self.column.addWidget(self._told)
        self.column.addStretch(1)
        theme.follow(self._measure)
        theme.changed.connect(self._tell)
        self.retranslate()

    def _measure(self) -> None:
        self.setFixedWidth(self._theme.px(360))

    @property
    def content(self) -> Content:
        """The language of the sheets."""
        return CONTENTS[self._segment.place()]

    def choose_content(self, content: Content) -> None:
        """Choose the language of the sheets, as a press on the segment does."""
        self._segment.choose(CONTENTS.index(content))
        self.changed.emit()

    @property
    def uids(self) -> Sequence[str]:
        """The records to print."""
        return self._wishes[self._group.checkedId()].uids()

    def show_gaps(self, gaps: tuple[Gap, ...]) -> None:
        """What is not on paper as it should be."""
        self._gaps = gaps
        self._tell()

    def _tell(self) -> None:
        told = self._gap_panel() if self._gaps else QWidget()
        self.column.replaceWidget(self._told, told)
        self._told.hide()
        self._told.deleteLater()
        self._told = told

    def _gap_panel(self) -> QWidget:
        panel = Soft(self._theme, State.WARNING, spacing=3)
        title = Label(self._theme, 14, bold=True).wrapped()
        title.setText(gaps_title(self._gaps))
        panel.lines.addWidget(title)
        lines = gap_lines(self._gaps)
        shown = lines if self._all_gaps else lines[:GAPS_AT_FIRST]
        for line in shown:
            words = Label(self._theme, 13).wrapped()
            words.setText(line)
            panel.lines.addWidget(words)
        if len(lines) > len(shown):
            more = Button(self._theme, Kind.LINK)
            left = len(lines) - len(shown)
            more.setText(ngettext("Show {n} more", "Show {n} more", left).format(n=left))
            more.clicked.connect(self._show_all)
            panel.lines.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        return panel

    def _show_all(self) -> None:
        self._all_gaps = True
        self._tell()

    def retranslate(self) -> None:
        """All words in the language spoken now."""
        self._what.setText(_("What to print"))
        self._language.setText(_("Language"))
        for place, wish in enumerate(self._wishes):
            self._group.button(place).setText(wish.words())
        self._segment.set_words((own_name(Lang.RU), own_name(Lang.BE), _("Both side by side")))
        self._segment.name(_("Language of the sheets"))
        self._tell()


def gaps_title(gaps: Sequence[Gap]) -> str:
    """How many records lack something."""
    from desktop.brochure.plan import GapKind

    missing = {gap.uid for gap in gaps if gap.kind is GapKind.TRANSLATION}
    count = len(missing)
    langs = {gap.lang for gap in gaps if gap.kind is GapKind.TRANSLATION}
    if langs == {Lang.BE}:
        return ngettext("{n} record lacks Belarusian texts", "{n} records lack Belarusian texts", count).format(n=count)
    if langs == {Lang.RU}:
        return ngettext("{n} record lacks Russian texts", "{n} records lack Russian texts", count).format(n=count)
    if missing:
        return ngettext("{n} record lacks translations", "{n} records lack translations", count).format(n=count)
    return _("Not everything will be on paper")


def gap_lines(gaps: Sequence[Gap]) -> list[str]:
    """Each gap as a line; fields that lack a translation are told record by record."""
    from desktop.brochure.plan import GapKind

    lang = current()
    fields: dict[str, list[str]] = {}
    titles: dict[str, str] = {}
    lines = []
    for gap in gaps:
        titles[gap.uid] = gap.title.shown(lang).text
        if gap.kind is GapKind.TRANSLATION:
            fields.setdefault(gap.uid, []).append(gap.field.shown(lang).text)
        else:
            words = _OTHER[gap.kind.value]()
            lines.append(words.format(title=titles[gap.uid], detail=gap.detail))
    told = [f"{titles[uid]}: {', '.join(dict.fromkeys(names))}" for uid, names in fields.items()]
    note = [_("The other language will stand there with a mark.")] if told else []
    return note + told + list(dict.fromkeys(lines))


_OTHER: dict[str, Callable[[], str]] = {
    "picture_missing": lambda: _("{title}: a picture is not on this computer"),
    "picture_unreadable": lambda: _("{title}: a picture cannot be read"),
    "characters": lambda: _("{title}: signs that cannot be printed: {detail}"),
}
