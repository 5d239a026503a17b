"""Why a record is among the results though it has none of the words of the question: what it has instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from desktop.catalogue import words
from desktop.catalogue.words import Clause

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from desktop.catalogue.query.asked import Asked
    from desktop.catalogue.words import Meant, Wanted


class Why(msgspec.Struct, frozen=True):
    """What was asked for, as typed, and what the thesaurus says for it that the record has."""

    typed: str
    said: str


def explained(base: sqlite3.Connection, asked: Asked | None, rows: Sequence[int]) -> tuple[Why | None, ...]:
    """For each row the first of the things asked for that it has only as the thesaurus says it; None for one that has
    what was typed, in some form or as the other language sounds."""
    known = [meant for clause in asked.clauses for meant in clause.meant] if asked else []
    return tuple(_why(base, known, row) for row in rows)


def _why(base: sqlite3.Connection, known: Iterable[Meant], row: int) -> Why | None:
    for meant in known:
        if not _has(base, meant.own, row):
            found = (other.text for other in meant.others if _has(base, other.words, row))
            if said := next(found, ""):
                return Why(meant.typed, said)
    return None


def _has(base: sqlite3.Connection, asked: tuple[Wanted, ...], row: int) -> bool:
    """Whether a row has all of these words; one row is found at once, however many have them."""
    return base.execute(_HAS, (words.expression((Clause((asked,)),)), row)).fetchone() is not None


_HAS = "SELECT 1 FROM search WHERE search MATCH ? AND rowid = ?"
