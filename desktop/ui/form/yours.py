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
from sync.ageing import TextState, text_states
from sync.completeness import missing
from sync.fields import Field, Type
from sync.records import Record
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
    lines = [_lacking(field, record) for field in missing(record, keeping.work.vocabularies, keeping.today)]
    lines += [f"{path_words(record.kind, problem.path)}: {problem_words(problem)}"
              for problem in keeping.view.problems if problem.severe]  # fmt: skip
    lines += [_("{field}: not kept, has an error").format(field=path_words(record.kind, p)) for p in keeping.wrong()]
    return lines


def _lacking(field: Field, record: Record) -> str:
    """What is there and counts for nothing is not called missing."""
    if not getattr(record, field.name):
        words = _("{field}: is missing")
    elif field.type is Type.ROWS:
        words = _("{field}: none has an e-mail")
    else:
        words = _("{field}: all codes are excluded from the classification")
    return words.format(field=_(field.label))


def unreliable(keeping: Keeping) -> list[tuple[str, list[str]]]:
    """Texts that stand in one language only, are older than their original, or read by nobody: a title, their
    labels."""
    record = keeping.view.record
    found: dict[TextState, list[str]] = {TextState.MISSING: [], TextState.OUTDATED: [], TextState.MACHINE: []}
    for name, _lang, worth in text_states(record):
        if worth in found:
            found[worth].append(_(fields_of(record.kind)[name].label))
    titles = (_("Without translation: {n}"), _("Older than the original: {n}"), _("Read by nobody: {n}"))
    return [(title.format(n=len(labels)), labels)
            for title, labels in zip(titles, found.values(), strict=True) if labels]  # fmt: skip


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
        for title, labels in unreliable(keeping):
            column.addWidget(panel(self.theme, State.WARNING, title, (", ".join(labels),)))
        if not blockers(keeping):
            column.addWidget(panel(self.theme, State.GOOD, _("Nothing blocks publication"), ()))
