"""Loading a table: each row is new, changed, same or bad, told with its cell; the good ones go in as one act."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from desktop.catalogue import Catalogue
from desktop.catalogue.loading import Plan, RowState, guess_mapping, make_plan, read_source
from sync.errors import Check
from tests.catalogue.sample_records import catalogue

TODAY = "2026-11-23"


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Catalogue]:
    with catalogue(tmp_path / "profile") as opened:
        yield opened


def sheet(path: Path, *rows: list[Any]) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def planned(here: Catalogue, path: Path, kind: str = "equipment") -> Plan:
    source = read_source(path)
    return make_plan(here, source, guess_mapping(source, kind), today=TODAY)


def found(plan: Plan) -> list[tuple[int, str, str, Check]]:
    return [(each.line, each.cell, each.path, each.check) for each in plan.findings()]


def states(plan: Plan) -> list[RowState]:
    return [row.state for row in plan.rows]


def test_a_foreign_table_goes_in_and_is_the_same_when_it_comes_again(here: Catalogue, tmp_path: Path) -> None:
    path = sheet(
        tmp_path / "a.xlsx",
        ["Перечень оборудования центра", None, None, None],
        [],
        ["№ п/п", "Наименование", "Марка", "Год выпуска", "Лаборатория", "Инв. №"],
        [1, "Спектрометр ЯМР", "AV-400", 2015, "Лаборатория лазерной физики", "000123"],
        [2, "Сканирующий микроскоп", "SEM-500", "2019", "BY-0001", 45],
    )
    plan = planned(here, path)
    assert not found(plan)
    assert states(plan) == [RowState.NEW, RowState.CHANGED]
    change = here.write(plan.good(), "Анна")
    record = next(here.records([plan.rows[0].uid]))
    assert (record.name.ru, record.model, record.made_year, record.inventory_no) == ("Спектрометр ЯМР", "AV-400", 2015, "000123")
    assert record.facility_uids == ("fac-1",)
    assert set(change.uids) == {plan.rows[0].uid, "eq-1"}
    assert states(planned(here, path)) == [RowState.SAME, RowState.SAME]
    here.undo()
    assert states(planned(here, path)) == [RowState.NEW, RowState.CHANGED]
