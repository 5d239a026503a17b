"""The found records: ids at once, cards when a row is painted, those asked for last kept."""

from __future__ import annotations

from array import array
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.catalogue.views import Card

PAGE = 32
KEPT = 80
"""Pages kept: some 2,500 cards, far more than a person sees in one sweep."""


class Rows:
    """Rows of a list of any length that costs what is looked at."""

    def __init__(self, fetch: Callable[[Sequence[int]], Sequence[Card]]) -> None:
        """`fetch` answers with the cards of these ids, in their order."""
        self._fetch = fetch
        self.ids: Sequence[int] = array("I")
        self._cards: dict[int, Card] = {}

    def show(self, ids: Sequence[int]) -> None:
        """From now on these ids."""
        self.ids = ids
        self._cards.clear()

    def __len__(self) -> int:
        return len(self.ids)

    def id_at(self, row: int) -> int:
        """The id of a row, without fetching its card."""
        return self.ids[row]

    def row_of(self, id_: int) -> int:
        """Where that id is now, -1 if nowhere."""
        try:
            return self.ids.index(id_)
        except ValueError:
            return -1

    def card(self, row: int) -> Card:
        """The card of a row; the whole page around it is fetched with it."""
        if row not in self._cards:
            start = row - row % PAGE
            self._take(range(start, min(start + PAGE, len(self.ids))))
        return self._cards[row]

    def cards(self, first: int, last: int) -> list[Card]:
        """The cards from row `first` to row `last`, both included; those not here yet are fetched at once."""
        wanted = range(first, last + 1)
        for row in wanted:
            if row in self._cards:
                self._cards[row] = self._cards.pop(row)  # asked for again: others go before it
        self._take([row for row in wanted if row not in self._cards])
        return [self._cards[row] for row in wanted]

    def _take(self, rows: Sequence[int]) -> None:
        """Fetch these; where too many are kept, those not asked for longest go."""
        if rows:
            for old in list(islice(self._cards, max(0, len(self._cards) + len(rows) - PAGE * KEPT))):
                del self._cards[old]
            self._cards.update(zip(rows, self._fetch([self.ids[row] for row in rows]), strict=True))
