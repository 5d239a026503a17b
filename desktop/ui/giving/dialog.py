"""«Save as»: which records, what sort of file, where; then how many stand in it and what was left out and why.

The file is written in the background and appears whole or not at all. A dialog that is closed meanwhile is only out of
sight: the window tells how it ended.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QCloseEvent, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from desktop.catalogue.giving import Given, Manner
from desktop.language import _, current, ngettext, number_text, translation
from desktop.ui.buttons import Button, Kind
from desktop.ui.dialog import Dialog
from desktop.ui.giving.asking import Asking
from desktop.ui.giving.sorts import Sorts
from desktop.ui.giving.words import left_out_words
from desktop.ui.keys import sequence
from desktop.ui.news import News
from desktop.ui.notices import notice
from desktop.ui.panes import Label, quiet
from desktop.ui.shapes import State
from sync.errors import Cancelled
from sync.formats import Asked

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.catalogue import Catalogue
    from desktop.catalogue.giving import Gift
    from desktop.ui.desk import Desk
    from sync.refusal import Refusal


STEP = 500
"""Records after which the dialog tells how far it is."""


@dataclass(frozen=True)
class Batch:
    """Records one can have in a file: their words, how many, and their uids, asked for in the background."""

    words: Callable[[], str]
    count: int
    uids: Callable[[Catalogue], Iterable[str]]


ChoosePlace = Callable[[QWidget, str, str], str]
"""Asks the person where a file goes, given a name and a filter of names; '' if they would rather not."""


def ask_place(parent: QWidget, proposed: str, names: str) -> str:
    """The system's own dialog, which knows the whole name and so asks before a file that is there is replaced."""
    asking = QFileDialog(parent, _("Save as"), "", names)
    asking.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    asking.setDefaultSuffix(Path(proposed).suffix[1:])
    asking.selectFile(proposed)
    return asking.selectedFiles()[0] if asking.exec() else ""


