"""The standing edits in local.db: what this person says instead of the centre, path by path."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from desktop.catalogue.views import Edit
    from sync.canon import Document


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """One standing edit; values in JSON form. Under conflict `base` is what stood when the person wrote, `centre` what
    the centre says now; otherwise `base` is what the centre says now."""

    uid: str
    path: str
    base: Any
    value: Any
    author: str
    edited_at: str
    conflict: bool = False
    centre: Any = None

    @property
    def now(self) -> Any:
        """The centre's value at this path."""
        return self.centre if self.conflict else self.base


def json_text(value: Any) -> str | None:
    """The column form of a JSON value: NULL for an empty field."""
    return None if value is None else msgspec.json.encode(value).decode()


def json_value(text: str | None) -> Any:
    """The JSON value of a column."""
    return None if text is None else msgspec.json.decode(text)


def standing_text(edit: Standing | None) -> str | None:
    """An edit as the journal keeps it."""
    return None if edit is None else msgspec.json.encode(edit).decode()


def read_standing(text: str | None) -> Standing | None:
    """An edit out of the journal."""
    return None if text is None else msgspec.json.decode(text, type=Standing)


class Edits:
    """Reads and writes standing edits over one connection; transactions belong to the caller."""

    def __init__(self, local: sqlite3.Connection) -> None:
        self._local = local

    def of(self, uid: str) -> dict[str, Standing]:
        """Edits of one record by path."""
        found = self._local.execute(f"{_SELECT} WHERE uid = ? ORDER BY path", (uid,))
        return {edit.path: edit for edit in map(_standing, found)}

    def of_all(self, uids: Sequence[str]) -> dict[str, dict[str, Standing]]:
        """Edits by path of those of these records that have any."""
        query = f"{_SELECT} WHERE uid IN ({', '.join('?' * len(uids))}) ORDER BY uid, path"
        found: dict[str, dict[str, Standing]] = {}
        for edit in map(_standing, self._local.execute(query, uids)):
            found.setdefault(edit.uid, {})[edit.path] = edit
        return found

    def all(self) -> tuple[Standing, ...]:
        """All edits, the newest first."""
        return tuple(map(_standing, self._local.execute(f"{_SELECT} ORDER BY edited_at DESC, uid, path")))

    def uids(self) -> tuple[str, ...]:
        """Records with an edit."""
        return tuple(uid for (uid,) in self._local.execute("SELECT DISTINCT uid FROM edit ORDER BY uid"))

    def cared_for(self) -> tuple[str, ...]:
        """Records with an edit, or with one that undo or redo can bring back."""
        return tuple(uid for (uid,) in self._local.execute(_CARED_FOR))

    def counts(self) -> tuple[int, int]:
        """How many edits stand and how many of them are in conflict."""
        edits, conflicts = self._local.execute("SELECT count(*), total(conflict) FROM edit").fetchone()
        return edits, int(conflicts)

    def set(self, uid: str, path: str, edit: Standing | None) -> None:
        """Makes this the edit of a path; None removes it."""
        if edit is None:
            self._local.execute("DELETE FROM edit WHERE uid = ? AND path = ?", (uid, path))
        else:
            values = (json_text(edit.base), json_text(edit.value), edit.author, edit.edited_at, edit.conflict)
            self._local.execute(_STORE, (uid, path, *values, json_text(edit.centre)))

    def touch(self, uids: Iterable[str]) -> None:
        """Marks records whose index entry has to follow."""
        at = self.newest_touch() + 1
        self._local.executemany("INSERT OR REPLACE INTO touched VALUES (?, ?)", ((uid, at) for uid in uids))

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

    def kept(self, uid: str) -> bytes | None:
        """The last text of an edited record the centre has withdrawn."""
        found = self._local.execute("SELECT doc FROM kept WHERE uid = ?", (uid,)).fetchone()
        return found[0].encode() if found else None

    def kept_of(self, uids: Iterable[str]) -> dict[str, str]:
        """The same for those of these records that have one, as text."""
        query = "SELECT uid, doc FROM kept WHERE uid = ?"
        found = (self._local.execute(query, (uid,)).fetchone() for uid in uids)
        return dict(filter(None, found))


def laid_over(document: Document, edits: Iterable[Standing]) -> Document:
    """The effective document: the centre's with the edits in it. The given one stays as it is."""
    from sync.registry import put

    effective = dict(document)
    for edit in edits:
        put(effective, edit.path, edit.value)
    return effective


def as_view(edit: Standing, kind: str) -> Edit:
    """The edit as it travels. Raises InvalidValue for a path this program does not know."""
    from desktop.catalogue.views import Edit
    from sync.registry import value_of

    values = (value_of(kind, edit.path, given) for given in (edit.base, edit.value, edit.centre))
    base, value, centre = values
    return Edit(edit.uid, edit.path, base, value, edit.author, edit.edited_at, edit.conflict, centre)


def _standing(row: tuple[Any, ...]) -> Standing:
    uid, path, base, value, author, edited_at, conflict, centre = row
    return Standing(
        uid=uid,
        path=path,
        base=json_value(base),
        value=json_value(value),
        author=author,
        edited_at=edited_at,
        conflict=bool(conflict),
        centre=json_value(centre),
    )


_SELECT = "SELECT uid, path, base, value, author, edited_at, conflict, centre FROM edit"
_CARED_FOR = """
SELECT uid FROM edit
UNION SELECT step.uid FROM step JOIN act ON act.id = step.act WHERE act.state <> 'dropped'
ORDER BY uid
"""
_STORE = """
INSERT OR REPLACE INTO edit (uid, path, base, value, author, edited_at, conflict, centre)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)
"""
