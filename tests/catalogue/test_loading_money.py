"""Sums with their currency: what is clear is taken, what two countries call alike is known by the country or asked."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop import language
from desktop.catalogue import Catalogue
from desktop.catalogue.loading import Plan, RowState, guess_mapping, make_plan, read_source
from desktop.ui.table_words import finding_words
from sync.bilingual import Lang
from sync.errors import Check
from tests.catalogue.sample_records import catalogue, facility, records, term
from tests.catalogue.tables import TODAY, planned, sheet

HEAD = ["Наименование услуги", "Лаборатория", "Цена"]
CURRENCIES = [
    term("currency", "BYN", "белорусский рубль", "беларускі рубель"),
    term("currency", "RUB", "российский рубль", "расійскі рубель"),
]


@pytest.fixture(autouse=True)
def _in_russian() -> None:
    language.use(Lang.RU)


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Catalogue]:
    nowhere = facility("fac-7", "Стенд без хозяина", host="")
    nowhere.pop("host_org")
    with catalogue(tmp_path / "profile", [*records(), *CURRENCIES, nowhere]) as opened:
        yield opened


def prices(plan: Plan) -> list[tuple[str, str]]:
    rows = [change.new for row in plan.rows for change in row.changes if change.path == "prices"]
    return [(price.amount, price.currency) for found in rows for price in found]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("120,50 бел. руб.", "BYN"), ("120,50 бел.руб", "BYN"), ("120.50 Br", "BYN"), ("BYN 120,50", "BYN"),
        ("120,5 белорусских рублей", "BYN"), ("120,50 беларускіх рублёў", "BYN"),
        ("1 200 рос. руб.", "RUB"), ("1200 ₽", "RUB"), ("₽1200", "RUB"), ("1200 RUB", "RUB"), ("1200", ""),
    ],
)  # fmt: skip
def test_a_clear_currency_is_taken(here: Catalogue, tmp_path: Path, text: str, code: str) -> None:
    plan = planned(here, sheet(tmp_path / "a.xlsx", HEAD, ["Анализ", "fac-7", text]), "service")
    assert not list(plan.findings())
    assert [currency for _, currency in prices(plan)] == [code]


@pytest.mark.parametrize(("lab", "code"), [("fac-1", "BYN"), ("fac-3", "RUB")])
@pytest.mark.parametrize(("head", "text"), [("Цена", "120 руб."), ("Цена, руб.", "120"), ("Стоимость (руб.)", 120)])
def test_roubles_are_those_of_the_country(
    here: Catalogue, tmp_path: Path, lab: str, code: str, head: str, text: Any
) -> None:
    plan = planned(here, sheet(tmp_path / "a.xlsx", [*HEAD[:2], head], ["Анализ", lab, text]), "service")
    assert not list(plan.findings())
    assert prices(plan) == [("120", code)]
    here.write(plan.good(), "Анна")


def test_where_nobody_knows_it_is_asked_and_answered_once_for_all(here: Catalogue, tmp_path: Path) -> None:
    path = sheet(tmp_path / "a.xlsx", HEAD, ["Анализ", "fac-7", "120 руб."], ["Съёмка", "fac-7", "80 руб."])
    plan = planned(here, path, "service")
    assert [row.state for row in plan.rows] == [RowState.BAD] * 2
    told = list(plan.findings())
    assert [(each.cell, each.path, each.check, each.given) for each in told] == [
        (f"C{line}", "prices[].currency", Check.WHICH_CURRENCY, "руб.") for line in (2, 3)
    ]
    assert told[0].nearest == ("белорусский рубль", "российский рубль")
    for lang in Lang:
        language.use(lang)
        words = finding_words(told[0], "service", "a.xlsx")
        assert "руб." in words and "{" not in words and "2" in words
    source = read_source(path)
    mended = {("prices[].currency", "руб."): "российский рубль"}
    plan = make_plan(here, source, guess_mapping(source, "service"), today=TODAY, mended=mended)
    assert not list(plan.findings()) and prices(plan) == [("120", "RUB"), ("80", "RUB")]


def test_a_currency_beside_is_not_overruled(here: Catalogue, tmp_path: Path) -> None:
    head = [*HEAD, "Валюта"]
    plan = planned(here, sheet(tmp_path / "a.xlsx", head, ["Анализ", "fac-3", "120 руб.", "BYN"]), "service")
    assert not list(plan.findings()) and prices(plan) == [("120", "BYN")]
    plan = planned(here, sheet(tmp_path / "b.xlsx", head, ["Анализ", "fac-1", "120 ₽", "BYN"]), "service")
    assert [(each.cell, each.check) for each in plan.findings()] == [("C2", Check.CURRENCIES)]


def test_sums_of_a_call_have_their_currency_too(here: Catalogue, tmp_path: Path) -> None:
    path = sheet(tmp_path / "a.xlsx", ["name_ru", "amount_min", "amount_max"], ["Конкурс", "100 Br", "200 бел. руб."])
    plan = planned(here, path, "call")
    values = {change.path: change.new for change in plan.rows[0].changes}
    assert not list(plan.findings())
    assert (values["amount_min"], values["amount_max"], values["currency"]) == ("100", "200", "BYN")
    path = sheet(tmp_path / "b.xlsx", ["name_ru", "amount_min", "funder_uid"], ["Конкурс", "100 руб.", "org-2"])
    plan = planned(here, path, "call")
    assert {change.path: change.new for change in plan.rows[0].changes}["currency"] == "RUB"
