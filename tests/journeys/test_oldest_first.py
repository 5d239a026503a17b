"""What nobody confirmed for longest comes first where one asks so: catalogues die of stale records."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop.catalogue.questions import Order, Question
from desktop.ui.results.heading import ORDERS
from tests.journeys.conftest import Opens
from tests.journeys.pages import CTRL, SHIFT, Person

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", "propagateSizeHints", extend=True)


def asks_oldest(person: Person, words: str) -> None:
    """The order of the menu over the results."""
    box = person.window.catalogue.results.heading.order
    place = tuple(ORDERS).index(Order.OLDEST)
    assert box.itemText(place) == words
    with person.qtbot.waitSignal(person.window.catalogue.answered):
        box.setCurrentIndex(place)
        box.activated.emit(place)


def days(person: Person) -> list[str]:
    return [card.confirmed_on for card in person.cards()]


@pytest.mark.parametrize(("lang", "words"), [("ru", "Давно подтверждённые"), ("be", "Даўно пацверджаныя")])
def test_all_and_found_records_stand_in_that_order(opens: Opens, lang: str, words: str) -> None:
    person = opens(language=lang, content=lang).settled()
    asks_oldest(person, words)
    assert days(person) == sorted(days(person)) and days(person)[0] < days(person)[-1]
    person.asks("лазер")
    assert person.count() and days(person) == sorted(days(person))
    assert person.window.catalogue.question.order is Order.OLDEST


def test_what_is_confirmed_leaves_the_first_place_and_the_list_stays(person: Person) -> None:
    asks_oldest(person, "Давно подтверждённые")
    results = person.window.catalogue.results
    first, second = (card.uid for card in person.cards()[:2])
    person.waits(lambda: person.open_uid() == first)
    person.press(Qt.Key.Key_Return, CTRL | SHIFT)
    person.waits(lambda: person.cards()[0].uid == second)
    assert results.view.verticalScrollBar().value() == 0 and person.open_uid() == first
    assert person.cards()[-1].uid == first or days(person)[-1] >= days(person)[-2]
    assert person.catalogue.check().sound


def test_a_saved_search_and_another_day_keep_it(opens: Opens, person: Person) -> None:
    asks_oldest(person, "Давно подтверждённые")
    person.asks("лазер")
    kept = person.catalogue.save_search(person.window.catalogue.question, "Старые лазеры")
    assert kept.question == Question("лазер", order=Order.OLDEST)
    person.leave()
    again = opens().settled()
    assert again.window.catalogue.question.order is Order.OLDEST and days(again) == sorted(days(again))
    again.window.catalogue._put_in(again.window.catalogue.ordering.by(Order.NAME))
    again.assembly.office.searches(again.window).open_search(kept.id)
    again.waits(lambda: again.count() and again.window.catalogue.question == kept.question)
    again.waits(lambda: days(again) == sorted(days(again)))
