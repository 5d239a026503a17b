"""«Still so»: the confirmation of what a person has seen, given to the revision they saw."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from desktop.catalogue.chores import Chores
from desktop.catalogue.journal import Step
from desktop.catalogue.one_edit import laid_over
from desktop.catalogue.owning import owned_rows
from sync.checks import record_problems
from sync.freshness import Freshness, freshness
from sync.registry import get

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping
    from datetime import date

    from desktop.catalogue.composing import Composing
    from desktop.catalogue.one_edit import Standing
    from desktop.catalogue.reading import Reading
    from sync.canon import Document

SLICE = 400


class Confirming:
    """Steps of one confirmation; `dropped` are the records that cannot be confirmed as they were seen."""

    def __init__(self, reading: Reading, composing: Composing, by: str) -> None:
        self._reading, self._composing, self._by = reading, composing, by
        self.dropped: list[str] = []

    def steps(self, seen: Mapping[str, int]) -> Iterator[list[Step]]:
        """A slice of steps at a time."""
        waiting = iter(seen.items())
        while part := list(islice(waiting, SLICE)):
            sources = self._reading.sources([uid for uid, _ in part])
            steps: list[Step] = []
            for uid, rev in part:
                if uid in sources and self._as_seen(rev, *sources[uid]):
                    steps += self._of(uid, rev, *sources[uid])
                else:
                    self.dropped.append(uid)
            yield steps

    def _as_seen(self, rev: int, document: Document, had: Mapping[str, Standing]) -> bool:
        if document.get("rev", 0) != rev or any(edit.conflict for edit in had.values()):
            return False
        record = self._reading.effective(document, had)
        found = record_problems(record, self._composing.terms, self._composing.today)
        return not any(problem.severe for problem in found)

    def _of(self, uid: str, rev: int, document: Document, had: Mapping[str, Standing]) -> Iterator[Step]:
        said = {"confirmed_on": self._composing.today} | ({"confirmed_by": self._by} if self._by else {})
        effective = laid_over(document, had.values())
        for path, value in said.items():
            before, centre = had.get(path), get(document, path)
            if get(effective, path) == value and (before is None or before.rev == rev):
                continue
            after = None if value == centre else self._composing.edit(uid, path, centre, value, rev=rev)
            yield Step(uid, path, before, after)


def to_confirm(base: sqlite3.Connection, organisation: str, today: date) -> dict[str, int]:
    """Uids and revisions of what is due or old, the oldest first."""
    chores = Chores(base, owned_rows(base, organisation) if organisation else None)
    found = chores.ask(_CONFIRMED)
    return {uid: rev for uid, rev, on, months in found if freshness(on, months, today) is not Freshness.FRESH}


_CONFIRMED = """
SELECT record_uid, rev, confirmed_on, months FROM card JOIN record USING (row)
WHERE {mine}
ORDER BY confirmed_on, card.row
"""
