"""One index entry into the tables of base.db, for the builder of a whole base and for a single edited record alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyroaring import BitMap

from desktop.catalogue.index.belonging import written
from desktop.catalogue.index.rowsets import packed, unpacked

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from desktop.catalogue.index.describing import Described
    from desktop.catalogue.index.texts import Words

OWN = """
row, record_uid, kind, number, name_ru, name_be, alias, locality_ru, locality_be, country, type_code, life_cycle,
confirmed_on, months, demo, edited, hidden, party_ru, party_be, sort_ru, sort_be, codes
"""
"""What a card has from its record alone; only `parent` needs to know another."""
_MARKS = ", ".join("?" * (OWN.count(",") + 1))
ADD_CARD = f"""
INSERT OR REPLACE INTO card ({OWN}, parent) VALUES ({_MARKS}, coalesce((SELECT row FROM record WHERE uid = ?), 0))
"""
KEEP_CARD = f"INSERT INTO work.card VALUES ({_MARKS}, ?)"
"""The same values for a base that is being built: who the parent is, is asked once all records are there."""
_ADD_MEASURE = "INSERT INTO measure (row, parameter, unit, low, high) VALUES (?, ?, ?, ?, ?)"
_ADD_DUTY = """
INSERT INTO duty (row, lacking, texts, good_ru, good_be, missing, outdated, machine) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
"""
_ADD_DUE = "INSERT INTO due (row, what, ends, begins) VALUES (?, ?, ?, ?)"
_ADD_PLACE = "INSERT INTO place (row, lat, lon) VALUES (?, ?, ?)"
_ADD_TRAIT = "INSERT INTO trait (row, field, value) VALUES (?, ?, ?)"
_ADD_PRICE = "INSERT INTO price (row, currency, amount, since, until) VALUES (?, ?, ?, ?, ?)"
_DERIVED = ("measure", "trait", "price", "duty", "due", "place")
ADD_SPOKEN = "INSERT INTO spoken (rowid, title, body) VALUES (?, ?, ?)"
_ADD_FRESH = "INSERT INTO fresh (rowid, title, body, heading, told) VALUES (?, ?, ?, ?, ?)"


def card_row(row: int, entry: Described, edited: bool) -> tuple[object, ...]:
    """The values of OWN; statements also take the uid of the parent."""
    return (
        row,
        entry.uid,
        entry.kind,
        entry.number,
        entry.name.ru,
        entry.name.be,
        entry.alias,
        entry.locality.ru,
        entry.locality.be,
        entry.country,
        entry.type_code,
        entry.life_cycle,
        entry.confirmed_on,
        entry.months,
        entry.demo,
        edited,
        entry.hidden,
        entry.party_names.ru,
        entry.party_names.be,
        entry.sort_ru,
        entry.sort_be,
        written(entry.codes),
    )


def derived_rows(row: int, entry: Described) -> Iterator[tuple[str, tuple[object, ...]]]:
    """Statements with their values: what a record can do, asks for and where it stands. A hidden one asks nothing."""
    for found in entry.measures:
        yield _ADD_MEASURE, (row, found.parameter, found.unit, found.low, found.high)
    if entry.hidden:
        return
    for field, value in entry.traits:
        yield _ADD_TRAIT, (row, field, value)
    for price in entry.prices:
        yield _ADD_PRICE, (row, *price)
    duty = entry.duty
    chores = (" ".join(paths) for paths in (duty.missing, duty.outdated, duty.machine))
    yield _ADD_DUTY, (row, " ".join(duty.lacking), duty.texts, duty.ru, duty.be, *chores)
    for end in duty.ends:
        yield _ADD_DUE, (row, end.what, end.on, end.begins)
    if duty.place:
        yield _ADD_PLACE, (row, *duty.place)


def forget_derived(base: sqlite3.Connection, row: int) -> None:
    """Takes away what is derived from a record."""
    for table in _DERIVED:
        base.execute(f"DELETE FROM {table} WHERE row = ?", (row,))


def add_derived(base: sqlite3.Connection, entries: Iterable[tuple[int, Described]]) -> None:
    """Writes what is derived from records, by row; nothing of theirs may be there."""
    found: dict[str, list[tuple[object, ...]]] = {}
    for row, entry in entries:
        for statement, values in derived_rows(row, entry):
            found.setdefault(statement, []).append(values)
    for statement, rows in found.items():
        base.executemany(statement, rows)


def forget_words(base: sqlite3.Connection, rows: Iterable[int]) -> None:
    """Takes rows out of the word index: what the base was built with is left as it is and counts for them no longer."""
    gone = list(rows)
    base.executemany("DELETE FROM fresh WHERE rowid = ?", ((row,) for row in gone))
    found = dict(base.execute("SELECT name, value FROM whole WHERE name IN ('worded', 'renewed')"))
    renewed = unpacked(found["renewed"])
    had = len(renewed)
    renewed |= unpacked(found["worded"]) & BitMap(gone)
    if len(renewed) > had:
        base.execute("UPDATE whole SET value = ? WHERE name = 'renewed'", (packed(renewed),))


def remember_words(base: sqlite3.Connection, row: int, words: Words) -> None:
    """Puts the words of a row into the word index; nothing of it may be there."""
    told = " ".join(words.heading), " ".join(words.told)
    base.execute(_ADD_FRESH, (row, words.title, words.body, *told))
