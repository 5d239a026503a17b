"""Records made here that nothing has changed since: each one row of local.db, which is at once what stands, what undo
takes back and what the history tells. The first change of such a record spreads it into edits path by path, and the
row stays for undo and history."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

import msgspec

from desktop.catalogue.one_edit import KIND, Standing, json_text

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

BATCH = 500


class Creation(msgspec.Struct, frozen=True):
    """A record as it was made: JSON values by path, `kind` the first, and rows of `field_state` by path. `stands` until
    it is taken back or any path of it has an edit of its own."""

    uid: str
    said: dict[str, Any]
    states: dict[str, dict[str, Any]] = {}
    author: str = ""
    at: str = ""
    stands: bool = True

    def edits(self) -> dict[str, Standing]:
        """The same as edits by path."""
        return {
            path: Standing(
                uid=self.uid,
                path=path,
                value=self.said[path],
                author=self.author,
                edited_at=self.at,
                state=self.states.get(path),
            )
            for path in sorted(self.said)
        }


class Creations:
    """Reads and writes creations over one connection; transactions belong to the caller."""

    def __init__(self, local: sqlite3.Connection) -> None:
        self._local = local

    def add(self, act: int, made: Iterable[Creation]) -> None:
        """Writes records made by an act."""
        self._local.executemany(_ADD, (_row(act, each) for each in made))

    def of(self, uids: Sequence[str]) -> Iterator[Creation]:
        """Those of these records, some hundreds at most, that stand as they were made."""
        yield from map(_creation, self._local.execute(f"{_SELECT} WHERE stands AND uid IN ({_marks(uids)})", uids))

    def all_of(self, uid: str) -> list[tuple[int, str, Creation]]:
        """Every making of a record, with its act and the state of that."""
        query = f"SELECT act, act.state, {_COLUMNS} {_FROM} WHERE uid = ? ORDER BY act DESC"
        return [(act, state, _creation(row)) for act, state, *row in self._local.execute(query, (uid,))]

    def of_act(self, act: int) -> Iterator[list[Creation]]:
        """What an act made, some hundreds at a time."""
        found = self._local.execute("SELECT creation.id FROM creation WHERE act = ? ORDER BY id", (act,)).fetchall()
        waiting = iter(found)
        while batch := [number for (number,) in islice(waiting, BATCH)]:
            rows = self._local.execute(f"{_SELECT} WHERE creation.id IN ({_marks(batch)}) ORDER BY creation.id", batch)
            yield list(map(_creation, rows))

    def kinds(self, uids: Sequence[str]) -> dict[str, str]:
        """Kinds of those that stand, some hundreds at most."""
        query = f"SELECT uid, kind FROM creation WHERE stands AND uid IN ({_marks(uids)})"
        return dict(self._local.execute(query, uids).fetchall())

    def let_stand(self, act: int, uids: Iterable[str], stands: bool) -> None:
        """Brings these records of an act back as they were made, or takes them away."""
        query = "UPDATE creation SET stands = ? WHERE uid = ? AND +act = ?"  # an act may have made them all
        self._local.executemany(query, ((stands, uid, act) for uid in uids))

    def spread(self, uids: Iterable[str]) -> None:
        """Turns those of these records that stand as they were made into edits path by path."""
        waiting = iter(dict.fromkeys(uids))
        while batch := list(islice(waiting, BATCH)):
            if whole := [(uid,) for uid in self.kinds(batch)]:
                self._local.executemany(_SPREAD, whole)
                self._local.executemany("UPDATE creation SET stands = 0 WHERE uid = ?", whole)


def _row(act: int, made: Creation) -> tuple[object, ...]:
    states = json_text(made.states) if made.states else None
    return (act, made.uid, made.said[KIND], len(made.said), made.stands, json_text(made.said), states)


def _creation(row: Sequence[Any]) -> Creation:
    uid, stands, said, states, author, at = row
    return Creation(uid, _decode(said), _decode(states) if states else {}, author, at, bool(stands))


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


STANDING = """(
SELECT uid, path, base, value, author, edited_at, conflict, centre, state, rev FROM edit
UNION ALL
SELECT
    creation.uid, one.key, NULL, creation.said -> one.fullkey, act.author, act.at, 0, NULL,
    creation.states -> one.fullkey, NULL
FROM creation JOIN act ON act.id = creation.act, json_each(creation.said) AS one
WHERE creation.stands
)"""
"""All edits path by path, whichever way they are kept: a table for a query."""
_decode = msgspec.json.Decoder(dict[str, Any]).decode
_ADD = "INSERT INTO creation (act, uid, kind, paths, stands, said, states) VALUES (?, ?, ?, ?, ?, ?, ?)"
_COLUMNS = "creation.uid, creation.stands, creation.said, creation.states, act.author, act.at"
_FROM = "FROM creation JOIN act ON act.id = creation.act"
_SELECT = f"SELECT {_COLUMNS} {_FROM}"
_SPREAD = f"""
INSERT OR IGNORE INTO edit (uid, path, base, value, author, edited_at, conflict, centre, state, rev)
SELECT uid, path, base, value, author, edited_at, conflict, centre, state, rev FROM {STANDING} WHERE uid = ?
"""
