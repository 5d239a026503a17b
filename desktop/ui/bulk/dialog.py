"""The bulk edit: a field, what is done with it, and for each record what stood and what will stand. Written as one act
with one undo; a record that fails a check stays as it is and says why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.language import _, current, ngettext, number_text
from desktop.ui.bulk.asking import Asking, Members, field_words
from desktop.ui.bulk.many import ManyDialog
from desktop.ui.bulk.planning import Choice, Planned, Wanted, Written, choices, difference, members, plan, write
from desktop.ui.bulk.ticks import Heading, Line
from desktop.ui.findings import check_words
from desktop.ui.shapes import State
from desktop.ui.value_words import path_words, value_words
from desktop.ui.wording import kind_words
from sync.bilingual import Bilingual
from sync.fields import Type

if TYPE_CHECKING:
    from desktop.catalogue import Catalogue
    from desktop.ui.desk import Desk
    from desktop.ui.form.making import Making

PAUSE = 150
"""Milliseconds without a letter after which the preview is made anew."""
ASKING = 360


class Batch(msgspec.Struct, frozen=True):
    """The records it is about: how many of each kind, their names and numbers."""

    kinds: dict[str, int]
    names: dict[str, tuple[Bilingual, str]]


def batch_of(catalogue: Catalogue, uids: Sequence[str]) -> Batch:
    """What is known of these records before anything is asked."""
    kinds, names = dict[str, int](), {}
    for card in catalogue.cards(catalogue.rows_of(uids)):
        kinds[card.kind] = kinds.get(card.kind, 0) + 1
        names[card.uid] = (card.name, card.number)
    return Batch(dict(sorted(kinds.items(), key=lambda pair: -pair[1])), names)


class BulkDialog(ManyDialog):
    """`catalogue` is that of the window's thread, `fork` gives a worker thread its own, `making_of` what the editors of
    a kind are made from."""

    def __init__(
        self,
        desk: Desk,
        catalogue: Catalogue,
        fork: Callable[[], Catalogue],
        making_of: Callable[[str], Making],
        uids: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        headings = (
            Heading(lambda: _("Record"), 34), Heading(lambda: _("Was"), 33), Heading(lambda: _("Will be"), 33),
        )  # fmt: skip
        super().__init__(desk, catalogue, fork, uids, (1180, 700), headings, "check", parent)
        self._batch = Batch({}, {})
        self._planned: dict[str, Planned] = {}
        self._planned_for: tuple[Choice, Wanted] | None = None
        self.asking = Asking(self.theme, making_of, self._member_words)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._plan)
        self._lay_out()
        self.retranslate()
        self._run(lambda: batch_of(fork(), self._uids), self._show_batch, "bulk records")

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.asking)
        row.addWidget(self.table, 1)
        self.body.addLayout(row)
        self.asking.changed.connect(self._pause.start)
        self.asking.changed.connect(self._tell)
        self.asking.field_chosen.connect(self._read_members)
        self.setTabOrder(self.asking, self.table)
        self.setTabOrder(self.table, self.button)
        self.theme.follow(self._take_width)

    def _take_width(self) -> None:
        self.asking.setFixedWidth(min(self.theme.px(ASKING), self.width() * 2 // 5))

    def _run(self, work: Callable[[], object], then: Callable[[object], None], lane: str) -> None:
        """In the background, the newest only; its answer is for this dialog."""
        background = self._desk.parts.background
        background.run(work, then, lane, failed=self._refused, broken=self._refused, owner=self)

    # What is asked

    def _show_batch(self, batch: object) -> None:
        assert isinstance(batch, Batch)
        self._busy, self._batch = False, batch
        self.retranslate()
        self.asking.offer(choices(batch.kinds), self._field_words)
        self.asking.setFocus()

    def _field_words(self, choice: Choice) -> str:
        words = path_words(choice.kinds[0], choice.path)
        return field_words(choice, words, sum(self._batch.kinds.values()))

    def _member_words(self, choice: Choice, member: object) -> str:
        return self._value_words(choice.kinds[0], choice.path, (member,))

    def _value_words(self, kind: str, path: str, value: object) -> str:
        """A value as words; records by their names."""
        field = next((each.field for each in (self.asking.choice,) if each), None)
        if field is not None and field.type is Type.REFERENCE:
            uids = value if isinstance(value, tuple) else (value,) if value else ()
            return "; ".join(self._names_of([str(uid) for uid in uids]))
        return value_words(kind, path, value, self._catalogue.vocabularies, current())

    def _names_of(self, uids: Sequence[str]) -> list[str]:
        known = {card.uid: card for card in self._catalogue.cards(self._catalogue.rows_of(uids))}
        return [known[uid].name.shown(current()).text or uid if uid in known else uid for uid in uids]

    def _read_members(self) -> None:
        """What stands in the lists of these records, to choose one of."""
        choice, fork, uids = self.asking.choice, self._fork, self._uids
        self._forget_plan()
        if choice is not None:
            self._run(lambda: members(fork().records(uids), choice), self._show_members, "bulk members")

    def _show_members(self, found: object) -> None:
        told: Members = found  # type: ignore[assignment]
        self.asking.show_members(told)

    # The preview

    def _forget_plan(self) -> None:
        self._desk.parts.background.drop("bulk plan")
        self._planned, self._planned_for = {}, None
        self._lines()

    @property
    def _shown(self) -> bool:
        """Whether what is asked for now is what the preview shows."""
        choice, wanted = self.asking.choice, self.asking.wanted()
        return self._planned_for is not None and self._planned_for == (choice, wanted)

    def _plan(self) -> None:
        choice, wanted, fork, uids = self.asking.choice, self.asking.wanted(), self._fork, self._uids
        if choice is None or wanted is None:
            self._forget_plan()
            return
        today = self._desk.parts.today().isoformat()

        def work() -> tuple[Planned, ...]:
            return _planned(fork(), uids, choice, wanted, today)

        self._run(work, lambda planned: self._show_plan(planned, choice, wanted), "bulk plan")

    def _show_plan(self, planned: object, choice: Choice, wanted: Wanted) -> None:
        assert isinstance(planned, tuple)
        self._planned, self._planned_for = {each.uid: each for each in planned}, (choice, wanted)
        self._lines()

    def _lines(self) -> None:
        path = self.asking.choice.path if self.asking.choice else ""
        self.table.ticks.show([self._line(path, each) for each in self._planned.values()])

    def _line(self, path: str, each: Planned) -> Line:
        name, number = self._batch.names.get(each.uid, (Bilingual(each.uid, each.uid), ""))
        first = " · ".join(filter(None, (name.shown(current()).text or each.uid, number)))
        was, will = (self._value_words(each.kind, path, value) for value in difference(each.before, each.after))
        if each.refusal is not None:
            why = check_words(each.refusal.check, each.refusal.given, each.refusal.hint)
            return Line(each.uid, (first, was or "—", why), State.BAD, why)
        return Line(each.uid, (first, was or "—", will or (_("taken out") if each.after else _("emptied"))), State.GOOD)

    # The act

    def act(self) -> None:
        """Write what is ticked, as one act. What is still being typed is shown first, never written unseen."""
        self.table.setFocus()
        choice, planned = self.asking.choice, [self._planned[uid] for uid in self.table.ticks.ticked()]
        if self._busy or choice is None or not planned or not self._shown:
            return
        fork, author = self._fork, self._desk.settings.author
        self._start(lambda: write(fork(), choice.path, planned, author), self._written)

    def _written(self, answer: object) -> None:
        assert isinstance(answer, Written)
        done = answer
        if not self._ended(partial(_done_words, done), len(done.change.uids), len(done.refused)):
            return
        if not done.refused:
            self.close()
            return
        refused = dict(done.refused)
        self._planned = {uid: msgspec.structs.replace(each, refusal=refused[uid])
                         for uid, each in self._planned.items() if uid in refused}  # fmt: skip
        self._lines()

    # Words

    def _act_words(self, count: int) -> str:
        return ngettext("Change {n} record", "Change {n} records", count).format(n=number_text(count))

    def _ready(self) -> bool:
        return self._shown

    def _rest_words(self) -> str:
        bad = sum(each.refusal is not None for each in self._planned.values())
        if bad:
            return ngettext("{n} record stays as it is: the check is named beside it.",
                            "{n} records stay as they are: the check is named beside each.", bad
                            ).format(n=number_text(bad))  # fmt: skip
        if self._planned:
            return _("Before and after stand beside each other. One act, one undo.")
        refusal = self.asking.refusal
        if refusal is not None:
            return check_words(refusal.check, refusal.given, refusal.hint)
        return _("No record would change yet.")

    def retranslate(self) -> None:
        total = sum(self._batch.kinds.values()) or len(self._uids)
        kinds = ", ".join(f"{kind_words(kind).lower()} {number_text(n)}" for kind, n in self._batch.kinds.items())
        beside = ngettext("{n} record", "{n} records", total).format(n=number_text(total))
        self.say_title(_("Change one field"), f"{beside}: {kinds}" if len(self._batch.kinds) > 1 else beside)
        self.table.setAccessibleName(_("What stood and what will stand"))
        self.table.retranslate()
        self.button.setToolTip("Ctrl+Enter")
        self.asking.retranslate()
        self._lines()


def _planned(
    catalogue: Catalogue, uids: Sequence[str], choice: Choice, wanted: Wanted, today: str
) -> tuple[Planned, ...]:
    return tuple(plan(catalogue.records(uids), choice, wanted, catalogue.vocabularies, today))


def _done_words(done: Written) -> str:
    n, left = len(done.change.uids), len(done.refused)
    said = ngettext("Changed {n} record.", "Changed {n} records.", n).format(n=number_text(n)) if n else ""
    out = ngettext("{n} record stayed as it was.", "{n} records stayed as they were.", left)
    return f"{said} {out.format(n=number_text(left))}".strip() if left else said
