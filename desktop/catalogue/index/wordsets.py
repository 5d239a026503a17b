"""Which rows have the words a query asks for: sets of the base as it was built, beside what edits have changed since.

A word of a query is in every row with a word that begins so and in every row with one of its keys. Of two or three
letters the rows of all beginnings are kept ready; of more letters the few words that begin so are united.
"""

from __future__ import annotations

import json
from array import array
from functools import cached_property, reduce
from operator import and_
from typing import TYPE_CHECKING, NamedTuple

from pyroaring import BitMap

from desktop.catalogue.index.gathering import BEGINNINGS, LENGTH
from desktop.catalogue.index.rowsets import united, unpacked
from desktop.catalogue.stopping import check
from desktop.catalogue.words import SHORTEST_BEGINNING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable

    from desktop.catalogue.words import Clause, Wanted


class Rows(NamedTuple):
    """Rows that have something in the title, and those that have it in the body alone or elsewhere too."""

    title: BitMap
    body: BitMap

    @property
    def anywhere(self) -> BitMap:
        """Both."""
        return self.title | self.body


class Part(NamedTuple):
    """One of the things that answer a word: its beginning or a key, and the rows of each word that does."""

    token: str
    begins: bool
    found: tuple[Rows, ...]

    def among(self, tokens: Iterable[str]) -> int:
        """How many of these words and keys are found by this."""
        return sum(token.startswith(self.token) if self.begins else token == self.token for token in tokens)


