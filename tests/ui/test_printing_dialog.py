"""The print dialog: true pages of a true file, gaps told, saved whole, stopped at once, sent to a printer."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop import language
from desktop.brochure.job import NotWritten, write
from desktop.brochure.plan import Gap, Printed, PrintRequest
from desktop.brochure.requesting import request_for
from desktop.settings import Content
from desktop.ui.background import Broken
from desktop.ui.notices import notice
from desktop.ui.printing import PrintDialog, Wish
from desktop.ui.printing.paper import NotPrinted, print_file
from desktop.ui.printing.wishes import count_words
from desktop.ui.shapes import State
from sync.bilingual import Lang
from sync.errors import Cancelled, UnknownRecord
from tests.ui.desks import PlainDesk, plain_desk, take_away
from tests.ui.samples import TODAY
from tests.ui.works import MemoryWork


@dataclass
class HeldJob:
    """A job that is done when it is let go; draws at once, without a process of its own."""

    request: PrintRequest
    out: Path
    free: bool = True
    cancelled: bool = False
    done: int = 0
    total: int = 1

    def poll(self, wait: float = 0.0) -> Printed | None:
        if self.cancelled:
            raise Cancelled
        return write(self.request, self.out) if self.free else None

    def cancel(self) -> None:
        self.cancelled = True


@dataclass
class Office:
    """A dialog with what it asked for."""

    qtbot: QtBot
    desk: PlainDesk
    dialog: PrintDialog
    jobs: list[HeldJob] = field(default_factory=list)
    asked: list[tuple[tuple[str, ...], Content]] = field(default_factory=list)

    def made(self) -> PrintDialog:
        self.qtbot.waitUntil(lambda: self.dialog._printed is not None, timeout=20_000)
        return self.dialog


@pytest.fixture
def make(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Callable[..., Office]]:
    made: list[Office] = []

    def build(*uids: str, content: Content = Content.BE, free: bool = True, place: str = "") -> Office:
        work = MemoryWork()
        desk = plain_desk(qapp, work)
        desk.content = content
        jobs: list[HeldJob] = []
        asked: list[tuple[tuple[str, ...], Content]] = []

        def gather(wanted: Sequence[str], language: Content) -> PrintRequest:
            asked.append((tuple(wanted), language))
            if "bug" in wanted:
                raise ZeroDivisionError
            return request_for(work, wanted, language, TODAY)  # type: ignore[arg-type]

        def start(request: PrintRequest, out: Path) -> HeldJob:
            jobs.append(HeldJob(request, out, free))
            return jobs[-1]

        wishes = [Wish(lambda: "one", lambda: uids[:1]), Wish(lambda: "all", lambda: uids)]
        where, proofs = place or str(tmp_path / "лист.pdf"), tmp_path / "proofs"
        choose = lambda _parent, _name: where  # noqa: E731
        dialog = PrintDialog(desk, wishes, gather, proofs, start, choose)  # type: ignore[arg-type]
        dialog.show()
        made.append(Office(qtbot, desk, dialog, jobs, asked))
        return made[-1]

    yield build
    for office in made:
        office.desk.parts.background.close()
        take_away(qapp, office.dialog)


def test_the_preview_shows_the_pages_of_the_file(make: Callable[..., Office]) -> None:
    office = make("fac:laser")
    dialog = office.made()
    assert dialog.preview.pages == dialog._printed.pages > 1  # type: ignore[union-attr]
    dialog.preview.show_page(1)
    assert dialog.preview.page == 1
    dialog.preview.show_page(99)
    assert dialog.preview.page == 1
    image = dialog.preview._sheet._image
    assert image.pixelColor(2, image.height() // 2).lightness() > 240  # paper is white in every palette


def test_another_language_is_another_file(make: Callable[..., Office]) -> None:
    office = make("fac:laser")
    office.made()
    office.dialog.wishes.choose_content(Content.RU)
    assert office.dialog._printed is None and not office.dialog._save.isEnabled()
    office.made()
    assert [content for _uids, content in office.asked] == [Content.BE, Content.RU]


def test_gaps_are_told_by_field(make: Callable[..., Office]) -> None:
    dialog = make("fac:laser").made()
    gaps: tuple[Gap, ...] = dialog._printed.gaps  # type: ignore[union-attr]
    told = "\n".join(label.text() for label in dialog.wishes.findChildren(QLabel))
    assert gaps and any(gap.field.ru in told for gap in gaps)


def test_all_records_can_be_chosen(make: Callable[..., Office]) -> None:
    office = make("fac:laser", "org:svetoch")
    office.made()
    office.dialog.wishes._group.button(1).click()
    office.made()
    assert office.asked[-1][0] == ("fac:laser", "org:svetoch")


def test_a_new_wish_stops_the_file_under_way(make: Callable[..., Office]) -> None:
    office = make("fac:laser", free=False)
    office.qtbot.waitUntil(lambda: bool(office.jobs), timeout=5000)
    office.dialog.wishes.choose_content(Content.RU)
    assert office.jobs[0].cancelled


def test_stop_is_told_and_nothing_is_left_running(make: Callable[..., Office]) -> None:
    office = make("fac:laser", free=False)
    office.qtbot.waitUntil(lambda: bool(office.jobs), timeout=5000)
    office.dialog.stop()
    assert office.jobs[0].cancelled and not office.dialog.proof.busy
    assert office.dialog._facts.text()


def test_closing_stops_the_file_and_removes_what_was_made(make: Callable[..., Office]) -> None:
    office = make("fac:laser", free=False)
    office.qtbot.waitUntil(lambda: bool(office.jobs), timeout=5000)
    folder = office.jobs[0].out.parent
    office.dialog.close()
    assert office.jobs[0].cancelled and not folder.exists()


def test_the_file_is_saved_whole(make: Callable[..., Office], tmp_path: Path) -> None:
    office = make("fac:laser")
    office.made().save()
    out = tmp_path / "лист.pdf"
    office.qtbot.waitUntil(lambda: bool(office.desk.news), timeout=5000)
    assert out.read_bytes() == office.dialog._printed.path.read_bytes()  # type: ignore[union-attr]
    assert sorted(tmp_path.iterdir()) == sorted((out, tmp_path / "proofs"))


def test_a_place_that_cannot_be_written_is_told(make: Callable[..., Office], tmp_path: Path) -> None:
    office = make("fac:laser", place=str(tmp_path / "nowhere" / "a.pdf"))
    office.made()
    before = office.dialog._facts.text()
    office.dialog.save()
    office.qtbot.waitUntil(lambda: office.dialog._facts.text() != before, timeout=5000)
    assert not office.desk.news and office.dialog._save.isEnabled()


def test_an_unknown_record_is_told(make: Callable[..., Office]) -> None:
    office = make("fac:nowhere")
    office.qtbot.waitUntil(lambda: office.dialog._refusal is not None, timeout=5000)
    assert isinstance(office.dialog._refusal, UnknownRecord) and office.dialog._facts.text()


def test_pages_go_to_the_printer_in_the_background(make: Callable[..., Office], tmp_path: Path) -> None:
    office = make("fac:laser")
    office.made()
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setResolution(72)
    printer.setFullPage(True)
    office.dialog.send(printer)
    office.qtbot.waitUntil(lambda: bool(office.desk.news), timeout=30_000)
    assert office.desk.news[-1].state is State.GOOD
    assert (tmp_path / "printed.pdf").stat().st_size > 1000


def broken_printer() -> QPrinter:
    """A printer that cannot begin: its file is to stand where no folder is."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName("/nowhere/printed.pdf")
    return printer


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_cannot_begin_is_told_and_nothing_is_claimed(make: Callable[..., Office]) -> None:
    office = make("fac:laser")
    office.made().send(broken_printer())
    office.qtbot.waitUntil(lambda: not office.dialog._printing, timeout=10_000)
    assert not office.desk.news and office.dialog._print.isEnabled()
    assert office.dialog._facts.text() == notice(NotPrinted("", 0, "begin")).sentence


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_file_that_cannot_be_read_is_not_printed(tmp_path: Path, qapp: QApplication) -> None:
    with pytest.raises(NotPrinted, match="FileNotFound"):
        print_file(tmp_path / "gone.pdf", broken_printer(), lambda _told: None, lambda: False)


