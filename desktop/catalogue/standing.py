"""Where this copy stands: which bundle, how old, whose signatures, how much work is in it."""

from __future__ import annotations

from array import array
from datetime import datetime
from typing import TYPE_CHECKING

from desktop.catalogue.questions import ROW
from desktop.catalogue.views import State, Status

if TYPE_CHECKING:
    import sqlite3

    from desktop.catalogue.edits import Edits

ROW_BYTES = array(ROW).itemsize


def status_of(
    base: sqlite3.Connection | None, local: sqlite3.Connection, edits: Edits, now: datetime, outdated: bool = False
) -> Status:
    """The state of the copy at this time; of an outdated one only its table of state can be read."""
    (standing, conflicts), made = edits.counts(), len(edits.all_born())
    found = base.execute(_STATE).fetchone() if base else None
    if not found:
        return Status(State.EMPTY, edits=standing, conflicts=conflicts, made=made)
    seq, issued, records, demo, digest = found
    source, until, signed_by = _last_journey(local, seq)
    expires = datetime.fromisoformat(until) if until else None
    age = State.STALE if expires is None or now > expires else State.FRESH
    return Status(
        state=State.OUTDATED if outdated else age,
        seq=seq,
        issued=datetime.fromisoformat(issued),
        expires=expires,
        records=records,
        listed=0 if base is None or outdated else base.execute(_LISTED, (ROW_BYTES,)).fetchone()[0] or 0,
        edits=standing,
        conflicts=conflicts,
        demo=bool(demo),
        source=source,
        signed_by=tuple(signed_by.split("\n")) if signed_by else (),
        digest=digest,
        made=made,
    )


def _last_journey(local: sqlite3.Connection, seq: int) -> tuple[str, str, str]:
    """Source, end of signed life and signers of the last sync that brought or confirmed this bundle."""
    found = local.execute(
        "SELECT source, expires, signed_by FROM journey WHERE seq = ? ORDER BY id DESC LIMIT 1", (seq,)
    ).fetchone()
    return found or ("", "", "")


_STATE = "SELECT seq, issued, records, demo, digest FROM state"
_LISTED = "SELECT sum(length(rows)) / ? FROM stretch WHERE name = 'confirmed'"
