"""Beside the list of rows: one row whole, with old and new of each cell and what is wrong; or, while none is chosen,
what is wrong in the whole table, unknown terms with their remedy first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.catalogue.loading import PlannedRow, RowState
from desktop.language import _, ngettext, number_text
from desktop.ui.buttons import Button, Kind
from desktop.ui.change_row import Marked, around_change
from desktop.ui.form.options import Terms
from desktop.ui.form.picking import PickList
from desktop.ui.loading.rows import Item, PlanRows, Sort, Unknown
from desktop.ui.loading.words import Name, change_words, finding_line, state_words
from desktop.ui.panes import Label, Row, Rule, quiet
from desktop.ui.scrolled import Scrolled
from desktop.ui.shapes import Shape, State
from desktop.ui.states import breakable
from desktop.ui.table_words import column_words
from desktop.ui.wording import kind_words
from sync.errors import Check

if TYPE_CHECKING:
    from desktop.catalogue.loading import CellChange, Finding
    from desktop.ui.theme import Theme
    from sync.vocabularies import Vocabularies

_MENDED = (Check.UNKNOWN_TERM, Check.MISSING_RECORD, Check.AMBIGUOUS, Check.CONTRADICTS,
           Check.WHICH_CURRENCY)  # fmt: skip
"""What is mended by taking one of the things nearly meant."""
MOST = 40
"""Unknown terms and changes told at once; a row of more is told to have more."""


class Detail(Scrolled):
    """`mended` carries remedies, each (path, as written, term); `saving_wanted` asks for the bad rows as a table."""

    mended = Signal(object)
    saving_wanted = Signal()

    def __init__(self, theme: Theme, rows: PlanRows, terms: Vocabularies, today: str, name: Name) -> None:
        super().__init__(theme, (18, 14, 18, 14), spacing=6, ground=lambda tokens: tokens.window)
        self._theme, self._rows, self._terms, self._today, self._name = theme, rows, terms, today, name

    def show_item(self, item: Item | None) -> None:
        """One row, or the whole table."""
        self._empty()
        if item is None:
            self._tell_whole()
        elif isinstance(item, PlannedRow):
            self._tell_row(item)
        else:
            self._tell_stray(item)
        self.column.addStretch(1)
        self.go(0)

    def _empty(self) -> None:
        while (taken := self.column.takeAt(0)) is not None:
            if (old := taken.widget()) is not None:
                old.hide()
                old.deleteLater()
            elif (inner := taken.layout()) is not None:
                while (part := inner.takeAt(0)) is not None:
                    if (each := part.widget()) is not None:
                        each.hide()
                        each.deleteLater()

    def _say(self, words: str, size: float = 14, bold: bool = False, soft: bool = False) -> None:
        label = Label(self._theme, size, bold, quiet) if soft else Label(self._theme, size, bold)
        label.wrapped().setText(breakable(words))
        self.column.addWidget(label)

    def _link(self, words: str, act: Callable[[], None], hint: str = "") -> Button:
        button = Button(self._theme, Kind.LINK)
        room = self._theme.px(300)
        button.setText(button.fontMetrics().elidedText(words, Qt.TextElideMode.ElideMiddle, room))
        button.name(hint or words)
        button.clicked.connect(act)
        self.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return button

    # The whole table

    def _tell_whole(self) -> None:
        bad = self._rows.count(Sort.BAD)
        if not bad and not self._rows.count(Sort.DOUBTFUL):
            self._say(_("Nothing is wrong in this table."), 15, bold=True)
            self._say(_("Choose a row to see what changes in it."), 13, soft=True)
            return
        if self._rows.unknown:
            self._tell_unknown(self._rows.unknown)
        if bad:
            some = self._rows.count(Sort.ALL) > bad
            words = _("Bad rows stay out; the others can be loaded.")
            self._say(words if some else _("Bad rows stay out, and no other can be loaded."), 15, bold=True)
            self._say(_("Choose a row to see what is wrong in it."), 13, soft=True)
            self._link(_("Save the bad rows as a table…"), self.saving_wanted.emit)
        else:
            self._say(_("All rows can be loaded."), 15, bold=True)
            self._say(_("Some cells are worth a look: see the last tab."), 13, soft=True)

    def _tell_unknown(self, unknown: Sequence[Unknown]) -> None:
        self._say(_("Terms no vocabulary has"), 15, bold=True)
        near = [(each.path, each.given, each.nearest[0]) for each in unknown if each.nearest]
        if len(near) > 1:
            self._link(_("Take the nearest term everywhere"), partial(self.mended.emit, near))
        for each in unknown[:MOST]:
            self.column.addWidget(Rule(self._theme))
            self._tell_term(each)
        if len(unknown) > MOST:
            self._say(_("And {n} more.").format(n=number_text(len(unknown) - MOST)), 13, soft=True)
        self.column.addWidget(Rule(self._theme))

    def _tell_term(self, each: Unknown) -> None:
        cells = ngettext("{n} cell", "{n} cells", each.cells).format(n=number_text(each.cells))
        self._say(f"«{each.given}»", bold=True)
        self._say(f"{column_words(each.kind, each.path)} · {cells}", 13, soft=True)
        self._offer(each)

    def _offer(self, each: Unknown) -> None:
        """The nearest terms, one press each, and the whole vocabulary."""
        for term in each.nearest:
            words = _("Take “{term}”").format(term=term)
            hint = _("Take “{term}” wherever “{given}” stands").format(term=term, given=each.given)
            self._link(words, partial(self.mended.emit, [(each.path, each.given, term)]), hint)
        if each.scheme:
            hint = _("Choose a term for “{given}”").format(given=each.given)
            other = self._link(_("Choose a term…"), lambda: None, hint)
            other.clicked.connect(lambda: self._pick(other, each))

    def _pick(self, button: QWidget, each: Unknown) -> None:
        pick = PickList(self._theme, Terms(self._terms, each.scheme, self._today), self)
        pick.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        pick.picked.connect(lambda code: self.mended.emit([(each.path, each.given, code)]))
        pick.open_below(button)

    # One row

    def _tell_row(self, row: PlannedRow) -> None:
        self._back()
        self._say(row.name or kind_words(row.kind), 15, bold=True)
        where = _("Row {row}").format(row=row.line)
        self._say(" · ".join((where, kind_words(row.kind), state_words(row.state))), 13, soft=True)
        for finding in sorted(row.findings, key=lambda finding: not finding.severe):
            self._tell_finding(finding, row.kind)
        if row.changes and row.state is not RowState.BAD:
            self.column.addWidget(Rule(self._theme))
        for change in row.changes[:MOST] if row.state is not RowState.BAD else ():
            self._tell_change(row, change)
        if row.state is RowState.SAME:
            self._say(_("The catalogue says the same."), 13, soft=True)

    def _tell_stray(self, finding: Finding) -> None:
        self._back()
        self._say(_("Row {row}").format(row=finding.line), 15, bold=True)
        self._tell_finding(finding, "")

    def _back(self) -> None:
        self._link(_("The whole table"), partial(self.show_item, None))

    def _tell_finding(self, finding: Finding, kind: str) -> None:
        line = Row(self._theme, spacing=8)
        line.addWidget(
            Shape(self._theme, State.BAD if finding.severe else State.WARNING, 14), 0, Qt.AlignmentFlag.AlignTop
        )
        words = Label(self._theme, 14).wrapped()
        words.setText(breakable(finding_line(finding, kind)))
        line.addWidget(words, 1)
        self.column.addLayout(line)
        if finding.check in _MENDED and finding.severe:
            key = (kind, finding.path, finding.given)
            self._offer(next((each for each in self._rows.unknown if each[:3] == key),
                             Unknown(*key, finding.hint, finding.nearest, 1)))  # fmt: skip

    def _tell_change(self, row: PlannedRow, change: CellChange) -> None:
        cell = change.cell if change.cell != str(row.line) else ""
        self._say(" · ".join(filter(None, (cell, column_words(row.kind, change.path)))), 13, soft=True)
        old, new = (
            change_words(row.kind, change.path, value, self._terms, self._name) for value in (change.old, change.new)
        )
        old, new = around_change(old, new)
        if row.state is RowState.CHANGED:
            self.column.addWidget(Marked(self._theme, old, gone=True))
        self.column.addWidget(Marked(self._theme, new, gone=False))
