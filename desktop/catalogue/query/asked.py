"""What a query asks for, as `reading` understands its text and `search` answers it."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from desktop.catalogue.query.telling import Piece
from desktop.catalogue.questions import Facet
from desktop.catalogue.words.asking import Clause, Wanted


class Rows(NamedTuple):
    """One SELECT of row numbers, as `row`, and its values; if `packed` of whole sets of them, as `rows`."""

    query: str
    values: tuple[str | int | float, ...] = ()
    packed: bool = False


class Condition(NamedTuple):
    """What must hold of a record besides its words: that it is among any of these rows; with `climbs` also that what
    is an instrument or a service of it is."""

    parts: tuple[Rows, ...]
    climbs: bool = False


class Asked(msgspec.Struct, frozen=True):
    """All that has to hold. `filters` are facets as those of a `Question`, required beside them; nothing at all asks
    for everything."""

    clauses: tuple[Clause, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    """Words in compared spelling that stand one after the other."""
    filters: tuple[tuple[Facet, tuple[str, ...]], ...] = ()
    conditions: tuple[Condition, ...] = ()
    without: tuple[Clause, ...] = ()
    without_phrases: tuple[tuple[str, ...], ...] = ()
    without_filters: tuple[tuple[Facet, tuple[str, ...]], ...] = ()
    without_conditions: tuple[Condition, ...] = ()
    unread: tuple[Piece, ...] = ()
    """What looks like a condition and is not understood; its words are among `clauses`."""

    @property
    def named(self) -> tuple[Clause, ...]:
        """What a name should have that is listed first: the plain words and those of phrases, each as it is."""
        spoken = dict.fromkeys(word for phrase in self.phrases for word in phrase)
        return (*self.clauses, *(Clause(((Wanted(word),),)) for word in spoken))

    @property
    def words(self) -> tuple[Wanted, ...]:
        """All words that count for a record, as typed and as it may be said otherwise, and the phrases."""
        said = (word for clause in self.clauses for way in clause.ways for word in way)
        return tuple(dict.fromkeys((*said, *(Wanted("", phrase=phrase) for phrase in self.phrases))))
