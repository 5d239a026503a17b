"""One index entry into the tables of base.db, for the builder of a whole base and for a single edited record alike."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from desktop.catalogue.belonging import written

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

    from desktop.catalogue.describing import Described

_SHORT = 400

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
ADD_SHADOW = "INSERT OR REPLACE INTO shadow (row, title, body) VALUES (?, ?, ?)"
ADD_WORDS = "INSERT INTO search (rowid, title, body) VALUES (?, ?, ?)"
DROP_WORDS = "INSERT INTO search (search, rowid, title, body) VALUES ('delete', ?, ?, ?)"


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


def shadow_row(row: int, title: Iterable[str], body: Sequence[str]) -> tuple[int, str, str | bytes]:
    """The words of a row exactly as the search index has them: the index cannot forget them without being told."""
    text = " ".join(body)
    return row, " ".join(title), zlib.compress(text.encode(), 1) if len(text) > _SHORT else text


def shadow_words(title: str, body: str | bytes) -> tuple[str, str]:
    """The words a shadow row holds."""
    return title, body if isinstance(body, str) else zlib.decompress(body).decode()


def forget_words(base: sqlite3.Connection, row: int) -> None:
    """Takes a row out of the search index."""
    found = base.execute("SELECT title, body FROM shadow WHERE row = ?", (row,)).fetchone()
    if found:
        base.execute(DROP_WORDS, (row, *shadow_words(*found)))
        base.execute("DELETE FROM shadow WHERE row = ?", (row,))


def remember_words(base: sqlite3.Connection, row: int, title: Iterable[str], body: Sequence[str]) -> None:
    """Puts a row into the search index; nothing of it may be there."""
    stored = shadow_row(row, title, body)
    base.execute(ADD_SHADOW, stored)
    base.execute(ADD_WORDS, (row, stored[1], " ".join(body)))
