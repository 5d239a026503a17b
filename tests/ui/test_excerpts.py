"""Where a record has what was asked: in its card, its tooltip and for a screen reader, never past its edge."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.catalogue.questions import Question
from desktop.settings import Content
from desktop.ui.results.marked import cut
from desktop.ui.tokens import LIGHT
from sync.bilingual import Lang
from tests.ui.fakes import ZOND, FakeShelf
from tests.ui.shell import Shell

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
ACCESSIBLE, TOOLTIP = int(Qt.ItemDataRole.AccessibleTextRole), int(Qt.ItemDataRole.ToolTipRole)


class Probing(FakeShelf):
    """Finds everything for «зонд»."""

    def _fits(self, row: int, question: Question, but: object = None) -> bool:
        return question.text == "зонд" or super()._fits(row, question)


@pytest.fixture
def shell(qapp: QApplication, qtbot: QtBot) -> Iterator[Shell]:
    made = Shell(Probing())
    made.window.resize(1100, 700)
    made.window.show()
    qtbot.waitExposed(made.window)
    yield made
    made.close()


def ask(shell: Shell, qtbot: QtBot, text: str) -> None:
    with qtbot.waitSignal(shell.window.catalogue.answered):
        shell.window.search_for(text)
    model = shell.window.catalogue.results.model
    qtbot.waitUntil(lambda: model.reason_at(0) is not None)
    QApplication.processEvents()


def mark_in(shell: Shell, row: int) -> bool:
    """Whether anything below the title of a card stands on the ground of the mark."""
    view = shell.window.catalogue.results.view
    box = view.visualRect(view.model().index(row, 0))
    picture: QImage = view.viewport().grab(QRect(box.left(), box.top() + 34, box.width(), 60)).toImage()
    mark = LIGHT.mark.rgb()
    return any(picture.pixel(x, y) == mark for x in range(picture.width()) for y in range(0, picture.height(), 3))


def told(shell: Shell, row: int, role: int) -> str:
    model = shell.window.catalogue.results.model
    return str(model.data(model.index(row, 0), role))


def test_a_card_shows_where_it_was_found(shell: Shell, qtbot: QtBot) -> None:
    ask(shell, qtbot, "зонд")
    assert mark_in(shell, 0) and mark_in(shell, 3) and not mark_in(shell, 1)


def test_a_reader_and_a_pointer_hear_it_whole(shell: Shell, qtbot: QtBot) -> None:
    ask(shell, qtbot, "зонд")
    assert f"Описание: {ZOND}" in told(shell, 0, ACCESSIBLE)
    assert " ".join(told(shell, 0, TOOLTIP).splitlines()[1:]) == f"Описание: {ZOND}"
    assert "\n" not in told(shell, 1, TOOLTIP) and ZOND not in told(shell, 1, ACCESSIBLE)


def test_another_language_is_named(shell: Shell, qtbot: QtBot) -> None:
    shell.window.preferring.choose("language", Lang.BE)
    shell.window.preferring.choose("content", Content.BE)
    ask(shell, qtbot, "зонд")
    assert "Апісанне: Установка" in told(shell, 0, ACCESSIBLE)
    assert "Апісанне: (ru) Установка" in told(shell, 3, ACCESSIBLE)


def test_the_rows_of_a_table_that_are_seen_know_it_too(shell: Shell, qtbot: QtBot) -> None:
    shell.window.catalogue.show_as_table(True)
    QApplication.processEvents()
    with qtbot.waitSignal(shell.window.catalogue.answered):
        shell.window.search_for("зонд")
    qtbot.waitUntil(lambda: ZOND.split()[0] in told(shell, 9, TOOLTIP))
    assert "\n" not in told(shell, 10, TOOLTIP)


@pytest.mark.parametrize("room", range(60, 700, 40))
@pytest.mark.parametrize("word", ["Установка", "самолётным", "приёмниками"])
def test_a_line_that_is_cut_has_the_word_in_it(qapp: QApplication, room: int, word: str) -> None:
    metrics, start = QFontMetrics(QFont()), ZOND.index(word)
    line, marks = cut(ZOND, ((start, start + len(word)),), metrics, room)
    assert metrics.horizontalAdvance(line) <= room
    if room >= metrics.horizontalAdvance(f"…{word}…"):
        assert [line[one:other] for one, other in marks] == [word]
