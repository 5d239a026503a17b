"""A person's change and its inverse: checked, kept in one transaction, written into the journal.

An act is what one undo takes back; its steps remember the standing edit before and after. Undo brings the edit before
back over whatever the centre says by then, so a sync in between takes nothing away.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from desktop.catalogue.edits import Edits, Standing, json_text, json_value, read_standing, standing_text
from desktop.catalogue.views import Change, HistoryEntry
from sync.canon import Document, encode, nfc
from sync.checks import Problem, problems
from sync.errors import Check, InvalidValue, UnknownRecord
from sync.fields import Field, Type
from sync.merge import Merged, Outcome, merge
from sync.registry import Value, field_at, get, plain, value_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping

    from desktop.catalogue.reading import Reading
    from sync.vocabularies import Vocabularies


class Step(msgspec.Struct, frozen=True):
    """One path of an act: the standing edit before and after."""

    uid: str
    path: str
    before: Standing | None
    after: Standing | None


class Editing:
    """Writes the person's work. The caller holds the transaction and lets the index follow."""

    def __init__(self, local: sqlite3.Connection, edits: Edits, reading: Reading) -> None:
        self._local, self._edits, self._reading = local, edits, reading

    def edit(self, uid: str, changes: Mapping[str, Value], author: str, terms: Vocabularies, now: datetime) -> Change:
        """Keeps these values, all or none. Raises InvalidValue for the first one that fails a check."""
        document, at = self._reading.document(uid), _stamp(now)
        today = now.astimezone().date().isoformat()  # of the person: east of Greenwich the day begins before UTC's
        given = {path: checked(document, path, value, terms, today) for path, value in changes.items()}
        had = self._edits.of(uid)
        steps = []
        for path, value in given.items():
            centre, before = get(document, path), had.get(path)
            edit = Standing(uid=uid, path=path, base=centre, value=value, author=author, edited_at=at)
            after = None if alike(document["kind"], path, value, centre) else edit
            if (after and after.value) != (before and before.value) or bool(after) != bool(before) or _decides(before):
                steps.append(Step(uid, path, before, after))
        return self._act(steps, author, at)

    def decide(self, uid: str, path: str, keep: Literal["mine", "centre"], author: str, now: datetime) -> Change:
        """Ends a conflict: the person's value over the centre's new one, or the centre's. Without one, nothing."""
        before = self._edits.of(uid).get(path)
        if before is None or not before.conflict:
            return Change("edit", (uid,))
        mine = msgspec.structs.replace(before, base=before.centre, conflict=False, centre=None, edited_at=_stamp(now))
        return self._act([Step(uid, path, before, mine if keep == "mine" else None)], author, _stamp(now))

    def revert(self, uid: str, path: str, author: str, now: datetime) -> Change:
        """Lets the centre's value stand again; without an edit nothing happens."""
        before = self._edits.of(uid).get(path)
        steps = [Step(uid, path, before, None)] if before else []
        return self._act(steps, author, _stamp(now))

    def _act(self, steps: list[Step], author: str, at: str) -> Change:
        if not steps:
            return Change("edit", ())
        self._local.execute("UPDATE act SET state = 'dropped' WHERE state = 'undone'")
        act = self._local.execute("INSERT INTO act (at, author, state) VALUES (?, ?, 'done')", (at, author)).lastrowid
        for step in steps:
            old, new = (edit.value if edit else self._centre(step) for edit in (step.before, step.after))
            texts = (standing_text(step.before), standing_text(step.after), json_text(old), json_text(new))
            self._local.execute("INSERT INTO step VALUES (?, ?, ?, ?, ?, ?, ?)", (act, step.uid, step.path, *texts))
            self._edits.set(step.uid, step.path, step.after)
        return self._told("edit", steps)

    def _centre(self, step: Step) -> Any:
        return get(self._reading.document(step.uid), step.path)

    def _told(self, verb: str, steps: Iterable[Step]) -> Change:
        uids = tuple(dict.fromkeys(step.uid for step in steps))
        self._edits.touch(uids)
        return Change(verb, uids, tuple(dict.fromkeys(step.path for step in steps)))

    def undo(self) -> Change | None:
        """Takes the last act back."""
        act = self._pick("SELECT max(id) FROM act WHERE state = 'done'")
        return None if act is None else self._replay(act, "undo")

    def redo(self) -> Change | None:
        """Does again what was taken back last."""
        act = self._pick("SELECT min(id) FROM act WHERE state = 'undone'")
        return None if act is None else self._replay(act, "redo")

    def can(self, verb: Literal["undo", "redo"]) -> bool:
        """Whether there is anything to take back, or to do again."""
        state = "done" if verb == "undo" else "undone"
        return bool(self._local.execute("SELECT 1 FROM act WHERE state = ? LIMIT 1", (state,)).fetchone())

    def _pick(self, query: str) -> int | None:
        found: int | None = self._local.execute(query).fetchone()[0]
        return found

    def _replay(self, act: int, verb: Literal["undo", "redo"]) -> Change:
        steps = self._steps(act)
        for step in steps:
            wanted = step.before if verb == "undo" else step.after
            self._edits.set(step.uid, step.path, self._carried(wanted))
        state = "undone" if verb == "undo" else "done"
        self._local.execute("UPDATE act SET state = ? WHERE id = ?", (state, act))
        return self._told(verb, steps)

    def _steps(self, act: int) -> list[Step]:
        found = self._local.execute("SELECT uid, path, before, after FROM step WHERE act = ?", (act,)).fetchall()
        return [Step(uid, path, read_standing(before), read_standing(after)) for uid, path, before, after in found]

    def _carried(self, edit: Standing | None) -> Standing | None:
        if edit is None:
            return None
        try:
            document = self._reading.document(edit.uid)
        except UnknownRecord:  # gone with the centre's copy: the act is taken back as it was remembered
            return edit
        return carried(edit, document["kind"], get(document, edit.path))[1]

    def history(self, uid: str, kind: str) -> tuple[HistoryEntry, ...]:
        """Every act on a record, the newest first."""
        found = self._local.execute(_HISTORY, (uid,)).fetchall()
        return tuple(_entry(uid, kind, *values) for values in found if _known(kind, values[0]))


