"""The tiles of the page: a title and lines, each line a way to what it counts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.catalogue.questions import Facet, FacetCount
from desktop.language import N_, _, current, ngettext, number_text, translation
from desktop.ui.buttons import Button, Kind
from desktop.ui.facets.naming import value_words
from desktop.ui.overview.bars import Bar
from desktop.ui.panes import Label, Row, quiet
from desktop.ui.shapes import Shape, State, state_fill, state_text
from desktop.ui.tile import Tile
from desktop.ui.wording import age_words, state_words
from sync.bilingual import Lang
from sync.calls import CallState
from sync.freshness import Freshness

if TYPE_CHECKING:
    from desktop.catalogue.views_of_work import Ages, Closing, Keeper, Overview, Texts
    from desktop.ui.theme import Theme

SHOWN = 12
"""Lines of a tile at most; the facets of the catalogue have all."""
KEEPERS = 5
Choose = Callable[[Facet, str], None]


def counts_tile(theme: Theme, title: str, facet: Facet, counts: Iterable[FacetCount], choose: Choose) -> Tile:
    """Counts of one facet as bars, the most frequent first."""
    tile = Tile(theme, title)
    for bar in bars(theme, facet, list(counts)[:SHOWN], choose):
        tile.lines.addWidget(bar)
    return tile


def bars(theme: Theme, facet: Facet, counts: list[FacetCount], choose: Choose) -> list[Bar]:
    """One bar for each count, measured by the longest."""
    most = max((count.count for count in counts), default=0) or 1
    made = []
    for count in counts:
        words = value_words(facet, count, current())
        bar = Bar(theme, count.code, words, number_text(count.count), count.count / most)
        bar.clicked.connect(lambda _checked=False, code=count.code: choose(facet, code))
        made.append(bar)
    return made


class _AgesBar(QWidget):
    """The three ages side by side, as long as they are many."""

    def __init__(self, theme: Theme, ages: Ages) -> None:
        super().__init__()
        self._theme, self._ages = theme, ages
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(ages_words(ages))

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(200), self._theme.px(14))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, x = QPainter(self), 0.0
        for state, count in states_of(self._ages):
            width = self.width() * count / max(1, self._ages.total)
            painter.fillRect(QRectF(x, 0, max(0.0, width - 1.5), self.height()), state_fill(self._theme.tokens, state))
            x += width


def states_of(ages: Ages) -> tuple[tuple[State, int], ...]:
    """Each age with its shape."""
    return (State.GOOD, ages.fresh), (State.WARNING, ages.due), (State.BAD, ages.old)


def ages_words(ages: Ages) -> str:
    """Confirmed: 27 · Time to confirm: 4 · Out of date: 0."""
    numbers = (ages.fresh, ages.due, ages.old)
    return " · ".join(f"{state_words(age)}: {number_text(n)}" for age, n in zip(Freshness, numbers, strict=True))


def ages_tile(theme: Theme, overview: Overview, choose: Choose) -> Tile:
    """How fresh the catalogue is, and which organisations have most to confirm."""
    tile = Tile(theme, _("How fresh it is"))
    tile.lines.addWidget(_AgesBar(theme, overview.ages))
    row = Row(theme, spacing=6)
    for (state, count), age in zip(states_of(overview.ages), Freshness, strict=True):
        words = Label(theme, 13, ink=partial(state_text, state=state))
        words.setText(f"{number_text(count)} {state_words(age).lower()}")
        row.addWidget(Shape(theme, state))
        row.addWidget(words)
        row.addStretch(1)
    tile.lines.addLayout(row)
    if overview.keepers:
        note = Label(theme, 13, ink=quiet)
        note.setText(_("Most to confirm"))
        tile.lines.addSpacing(theme.px(4))
        tile.lines.addWidget(note)
    for bar in _keepers(theme, overview.keepers[:KEEPERS], choose):
        tile.lines.addWidget(bar)
    return tile


def _keepers(theme: Theme, keepers: Iterable[Keeper], choose: Choose) -> list[Bar]:
    made = []
    for keeper in keepers:
        waiting, words = keeper.ages.due + keeper.ages.old, keeper.name.shown(current()).text or keeper.uid
        bar = Bar(theme, keeper.uid, words, number_text(waiting), waiting / max(1, keeper.ages.total))
        bar.tell(f"{words}. {ages_words(keeper.ages)}")
        bar.clicked.connect(lambda _checked=False, uid=keeper.uid: choose(Facet.ORGANISATION, uid))
        made.append(bar)
    return made


def texts_tile(theme: Theme, texts: Texts) -> Tile:
    """How much can be read in each language."""
    tile = Tile(theme, _("Ready to be shown in two languages"))
    for lang, name, percent in ((Lang.RU, N_("Russian"), texts.ru), (Lang.BE, N_("Belarusian"), texts.be)):
        bar = Bar(theme, "", translation(lang).gettext(name), f"{percent} %", percent / 100)
        bar.show_plain()
        tile.lines.addWidget(bar)
    if texts.outdated:
        told = ngettext("{n} translation older than its original", "{n} translations older than their originals",
                        texts.outdated)  # fmt: skip
        note = Label(theme, 13, ink=lambda tokens: tokens.warn).wrapped()
        note.setText(told.format(n=number_text(texts.outdated)))
        tile.lines.addWidget(note)
    return tile


def calls_tile(theme: Theme, calls: Iterable[Closing], open_record: Callable[[str], Any], width: int = 300) -> Tile:
    """Open calls with the days that are left; their names in a width before zoom."""
    tile = Tile(theme, _("Calls closing soon"))
    for call in list(calls)[:SHOWN]:
        row = Row(theme, spacing=6)
        if call.state is CallState.CLOSING:
            row.addWidget(Shape(theme, State.WARNING))
        name = Button(theme, Kind.LINK)
        name.setText(theme_elided(theme, call.name.shown(current()).text or call.number or call.uid, width))
        name.name(f"{call.name.shown(current()).text}, {age_words(call.days)}")
        name.clicked.connect(lambda _checked=False, uid=call.uid: open_record(uid))
        days = Label(theme, 13, ink=quiet)
        days.setText(age_words(call.days))
        row.addWidget(name)
        row.addStretch(1)
        row.addWidget(days, 0, Qt.AlignmentFlag.AlignRight)
        tile.lines.addLayout(row)
    return tile


def theme_elided(theme: Theme, words: str, width: int = 300) -> str:
    """The words cut to a tile's width; the whole is in the tooltip."""
    from PySide6.QtGui import QFontMetrics

    return QFontMetrics(theme.font(14)).elidedText(words, Qt.TextElideMode.ElideRight, theme.px(width))
