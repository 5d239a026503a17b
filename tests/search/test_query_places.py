"""The name of a field beside the name of a place says what the place is, on either side of it, without a colon."""

import pytest

from desktop.catalogue import Catalogue
from desktop.catalogue.questions import Order, Question


def found(catalogue: Catalogue, text: str) -> set[int]:
    return set(catalogue.search(Question(text, order=Order.NAME)).ids)


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("минск регион", "регион:Минск"), ("регион минск", "регион:Минск"), ("Мінск рэгіён", "рэгіён:Мінск"),
        ("рэгіён Мінск", "рэгіён:Мінск"), ("гомель регион", "регион:Гомель"), ("регион гомель", "регион:Гомель"),
        ("Гомель вобласць", "вобласць:Гомель"), ("гродно область", "регион:гродненская"),
        ("гомельский регион", "регион:гомельская"), ("Гродзенскі рэгіён", "вобласць:Гродзенская"),
        ("беларусь страна", "страна:Беларусь"), ("Беларусь краіна", "краіна:Беларусь"),
    ],
)  # fmt: skip
def test_on_either_side_it_is_the_region(sample: Catalogue, text: str, same: str) -> None:
    assert found(sample, f"{text} ") >= found(sample, same) != set()
    assert found(sample, f"лазер {text} ") >= found(sample, f"лазер {same}")
    assert len(found(sample, f"{text} ")) < 1.1 * len(found(sample, same))  # some say so in their texts


def test_a_region_of_which_there_is_nothing_is_not_its_town(sample: Catalogue) -> None:
    assert found(sample, "минская область ") == found(sample, "регион:Минская область") == set()