def checked(document: Document, path: str, value: Value, terms: Vocabularies, today: str) -> Any:
    """The JSON form of a value that may be kept. Raises InvalidValue for a field nobody may write, a wrong shape or a
    severe problem."""
    kind = document["kind"]
    field, _ = field_at(kind, path)
    if field.derived:
        raise InvalidValue(path, Check.UNKNOWN_FIELD)
    try:
        given = nfc(plain(value))
        encode(given)
    except (ValueError, OverflowError) as error:  # half a surrogate pair, a number no JSON of ours can hold
        raise InvalidValue(path, Check.WRONG_SHAPE, given=repr(value)[:200]) from error
    had = get(document, path)
    for problem in problems(kind, path, value_of(kind, path, given), terms, today):
        if problem.severe or _is_new_to_vocabulary(problem, had):
            raise problem.refusal()
    return _with_unknown_columns(field, given, had)


def _is_new_to_vocabulary(problem: Problem, had: Any) -> bool:
    """A code no vocabulary knows may come from a later bundle and stays; a person cannot add one."""
    return problem.check is Check.UNKNOWN_TERM and f'"{problem.given}"'.encode() not in encode(had)


def _with_unknown_columns(field: Field, given: Any, had: Any) -> Any:
    """Rows keep what a later program wrote into them, as far as their key still names them."""
    if field.type is not Type.ROWS or not given or not had:
        return given
    known = {column.name for column in field.columns}
    extra = {_row_key(field, row): {name: cell for name, cell in row.items() if name not in known} for row in had}
    return [extra.get(_row_key(field, row), {}) | row for row in given]


def _row_key(field: Field, row: dict[str, Any]) -> str:
    return repr([row.get(name) for name in field.row_key or sorted(row)])


def alike(kind: str, path: str, left: Any, right: Any) -> bool:
    """Whether two JSON values mean the same: a default written out and one left out do."""
    return left == right or value_of(kind, path, left) == value_of(kind, path, right)


def carried(edit: Standing, kind: str, centre: Any) -> tuple[Outcome, Standing | None]:
    """An edit over what the centre says now: kept, accepted (None), combined, or in conflict."""
    merged = merged_at(edit, kind, centre)
    if merged.outcome is Outcome.ACCEPTED:
        return merged.outcome, None
    if merged.outcome is Outcome.CONFLICT:
        return merged.outcome, msgspec.structs.replace(edit, conflict=True, centre=centre)
    combined = msgspec.structs.replace(edit, base=centre, value=merged.value, conflict=False, centre=None)
    return merged.outcome, combined


def merged_at(edit: Standing, kind: str, centre: Any) -> Merged:
    """The three-way merge of one edit; a field of a later program is kept as it is."""
    try:
        field, _ = field_at(kind, edit.path)
    except InvalidValue:
        return Merged(Outcome.KEPT, edit.value)
    return merge(field, edit.base, centre, edit.value)


def _decides(before: Standing | None) -> bool:
    """Writing over a conflict ends it, also with the same words."""
    return before is not None and before.conflict


def _stamp(now: datetime) -> str:
    return now.astimezone(UTC).isoformat(timespec="seconds")


def _known(kind: str, path: str) -> bool:
    try:
        field_at(kind, path)
    except InvalidValue:
        return False
    return True


def _entry(uid: str, kind: str, path: str, old: str, new: str, author: str, at: str, state: str) -> HistoryEntry:
    was, became = (value_of(kind, path, json_value(text)) for text in (old, new))
    return HistoryEntry(uid, path, was, became, author, at, state != "done")


_HISTORY = """
SELECT step.path, step.old, step.new, act.author, act.at, act.state
FROM step JOIN act ON act.id = step.act
WHERE step.uid = ?
ORDER BY act.id DESC, step.rowid DESC
"""
