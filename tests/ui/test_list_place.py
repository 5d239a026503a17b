"""Where the list of results stands: at the top for a new question, at what one sees while the same is asked again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import language
from desktop.ui.results.views import ResultsView
from sync.bilingual import Lang
from tests.typing_text import type_text
from tests.ui.shell import PlainRecord, Shell

FAR = 200
"""A row far below what is first seen; its name has «лазер» in it."""


class Reader:
    """Somebody before the list."""

    def __init__(self, shell: Shell, qtbot: QtBot) -> None:
        self.shell, self.qtbot, self.page = shell, qtbot, shell.window.catalogue

    @property
    def view(self) -> ResultsView:
        return self.page.results.view

    def opens(self, row: int) -> str:
        """The page follows to that row."""
        self.page.results.choose(row)
        uid = self.page.results.model.card_at(row).uid
        self.qtbot.waitUntil(lambda: self.open_uid() == uid)
        return uid

    def open_uid(self) -> str:
        record = self.shell.window.findChild(PlainRecord)
        return record.uid if record is not None else ""

    def asks(self, text: str) -> None:
        with self.qtbot.waitSignal(self.page.answered):
            type_text(self.shell.window.header.search, text)

    def asks_again(self) -> None:
        with self.qtbot.waitSignal(self.page.answered):
            self.shell.window.catalogue_changed()

    def top(self) -> int:
        return self.view.verticalScrollBar().value()

    def chosen(self) -> str:
        return self.page.results.model.card_at(self.view.currentIndex().row()).uid


@pytest.fixture(params=["cards", "table"])
def reader(qapp: QApplication, qtbot: QtBot, request: pytest.FixtureRequest) -> Iterator[Reader]:
    made = Shell()
    made.window.resize(1300, 800)
    made.window.show()
    qtbot.waitExposed(made.window)
    qtbot.waitUntil(lambda: made.window.catalogue.results.model.rowCount() > 0)
    made.window.catalogue.show_as_table(request.param == "table")
    yield Reader(made, qtbot)
    made.close()
    language.use(Lang.RU)


def test_another_question_begins_at_the_top_and_the_open_record_stays_open(reader: Reader) -> None:
    uid = reader.opens(FAR)
    assert reader.top() > 0
    reader.asks("лазер")
    assert reader.top() == 0 and reader.open_uid() == reader.chosen() == uid
    assert reader.view.currentIndex().row() not in reader.view.rows_in_sight()


def test_from_the_field_one_goes_on_from_what_one_sees(reader: Reader) -> None:
    reader.opens(FAR)
    reader.asks("лазер")
    reader.qtbot.keyClick(reader.shell.window.header.search, Qt.Key.Key_Down)
    reader.qtbot.keyClick(reader.view, Qt.Key.Key_Down)
    assert reader.view.currentIndex().row() == 0 and reader.top() == 0
    reader.qtbot.keyClick(reader.view, Qt.Key.Key_Down)
    assert reader.view.currentIndex().row() == 1


def test_the_same_question_asked_again_shows_the_same_rows_at_the_same_place(reader: Reader) -> None:
    reader.opens(FAR)
    place = reader.top()
    reader.asks_again()
    assert reader.top() == place and reader.view.currentIndex().row() == FAR
    reader.view.verticalScrollBar().setValue(place // 2)
    reader.asks_again()
    assert reader.top() == place // 2 and reader.view.currentIndex().row() == FAR


def test_rows_that_come_above_do_not_push_away_what_one_reads(reader: Reader) -> None:
    uid, model = reader.opens(FAR), reader.page.results.model
    before = [model.card_at(row).uid for row in reader.view.rows_in_sight()]
    place = reader.top()
    reader.page.results.show_found([*range(1000, 1020), *model.ids()], (), model.id_at(FAR), follow=False)
    assert [model.card_at(row).uid for row in reader.view.rows_in_sight()] == before and reader.top() > place
    assert reader.chosen() == uid


def test_a_row_that_goes_elsewhere_does_not_take_the_list_along(reader: Reader) -> None:
    reader.opens(FAR)
    model, place = reader.page.results.model, reader.top()
    left = [id_ for id_ in model.ids() if id_ != model.id_at(FAR)]
    reader.page.results.show_found([*left, FAR], (), FAR, follow=False)
    assert reader.top() == place and reader.view.currentIndex().row() == len(left)


def test_in_another_language_the_chosen_row_stays_in_sight(reader: Reader) -> None:
    reader.opens(FAR)
    model = reader.page.results.model
    reader.page.results.speak(Lang.BE)
    reader.page.results.show_found(sorted(model.ids(), reverse=True), (), FAR, follow=False)
    assert reader.view.currentIndex().row() in reader.view.rows_in_sight()
