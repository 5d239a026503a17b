"""The rows behind the lists of things to do: read from the derived tables of the base, for some rows or for all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.catalogue.index.duties import Ends
from desktop.catalogue.views_of_work import MOST, Ages, Closing, Texts
from sync.bilingual import Bilingual
from sync.calls import CallState, call_state, days_left
from sync.freshness import Freshness, freshness

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date, datetime

CALLS_AHEAD = 60
"""Days before its deadline an open call begins to be named."""
_MOST_VALUES = 30_000


class Chores:
    """Reads of some rows of a base; `rows` None means all that lists show."""

    def __init__(self, base: sqlite3.Connection, rows: Sequence[int] | None) -> None:
        self._base, self._rows = base, rows

    def ask(self, query: str, values: Sequence[object] = (), limit: int = -1) -> Iterator[tuple[Any, ...]]:
        """Lines of a query whose `{mine}` holds for these rows of `card`; a limit is one for all rows together."""
        if self._rows is None:
            yield from self._base.execute(query.format(mine="NOT card.hidden") + " LIMIT ?", (*values, limit))
            return
        for start in range(0, len(self._rows), _MOST_VALUES):
            part = self._rows[start : start + _MOST_VALUES]
            mine = f"card.row IN ({', '.join('?' * len(part))})"
            yield from self._base.execute(query.format(mine=mine), (*part, *values))

    def ages(self, today: date) -> Ages:
        """How many are confirmed, due and old."""
        counts = dict.fromkeys(Freshness, 0)
        for confirmed_on, months, total in self.ask(_AGES):
            counts[freshness(confirmed_on, months, today)] += total
        return Ages(counts[Freshness.FRESH], counts[Freshness.DUE], counts[Freshness.OLD])

    def texts(self) -> Texts:
        """How readable the texts are."""
        lines = [[value or 0 for value in line] for line in self.ask(_TEXTS)]
        totals = [sum(column) for column in zip(*lines, strict=True)] or [0] * 6
        texts, ru, be, missing, outdated, machine = totals
        percent = [good * 100 // texts if texts else 100 for good in (ru, be)]
        return Texts(percent[0], percent[1], missing, outdated, machine)


def closing_calls(base: sqlite3.Connection, now: datetime, ahead: int = CALLS_AHEAD) -> tuple[Closing, ...]:
    """Open calls of the whole catalogue that close within so many days, the next first."""
    found = []
    for uid, kind, number, ru, be, deadline, opens in base.execute(_CALLS, (Ends.CALL,)):
        days, state = days_left(deadline, now), call_state(opens, deadline, now)
        if days is not None and days <= ahead and state in (CallState.OPEN, CallState.CLOSING):
            name = Bilingual(ru, be)
            found.append(
                Closing(uid=uid, kind=kind, number=number, name=name, deadline=deadline, days=days, state=state)
            )
    return tuple(sorted(found, key=lambda call: (call.days, call.deadline, call.uid))[:MOST])


def listed(paths: str) -> list[str]:
    """Paths of a column."""
    return paths.split()


def head(line: Iterable[Any]) -> dict[str, Any]:
    """The four columns every chore begins with."""
    uid, kind, number, ru, be = line
    return {"uid": uid, "kind": kind, "number": number, "name": Bilingual(ru, be)}


HEAD = "card.record_uid, card.kind, card.number, card.name_ru, card.name_be"
_AGES = "SELECT confirmed_on, months, count(*) FROM card WHERE {mine} GROUP BY confirmed_on, months"
_TEXTS = """
SELECT
    sum(texts), sum(good_ru), sum(good_be),
    sum(length(missing) - length(replace(missing, ' ', '')) + (missing <> '')),
    sum(length(outdated) - length(replace(outdated, ' ', '')) + (outdated <> '')),
    sum(length(machine) - length(replace(machine, ' ', '')) + (machine <> ''))
FROM card JOIN duty USING (row) WHERE {mine}
"""
_CALLS = f"""
SELECT {HEAD}, ends, begins FROM due JOIN card USING (row) WHERE what = ? AND NOT hidden
"""
