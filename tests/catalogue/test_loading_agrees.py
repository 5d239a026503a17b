"""Whatever stands in a table: what the plan calls good the catalogue takes, and then the table says nothing new."""

import csv
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.catalogue.loading import RowState, guess_mapping, make_plan, read_source
from sync.fields import Field, Type
from sync.records import KINDS
from sync.tables import columns_of
from tests.catalogue.sample_records import catalogue

ODD = ["", " ", "0", "-1", "1,5", "=1+1", "да", "нет", "31.02.2014", "03.02.2014", "2014", "x;y", '"a;b"; c', "fac-1"]
ODD += [
    "BY-0001",
    "eq-1",
    "Лаборатория лазерной физики",
    "Весы",
    "микроскоп",
    "29.33",
    "paid; платно",
    "прoба",
    "нет такого",
]
ODD += [
    "public",
    "+375171234567",
    "mail@example.org",
    "https://example.org",
    "a" * 400,
    "[]",
    '[{"value":"1"}]',
    "{",
    "\ud83d\ude00",
]
FITTING = {
    Type.INTEGER: ["1", "2015"], Type.DECIMAL: ["1", "53,9"], Type.DATE: ["03.02.2014", "2026"], Type.FLAG: ["да"],
    Type.URL: ["https://example.org"], Type.EMAIL: ["a@b.example"], Type.PHONE: ["+375 17 123-45-67"],
    Type.LINE: ["Весы", "Печь", "№ 7"], Type.TEXT: ["Первая\nвторая"], Type.MOMENT: ["31.12.2026 18:00 +03:00"],
}  # fmt: skip


def texts(field: Field) -> st.SearchStrategy[str]:
    return st.sampled_from(FITTING.get(field.type, ["", "fac-1"])) | st.sampled_from(ODD)


@st.composite
def tables(draw: st.DrawFn) -> tuple[str, list[list[str]]]:
    kind = draw(st.sampled_from(sorted(KINDS)))
    columns = draw(
        st.lists(st.sampled_from(columns_of(kind)), min_size=1, max_size=8, unique_by=lambda column: column.path)
    )
    rows = draw(st.lists(st.tuples(*(texts(column.field) for column in columns)), min_size=1, max_size=6))
    return kind, [[column.name for column in columns], *map(list, rows)]


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Any:
    with catalogue(tmp_path_factory.mktemp("agrees") / "profile") as opened:
        yield opened


@settings(max_examples=150)
@given(table=tables())
def test_the_plan_and_the_catalogue_agree(here: Any, table: tuple[str, list[list[str]]], tmp_path_factory: Any) -> None:
    kind, rows = table
    path: Path = tmp_path_factory.mktemp("t") / "a.csv"
    with path.open("w", encoding="utf-8-sig", newline="", errors="replace") as out:
        csv.writer(out, delimiter=";").writerows(rows)
    source = read_source(path, delimiter=";")
    mapping = guess_mapping(source, kind)
    plan = make_plan(here, source, mapping, today="2026-11-23")
    works = list(plan.good())
    if not works:
        return
    before = here.status().edits
    here.write(works, "Анна")
    again = make_plan(here, source, mapping, today="2026-11-23")
    loaded = {row.line for row in plan.rows if row.state is not RowState.BAD and _uid(rows, row.line)}
    assert all(row.state is RowState.SAME for row in again.rows if row.line in loaded)
    here.undo()
    assert here.status().edits == before


def _uid(rows: list[list[str]], line: int) -> str:
    """What the row says of its identity: without one it may mean several records."""
    return rows[line - 1][rows[0].index("uid")].strip() if "uid" in rows[0] else ""
