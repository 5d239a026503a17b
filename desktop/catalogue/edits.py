"""The standing edits in local.db: what this person says instead of the centre, path by path."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.catalogue.connecting import transaction
from desktop.catalogue.creations import STANDING, Creations
from desktop.catalogue.one_edit import Standing, json_text, json_value

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence


TOUCH_AT_ONCE, TOUCH_SLICE, TOUCH_LARGEST = 100, 400, 2000
"""How many records the index follows in one turn: those a person waits for, those of the background, and those of an
act of so many slices that writing the orders of the catalogue anew for each would cost more than the records."""
_MANY = 10


class Edits:
    """Reads and writes standing edits over one connection; transactions belong to the caller."""

    def __init__(self, local: sqlite3.Connection) -> None:
        self._local = local
        self.creations = Creations(local)

    def of(self, uid: str) -> dict[str, Standing]:
        """Edits of one record by path."""
        return self.of_all([uid]).get(uid, {})

    def of_all(self, uids: Sequence[str]) -> dict[str, dict[str, Standing]]:
        """Edits by path of those of these records that have any."""
        query = f"{_SELECT} FROM edit WHERE uid IN ({', '.join('?' * len(uids))}) ORDER BY uid, path"
        found = {made.uid: made.edits() for made in self.creations.of(uids)}
        for edit in map(_standing, self._local.execute(query, uids)):
            found.setdefault(edit.uid, {})[edit.path] = edit
        return found

    def all(self) -> tuple[Standing, ...]:
        """All edits, the newest first."""
        return tuple(
            map(_standing, self._local.execute(f"{_SELECT} FROM {STANDING} ORDER BY edited_at DESC, uid, path"))
        )

    def in_order(self, uids: Iterable[str]) -> Iterator[Standing]:
        """Edits of these records in their order, of each the newest first; that it was made here stands before all."""
        query = f"{_SELECT} FROM {STANDING} WHERE uid = ? ORDER BY path = 'kind' DESC, edited_at DESC, path"
        for uid in uids:
            yield from map(_standing, self._local.execute(query, (uid,)))

    def uids(self) -> tuple[str, ...]:
        """Records with an edit."""
        return tuple(uid for (uid,) in self._local.execute(_UIDS))

    def cared_for(self) -> tuple[str, ...]:
        """Records with an edit, or with one that undo or redo can bring back."""
        return tuple(uid for (uid,) in self._local.execute(_CARED_FOR))

    def born(self, uids: Sequence[str]) -> dict[str, str]:
        """Kinds of those of these records, some hundreds at most, that were made here and no bundle has brought."""
        query = f"SELECT uid, value FROM edit WHERE path = 'kind' AND uid IN ({', '.join('?' * len(uids))})"
        return self.creations.kinds(uids) | {uid: json_value(kind) for uid, kind in self._local.execute(query, uids)}

    def all_born(self) -> tuple[str, ...]:
        """All records made here that no bundle has brought."""
        return tuple(uid for (uid,) in self._local.execute(_BORN))

    def counts(self) -> tuple[int, int]:
        """How many edits stand and how many of them are in conflict."""
        edits, conflicts = self._local.execute("SELECT count(*), total(conflict) FROM edit").fetchone()
        (whole,) = self._local.execute("SELECT total(paths) FROM creation WHERE stands").fetchone()
        return edits + int(whole), int(conflicts)

    def set(self, uid: str, path: str, edit: Standing | None) -> None:
        """Makes this the edit of a path; None removes it."""
        self.creations.spread((uid,))
        if edit is None:
            self._local.execute("DELETE FROM edit WHERE uid = ? AND path = ?", (uid, path))
        else:
            self._local.execute(_STORE, _stored(edit))

    def add(self, edits: Iterable[Standing]) -> None:
        """Makes these the edits of their paths."""
        written = list(edits)
        self.creations.spread(edit.uid for edit in written)
        self._local.executemany(_STORE, map(_stored, written))

    def remove(self, uid: str, paths: Iterable[str]) -> None:
        """Takes the edits of these paths away."""
        self.creations.spread((uid,))
        self._local.executemany("DELETE FROM edit WHERE uid = ? AND path = ?", ((uid, path) for path in paths))

    def touch(self, uids: Sequence[str]) -> None:
        """Marks records whose index entry has to follow: the first at once, the others in turns, each with a number."""
        at, size = self.newest_touch() + 1, TOUCH_SLICE if len(uids) < _MANY * TOUCH_SLICE else TOUCH_LARGEST
        turns = ((uid, at + (n - TOUCH_AT_ONCE) // size + 1) for n, uid in enumerate(uids))
        self._local.executemany("INSERT OR REPLACE INTO touched VALUES (?, ?)", turns)

    def touch_alone(self, uids: Sequence[str]) -> None:
        """The same where nobody holds a transaction; inside one, as part of it."""
        if self._local.in_transaction:
            self.touch(uids)
        else:
            with transaction(self._local):
                self.touch(uids)

    def newest_touch(self) -> int:
        """Number of the last write; rises with each."""
        return int(self._local.execute("SELECT coalesce(max(at), 0) FROM touched").fetchone()[0])

    def made(self) -> str:
        """Which local file this is; an index remembers whose edits it has followed."""
        return str(self._local.execute("SELECT at FROM made").fetchone()[0])

    def followed_by(self, base: sqlite3.Connection) -> bool:
        """Whether the index of a base has seen every write."""
        seen: tuple[int, str] = base.execute("SELECT seen, seen_of FROM state").fetchone()
        return seen == (self.newest_touch(), self.made())

    def touched_since(self, seen: int) -> tuple[str, ...]:
        """Records written to after that number."""
        return tuple(uid for (uid,) in self._local.execute("SELECT uid FROM touched WHERE at > ?", (seen,)))

    def next_touched(self, seen: int) -> tuple[int, tuple[str, ...]]:
        """The first turn after that number, and its records; the number of the last write and nothing at the end."""
        found = self._local.execute(
            "SELECT at, uid FROM touched WHERE at = (SELECT min(at) FROM touched WHERE at > ?)", (seen,)
        )
        turn = found.fetchall()
        return (turn[0][0], tuple(uid for _, uid in turn)) if turn else (self.newest_touch(), ())

    def kept(self, uid: str) -> bytes | None:
        """The last text of an edited record the centre has withdrawn."""
        found = self._local.execute("SELECT doc FROM kept WHERE uid = ?", (uid,)).fetchone()
        return found[0].encode() if found else None

    def kept_of(self, uids: Iterable[str]) -> dict[str, str]:
        """The same for those of these records that have one, as text."""
        query = "SELECT uid, doc FROM kept WHERE uid = ?"
        found = (self._local.execute(query, (uid,)).fetchone() for uid in uids)
        return dict(filter(None, found))


def _stored(edit: Standing) -> tuple[object, ...]:
    values = (json_text(edit.base), json_text(edit.value), edit.author, edit.edited_at, edit.conflict)
    return (edit.uid, edit.path, *values, json_text(edit.centre), json_text(edit.state), edit.rev)


def _standing(row: tuple[Any, ...]) -> Standing:
    uid, path, base, value, author, edited_at, conflict, centre, state, rev = row
    return Standing(
        uid=uid,
        path=path,
        base=json_value(base),
        value=json_value(value),
        author=author,
        edited_at=edited_at,
        conflict=bool(conflict),
        centre=json_value(centre),
        state=json_value(state),
        rev=rev,
    )


_SELECT = "SELECT uid, path, base, value, author, edited_at, conflict, centre, state, rev"
_UIDS = "SELECT uid FROM edit UNION SELECT uid FROM creation WHERE stands ORDER BY uid"
_BORN = "SELECT uid FROM edit WHERE path = 'kind' UNION SELECT uid FROM creation WHERE stands ORDER BY uid"
_CARED_FOR = """
SELECT uid FROM edit
UNION SELECT step.uid FROM step JOIN act ON act.id = step.act WHERE act.state IN ('done', 'undone')
UNION SELECT creation.uid FROM creation JOIN act ON act.id = creation.act
    WHERE stands OR act.state IN ('done', 'undone')
ORDER BY uid
"""
_STORE = """
INSERT OR REPLACE INTO edit (uid, path, base, value, author, edited_at, conflict, centre, state, rev)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
