"""What the word index says of each row, whether since the base was built or since an edit."""

import sqlite3

from desktop.catalogue.index.rowsets import unpacked
from desktop.catalogue.index.wordsets import Wordsets

Told = dict[int, tuple[set[str], set[str]]]


def told(base: sqlite3.Connection) -> Told:
    """By row: words and keys of the title, and of the body alone."""
    sets = Wordsets(base)
    found: Told = {row: (set(), set()) for row in sets.built.worded - sets.renewed}
    for word, *stored in base.execute("SELECT word, title, body FROM word"):
        for place, rows in enumerate(map(unpacked, stored)):
            for row in rows - sets.renewed:
                found[row][place].add(word)
    for row, heading, body in base.execute("SELECT rowid, heading, told FROM fresh"):
        found[row] = set(heading.split()), set(body.split())
    return found
