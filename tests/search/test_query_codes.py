"""Codes of branches of science and years as people type them without the name of a field, and fields misspelt."""

import pytest

from desktop.catalogue import Catalogue
from desktop.catalogue.query.telling import Relation, Sort, Unclear
from desktop.catalogue.questions import Question
from desktop.query_words import searched_words
from sync.bilingual import Lang


def count(catalogue: Catalogue, text: str) -> int:
    return catalogue.search(Question(text)).count


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("29.31", "ГРНТИ:29.31"),
        ("29.31.26", "ГРНТИ:29.31.26"),
        ("грнти 29.31", "ГРНТИ:29.31"),
        ("ДЗРНТІ 29", "ГРНТИ:29"),
        ("-29.31", "-ГРНТИ:29.31"),
        ("29.31, 31.15", "ГРНТИ:29.31,31.15"),
        ("лазер 29.31", "лазер ГРНТИ:29.31"),
    ],
)
def test_a_code_alone_is_a_branch_of_science(sample: Catalogue, typed: str, meant: str) -> None:
    assert count(sample, typed) == count(sample, meant) > 0
    told = sample.understood(typed, Lang.RU).pieces
    assert {piece.field for piece in told if piece.sort is Sort.FIELD} == {"branch"}


@pytest.mark.parametrize("text", ["29", "2015", "код 29", "99.99", "29.31.99.1", "v29.31", "29.31a", "01.03.2027"])
def test_other_numbers_are_no_codes(sample: Catalogue, text: str) -> None:
    assert all(piece.field != "branch" for piece in sample.understood(text, Lang.RU).pieces)


@pytest.mark.parametrize(
    ("text", "relation", "meant"),
    [
        ("год:2015-", Relation.AT_LEAST, "год:>=2015"),
        ("год:2015– лазер", Relation.AT_LEAST, "год:>=2015 лазер"),
        ("после 2015", Relation.ABOVE, "год:>2015"),
        ("пасля 2015", Relation.ABOVE, "год:>2015"),
        ("микроскоп до 2010", Relation.AT_MOST, "микроскоп год:<=2010"),
        ("с 2010 по 2015 микроскоп", Relation.BETWEEN, "год:2010..2015 микроскоп"),
    ],
)
def test_a_year_needs_no_name(sample: Catalogue, text: str, relation: Relation, meant: str) -> None:
    (year,) = [piece for piece in sample.understood(text, Lang.RU).pieces if piece.sort is Sort.FIELD]
    assert (year.field, year.relation) == ("year", relation)
    assert count(sample, text) == count(sample, meant) > 0


@pytest.mark.parametrize(
    "text", ["до 2000 руб", "до 2000 МГц", "до 500", "до 5000", "2010-2015", "до 2000°", "ЖК 2015-"]
)
def test_other_numbers_are_no_years(sample: Catalogue, text: str) -> None:
    assert all(piece.field != "year" for piece in sample.understood(text, Lang.RU).pieces)


def test_a_guess_leaves_a_misspelt_field_to_what_is_offered_instead(sample: Catalogue) -> None:
    (piece,) = sample.understood("ргион:минск", Lang.RU).pieces
    assert piece.nearest[0].insert == "регион:минск"
    assert sample.guess(Question("ргион:минск")) is None


def test_an_unread_piece_says_which_words_it_is_asked_as(sample: Catalogue) -> None:
    *_, measure = sample.understood("ЯМР >= 400", Lang.RU).pieces
    assert (measure.unread, measure.asked) == (Unclear.NO_UNIT, "400")
    (price,) = sample.understood("цена:<100 евро", Lang.RU).pieces
    assert (price.unread, price.asked) == (Unclear.CURRENCY, "100 евро")
    assert searched_words(price, "цена:<100 евро") == "«100 евро»"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (">= 400 секунд", ">= 400 с"),
        ("ЯМР >= 400 мегагерц", "ЯМР >= 400 МГц"),
        ("частата >= 5 гігагерцаў", "частота >= 5 ГГц"),
        ("до 20 килограммов", "до 20 кг"),
    ],
)
def test_a_unit_may_be_spelt_out(sample: Catalogue, typed: str, meant: str) -> None:
    *_, last = sample.understood(typed, Lang.RU).pieces
    assert (last.sort, last.unread, last.end) == (Sort.MEASURE, None, len(typed))
    assert count(sample, typed) == count(sample, meant)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("цена:100 BYN..200 BYN", "цена:100..200 BYN"), ("цана:100 BYN - 200", "цена:100..200 BYN"),
        ("от 100 BYN до 200 руб.", "цена:100..200 BYN"), ("100 рублей - 200 рублей", "цена:100..200 р."),
        ("ад 100 рублёў да 200 рублёў", "цена:100..200 р"), ("кошт ад 100 р. да 200 р.", "цена:100..200 руб"),
    ],
)  # fmt: skip
def test_each_end_of_a_range_may_have_its_currency(sample: Catalogue, typed: str, meant: str) -> None:
    (piece,) = sample.understood(typed, Lang.BE).pieces
    assert (piece.field, piece.unread, piece.end) == ("price", None, len(typed))
    assert count(sample, typed) == count(sample, meant) > 0


@pytest.mark.parametrize("typed", ["цена:100 BYN..200 RUB", "цана ад 100 бел. руб да 200 рас. руб", "100 Br - 200 ₽"])
def test_a_range_from_one_currency_to_another_is_told_with_either(sample: Catalogue, typed: str) -> None:
    (piece,) = sample.understood(typed, Lang.BE).pieces
    assert piece.unread is Unclear.CURRENCIES
    for near in piece.nearest:
        (meant,) = sample.understood(near.insert, Lang.BE).pieces
        assert (meant.field, meant.unread) == ("price", None)
    assert [near.insert[-9:] for near in piece.nearest] == ["..200 BYN", "..200 RUB"]
    assert sample.guess(Question(typed)) is None
