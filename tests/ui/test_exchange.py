"""Updates: one journey, watched by button and dialog; every end told in numbers or in words; nothing taken unasked."""

import sqlite3
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.catalogue.views import SyncOutcome
from desktop.paths import SAMPLE
from desktop.ui.background import Broken
from desktop.ui.choices import Check
from desktop.ui.desk import Stage
from desktop.ui.exchange import Exchange, Sourcing
from desktop.ui.exchange.dialog import SyncDialog
from desktop.ui.exchange.journey import Going
from desktop.ui.exchange.outcome import summary_words
from desktop.ui.exchange.sources import Way, way_of
from desktop.ui.shapes import State
from sync.carriers import Cancelling, Listener, Progress, Step
from sync.errors import Cancelled, Damaged, ExpiredCopy, NoConnection, OlderCopy, Refusal, Untrusted
from tests.ui.desks import PlainDesk, plain_desk, take_away
from tests.ui.works import STATUS, MemoryWork

SOURCE = "https://niva.example"
DONE = SyncOutcome(
    False, replace(STATUS, seq=117, edits=3), replace(STATUS, edits=3), 12, 85, 3, 0, 2, 3,
    received_bytes=148_000, took=4.2, new_uids=("fac:new",),
)  # fmt: skip
pytestmark = pytest.mark.qt_log_ignore("raise", extend=True)


@dataclass
class Centre:
    """Answers or refuses when let go; notes what it was asked."""

    answer: SyncOutcome | Exception = DONE
    asked: list[tuple[str, bool]] = field(default_factory=list)
    gate: Event = field(default_factory=Event)
    remembered: list[str] = field(default_factory=list)
    adopted: int = 0
    ended: int = 0
    listed: int = 0

    def take(self, source: str, accept_expired: bool, told: Listener, cancelled: Cancelling) -> SyncOutcome:
        self.asked.append((source, accept_expired))
        told(Progress(Step.RECEIVING, 60, 100))
        self.gate.wait(10)
        if cancelled():
            raise Cancelled
        told(Progress(Step.VERIFYING, 0, 0))
        if isinstance(self.answer, Exception):
            raise self.answer
        told(Progress(Step.APPLYING, 100, 100))
        return self.answer

    def adopt(self) -> None:
        self.adopted += 1

    def end(self) -> None:
        self.ended += 1

    def list_touched(self) -> None:
        self.listed += 1


@dataclass
class Counter:
    """An exchange with its desk."""

    qtbot: QtBot
    desk: PlainDesk
    centre: Centre
    exchange: Exchange

    def ended(self) -> None:
        self.qtbot.waitUntil(lambda: self.exchange.journey.going in (Going.ARRIVED, Going.REFUSED), timeout=5000)

    def dialog(self) -> SyncDialog:
        return self.exchange.open()


@pytest.fixture
def make(qtbot: QtBot, qapp: QApplication) -> Iterator[Callable[..., Counter]]:
    made: list[Counter] = []

    def build(answer: SyncOutcome | Exception = DONE, usual: str = SOURCE, held: bool = False) -> Counter:
        desk, centre = plain_desk(qapp, MemoryWork()), Centre(answer)
        if not held:
            centre.gate.set()
        sourcing = Sourcing(lambda: usual, lambda: ("/stick/a.niva",), centre.remembered.append)
        exchange = Exchange(desk, centre.take, sourcing, centre.adopt, centre.end, centre.list_touched)
        made.append(Counter(qtbot, desk, centre, exchange))
        return made[-1]

    yield build
    for counter in made:
        counter.centre.gate.set()
        counter.desk.parts.background.close()
        if counter.exchange.dialog is not None:
            take_away(qapp, counter.exchange.dialog)


def words(dialog: SyncDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisibleTo(dialog))


def test_the_button_updates_in_place_and_the_bar_tells_numbers(make: Callable[..., Counter]) -> None:
    counter = make()
    counter.exchange.update()
    counter.ended()
    assert counter.centre.asked == [(SOURCE, False)]
    stages = [progress.stage for progress in counter.desk.progress]
    assert stages[0] is Stage.RUNNING and stages[-1] is Stage.DONE
    told = counter.desk.news[-1].words()
    assert "12" in told and "85" in told and "3" in told
    assert counter.desk.news[-1].state is State.WARNING  # there are differences to decide
    assert counter.centre.adopted == 1 and counter.centre.remembered == [SOURCE]


def test_confirmations_that_fell_are_told_in_the_bar_and_in_the_dialog(make: Callable[..., Counter]) -> None:
    fell = replace(DONE, conflicts=0, unconfirmed=2)
    counter = make(fell)
    dialog = counter.dialog()
    dialog.press()
    counter.ended()
    counter.qtbot.waitUntil(lambda: "Сняты 2 подтверждения" in words(dialog))
    assert counter.desk.news[-1].state is State.WARNING
    assert "Сняты 2 подтверждения" in summary_words(fell) and "подтвержд" not in summary_words(DONE)


def test_without_a_source_the_dialog_asks_for_one(make: Callable[..., Counter]) -> None:
    counter = make(usual="")
    counter.exchange.update()
    assert counter.exchange.dialog is not None and not counter.centre.asked


def test_nothing_new_changes_nothing(make: Callable[..., Counter]) -> None:
    counter = make(SyncOutcome(True, STATUS, STATUS))
    counter.exchange.update()
    counter.ended()
    assert counter.centre.adopted == 0 and counter.desk.news[-1].state is State.GOOD
    assert counter.centre.ended == 1  # the header tells anew how old the copy is


