"""The search field while one types: ways to go on, taken by keys and by the mouse; the guide of an empty field."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QListView
from pytestqt.qtbot import QtBot

from desktop import language
from desktop.settings import Settings, Theme
from desktop.ui.buttons import Button
from desktop.ui.query.completions import CompletionList, told
from desktop.ui.query.guide import Guide, examples
from desktop.ui.query.lately import Lately
from desktop.ui.query.prompting import Prompting
from sync.bilingual import Lang
from tests.typing_text import type_text
from tests.ui.shell import Shell

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


class Typing:
    """Somebody in the search field of a window."""

    def __init__(self, qtbot: QtBot, **chosen: object) -> None:
        self.shell, self.qtbot = Shell(settings=Settings(**chosen)), qtbot  # type: ignore[arg-type]
        self.window = self.shell.window
        self.window.resize(1100, 700)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitExposed(self.window)
        qtbot.waitUntil(lambda: self.window.actions_table is not None)
        self.box = self.window.header.search
        (self.prompting,) = self.window.findChildren(Prompting)
        self.box.setFocus()
        qtbot.waitUntil(self.box.hasFocus)

    @property
    def list(self) -> CompletionList:
        return self.prompting.completing.list

    def types(self, text: str, offered: int) -> None:
        type_text(self.box, text)
        self.qtbot.waitUntil(lambda: len(self.list.completions) == offered and self.list.isVisible() == bool(offered))

    def press(self, key: Qt.Key) -> None:
        self.qtbot.keyClick(QApplication.focusWidget() or self.box, key)

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.shell.background.busy())
        QApplication.processEvents()


@pytest.fixture
def typing(qapp: QApplication, qtbot: QtBot) -> Iterator[Callable[..., Typing]]:
    made: list[Typing] = []

    def make(**chosen: object) -> Typing:
        made.append(Typing(qtbot, **chosen))
        return made[-1]

    yield make
    for each in made:
        each.shell.close()
    language.use(Lang.RU)


def test_a_field_is_offered_by_its_beginning_and_then_its_values(typing: Callable[..., Typing]) -> None:
    person = typing()
    person.types("лазер рег", 1)
    person.press(Qt.Key.Key_Down)
    assert person.box.hasFocus() and person.list.chosen is not None
    person.press(Qt.Key.Key_Return)
    assert person.box.text() == "лазер регион:"
    person.qtbot.waitUntil(lambda: len(person.list.completions) == 5 and person.list.isVisible())
    person.types("вит", 1)
    person.press(Qt.Key.Key_Tab)
    assert person.box.text() == "лазер регион:Витебская область" and person.box.hasFocus()


def test_enter_with_nothing_chosen_searches(typing: Callable[..., Typing]) -> None:
    person = typing()
    person.types("рег", 1)
    with person.qtbot.waitSignal(person.window.catalogue.answered):
        person.press(Qt.Key.Key_Return)
    assert person.box.text() == "рег" and person.window.catalogue.question.text == "рег"
    assert not person.list.isVisible() and not person.box.hasFocus()


def test_escape_closes_the_list_and_keeps_the_words(typing: Callable[..., Typing]) -> None:
    person = typing()
    person.types("рег", 1)
    person.press(Qt.Key.Key_Escape)
    assert not person.list.isVisible() and person.box.text() == "рег" and person.box.hasFocus()
    person.press(Qt.Key.Key_Escape)
    assert person.box.text() == ""


def test_without_a_list_down_goes_into_the_results(typing: Callable[..., Typing]) -> None:
    person = typing()
    person.types("лазер", 0)
    person.settle()
    person.press(Qt.Key.Key_Down)
    assert person.window.catalogue.results.view.hasFocus()


def test_the_arrows_walk_over_the_ends_to_what_was_typed(typing: Callable[..., Typing]) -> None:
    person = typing()
    person.types("регион:", 5)
    told = []
    for _press in range(6):
        person.press(Qt.Key.Key_Down)
        told.append(person.list.chosen)
    assert told[5] is None and len({each.insert for each in told[:5] if each}) == 5
    person.press(Qt.Key.Key_Up)
    assert person.list.chosen == told[4] and person.box.text() == "регион:"


def test_a_click_takes_one(typing: Callable[..., Typing]) -> None:
    person = typing()
    person.types("регион:", 5)
    view = person.list.findChildren(QListView)[0]
    place = view.visualRect(view.model().index(1, 0)).center()
    person.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert person.box.text() == "регион:Гомельская область" and person.box.hasFocus()


def test_it_closes_where_one_goes_elsewhere(typing: Callable[..., Typing]) -> None:
    person = typing()
    person.types("рег", 1)
    person.press(Qt.Key.Key_Home)
    assert not person.list.isVisible()
    person.box.setCursorPosition(3)
    person.types("и", 1)
    person.window.rail.setFocus()
    person.window.catalogue.results.view.setFocus()
    assert not person.list.isVisible()


def test_only_the_answer_to_the_newest_letters_is_shown(typing: Callable[..., Typing]) -> None:
    person = typing()
    type_text(person.box, "регион:го")
    person.press(Qt.Key.Key_Down)  # before any answer
    person.qtbot.waitUntil(lambda: person.list.isVisible() or person.window.catalogue.results.view.hasFocus())
    person.settle()
    if person.list.isVisible():
        assert [each.insert for each in person.list.completions] == ["регион:Гомельская область"]


@pytest.mark.parametrize("width", [1024, 1440])
@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_it_hangs_under_the_field_within_the_window(typing: Callable[..., Typing], width: int, theme: Theme) -> None:
    person = typing(theme=theme)
    person.window.resize(width, 600)
    person.types("регион:", 5)
    corner = person.box.mapTo(person.window, QPoint(0, person.box.height()))
    assert person.list.x() == corner.x() and corner.y() < person.list.y() < corner.y() + 12
    assert person.window.rect().contains(person.list.geometry())
    view = person.list.findChildren(QListView)[0]
    last = view.visualRect(view.model().index(4, 0))
    assert view.viewport().rect().contains(last)


def test_a_screen_reader_finds_a_list_with_all_it_says(typing: Callable[..., Typing]) -> None:
    person = typing()
    person.types("регион:", 5)
    view = person.list.findChildren(QListView)[0]
    interface = QAccessible.queryAccessibleInterface(view)
    assert interface.role() is QAccessible.Role.List and interface.text(QAccessible.Text.Name)
    said = [interface.child(row).text(QAccessible.Text.Name) for row in range(interface.childCount())]
    assert any("Витебская область" in each and "BY-VI" in each for each in said)


def test_words_come_in_the_language_of_the_interface(typing: Callable[..., Typing]) -> None:
    person = typing(language=Lang.BE)
    person.types("регион:го", 1)
    assert told(person.list.completions[0]).words == "Гомельская вобласць"


ODD = ['"', "регион:" * 400, "\x00", "🙂" * 100, "((((", "а" * 10_000, "регион:\x00", "-", ":::", "год:>", "«„“»"]


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_odd_text_is_pasted_and_nothing_breaks(typing: Callable[..., Typing], text: str) -> None:
    person = typing()
    person.box.insert(text)
    person.settle()
    person.types("р", len(person.list.completions))
    person.settle()
    person.press(Qt.Key.Key_Return)
    person.settle()
    assert person.window.isVisible()


# The guide


def test_an_empty_field_has_a_guide_whose_examples_are_asked(typing: Callable[..., Typing]) -> None:
    person = typing()
    assert person.prompting.button.isVisible() and person.prompting.button.accessibleName()
    person.qtbot.mouseClick(person.prompting.button, Qt.MouseButton.LeftButton)
    guide = person.window.findChildren(Guide)[0]
    person.qtbot.waitUntil(guide.isVisible)
    link = guide._told[0][0]
    person.qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert person.box.text() == link.text() == next(examples())[0] and not guide.isVisible()
    assert person.window.catalogue.question.text == link.text()
    assert not person.prompting.button.isVisible()


def test_what_was_asked_lately_is_offered_again_and_forgotten_at_a_press(typing: Callable[..., Typing]) -> None:
    person = typing(layout={"asked": "нейтрон\nгеном"})
    person.types("лазер", 0)
    person.press(Qt.Key.Key_Return)
    assert person.shell.kept[-1].layout["asked"] == "лазер\nнейтрон\nгеном"
    person.window.wipe_search()
    guide = person.prompting.open_guide()
    links = [each for each in guide._past.findChildren(Button) if each.isVisibleTo(guide)]
    assert [link.text() for link in links[1:]] == ["лазер", "нейтрон", "геном"]
    person.qtbot.mouseClick(links[3], Qt.MouseButton.LeftButton)
    assert person.box.text() == "геном" and person.window.catalogue.question.text == "геном"
    guide = person.prompting.open_guide()
    forget = next(each for each in guide._past.findChildren(Button) if each.isVisibleTo(guide))
    person.qtbot.mouseClick(forget, Qt.MouseButton.LeftButton)
    assert person.shell.kept[-1].layout["asked"] == "" and not guide.isVisible()
    assert not person.prompting.open_guide()._past.isVisible()


def test_only_the_last_few_are_kept_each_once() -> None:
    kept: list[str] = []
    lately = Lately("", kept.append)
    for text in ("а", "б", "а", "", "  ", "я" * 2000, "в\nг", *"дежз"):
        lately.add(text)
    assert lately.texts == ("з", "ж", "е", "д", "в г", "а")
    assert Lately(kept[-1], kept.append).texts == lately.texts


def test_arrows_walk_through_the_guide_and_escape_leaves_it(typing: Callable[..., Typing]) -> None:
    person = typing()
    guide = person.prompting.open_guide()
    person.qtbot.waitUntil(guide.isVisible)
    links = [link for link, _words in guide._told]
    for link in (*links[1:], links[0]):
        person.qtbot.keyClick(guide, Qt.Key.Key_Down)
        assert link.hasFocus()
    person.qtbot.keyClick(guide, Qt.Key.Key_Escape)
    assert not guide.isVisible()


def test_a_value_that_is_typed_whole_is_offered_no_more(typing: Callable[..., Typing]) -> None:
    one = typing()
    one.types("регион:", 5)
    whole = one.list.completions[0].insert
    type_text(one.box, whole.removeprefix("регион:"))
    one.qtbot.waitUntil(lambda: not one.list.isVisible())
    assert one.box.text() == whole


def test_tab_leaves_a_whole_word_as_it_is(typing: Callable[..., Typing]) -> None:
    """A word that is also the name of a field may be just a word: only who chooses the field gets it."""
    person = typing()
    type_text(person.box, "лазер регион")
    person.qtbot.waitUntil(lambda: person.list.isVisible() and person.list.completions[0].insert == "регион:")
    person.press(Qt.Key.Key_Tab)
    assert person.box.text() == "лазер регион" and not person.list.isVisible() and not person.box.hasFocus()
