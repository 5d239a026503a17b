"""In which order results are wanted, and from which town: chosen in the head of the results, kept between days."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from desktop.catalogue.questions import Order
from desktop.ui.query import has_words

if TYPE_CHECKING:
    from desktop.catalogue.questions import Question

REMEMBERED = 5
"""Towns."""


class Ordering(msgspec.Struct, frozen=True):
    """The order chosen last and the towns measured from, the last first."""

    order: Order = Order.RELEVANCE
    towns: tuple[str, ...] = ()

    def near(self) -> str:
        """The town to measure from, '' where none was ever chosen."""
        return self.towns[0] if self.towns else ""

    def by(self, order: Order) -> Ordering:
        """Another order; the towns stay for another time."""
        return msgspec.structs.replace(self, order=order)

    def with_town(self, code: str) -> Ordering:
        """By distance from that town."""
        return Ordering(Order.DISTANCE, tuple(dict.fromkeys((code, *self.towns)))[:REMEMBERED])

    def applied(self, question: Question) -> Question:
        """The same question in this order."""
        return msgspec.structs.replace(question, order=self.order, near=self.near())

    def text(self) -> str:
        """As kept among the choices."""
        return " ".join((self.order.value, *self.towns))


def shown_order(question: Question) -> Order:
    """The order that really holds: without words nothing matches better, so what is surest comes first."""
    return Order.CONFIRMED if question.order is Order.RELEVANCE and not has_words(question.text) else question.order


def kept_ordering(text: str) -> Ordering:
    """What `text` gave; whatever else stands there is the order of every first day."""
    order, *towns = text.split() or [""]
    known = order in set(Order) and (towns or order != Order.DISTANCE)
    return Ordering(Order(order) if known else Order.RELEVANCE, tuple(towns[:REMEMBERED]))
