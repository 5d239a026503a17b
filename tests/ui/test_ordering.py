"""The order of the results as it is kept between days."""

import pytest

from desktop.catalogue.questions import Order, Question
from desktop.distances import away_words
from desktop.ui.results.ordering import REMEMBERED, Ordering, kept_ordering


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


@pytest.mark.parametrize(("away", "words"), [(0.0, "less than 1 km"), (0.99, "less than 1 km"), (1.4, "1 km")])
def test_a_distance_in_words(away: float, words: str) -> None:
    assert away_words(away).replace("\xa0", " ") == words
