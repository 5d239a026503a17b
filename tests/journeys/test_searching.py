"""Searching as one types, in both languages: the list, its count, the facets, the way out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication

from desktop.catalogue.questions import Facet, Question
from tests.journeys.conftest import Opens
from tests.journeys.pages import CTRL, Person, words_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_what_is_typed_is_found_and_counted(person: Person) -> None:
    everything = person.count()
    for words in ("лазер", "лабараторыя", "лаборатория", "ўстаноўка", "устаноўка", "спектраскапія", "спектроскопия"):
        person.asks(words)
        assert 0 < person.count() < everything, words
        assert person.told_count() == person.count() == person.catalogue.search(Question(words)).count


def test_both_languages_and_every_spelling_find_the_same(person: Person) -> None:
    def found(words: str) -> set[str]:
        person.asks(words)
        return {card.uid for card in person.cards()}

    assert found("лабараторыя") == found("лаборатория") != set()
    assert found("ўстаноўка") == found("устаноўка") == found("Устаноўка") != set()
    assert found("аб’ект") == found("аб'ект") == found("абʼект") != set()


def test_letters_typed_one_after_another_narrow_the_list(person: Person) -> None:
    counts = []
    person.press(Qt.Key.Key_F, CTRL)
    for letter in "лазерн":
        with person.qtbot.waitSignal(person.window.catalogue.answered):
            person.types(letter)
        counts.append(person.count())
    assert counts[0] == max(counts) and counts[-1] == min(counts) > 0  # «лазе» is a form of «лаз» on the way
    assert person.window.header.search.text() == "лазерн"


@pytest.mark.parametrize(("words", "lang"), [("лазерн", "ru"), ("лазерны", "be"), ("ЛАЗЕР", "ru"), ("ґазов", "ru")])
def test_found_words_stand_on_the_ground_of_the_mark(opens: Opens, words: str, lang: str) -> None:
    person = opens(language="ru", content=lang, theme="light").settled()
    person.asks(words)
    view = person.window.catalogue.results.view
    mark = QColor(person.window.parts.theme.tokens.mark).rgb()
    picture = view.viewport().grab().toImage()
    assert any(picture.pixel(x, y) == mark for y in range(0, 300, 3) for x in range(0, picture.width(), 3))


def test_facets_narrow_to_what_they_promise_and_chips_lift_them(person: Person) -> None:
    person.asks("лазер")
    alone = person.count()
    assert person.narrows(Facet.COUNTRY, "BY") == person.count() == person.told_count() < alone
    in_belarus = person.count()
    assert person.facet_row(Facet.COUNTRY, "BY").isChecked()
    assert person.narrows(Facet.KIND, "facility") == person.count() < in_belarus
    assert {card.kind for card in person.cards()} == {"facility"} and len(person.chips()) == 2
    with person.qtbot.waitSignal(person.window.catalogue.answered):
        person.click(person.chips()[1])
    assert person.count() == in_belarus
    with person.qtbot.waitSignal(person.window.catalogue.answered):
        person.click(person.chips()[0])
    assert person.count() == alone and not person.chips()


def test_filters_are_taken_away_by_their_button(person: Person) -> None:
    everything = person.count()
    person.narrows(Facet.COUNTRY, "RU")
    with person.qtbot.waitSignal(person.window.catalogue.answered):
        person.click(person.button("Сбросить", person.window.catalogue.facets))
    assert person.count() == everything


def test_arrows_walk_the_list_and_the_page_follows(person: Person) -> None:
    person.asks("лазер")
    person.press(Qt.Key.Key_Down)
    assert person.window.catalogue.results.view.hasFocus()
    person.window.catalogue.results.choose(0)
    for row in (1, 2, 3):
        person.press(Qt.Key.Key_Down)
        person.waits(lambda row=row: person.open_uid() == person.cards()[row].uid)
    person.press(Qt.Key.Key_Up)
    person.waits(lambda: person.open_uid() == person.cards()[2].uid)


def test_end_and_home_go_to_the_last_and_the_first_record(person: Person) -> None:
    person.asks("лазер")
    person.press(Qt.Key.Key_Down)
    person.press(Qt.Key.Key_End)
    person.waits(lambda: person.open_uid() == person.cards()[-1].uid, patience=1_000)
    person.press(Qt.Key.Key_Home)
    person.waits(lambda: person.open_uid() == person.cards()[0].uid, patience=1_000)


@pytest.mark.parametrize(("lang", "word"), [("ru", "ничего"), ("be", "нічога")])
def test_where_nothing_is_found_there_is_a_way_out(opens: Opens, lang: str, word: str) -> None:
    person = opens(language=lang, content=lang).settled()
    everything = person.count()
    person.narrows(Facet.COUNTRY, "BY")
    person.asks("щщщ")
    assert person.count() == 0 and person.way_out()
    assert word in words_of(person.window.catalogue.results) and "щщщ" in words_of(person.window.catalogue.results)
    person.click(person.way_out()[-1])
    person.waits(lambda: person.count() > 0)
    assert not person.window.header.search.text()
    person.click(person.chips()[0])
    person.waits(lambda: person.count() == everything)


ODD = ['"', "'", "(", "лазер)", "AND OR NOT", "NEAR(а б, 3)", "name:лазер", "лаз*", "-лазер", "^лазер", "%", "_", "\\",
       "лазер\t\n оптика", "\x00", "𝄞 лазер", "{}", "а" * 10_000, "лазер " * 1_700]  # fmt: skip


def test_no_text_breaks_the_search(person: Person) -> None:
    for words in ODD:
        QGuiApplication.clipboard().setText(words)
        person.press(Qt.Key.Key_F, CTRL)
        person.press(Qt.Key.Key_V, CTRL)
        person.window.header.search.ask()
        person.waits(lambda: not person.assembly.background.busy())
        person.asks("лазер")
        assert person.count() == person.told_count() > 0


def test_esc_wipes_the_search_and_everything_is_back(person: Person) -> None:
    everything = person.count()
    person.asks("лазер")
    with person.qtbot.waitSignal(person.window.catalogue.answered):
        person.press(Qt.Key.Key_Escape)
    assert person.count() == everything and not person.window.header.search.text()


def test_the_list_without_words_counts_what_the_status_counts(person: Person) -> None:
    assert person.count() == person.told_count()
    person.reads(f"{person.count()} записей", person.window.status)
