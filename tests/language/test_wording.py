"""A fact is said in one way, wherever it is told."""

from __future__ import annotations

import pytest

from desktop.language import NBSP, translation
from desktop.wording import address_of, money_text, phone_text, plain_text, price_text, size_text, told_as_one
from sync import fields
from sync.bilingual import Lang
from sync.registry import fields_of
from sync.rows import AltId, Budget, Price, Row, Specification

RU, BE = translation(Lang.RU), translation(Lang.BE)


@pytest.mark.parametrize(
    ("amount", "currency", "said"),
    [("12.5", "BYN", "12,50 Br"), ("1250000", "RUB", "1 250 000 ₽"), ("3", "EUR", "3 EUR"), ("0.125", "", "0,125")],
)
def test_money_has_kopecks_and_a_sign(amount: str, currency: str, said: str) -> None:
    assert money_text(amount, currency) == said.replace(" ", NBSP)


@pytest.mark.parametrize(
    ("price", "ru", "be"),
    [
        (Price(amount="5", currency="BYN"), "5 Br", "5 Br"),
        (Price(amount="5", currency="BYN", by_agreement=True), "по договорённости", "па дамоўленасці"),
        (Price(amount="5", currency="BYN", valid_to="2025-12-31"), "по запросу", "па запыце"),
        (Price(amount="5", currency="BYN", valid_from="2027-01-01"), "по запросу", "па запыце"),
    ],
)
def test_a_price_that_is_no_number_today_says_why(price: Price, ru: str, be: str) -> None:
    said = [price_text(price, "2026-03-01", words).replace(NBSP, " ") for words in (RU, BE)]
    assert said == [ru, be]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (Specification(value="1200.5", uncertainty="0.1"), "1 200,5 ± 0,1"),
        (Specification(min="0.2", max="2.5"), "0,2–2,5"),
        (Specification(min="-20", max="40", uncertainty="1"), "−20…40 ± 1"),
        (Specification(min="5"), "от 5"),
        (Specification(max="5"), "до 5"),
        (Specification(uncertainty="5"), ""),
    ],
)
def test_a_size_is_a_value_or_a_range(row: Specification, said: str) -> None:
    assert size_text(row, RU).replace(NBSP, " ") == said


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (Specification(value="3", unit="um"), "3 мкм"),
        (Specification(value="3", unit="1"), "3"),
        (Budget(amount="3", currency="RUB", source="union"), "3 ₽"),
        (Price(currency="RUB", by_agreement=True), ""),
        (AltId(scheme="x", value="3"), ""),
    ],
)
def test_columns_that_say_one_thing_are_told_as_one(row: Row, said: str) -> None:
    whole, names = told_as_one(row, lambda code: {"um": "мкм"}[code], RU)
    assert whole.replace(NBSP, " ") == said and bool(names) == bool(said)


@pytest.mark.parametrize(
    ("scheme", "number", "address"),
    [
        ("ror", "01akz7g58", "https://ror.org/01akz7g58"),
        ("ror", "https://ror.org/01akz7g58", "https://ror.org/01akz7g58"),
        ("doi", "doi:10.1234/ab", "https://doi.org/10.1234/ab"),
        ("isni", "0000 0001 2179 8549", "https://isni.org/isni/0000000121798549"),
        ("orcid", "0000-0001-2179-8549", "https://orcid.org/0000-0001-2179-8549"),
        ("unp", "100000000", ""),
    ],
)
def test_a_number_of_a_register_leads_to_its_page(scheme: str, number: str, address: str) -> None:
    assert address_of(fields.identifier("Number", scheme), number) == address


def test_plain_values_are_said_in_the_way_of_the_country() -> None:
    year = fields_of("organisation")["founded_year"]
    assert plain_text(year, 1991, RU) == "1991"
    assert plain_text(fields.integer("Users"), 12345, RU) == f"12{NBSP}345"
    assert plain_text(fields.date("Date"), "2026-11-23", RU) == "23.11.2026"
    assert plain_text(fields.flag("By agreement"), True, BE) == "так"
    assert phone_text("+375172345678").replace(NBSP, " ") == "+375 17 234-56-78"
    assert plain_text(fields.phone("Phone"), "+49301234567", RU) == "+49301234567"
