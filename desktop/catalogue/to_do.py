"""What waits for one organisation: what to confirm, to complete, to translate, to renew, to decide.

All of it comes from tables derived at indexing; records are read only where this person has edited them.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from desktop.catalogue.chores import HEAD, Chores, closing_calls, head, listed
from desktop.catalogue.index.duties import Ends
from desktop.catalogue.owning import owned_rows
from desktop.catalogue.views_of_work import (
    MOST,
    Disputed,
    Ending,
    Incomplete,
    Left,
    Texts,
    ToDo,
    Unconfirmed,
    Untranslated,
    Wrong,
)
from sync.ageing import TextState
from sync.bilingual import Lang
from sync.calls import UNION_TIME
from sync.checks import record_problems
from sync.errors import UnknownRecord
from sync.freshness import INTERVAL, Freshness, freshness

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from datetime import datetime

    from desktop.catalogue.reading import Reading
    from sync.vocabularies import Vocabularies

AHEAD = 90
"""Days before its end that something begins to wait."""
_STATES = (TextState.OUTDATED, TextState.MACHINE, TextState.MISSING)


class Duties:
    """Puts the list of one organisation together; '' is everybody's."""

    def __init__(
        self, base: sqlite3.Connection, local: sqlite3.Connection, reading: Reading, terms: Vocabularies
    ) -> None:
        self._base, self._local, self._reading, self._terms = base, local, reading, terms

    def of(self, organisation: str, now: datetime) -> ToDo:
        """What waits at an aware moment; days are counted in Minsk and Moscow."""
        today = now.astimezone(UNION_TIME).date()
        chores = Chores(self._base, owned_rows(self._base, organisation) if organisation else None)
        ages, texts = chores.ages(today), chores.texts()
        incomplete, ending = list(_incomplete(chores)), list(_ending(chores, today))
        wrong, conflicts = list(self._wrong(chores, today)), list(self._conflicts(chores))
        return ToDo(
            organisation=organisation,
            ages=ages,
            texts=texts,
            left=Left(
                confirm=ages.due + ages.old,
                incomplete=_how_many_incomplete(chores),
                translate=texts.missing + texts.outdated + texts.machine,
                ending=len(ending),
                ended=sum(end.days < 0 for end in ending),
                wrong=len(wrong),
                conflicts=len(conflicts),
            ),
            confirm=tuple(_unconfirmed(chores, today)),
            incomplete=tuple(incomplete[:MOST]),
            translate=tuple(_untranslated(chores, texts)),
            ending=tuple(ending[:MOST]),
            calls=closing_calls(self._base, now),
            wrong=tuple(wrong),
            conflicts=tuple(conflicts),
        )

    def _wrong(self, chores: Chores, today: date) -> Iterator[Wrong]:
        """Only what was edited here can be wrong: the centre signs no record that fails a check."""
        for line in chores.ask(_EDITED, limit=MOST):
            try:
                record = self._reading.record(line[0])
            except UnknownRecord:
                continue
            found = record_problems(record, self._terms, today.isoformat())
            paths = tuple(dict.fromkeys(problem.path for problem in found if problem.severe))
            if paths:
                yield Wrong(**head(line), paths=paths)

    def _conflicts(self, chores: Chores) -> Iterator[Disputed]:
        disputed: dict[str, list[tuple[str, str]]] = {}
        for uid, path, since in self._local.execute(_DISPUTED):
            disputed.setdefault(uid, []).append((path, since))
        for line in chores.ask(_EDITED) if disputed else ():
            if found := disputed.get(line[0]):
                paths = tuple(path for path, _ in found)
                yield Disputed(**head(line), paths=paths, since=min(since for _, since in found))