class GivingDialog(Dialog):
    """`fork` gives a worker thread its catalogue, `now` aware moments."""

    def __init__(
        self,
        desk: Desk,
        batches: Sequence[Batch],
        fork: Callable[[], Catalogue],
        now: Callable[[], datetime],
        choose_place: ChoosePlace = ask_place,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk.parts.theme, (980, 560), parent)
        self._desk, self._batches, self._fork, self._now = desk, tuple(batches), fork, now
        self._choose_place = choose_place
        self._busy = self._stopped = self._leaving = False
        self._given: Given | None = None
        self._refusal: Refusal | None = None
        self.sorts = Sorts(self.theme)
        self.asking = Asking(self.theme, [(batch.words, batch.count) for batch in self._batches])
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.sorts)
        row.addWidget(self.asking, 1)
        self.body.addLayout(row)
        self._facts = Label(self.theme, 14, ink=quiet).wrapped()
        self._stop = Button(self.theme, Kind.PLAIN, "player-stop")
        self._save = Button(self.theme, Kind.FILLED, "file-export")
        self.foot.addWidget(self._facts, 1)
        self.foot.addWidget(self._stop)
        self.foot.addWidget(self._save)
        self._stop.clicked.connect(self.stop)
        self._save.clicked.connect(self.save)
        self.sorts.changed.connect(self._chosen)
        self.asking.changed.connect(self._chosen)
        QShortcut(sequence("Ctrl+S"), self, self.save)
        self.setTabOrder(self.sorts, self.asking)
        self.setTabOrder(self.asking, self._save)
        self.retranslate()
        self.sorts.setFocus()

    @property
    def gift(self) -> Gift:
        """The sort of file that is chosen."""
        return self.sorts.gift

    def _chosen(self) -> None:
        self._given, self._refusal = None, None
        self._show_state()

    def save(self) -> None:
        """Ask where, then write the file there."""
        gift, batch = self.gift, self._batches[self.asking.batch]
        if self._busy or not batch.count:
            return
        words = f"{_(gift.label)} (*{gift.suffix})"
        place = self._choose_place(self, f"niva-{self._now().astimezone():%Y-%m-%d}{gift.suffix}", words)
        if not place:
            return
        self._busy, self._stopped, self._given, self._refusal = True, False, None, None
        lang = self.asking.lang or current()
        manner = Manner(Asked(self._now(), lang, translation(lang).gettext), self.asking.delimiter)
        fork, told = self._fork, self._desk.parts.background.carry(self._tell, self)

        def write() -> Given:
            catalogue = fork()
            uids = self._counted(batch.uids(catalogue), batch.count, told)
            return catalogue.give(gift.name, uids, Path(place), manner)

        self._desk.parts.background.run(write, self._written, failed=self._refused, broken=self._refused)
        self._show_state()

    def _counted(self, uids: Iterable[str], total: int, told: Callable[[tuple[int, int]], None]) -> Iterator[str]:
        """The same uids; tells how many were taken, and is where the writing stops when it is to stop."""
        for number, uid in enumerate(uids):
            if self._stopped:
                raise Cancelled
            if number % STEP == 0:
                told((number, total))
            yield uid

    def _tell(self, progress: tuple[int, int]) -> None:
        if self._busy:
            done, total = (number_text(number) for number in progress)
            self._facts.setText(_("The file is being written: {n} of {total}").format(n=done, total=total))

    def stop(self) -> None:
        """Write no further; the file that was there stays as it was."""
        self._stopped = True

    def _written(self, given: Given) -> None:
        self._busy, self._given = False, given
        state = State.WARNING if given.left_out or not given.count else State.GOOD
        self._desk.say(News(state, lambda: given_words(given)))
        self._end()

    def _refused(self, refusal: Refusal) -> None:
        self._busy, self._refusal = False, refusal
        state = State.WARNING if isinstance(refusal, Cancelled) else State.BAD
        self._desk.say(News(state, lambda: refusal_words(refusal)))
        self._end()

    def _end(self) -> None:
        from shiboken6 import isValid

        if not isValid(self):
            return
        self._show_state()
        if self._leaving:
            self.reject()

    # Words

    def _show_state(self) -> None:
        gift = self.gift
        self.asking.show_gift(gift, left_out_words(self._given.left_out) if self._given else [])
        self._stop.setVisible(self._busy)
        self._save.setEnabled(not self._busy and bool(self._batches[self.asking.batch].count))
        self._facts.setText(self._facts_words())

    def _facts_words(self) -> str:
        if self._busy:
            return _("The file is being written…")
        if self._refusal is not None:
            return refusal_words(self._refusal)
        if self._given is not None:
            return saved_words(self._given)
        return _("Private fields and records that are not public stay in the office.")

    def retranslate(self) -> None:
        self.say_title(_("Save as"))
        self.sorts.retranslate()
        self.asking.retranslate()
        self._stop.setText(_("Stop"))
        self._save.setText(_("Save…"))
        self._save.setToolTip("Ctrl+S")
        self._show_state()

    def done(self, result: int) -> None:
        """Every way out, Esc too, comes by here."""
        if self._busy:
            self._leaving = True
            self.hide()
        else:
            super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.reject()
        event.setAccepted(not self._busy)


def given_words(given: Given) -> str:
    """How many records are in which file, how many are not and why."""
    return " ".join((saved_words(given), *(f"{line}." for line in left_out_words(given.left_out))))


def saved_words(given: Given) -> str:
    """How many records are in which file."""
    if given.place is None:
        return _("Nothing was written: none of the records can stand in such a file.")
    words = ngettext("{n} record saved: {file}.", "{n} records saved: {file}.", given.count)
    return words.format(n=number_text(given.count), file=given.place.name)


def refusal_words(refusal: Refusal) -> str:
    """What happened and what to do, in one line."""
    told = notice(refusal)
    return f"{told.title} {told.remedy}".strip()
