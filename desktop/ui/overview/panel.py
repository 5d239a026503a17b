"""The panel of the map: the whole, Belarus closer by, what the shades mean, and the regions as a list.

The list is the map for those who do not see it: the same regions with the same numbers, reached by Tab and arrows.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desktop.catalogue.questions import Facet, FacetCount
from desktop.language import _, current
from desktop.ui.buttons import Button, Kind
from desktop.ui.overview.atlas import HOME_COUNTRY
from desktop.ui.overview.bars import Legend
from desktop.ui.overview.map_view import NEARER, MapView
from desktop.ui.overview.shading import STEPS, step_words
from desktop.ui.overview.tiles import Choose, ages_words, bars
from desktop.ui.panes import Column, Label, Row, Rule, quiet
from desktop.ui.results.heading import count_words
from desktop.ui.scrolled import Scrolled
from desktop.ui.tile import Tile

if TYPE_CHECKING:
    from desktop.catalogue.views_of_work import Overview
    from desktop.ui.overview.atlas import Atlases
    from desktop.ui.overview.clusters import Clusters
    from desktop.ui.theme import Theme

HIGH, LOW = 404, 226
"""Heights of the map of the whole and of what stands below it."""


class MapPanel(Tile):
    """`rows_chosen` carries the rows of the facilities pressed on the map."""

    rows_chosen = Signal(object)

    def __init__(
        self,
        theme: Theme,
        overview: Overview,
        atlases: Atlases,
        clusters: tuple[Clusters, Clusters],
        row_words: Callable[[int], str],
        choose: Choose,
    ) -> None:
        super().__init__(theme, _("Records by region"))
        self._overview, self._atlas, self._choose = overview, atlases.whole, choose
        self._counts = {count.code: count for count in overview.by_region}
        self.whole, self.home = MapView(theme, atlases.whole, False), MapView(theme, atlases.home, True)
        self.whole.setAccessibleName(_("Map of the regions"))
        self.home.setAccessibleName(_("Map of Belarus"))
        self.whole.setFixedHeight(theme.px(HIGH))
        self._add_zoom()
        self.lines.addWidget(self.whole)
        self.lines.addWidget(Legend(theme, _("Records in a region"), _steps()))
        self.lines.addWidget(Rule(theme))
        self._add_below()
        numbers = {code: count.count for code, count in self._counts.items()}
        for view, points in zip((self.whole, self.home), clusters, strict=True):
            view.show_numbers(numbers, points, self._region_words, row_words)
            view.region_chosen.connect(partial(choose, Facet.REGION))
            view.rows_chosen.connect(self.rows_chosen)

    def _add_zoom(self) -> None:
        for icon, words, act in (
            ("zoom-in", _("Closer"), lambda: self.whole.zoom(NEARER**2)),
            ("zoom-out", _("Farther"), lambda: self.whole.zoom(NEARER**-2)),
            ("world", _("The whole map"), self.whole.show_whole),
        ):
            button = Button(self.theme, Kind.QUIET, icon)
            button.name(words)
            button.clicked.connect(lambda _checked=False, act=act: act())
            self.head.addWidget(button)

    def _add_below(self) -> None:
        row = Row(self.theme, spacing=18)
        row.addLayout(self._home(), 2)
        row.addLayout(self._regions(), 3)
        self.lines.addLayout(row)

    def _home(self) -> Column:
        column = Column(self.theme, spacing=4)
        head = Row(self.theme)
        title, total = Label(self.theme, 14, bold=True), Label(self.theme, 13, ink=quiet)
        title.setText(_("Belarus"))
        records = sum(count.count for count in self._overview.by_country if count.code == HOME_COUNTRY)
        total.setText(count_words(records))
        head.addWidget(title, 1)
        head.addWidget(total)
        self.home.setFixedHeight(self.theme.px(LOW))
        column.addLayout(head)
        column.addWidget(self.home)
        return column

    def _regions(self) -> Column:
        """All regions with records, and after them those of the map that have none."""
        column = Column(self.theme, spacing=4)
        title = Label(self.theme, 14, bold=True)
        title.setText(_("Where there is most"))
        scroll = Scrolled(self.theme, (0, 0, 4, 0), 0)
        scroll.setFixedHeight(self.theme.px(LOW))
        scroll.setAccessibleName(_("Regions"))
        empty = [
            FacetCount(region.code, region.name, 0) for region in self._atlas.regions if region.code not in self._counts
        ]
        for bar in bars(self.theme, Facet.REGION, [*self._overview.by_region, *empty], self._choose):
            bar.tell(self._region_words(bar.code))
            bar.pointed.connect(self.whole.point_at)
            bar.pointed.connect(self.home.point_at)
            scroll.column.addWidget(bar)
        column.addWidget(title)
        column.addWidget(scroll)
        return column

    def _region_words(self, code: str) -> str:
        """The region, its records and their ages, as one sentence."""
        region, count = self._atlas.region(code), self._counts.get(code)
        label = count.label if count else region.name if region else None
        name = label.shown(current()).text if label else code
        if not count:
            return f"{name}: {count_words(0)}"
        return f"{name}: {count_words(count.count)}. {ages_words(self._overview.ages_of(code))}"


def _steps() -> list[str]:
    return [_("none"), *(step_words(step) for step in range(1, len(STEPS) + 1))]
