"""What a query asks for, as `reading` understands its text and `search` answers it."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from desktop.catalogue.query.telling import Piece
from desktop.catalogue.questions import Facet
from desktop.catalogue.words.asking import Clause, Wanted
from sync.bilingual import Bilingual


class Rows(NamedTuple):
    """One SELECT of row numbers, as `row`, and its values; if `packed` of whole sets of them, as `rows`."""

    query: str
    values: tuple[str | int | float | bytes, ...] = ()
    packed: bool = False


class Condition(NamedTuple):
    """What must hold of a record besides its words: that it is among any of these rows; with `climbs` also that what
    is an instrument or a service of it is."""

    parts: tuple[Rows, ...]
    climbs: bool = False


class Value(NamedTuple):
    """A value that plain words name: the field and the value as people call them, and who has it; `told` is whether a
    list says that a record was found by it."""

    field: Bilingual
    label: Bilingual
    condition: Condition
    told: bool = True


class Valued(NamedTuple):
    """The clauses from `start` up to `end` name one of these values together: a record has all of the words or one of
    the values. A `short` name says nothing of a text that has it; what an `adjective` says is a part of many names."""

    start: int
    end: int
    values: tuple[Value, ...]
    short: bool = False
    adjective: bool = False

    @property
    def place(self) -> bool:
        """Whether it is something a record has, and not what a record is or is called."""
        return not self.adjective and any(value.told for value in self.values)


class Asked(msgspec.Struct, frozen=True):
    """All that has to hold. `filters` are facets as those of a `Question`, required beside them; nothing at all asks
    for everything."""

    clauses: tuple[Clause, ...] = ()
    valued: tuple[Valued, ...] = ()
    """In their order; each stands for other clauses."""
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
        """What a name should have that is listed first: the plain words, but for those that are short for a value, and
        those of phrases, each as it is."""
        spoken = dict.fromkeys(word for phrase in self.phrases for word in phrase)
        short = {clause for valued in self.valued if valued.short for clause in self.clauses[valued.start : valued.end]}
        return (
            *(clause for clause in self.clauses if clause not in short),
            *(Clause(((Wanted(word),),)) for word in spoken),
        )

    @property
    def places(self) -> frozenset[Clause]:
        """Clauses that name where something is, or how it can be had."""
        named = (self.clauses[valued.start : valued.end] for valued in self.valued if valued.place)
        return frozenset(clause for clauses in named for clause in clauses)

    @property
    def words(self) -> tuple[Wanted, ...]:
        """All words that count for a record, as typed and as it may be said otherwise, and the phrases."""
        said = (word for clause in self.clauses for way in clause.ways for word in way)
        return tuple(dict.fromkeys((*said, *(Wanted("", phrase=phrase) for phrase in self.phrases))))
