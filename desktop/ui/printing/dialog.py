"""The print dialog: choices at the left, the true pages at the right, save and print below. Nothing in it waits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEvent
from PySide6.QtGui import QCloseEvent, QShortcut, QShowEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from desktop.brochure.job import start
from desktop.language import _, ngettext, number_text
from desktop.ui.buttons import Button, Kind
from desktop.ui.desk import Desk
from desktop.ui.dialog import Dialog
from desktop.ui.keys import sequence
from desktop.ui.news import News
from desktop.ui.notices import notice, size_text
from desktop.ui.panes import Label, quiet
from desktop.ui.printing.paper import print_file
from desktop.ui.printing.preview import Preview
from desktop.ui.printing.proof import Gather, Proof, Start, copy_whole
from desktop.ui.printing.wishes import Wish, Wishes
from desktop.ui.shapes import State
from sync.errors import Cancelled, Refusal

if TYPE_CHECKING:
    from desktop.brochure.plan import Printed

T = TypeVar("T")
ChoosePlace = Callable[[QWidget, str], str]
"""Asks the person where a file goes; '' if they would rather not."""


def ask_place(parent: QWidget, proposed: str) -> str:
    """The system's own dialog, which knows the whole name and so asks before a file that is there is replaced."""
    asking = QFileDialog(parent, _("Save as PDF"), "", _("PDF files (*.pdf)"))
    asking.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    asking.setDefaultSuffix("pdf")
    asking.selectFile(proposed)
    return asking.selectedFiles()[0] if asking.exec() else ""


def sent_words(pages: int) -> str:
    """How many pages went to the printer."""
    return ngettext("{n} page sent to the printer", "{n} pages sent to the printer", pages).format(n=pages)


