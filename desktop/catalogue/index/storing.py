"""One index entry into the tables of base.db, for the builder of a whole base and for a single edited record alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.catalogue.index.belonging import written
from desktop.catalogue.index.rowsets import packed
from desktop.catalogue.index.wordsets import renewed_rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

    from desktop.catalogue.index.describing import Described
    from desktop.catalogue.index.texts import Words

_OF_A_CARD = """
row record_uid kind number name_ru name_be alias locality_ru locality_be country type_code life_cycle confirmed_on
months demo edited hidden party_ru party_be sort_ru sort_be codes parent
"""
CARD = tuple(_OF_A_CARD.split())
"""The columns of a card; only the last, `parent`, needs to know another record."""
OWN = ", ".join(CARD[:-1])
"""What a card has from its record alone."""
DERIVED = {
    table: ("row", *columns.split())
    for table, columns in {
        "measure": "parameter unit low high",
        "trait": "field value",
        "price": "currency amount since until",
        "duty": "lacking texts good_ru good_be missing outdated machine",
        "due": "what ends begins",
        "place": "lat lon",
    }.items()
}
"""The tables of what is derived from a record beside its card, each with its columns."""


def adding(table: str, columns: Sequence[str]) -> str:
    """The statement that adds a row to a table."""
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"


KEEP_CARD = f"INSERT INTO work.card VALUES ({', '.join('?' * len(CARD))})"
"""The values of a card for a base that is being built, with the uid of the parent: which row it has is asked once all
records are there."""
ADD_SPOKEN = "INSERT INTO spoken (rowid, title, body) VALUES (?, ?, ?)"
_ADD_FRESH = "INSERT INTO fresh (rowid, title, body, heading, told) VALUES (?, ?, ?, ?, ?)"


def card_row(row: int, entry: Described, edited: bool) -> tuple[object, ...]:
    """The values of OWN."""
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
    """Tables of DERIVED with their values: what a record can do, asks for and where it stands. A hidden one asks
    nothing."""
    for found in entry.measures:
        yield "measure", (row, found.parameter, found.unit, found.low, found.high)
    if entry.hidden:
        return
    for field, value in entry.traits:
        yield "trait", (row, field, value)
    for price in entry.prices:
        yield "price", (row, *price)
    duty = entry.duty
    chores = (" ".join(paths) for paths in (duty.missing, duty.outdated, duty.machine))
    yield "duty", (row, " ".join(duty.lacking), duty.texts, duty.ru, duty.be, *chores)
    for end in duty.ends:
        yield "due", (row, end.what, end.on, end.begins)
    if duty.place:
        yield "place", (row, *duty.place)


def forget_words(base: sqlite3.Connection, rows: Iterable[int]) -> None:
    """Takes rows out of the word index: what the base was built with is left as it is and counts for them no longer."""
    gone = list(rows)
    base.executemany("DELETE FROM fresh WHERE rowid = ?", ((row,) for row in gone))
    renewed = renewed_rows(base)
    had = len(renewed)
    renewed.update(gone)
    if len(renewed) > had:
        base.execute("UPDATE whole SET value = ? WHERE name = 'renewed'", (packed(renewed),))


def remember_words(base: sqlite3.Connection, row: int, words: Words) -> None:
    """Puts the words of a row into the word index; nothing of it may be there."""
    told = " ".join(words.heading), " ".join(words.told)
    base.execute(_ADD_FRESH, (row, words.title, words.body, *told))
