"""Loading a table: each row is new, changed, same or bad, told with its cell; the good ones go in as one act."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter

from desktop.catalogue import Catalogue
from desktop.catalogue.loading import (
    Plan,
    RowState,
    guess_mapping,
    make_plan,
    read_source,
    remember,
    with_column,
    write_empty,
)
from sync.bilingual import Lang
from sync.errors import Cancelled, Check, NoSpace, NotATable
from tests.catalogue.sample_records import catalogue
from tests.catalogue.tables import TODAY, given, own, planned, sheet


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Catalogue]:
    with catalogue(tmp_path / "profile") as opened:
        yield opened


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
    assert (record.name.ru, record.model, record.made_year, record.inventory_no) == (
        "Спектрометр ЯМР",
        "AV-400",
        2015,
        "000123",
    )
    assert record.facility_uids == ("fac-1",)
    assert set(change.uids) == {plan.rows[0].uid, "eq-1"}
    assert states(planned(here, path)) == [RowState.SAME, RowState.SAME]
    here.undo()
    assert states(planned(here, path)) == [RowState.NEW, RowState.CHANGED]


def changed(path: Path, *cells: tuple[int, int, Any]) -> Path:
    """The workbook with cells (row, column from 1, value) written over on its first sheet."""
    book = openpyxl.load_workbook(path)
    for row, column, value in cells:
        book.worksheets[0].cell(row, column).value = value
    book.save(path)
    return path


def column(path: Path, name: str) -> int:
    return [cell.value for cell in openpyxl.load_workbook(path).worksheets[0][1]].index(name) + 1


def test_what_was_changed_in_our_table_comes_back_cell_by_cell(here: Catalogue, tmp_path: Path) -> None:
    path = given(here, tmp_path / "a.xlsx", "eq-1", "eq-2")
    model, name = column(path, "model"), column(path, "name_be")
    plan = own(here, changed(path, (3, model, "SEM-501"), (4, name, None)))
    assert states(plan) == [RowState.CHANGED] * 2
    first, second = (row.changes[0] for row in plan.rows)
    assert (first.path, first.old, first.new, first.cell) == ("model", "SEM-500", "SEM-501", f"{letters(model)}3")
    assert (second.path, second.old, second.new) == ("name.be", "Крыястат", None)
    here.write(plan.good(), "Анна")
    assert states(own(here, path)) == [RowState.SAME] * 2


def letters(place: int) -> str:
    return str(openpyxl.utils.get_column_letter(place))


def test_rows_of_a_record_are_changed_on_their_own_sheet(here: Catalogue, tmp_path: Path) -> None:
    path = given(here, tmp_path / "a.xlsx", "eq-2")
    book = openpyxl.load_workbook(path)
    page = next(page for page in book.worksheets if page["B1"].value == "specs[].parameter")
    names = [cell.value for cell in page[1]]
    page.cell(3, names.index("specs[].max") + 1).value = 25
    page.append(["eq-2", "t", 7])
    page.append(["eq-404", "t", 8])
    book.save(path)
    plan = own(here, path)
    assert states(plan) == [RowState.CHANGED]
    assert [(row.min, row.max, row.value) for row in plan.rows[0].changes[0].new] == [("-190", "25", ""), ("", "", "7")]
    assert [(each.line, each.cell, each.check) for each in plan.strays] == [(5, "A5", Check.NO_OWNER_ROW)]


def test_a_changed_identity_is_found(here: Catalogue, tmp_path: Path) -> None:
    path = changed(given(here, tmp_path / "a.xlsx", "eq-1", "eq-2"), (3, 1, "eq-77"), (4, 1, None))
    assert states(own(here, path)) == [RowState.BAD] * 2
    told = [(cell, check) for _, cell, _, check in found(own(here, path))]
    assert told == [("A3", Check.LOCKED), ("A4", Check.LOCKED)]
    path = given(here, tmp_path / "b.xlsx", "fac-1")
    plan = own(here, changed(path, (3, column(path, "number"), "BY-9999")))
    assert [(path, check) for _, _, path, check in found(plan)] == [("number", Check.LOCKED)]


def test_a_record_that_has_changed_since_is_told(here: Catalogue, tmp_path: Path) -> None:
    path = given(here, tmp_path / "a.xlsx", "eq-1")
    path = changed(path, (3, column(path, "rev"), 0), (3, column(path, "model"), "SEM-501"))
    plan = own(here, path)
    assert states(plan) == [RowState.CHANGED]
    assert [(path, check) for _, _, path, check in found(plan)] == [("model", Check.STALE)]


def test_a_remembered_mapping_is_used_again(here: Catalogue, tmp_path: Path) -> None:
    path = sheet(tmp_path / "a.xlsx", ["Колонка 1", "Колонка 2"], ["Весы", "В-1"])
    source = read_source(path)
    mapping = guess_mapping(source, "equipment", here.remembered_columns)
    assert mapping.sheets[0].targets == ("", "")
    mapping = with_column(with_column(mapping, "Sheet", 0, "name.ru"), "Sheet", 1, "model")
    remember(here, source, mapping)
    assert guess_mapping(source, "equipment", here.remembered_columns) == mapping
    assert guess_mapping(source, "service", here.remembered_columns).sheets[0].targets == ("", "")


def test_fifty_thousand_rows_are_planned_and_the_last_cell_is_told(here: Catalogue, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, ["Наименование", "Год выпуска"])
        for number in range(1, 50_001):
            page.write_row(number, 0, [f"Весы {number}", 2015 if number < 50_000 else "давно"])
    heard: list[int] = []
    source = read_source(path)
    plan = make_plan(here, source, guess_mapping(source, "equipment"), today=TODAY, progress=heard.append)
    assert plan.counts[RowState.NEW] == 49_999
    assert found(plan) == [(50_001, "B50001", "made_year", Check.NOT_WHOLE)]
    assert heard[-1] == 50_000
    with pytest.raises(Cancelled):
        make_plan(here, source, guess_mapping(source, "equipment"), today=TODAY, cancelled=lambda: True)


def test_rows_beside_their_record_and_cells_of_several_values(here: Catalogue, tmp_path: Path) -> None:
    path = sheet(
        tmp_path / "a.xlsx",
        ["name_ru", "specs[1].min", "specs[1].max", "specs[2].value", "grnti", "Телефон", "access_modes"],
        ["Стенд", -190, 20, "1,5", None, "+375171234567", None],
    )
    plan = planned(here, path)
    assert [(row.min, row.max, row.value) for row in plan.rows[0].changes[1].new] == [
        ("-190", "20", ""),
        ("", "", "1.5"),
    ]
    path = sheet(
        tmp_path / "b.xlsx",
        ["name_ru", "grnti", "Телефон", "access_modes"],
        ["Стенд", "29.33; 31 Химия", "+375171234567", "платно;бясплатна"],
    )
    plan = planned(here, path, "facility")
    assert not found(plan)
    values = {change.path: change.new for change in plan.rows[0].changes}
    assert (values["grnti"], values["access_modes"]) == (("29.33", "31"), ("paid", "free"))
    assert [contact.phone for contact in values["contacts"]] == ["+375171234567"]


def test_percent_and_sheets_of_one_shape(here: Catalogue, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for page, share in ((book.active, 0.25), (book.create_sheet("Второй"), 0.5)):
        page.append(["Название", "load[1].year", "load[1].external_share"])
        page.append([f"Стенд {share}", 2025, share])
        page["C2"].number_format = "0%"
    book.create_sheet("Заметки").append(["Прочее"])
    book.save(tmp_path / "a.xlsx")
    plan = planned(here, tmp_path / "a.xlsx", "facility")
    assert not found(plan)
    loads = [change.new for row in plan.rows for change in row.changes if change.path == "load"]
    assert [(load.year, load.external_share) for (load,) in loads] == [(2025, 25), (2025, 50)]


def test_our_table_of_another_kind_is_refused(here: Catalogue, tmp_path: Path) -> None:
    source = read_source(given(here, tmp_path / "a.xlsx", "eq-1"))
    with pytest.raises(NotATable):
        guess_mapping(source, "facility")


def test_an_empty_table_that_breaks_off_leaves_the_file_that_was_there(here: Catalogue, tmp_path: Path) -> None:
    place = tmp_path / "t.xlsx"
    place.write_bytes(b"mine")

    def say(_words: str) -> str:
        raise OSError(28, "full")

    with pytest.raises(NoSpace):
        write_empty(place, "equipment", here.vocabularies, Lang.RU, say, "2026-11-23")
    assert place.read_bytes() == b"mine" and not list(tmp_path.glob(".*.part"))


TREE = ["Номер", "Название (ru)", "Название (be)", "Входит в"]


@pytest.mark.parametrize("upside_down", [False, True])
def test_rows_of_one_table_name_each_other_by_number_and_by_name(
    here: Catalogue, tmp_path: Path, upside_down: bool
) -> None:
    rows = [
        ["BY-9901", "Институт первый", "Інстытут першы", None],
        ["BY-9902", "Кафедра вторая", "Кафедра другая", "BY-9901"],
        ["BY-9903", "Кафедра третья", "Кафедра трэцяя", "Институт первый"],
    ]
    path = sheet(tmp_path / "a.xlsx", TREE, *(rows[::-1] if upside_down else rows))
    plan = planned(here, path, "organisation")
    assert not found(plan)
    assert states(plan) == [RowState.NEW] * 3
    here.write(plan.good(), "Анна")
    uids = {row.name: row.uid for row in plan.rows}
    above = {record.name.ru: record.parent_uid for record in here.records(uids.values())}
    top = uids["Институт первый"]
    assert above == {"Институт первый": "", "Кафедра вторая": top, "Кафедра третья": top}
    again = planned(here, path, "organisation")
    assert not found(again)
    assert states(again) == [RowState.SAME] * 3


def test_a_circle_inside_a_table_is_told_with_the_way_back(here: Catalogue, tmp_path: Path) -> None:
    path = sheet(
        tmp_path / "a.xlsx", TREE, ["BY-9911", "Институт а", None, "BY-9912"], ["BY-9912", "Кафедра б", None, "BY-9911"]
    )
    findings = list(planned(here, path, "organisation").findings())
    assert [(each.cell, each.path, each.check) for each in findings] == [
        ("D2", "parent_uid", Check.CIRCULAR),
        ("D3", "parent_uid", Check.CIRCULAR),
    ]
    assert findings[0].hint == "Институт а → Кафедра б → Институт а"
