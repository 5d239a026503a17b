"""The page itself: asked anew each time it is seen, so that it is never older than the catalogue."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.catalogue.questions import Facet
from desktop.language import _, current
from desktop.ui.desk import Desk, LivePage
from desktop.ui.folding import Folding, Pliant
from desktop.ui.news import bad_news
from desktop.ui.overview.atlas import Atlases, read_atlases
from desktop.ui.overview.clusters import Clusters
from desktop.ui.overview.panel import MapPanel
from desktop.ui.overview.tiles import ages_tile, calls_tile, counts_tile, texts_tile
from desktop.ui.panes import Column, Label, Row, quiet
from desktop.ui.results.heading import count_words
from desktop.ui.scrolled import Scrolled
from desktop.ui.wording import card_sentence
from sync.refusal import Refusal

if TYPE_CHECKING:
    from desktop.catalogue.views import Card
    from desktop.catalogue.views_of_work import Overview

TURNS = 1080
"""Below this width the tiles stand under the map."""
SIDE = 428


class Numbers(Protocol):
    """The part of the catalogue this page needs; the catalogue itself fits it."""

    def overview(self) -> Overview:
        """The whole in numbers."""

    def cards(self, rows: Sequence[int]) -> Sequence[Card]:
        """Cards of these rows, in their order."""


class _Seen(NamedTuple):
    overview: Overview
    atlases: Atlases
    clusters: tuple[Clusters, Clusters]
    """For the map of the whole and for the one of the small country."""


class OverviewPage(LivePage):
    """`elsewhere` gives a worker thread the catalogue it may use; `outlines` are the map to draw and the shipped one
    that stands in where it cannot be read."""

    def __init__(self, desk: Desk, elsewhere: Callable[[], Numbers], outlines: tuple[Path, Path]) -> None:
        super().__init__()
        self.theme = desk.parts.theme
        self._desk, self._elsewhere, self._outlines = desk, elsewhere, outlines
        self._seen: _Seen | None = None
        self._atlases: Atlases | None = None
        self.panel: MapPanel | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._scroll = Scrolled(self.theme, (24, 16, 24, 24), 12, lambda tokens: tokens.window, self)
        outer.addWidget(self._scroll)
        self._body: QWidget = Pliant()
        self._scroll.column.addWidget(self._body)
        self._folding: Folding | None = None
        self.theme.changed.connect(self._build)
        self._build()

    def refresh(self) -> None:
        """Count again; what is shown stays until the numbers are there."""
        elsewhere, outlines, known = self._elsewhere, self._outlines, self._atlases

        def count() -> _Seen:
            overview, atlases = elsewhere().overview(), known or read_atlases(*outlines)
            whole = Clusters(overview.points, atlases.whole)
            return _Seen(overview, atlases, (whole, Clusters(overview.points, atlases.home, inside=True)))

        self._desk.parts.background.run(count, self._show, lane="overview", failed=self._say, owner=self)

    def _show(self, seen: _Seen) -> None:
        if self._seen is None or seen.overview != self._seen.overview:
            self._seen, self._atlases = seen, seen.atlases
            self._build()

    def _say(self, refusal: Refusal) -> None:
        self._desk.say(bad_news(refusal))

    def _build(self) -> None:
        """Everything anew, in the language and colours of now, at the same place of the page."""
        old = self._body
        self._body, self.panel = Pliant(), None
        column = Column(self.theme, self._body, spacing=12)
        self._head(column)
        if self._seen is not None and self._seen.overview.records:
            self._fill(column, self._seen)
        column.addStretch(1)
        self._scroll.replace(old, self._body)

    def _head(self, column: Column) -> None:
        row = Row(self.theme, spacing=12)
        title, note = Label(self.theme, 24, bold=True), Label(self.theme, 14, ink=quiet)
        title.setText(_("Overview"))
        self._scroll.setAccessibleName(title.text())
        if self._seen is not None:
            records = self._seen.overview.records
            note.setText(count_words(records) if records else _("The catalogue is empty"))
        row.addWidget(title)
        row.addWidget(note, 1, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(row)

    def _fill(self, column: Column, seen: _Seen) -> None:
        row = Row(self.theme, spacing=14)
        choose = self._desk.show_filtered
        self.panel = MapPanel(self.theme, seen.overview, seen.atlases, seen.clusters, self._row_words, choose)
        self.panel.rows_chosen.connect(self._open_rows)
        main, side = Pliant(), Pliant()
        under = Column(self.theme, main, spacing=12)
        under.addWidget(self.panel)
        under.addLayout(self._subjects(seen.overview))
        self._tiles(Column(self.theme, side, spacing=12), seen.overview)
        row.addWidget(main, 2, Qt.AlignmentFlag.AlignTop)
        row.addWidget(side, 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        self._folding = Folding(self.theme, row, self, TURNS)
        self._folding.fit()

    def _subjects(self, overview: Overview) -> Row:
        theme, choose, row = self.theme, self._desk.show_filtered, Row(self.theme, spacing=12)
        subjects = counts_tile(theme, _("Subjects, GRNTI"), Facet.BRANCH, overview.by_branch, choose)
        countries = counts_tile(theme, _("Countries"), Facet.COUNTRY, overview.by_country, choose)
        row.addWidget(subjects, 3, Qt.AlignmentFlag.AlignTop)
        row.addWidget(countries, 2, Qt.AlignmentFlag.AlignTop)
        return row

    def _tiles(self, column: Column, overview: Overview) -> None:
        theme, choose = self.theme, self._desk.show_filtered
        column.addWidget(counts_tile(theme, _("What there is"), Facet.KIND, overview.by_kind, choose))
        column.addWidget(ages_tile(theme, overview, choose))
        column.addWidget(texts_tile(theme, overview.texts))
        if overview.calls:
            column.addWidget(calls_tile(theme, overview.calls, self._desk.show_record))
        column.addStretch(1)

    def _row_words(self, row: int) -> str:
        found = self._desk.parts.shelf.cards([row])
        return card_sentence(found[0], current(), self._desk.parts.today()) if found else ""

    def _open_rows(self, rows: Sequence[int]) -> None:
        cards = self._desk.parts.shelf.cards(rows[:1])
        if len(rows) == 1 and cards:
            self._desk.show_record(cards[0].uid)
        else:
            self._desk.show_rows(rows)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._folding is not None:
            self._folding.fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._build()
        super().changeEvent(event)
