"""A person's edits over a new publication: each is kept, accepted, combined or in conflict; none is lost."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

import msgspec

from desktop.catalogue.journal import Journal, Step, local_day
from desktop.catalogue.one_edit import KIND, Standing, born_document, laid_over
from sync.errors import InvalidValue
from sync.merge import Outcome, Text, merge, merge_text
from sync.registry import field_at, fields_of, get

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from desktop.catalogue.edits import Edits
    from sync.canon import Document

SLICE = 500


@dataclass
class Tally:
    """How many edits were kept (combined ones too), accepted by the centre, or are now in conflict; how many records
    are no longer what was confirmed."""

    kept: int = 0
    accepted: int = 0
    conflicts: int = 0
    unconfirmed: int = 0

    def count(self, outcome: Outcome) -> None:
        """Counts one edit; a conflict's edit is kept as well."""
        self.accepted += outcome is Outcome.ACCEPTED
        self.conflicts += outcome is Outcome.CONFLICT
        self.kept += outcome is not Outcome.ACCEPTED


class Carrying:
    """From the old base to the new one, inside the caller's transaction of the local file."""

    def __init__(
        self, old: sqlite3.Connection | None, new: sqlite3.Connection, local: sqlite3.Connection, edits: Edits, at: str
    ) -> None:
        self._old, self._new, self._local, self._edits = old, new, local, edits
        self._journal, self._at, self._act = Journal(local), at, 0

    def carry(self) -> Tally:
        """Carries all edits over and marks every record the index has to follow in."""
        tally, touched = Tally(), list[str]()
        waiting = iter(self._edits.cared_for())
        while uids := list(islice(waiting, SLICE)):
            had, born = self._edits.of_all(uids), self._edits.born(uids)
            for uid in uids:
                document, edits = _document(self._new, uid), had.get(uid, {})
                if document is None:
                    self._keep(uid)
                    tally.kept += len(edits)
                else:
                    self._carry(edits, document, tally)
                if document is not None or uid not in born:
                    touched.append(uid)
        self._edits.touch(touched)
        return tally

    def _carry(self, edits: Mapping[str, Standing], document: Document, tally: Tally) -> None:
        """One record the new publication has."""
        uid = document["uid"]
        self._local.execute("DELETE FROM kept WHERE uid = ?", (uid,))
        results = {path: carried(edit, document) for path, edit in edits.items()}
        after = {path: edit for path, (_, edit) in results.items() if edit is not None}
        confirmed = {path: edit for path, edit in after.items() if _confirms(edit)}
        if confirmed and not self._unchanged(document, edits, after):
            self._drop(confirmed)
            tally.unconfirmed += 1
            after = {path: edit for path, edit in after.items() if path not in confirmed}
            confirmed.clear()
        after |= {path: msgspec.structs.replace(edit, rev=document["rev"]) for path, edit in confirmed.items()}
        for path, (outcome, edit) in results.items():
            self._edits.set(uid, path, after.get(path))
            if edit is None or path in after:
                tally.count(outcome)

    def _unchanged(self, document: Document, before: Mapping[str, Standing], after: Mapping[str, Standing]) -> bool:
        """Whether a person who confirmed a record would see the same one today."""
        if all(edit.rev == document["rev"] for edit in after.values() if _confirms(edit)):
            return True
        was = _document(self._old, document["uid"]) if self._old else None
        if was is None and KIND in before:
            was = born_document(document["uid"], document["kind"])
        return was is not None and as_seen(was, before) == as_seen(document, after)

    def _drop(self, confirmed: Mapping[str, Standing]) -> None:
        """The history tells it; there is nothing to undo, since it would freshen a text nobody has seen."""
        self._act = self._act or self._journal.begin("", self._at, "carried")
        self._journal.add(self._act, [Step(edit.uid, path, edit, None) for path, edit in confirmed.items()])

    def _keep(self, uid: str) -> None:
        """The centre has withdrawn the record: its last text stays here, under the person's draft."""
        query = "SELECT uid, kind, rev, doc FROM record WHERE uid = ? AND doc IS NOT NULL"
        found = self._old.execute(query, (uid,)).fetchone() if self._old else None
        if found:
            self._local.execute("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?)", found)


def carried(edit: Standing, document: Document) -> tuple[Outcome, Standing | None]:
    """An edit over what the centre says now: kept, accepted (None), combined, or in conflict."""
    if edit.path == KIND:
        return Outcome.ACCEPTED, None
    centre = get(document, edit.path)
    outcome, value, state = _merged(edit, document, centre)
    if _confirms(edit) and outcome is Outcome.CONFLICT:  # two confirmations are no contradiction: the later one stands
        mine = edit.value if edit.path == "confirmed_on" else local_day(edit.edited_at)
        outcome = Outcome.ACCEPTED if document.get("confirmed_on", "") >= mine else Outcome.KEPT
    if outcome is Outcome.ACCEPTED:
        return outcome, None
    if outcome is Outcome.CONFLICT:
        return outcome, msgspec.structs.replace(edit, conflict=True, centre=centre)
    now = {"base": centre, "value": value, "state": state, "conflict": False, "centre": None}
    return outcome, msgspec.structs.replace(edit, **now)


def _merged(edit: Standing, document: Document, centre: Any) -> tuple[Outcome, Any, Any]:
    """Outcome, value and state of the three-way merge; a field of a later program is kept as it is."""
    try:
        field, lang = field_at(document["kind"], edit.path)
    except InvalidValue:
        return Outcome.KEPT, edit.value, edit.state
    if lang is None:
        merged = merge(field, edit.base, centre, edit.value)
        return merged.outcome, merged.value, None
    rows = {(row.get("field"), row.get("lang")): row for row in document.get("field_state") or ()}
    row = rows.get((field.name, lang.value))
    outcome, text = merge_text(field, edit.base, Text(centre, row), Text(edit.value, edit.state))
    return outcome, text.text, text.state


def _confirms(edit: Standing) -> bool:
    return edit.rev is not None


def as_seen(document: Document, edits: Mapping[str, Standing]) -> Document:
    """What a record says, whoever says it, without what the program keeps and the confirmation itself."""
    fields = fields_of(document["kind"])
    kept = {name for name, field in fields.items() if field.derived} | {"confirmed_on", "confirmed_by"}
    return {name: value for name, value in laid_over(document, edits.values()).items() if name not in kept}


def _document(base: sqlite3.Connection, uid: str) -> Document | None:
    found = base.execute("SELECT doc FROM record WHERE uid = ? AND doc IS NOT NULL", (uid,)).fetchone()
    document: Document | None = msgspec.json.decode(found[0]) if found else None
    return document
