"""A second window on the same profile only reads; what the first one writes it sees when one comes back to it."""

from __future__ import annotations

import pytest

from desktop.profile import Profile
from tests.journeys.conftest import Opens
from tests.journeys.pages import FIRST, Person, words_of

pytestmark = pytest.mark.qt_log_ignore(
    "This plugin does not support", "grabbing the keyboard", "propagateSizeHints", "raise", extend=True
)


def saved(person: Person) -> list[str]:
    news = person.assembly.office.searches(person.window).news
    return [each.search.name for each in news]


@pytest.fixture
def both(opens: Opens, profile: Profile) -> tuple[Person, Person]:
    """The one that writes and the one that reads, both on the first record."""
    writer, reader = opens(language="ru").settled(), opens(language="ru").settled()
    assert writer.assembly.lock is not None and reader.assembly.lock is None
    reader.turns_to(reader.window)
    reader.goes_to()
    return writer, reader


def test_saved_searches_and_edits_of_the_other_window_are_seen_on_coming_back(both: tuple[Person, Person]) -> None:
    writer, reader = both
    writer.turns_to(writer.window)
    writer.catalogue.save_search(writer.window.catalogue.question, "Всё подряд", "Я")
    uid = writer.catalogue.find(FIRST)
    writer.catalogue.edit(uid, {"name.ru": "Новое имя центра"}, "Я")
    assert not saved(reader) and "Новое имя центра" not in words_of(reader.record)
    reader.turns_to(reader.window)
    reader.waits(lambda: saved(reader) == ["Всё подряд"])
    reader.waits(lambda: "Новое имя центра" in words_of(reader.record))
    reader.waits(lambda: any(card.name.ru == "Новое имя центра" for card in reader.cards()))


def test_coming_back_to_what_nobody_changed_asks_nothing(both: tuple[Person, Person]) -> None:
    writer, reader = both
    reader.waits(lambda: not reader.assembly.background.busy())
    asked = list[int]()
    reader.window.catalogue.answered.connect(asked.append)
    for each in (writer, reader, writer, reader):
        each.turns_to(each.window)
    assert not reader.assembly.background.busy() and not asked
