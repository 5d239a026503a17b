"""The page of settings: sizes the list does not have, the author of changes, the organisation one works at."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.settings import Choices, Settings
from desktop.ui.preferences import Chosen, Picked, PreferencesPage, Written
from tests.typing_text import type_text
from tests.ui.desks import PlainDesk, plain_desk, take_away
from tests.ui.works import MemoryWork

Make = Callable[..., PreferencesPage]


@pytest.fixture
def desk(qapp: QApplication) -> Iterator[PlainDesk]:
    made = plain_desk(qapp, MemoryWork())
    yield made
    made.parts.background.close()


@pytest.fixture
def make(qapp: QApplication, desk: PlainDesk) -> Iterator[Make]:
    pages: list[PreferencesPage] = []

    def page(settings: Settings, locked: frozenset[str] = frozenset()) -> PreferencesPage:
        made = PreferencesPage(desk.parts, Choices(settings, locked))
        made.show()
        made.activateWindow()
        qapp.processEvents()
        pages.append(made)
        return made

    yield page
    for made in pages:
        take_away(qapp, made)


def chosen(page: PreferencesPage, name: str) -> Chosen:
    one = page._all[name]
    assert isinstance(one, Chosen)
    return one


@pytest.mark.parametrize(("zoom", "place"), [(80, 0), (120, 3), (300, 7)])
def test_a_size_outside_the_list_is_shown_and_kept_among_the_others(make: Make, zoom: int, place: int) -> None:
    page = make(Settings(zoom=zoom, text=95))
    box = chosen(page, "zoom")._box
    assert box.currentText().startswith(str(zoom)) and (box.currentIndex(), box.count()) == (place, 8)
    told: list[object] = []
    page.chosen.connect(lambda name, value: told.append((name, value)))
    box.activated.emit(place)
    assert told == [("zoom", zoom)]
    page.show_choices(Choices(Settings(zoom=110)))
    assert (box.currentText()[:3], box.count()) == ("110", 7)


def test_the_name_beside_ones_changes_is_written_here(make: Make) -> None:
    page = make(Settings(author="Анна"))
    author = page._all["author"]
    assert isinstance(author, Written) and author.line.text() == "Анна"
    told: list[object] = []
    page.chosen.connect(lambda name, value: told.append((name, value)))
    author.line.setFocus()
    author.line.selectAll()
    type_text(author.line, " Анна  Ковалёва ")
    author.line.clearFocus()
    assert told == [("author", "Анна Ковалёва")]


@pytest.mark.qt_log_ignore("grabbing the keyboard", "raise", extend=True)
def test_ones_organisation_is_found_by_name(make: Make, qtbot: QtBot) -> None:
    page = make(Settings())
    office = page._all["office"]
    assert isinstance(office, Picked)
    told: list[object] = []
    page.chosen.connect(lambda name, value: told.append((name, value)))
    pick = office.editor.open()
    pick.search.setText("светоч")
    qtbot.waitUntil(lambda: pick.list.currentIndex().isValid())
    pick._pick(pick.list.currentIndex())
    assert "Светоч" in office.editor._field.text()
    office.editor._empty.click()
    assert told == [("office", "org:svetoch"), ("office", "")]


def test_what_an_administrator_set_cannot_be_changed(make: Make) -> None:
    page = make(Settings(author="Центр", office="org:svetoch"), frozenset({"author", "office"}))
    assert not page._all["author"].control.isEnabled() and not page._all["office"].control.isEnabled()
    assert page._all["zoom"].control.isEnabled()
