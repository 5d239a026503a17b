"""How the query of the catalogue page is understood: found out beside the search, told under the heading."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.language import current
from desktop.ui.query import is_told

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from desktop.catalogue.query.telling import Understood
    from desktop.ui.asking import Asking
    from desktop.ui.query.understood_line import UnderstoodLine
    from desktop.ui.told import Told

LANE = "understood"


class Understanding(QObject):
    """`meant` carries the query without one of its conditions, or with the nearest in place of what is unread."""

    meant = Signal(str)

    def __init__(self, asking: Asking, told: Callable[[], Told], parent: QWidget) -> None:
        super().__init__(parent)
        self._asking, self._told = asking, told
        self._line: UnderstoodLine | None = None

    def tell(self, text: str) -> None:
        """Find out how this query is understood and tell it as soon as that is known; words alone need no telling."""
        self._asking.drop(LANE)
        if text.replace(" ", "").isalpha() or not is_told(text):
            self._say(text, None)
        else:
            lang = current()
            self._asking.ask(lambda shelf: shelf.understood(text, lang), partial(self._say, text), LANE)

    def _say(self, text: str, understood: Understood | None) -> None:
        if self._line is None and understood is not None and not understood.plain:
            from desktop.ui.query.understood_line import UnderstoodLine

            told = self._told()
            self._line = UnderstoodLine(told.page.theme, told)
            self._line.meant.connect(self.meant)
            told.chips.addWidget(self._line)
        if self._line is not None:
            self._line.say(text, understood)

    def retranslate(self) -> None:
        """Words in the language spoken now."""
        if self._line is not None:
            self._line.retranslate()
