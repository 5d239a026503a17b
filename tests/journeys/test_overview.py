"""From a number of the overview to the list it counts, on the real catalogue of the demonstration."""

from __future__ import annotations

import pytest

from desktop.catalogue.questions import Facet
from desktop.ui.overview.bars import Bar
from desktop.ui.rail import Place
from tests.journeys.pages import Person, seen

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def bar(person: Person, words: str) -> Bar:
    page = person.overview()

    def found() -> list[Bar]:
        return [each for each in seen(page, Bar) if each.text() == words]

    person.waits(found)
    return found()[0]


@pytest.mark.parametrize(
    ("words", "facet", "code"),
    [("Конкурс", Facet.KIND, "call"), ("Томская область", Facet.REGION, "RU-TOM"), ("29 Физика", Facet.BRANCH, "29")],
)
def test_a_number_leads_to_just_as_many_records(person: Person, words: str, facet: Facet, code: str) -> None:
    person.asks("лазер")
    line = bar(person, words)
    told = int(line.accessibleName().rpartition(", ")[2])
    person.click(line)
    person.waits(lambda: person.window.catalogue.question.codes(facet) == (code,) and person.count() == told)
    assert person.window.header.search.text() == ""
    assert person.window.rail.buttons[Place.CATALOGUE].isChecked()


def test_what_is_confirmed_is_counted_when_one_comes_back(person: Person) -> None:
    page = person.overview()
    assert page._seen is not None
    before = page._seen.overview.ages
    uid = person.goes_to()
    person.catalogue.edit(uid, {"confirmed_on": "2001-01-01"}, "Анна")
    person.overview()
    person.waits(lambda: page._seen is not None and page._seen.overview.ages.old == before.old + 1)
