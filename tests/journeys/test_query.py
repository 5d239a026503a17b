"""A query as one types it: completed, understood, marked on the page, explained; in the real window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from desktop import language
from desktop.catalogue import Catalogue
from desktop.catalogue.questions import Question
from desktop.profile import Profile
from desktop.ui.query.completions import CompletionList
from desktop.ui.query.guide import examples
from desktop.ui.query.understood_line import UnderstoodLine
from desktop.ui.record.found_line import FoundLine
from desktop.ui.record.prose import Words
from desktop.ui.record.reason import Reason
from desktop.ui.results.model import ResultsModel
from desktop.ui.results.reason import NOTHING
from sync.bilingual import Lang
from tests.journeys.conftest import Opens
from tests.journeys.pages import CTRL, SHIFT, Person, clock, seen, words_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def offered(person: Person) -> CompletionList:
    person.waits(lambda: person.window.findChild(CompletionList))
    found = person.window.findChild(CompletionList)
    assert found is not None
    return found


def conditions(person: Person) -> list[str]:
    return [chip.text() for line in seen(person.window, UnderstoodLine) for chip in person.chips() if line.isVisible()]


def why_at(model: ResultsModel, row: int) -> str:
    return (model.reason_at(row) or NOTHING).words


def marked(person: Person) -> list[Words]:
    return [each for each in seen(person.record, Words) if each.marks]


@pytest.mark.parametrize(
    ("lang", "begun", "field", "value", "chip"),
    [
        ("ru", "рег", "регион:", "мин", "Регион: Минск"),
        ("be", "рэг", "рэгіён:", "мін", "Рэгіён: Мінск"),
    ],
)
def test_a_condition_is_completed_asked_told_and_taken_away(
    opens: Opens, lang: str, begun: str, field: str, value: str, chip: str
) -> None:
    person = opens(language=lang, content=lang).settled()
    person.asks("лазер")
    alone, box = person.count(), person.window.header.search
    box.setCursorPosition(5)
    person.types(" " + begun)
    person.waits(offered(person).isVisible)
    person.press(Qt.Key.Key_Tab)
    assert box.text() == f"лазер {field}" and box.hasFocus()
    person.waits(lambda: offered(person).isVisible() and len(offered(person).completions) > 3)
    person.types(value)
    person.waits(lambda: offered(person).isVisible() and len(offered(person).completions) == 1)
    person.press(Qt.Key.Key_Down)
    person.press(Qt.Key.Key_Return)
    person.waits(lambda: conditions(person) == [chip])
    person.waits(lambda: 0 < person.count() < alone)
    assert {card.place.ru.partition(",")[0] for card in person.cards()} == {"Минск"}
    person.click(person.chips()[0])
    assert box.text() == "лазер"
    person.waits(lambda: person.count() == alone and not conditions(person))


def test_what_is_not_understood_is_told_with_the_nearest(person: Person) -> None:
    person.asks("ргион:Минск")
    person.waits(lambda: "Поля «ргион» нет" in words_of(person.window.catalogue.results))
    person.click(person.button("регион", seen(person.window, UnderstoodLine)[0]))
    assert person.window.header.search.text() == "регион:Минск"
    person.waits(lambda: conditions(person) == ["Регион: Минск"] and person.count())
    person.waits(lambda: "ргион" not in words_of(person.window.catalogue.results).replace("егион", ""))


def test_chips_and_words_speak_the_other_language_at_its_key(person: Person) -> None:
    person.asks("регион:Минск абвгд:1")
    person.waits(lambda: conditions(person) == ["Регион: Минск"])
    person.press(Qt.Key.Key_F9)
    person.waits(lambda: conditions(person) == ["Рэгіён: Мінск"])
    assert "Поля «абвгд» няма" in words_of(person.window.catalogue.results)


def test_letters_alone_may_say_more_than_words(person: Person) -> None:
    person.asks("лазер или микроскоп")
    person.waits(lambda: conditions(person) == ["«лазер» или «микроскоп»"])
    person.asks("лазер " * 200)
    person.waits(lambda: "Запрос слишком длинный" in words_of(person.window.catalogue.results))
    assert not conditions(person)
    person.asks("лазер " * 100)
    person.waits(lambda: "Запрос слишком длинный" not in words_of(person.window.catalogue.results))


@pytest.mark.parametrize("lang", list(Lang))
def test_every_example_of_the_guide_is_understood_and_finds_something(profile: Profile, lang: Lang) -> None:
    language.use(lang)
    told = [text for text, _meaning in examples()]
    language.use(Lang.RU)
    with Catalogue.open(profile, clock=clock) as catalogue:
        assert len(told) == 7 and all(catalogue.search(Question(text)).count for text in told)
        assert not any(catalogue.understood(text, lang).unread for text in told)
        assert sum(catalogue.understood(text, lang).plain for text in told) == 1


def test_the_guide_asks_its_examples(person: Person) -> None:
    person.press(Qt.Key.Key_F, CTRL)
    person.click(person.button("Что можно написать", person.window.header))
    person.click(person.button("год:>2015", QApplication.activePopupWidget()))
    person.waits(lambda: conditions(person) == ["Год > 2015"])


def test_found_words_are_walked_through_and_taken_away_by_keys(person: Person) -> None:
    uid = person.goes_to(words="лазерный")
    person.waits(lambda: person.open_uid() == uid and marked(person))
    person.waits(lambda: seen(person.window, FoundLine))
    line = seen(person.window, FoundLine)[0]
    bar = person.record._scroll.verticalScrollBar()
    assert bar.value() == 0
    told = set()
    for _step in range(40):
        person.press(Qt.Key.Key_F3)
        told.add(line.accessibleName())
    assert len(told) > 2 and any(f"из {len(told)}" in words for words in told)
    before = line.accessibleName()
    person.press(Qt.Key.Key_F3, SHIFT)
    assert line.accessibleName() != before
    person.press(Qt.Key.Key_Return)
    person.record.setFocus()
    person.record._scroll.setFocus()
    person.press(Qt.Key.Key_Escape)
    assert not marked(person) and person.window.header.search.text() == "лазерный"
    person.press(Qt.Key.Key_Escape)
    assert not person.window.header.search.text()


def test_marks_go_with_the_query(person: Person) -> None:
    person.goes_to(words="лазерный")
    person.waits(lambda: marked(person))
    person.asks("")
    person.waits(lambda: not marked(person) and not seen(person.window, FoundLine))


@pytest.mark.parametrize(
    ("lang", "here", "page"), [("ru", "микроскоп", "то же, что «"), ("be", "мікраскоп", "тое ж, што «")]
)
def test_cards_and_page_say_by_which_other_word_they_were_found(opens: Opens, lang: str, here: str, page: str) -> None:
    person = opens(language=lang, content=lang).settled()
    person.asks("СЭМ")
    model = person.window.catalogue.results.model
    person.waits(lambda: any(why_at(model, row) for row in range(person.count())))
    row = next(row for row in range(person.count()) if why_at(model, row))
    assert "СЭМ" in why_at(model, row) and here in why_at(model, row)
    person.window.catalogue.results.choose(row)
    person.waits(lambda: person.open_uid() == person.cards()[row].uid)
    person.waits(lambda: seen(person.record, Reason) and page in seen(person.record, Reason)[0].text())


@pytest.mark.parametrize(
    ("lang", "asked", "told"),
    [("ru", "приборы в Гродно", "Город: Гродно"), ("be", "прыборы ў Гродне", "Горад: Гродна")],
)
def test_what_stands_in_a_town_says_so_on_card_and_page(opens: Opens, lang: str, asked: str, told: str) -> None:
    person = opens(language=lang, content=lang).settled()
    person.asks(asked)
    assert person.count() > 10
    model = person.window.catalogue.results.model
    person.waits(lambda: any(why_at(model, row) for row in range(person.count())))
    row = next(row for row in range(person.count()) if why_at(model, row))
    assert why_at(model, row) == told
    person.window.catalogue.results.choose(row)
    person.waits(lambda: person.open_uid() == person.cards()[row].uid)
    person.waits(lambda: seen(person.record, Reason) and seen(person.record, Reason)[0].text() == told)


ODD = ('"', "регион:", "регион:" * 1500, "🙂🙂 год:>", "\x00:\x00", "«„“»\"'", "((((((", "а" * 10_000,
       "год:" + "9" * 5000, ">= 400 МГц " * 900, "-" * 10_000, "… — ! ?", "-регион:-год:-")  # fmt: skip


def test_bad_input_is_a_result_or_a_plain_sentence(person: Person) -> None:
    for text in ODD:
        enters(person, text)


def enters(person: Person, text: str) -> None:
    """Paste it, look at what is said, type on, wipe it away."""
    box = person.window.header.search
    person.press(Qt.Key.Key_F, CTRL)
    box.insert(text)
    typed = box.text().strip()
    person.waits(lambda: person.window.catalogue.question.text == typed)
    person.waits(lambda: not person.assembly.background.busy())
    QApplication.processEvents()
    labels = seen(person.window.catalogue.results, QLabel)
    assert all(len(label.text()) < 400 for label in labels)
    person.types("я")
    assert box.text().endswith("я")
    person.press(Qt.Key.Key_Escape)
    person.press(Qt.Key.Key_Escape)
    person.waits(lambda: not box.text() and person.count())
