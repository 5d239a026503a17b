"""A base made by another version of this program, built again from its own records: no bundle is needed for it."""

from __future__ import annotations

from datetime import datetime
from itertools import chain
from typing import TYPE_CHECKING

from desktop.catalogue.edits import Edits
from desktop.catalogue.index.building import Born, Builder, Published, Withdrawn
from desktop.catalogue.reading import Reading
from sync.bundle import NewRecord, Tombstone
from sync.carriers import Progress, Step
from sync.errors import Cancelled

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from pathlib import Path

    from sync.carriers import Cancelling, Listener


_EVERY = 500


def renew(
    old: sqlite3.Connection, local: sqlite3.Connection, path: Path, progress: Listener, cancelled: Cancelling
) -> None:
    """Writes a finished base of the same publication to `path`. The records and the state of every version read alike.

    Raises MalformedRecord, Cancelled, OSError, sqlite3.OperationalError; then nothing is left at `path`.
    """
    (total,) = old.execute("SELECT count(*) FROM record").fetchone()
    catalog_id, seq, issued, digest = old.execute("SELECT catalog_id, seq, issued, digest FROM state").fetchone()
    with Builder(path) as builder:
        for number, entry in enumerate(chain(_records(old), _withdrawn(old, local), born(local, builder))):
            if not number % _EVERY:
                if cancelled():
                    raise Cancelled
                progress(Progress(Step.APPLYING, min(number, total), total))
            builder.add(entry)
        builder.finish(Published(catalog_id, seq, datetime.fromisoformat(issued), digest))


def _records(old: sqlite3.Connection) -> Iterator[NewRecord | Tombstone]:
    found = old.execute("SELECT uid, kind, rev, doc, digest FROM record WHERE doc IS NOT NULL ORDER BY row")
    yield from (NewRecord(uid, kind, rev, doc.encode(), digest) for uid, kind, rev, doc, digest in found)
    yield from (Tombstone(uid, rev) for uid, rev in old.execute("SELECT uid, rev FROM tomb ORDER BY uid"))


def _withdrawn(old: sqlite3.Connection, local: sqlite3.Connection) -> Iterator[Withdrawn]:
    for (uid,) in old.execute("SELECT uid FROM record WHERE doc IS NULL"):
        kept = local.execute("SELECT uid, kind, rev, doc FROM kept WHERE uid = ?", (uid,)).fetchone()
        if kept:
            yield Withdrawn(*kept)


def born(local: sqlite3.Connection, builder: Builder) -> Iterator[Born]:
    """Records made here that what has been built so far does not have."""
    edits = Edits(local)
    uids = (uid for uid in edits.all_born() if not builder.has(uid))
    yield from map(Born, Reading(None, edits).records(uids))
