"""Rows that have most of what a question asks for, where none has all of it: those that have what tells most come
first.

A thing tells the more the fewer records have it, and each tells something, so that more things are better than a rare
one. What stands in the name tells all of it, what stands elsewhere a part; several words that are one thing tell more
than one, and what a person only wants to do next to nothing.
"""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING, NamedTuple

from pyroaring import BitMap

from desktop.catalogue.index.rowsets import united
from desktop.catalogue.words import Clause
from desktop.catalogue.words.wishing import wishes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from desktop.catalogue.index.wordsets import Wordsets
    from desktop.catalogue.query.asked import Asked, Condition

EACH = 2.0
"""What anything tells beside its rarity."""
ELSEWHERE, SEVERAL, WISH = 0.6, 1.5, 0.15
"""How much of it is told by what stands not in the name, by several words that are one thing, by what a person wants to
do."""
LEAST = 0.38
"""Of what the best row has, the others must have so much."""
STEPS = 40
"""What all things together tell; a row has so many or fewer of them."""
MOST_ROWS = 300
"""Rows: what follows has less of the question, and nobody reads so far."""


class Thing(NamedTuple):
    """One thing asked for: the rows that have it in their name, those that have it anywhere, and what it tells."""

    title: BitMap
    anywhere: BitMap
    told: float


def parts(
    asked: Asked, sets: Wordsets, holding: Callable[[Condition], BitMap]
) -> Iterator[tuple[Sequence[Clause], BitMap]]:
    """The clauses that ask for one thing together, in their order, and the rows that have it as a value; words that are
    one thing but stand together nowhere are one by one."""
    at = 0
    for valued in asked.valued:
        yield from _plain(asked.clauses[at : valued.start], sets)
        yield asked.clauses[valued.start : valued.end], united(holding(value.condition) for value in valued.values)
        at = valued.end
    yield from _plain(asked.clauses[at:], sets)


def _plain(clauses: Sequence[Clause], sets: Wordsets) -> Iterator[tuple[Sequence[Clause], BitMap]]:
    for clause in clauses:
        (own, *_) = clause.ways
        together = len(own) == 1 or sets.all_of((clause,))
        yield from (((one,), BitMap()) for one in ((clause,) if together else (Clause(((word,),)) for word in own)))


def things(asked: Asked, sets: Wordsets, holding: Callable[[Condition], BitMap]) -> list[Thing]:
    """What the words ask for, each thing that any row has."""
    found = (_thing(sets, clauses, having) for clauses, having in parts(asked, sets, holding))
    return [thing for thing in found if thing.anywhere]


def _thing(sets: Wordsets, clauses: Sequence[Clause], having: BitMap) -> Thing:
    first, *more = (word.word for clause in clauses for word in clause.ways[0])
    part = SEVERAL if more else WISH if wishes(first) else 1.0
    title, anywhere = sets.all_of(clauses, "title"), sets.all_of(clauses) | having
    rarity = log(1 + len(sets.built.worded) / len(anywhere)) if anywhere else 0.0
    return Thing(title, anywhere, (EACH + rarity) * part)


def groups(asked: Sequence[Thing], within: BitMap) -> list[BitMap]:
    """Of these rows those that have most, in groups that have the same, the best first."""
    steps = STEPS / (sum(thing.told for thing in asked) or 1.0)
    worth = [(thing, max(1, round(thing.told * steps))) for thing in asked]
    left, had = sum(whole for _, whole in worth), {0: within}
    for thing, whole in sorted(worth, key=lambda one: -one[1]):
        had, left = _having(had, thing, whole), left - whole
        least = LEAST * max(had, default=0)
        had = {told: rows for told, rows in had.items() if told + left >= least}
    return list(_first(had))


def _having(had: dict[int, BitMap], thing: Thing, whole: int) -> dict[int, BitMap]:
    """What the rows of each group have when one thing more is looked for."""
    more: dict[int, BitMap] = {}
    for told, rows in had.items():
        lacking = rows - thing.anywhere
        named = (rows - lacking) & thing.title
        elsewhere = rows - lacking - named
        parts = ((told, lacking), (told + whole, named), (told + max(1, round(whole * ELSEWHERE)), elsewhere))
        for worth, group in parts:
            if group:
                more[worth] = more[worth] | group if worth in more else group
    return more


def _first(had: dict[int, BitMap]) -> Iterator[BitMap]:
    many = 0
    for told in sorted(had, reverse=True):
        if told and many < MOST_ROWS:
            yield had[told]
            many += len(had[told])
