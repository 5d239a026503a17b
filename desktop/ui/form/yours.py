"""The right column of the form: your changes with the way back, what blocks publication, which translations miss."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.language import _, ngettext
from desktop.ui.change_row import ChangeRow
from desktop.ui.findings import problem_words
from desktop.ui.folding import Pliant
from desktop.ui.form.keeping import Keeping
from desktop.ui.panes import Column, Edge, Label, Pane, Rule, quiet
from desktop.ui.scrolled import Scrolled
from desktop.ui.shapes import State
from desktop.ui.soft import Soft
from desktop.ui.theme import Theme
from desktop.ui.value_words import path_words
from sync.completeness import missing
from sync.registry import fields_of

COLUMN = 272


def panel(theme: Theme, state: State, title: str, lines: Sequence[str]) -> Soft:
    """A soft panel: shape, title, lines."""
    soft = Soft(theme, state)
    words = Label(theme, 14, bold=True).wrapped()
    words.setText(title)
    soft.lines.addWidget(words)
    for line in lines:
        label = Label(theme, 13).wrapped()
        label.setText(line)
        soft.lines.addWidget(label)
    return soft


def blockers(keeping: Keeping) -> list[str]:
    """What keeps the record from being published, in words: missing fields, wrong values, texts that were not kept."""
    record = keeping.view.record
    lines = [_("{field}: is missing").format(field=_(field.label)) for field in missing(record)]
    lines += [f"{path_words(record.kind, problem.path)}: {problem_words(problem)}"
              for problem in keeping.view.problems if problem.severe]  # fmt: skip
    lines += [_("{field}: not kept, has an error").format(field=path_words(record.kind, p)) for p in keeping.wrong()]
    return lines


def untranslated(keeping: Keeping) -> list[str]:
    """Labels of texts that stand in one language only."""
    record = keeping.view.record
    texts = [field for field in fields_of(record.kind).values() if field.bilingual and getattr(record, field.name)]
    return [_(field.label) for field in texts
            if not (getattr(record, field.name).ru and getattr(record, field.name).be)]  # fmt: skip


class Yours(Pane):
    """Rebuilt whole after each change: it is short."""

    undone = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, lambda tokens: tokens.window, Edge.NONE)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._scroll = Scrolled(theme, (16, 16, 16, 16), 8, lambda tokens: tokens.window, self)
        outer.addWidget(self._scroll)
        self._body: QWidget = Pliant()
        self._scroll.column.addWidget(self._body)
        self._scroll.column.addStretch(1)
        theme.follow(self._measure)

    def _measure(self) -> None:
        self.setFixedWidth(self.theme.px(COLUMN))

    def show_record(self, keeping: Keeping) -> None:
        """Say how the record stands now."""
        place, old = self._scroll.place(), self._body
        self._body = Pliant()
        column = Column(self.theme, self._body, spacing=6)
        self._head(column, keeping)
        for edit in keeping.view.edits:
            row = ChangeRow(self.theme, edit, keeping.view, keeping.work.vocabularies)
            row.undone.connect(self.undone)
            column.addWidget(row)
            column.addWidget(Rule(self.theme))
        column.addSpacing(self.theme.px(8))
        self._panels(column, keeping)
        self._scroll.column.replaceWidget(old, self._body)
        old.hide()
        old.deleteLater()
        self._scroll.go(place)

    def _head(self, column: Column, keeping: Keeping) -> None:
        title, count = Label(self.theme, 15, bold=True), Label(self.theme, 13, ink=quiet).wrapped()
        title.setText(_("Your changes"))
        self._scroll.setAccessibleName(title.text())
        number = len(keeping.view.edits)
        counted = ngettext("{n} field, not sent yet", "{n} fields, not sent yet", number).format(n=number)
        count.setText(counted if number else _("None yet. Each field is kept as soon as you leave it."))
        column.addWidget(title)
        column.addWidget(count)
        column.addWidget(Rule(self.theme))

    def _panels(self, column: Column, keeping: Keeping) -> None:
        if lines := blockers(keeping):
            title = _("Blocks publication: {n}").format(n=len(lines))
            column.addWidget(panel(self.theme, State.BAD, title, lines))
        if lines := untranslated(keeping):
            title = _("Without translation: {n}").format(n=len(lines))
            told = _("The page and paper will show the other language with a mark.")
            column.addWidget(panel(self.theme, State.WARNING, title, (", ".join(lines), told)))
        if not blockers(keeping):
            column.addWidget(panel(self.theme, State.GOOD, _("Nothing blocks publication"), ()))
