"""What an update did, in numbers; that the person's work is in place; the proof."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.language import _, current, date_text, ngettext, number_text, translation
from desktop.ui.buttons import Button, Kind
from desktop.ui.exchange.steps import signers_words
from desktop.ui.panes import Column, Edge, Label, Pane, Row, Rule, quiet
from desktop.ui.record.prose import Words
from desktop.ui.shapes import State
from desktop.ui.soft import Soft
from desktop.ui.theme import Theme
from desktop.wording import fallen_text

if TYPE_CHECKING:
    from desktop.catalogue.views import Status, SyncOutcome


def kept_words(kept: int, before: int) -> str:
    """Your work is in place: 3 changes of 3."""
    if not before:
        return _("Your work is in place: there were no changes of yours")
    told = ngettext(
        "Your work is in place: {n} change of {total}", "Your work is in place: {n} changes of {total}", kept
    )
    return told.format(n=kept, total=before)


def counts_of(outcome: SyncOutcome) -> tuple[int, int]:
    """New and withdrawn records. In a first bundle everything is new; what is withdrawn in it no list shows."""
    away = outcome.after.records - outcome.after.listed if not outcome.before.seq else 0
    return outcome.new - away, outcome.withdrawn + away


def withdrawn_words(count: int) -> str:
    """55 withdrawn."""
    return ngettext("{n} withdrawn", "{n} withdrawn", count).format(n=number_text(count))


def records_words(status: Status) -> str:
    """827 records and 55 withdrawn: first those that a list shows."""
    listed = ngettext("{n} record", "{n} records", status.listed).format(n=number_text(status.listed))
    away = status.records - status.listed
    return _("{listed} and {withdrawn}").format(listed=listed, withdrawn=withdrawn_words(away)) if away else listed


def summary_words(outcome: SyncOutcome) -> str:
    """The outcome as one sentence for the message bar."""
    if outcome.nothing_new:
        return _("There are no new bundles")
    fresh, away = counts_of(outcome)
    new = ngettext("{n} new", "{n} new", fresh).format(n=number_text(fresh))
    changed = ngettext("{n} changed", "{n} changed", outcome.changed).format(n=number_text(outcome.changed))
    gone = withdrawn_words(away)
    told = _("Updated: {counts}.").format(counts=", ".join((new, changed, gone)))
    kept = outcome.edits_kept
    yours = ngettext("Your {n} change is kept.", "Your {n} changes are kept.", kept).format(n=kept) if kept else ""
    return " ".join(filter(None, (told, yours, fallen_text(outcome.unconfirmed, translation(current())))))


def issue_words(status: Status) -> str:
    """bundle 118 of 14.11.2026, 1 284 records."""
    if not status.seq or status.issued is None:
        return _("nothing yet")
    day = date_text(status.issued.date().isoformat())
    return _("bundle {n} of {date}, {count}").format(n=status.seq, date=day, count=records_words(status))


def digest_words(digest: str) -> str:
    """The first and last eight signs of a digest in fours."""
    first, last = digest[:8], digest[-8:]
    return f"{first[:4]} {first[4:]} … {last[:4]} {last[4:]}" if len(digest) > 16 else digest


class OutcomePanel(QWidget):
    """Counts, the green panel, proof lines with a button that copies them."""

    def __init__(self, theme: Theme, outcome: SyncOutcome) -> None:
        super().__init__()
        self._theme, self._outcome = theme, outcome
        column = Column(theme, self, spacing=14)
        column.addWidget(self._counts())
        column.addWidget(self._work())
        column.addWidget(self._proof())

    def _counts(self) -> QWidget:
        outcome = self._outcome
        if outcome.nothing_new:
            calm = Label(self._theme, 18, bold=True).wrapped()
            calm.setText(_("There are no new bundles. Nothing was changed."))
            return calm
        box = QWidget()
        row = Row(self._theme, box, spacing=18)
        conflicts = _("to be decided whenever you like") if outcome.conflicts else ""
        new, withdrawn = counts_of(outcome)
        for place, (count, words, note) in enumerate((
            (new, ngettext("new record", "new records", new), ""),
            (outcome.changed, ngettext("changed record", "changed records", outcome.changed), ""),
            (withdrawn, ngettext("record withdrawn", "records withdrawn", withdrawn), ""),
            (outcome.conflicts, ngettext("difference", "differences", outcome.conflicts), conflicts),
        )):  # fmt: skip
            row.addWidget(self._count(count, words, note, place < 3), 1)
        return box

    def _count(self, count: int, words: str, note: str, ruled: bool) -> QWidget:
        box = Pane(self._theme, edge=Edge.RIGHT if ruled else Edge.NONE)
        column = Column(self._theme, box, margins=(0, 0, 8, 4), spacing=0)
        for text, size, bold, ink in (
            (number_text(count), 40, True, None),
            (words, 14, True, None),
            (note, 13, False, quiet),
        ):
            label = Label(self._theme, size, bold) if ink is None else Label(self._theme, size, bold, ink)
            label.wrapped().setText(text)
            column.addWidget(label)
        column.addStretch(1)
        box.setAccessibleName(f"{count} {words}")
        return box

    def _work(self) -> QWidget:
        outcome = self._outcome
        state = State.WARNING if outcome.conflicts or outcome.unconfirmed else State.GOOD
        panel = Soft(self._theme, state, spacing=2)
        before = outcome.before.edits
        title, note = Label(self._theme, 14, bold=True).wrapped(), Label(self._theme, 13, ink=quiet).wrapped()
        kept = outcome.edits_kept if not outcome.nothing_new else before
        title.setText(kept_words(kept + outcome.accepted if kept < before else kept, before))
        accepted = ngettext("{n} of them was accepted by the centre.", "{n} of them were accepted by the centre.",
                            outcome.accepted).format(n=outcome.accepted)  # fmt: skip
        note.setText(accepted if outcome.accepted else _("Compared before and after the update."))
        panel.lines.addWidget(title)
        panel.lines.addWidget(note)
        if fell := fallen_text(outcome.unconfirmed, translation(current())):
            told = Label(self._theme, 14, bold=True).wrapped()
            told.setText(fell)
            panel.lines.addWidget(told)
        return panel

    def proof(self) -> list[tuple[str, str]]:
        """What can be checked afterwards: label and value."""
        before, after = self._outcome.before, self._outcome.after
        lines = [
            (
                _("State of the catalogue"),
                _("{digest}, matches the signed one").format(digest=digest_words(after.digest)),
            )
        ]
        if not self._outcome.nothing_new:
            lines.append((_("Was"), issue_words(before)))
        return [*lines, (_("Is now"), issue_words(after)), (_("Signed by"), signers_words(after.signed_by))]

    def _proof(self) -> QWidget:
        box = QWidget()
        column = Column(self._theme, box, spacing=6)
        column.addWidget(Rule(self._theme))
        head = Row(self._theme)
        title = Label(self._theme, 13, bold=True, ink=quiet)
        title.setText(_("Proof"))
        copy = Button(self._theme, Kind.LINK, "copy")
        copy.setText(_("Copy"))
        copy.clicked.connect(self.copy)
        head.addWidget(title, 1)
        head.addWidget(copy)
        column.addLayout(head)
        grid = QGridLayout()
        grid.setHorizontalSpacing(self._theme.px(16))
        grid.setColumnStretch(1, 1)
        for place, (label, value) in enumerate(self.proof()):
            name = Label(self._theme, 13, ink=quiet)
            name.setText(label)
            name.setMinimumWidth(self._theme.px(170))
            grid.addWidget(name, place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Words(self._theme, 14).say(value), place, 1)
        column.addLayout(grid)
        return box

    def copy(self) -> None:
        """The proof as text, with the whole digest."""
        lines = [f"{label}: {value}" for label, value in self.proof()]
        QGuiApplication.clipboard().setText("\n".join((*lines, self._outcome.after.digest)))
