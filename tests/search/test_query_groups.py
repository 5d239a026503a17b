"""Brackets hold alternatives together, each of any parts, and what must not hold together; others say nothing."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.catalogue import Catalogue
from desktop.catalogue.query.telling import Sort
from desktop.catalogue.questions import Order, Question
from desktop.catalogue.words import norm
from desktop.language import use
from desktop.query_words import condition_words
from sync.bilingual import Lang

THINGS = ["лазер", "микроскоп", "мікраскоп", "Минск", "ЯМР", '"электронный микроскоп"', "регион:гродн", "год:>2018"]
THINGS += ["-стенд", "-год:2019", "частота:>=400МГц"]
ALTERNATIVES = st.lists(st.lists(st.sampled_from(THINGS), min_size=1, max_size=2), min_size=2, max_size=3)
JOINTS = st.sampled_from((" ИЛИ ", " АБО ", " или ", " або ", " or ", " | ", "|"))


def found(catalogue: Catalogue, text: str) -> set[int]:
    return set(catalogue.search(Question(text, order=Order.NAME)).ids)


@given(ALTERNATIVES, JOINTS, st.booleans())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_brackets_find_what_holds_all_of_one_alternative(
    sample: Catalogue, alternatives: list[list[str]], joint: str, without: bool
) -> None:
    if joint == "|":
        joint = " |"  # directly behind the value of a field it is a part of it
    group = f"({joint.join(map(' '.join, alternatives))})"
    either = set[int]().union(*(found(sample, " ".join(parts) + " ") for parts in alternatives))
    assert found(sample, group) == either
    rest = found(sample, "спектрометр ")
    assert found(sample, f"спектрометр {'-' * without}{group}") == (rest - either if without else rest & either), group


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("((лазер ИЛИ микроскоп))", "лазер ИЛИ микроскоп"), ("(лазер ИЛИ микроскоп", "лазер ИЛИ микроскоп"),
        ("(лазер ИЛИ (микроскоп АБО стенд)) Минск", "(лазер | микроскоп | стенд) Минск"),
        ("микроскоп (электронный)", "микроскоп электронный"), ("(лазер ИЛИ ) ", "лазер "),
        ("лазер -(стенд)", "лазер -стенд"), ("(лазер ИЛИ регион:) стенд", "лазер регион: стенд"),
        ("((((((лазер ИЛИ стенд))))))", "лазер ИЛИ стенд"), ('("лазер (или)" ИЛИ стенд) ', '"лазер или" ИЛИ стенд'),
    ],
)  # fmt: skip
def test_brackets_say_what_is_said_without_them(sample: Catalogue, text: str, same: str) -> None:
    assert found(sample, text) == found(sample, same) != set()


def test_what_stands_behind_brackets_is_asked_of_each_alternative(sample: Catalogue) -> None:
    laser, microscope = (found(sample, f"{what} Минск ") for what in ("лазерная установка", "микроскоп"))
    assert found(sample, "(лазерная установка ИЛИ микроскоп) Минск ") == laser | microscope > laser != set()


@pytest.mark.parametrize("text", ["лазер (СО2 или твердотельный", "метод (опыт) или стенд", "()", "-()", "( ИЛИ )"])
def test_any_brackets_are_a_query(sample: Catalogue, text: str) -> None:
    pieces = sample.understood(text, Lang.RU).pieces
    places = [place for piece in pieces for place in (piece.start, piece.end)]
    assert places == sorted(places) and all(0 <= place <= len(text) for place in places)
    assert not any(piece.unread for piece in pieces) and found(sample, text)


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        (Lang.RU, "«лазер», Регион: Минск или «электронный микроскоп», без: «стенд»"),
        (Lang.BE, "«лазер», Рэгіён: Мінск або «электронный микроскоп», без: «стенд»"),
    ],
)
def test_alternatives_of_several_parts_are_told_together(sample: Catalogue, lang: Lang, told: str) -> None:
    text = 'оптика (лазер регион:минск ИЛИ "электронный микроскоп" -стенд) '
    use(lang)
    try:
        before, group = sample.understood(text, lang).pieces
        assert (before.sort, group.sort) == (Sort.WORDS, Sort.EITHER) and condition_words(group, text) == told
    finally:
        use(Lang.RU)


def test_words_in_brackets_are_marked_and_rank_the_list(sample: Catalogue) -> None:
    asked = sample.search(Question("(лазер или электронный микроскоп) Минск"))
    assert set(map(norm, ("лазер", "электронный", "микроскоп"))) <= {mark.word for mark in asked.marks}
