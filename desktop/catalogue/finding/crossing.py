"""What a question asks for as sets of rows, each of which a row has to be in or out of."""

from __future__ import annotations

from functools import cached_property, reduce
from operator import and_
from typing import TYPE_CHECKING

from pyroaring import BitMap

from desktop.catalogue.finding.most_words import groups, things
from desktop.catalogue.index.rowsets import united, unpacked
from desktop.catalogue.questions import Facet

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator

    from desktop.catalogue.index.wordsets import Wordsets
    from desktop.catalogue.query.asked import Asked, Condition
    from desktop.catalogue.questions import Question


class Crossing:
    """The sets of one question. What its text asks for is looked up once, whichever filter is lifted."""

    def __init__(
        self,
        base: sqlite3.Connection,
        question: Question,
        asked: Asked | None,
        sets: Wordsets,
        holding: Callable[[Condition], BitMap],
    ) -> None:
        self._base, self._question, self._sets, self._holding = base, question, sets, holding
        self._most = question.most and asked is not None and bool(asked.clauses)
        self._things = things(asked, sets, holding) if self._most and asked else []
        self._within = list(self._required(asked)) if asked else []
        self._without = list(self._excluded(asked)) if asked else []

    def rows(self, lifted: Facet | None = None) -> BitMap:
        """The rows that hold all that is asked; `lifted` is a facet whose filter of the question counts for nothing."""
        return united(self.groups(lifted)) if self._most else self._whole(lifted)

    def groups(self, lifted: Facet | None = None) -> list[BitMap]:
        """The same where most of the words are enough: those with the same of them together, the best first."""
        return groups(self._things, self._whole(lifted))

    def _whole(self, lifted: Facet | None) -> BitMap:
        chosen = [self._chosen(facet, codes) for facet, codes in self._question.filters if facet is not lifted]
        found: BitMap = reduce(and_, self._by_size((*chosen, *self._within))) if chosen or self._within else self._all
        for rows in self._without:
            found = found - rows
        return found

    def _by_size(self, sets: tuple[BitMap, ...]) -> list[BitMap]:
        return sorted(sets, key=len)

    def _required(self, asked: Asked) -> Iterator[BitMap]:
        if asked.clauses and not self._most:
            yield from self._worded(asked)
        yield from map(self._sets.phrase, asked.phrases)
        yield from (self._chosen(facet, codes) for facet, codes in asked.filters)
        if asked.conditions:  # they may speak of rows no list has
            yield self._all
            yield from map(self._holding, asked.conditions)

    def _worded(self, asked: Asked) -> Iterator[BitMap]:
        """Rows with the words; what names a value is there by the value too."""
        others = list(asked.clauses)
        for valued in reversed(asked.valued):
            named = others[valued.start : valued.end]
            del others[valued.start : valued.end]
            having = united(self._holding(value.condition) for value in valued.values)
            yield self._sets.all_of(named) | having & self._all
        if others:
            yield self._sets.all_of(others)

    def there(self, asked: Asked) -> BitMap:
        """Rows that have all values which plain words name; none where no words do."""
        sets = [united(self._holding(value.condition) for value in valued.values)
                for valued in asked.valued if valued.place]  # fmt: skip
        return reduce(and_, sets) if sets else BitMap()

    def _excluded(self, asked: Asked) -> Iterator[BitMap]:
        yield from (self._sets.all_of((clause,)) for clause in asked.without)
        yield from map(self._sets.phrase, asked.without_phrases)
        yield from (self._chosen(facet, codes) for facet, codes in asked.without_filters)
        yield from map(self._holding, asked.without_conditions)

    def _chosen(self, facet: Facet, codes: tuple[str, ...]) -> BitMap:
        marks = ", ".join("?" * len(codes))
        query = f"SELECT rows FROM posting WHERE facet = ? AND code IN ({marks})"
        return united(unpacked(rows) for (rows,) in self._base.execute(query, (facet, *codes)))

    @cached_property
    def _all(self) -> BitMap:
        """All that lists show: each of them is of some kind."""
        found = self._base.execute("SELECT rows FROM posting WHERE facet = ?", (Facet.KIND,))
        return united(unpacked(rows) for (rows,) in found)
