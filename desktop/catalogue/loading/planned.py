"""What a load would do, row by row, before anything is done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path

import msgspec

from desktop.catalogue.views import NewValues
from sync.ageing import Origin
from sync.registry import Value
from sync.tables import Finding


class RowState(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    BAD = "bad"  # nothing of it goes in


class CellChange(msgspec.Struct, frozen=True, gc=False):
    """One path of a record: its value here, the value of the table, and where that stands (`C12`, or `7` for a whole
    row; on a sheet of rows the first of them)."""

    path: str
    old: Value
    new: Value
    cell: str = ""


class PlannedRow(msgspec.Struct, frozen=True):
    """One record of a source. `uid` is the record it means, a fresh one for a new record; `name` what the table calls
    it. `changes` are what would be written; `findings` also tell what is only doubtful."""

    sheet: str
    line: int
    uid: str
    kind: str
    state: RowState
    name: str = ""
    changes: tuple[CellChange, ...] = ()
    findings: tuple[Finding, ...] = ()
    origins: Mapping[str, Origin] = {}


class Plan(msgspec.Struct, frozen=True):
    """Everything a load would do. `strays` are rows that belong to no record of the source."""

    path: Path
    rows: tuple[PlannedRow, ...]
    strays: tuple[Finding, ...] = ()

    @property
    def counts(self) -> dict[RowState, int]:
        """How many rows there are of each state."""
        found = Counter(row.state for row in self.rows)
        return {state: found[state] for state in RowState}

    def good(self) -> Iterator[NewValues]:
        """What `Catalogue.write` takes: new and changed rows."""
        for row in self.rows:
            if row.state in (RowState.NEW, RowState.CHANGED):
                changes = {change.path: change.new for change in row.changes}
                if row.state is RowState.NEW:
                    yield NewValues(row.uid, changes, row.kind, row.origins)
                else:
                    seen = {change.path: change.old for change in row.changes}
                    yield NewValues(row.uid, changes, origins=row.origins, seen=seen)

    def findings(self) -> Iterator[Finding]:
        """Everything to tell, in the order of the source."""
        for row in self.rows:
            yield from row.findings
        yield from self.strays

    @property
    def bad(self) -> int:
        """How many records and stray rows stay out."""
        return self.counts[RowState.BAD] + len(self.strays)
