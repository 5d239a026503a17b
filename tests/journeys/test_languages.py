"""F9 at any time: every word of every open window is another, and what is open stays open."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu

from desktop.language import current
from desktop.paths import SAMPLE
from desktop.ui.form.page import EditForm
from desktop.ui.rail import Place
from sync.bilingual import Lang
from tests.journeys.conftest import Opens
from tests.journeys.listening import left_over
from tests.journeys.pages import CTRL, SHIFT, Person, keeper

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def only_the_record(person: Person) -> None:
    person.goes_to()


def the_form(person: Person) -> None:
    form = person.edits()
    form.writes("url", "htp://x")
    form.writes("name.ru", "Лазep «Миг»")
    for section in list(form.page._sections):
        form.page.open_section(section)


def the_sources(person: Person) -> None:
    person.sources()


def the_report(person: Person) -> None:
    dialog = person.sources()
    dialog._journey.start(str(SAMPLE))
    person.waits(lambda: not dialog._journey.running)


def the_refusal(person: Person) -> None:
    dialog = person.sources()
    dialog._journey.start("/нет/такого.niva")
    person.waits(lambda: not dialog._journey.running)


def the_preferences(person: Person) -> None:
    person.press(Qt.Key.Key_Comma, CTRL)


def the_changes(person: Person) -> None:
    uid = person.goes_to()
    person.catalogue.edit(uid, {"tagline.ru": "Строка", "founded_year": 2013}, "Анна")
    person.press(Qt.Key.Key_4, CTRL)


def the_overview(person: Person) -> None:
    person.overview()


def the_day_of_nobody(person: Person) -> None:
    person.today()


def the_day(person: Person) -> None:
    person.window.preferring.choose("office", keeper(person.catalogue))
    person.today()


def the_confirmations(person: Person) -> None:
    person.confirms()


def the_translations(person: Person) -> None:
    person.translates()


def the_change_of_many(person: Person) -> None:
    person.revises("contacts")


def several_chosen(person: Person) -> None:
    person.press(Qt.Key.Key_A, CTRL)
    person.window.enter_results()
    person.press(Qt.Key.Key_A, CTRL)
    assert person.window.catalogue.results.picked()


def the_keys(person: Person) -> None:
    person.press(Qt.Key.Key_F1)


def the_table(person: Person) -> None:
    person.press(Qt.Key.Key_T, CTRL)


def nothing_found(person: Person) -> None:
    person.asks("zzz")


def the_paper(person: Person) -> None:
    person.goes_to()
    dialog = person.prints()
    person.waits(lambda: not dialog.proof.busy and dialog.preview.pages, patience=20_000)


def the_file(person: Person) -> None:
    person.goes_to()
    person.press(Qt.Key.Key_S, CTRL | SHIFT)


def a_load_begun(person: Person) -> None:
    person.loads()


def a_table_seen(person: Person) -> None:
    person.loads(1)


def its_columns(person: Person) -> None:
    person.loads(2)


def its_rows(person: Person) -> None:
    person.loads(3)


def one_of_its_rows(person: Person) -> None:
    person.loads(3).preview.list.selectRow(1)


def what_was_loaded(person: Person) -> None:
    person.loads(4)


SCENES = (only_the_record, the_form, the_sources, the_report, the_refusal, the_preferences, the_changes, the_keys,
          the_table, nothing_found, the_paper, the_overview, the_file, the_day_of_nobody,
          the_day, the_confirmations, the_translations, the_change_of_many, several_chosen,
          a_load_begun, a_table_seen, its_columns, its_rows, one_of_its_rows, what_was_loaded)  # fmt: skip


def switches(person: Person) -> None:
    """F9, whatever window is in front."""
    before = current()
    front = QApplication.activeWindow() or person.window
    person.qtbot.keyClick(QApplication.focusWidget() or front, Qt.Key.Key_F9)
    person.waits(lambda: current() is not before, patience=1_000)
    person.waits(lambda: not person.assembly.background.busy())
    person.qtbot.wait(1)


@pytest.mark.parametrize(("scene", "lang"), list(zip(SCENES, itertools.cycle(Lang), strict=False)))
def test_no_word_of_another_language_is_left(opens: Opens, scene: Callable[[Person], None], lang: Lang) -> None:
    """The choice is made where no window in front can keep the key; that F9 makes it is tried below."""
    person = opens(language=lang.value, content=lang.value).settled()
    scene(person)
    uid, windows = person.open_uid(), _windows()
    person.settles(lambda: not left_over(lang))
    assert left_over(lang) == {}
    person.window.preferring.choose("language", lang.other)
    person.settles(lambda: not left_over(lang.other))
    assert left_over(lang.other) == {}
    assert (person.open_uid(), _windows()) == (uid, windows)


def _windows() -> list[str]:
    return sorted(type(each).__name__ for each in QApplication.topLevelWidgets()
                  if each.isVisible() and not isinstance(each, QMenu))  # fmt: skip


@pytest.mark.parametrize("scene", [only_the_record, the_form, the_sources, the_report, the_paper, the_file, the_keys])
def test_f9_switches_whatever_is_in_front(person: Person, scene: Callable[[Person], None]) -> None:
    scene(person)
    switches(person)
    assert current() is Lang.BE
    switches(person)
    assert current() is Lang.RU


def test_what_is_being_typed_stays_when_the_language_changes(person: Person) -> None:
    form = person.edits()
    inner = form.enters("name.be")
    person.types("Свая на")
    person.press(Qt.Key.Key_F9)
    person.waits(lambda: current() is Lang.BE)
    assert inner.hasFocus() and form.shown("name.be") == "Свая на"
    person.types("зва")
    form.leaves()
    assert [edit.value for edit in person.catalogue.edits()] == ["Свая назва"]
    assert person.window.findChild(EditForm) is form.page


def test_the_menu_speaks_the_language_of_the_window(person: Person) -> None:
    person.press(Qt.Key.Key_F9)
    person.reads("Каталог ад")
    person.click(person.window.header.menu_button)
    person.waits(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    words = [action.text() for action in menu.actions() if action.text()]
    assert words and not [each for each in words if each.isascii() or set("иИщъ") & set(each)]
    menu.close()


def test_the_choice_of_the_language_outlives_the_window(opens: Opens) -> None:
    person = opens().settled()
    person.press(Qt.Key.Key_F9)
    person.waits(lambda: current() is Lang.BE)
    person.leave()
    again = opens().settled()
    assert current() is Lang.BE and again.window.preferring.settings.language is Lang.BE


def test_every_place_of_the_rail_keeps_the_open_record(person: Person) -> None:
    uid = person.goes_to()
    for place in Place:
        person.window.go(place)
    person.press(Qt.Key.Key_2, CTRL)
    assert person.open_uid() == uid
