"""The table's lines: what is fetched for a screen, how a text is cut, that a chosen row is seen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from desktop.paths import RESOURCES
from desktop.ui.fonts import font, load_fonts
from desktop.ui.results.fitting import DOTS, Fitting
from desktop.ui.results.model import ResultsModel
from desktop.ui.results.rows import KEPT, PAGE, Rows
from desktop.ui.results.table import TableView
from desktop.ui.theme import Theme
from sync.bilingual import Lang
from tests.ui.fakes import FakeShelf
from tests.ui.samples import TODAY


def test_a_screen_is_one_fetch_of_what_is_missing() -> None:
    shelf = FakeShelf(1_000)
    rows = Rows(shelf.cards)
    rows.show(range(1_000))
    assert [card.row for card in rows.cards(10, 32)] == list(range(10, 33))
    assert [card.row for card in rows.cards(13, 35)] == list(range(13, 36))
    assert [list(ids) for ids in shelf.fetched] == [list(range(10, 33)), [33, 34, 35]]


def test_what_a_screen_shows_is_kept_however_long_ago_it_was_fetched() -> None:
    rows = Rows(FakeShelf(100_000).cards)
    rows.show(range(100_000))
    rows.cards(50_000, 50_022)
    for first in range(0, PAGE * KEPT - 23, 23):
        rows.cards(first, first + 22)
    for first in range(50_001, 49_950, -1):
        assert [card.row for card in rows.cards(first, first + 22)] == list(range(first, first + 23))


@pytest.mark.parametrize("text", ["Лазер", "Терагерцевый лазер на свободных электронах «Веретено»", "Аб’ект", ""])
@pytest.mark.parametrize("room", [20, 90, 250, 1000])
def test_a_text_is_cut_as_qt_cuts_it(qtbot: QtBot, text: str, room: int) -> None:
    load_fonts(RESOURCES / "fonts")
    metrics = QFontMetricsF(font(14))
    cut = Fitting(font(14)).fitted(text, room)
    assert metrics.horizontalAdvance(cut) <= room + 0.01
    assert (cut == text) is (metrics.horizontalAdvance(text) <= room)
    if cut != text:
        assert cut.endswith(DOTS) and text.startswith(cut.removesuffix(DOTS))


def test_the_chosen_row_has_a_ground_of_its_own(qtbot: QtBot) -> None:
    theme = Theme(RESOURCES / "icons")
    model = ResultsModel(FakeShelf(100).cards, Lang.RU, lambda: TODAY)
    table = TableView(theme, model)
    qtbot.addWidget(table)
    table.resize(700, 400)
    model.show(range(100))
    table.selectRow(2)
    table.show()
    seen = table.viewport().grab().toImage()
    height, right = table.rowHeight(0), table.columnWidth(0) - 2
    colours = [seen.pixelColor(right, row * height + 3).name() for row in range(4)]
    assert colours[2] == theme.tokens.soft.name() and len(set(colours)) == 2
    assert model.data(model.index(2, 0), int(Qt.ItemDataRole.AccessibleTextRole))
