"""From where distances are measured: the towns one measured from last, one's own, and all others by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desktop.catalogue.towns import shipped_towns
from desktop.language import _, current
from desktop.ui.form.options import Option
from desktop.ui.form.picking import PickList

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QHideEvent
    from PySide6.QtWidgets import QWidget

    from desktop.catalogue.towns import Town
    from desktop.ui.form.options import Answer
    from desktop.ui.theme import Theme

MOST = 40


class TownList:
    """Fits `Offering`: without letters the `first` towns, then the largest."""

    pause = 0

    def __init__(self, first: Iterable[str]) -> None:
        towns = shipped_towns()
        self._first = [town for code in dict.fromkeys(first) if (town := towns.of(code))]

    def ask(self, text: str, then: Answer, above: str = "") -> None:
        """Answers at once: a table of towns is small."""
        found = shipped_towns().beginning(text, MOST)
        shown = found if text.strip() else [*self._first, *(town for town in found if town not in self._first)]
        then([_option(town) for town in shown])

    def drop(self) -> None:
        """Nothing is ever under way."""


def _option(town: Town) -> Option:
    lang = current()
    return Option(town.code, town.name.shown(lang).text, town.lies.shown(lang).text)


class TownPicker(PickList):
    """The popover; `picked` tells the town's code, `left` comes when it is gone, picked or not."""

    left = Signal()

    def __init__(self, theme: Theme, first: Iterable[str], parent: QWidget) -> None:
        super().__init__(theme, TownList(first), parent)
        self.search.setPlaceholderText(_("Distance from which town?"))
        self.search.setAccessibleName(_("Distance from which town?"))

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.left.emit()
        self.deleteLater()
