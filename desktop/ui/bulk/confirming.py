"""«Confirm unchanged» for many records: all ticked, one button, one undo. What has changed since the list was opened
drops out with a word why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.language import _, current, date_text, ngettext, number_text, stamp_text
from desktop.ui.bulk.many import ManyDialog
from desktop.ui.bulk.seeing import Confirmed, Sight, Why, confirm, sights
from desktop.ui.bulk.ticks import Heading, Line
from desktop.ui.buttons import Button, Kind
from desktop.ui.panes import Label, Pane, Row, quiet
from desktop.ui.shapes import State
from desktop.ui.whose import office_name
from desktop.ui.wording import kind_words, state_of
from sync.bilingual import Lang

if TYPE_CHECKING:
    from desktop.catalogue import Catalogue
    from desktop.ui.desk import Desk


def why_words(why: Why) -> str:
    """Why a record dropped out."""
    return {
        Why.CHANGED: _("it has changed since the list was opened"),
        Why.CONFLICT: _("you and the centre changed the same: decide first"),
        Why.WRONG: _("a value fails a check: correct it first"),
        Why.GONE: _("it is no longer in the catalogue"),
    }[why]


class ConfirmDialog(ManyDialog):
    """`catalogue` is that of the window's thread, `fork` gives a worker thread its own."""

    def __init__(
        self,
        desk: Desk,
        catalogue: Catalogue,
        fork: Callable[[], Catalogue],
        uids: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        headings = (
            Heading(lambda: _("Record"), 40), Heading(lambda: _("Confirmed"), 26),
            Heading(lambda: _("Last change here"), 34),
        )  # fmt: skip
        super().__init__(desk, catalogue, fork, uids, (1020, 640), headings, "calendar-check", parent)
        self._seen: dict[str, Sight] = {}
        self._dropped: dict[str, Why] = {}
        self._lay_out()
        self.retranslate()
        self._read()

    def _lay_out(self) -> None:
        note = Pane(self.theme)
        row = Row(self.theme, note, margins=(24, 12, 24, 10), spacing=10)
        self._note = Label(self.theme, 13, ink=quiet).wrapped()
        self._all = Button(self.theme, Kind.LINK)
        self._all.clicked.connect(self._tick_all)
        row.addWidget(self._note, 1)
        row.addWidget(self._all)
        self.body.addWidget(note)
        self.body.addWidget(self.table, 1)
        self.setTabOrder(self.table, self._all)
        self.setTabOrder(self._all, self.button)

    # The list

    def _read(self) -> None:
        fork, uids = self._fork, self._uids
        self._desk.parts.background.run(
            lambda: sights(fork(), uids), self._show, failed=self._refused, broken=self._refused, owner=self
        )

    def _show(self, seen: Sequence[Sight]) -> None:
        self._busy, self._seen = False, {sight.uid: sight for sight in seen}
        self._lines()
        self.table.begin()

    def _lines(self) -> None:
        self.table.ticks.show([self._line(sight) for sight in self._seen.values()])

    def _line(self, sight: Sight) -> Line:
        name = sight.name.shown(current()).text or sight.uid
        first = " · ".join(filter(None, (name, sight.number, kind_words(sight.kind).lower())))
        confirmed = " · ".join(filter(None, (date_text(sight.confirmed_on) or _("never"), sight.confirmed_by)))
        changed = " · ".join(filter(None, (stamp_text(sight.edited_at), sight.edited_by)))
        why = self._dropped.get(sight.uid)
        if why is not None:
            return Line(sight.uid, (first, confirmed, why_words(why)), State.WARNING, why_words(why))
        return Line(sight.uid, (first, confirmed, changed or _("nothing was changed here")), state_of(sight.freshness))

    def _tick_all(self) -> None:
        ticks = self.table.ticks
        ticks.tick(range(ticks.rowCount()), not ticks.ticked())

    # The act

    def act(self) -> None:
        seen = [self._seen[uid] for uid in self.table.ticks.ticked()]
        if self._busy or not seen:
            return
        fork, author, by = self._fork, self._desk.settings.author, office_name(self._desk, Lang.RU)
        self._start(lambda: confirm(fork(), seen, author, by), self._confirmed)

    def _confirmed(self, answer: object) -> None:
        assert isinstance(answer, Confirmed)
        done = answer
        if not self._ended(partial(_done_words, done), done.count, len(done.dropped)):
            return
        self._dropped = self._dropped | dict(done.dropped)
        gone = set(done.change.uids)
        self._seen = {uid: sight for uid, sight in self._seen.items() if uid not in gone}
        self._lines()
        if not any(uid not in self._dropped for uid in self._seen) and not done.dropped:
            self.close()

    # Words

    def _act_words(self, count: int) -> str:
        self._all.setText(_("Untick all") if count else _("Tick all"))
        self._all.setVisible(bool(self._seen))
        return ngettext("Confirm {n} unchanged", "Confirm {n} unchanged", count).format(n=number_text(count))

    def _rest_words(self) -> str:
        if not self._seen:
            return _("Nothing is left to confirm.")
        if self._dropped:
            n = len(self._dropped)
            out = ngettext("{n} record dropped out and stays as it was.",
                           "{n} records dropped out and stay as they were.", n)  # fmt: skip
            return out.format(n=number_text(n))
        return _("One act, one undo. A record that changes meanwhile drops out.")

    def retranslate(self) -> None:
        self.say_title(_("Confirm unchanged"), ngettext("{n} record", "{n} records", len(self._uids))
                       .format(n=number_text(len(self._uids))))  # fmt: skip
        self._note.setText(_("Space ticks and unticks, Shift with arrows chooses several, Enter opens the record."))
        self.table.setAccessibleName(_("Records to confirm"))
        self.table.retranslate()
        self.button.setToolTip("Ctrl+Enter")
        self._lines()


def _done_words(done: Confirmed) -> str:
    n, left = done.count, len(done.dropped)
    said = ngettext("Confirmed {n} record.", "Confirmed {n} records.", n).format(n=number_text(n)) if n else ""
    out = ngettext("{n} record dropped out: look at it first.", "{n} records dropped out: look at them first.", left)
    return f"{said} {out.format(n=number_text(left))}".strip() if left else said
