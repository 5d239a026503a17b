"""All facets one below the other, and what of them is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from desktop.catalogue.questions import Facet, Facets, Question
from desktop.language import _
from desktop.ui.buttons import Button, Kind
from desktop.ui.facets.naming import value_words
from desktop.ui.panes import Column, Label, Pane, Row, Rule
from desktop.ui.results.heading import SetFilter
from desktop.ui.wording import facet_words

if TYPE_CHECKING:
    from desktop.ui.facets.finder import FacetFinder
    from desktop.ui.facets.group import FacetGroup
    from desktop.ui.theme import Theme
    from sync.bilingual import Lang


class FacetColumn(Pane):
    """`chosen` carries a facet and all its codes after the person ticked or unticked one; `reset` clears all."""

    chosen = Signal(object, object)
    reset = Signal()

    def __init__(self, theme: Theme, lang: Lang, parent: QWidget | None = None) -> None:
        super().__init__(theme, lambda tokens: tokens.window, parent=parent)
        self._lang, self._question = lang, Question()
        self._finder: FacetFinder | None = None
        self._groups: dict[Facet, FacetGroup] = {}
        self._lines = Column(theme, self, margins=(16, 10, 1, 0), spacing=4)
        self._lines.addLayout(self._head())
        self._lines.addStretch(1)
        self.retranslate()

    def _head(self) -> Row:
        row = Row(self.theme, margins=(0, 0, 14, 0))
        self._title = Label(self.theme, 15, bold=True)
        self._reset = Button(self.theme, Kind.LINK, parent=self)
        self._reset.clicked.connect(self.reset)
        policy = self._reset.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._reset.setSizePolicy(policy)
        self._reset.hide()
        row.addWidget(self._title)
        row.addStretch()
        row.addWidget(self._reset)
        return row

    def _build_groups(self) -> None:
        """The groups, when there is something to put in: the first picture of the window does not wait for them."""
        from desktop.ui.facets.group import FacetGroup
        from desktop.ui.scrolling import SlimBar

        area = QScrollArea(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setVerticalScrollBar(SlimBar(self.theme, Qt.Orientation.Vertical, area, lambda tokens: tokens.window))
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = Pane(self.theme, lambda tokens: tokens.window)
        groups = Column(self.theme, inner, margins=(0, 0, 14, 16), spacing=0)
        groups.addWidget(Rule(self.theme))
        self._groups.update({facet: FacetGroup(self.theme, facet, inner) for facet in Facet})
        for group in self._groups.values():
            group.toggled_value.connect(self._toggle)
            group.all_wanted.connect(self._open_finder)
            groups.addWidget(group)
        groups.addStretch()
        area.setWidget(inner)
        self._lines.takeAt(1)
        self._lines.addWidget(area, 1)

    def show_facets(self, facets: Facets, question: Question) -> None:
        """Counts for that question."""
        self._question = question
        if not self._groups:
            self._build_groups()
        for facet, group in self._groups.items():
            group.show_counts(facets.of(facet), question.codes(facet), self._lang)
        self._reset.setVisible(bool(question.filters))
        if self._finder is not None and self._finder.isVisible():
            self._fill_finder(self._finder.facet)

    def show_chosen(self, question: Question) -> None:
        """What is chosen, before the counts of it are known."""
        self._question = question
        for facet, group in self._groups.items():
            group.show_words(question.codes(facet), self._lang)
        self._reset.setVisible(bool(question.filters))

    def forget(self) -> None:
        """The catalogue became another."""
        for group in self._groups.values():
            group.forget()

    def set_filters(self, question: Question) -> list[SetFilter]:
        """The chosen values in words, for the chips above the results."""
        return [SetFilter(facet, code, self._words(facet, code)) for facet, codes in question.filters for code in codes]

    def _words(self, facet: Facet, code: str) -> str:
        known = {value.code: value for value in self._groups[facet].values()} if self._groups else {}
        words = value_words(facet, known[code], self._lang) if code in known else code
        return words if facet is Facet.KIND else f"{facet_words(facet)}: {words}"

    def _toggle(self, facet: Facet, code: str) -> None:
        codes = self._question.codes(facet)
        wanted = tuple(each for each in codes if each != code) if code in codes else (*codes, code)
        self.chosen.emit(facet, wanted)

    def _open_finder(self, facet: Facet) -> None:
        from desktop.ui.facets.finder import FacetFinder

        if self._finder is None:
            self._finder = FacetFinder(self.theme, self)
            self._finder.toggled_value.connect(self._toggle)
        self._fill_finder(facet)
        button = self._groups[facet].more_button()
        self._finder.open_beside(button.mapToGlobal(QPoint(0, 0)), facet)

    def _fill_finder(self, facet: Facet) -> None:
        if self._finder is not None:
            values = self._groups[facet].values()
            words = [(value, value_words(facet, value, self._lang)) for value in values]
            self._finder.show_values(facet, words, self._question.codes(facet))

    def speak(self, lang: Lang) -> None:
        """Values in that language."""
        self._lang = lang
        self.show_chosen(self._question)

    def retranslate(self) -> None:
        """Words of the column itself."""
        self._title.setText(_("Filters"))
        self._reset.setText(_("Reset"))
        self.setAccessibleName(_("Filters"))
        self.show_chosen(self._question)
