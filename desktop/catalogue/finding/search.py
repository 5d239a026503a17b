"""Question in, rows and counts out: sets of rows are crossed, and the hits are listed in the order asked for."""

from __future__ import annotations

from array import array
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec.structs import replace

from desktop.catalogue.finding.counting import counts, totals
from desktop.catalogue.index.stretches import in_order
from desktop.catalogue.questions import ROW, Facets, Found, Order, Question

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator, Sequence, Set

    from pyroaring import BitMap

    from desktop.catalogue.finding.crossing import Crossing
    from desktop.catalogue.finding.explaining import Why
    from desktop.catalogue.finding.nearness import ByDistance, Nearest
    from desktop.catalogue.index.wordsets import Built, Wordsets
    from desktop.catalogue.query.asked import Asked, Condition
    from desktop.catalogue.query.knowing import Known
    from desktop.catalogue.query.meanings import Meanings
    from desktop.catalogue.words import Clause

RANKED = 3000
"""With more hits than this nobody reads to the end: those with all words in the title come first, each part by name."""


class Search:
    """Answers questions from one connection to a base; it keeps nothing that a change of the base would spoil."""

    def __init__(
        self,
        base: sqlite3.Connection,
        known: Callable[[], Meanings] | None = None,
        on: str = "",
        nearest: Callable[[], Nearest] | None = None,
        built: Callable[[], Built] | None = None,
    ) -> None:
        """`known` gives what queries mean in the base, `nearest` its order by distance, `built` how long its texts
        were, kept for many questions; each is read anew without. `on` is the ISO day of asking: what is over on it has
        no price; without it all prices count."""
        self._base, self._known, self._on = base, known, on
        self._nearest, self._built = nearest, built

    def search(self, question: Question) -> Found:
        """Rows that fit, in order. Any text is a question: what holds no word asks for everything."""
        asked = self.asked(question)
        if asked is None and not question.filters:
            return Found(self._ordering(question))
        sets = self._sets()
        crossing = self._crossing(question, asked, sets)
        hits = crossing.rows()
        marks = asked.words if asked else ()
        required = asked.named if asked and question.order is Order.RELEVANCE else ()
        if not asked or not required:
            return Found(self._in_order(question, hits), marks)
        if len(hits) > RANKED and question.most:
            return Found(self._in_order(question, *crossing.groups()), marks)
        if len(hits) > RANKED:
            return Found(self._in_order(question, *_titled(sets, required, asked.places, hits)), marks)
        from desktop.catalogue.finding.ranking import Places, best_first

        there = crossing.there(asked)
        places = Places(asked.places, there, there & sets.all_of(asked.places) if there else there)
        found = best_first(self._base, sets, question, required, hits, asked.phrases, places)
        return Found(array(ROW, found if not question.most else _by_groups(crossing.groups(), found)), marks)

    def count(self, question: Question) -> int:
        """How many rows fit, without their order."""
        return len(self.rows(question))

    def rows(self, question: Question) -> BitMap:
        """The rows that fit."""
        return self._crossing(question, self.asked(question), self._sets()).rows()

    def why(self, question: Question, rows: Sequence[int]) -> tuple[Why | None, ...]:
        """By which other word each of these rows was found, where it has none of those asked for; and what it lacks,
        where most of them are enough."""
        from desktop.catalogue.finding.explaining import Why, explained, lacking

        sets, asked = self._sets(), self.asked(question)
        found = explained(sets, asked, rows, question.lang, self._holding)
        if not question.most or not asked:
            return found
        without = lacking(sets, asked, rows, question.text, self._holding)
        told = (replace(why or Why("", ""), lacking=less) for why, less in zip(found, without, strict=True))
        return tuple(why if why.typed or why.lacking else None for why in told)

    def asked(self, question: Question) -> Asked | None:
        """What the text asks for, None where it asks for everything; without any text the rules of spelling are not
        even loaded."""
        if not question.text:
            return None
        from desktop.catalogue.query.asked import Asked
        from desktop.catalogue.query.reading import read

        asked = read(question.text, self._read_with)
        return asked if asked != Asked() else None

    @cached_property
    def _read_with(self) -> Known:
        """What a text is read with: terms, which no edit changes, are read once for many questions."""
        from desktop.catalogue.query.knowing import Known
        from desktop.catalogue.query.meanings import Meanings

        return Known(self._base, self._known() if self._known else Meanings(self._base), self._on)

    def facets(self, question: Question) -> Facets:
        """For every facet, how many rows each code would give with the other filters as they are."""
        asked = self.asked(question)
        if asked is None and not any(codes for _, codes in question.filters):
            return totals(self._base)
        return counts(self._base, question, self._crossing(question, asked, self._sets()))

    def _sets(self) -> Wordsets:
        from desktop.catalogue.index.wordsets import Wordsets

        return Wordsets(self._base, self._built() if self._built else None)

    def _crossing(self, question: Question, asked: Asked | None, sets: Wordsets) -> Crossing:
        from desktop.catalogue.finding.crossing import Crossing

        return Crossing(self._base, question, asked, sets, self._holding)

    def _holding(self, condition: Condition) -> BitMap:
        return self._read_with.meanings.holding.of(condition)

    def _ordering(self, question: Question) -> array[int]:
        """All rows in the order asked for, as written down when the base was built."""
        if question.order is Order.DISTANCE:
            return self._by_distance(question).rows
        return in_order(self._base, _order_of(question))

    def _in_order(self, question: Question, *groups: BitMap) -> Sequence[int]:
        """The rows of each of these sets in the order asked for, set after set."""
        from desktop.catalogue.finding.listing import listed

        if question.order is Order.DISTANCE:
            return self._by_distance(question).among(groups)
        return listed(self._base, _order_of(question), groups)

    def _by_distance(self, question: Question) -> ByDistance:
        from desktop.catalogue.finding.nearness import Nearest

        nearest = self._nearest() if self._nearest else Nearest()
        return nearest.order(
            self._base, question.near, question.lang, lambda: in_order(self._base, _order_of(question))
        )


def _titled(sets: Wordsets, required: Sequence[Clause], places: Set[Clause], hits: BitMap) -> Iterator[BitMap]:
    """Those of the hits that are named by all words, those named by all but the places, the others."""
    subject = [clause for clause in required if clause not in places]
    for asked in (required, subject) if 0 < len(subject) < len(required) else (required,):
        titled = sets.all_of(asked, "title") & hits
        hits = hits - titled
        yield titled
    yield hits


def _by_groups(groups: Sequence[BitMap], found: Sequence[int]) -> list[int]:
    """Those of the first of these groups first, each as they stand."""
    place = {row: number for number, group in enumerate(groups) for row in group}
    return sorted(found, key=place.__getitem__)


def _order_of(question: Question) -> str:
    dated = question.order in (Order.CONFIRMED, Order.OLDEST)
    return question.order.value if dated else f"name_{question.lang.value}"
