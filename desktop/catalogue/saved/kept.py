"""The saved searches in local.db: kept, renamed, taken away, each an act that undo takes back."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop.catalogue.saved.searches import (
    LONGEST_NAME,
    SavedSearch,
    question_text,
    read_question,
    same_name,
    tidy_name,
)
from sync.errors import NameNotTaken, NameTrouble, UnknownSearch

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from desktop.catalogue.questions import Question

FIRST_VERSION = 5
"""A file of an older program, open for reading only, has no table of them yet."""


class Log(NamedTuple):
    """What `saved_news` keeps of a search: which base its rows are of, and the packed rows and hashes."""

    search: int
    question: Question
    base: str
    new: bytes
    changed: bytes
    gone: bytes


class Kept:
    """Reads and writes saved searches over one connection; transactions belong to the caller."""

    def __init__(self, local: sqlite3.Connection) -> None:
        self._local = local

    @property
    def any(self) -> bool:
        """Whether there has ever been one."""
        (version,) = self._local.execute("PRAGMA user_version").fetchone()
        return version >= FIRST_VERSION and bool(self._local.execute("SELECT 1 FROM saved_search LIMIT 1").fetchone())

    def all(self) -> tuple[SavedSearch, ...]:
        """All that are there, the oldest first."""
        return tuple(_search(*line) for line in self._found("removed IS NULL"))

    def one(self, id_: int) -> SavedSearch:
        """That one. Raises UnknownSearch."""
        found = self._found("removed IS NULL AND id = ?", id_)
        if not found:
            raise UnknownSearch(str(id_))
        return _search(*found[0])

    def _found(self, where: str, *values: object) -> list[tuple[int, str, str, str, str]]:
        if not self.any:
            return []
        query = f"SELECT id, name, question, made, looked FROM saved_search WHERE {where} ORDER BY id"
        return self._local.execute(query, values).fetchall()

    def add(self, act: int, question: Question, name: str, at: str) -> SavedSearch:
        """Keeps a question. Raises NameNotTaken."""
        fitting = self._fitting(name)
        values = (fitting, question_text(question), at, at)
        made = self._local.execute(
            "INSERT INTO saved_search (name, question, made, looked) VALUES (?, ?, ?, ?)", values
        ).lastrowid
        assert made is not None
        self._step(act, made, None, fitting)
        return self.one(made)

    def rename(self, act: int, id_: int, name: str) -> SavedSearch:
        """Another name. Raises NameNotTaken, UnknownSearch."""
        before, fitting = self.one(id_).name, self._fitting(name, id_)
        self._local.execute("UPDATE saved_search SET name = ? WHERE id = ?", (fitting, id_))
        self._step(act, id_, before, fitting)
        return self.one(id_)

    def remove(self, act: int, id_: int, at: str) -> SavedSearch:
        """Takes it away; it stays in the file for whoever undoes that. Raises UnknownSearch."""
        gone = self.one(id_)
        self._local.execute("UPDATE saved_search SET removed = ? WHERE id = ?", (at, id_))
        self._step(act, id_, gone.name, None)
        return gone

    def _fitting(self, name: str, but: int = 0) -> str:
        tidied = tidy_name(name)
        if not tidied:
            raise NameNotTaken(tidied, NameTrouble.EMPTY)
        if len(tidied) > LONGEST_NAME:
            raise NameNotTaken(tidied[:LONGEST_NAME], NameTrouble.TOO_LONG, LONGEST_NAME)
        if any(same_name(each.name) == same_name(tidied) for each in self.all() if each.id != but):
            raise NameNotTaken(tidied, NameTrouble.TAKEN)
        return tidied

    def _step(self, act: int, id_: int, before: str | None, after: str | None) -> None:
        self._local.execute("INSERT INTO saved_step VALUES (?, ?, ?, ?)", (act, id_, before, after))

    def replay(self, act: int, back: bool) -> tuple[str, ...]:
        """Takes back what an act did to saved searches, or does it again; their names."""
        names = []
        (at,) = self._local.execute("SELECT at FROM act WHERE id = ?", (act,)).fetchone()
        found = self._local.execute("SELECT search, before, after FROM saved_step WHERE act = ?", (act,)).fetchall()
        for id_, before, after in found:
            name = before if back else after
            self._local.execute(
                "UPDATE saved_search SET name = coalesce(?, name), removed = ? WHERE id = ?",
                (name, None if name else at, id_),
            )
            names.append(str(name or before or after))
        return tuple(names)

    # What happened since they were looked at

    def logs(self, removed_since: str) -> Iterator[Log]:
        """What is kept of those that are there or were taken away after a moment: an undo may bring them back."""
        if self.any:
            query = "SELECT id, question, base, new, changed, gone FROM saved_search WHERE coalesce(removed, ?) >= ?"
            for id_, question, *kept in self._local.execute(query, (removed_since, removed_since)).fetchall():
                yield Log(id_, read_question(question)[0], *kept)

    def log(self, id_: int) -> Log:
        """What is kept of that one."""
        query = "SELECT question, base, new, changed, gone FROM saved_search WHERE id = ?"
        question, *kept = self._local.execute(query, (id_,)).fetchone()
        return Log(id_, read_question(question)[0], *kept)

    def write(self, logs: Iterable[Log]) -> None:
        """Keeps these instead of what was kept of their searches."""
        self._local.executemany(
            "UPDATE saved_search SET base = ?, new = ?, changed = ?, gone = ? WHERE id = ?",
            [(log.base, log.new, log.changed, log.gone, log.search) for log in logs],
        )

    def look(self, id_: int, at: str) -> None:
        """From this moment on everything is seen. Raises UnknownSearch."""
        self.one(id_)
        self._local.execute(
            "UPDATE saved_search SET looked = ?, new = x'', changed = x'', gone = x'' WHERE id = ?", (at, id_)
        )


def _search(id_: int, name: str, question: str, made: str, looked: str) -> SavedSearch:
    asked, lost = read_question(question)
    return SavedSearch(id_, name, asked, made, looked, lost)
