"""The journal in local.db: acts, each what one undo takes back, and their steps."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from desktop.catalogue.edits import KIND, Standing, json_text, json_value, read_standing, standing_text
from desktop.catalogue.views import HistoryEntry
from sync.errors import InvalidValue
from sync.registry import field_at, value_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator
    from datetime import datetime

STEPS = 4000
"""How many steps of an act are in memory at a time."""
_BEYOND_ALL = 1 << 62
State = Literal["done", "undone", "dropped", "carried"]


class Step(msgspec.Struct, frozen=True):
    """One path of an act: the standing edit before and after."""

    uid: str
    path: str
    before: Standing | None
    after: Standing | None


class Journal:
    """Reads and writes acts over one connection; transactions belong to the caller."""

    def __init__(self, local: sqlite3.Connection) -> None:
        self._local = local

    def begin(self, author: str, at: str, state: State = "done") -> int:
        """A new act; what could be done again before it no longer can, unless a sync wrote it."""
        if state == "done":
            self._local.execute("UPDATE act SET state = 'dropped' WHERE state = 'undone'")
        values = (at, author, state)
        act = self._local.execute("INSERT INTO act (at, author, state) VALUES (?, ?, ?)", values).lastrowid
        assert act is not None
        return act

    def add(self, act: int, steps: Iterable[Step]) -> None:
        """Writes steps of an act in their order."""
        self._local.executemany("INSERT INTO step VALUES (?, ?, ?, ?, ?, ?, ?)", (_row(act, step) for step in steps))

    def mark(self, act: int, state: State) -> None:
        """Gives an act another state."""
        self._local.execute("UPDATE act SET state = ? WHERE id = ?", (state, act))

    def last_done(self) -> int | None:
        """The act undo takes back."""
        return self._pick("SELECT max(id) FROM act WHERE state = 'done'")

    def first_undone(self) -> int | None:
        """The act redo does again."""
        return self._pick("SELECT min(id) FROM act WHERE state = 'undone'")

    def has(self, state: State) -> bool:
        """Whether any act is in this state."""
        return bool(self._local.execute("SELECT 1 FROM act WHERE state = ? LIMIT 1", (state,)).fetchone())

    def _pick(self, query: str) -> int | None:
        found: int | None = self._local.execute(query).fetchone()[0]
        return found

    def steps(self, act: int, backwards: bool) -> Iterator[list[Step]]:
        """The steps of an act in their order or the other way round, some thousands at a time."""
        order, beyond = ("DESC", "<") if backwards else ("ASC", ">")
        query = f"""
        SELECT rowid, uid, path, before, after FROM step
        WHERE act = ? AND rowid {beyond} ? ORDER BY rowid {order} LIMIT {STEPS}
        """
        reached = _BEYOND_ALL if backwards else 0
        while found := self._local.execute(query, (act, reached)).fetchall():
            reached = found[-1][0]
            yield [_step(*values) for _, *values in found]

    def history(self, uid: str, kind: str) -> Iterator[HistoryEntry]:
        """Every act on a record, the newest first."""
        for values in self._local.execute(_HISTORY, (uid,)):
            if values[0] == KIND or _known(kind, values[0]):
                yield _entry(uid, kind, *values)


def stamp(now: datetime) -> str:
    """A moment as edits keep it: ISO, UTC, whole seconds."""
    return now.astimezone(UTC).isoformat(timespec="seconds")


def _row(act: int, step: Step) -> tuple[object, ...]:
    before, after = step.before, step.after
    old = before.value if before else after and after.now
    new = after.value if after else before and before.now
    texts = (standing_text(before), standing_text(after), json_text(old), json_text(new))
    return (act, step.uid, step.path, *texts)


def _step(uid: str, path: str, before: str | None, after: str | None) -> Step:
    return Step(uid, path, read_standing(before, uid, path), read_standing(after, uid, path))


def _known(kind: str, path: str) -> bool:
    try:
        field_at(kind, path)
    except InvalidValue:
        return False
    return True


def _entry(
    uid: str, kind: str, path: str, old: str, new: str, before: str, after: str, author: str, at: str, state: str
) -> HistoryEntry:
    was, became = (json_value(text) for text in (old, new))
    if path != KIND:
        was, became = (value_of(kind, path, given) for given in (was, became))
    checked = old == new and _state(before) != _state(after)
    return HistoryEntry(uid, path, was, became, author, at, state in ("undone", "dropped"), checked, state == "carried")


def _state(text: str | None) -> Any:
    return None if text is None else msgspec.json.decode(text).get("state")


_HISTORY = """
SELECT step.path, step.old, step.new, step.before, step.after, act.author, act.at, act.state
FROM step JOIN act ON act.id = step.act
WHERE step.uid = ?
ORDER BY act.id DESC, step.rowid DESC
"""