class Built:
    """What the word index had of each row when the base was built: no edit changes it, so one serves many questions.
    In a base of half a million rows it is a megabyte."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base

    @cached_property
    def worded(self) -> BitMap:
        """Rows that had words then."""
        return unpacked(whole(self._base, "worded"))

    @cached_property
    def lengths(self) -> array[int]:
        """How many words and keys each of them had."""
        return array(LENGTH, whole(self._base, "lengths"))

    @cached_property
    def mean_length(self) -> float:
        """Their mean."""
        (total,) = self._base.execute("SELECT value FROM whole WHERE name = 'total'").fetchone()
        return max(1.0, float(total) / max(1, len(self.worded)))


class Wordsets:
    """The word index of one base for one question; what it has read it keeps."""

    def __init__(self, base: sqlite3.Connection, built: Built | None = None) -> None:
        """`built` is kept for many questions; it is read anew without."""
        self._base, self.built = base, built or Built(base)
        self._parts: dict[tuple[Wanted, bool], tuple[Part, ...]] = {}
        self._rows: dict[tuple[Wanted, bool], Rows] = {}

    def all_of(self, clauses: Iterable[Clause], column: str = "") -> BitMap:
        """Rows with all of these: in the `title`, in the `body` or, as it is, anywhere. At least one is asked for."""
        pick = _PICKED[column]
        return reduce(and_, (self._any_way(clause, lambda wanted: pick(self.of(wanted))) for clause in clauses))

    def titled(self, clause: Clause, whole: bool) -> BitMap:
        """Rows with one of the ways to say something in the title; with `whole` a longer word that begins like the
        asked one is not enough."""
        return self._any_way(clause, lambda wanted: self.of(wanted, whole).title)

    def _any_way(self, clause: Clause, rows: Callable[[Wanted], BitMap]) -> BitMap:
        return united(reduce(and_, map(rows, way)) for way in clause.ways)

    def of(self, wanted: Wanted, whole: bool = False) -> Rows:
        """Rows with one word."""
        if (wanted, whole) not in self._rows:
            check()
            parts = self.parts(wanted, whole)
            found = [rows for part in parts for rows in part.found]
            title, body = united(rows.title for rows in found), united(rows.body for rows in found)
            if self.renewed:
                title, body = title - self.renewed, body - self.renewed
            if self._any_fresh:
                title |= self._fresh("heading", wanted, whole)
                body |= self._fresh("told", wanted, whole)
            self._rows[wanted, whole] = Rows(title, body)
        return self._rows[wanted, whole]

    def parts(self, wanted: Wanted, whole: bool = False) -> tuple[Part, ...]:
        """What answers one word in the base as it was built."""
        if (wanted, whole) not in self._parts:
            begins = len(wanted.word) >= SHORTEST_BEGINNING and not whole
            beginning = [Part(wanted.word, True, tuple(self._beginning(wanted.word)))] if begins else []
            exact = wanted.keys - {wanted.word} if begins or not wanted.word else wanted.keys | {wanted.word}
            self._parts[wanted, whole] = (*beginning, *self._exactly(exact))
        return self._parts[wanted, whole]

    def _beginning(self, letters: str) -> Iterable[Rows]:
        ready = len(letters) in BEGINNINGS
        query, values = (_READY, (letters,)) if ready else (_BEGINNING, (letters, letters))
        return (Rows(unpacked(title), unpacked(body)) for title, body in self._base.execute(query, values))

    def _exactly(self, tokens: Iterable[str]) -> Iterable[Part]:
        asked = sorted(tokens)
        found = {word: rows for word, *rows in self._base.execute(_EXACTLY, (json.dumps(asked),))} if asked else {}
        for token in asked:
            yield Part(token, False, (Rows(*map(unpacked, found[token])),) if token in found else ())

    def _fresh(self, column: str, wanted: Wanted, whole: bool) -> BitMap:
        """The same among rows that edits have changed."""
        asked = _expression(wanted, whole)
        return BitMap([row for (row,) in self._base.execute(_FRESH, (f"{column} : ({asked})",))])

    def phrase(self, spoken: Iterable[str]) -> BitMap:
        """Rows with these words one after the other in one text."""
        asked = f'"{" ".join(spoken)}"'
        rows = BitMap([row for (row,) in self._base.execute(_SPOKEN, (asked,))]) - self.renewed
        if self._any_fresh:
            rows.update([row for (row,) in self._base.execute(_FRESH, (f"{{title body}} : {asked}",))])
        return rows

    @cached_property
    def renewed(self) -> BitMap:
        """Rows whose words in the base as it was built count no longer."""
        return renewed_rows(self._base)

    @cached_property
    def _any_fresh(self) -> bool:
        return self._base.execute("SELECT 1 FROM fresh LIMIT 1").fetchone() is not None

    def fresh_words(self, rows: BitMap) -> Iterable[tuple[int, list[str], list[str]]]:
        """The words and keys of those of these rows that edits have changed, of their titles and of their bodies."""
        if self._any_fresh:
            found = self._base.execute(_WORDS_OF, (json.dumps(list(rows)),))
            yield from ((row, heading.split(), told.split()) for row, heading, told in found)


def whole(base: sqlite3.Connection, name: str) -> bytes:
    """What is written down once for the base."""
    (value,) = base.execute("SELECT value FROM whole WHERE name = ?", (name,)).fetchone()
    return bytes(value)


def renewed_rows(base: sqlite3.Connection) -> BitMap:
    """Rows that have followed an edit since the base was built: what was written down of all then may not hold for
    them."""
    return unpacked(whole(base, "renewed"))


def searched(base: sqlite3.Connection) -> BitMap:
    """All rows the word index has."""
    sets = Wordsets(base)
    return (sets.built.worded - sets.renewed) | BitMap([row for (row,) in base.execute("SELECT rowid FROM fresh")])


def _expression(wanted: Wanted, whole: bool) -> str:
    """A word in the language of FTS5: words hold letters and digits only, so nothing needs escaping."""
    begins = len(wanted.word) >= SHORTEST_BEGINNING and not whole
    exact = wanted.keys | {wanted.word} - {""}
    alternatives = [f'"{token}"' for token in sorted(exact)]
    return " OR ".join([f'"{wanted.word}"*', *alternatives] if begins else alternatives)


_PICKED: dict[str, Callable[[Rows], BitMap]] = {
    "": lambda rows: rows.anywhere,
    "title": lambda rows: rows.title,
    "body": lambda rows: rows.body,
}
_EXACTLY = "SELECT word, title, body FROM word WHERE word IN (SELECT value FROM json_each(?))"
_BEGINNING = "SELECT title, body FROM word WHERE word >= ? AND word < ? || char(1114111)"
_READY = "SELECT title, body FROM beginning WHERE letters = ?"
_SPOKEN = "SELECT rowid FROM spoken WHERE spoken MATCH ?"
_FRESH = "SELECT rowid FROM fresh WHERE fresh MATCH ?"
_WORDS_OF = "SELECT rowid, heading, told FROM fresh WHERE rowid IN (SELECT value FROM json_each(?))"
