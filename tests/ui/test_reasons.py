"""Why a record is among the results: in its card, for a screen reader, on the head of its page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.catalogue.finding.explaining import Why
from desktop.catalogue.questions import Question
from desktop.ui.record import RecordPane
from desktop.ui.record.reason import Reason
from desktop.ui.results.model import ResultsModel
from desktop.ui.results.reason import NOTHING
from desktop.ui.results.reasons import AT_ONCE
from tests.ui.desks import plain_desk, take_away
from tests.ui.fakes import FakeShelf
from tests.ui.shell import Shell
from tests.ui.works import MemoryWork

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)


class Explaining(FakeShelf):
    """Finds everything for «СЭМ» and remembers which rows it was asked to explain."""

    def __init__(self) -> None:
        super().__init__(rows=3000)
        self.explained: list[tuple[int, ...]] = []

    def _fits(self, row: int, question: Question, but: object = None) -> bool:
        return question.text == "СЭМ" or super()._fits(row, question)

    def why(self, question: Question, rows: Sequence[int]) -> tuple[Why | None, ...]:
        self.explained.append(tuple(rows))
        return super().why(question, rows)


@pytest.fixture
def shell(qapp: QApplication, qtbot: QtBot) -> Iterator[Shell]:
    made = Shell(Explaining())
    made.window.resize(1100, 700)
    made.window.show()
    qtbot.waitExposed(made.window)
    yield made
    made.close()


def ask(shell: Shell, qtbot: QtBot, text: str) -> None:
    with qtbot.waitSignal(shell.window.catalogue.answered):
        shell.window.search_for(text)
    QApplication.processEvents()


def explained(shell: Shell) -> list[tuple[int, ...]]:
    assert isinstance(shell.shelf, Explaining)
    return shell.shelf.explained


def why_at(model: ResultsModel, row: int) -> str:
    """What is told of a row, '' as long as nobody knows."""
    return (model.reason_at(row) or NOTHING).words


def line_of(shell: Shell, row: int) -> QImage:
    """The picture of a card from its second line down to its foot."""
    view = shell.window.catalogue.results.view
    box = view.visualRect(view.model().index(row, 0))
    return view.viewport().grab(QRect(box.left(), box.top() + 52, box.width(), 36)).toImage()


def test_painted_cards_are_asked_for_and_say_why(shell: Shell, qtbot: QtBot) -> None:
    ask(shell, qtbot, "СЭМ")
    before = line_of(shell, 1)
    model = shell.window.catalogue.results.model
    qtbot.waitUntil(lambda: bool(why_at(model, 1)))
    assert "СЭМ" in why_at(model, 1) and "растровый электронный микроскоп" in why_at(model, 1)
    assert not why_at(model, 0)
    assert why_at(model, 1) in str(model.data(model.index(1, 0), ACCESSIBLE))
    QApplication.processEvents()
    assert line_of(shell, 1) != before
    assert len(explained(shell)) == 1 and len(explained(shell)[0]) < 20


def test_words_without_reasons_are_asked_once_and_nothing_is_said(shell: Shell, qtbot: QtBot) -> None:
    ask(shell, qtbot, "лазер")
    qtbot.waitUntil(lambda: len(explained(shell)) == 1)
    shell.window.catalogue.results.view.viewport().repaint()
    assert not any(why_at(shell.window.catalogue.results.model, row) for row in range(10))


def test_without_words_nothing_is_asked(shell: Shell, qtbot: QtBot) -> None:
    ask(shell, qtbot, "СЭМ")
    qtbot.waitUntil(lambda: len(explained(shell)) == 1)
    ask(shell, qtbot, "")
    shell.window.catalogue.results.view.viewport().repaint()
    assert not why_at(shell.window.catalogue.results.model, 1)
    assert len(explained(shell)) == 1


def test_whoever_scrolls_far_asks_for_what_stands_still_only(shell: Shell, qtbot: QtBot) -> None:
    ask(shell, qtbot, "СЭМ")
    view = shell.window.catalogue.results.view
    for place in range(0, view.verticalScrollBar().maximum(), 700):
        view.verticalScrollBar().setValue(place)
        view.viewport().repaint()
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    view.viewport().repaint()
    model = shell.window.catalogue.results.model
    qtbot.waitUntil(lambda: bool(why_at(model, 2999)))
    assert sum(map(len, explained(shell))) <= 4 * AT_ONCE


# The head of the page


@pytest.fixture
def make_pane(qapp: QApplication) -> Iterator[Callable[[], RecordPane]]:
    made = []

    def make() -> RecordPane:
        work = MemoryWork()
        desk = plain_desk(qapp, work)
        pane = RecordPane(desk, work, lambda _uid: None, lambda _uids: None, lambda: None)
        pane.resize(676, 500)
        pane.show()
        made.append((desk, pane))
        return pane

    yield make
    for desk, pane in made:
        desk.parts.background.close()
        take_away(qapp, pane)


def test_the_head_of_the_page_says_why(make_pane: Callable[[], RecordPane], qtbot: QtBot) -> None:
    pane = make_pane()
    reason = pane.findChildren(Reason)[0]
    pane.open_record("fac:laser")
    assert not reason.isVisible()
    pane.seek(Question("СЭМ"), ())
    qtbot.waitUntil(reason.isVisible)
    assert "«СЭМ»" in reason.text() and "«растровый электронный микроскоп»" in reason.text()
    pane.open_record("org:svetoch")
    assert not reason.isVisible()
    qtbot.waitUntil(reason.isVisible)
    pane.seek(Question(), ())
    assert not reason.isVisible()
