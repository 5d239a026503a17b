"""A person's edits over a new publication: each is kept, accepted, combined or in conflict; none is lost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from desktop.catalogue.editing import carried
from sync.merge import Outcome
from sync.registry import get

if TYPE_CHECKING:
    import sqlite3

    from desktop.catalogue.edits import Edits, Standing
    from sync.canon import Document


@dataclass
class Tally:
    """How many edits were kept (combined ones too), accepted by the centre, or are now in conflict."""

    kept: int = 0
    accepted: int = 0
    conflicts: int = 0

    def count(self, outcome: Outcome) -> None:
        """Counts one edit; a conflict's edit is kept as well."""
        self.accepted += outcome is Outcome.ACCEPTED
        self.conflicts += outcome is Outcome.CONFLICT
        self.kept += outcome is not Outcome.ACCEPTED


class Carrying:
    """From the old base to the new one, inside the caller's transaction of the local file."""

    def __init__(
        self, old: sqlite3.Connection | None, new: sqlite3.Connection, local: sqlite3.Connection, edits: Edits
    ) -> None:
        self._old, self._new, self._local, self._edits = old, new, local, edits

    def carry(self) -> Tally:
        """Carries all edits over."""
        tally = Tally()
        uids = self._edits.cared_for()
        for uid in uids:
            document = _document(self._new, uid)
            if document is None:
                self._keep(uid)
                tally.kept += len(self._edits.of(uid))
                continue
            self._local.execute("DELETE FROM kept WHERE uid = ?", (uid,))
            for edit in self._edits.of(uid).values():
                tally.count(self._carry(edit, document))
        self._edits.touch(uids)
        return tally

    def _carry(self, edit: Standing, document: Document) -> Outcome:
        outcome, after = carried(edit, document["kind"], get(document, edit.path))
        self._edits.set(edit.uid, edit.path, after)
        return outcome

    def _keep(self, uid: str) -> None:
        """The centre has withdrawn the record: its last text stays here, under the person's draft."""
        query = "SELECT uid, kind, rev, doc FROM record WHERE uid = ? AND doc IS NOT NULL"
        found = self._old.execute(query, (uid,)).fetchone() if self._old else None
        if found:
            self._local.execute("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?)", found)


def _document(base: sqlite3.Connection, uid: str) -> Document | None:
    found = base.execute("SELECT doc FROM record WHERE uid = ? AND doc IS NOT NULL", (uid,)).fetchone()
    document: Document | None = msgspec.json.decode(found[0]) if found else None
    return document
