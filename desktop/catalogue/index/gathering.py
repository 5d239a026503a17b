"""The word index of a new base: which rows have each word, gathered while records stream through.

What has come in is put down from time to time as it is and united word by word at the end, so that memory holds a few
million row numbers however large the catalogue.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from pyroaring import BitMap

from desktop.catalogue.index.rowsets import ROW, packed

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterator

HELD = 2_000_000
"""Row numbers held at most, of four bytes."""
BEGINNINGS = (2, 3)
"""Letters of the beginnings whose rows are kept ready: longer ones have few words to unite."""
LENGTH = "H"
"""Type code of the numbers of words in an array."""
MOST_LENGTH = 0xFFFF

Rows = tuple[BitMap, BitMap]
"""Which rows have a word in the title, and which in the body alone."""


class Gathering:
    """The words of the rows of one new base; `work.worded` is a table of its own for what has been put down."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base
        self._title: defaultdict[str, array[int]] = defaultdict(_no_rows)
        self._body: defaultdict[str, array[int]] = defaultdict(_no_rows)
        self._lengths = array(LENGTH)
        self._held = self._total = 0
        self._worded = BitMap()
        base.execute("CREATE TABLE work.worded (word TEXT NOT NULL, title BLOB NOT NULL, body BLOB NOT NULL)")

    def add(self, row: int, title: Collection[str], body: Collection[str]) -> None:
        """Takes the words and keys of a row, each once, those of the body without those of the title."""
        for word in title:
            self._title[word].append(row)
        for word in body:
            self._body[word].append(row)
        held = len(title) + len(body)
        self._worded.add(row)
        if row >= len(self._lengths):
            self._lengths.frombytes(bytes(self._lengths.itemsize * (row + 1 - len(self._lengths))))
        self._lengths[row] = min(held, MOST_LENGTH)
        self._held += held
        self._total += held
        if self._held >= HELD:
            self.put_down()

    def put_down(self) -> None:
        """Lets go of what memory holds."""
        words = sorted({*self._title, *self._body})
        nothing = _no_rows()
        found = ((word, self._title.get(word, nothing), self._body.get(word, nothing)) for word in words)
        self._base.executemany(_PUT_DOWN, ((word, title.tobytes(), body.tobytes()) for word, title, body in found))
        self._title.clear()
        self._body.clear()
        self._held = 0

    def finish(self) -> None:
        """Writes the index."""
        self.put_down()
        beginnings: dict[str, Rows] = {}
        for word, (title, body) in self._united():
            self._base.execute(_ADD_WORD, (word, packed(title), packed(body)))
            beginnings = self._ended(beginnings, word)
            for letters in BEGINNINGS:
                if len(word) >= letters:
                    in_title, in_body = beginnings.setdefault(word[:letters], (BitMap(), BitMap()))
                    in_title |= title
                    in_body |= body
        self._ended(beginnings, "")
        sets = ("worded", packed(self._worded)), ("renewed", packed(()))
        whole = (*sets, ("lengths", self._lengths.tobytes()), ("total", self._total))
        self._base.executemany("INSERT INTO whole VALUES (?, ?)", whole)

    def _ended(self, beginnings: dict[str, Rows], word: str) -> dict[str, Rows]:
        """Writes the beginnings no further word has; gives the others."""
        ended = [letters for letters in beginnings if not word.startswith(letters)]
        values = ((letters, *map(packed, beginnings[letters])) for letters in ended)
        self._base.executemany("INSERT INTO beginning VALUES (?, ?, ?)", values)
        return {letters: rows for letters, rows in beginnings.items() if letters not in ended} if ended else beginnings

    def _united(self) -> Iterator[tuple[str, Rows]]:
        """Every word with its rows, by word."""
        found = self._base.execute("SELECT word, title, body FROM work.worded ORDER BY word")
        for word, parts in groupby(found, itemgetter(0)):
            title, body = BitMap(), BitMap()
            for _, in_title, in_body in parts:
                title.update(array(ROW, in_title))
                body.update(array(ROW, in_body))
            yield word, (title, body - title)


def _no_rows() -> array[int]:
    return array(ROW)


_PUT_DOWN = "INSERT INTO work.worded VALUES (?, ?, ?)"
_ADD_WORD = "INSERT INTO word VALUES (?, ?, ?)"