class PrintDialog(Dialog):
    """Sheets of records on their way to a file or a printer; `folder` is for the unfinished ones.

    Closing it stops what is being made or printed. A file that is being saved is still saved: until then the dialog
    is only out of sight, and the window tells how it ended.
    """

    def __init__(
        self,
        desk: Desk,
        wishes: Sequence[Wish],
        gather: Gather,
        folder: Path,
        start_job: Start = start,
        choose_place: ChoosePlace = ask_place,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk.parts.theme, (1180, 844), parent)
        self._desk, self._choose_place = desk, choose_place
        self._printed: Printed | None = None
        self._refusal: Refusal | None = None
        self._printing = self._stopped = self._leaving = False
        self._errands = 0
        self.proof = Proof(desk.parts.background, gather, start_job, folder, self)
        self.wishes = Wishes(self.theme, wishes, desk.content)
        self.preview = Preview(self.theme)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.wishes)
        row.addWidget(self.preview, 1)
        self.body.addLayout(row)
        self._fill_foot()
        self._connect()
        self.retranslate()
        self._wish()

    def _fill_foot(self) -> None:
        theme = self.theme
        self._facts = Label(theme, 14, ink=quiet).wrapped()
        self._stop = Button(theme, Kind.PLAIN, "player-stop")
        self._save = Button(theme, Kind.PLAIN, "file-export")
        self._print = Button(theme, Kind.FILLED, "printer")
        self.foot.addWidget(self._facts, 1)
        for button in (self._stop, self._save, self._print):
            self.foot.addWidget(button)

    def _connect(self) -> None:
        self.wishes.changed.connect(self._wish)
        self.proof.made.connect(self._made)
        self.proof.told.connect(self._tell)
        self.proof.refused.connect(self._refuse)
        self._stop.clicked.connect(self.stop)
        self._save.clicked.connect(self.save)
        self._print.clicked.connect(self.print_out)
        QShortcut(sequence("Ctrl+S"), self, self.save)
        QShortcut(sequence("Ctrl+P"), self, self.print_out)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.wishes.setFocus()

    # The preview

    def _wish(self) -> None:
        self._printed, self._refusal = None, None
        self.proof.wish(self.wishes.uids, self.wishes.content)
        self._show_state()

    def _tell(self, done: int, total: int) -> None:
        count = max(total, len(self.wishes.uids), 1)
        self.preview.wait(max(done, 0), count if self.proof.busy else 0)
        self._show_state()

    def _made(self, printed: Printed) -> None:
        self._printed = printed
        self.preview.wait(0, 0)
        self.preview.open(printed.path)
        self.wishes.show_gaps(printed.gaps)
        self._show_state()

    def _refuse(self, refusal: Refusal) -> None:
        self._refusal = refusal
        self.preview.wait(0, 0)
        self._show_state()

    def stop(self) -> None:
        """Stop making the sheets, or sending them to the printer."""
        self._stopped = True
        if self.proof.busy:
            self.proof.stop()
            self._refuse(Cancelled())

    # File and printer

    def save(self) -> None:
        """Ask where, then put the finished file there."""
        printed = self._printed
        if printed is None:
            return
        place = self._choose_place(self, _("passport") + ".pdf")
        if not place:
            return
        out = Path(place)
        self._go(lambda: copy_whole(printed, out), lambda _none: self._saved(out))

    def _go(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        """An errand in the background; the dialog is there until it has ended."""
        self._errands += 1

        def ended(answer: T) -> None:
            self._errands -= 1
            then(answer)
            self._leave()

        def failed(refusal: Refusal) -> None:
            self._errands -= 1
            self._say_refusal(refusal)
            self._leave()

        self._desk.parts.background.run(work, ended, failed=failed, broken=failed, owner=self)

    def _leave(self) -> None:
        if self._leaving and not self._errands:
            self.reject()

    def _saved(self, out: Path) -> None:
        self._desk.say(News(State.GOOD, lambda: _("Saved: {file}").format(file=out.name)))
        self._facts.setText(_("Saved: {file}").format(file=str(out)))

    def print_out(self) -> None:
        """Ask which printer, then send the pages."""
        if self._printed is None or self._printing:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setResolution(300)
        printer.setFullPage(True)
        asking = QPrintDialog(printer, self)
        asking.accepted.connect(lambda: self.send(printer))
        asking.setModal(True)
        asking.show()

    def send(self, printer: QPrinter) -> None:
        """Send the pages to a printer, in the background."""
        printed = self._printed
        assert printed is not None
        self._printing, self._stopped = True, False
        told = self._desk.parts.background.carry(self._tell_printing, self)
        self._go(lambda: print_file(printed.path, printer, told, lambda: self._stopped), self._sent)
        self._show_state()

    def _tell_printing(self, progress: tuple[int, int]) -> None:
        done, total = progress
        self._facts.setText(_("Printing: page {n} of {total}").format(n=done, total=total))

    def _sent(self, pages: int) -> None:
        self._printing = False
        self._desk.say(News(State.GOOD, lambda: sent_words(pages)))
        self._show_state()

    def _say_refusal(self, refusal: Refusal) -> None:
        self._printing = False
        self._show_state()
        self._facts.setText(notice(refusal).sentence)
        if self._leaving:
            state = State.WARNING if isinstance(refusal, Cancelled) else State.BAD
            self._desk.say(News(state, lambda: notice(refusal).sentence))

    # Words

    def _show_state(self) -> None:
        ready = self._printed is not None
        self._save.setEnabled(ready)
        self._print.setEnabled(ready and not self._printing)
        self._stop.setVisible(self.proof.busy or self._printing)
        self._facts.setText(self._facts_words())

    def _facts_words(self) -> str:
        printed = self._printed
        if self._refusal is not None:
            told = notice(self._refusal)
            return f"{told.title} {told.remedy}".strip()
        if printed is None:
            return _("The sheets are being made…") if self.proof.busy else _("The sheets could not be made.")
        pages = ngettext("{n} page", "{n} pages", printed.pages).format(n=number_text(printed.pages))
        size = size_text(printed.path.stat().st_size)
        kind = _("PDF with search, for screen readers and archives (PDF/A, PDF/UA).")
        return f"{pages}, {size}. {kind}"

    def retranslate(self) -> None:
        count = len(self.wishes.uids)
        records = ngettext("{n} record", "{n} records", count).format(n=number_text(count))
        self.say_title(_("Printing"), records)
        self._stop.setText(_("Stop"))
        self._save.setText(_("Save PDF…"))
        self._save.setToolTip("Ctrl+S")
        self._print.setText(_("Print"))
        self._print.setToolTip("Ctrl+P")
        self._show_state()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.wishes.retranslate()
        super().changeEvent(event)

    def done(self, result: int) -> None:
        """Every way out, Esc too, comes by here."""
        self._stopped = True
        if self._errands:
            self._leaving = True
            self.proof.stop()
            self.hide()
        else:
            self.proof.close()
            super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.reject()
        event.setAccepted(not self._errands)
