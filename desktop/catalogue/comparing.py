"""What a new base has that the old one had not: the numbers of a sync's outcome."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

LISTED = 1000
"""How many uids of new and of changed records are named at most: one list of the window, not the whole base."""


@dataclass(frozen=True)
class Differences:
    """Counts of records a person works with; vocabulary terms are not counted. The lists are cut at `LISTED`."""

    new: int = 0
    changed: int = 0
    withdrawn: int = 0
    new_uids: tuple[str, ...] = ()
    changed_uids: tuple[str, ...] = ()


def differences(base: sqlite3.Connection, old: Path | None) -> Differences:
    """Compares by hash of content. Without an old base everything is new."""
    if old is None:
        count = base.execute("SELECT records FROM state").fetchone()[0]
        return Differences(new=count, new_uids=_uids(base, _ALL))
    base.execute("ATTACH ? AS old", (f"{old.absolute().as_uri()}?mode=ro",))
    try:
        new, changed, withdrawn = (
            base.execute(f"SELECT count(*) FROM ({query})").fetchone()[0] for query in (_NEW, _CHANGED, _WITHDRAWN)
        )
        return Differences(new, changed, withdrawn, _uids(base, _NEW), _uids(base, _CHANGED))
    finally:
        base.execute("DETACH old")


def _uids(base: sqlite3.Connection, query: str) -> tuple[str, ...]:
    return tuple(uid for (uid,) in base.execute(f"{query} LIMIT {LISTED}"))


_LIVE = "doc IS NOT NULL AND record.kind <> 'term'"
_ALL = f"SELECT uid FROM record WHERE {_LIVE}"
_NEW = f"""
SELECT uid FROM main.record AS record
WHERE {_LIVE} AND NOT EXISTS (SELECT 1 FROM old.record AS was WHERE was.uid = record.uid AND was.doc IS NOT NULL)
"""
_CHANGED = f"""
SELECT record.uid FROM main.record AS record JOIN old.record AS was ON was.uid = record.uid
WHERE record.{_LIVE} AND was.digest <> record.digest
"""
_WITHDRAWN = f"""
SELECT uid FROM old.record AS record
WHERE {_LIVE} AND NOT EXISTS (SELECT 1 FROM main.record AS now WHERE now.uid = record.uid AND now.doc IS NOT NULL)
"""
