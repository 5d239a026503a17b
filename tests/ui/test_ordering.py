"""The order of the results as it is kept between days."""

import pytest

from desktop.catalogue.questions import Order, Question
from desktop.distances import away_sentence, away_words
from desktop.ui.results.ordering import REMEMBERED, Ordering, kept_ordering
from sync.bilingual import Lang


@pytest.mark.parametrize(
    "ordering", [Ordering(), Ordering(Order.NAME, ("625144",)), Ordering().with_town("627904").with_town("625144")]
)
def test_an_order_comes_back_as_it_was_left(ordering: Ordering) -> None:
    assert kept_ordering(ordering.text()) == ordering


@pytest.mark.parametrize("text", ["", " ", "distance", "nearest 625144", "\x00", "name\n\n"])
def test_what_is_no_order_is_that_of_the_first_day(text: str) -> None:
    assert kept_ordering(text).order in (Order.RELEVANCE, Order.NAME)
    assert kept_ordering("") == Ordering()


def test_the_last_towns_are_remembered_each_once() -> None:
    ordering = Ordering()
    for code in "123456724":
        ordering = ordering.with_town(code)
    assert ordering.towns == ("4", "2", "7", "6", "5") and len(ordering.towns) == REMEMBERED
    assert ordering.near() == "4" and ordering.by(Order.NAME).towns == ordering.towns
    assert ordering.applied(Question("лазер")) == Question("лазер", order=Order.DISTANCE, near="4")


@pytest.mark.parametrize(
    ("away", "ru", "be", "said_ru", "said_be"),
    [
        (0.99, "менее 1 км", "менш за 1 км", "на расстоянии менее километра", "на адлегласці менш за кіламетр"),
        (1.4, "1 км", "1 км", "на расстоянии 1 километра", "на адлегласці 1 кіламетра"),
        (22.0, "22 км", "22 км", "на расстоянии 22 километров", "на адлегласці 22 кіламетраў"),
        (6412.0, "6 412 км", "6 412 км", "на расстоянии 6 412 километров", "на адлегласці 6 412 кіламетраў"),
    ],
)
def test_a_distance_in_words(lang: Lang, away: float, ru: str, be: str, said_ru: str, said_be: str) -> None:
    words, said = (ru, said_ru) if lang is Lang.RU else (be, said_be)
    told = away_words(away), away_sentence(away)
    assert tuple(text.replace("\xa0", " ") for text in told) == (words, said)
