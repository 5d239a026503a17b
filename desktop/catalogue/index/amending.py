"""What the index keeps of edited records, made equal to what they say now.

What stays as it was is not written again: an edit of one field leaves most rows alone, and each page it writes is time
of somebody who waits.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

from desktop.catalogue.index.storing import CARD, DERIVED, adding, derived_rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence

    from desktop.catalogue.index.describing import Described


def amend_cards(base: sqlite3.Connection, cards: Iterable[tuple[object, ...]]) -> None:
    """Writes cards, values of `storing.CARD`: whole ones of new rows, of others what differs."""
    wanted = {values[0]: values for values in cards}
    had = {values[0]: values for values in base.execute(_CARDS, (json.dumps(list(wanted)),))}
    base.executemany(adding("card", CARD), (values for row, values in wanted.items() if row not in had))
    for row, before in had.items():
        differing = [place for place, value in enumerate(wanted[row]) if value != before[place]]
        if differing:
            assigned = ", ".join(f"{CARD[place]} = ?" for place in differing)
            values = (*(wanted[row][place] for place in differing), row)
            base.execute(f"UPDATE card SET {assigned} WHERE row = ?", values)


def amend_links(base: sqlite3.Connection, rows: Sequence[int], links: set[tuple[int, str, int]]) -> None:
    """Lets these rows name those that `links` say, as target, field and row, and no others."""
    had = set(base.execute(_LINKS, (json.dumps(rows),)))
    base.executemany(_DROP_LINK, had - links)
    base.executemany("INSERT INTO link (target, field, row) VALUES (?, ?, ?)", sorted(links - had))


def amend_derived(base: sqlite3.Connection, rows: Sequence[int], entries: Mapping[int, Described]) -> None:
    """Writes what is derived from records, by row; those of the rows that have no entry get nothing."""
    wanted: dict[str, Counter[tuple[object, ...]]] = {table: Counter() for table in DERIVED}
    for row, entry in entries.items():
        for table, values in derived_rows(row, entry):
            wanted[table][values] += 1
    asked = (json.dumps(rows),)
    for table, columns in DERIVED.items():
        _amend(base, table, columns, asked, wanted[table])


def _amend(
    base: sqlite3.Connection, table: str, columns: Sequence[str], asked: tuple[str], wanted: Counter[tuple[object, ...]]
) -> None:
    """Equal rows may stand several times."""
    gone = []
    for place, *values in base.execute(f"SELECT rowid, {', '.join(columns)} FROM {table} WHERE {_THESE}", asked):
        if wanted[row := tuple(values)]:
            wanted[row] -= 1
        else:
            gone.append((place,))
    base.executemany(f"DELETE FROM {table} WHERE rowid = ?", gone)
    base.executemany(adding(table, columns), wanted.elements())


_THESE = "row IN (SELECT value FROM json_each(?))"
_CARDS = f"SELECT {', '.join(CARD)} FROM card WHERE {_THESE}"
_LINKS = f"SELECT target, field, row FROM link WHERE {_THESE}"
_DROP_LINK = "DELETE FROM link WHERE target = ? AND field = ? AND row = ?"
