"""What the page is filled with once the catalogue has answered: three tiles, the list, the column at the right."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.language import _, date_text, ngettext, number_text
from desktop.ui.buttons import Kind
from desktop.ui.panes import Label, Row, Rule, quiet
from desktop.ui.shapes import Shape, State, state_text
from desktop.ui.tile import Tile
from desktop.ui.today.jobs import jobs_of
from desktop.ui.today.row import JobRow, plain_button
from desktop.ui.wording import age_words, state_of, state_words
from sync.freshness import Freshness

if TYPE_CHECKING:
    from desktop.ui.desk import Desk
    from desktop.ui.today.looking import Seen
    from desktop.ui.today.ways import Ways

CALLS, NAMES = 6, 210
"""Calls shown at the right, and how wide their names may be."""


class Filling:
    """Builds the parts for one answer."""

    def __init__(self, desk: Desk, ways: Ways, seen: Seen) -> None:
        self._desk, self._ways, self._seen = desk, ways, seen
        self._theme = desk.parts.theme

    # Three ages

    def tiles(self) -> list[QWidget]:
        """Confirmed, time to confirm, out of date, each with its number and its one act."""
        ages, confirm = self._seen.to_do.ages, self._seen.to_do.confirm
        due, old = ([each.uid for each in confirm if each.freshness is age] for age in (Freshness.DUE, Freshness.OLD))
        many = _("Confirm {n}…").format(n=number_text(len(due)))
        fresh = self._seen.fresh
        return [
            self._age(Freshness.FRESH, ages.fresh, _("nothing to do"), _("Show"), lambda: self._desk.show_rows(fresh)),
            self._age(Freshness.DUE, ages.due, self._soon(), many, lambda: self._ways.confirm(due), Kind.FILLED),
            self._age(Freshness.OLD, ages.old, _("look whether they are still so"), _("Check…"),
                      lambda: self._ways.confirm(old)),
        ]  # fmt: skip

    def _soon(self) -> str:
        """When the first of those that are due will be out of date."""
        ends = [each.old_on for each in self._seen.to_do.confirm if each.freshness is Freshness.DUE and each.old_on]
        return _("the first is out of date on {date}").format(date=date_text(min(ends))) if ends else _("all in time")

    def _age(
        self, age: Freshness, count: int, note: str, words: str, act: Callable[[], None], kind: Kind = Kind.PLAIN
    ) -> QWidget:
        state, theme = state_of(age), self._theme
        tile = Tile(theme, state_words(age))
        tile.head.insertWidget(0, Shape(theme, state, 18))
        tile.head.itemAt(1).widget().set_ink(partial(state_text, state=state))  # type: ignore[union-attr]
        row = Row(theme, spacing=10)
        number, words_beside = Label(theme, 44, bold=True), Label(theme, 13, ink=quiet).wrapped()
        number.setText(number_text(count))
        told = ngettext("record: {note}", "records: {note}", count)
        words_beside.setText(told.format(note=note) if count else _("none"))
        row.addWidget(number)
        row.addWidget(words_beside, 1, Qt.AlignmentFlag.AlignVCenter)
        tile.lines.addLayout(row)
        tile.lines.addStretch(1)
        if count:
            button = plain_button(theme, words, act, kind=kind)
            button.setAccessibleName(f"{words} {state_words(age)}, {number_text(count)}")
            tile.lines.addWidget(button)
        tile.setAccessibleName(f"{state_words(age)}: {number_text(count)}")
        return tile

    # The list

    def jobs(self) -> QWidget:
        """What is to be done, by deadlines; one calm line where nothing is."""
        jobs = jobs_of(self._seen.to_do, self._desk.parts.today(), self._ways)
        tile = Tile(self._theme, _("To do"))
        tile.lines.setContentsMargins(0, 0, 0, 0)
        tile.lines.setSpacing(0)
        tile.head.setContentsMargins(*map(self._theme.px, (18, 13, 18, 11)))
        if not jobs:
            tile.lines.addWidget(Rule(self._theme))
            tile.lines.addWidget(self._calm())
        for job in jobs:
            tile.lines.addWidget(Rule(self._theme))
            tile.lines.addWidget(JobRow(self._theme, job))
        return tile

    def _calm(self) -> QWidget:
        box = QWidget()
        row = Row(self._theme, box, margins=(18, 14, 18, 16), spacing=10)
        words = Label(self._theme, 14).wrapped()
        words.setText(_("Nothing waits today. Everything is confirmed, complete and translated."))
        row.addWidget(Shape(self._theme, State.GOOD, 14))
        row.addWidget(words, 1)
        return box

    # The right column

    def side(self) -> list[QWidget]:
        """Calls, both languages, this copy."""
        from desktop.ui.overview.tiles import calls_tile, texts_tile

        to_do = self._seen.to_do
        tiles: list[QWidget] = [self._copy(), texts_tile(self._theme, to_do.texts)]
        if to_do.calls:
            tiles.append(calls_tile(self._theme, to_do.calls[:CALLS], self._desk.show_record, NAMES))
        return tiles

    def _copy(self) -> QWidget:
        """How old this copy is, until when it counts, what was changed here."""
        status, today = self._desk.parts.shelf.status(), self._desk.parts.today()
        tile = Tile(self._theme, _("The catalogue on this computer"))
        if status.issued is not None:
            issued = status.issued.date()
            said = _("Of {date}, bundle {number}").format(
                date=date_text(issued.isoformat()), number=number_text(status.seq)
            )
            state = State.GOOD if status.expires is None or status.expires.date() >= today else State.WARNING
            self._fact(tile, said, age_words(max(0, (today - issued).days)), state)
        if status.expires is not None:
            self._fact(tile, _("Counts as fresh until"), date_text(status.expires.date().isoformat()))
        if status.edits:
            words = ngettext("{n} change of yours on this computer", "{n} changes of yours on this computer",
                             status.edits)  # fmt: skip
            tile.lines.addWidget(
                plain_button(self._theme, words.format(n=number_text(status.edits)), self._ways.changes, kind=Kind.LINK)
            )
        tile.lines.addWidget(plain_button(self._theme, _("Update from…"), self._ways.sources, kind=Kind.LINK))
        return tile

    def _fact(self, tile: Tile, words: str, value: str, state: State | None = None) -> None:
        row = Row(self._theme, spacing=7)
        said, beside = Label(self._theme, 13).wrapped(), Label(self._theme, 13, ink=quiet)
        said.setText(words)
        beside.setText(value)
        if state is not None:
            row.addWidget(Shape(self._theme, state))
        row.addWidget(said, 1)
        row.addWidget(beside)
        tile.lines.addLayout(row)
