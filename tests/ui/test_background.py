"""The door to other threads when things go wrong: a bug ends the waiting, nothing comes for what is gone."""

import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.catalogue.stopping import Stopped
from desktop.ui.background import WORKERS, Background, Broken
from sync.refusal import Refusal


@pytest.fixture
def background(qtbot: QtBot) -> Iterator[Background]:
    background = Background()
    yield background
    background.close()


@pytest.fixture
def bugs(monkeypatch: pytest.MonkeyPatch) -> list[BaseException]:
    """What reached the hook for bugs."""
    told: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda _type, bug, _trace: told.append(bug))
    return told


def let_go(app: QApplication, owner: QObject) -> None:
    owner.deleteLater()
    app.sendPostedEvents(owner, QEvent.Type.DeferredDelete)


def test_after_a_bug_whoever_waited_is_told_and_so_is_the_bug(
    background: Background, qtbot: QtBot, bugs: list[BaseException]
) -> None:
    ends: list[Refusal] = []
    background.run(lambda: 1 // 0, lambda _answer: None, broken=ends.append)
    qtbot.waitUntil(lambda: bool(bugs))
    assert isinstance(ends[0], Broken) and isinstance(bugs[0], ZeroDivisionError)


def test_no_answer_and_no_progress_come_for_an_owner_that_is_gone(
    background: Background, qtbot: QtBot, qapp: QApplication
) -> None:
    owner, may_end, came, ends = QObject(), threading.Event(), [], []
    tell = background.carry(came.append, owner)

    def work() -> str:
        may_end.wait(5)
        tell("progress")
        return "answer"

    background.run(work, came.append, owner=owner)
    let_go(qapp, owner)
    background.run(lambda: came.append("begun"), came.append, owner=owner)
    may_end.set()
    qtbot.waitUntil(lambda: not background.busy())
    background.run(lambda: "after", ends.append)
    qtbot.waitUntil(lambda: bool(ends))
    assert not came


def test_a_newer_work_in_the_lane_stops_the_older_at_once(
    background: Background, qtbot: QtBot, bugs: list[BaseException]
) -> None:
    """The older one runs until it is told to stop: without that the test would wait for ever."""
    stopping, begun, came = threading.Event(), threading.Event(), []

    def endless() -> str:
        begun.set()
        assert stopping.wait(30)
        raise Stopped

    background.run(endless, came.append, "search", failed=came.append, stop=stopping.set)
    assert begun.wait(30)
    background.run(lambda: "newer", came.append, "search")
    qtbot.waitUntil(lambda: bool(came) and not background.busy())
    assert came == ["newer"] and not bugs


def test_what_was_stopped_says_nothing_even_where_it_is_still_waited_for(
    background: Background, qtbot: QtBot, bugs: list[BaseException]
) -> None:
    came: list[object] = []

    def stopped() -> str:
        raise Stopped

    background.run(stopped, came.append, failed=came.append, broken=came.append)
    qtbot.waitUntil(lambda: not background.busy())
    background.run(lambda: "after", came.append)
    qtbot.waitUntil(lambda: bool(came))
    assert came == ["after"] and not bugs


def test_a_lane_that_is_dropped_and_a_door_that_closes_stop_their_work(background: Background) -> None:
    for let_go in (lambda: background.drop("search"), background.close):
        stopping, begun = threading.Event(), threading.Event()
        background.run(
            lambda stopping=stopping, begun=begun: (begun.set(), stopping.wait(30)),
            print,
            "search",
            stop=stopping.set,
        )
        assert begun.wait(30)
        let_go()
        assert stopping.is_set()


def test_long_works_keep_nobody_from_asking(background: Background, qtbot: QtBot) -> None:
    """More of them than there are threads for works; each waits until the answer to the question is there."""
    answered, came, waited = threading.Event(), [], []
    for _ in range(2 * WORKERS):
        background.run(lambda: answered.wait(30), waited.append)
    background.run(lambda: "answer", came.append, "search", stop=lambda: None)
    qtbot.waitUntil(lambda: bool(came))
    assert came == ["answer"] and not waited
    answered.set()
    qtbot.waitUntil(lambda: len(waited) == 2 * WORKERS)
    assert all(waited)