def _unconfirmed(chores: Chores, today: date) -> list[Unconfirmed]:
    """The oldest first. Of everybody's only so many are read, by the date of their confirmation."""
    found = []
    for *line, confirmed_on, months, edited, rev in chores.ask(_OLDEST, limit=MOST):
        age = freshness(confirmed_on, months, today)
        if age is not Freshness.FRESH:
            old_on = months_after(confirmed_on, ((months or INTERVAL) * 3 + 1) // 2)
            found.append(
                Unconfirmed(
                    **head(line), rev=rev, confirmed_on=confirmed_on, freshness=age, old_on=old_on, edited=bool(edited)
                )
            )
    return sorted(found, key=lambda chore: (chore.old_on, chore.name.ru, chore.uid))[:MOST]


def months_after(day: str, months: int) -> str:
    """The ISO date at which so many whole months have passed since an ISO date, month or year; '' since none."""
    parts = [int(part) for part in day.split("-") if part.isdigit()]
    if not parts:
        return ""
    year, month, since = (*parts, 1, 1)[:3]
    years, month = divmod(month - 1 + months, 12)
    try:
        return date(year + years, month + 1, since).isoformat()
    except ValueError:  # no such day in that month: the first of the next one
        return (date(year + years, month + 1, 28) + timedelta(days=4)).replace(day=1).isoformat()


def _incomplete(chores: Chores) -> Iterator[Incomplete]:
    for *line, lacking in chores.ask(_LACKING, limit=MOST):
        yield Incomplete(**head(line), fields=tuple(listed(lacking)))


def _how_many_incomplete(chores: Chores) -> int:
    return sum(count for (count,) in chores.ask(_HOW_MANY_LACKING))


def _untranslated(chores: Chores, texts: Texts) -> Iterator[Untranslated]:
    """Sort by sort; a record with many gaps stands behind those with few, which are nearer to being done."""
    left = MOST
    for state, total in zip(_STATES, (texts.outdated, texts.machine, texts.missing), strict=True):
        if total and left > 0:
            lines = sorted(chores.ask(_TEXTS_LEFT.format(column=state.value, mine="{mine}"), limit=left), key=_gaps)
            found = [chore for line in lines for chore in _texts(line, state)][:left]
            left -= len(found)
            yield from found


def _gaps(line: tuple[Any, ...]) -> tuple[int, str, str]:
    uid, _, _, name, _, paths = line
    return paths.count(" "), name, uid


def _texts(line: tuple[Any, ...], state: TextState) -> Iterator[Untranslated]:
    *begins, paths = line
    for path in listed(paths):
        field, _, lang = path.partition(".")
        yield Untranslated(**head(begins), field=field, lang=Lang(lang), state=state)


def _ending(chores: Chores, today: date) -> list[Ending]:
    """What has ended or will within AHEAD days, the first first."""
    until = (today + timedelta(days=AHEAD)).isoformat()
    found = []
    for *line, what, on in chores.ask(_ENDING, (until, Ends.CALL)):
        days = (date.fromisoformat(on) - today).days
        found.append(Ending(**head(line), what=Ends(what), on=on, days=days))
    return sorted(found, key=lambda end: (end.on, end.name.ru, end.uid, end.what))


_OLDEST = f"""
SELECT {HEAD}, confirmed_on, months, edited, rev
FROM card JOIN record USING (row)
WHERE {{mine}}
ORDER BY confirmed_on, card.row
"""
_EDITED = f"SELECT {HEAD} FROM card WHERE card.edited AND {{mine}}"
_LACKING = f"SELECT {HEAD}, lacking FROM card JOIN duty USING (row) WHERE {{mine}} AND lacking <> ''"
_HOW_MANY_LACKING = "SELECT count(*) FROM card JOIN duty USING (row) WHERE {mine} AND lacking <> ''"
_TEXTS_LEFT = f"SELECT {HEAD}, {{column}} FROM card JOIN duty USING (row) WHERE {{mine}} AND {{column}} <> ''"
_ENDING = f"""
SELECT {HEAD}, what, ends FROM card JOIN due USING (row) WHERE {{mine}} AND ends <= ? AND what <> ?
"""
_DISPUTED = "SELECT uid, path, edited_at FROM edit WHERE conflict ORDER BY uid, path"
