"""What helps in the search field: completion while one types, and a guide while nothing is typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject

from desktop.catalogue.questions import Question
from desktop.language import _, current
from desktop.ui.background import ASKERS
from desktop.ui.buttons import Button, Kind
from desktop.ui.query.completing import Completing

if TYPE_CHECKING:
    from desktop.ui.asking import Asking
    from desktop.ui.query.guide import Guide
    from desktop.ui.query.lately import Lately
    from desktop.ui.search_box import SearchBox
    from desktop.ui.theme import Theme


_WORD, _MEASURE = Question("Minsk"), ">= 1 MHz"
"""Ask for all that is loaded with a first question: words of the same meaning and names of places; units."""


class GuideButton(Button):
    """Opens the guide; it stands in the field as long as that is empty."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, Kind.QUIET, "info-circle")
        self.retranslate()

    def retranslate(self) -> None:
        """Words in the language spoken now."""
        self.name(_("What can be typed here"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


class Prompting(QObject):
    """Helps in one field; `search_for` is told what was chosen in the guide."""

    def __init__(
        self, box: SearchBox, theme: Theme, asking: Asking, lately: Lately, search_for: Callable[[str], None]
    ) -> None:
        super().__init__(box)
        self._lately = lately
        box.editingFinished.connect(lambda: lately.add(box.text()))
        self._box, self._theme, self._search_for = box, theme, search_for
        self.completing = Completing(box, theme, asking)
        self.button = GuideButton(theme)
        self.button.clicked.connect(self.open_guide)
        box.put_aside(self.button)
        self._guide: Guide | None = None
        self._asking, self._ready = asking, False
        box.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn and not self._ready:
            self._make_ready()
        return False

    def _make_ready(self) -> None:
        """Who comes to the field is going to ask: each thread of questions, which reads for itself, begins before the
        first letter what would else take the first answer half a second of 100,000 facilities."""
        self._ready = True
        for number in range(ASKERS):
            self._ready_words(f"ready {number}")

    def _ready_words(self, lane: str) -> None:
        self._asking.ask(lambda shelf: shelf.search(_WORD), lambda _found: self._ready_units(lane), lane)

    def _ready_units(self, lane: str) -> None:
        lang = current()
        self._asking.ask(lambda shelf: shelf.understood(_MEASURE, lang), lambda _understood: None, lane)

    def open_guide(self) -> Guide:
        """What can be typed, under the field."""
        from desktop.ui.query.guide import Guide

        if self._guide is None:
            self._guide = Guide(self._theme, self._lately, self._box)
            self._guide.chosen.connect(self._ask)
        self._guide.open_below(self._box)
        return self._guide

    def _ask(self, text: str) -> None:
        self._search_for(text)
        self._box.setFocus()
