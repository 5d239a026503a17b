"""How facets, results and the record stand beside each other, at every width of the window."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.facets.column import FacetColumn
from desktop.ui.panes import Pane
from desktop.ui.results.pane import ResultsPane
from desktop.ui.splitting import Breadth, Split, Widths
from desktop.ui.tokens import FACETS, FACETS_WIDE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QResizeEvent

    from desktop.catalogue.views import Card
    from desktop.ui.facets.folded import FoldedFacets
    from desktop.ui.parts import Parts
    from sync.bilingual import Lang

RECORD = 570
"""So much of the width the record keeps beside a table."""
LEAST = 200
RESULTS = {Breadth.NARROW: 372, Breadth.MIDDLE: 440, Breadth.WIDE: 520, Breadth.WIDEST: 640}


class CataloguePanes(QWidget):
    """Asks nothing. `fetch` gives the cards of rows that are painted."""

    def __init__(
        self, parts: Parts, lang: Lang, fetch: Callable[[Sequence[int]], Sequence[Card]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._parts = parts
        self._breadth = Breadth.MIDDLE
        self.widths, self._placed = Widths(), False
        self._folded: FoldedFacets | None = None
        self.facets = FacetColumn(parts.theme, lang, self)
        self.results = ResultsPane(parts.theme, fetch, lang, parts.today, self)
        self._record: QWidget = Pane(parts.theme)
        self._split = Split(self._usual, self)
        for pane in (self.facets, self.results, self._record):
            self._split.addWidget(pane)
        self._split.setStretchFactor(2, 1)
        self._split.dragged.connect(lambda widths: self.widths.keep(self._layout_name(), widths))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._split)
        parts.theme.follow(self._take_measures)

    @abstractmethod
    def _show_filters(self) -> None:
        """The filters that are set, where there is room for them."""

    def _take_measures(self) -> None:
        """Panes have a least width of their own: no word of what stands in them pushes the others aside."""
        for pane in (self.facets, self.results, self._record):
            pane.setMinimumWidth(self._parts.theme.px(LEAST))
        self._split.restore()

    def put_record(self, page: QWidget) -> None:
        """The record page, once it is built, in its slot."""
        self._split.replaceWidget(self._split.indexOf(self._record), page)
        self._record.deleteLater()
        self._record = page
        page.setMinimumWidth(self._parts.theme.px(LEAST))
        self._split.setStretchFactor(self._split.indexOf(page), 1)
        self._split.restore()

    def show_as_table(self, table: bool) -> None:
        """Cards or table; a table takes more of the width."""
        self.results.show_as(table)
        self._split.restore()

    def set_breadth(self, breadth: Breadth) -> None:
        """Lay out for that class of width."""
        if breadth is not self._breadth:
            self._breadth = breadth
            self._unfold()
            self.facets.setVisible(breadth is not Breadth.NARROW)
            self._show_filters()
            self._split.restore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Until the person drags a divider the panes keep the widths of the design."""
        super().resizeEvent(event)
        if not self._placed or self._layout_name() not in self.widths:
            self._placed = True
            self._split.restore()

    def _layout_name(self) -> str:
        return f"{self._breadth.value}-{'table' if self.results.is_table else 'cards'}-{self._parts.theme.zoom}"

    def _usual(self) -> list[int]:
        widths = self.widths.of(self._layout_name()) or self._designed()
        return widths[-self._split.count() :]  # without the facets while a popover has borrowed them

    def _designed(self) -> list[int]:
        px, breadth = self._parts.theme.px, self._breadth
        facets = px(FACETS_WIDE if breadth is Breadth.WIDEST else FACETS)
        free = self.width() - (facets if breadth is not Breadth.NARROW else 0)
        results = px(RESULTS[breadth])
        if self.results.is_table:
            results = max(results, min(free * 62 // 100, free - px(RECORD)))
        return [facets, results, max(px(320), free - results)]

    def _open_folded(self) -> None:
        from desktop.ui.facets.folded import FoldedFacets

        if self._folded is None:
            self._folded = FoldedFacets(self._parts.theme, self)
            self._folded.closed.connect(self._unfold)
        button = self.results.heading.filters_button
        self._folded.take(self.facets, self.results.heading.order)
        self._folded.open_under(button.mapToGlobal(QPoint(0, button.height() + 4)))

    def _unfold(self) -> None:
        if self._folded is not None and self.facets.parent() is self._folded:
            self._folded.hide()
            self._split.insertWidget(0, self.facets)
            self.facets.setVisible(self._breadth is not Breadth.NARROW)