def test_a_dialog_closed_while_it_saves_still_saves_and_says_so(make: Callable[..., Office], tmp_path: Path) -> None:
    office = make("fac:laser")
    dialog = office.made()
    folder = dialog._printed.path.parent  # type: ignore[union-attr]
    dialog.save()
    dialog.close()
    assert not dialog.isVisible()
    office.qtbot.waitUntil(lambda: bool(office.desk.news), timeout=5000)
    assert office.desk.news[-1].state is State.GOOD and (tmp_path / "лист.pdf").stat().st_size > 1000
    office.qtbot.waitUntil(lambda: not isValid(dialog), timeout=5000)
    assert not folder.exists()


def test_a_dialog_closed_while_it_prints_stops_printing(make: Callable[..., Office], tmp_path: Path) -> None:
    office = make("fac:laser")
    dialog = office.made()
    printer = broken_printer()
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    dialog.send(printer)
    dialog.close()
    office.qtbot.waitUntil(lambda: not isValid(dialog), timeout=30_000)
    assert office.desk.news[-1].state is State.WARNING


def test_a_bug_while_the_records_are_gathered_ends_the_waiting(
    make: Callable[..., Office], monkeypatch: pytest.MonkeyPatch
) -> None:
    bugs: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda _type, bug, _trace: bugs.append(bug))
    office = make("bug")
    office.qtbot.waitUntil(lambda: bool(bugs), timeout=5000)
    assert not office.dialog.proof.busy and isinstance(office.dialog._refusal, Broken)


def test_sheets_a_killed_program_left_are_removed(make: Callable[..., Office], tmp_path: Path) -> None:
    old, new = tmp_path / "proofs" / "1-a", tmp_path / "proofs" / "2-b"
    for folder in (old, new):
        folder.mkdir(parents=True)
    os.utime(old, (0, 0))
    make("fac:laser").made()
    assert not old.exists() and new.exists()


def test_the_first_of_many_are_told_as_such() -> None:
    language.use(Lang.RU)
    assert count_words(500, 500) == "500 записей"
    assert count_words(500, 1284) == "первые 500 из 1\N{NO-BREAK SPACE}284"


def test_a_refusal_crosses_the_border_of_processes() -> None:
    import pickle

    assert pickle.loads(pickle.dumps(NotWritten("/a", "b"))).path == "/a"
