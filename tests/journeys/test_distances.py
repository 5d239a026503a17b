"""Results by distance: the town is chosen in the head of the list, the cards say how far, the choice comes back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop.catalogue.questions import Facet, Order
from desktop.catalogue.towns import shipped_towns
from desktop.profile import Profile
from desktop.settings import load
from desktop.ui.choices import Choice
from desktop.ui.results.heading import ORDERS
from desktop.ui.results.nearby import TownPicker
from tests.journeys.conftest import Opens
from tests.journeys.measuring import clipped
from tests.journeys.pages import Person
from tests.typing_text import type_text

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
PLACE = tuple(ORDERS).index(Order.DISTANCE)


def _box(person: Person) -> Choice:
    return person.window.catalogue.results.heading.order


def _picker(person: Person) -> TownPicker:
    """What opens when the person chooses distances."""
    box = _box(person)
    box.setCurrentIndex(PLACE)
    box.activated.emit(PLACE)
    person.waits(lambda: any(each.isVisible() for each in person.window.findChildren(TownPicker)))
    return next(each for each in person.window.findChildren(TownPicker) if each.isVisible())


def _sorts_from(person: Person, letters: str) -> None:
    picker = _picker(person)
    type_text(picker.search, letters)
    with person.qtbot.waitSignal(person.window.catalogue.answered):
        person.qtbot.keyClick(picker.search, Qt.Key.Key_Return)
    person.turns_to(person.window)


def _code(name: str) -> str:
    town = shipped_towns().named(name)
    assert town
    return town.code


@pytest.mark.parametrize(
    ("lang", "letters", "shown", "said"),
    [
        ("ru", "гродн", "По расстоянию от: Гродно…", "на расстоянии 2 километров"),
        ("be", "гродн", "Па адлегласці ад: Гродна…", "на адлегласці 2 кіламетраў"),
    ],
)
def test_the_nearest_come_first_and_say_how_far(opens: Opens, lang: str, letters: str, shown: str, said: str) -> None:
    person = opens(language=lang, content=lang).settled()
    _sorts_from(person, letters)
    page, model = person.window.catalogue, person.window.catalogue.results.model
    away = [card.away for card in person.cards()]
    known = [each for each in away if each is not None]
    assert known and known == sorted(known) and away == known + [None] * (len(away) - len(known))
    assert _box(person).currentText() == shown == _box(person).toolTip() and page.results.view.currentIndex().row() == 0
    role = Qt.ItemDataRole.AccessibleTextRole
    assert any(said in str(model.data(model.index(row, 0), role)) for row in range(10))
    assert not clipped(page.results.heading)


def test_words_filters_and_another_language_keep_the_town(person: Person) -> None:
    _sorts_from(person, "брест")
    person.asks("лазер")
    person.narrows(Facet.COUNTRY, "BY")
    person.press(Qt.Key.Key_F9)
    page = person.window.catalogue
    person.waits(lambda: _box(person).currentText() == "Па адлегласці ад: Брэст…")
    assert (page.shown.order, page.shown.near, page.shown.text) == (Order.DISTANCE, _code("Брест"), "лазер")
    away = [card.away for card in person.cards()]
    assert away == sorted(away, key=lambda each: 1e9 if each is None else each)


def test_leaving_the_list_of_towns_leaves_the_order(person: Person) -> None:
    before = person.window.catalogue.question, _box(person).currentIndex()
    picker = _picker(person)
    person.qtbot.keyClick(picker.search, Qt.Key.Key_Escape)
    person.waits(lambda: not picker.isVisible())
    assert (person.window.catalogue.question, _box(person).currentIndex()) == before


def test_by_name_again_the_cards_say_no_distance(person: Person) -> None:
    _sorts_from(person, "минск")
    with person.qtbot.waitSignal(person.window.catalogue.answered):
        place = tuple(ORDERS).index(Order.NAME)
        _box(person).setCurrentIndex(place)
        _box(person).activated.emit(place)
    assert all(card.away is None for card in person.cards())
    assert _box(person).itemText(PLACE) == "По расстоянию от: Минск…"


def test_the_order_comes_back_the_next_day_and_the_last_town_is_offered_first(opens: Opens, profile: Profile) -> None:
    person = opens(language="ru").settled()
    _sorts_from(person, "гродн")
    person.window.close()
    kept = load(profile.settings).settings
    again = opens(language="ru", layout=kept.layout).settled()
    page = again.window.catalogue
    again.waits(lambda: bool(again.count()))
    assert (page.question.order, page.question.near) == (Order.DISTANCE, _code("Гродно"))
    assert again.cards()[0].away is not None and _box(again).currentText() == "По расстоянию от: Гродно…"
    picker = _picker(again)
    with again.qtbot.waitSignal(page.answered):
        again.qtbot.keyClick(picker.search, Qt.Key.Key_Return)
    assert page.question.near == _code("Гродно")


def test_the_town_of_the_office_is_offered_before_the_largest(opens: Opens) -> None:
    person = opens(language="ru").settled()
    shelf = person.window.parts.shelf
    uid = next(card.uid for card in person.cards() if card.kind == "organisation" and "Гомель" in card.place.ru)
    person.window.preferring.choose("office", uid)
    assert shelf.home(uid) == _code("Гомель")
    picker = _picker(person)
    assert str(picker.list.model().index(0, 0).data()) == "Гомель"
    picker.close()
