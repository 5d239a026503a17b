"""Searching as one types, in both languages: the list, its count, the facets, the way out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop.catalogue.questions import Facet, Question
from desktop.ui.results.guess_line import GuessLine
from desktop.ui.results.heading import count_words
from tests.journeys.conftest import Opens
from tests.journeys.pages import CTRL, SHIFT, Person, seen, words_of

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


FEW_FOUND = "meditsinskiy"
"""Some record has it so, many have it in Cyrillic."""


def guess_line(person: Person) -> GuessLine | None:
    """The line over the list, where it is seen."""
    return next(iter(seen(person.window.catalogue.results, GuessLine)), None)


@pytest.mark.parametrize("typed", ["kfpth", "lazer", "лазир"])
def test_what_was_probably_meant_is_shown_and_said(person: Person, typed: str) -> None:
    person.asks(typed)
    person.waits(lambda: guess_line(person))
    line, meant = guess_line(person), person.catalogue.search(Question("лазер"))
    assert line is not None and f"По запросу «{typed}» ничего нет; показаны результаты для «лазер»" in words_of(line)
    assert typed in line.accessibleName() and "«лазер»" in line.accessibleName()
    assert person.count() == person.told_count() == meant.count > 2
    assert person.window.header.search.text() == typed
    assert tuple(person.window.catalogue.results.picked_or_all()) == tuple(meant.ids)  # what «Save as» would take
    promised = person.narrows(Facet.COUNTRY, "BY")
    person.waits(lambda: person.count() == person.told_count() == promised)
    assert guess_line(person) and promised < meant.count


def test_a_word_that_is_found_is_not_guessed_at_and_typing_on_replaces_a_guess(person: Person) -> None:
    person.asks("kfpth")
    person.waits(lambda: guess_line(person))
    meant = person.count()
    person.asks("лазер")
    person.waits(lambda: not guess_line(person))
    assert person.count() == meant
    person.asks("kfpth")
    person.waits(lambda: guess_line(person))
    person.asks("")
    person.waits(lambda: not guess_line(person) and person.count() > meant)


def test_what_is_typed_can_be_meant_and_the_guess_still_be_taken(person: Person) -> None:
    person.asks("kfpth")
    person.waits(lambda: guess_line(person))
    line = guess_line(person)
    assert line is not None
    person.press(Qt.Key.Key_Return)  # from the field into the list: the link is the stop before it
    person.press(Qt.Key.Key_Tab, SHIFT)
    assert QApplication.focusWidget() is line.link and line.link.text() == "искать «kfpth» точно"
    person.press(Qt.Key.Key_Space)
    person.waits(lambda: person.count() == person.told_count() == 0 and person.way_out())
    assert person.window.header.search.text() == "kfpth"
    hits = person.catalogue.search(Question("лазер")).count
    assert line.link.text() == line.link.accessibleName() == f"Возможно, «лазер»: {count_words(hits)}"
    person.click(line.link)
    person.waits(lambda: person.count() == person.told_count() == hits)
    assert person.window.header.search.text() == "лазер" and not guess_line(person)


@pytest.mark.parametrize("lang", ["ru", "be"])
def test_a_few_results_stand_and_the_guess_is_offered(opens: Opens, lang: str) -> None:
    person = opens(language=lang, content=lang).settled()
    person.asks(FEW_FOUND)
    person.waits(lambda: guess_line(person))
    line, own = guess_line(person), person.catalogue.search(Question(FEW_FOUND))
    assert line is not None and 0 < person.count() == person.told_count() == own.count <= 2
    assert line.link.text().startswith({"ru": "Возможно, «", "be": "Магчыма, «"}[lang])
    person.click(line.link)
    person.waits(lambda: person.count() > 2 and person.told_count() == person.count())
    assert not guess_line(person)
