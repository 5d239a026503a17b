"""What is told of a question over the results leaves them in sight, and is itself never squeezed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import language
from desktop.catalogue.finding.guessing import Guess, Mistake
from desktop.catalogue.questions import Facet
from desktop.settings import Settings
from desktop.ui.chips import FilterChip
from desktop.ui.states import EmptyPanel
from desktop.ui.told import Told
from sync.bilingual import Lang
from tests.typing_text import type_text
from tests.ui.shell import Shell

SIZES = [((1024, 600), 200), ((1000, 700), 100), ((1440, 900), 100)]


@pytest.fixture(params=SIZES)
def shell(qapp: QApplication, qtbot: QtBot, request: pytest.FixtureRequest) -> Iterator[Shell]:
    size, zoom = request.param
    made = Shell(settings=Settings(zoom=zoom))
    made.window.resize(*size)
    made.window.show()
    qtbot.waitExposed(made.window)
    qtbot.waitUntil(lambda: made.window.catalogue.results.model.rowCount() > 0)
    yield made
    made.close()
    language.use(Lang.RU)


def tells_much(shell: Shell, qtbot: QtBot) -> Told:
    """Filters, conditions and a guess at once."""
    page, told = shell.window.catalogue, shell.window.catalogue.results.heading.told
    question = page.question.narrowed(Facet.COUNTRY, ("BY", "RU")).narrowed(Facet.ORGANISATION, ("org:1", "org:2"))
    with qtbot.waitSignal(page.answered):
        page.ask(question)
    type_text(shell.window.header.search, "регион:Минск")
    qtbot.waitUntil(lambda: len([chip for chip in told.findChildren(FilterChip) if chip.isVisible()]) == 5)
    page.results.say_guess("регион:Минск лазирный", Guess("регион:Минск лазерный", Mistake.LAYOUT, 12), shown=True)
    qtbot.waitUntil(lambda: told.page.height() >= told.page.heightForWidth(told.viewport().width()))
    return told


def test_nothing_is_cut_and_results_stay_in_sight(shell: Shell, qtbot: QtBot) -> None:
    told, results = tells_much(shell, qtbot), shell.window.catalogue.results
    heading = results.heading
    for chip in told.findChildren(FilterChip):
        assert not chip.isVisible() or chip.height() >= chip.sizeHint().height()
    for button in (heading.filters_button, heading.last_stop):
        assert not button.isVisible() or button.height() >= button.sizeHint().height()
    assert heading._words.width() >= heading._words.sizeHint().width()
    assert results.view.isVisible() or results.findChild(EmptyPanel) is not None
    assert results.height() - heading.height() >= results.height() * 2 // 5


def test_keys_reach_what_is_scrolled_away(shell: Shell, qtbot: QtBot) -> None:
    told = tells_much(shell, qtbot)
    last = [chip for chip in told.findChildren(FilterChip) if chip.isVisible()][-1]
    last.setFocus(Qt.FocusReason.TabFocusReason)
    told.ensureWidgetVisible(last)
    assert last.visibleRegion().boundingRect().height() == last.height()


def test_without_anything_to_tell_it_takes_no_room(shell: Shell, qtbot: QtBot) -> None:
    page, bare = shell.window.catalogue, shell.window.catalogue.results.heading.sizeHint().height()
    tells_much(shell, qtbot)
    with qtbot.waitSignal(page.answered):
        page.reset_filters()
    shell.window.wipe_search()
    qtbot.waitUntil(lambda: page.results.heading.height() == bare)


def test_what_is_said_of_nothing_found_can_be_read_to_its_end(shell: Shell, qtbot: QtBot) -> None:
    type_text(shell.window.header.search, "щщщ " * 30)
    results = shell.window.catalogue.results
    qtbot.waitUntil(lambda: (panel := results.findChild(EmptyPanel)) is not None and panel.isVisible())
    panel = results.findChild(EmptyPanel)
    assert panel is not None
    qtbot.waitUntil(lambda: panel._title.height() >= panel._title.heightForWidth(panel._title.width()))
