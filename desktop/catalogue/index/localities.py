"""The towns and villages records name, with the words of their names: written down when a base is built, so that a
first question reads hundreds of them and not all cards."""

from __future__ import annotations

import json
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from desktop.catalogue import words
from desktop.catalogue.index.rowsets import packed, unpacked
from desktop.catalogue.words.binding import binds

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from pyroaring import BitMap


class NamedBy(NamedTuple):
    """A word of a name by which it is found: as compared, its lemmas, and these with what it sounds like."""

    spelt: str
    lemmas: frozenset[str]
    keys: frozenset[str]


Spelt = tuple[NamedBy, ...]


@lru_cache(maxsize=20_000)
def spelt(name: str) -> Spelt:
    """The words of a name that name something."""
    return tuple(map(_word, (word for word in words.WORD.findall(name) if not binds(word))))


def _word(word: str) -> NamedBy:
    return NamedBy(words.norm(word), frozenset(words.lemma_keys(word)), frozenset(words.all_keys(word)))


class Built(NamedTuple):
    """Names in Russian and Belarusian, as they stand in records, and the rows that had them when the base was built;
    of each name its words."""

    rows: dict[tuple[str, str], BitMap]
    words: dict[str, Spelt]


def write_localities(base: sqlite3.Connection) -> None:
    """Writes down those of a whole base."""
    rows: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for row, ru, be in base.execute(f"SELECT row, locality_ru, locality_be FROM card WHERE {STANDS}"):
        rows[ru, be].append(row)
    found = ((ru, be, packed(rows[ru, be]), _written(ru), _written(be)) for ru, be in sorted(rows))
    base.executemany("INSERT INTO locality VALUES (?, ?, ?, ?, ?)", found)


def read_localities(base: sqlite3.Connection) -> Built:
    """Those of a base as it was built."""
    found = Built({}, {})
    for ru, be, rows, words_ru, words_be in base.execute("SELECT * FROM locality ORDER BY ru, be"):
        found.rows[ru, be] = unpacked(rows)
        found.words.update(((ru, _READ.decode(words_ru)), (be, _READ.decode(words_be))))
    return found


def moved_since(base: sqlite3.Connection, rows: BitMap) -> Iterator[tuple[int, tuple[str, str]]]:
    """What those of these rows that name a place name now."""
    for row, ru, be in base.execute(_THESE, (json.dumps(list(rows)),)):
        yield row, (ru, be)


def _written(name: str) -> bytes:
    return msgspec.json.encode([(one.spelt, sorted(one.lemmas), sorted(one.keys)) for one in spelt(name)])


_READ = msgspec.json.Decoder(Spelt)
STANDS = "(locality_ru <> '' OR locality_be <> '')"
_THESE = f"""
SELECT row, locality_ru, locality_be FROM json_each(?) AS these JOIN card ON card.row = these.value WHERE {STANDS}
"""
