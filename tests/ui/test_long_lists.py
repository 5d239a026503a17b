"""Both views over as many rows as a large catalogue has: made, zoomed, shown without going through the rows."""

from array import array

from pytestqt.qtbot import QtBot

from desktop.paths import RESOURCES
from desktop.ui.results.pane import ResultsPane
from desktop.ui.theme import Theme
from sync.bilingual import Lang
from tests.ui.fakes import TODAY, FakeShelf

MANY = 640_000
"""Rows: where Qt goes through all pairs of them this takes an hour, and the test with it."""


def test_a_table_is_made_and_zoomed_over_many_rows(qtbot: QtBot) -> None:
    theme = Theme(RESOURCES / "icons")
    shelf = FakeShelf(MANY)
    pane = ResultsPane(theme, shelf.cards, Lang.RU, TODAY.date)
    qtbot.addWidget(pane)
    pane.show_found(array("I", range(MANY)), ())
    pane.show_as(True)
    pane.show()
    before = pane.table.rowHeight(0)
    theme.change(zoom=150)
    assert pane.table.rowHeight(MANY - 1) > before
    assert pane.table.model().rowCount() == MANY