def test_after_a_bug_one_can_try_again(make: Callable[..., Counter], monkeypatch: pytest.MonkeyPatch) -> None:
    bugs: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda _type, bug, _trace: bugs.append(bug))
    counter = make(sqlite3.OperationalError("database is locked"))
    dialog = counter.dialog()
    dialog.press()
    counter.ended()
    assert isinstance(counter.exchange.journey.refusal, Broken) and isinstance(bugs[0], sqlite3.OperationalError)
    assert dialog.main.isEnabled() and counter.desk.news[-1].state is State.BAD
    counter.centre.answer = DONE
    dialog.press()
    counter.ended()
    assert counter.exchange.journey.going is Going.ARRIVED


def test_the_dialog_shows_steps_counts_kept_work_and_proof(make: Callable[..., Counter], qapp: QApplication) -> None:
    counter = make(held=True)
    dialog = counter.dialog()
    dialog.press()
    counter.qtbot.waitUntil(lambda: bool(counter.exchange.journey.steps), timeout=5000)
    assert dialog._stop.isVisibleTo(dialog)
    counter.centre.gate.set()
    counter.ended()
    qapp.processEvents()
    told = words(dialog)
    assert all(number in told for number in ("12", "85", "117", "118"))
    assert "9c41 07be" in told and "7F3A\N{NO-BREAK SPACE}91C0" in told
    dialog.findChild(type(dialog._told)).copy()
    assert STATUS.digest in QGuiApplication.clipboard().text()


def test_what_came_can_be_listed(make: Callable[..., Counter]) -> None:
    counter = make()
    dialog = counter.dialog()
    dialog.press()
    counter.ended()
    dialog.press()
    assert counter.centre.listed == 1


def test_the_dialog_may_be_closed_while_the_update_goes_on(make: Callable[..., Counter], qapp: QApplication) -> None:
    counter = make(held=True)
    dialog = counter.dialog()
    dialog.press()
    take_away(qapp, dialog)
    assert counter.exchange.dialog is None
    counter.centre.gate.set()
    counter.ended()
    assert counter.centre.adopted == 1


def test_stopping_is_told_calmly(make: Callable[..., Counter]) -> None:
    counter = make(held=True)
    counter.exchange.update()
    counter.exchange.stop()
    counter.centre.gate.set()
    counter.ended()
    assert counter.desk.news[-1].state is State.WARNING
    assert counter.desk.progress[-1].stage is Stage.IDLE


@pytest.mark.parametrize("refusal", [Untrusted("x"), Damaged("full.zst"), OlderCopy(112, 118)])
def test_a_refusal_is_told_and_nothing_is_taken(make: Callable[..., Counter], refusal: Refusal) -> None:
    counter = make(refusal)
    dialog = counter.dialog()
    dialog.press()
    counter.ended()
    assert counter.centre.adopted == 0 and not counter.centre.remembered
    assert counter.desk.news[-1].state is State.BAD
    assert counter.desk.news[-1].words()
    assert dialog.main.isEnabled()  # try again


def test_a_lost_connection_shows_at_the_button(make: Callable[..., Counter]) -> None:
    counter = make(NoConnection(SOURCE, "timeout"))
    counter.exchange.update()
    counter.ended()
    assert counter.desk.progress[-1].stage is Stage.FAILED


def test_an_expired_copy_needs_a_tick_of_the_person(make: Callable[..., Counter]) -> None:
    counter = make(ExpiredCopy(datetime(2026, 3, 1, tzinfo=UTC), True), usual="/stick/a.niva")
    dialog = counter.dialog()
    dialog.press()
    counter.ended()
    assert not dialog.main.isEnabled()
    counter.centre.answer = DONE
    dialog.findChild(Check).click()
    assert dialog.main.isEnabled()
    dialog.press()
    counter.ended()
    assert counter.centre.asked == [("/stick/a.niva", False), ("/stick/a.niva", True)]


def test_an_expired_copy_from_the_web_is_never_offered(make: Callable[..., Counter]) -> None:
    counter = make(ExpiredCopy(datetime(2026, 3, 1, tzinfo=UTC), False))
    dialog = counter.dialog()
    dialog.press()
    counter.ended()
    assert dialog._sure is None


def test_sources_used_before_are_one_press_away(make: Callable[..., Counter]) -> None:
    dialog = make(usual="").dialog()
    assert not dialog.main.isEnabled()
    dialog.sources.take("/stick/a.niva")
    assert dialog.main.isEnabled() and dialog.sources.source() == "/stick/a.niva"


def test_the_demonstration_needs_no_name(make: Callable[..., Counter]) -> None:
    counter = make(usual="")
    dialog = counter.dialog()
    dialog.sources.take(str(SAMPLE))
    dialog.press()
    counter.ended()
    assert counter.centre.asked == [(str(SAMPLE), False)]


@pytest.mark.parametrize(
    ("source", "way"),
    [(SOURCE, Way.ADDRESS), ("/a/b.niva", Way.FILE), ("/a/b", Way.FOLDER), (str(SAMPLE), Way.SAMPLE)],
)
def test_the_way_follows_from_the_name(source: str, way: Way) -> None:
    assert way_of(source) is way


def test_date_and_size_of_a_file_are_told_before_it_is_loaded(make: Callable[..., Counter], tmp_path: Path) -> None:
    file = tmp_path / "a.niva"
    file.write_bytes(b"x" * 2000)
    dialog = make(usual="").dialog()
    dialog.sources.take(str(file))
    assert "2" in dialog.sources._facts.text()
