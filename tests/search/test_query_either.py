"""ИЛИ, АБО, ЦІ, OR, in capitals or small, and | between two things: what has one of them is found, by whatever sort of
piece each is asked."""

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from desktop.catalogue import Catalogue
from desktop.catalogue.query.telling import Sort
from desktop.catalogue.questions import Order, Question
from desktop.language import use
from desktop.query_words import condition_words
from sync.bilingual import Lang

PLAIN = ["лазер", "микроскоп", "сканирующий", "Минск", "гродно", "ЯМР", "спектрометр", "ламінарный", "абракадабра"]
THINGS = [*PLAIN, "12", '"электронный микроскоп"', "«центр коллективного»", "регион:Минск", "вобласць:гродн"]
THINGS += ["год:>2018", "производитель:Луч", "частота:>=400МГц", "код:29.33", "цена:<100"]
JOINTS = st.sampled_from((" ИЛИ ", " АБО ", " OR ", " или ", " ці ", " альбо ", " | ", "|", " || "))


def _is_value(one: str, other: str) -> bool:
    """Whether the field of the one may have the other as a value."""
    return one.startswith("код:") or (":" in one and other in ("Минск", "гродно", "12"))


def found(catalogue: Catalogue, text: str) -> set[int]:
    return set(catalogue.search(Question(text, order=Order.NAME)).ids)


@given(st.lists(st.sampled_from(THINGS), min_size=2, max_size=4), JOINTS)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_alternatives_find_what_either_finds(sample: Catalogue, things: list[str], joint: str) -> None:
    if joint == "|" and any(":" in thing for thing in things):
        joint = " | "  # directly behind the value of a field it is a part of it
    assume(not any(_is_value(one, other) for one, other in pairwise(things)))  # it is a further value of the field
    whole = joint.join(things)
    assert found(sample, f"{whole} ") == set().union(*(found(sample, f"{thing} ") for thing in things)), whole


@given(*(st.sampled_from(words) for words in (PLAIN, THINGS, THINGS, PLAIN)), st.sampled_from((" ИЛИ ", " | ")))
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_stands_beside_alternatives_has_to_hold_too(
    sample: Catalogue, before: str, one: str, other: str, after: str, joint: str
) -> None:
    assume(not _is_value(one, other))
    either = found(sample, f"{one} ") | found(sample, f"{other} ")
    rest = found(sample, f"{before} -чепуха {after} ")
    assert found(sample, f"{before} {one}{joint}{other} -чепуха {after} ") == either & rest


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("лазер ИЛИ ", "лазер "), ("ИЛИ лазер", "лазер"), ("лазер ИЛИ ИЛИ микроскоп", "лазер OR микроскоп"),
        ("(лазер ИЛИ микроскоп)", "лазер | микроскоп"), ("лазер ИЛИ -стенд", "лазер -стенд"),
        ("лазер ИЛИ регион:", "лазер регион:"), ("регион:минск ИЛИ регион:гродно", "регион:минск,гродно"),
        ("-стенд АБО лазер", "-стенд лазер"), ("или лазер", "лазер"), ("ці ёсць лазер", "лазер"),
        ("лазер или не микроскоп", "лазер микроскоп"), ("лазер или где есть микроскоп", "лазер | микроскоп"),
        ("лазер в Минске или в Гродно", "лазер Минск | Гродно"), ("лазер, або у Мінску", "лазер | Мінск"),
    ],
)  # fmt: skip
def test_beside_nothing_it_asks_for_nothing(sample: Catalogue, text: str, same: str) -> None:
    assert found(sample, text) == found(sample, same) != set()


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("регион:Минск ИЛИ Гродно", "регион:Минск,Гродно"), ("вобласць:Мінск АБО Гродна", "вобласць:Мінск,Гродна"),
        ("рэгіён: Мінск або Гродна лазер", "рэгіён:Мінск,Гродна лазер"), ("регион:Минск|Гродно", "регион:Минск,Гродно"),
        ("регион:(Минск или Гродно) лазер", "регион:Минск,Гродно лазер"),
        ("-регион:Минск ИЛИ Гродно", "-регион:Минск,Гродно"),
        ("регион:Минск ИЛИ Гродненская область ИЛИ лазер", "регион:Минск,Гродно ИЛИ лазер"),
        ("город:Минск или Гродно", "город:Минск ИЛИ город:Гродно"),
        ("производитель:Лучеграф ИЛИ Луч", "производитель:Лучеграф,Луч"),
        ("название:лазер ИЛИ микроскоп", "название:лазер,микроскоп"), ("год:2015 ИЛИ 2016", "год:2015,2016"),
        ("год: 2015 або 2016", "год:2015,2016"), ("2015 или 2016 года", "год:2015,2016"),
        ("выпуск:2015 | 2017", "выпуск:2015,2017"),
        ("код:29.33 ИЛИ 29.35", "код:29.33,29.35"), ("регион:Минск ИЛИ год:2019", "год:2019 | регион:Минск"),
        ("год:2015 ИЛИ 400 МГц", "400 МГц ИЛИ год:2015"),
        ("производитель:Лучеграф ИЛИ лазер", "лазер | производитель:Лучеграф"),
    ],
)  # fmt: skip
def test_a_field_takes_as_values_what_may_be_one(sample: Catalogue, text: str, same: str) -> None:
    assert found(sample, text) == found(sample, same) != set()


@pytest.mark.parametrize(
    "text",
    ["OR", "ИЛИ", "или", '"лазер ИЛИ микроскоп"', "«лазер или микроскоп»", "лазер илист", "orbitrap ORBI"],
)
def test_by_itself_or_in_quotes_it_is_a_word(sample: Catalogue, text: str) -> None:
    assert all(piece.sort is not Sort.EITHER for piece in sample.understood(text, Lang.RU).pieces)


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        (Lang.RU, "«лазер» или «электронный микроскоп» или Регион: Гродненская область"),
        (Lang.BE, "«лазер» або «электронный микроскоп» або Рэгіён: Гродзенская вобласць"),
    ],
)
def test_alternatives_are_told_as_one_condition(sample: Catalogue, lang: Lang, told: str) -> None:
    text = 'оптика лазер ИЛИ "электронный микроскоп" ИЛИ регион:гродненская стенд'
    use(lang)
    try:
        before, either, after = sample.understood(text, lang).pieces
        assert condition_words(either, text) == told
        assert [text[piece.start : piece.end] for piece in (before, after)] == ["оптика", "стенд"]
    finally:
        use(Lang.RU)


def test_words_of_alternatives_are_marked_and_the_first_page_has_both(sample: Catalogue) -> None:
    asked = sample.search(Question("лазер ИЛИ микроскоп"))
    assert {"лазер", "микроскоп"} <= {mark.word for mark in asked.marks}
    assert asked.count == len(found(sample, "лазер") | found(sample, "микроскоп"))


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("регион:Минск,-Гомель", "регион:Минск -Гомель"), ("рэгіён:Мінск, -стенд", "регион:Минск -стенд"),
        ("регион:-Минск,-Гомель", "-регион:Минск -Гомель"), ("год:2015,-стенд", "год:2015 -стенд"),
        ("лазер,-стенд", "лазер -стенд"), ("лазер;-«стенд»", "лазер -«стенд»"),
    ],
)  # fmt: skip
def test_a_minus_behind_a_comma_is_no_further_value(sample: Catalogue, text: str, same: str) -> None:
    assert found(sample, text) == found(sample, same) != set()
    assert any(piece.without for piece in sample.understood(text, Lang.BE).pieces)
