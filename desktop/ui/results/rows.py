"""The found records: ids at once, cards in pages when a row is painted, the pages last used kept."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.catalogue.views import Card

PAGE = 32
KEPT = 80
"""Pages kept: some 2,500 cards, far more than a person sees in one sweep."""


class Rows:
    """Rows of a list of any length that costs what is looked at."""

    def __init__(self, fetch: Callable[[Sequence[int]], Sequence[Card]]) -> None:
        """`fetch` answers with the cards of these ids, in their order."""
        self._fetch = fetch
        self._ids: Sequence[int] = array("I")
        self._pages: dict[int, Sequence[Card]] = {}

    def show(self, ids: Sequence[int]) -> None:
        """From now on these ids."""
        self._ids = ids
        self._pages.clear()

    def __len__(self) -> int:
        return len(self._ids)

    def id_at(self, row: int) -> int:
        """The id of a row, without fetching its card."""
        return self._ids[row]

    def row_of(self, id_: int) -> int:
        """Where that id is now, -1 if nowhere."""
        try:
            return self._ids.index(id_)
        except ValueError:
            return -1

    def card(self, row: int) -> Card:
        """The card of a row; its whole page is fetched with it."""
        number, place = divmod(row, PAGE)
        page = self._pages.pop(number, None)
        if page is None:
            page = self._fetch(self._ids[number * PAGE : (number + 1) * PAGE])
            if len(self._pages) >= KEPT:
                del self._pages[next(iter(self._pages))]
        self._pages[number] = page  # put back at the end: the first is the one longest unused
        return page[place]
