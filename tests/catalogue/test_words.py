"""One spelling for all the ways a word is typed."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop.catalogue import words


def test_spellings_of_one_word_meet() -> None:
    assert {words.norm(word) for word in ("аб'ект", "аб’ект", "АБʼЕКТ", "аб‘ект", "аб`ект")} == {"абект"}
    assert words.norm("Ёлка") == words.norm("ЕЛКА") == words.norm("елка\u0301")
    assert words.norm("ўзровень") == words.norm("узровень")
    assert words.norm("и\u0306од") == words.norm("йод") == words.norm("иод")
    assert words.norm("ґанак") == words.norm("ганак")
    assert words.norm("Са\u0301харов\u00adский") == "сахаровскии"


def test_signs_are_no_words() -> None:
    assert words.split("«лазер» — _x_ 🔬 50%") == ["лазер", "x", "50"]


def test_a_word_not_typed_to_its_end_asks_for_nothing_yet() -> None:
    assert [asked.word for asked in words.wanted("лазер л")] == ["лазер"]
    assert [asked.word for asked in words.wanted("ус 2")] == ["ус", "2"]


def test_only_a_word_typed_to_its_end_is_asked_for_by_its_sound() -> None:
    begun, done = words.wanted("лазерн")[0], words.wanted("лазерн ")[0]
    assert begun.keys < done.keys and not begun.keys & words.sound_keys("лазерный")
    assert not words.wanted("лазр")[0].keys
    assert words.wanted("штаммометры")[0].keys & words.told("штаммометрам").keys(), "one no dictionary has is inflected"
    assert words.wanted("сварка")[0].keys & words.wanted("сваркой")[0].keys


def test_marks_stand_on_the_text_as_written() -> None:
    text = "Са\u0301харовский аб’ектны, объект"
    spans = list(words.matches(words.wanted("абект сахар"), text))
    assert [text[start:end] for start, end in spans] == ["Са\u0301харовский", "аб’ектны", "объект"]


@pytest.mark.parametrize(
    ("query", "text", "found"),
    [
        ("лазер", "Лазерная резка, лазеры", ["Лазерная", "лазеры"]),
        ("еж", "ёж и Ёжик", ["ёж", "Ёжик"]),
        ("устаноўка", "Унікальная ўстаноўка", ["ўстаноўка"]),
        ("аб'ект", "аб’ект аб`екта", ["аб’ект", "аб`екта"]),
        ("ганак", "Ґанак", ["Ґанак"]),
        ("корпус 5", "Корпус 5 и 55", ["Корпус", "5"]),
        ("лазерной сваркой", "Лазерная сварка и свечи", ["Лазерная", "сварка"]),
        ("лазернай зваркай", "Лазерная сварка", ["Лазерная", "сварка"]),
        ("лабораторию", "Навукова-даследчая лабараторыя", ["лабараторыя"]),
        ("а", "арка", []),
        ("", "арка", []),
    ],
)
def test_found_words_are_marked_whole(query: str, text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in words.matches(words.wanted(query), text)] == found


@given(st.text())
@example("\u0345")
def test_index_and_marks_see_the_same_words(text: str) -> None:
    """Whatever the index finds a record by can be marked in its text."""
    for token in words.told(text):
        if len(token) < words.LONGEST_WORD:
            asked = words.Wanted(token, frozenset({token}))
            assert list(words.matches((asked,), text)), token


@given(st.text())
def test_any_text_is_a_question(text: str) -> None:
    assert all(clause.ways and all(clause.ways) for clause in words.clauses(text))
    assert len(words.wanted(text * 50)) <= words.MOST_WORDS
