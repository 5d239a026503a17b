"""Rows of a foreign table that are one and the same thing are told, each with the row of the other."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop.catalogue import Catalogue
from desktop.catalogue.loading import RowState
from sync.errors import Check
from tests.catalogue.sample_records import catalogue
from tests.catalogue.test_loading import planned, sheet, states


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Catalogue]:
    with catalogue(tmp_path / "profile") as opened:
        yield opened


@pytest.mark.parametrize(
    ("kind", "head", "first", "second", "cell", "path"),
    [
        ("equipment", ["Наименование", "Инв. №"], ["Лазер А", "0100"], ["Лазер Б", "0100"], "B", "inventory_no"),
        ("organisation", ["Номер", "Название (ru)"], ["BY-9921", "А"], ["by-9921", "Б"], "A", "alt_ids"),
        ("organisation", ["number", "name_ru"], ["BY-9921", "А"], ["BY-9921", "Б"], "A", "number"),
        ("equipment", ["Наименование", "Марка"], ["Лазер А", "Л-1"], ["Лазер А", "Л-1"], "", ""),
        (
            "equipment", ["Наименование", "Марка", "Заводской №"], ["Весы", "В-1", "7"], ["Весы № 2", "В-1", "7"],
            "C", "serial_no",
        ),
    ],
)  # fmt: skip
def test_one_thing_twice_stays_out_twice(
    here: Catalogue,
    tmp_path: Path,
    kind: str,
    head: list[Any],
    first: list[Any],
    second: list[Any],
    cell: str,
    path: str,
) -> None:
    plan = planned(here, sheet(tmp_path / "a.xlsx", head, first, second, ["BY-9930", "Третий"]), kind)
    assert states(plan) == [RowState.BAD, RowState.BAD, RowState.NEW]
    severe = [(each.cell, each.path, each.check, each.hint) for each in plan.findings() if each.severe]
    assert severe == [(f"{cell}2", path, Check.DUPLICATE, "3"), (f"{cell}3", path, Check.DUPLICATE, "2")]


@pytest.mark.parametrize(
    ("head", "first", "second"),
    [
        (["Наименование", "Инв. №"], ["Лазер А", "б/н"], ["Лазер Б", "б/н"]),
        (["Наименование", "Марка", "Заводской №"], ["Лазер", "Л-1", "001"], ["Весы", "В-1", "001"]),
        (["Наименование", "Кабинет"], ["Лазер", "301"], ["Весы", "301"]),
    ],
)
def test_different_things_with_something_alike_go_in(
    here: Catalogue, tmp_path: Path, head: list[Any], first: list[Any], second: list[Any]
) -> None:
    assert states(planned(here, sheet(tmp_path / "a.xlsx", head, first, second))) == [RowState.NEW] * 2
