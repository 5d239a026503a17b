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
    from desktop.ui.parts import Shelf
    from desktop.ui.query.understood_line import UnderstoodLine
    from desktop.ui.told import Told as Place
    from sync.bilingual import Lang

LANE = "understood"
Told = tuple["Understood | None", tuple[str, ...]]
"""How a text is understood, where that is to be told, and which of its words were not asked."""
NOTHING: Told = None, ()


class Understanding(QObject):
    """`meant` carries the query without one of its conditions, or with the nearest in place of what is unread."""

    meant = Signal(str)

    def __init__(self, asking: Asking, place: Callable[[], Place], parent: QWidget) -> None:
        super().__init__(parent)
        self._asking, self._place = asking, place
        self._line: UnderstoodLine | None = None

    def tell(self, text: str) -> None:
        """Find out how this query is understood and tell it as soon as that is known; of words alone only those that
        are not asked."""
        self._asking.drop(LANE)
        if not text:
            self._say(text, None)
            return
        lang = current()
        self._asking.ask(lambda shelf: _told(shelf, text, lang), partial(self._say, text), LANE)

    def _say(self, text: str, told: Told | None) -> None:
        if self._line is None and told is not None and told != NOTHING:
            from desktop.ui.query.understood_line import UnderstoodLine

            under = self._place()
            self._line = UnderstoodLine(under.page.theme, under)
            self._line.meant.connect(self.meant)
            under.chips.addWidget(self._line)
        if self._line is not None:
            self._line.say(text, *(told or NOTHING))

    def retranslate(self) -> None:
        """Words in the language spoken now."""
        if self._line is not None:
            self._line.retranslate()


def _told(shelf: Shelf, text: str, lang: Lang) -> Told:
    """Of a pasted text only what was left out of it."""
    from desktop.catalogue.query.telling import Unclear, Understood
    from desktop.query_words import passed_over

    understood = shelf.understood(text, lang)
    if not is_told(text):
        left_out = tuple(piece for piece in understood.pieces if piece.unread is Unclear.TOO_LONG)
        return Understood(left_out) if left_out else None, ()
    return None if understood.plain else understood, passed_over(text, understood)
