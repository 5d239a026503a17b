"""The journal in local.db: acts, each what one undo takes back, and their steps."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal

import msgspec

from desktop.catalogue.creations import Creations
from desktop.catalogue.one_edit import KIND, Standing, read_standing, standing_text
from desktop.catalogue.views import HistoryEntry
from sync.errors import InvalidValue
from sync.registry import field_at, value_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

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
        self.creations = Creations(local)

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
        self._local.executemany("INSERT INTO step VALUES (?, ?, ?, ?, ?)", (_row(act, step) for step in steps))

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
        found = [(act, list(_told(uid, kind, *values))) for act, *values in self._local.execute(_HISTORY, (uid,))]
        for act, state, made in self.creations.all_of(uid):
            edits = reversed([made.edits()[path] for path in made.said])
            found.append(
                (act, [entry for edit in edits for entry in _entry(kind, None, edit, made.author, made.at, state)])
            )
        for _, entries in sorted(found, key=lambda each: -each[0]):
            yield from entries


def stamp(now: datetime) -> str:
    """A moment as edits keep it: ISO, UTC, whole seconds."""
    return now.astimezone(UTC).isoformat(timespec="seconds")


def local_day(at: str) -> str:
    """The date a stamp has where this computer stands; '' for none."""
    return datetime.fromisoformat(at).astimezone().date().isoformat() if at else ""


def _row(act: int, step: Step) -> tuple[object, ...]:
    return (act, step.uid, step.path, standing_text(step.before), standing_text(step.after))


def _step(uid: str, path: str, before: str | None, after: str | None) -> Step:
    return Step(uid, path, read_standing(before, uid, path), read_standing(after, uid, path))


def _known(kind: str, path: str) -> bool:
    try:
        field_at(kind, path)
    except InvalidValue:
        return False
    return True


def _told(
    uid: str, kind: str, path: str, before: str | None, after: str | None, author: str, at: str, state: str
) -> Iterator[HistoryEntry]:
    step = _step(uid, path, before, after)
    yield from _entry(kind, step.before, step.after, author, at, state)


def _entry(
    kind: str, before: Standing | None, after: Standing | None, author: str, at: str, state: str
) -> Iterator[HistoryEntry]:
    """What a step says of its record; nothing for a path of another program."""
    known = after or before
    if known is None or not (known.path == KIND or _known(kind, known.path)):
        return
    old = before.value if before else known.now
    new = after.value if after else known.now
    was, became = (old, new) if known.path == KIND else (value_of(kind, known.path, given) for given in (old, new))
    checked = old == new and (before and before.state) != (after and after.state)
    away = state in ("undone", "dropped")
    yield HistoryEntry(known.uid, known.path, was, became, author, at, away, checked, state == "carried")


_HISTORY = """
SELECT step.act, step.path, step.before, step.after, act.author, act.at, act.state
FROM step JOIN act ON act.id = step.act
WHERE step.uid = ?
ORDER BY act.id DESC, step.rowid DESC
"""
