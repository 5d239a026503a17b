"""Tables on the command line: a template is filled, a foreign table mapped, an export comes back the same."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.catalogue.tables import sheet
from tests.command_line.calling import niva


def facility(profile: Path) -> dict[str, Any]:
    found = niva("--profile", profile, "search", "лазер", "--filter", "kind=facility", "--json").json
    return dict(found["results"][0])


def test_a_filled_template_goes_in(own: Path, tmp_path: Path) -> None:
    path = tmp_path / "шаблон.xlsx"
    answer = niva("--profile", own, "template", "equipment", "--lang", "be", "-o", path)
    assert answer.code == 0, answer.err
    book = openpyxl.load_workbook(path)
    page = book.worksheets[0]
    names = {cell.value: cell.column for cell in page[1]}
    heads = {cell.value for cell in page[2]}
    assert {"Назва (ru) *", "Назва (be) *"} <= heads
    assert "inventory_no" in names and page.protection.sheet
    assert not page.column_dimensions[openpyxl.utils.get_column_letter(names["model"])].protection.locked
    lists = [rule.formula1 for rule in page.data_validations.dataValidation]
    assert len(lists) > 3
    assert book["niva"].sheet_state == "hidden"
    page.cell(3, names["name_ru"], "=ЯМР-спектрометр")
    page.cell(3, names["name_ru"]).data_type = "s"
    page.cell(3, names["facility_uids"], facility(own)["number"])
    page.cell(3, names["made_year"], 2015)
    page.cell(3, names["inventory_no"], "000123")
    specs = next(page for page in book.worksheets if page.cell(1, 2).value == "specs[].parameter")
    specs.append(["=ЯМР-спектрометр"])
    specs.cell(3, 1).data_type = "s"
    specs.cell(3, [cell.value for cell in specs[1]].index("specs[].value") + 1, 400)
    book.save(path)
    answer = niva("--profile", own, "import", path, "--json")
    assert (answer.code, answer.json["new"], answer.json["bad"]) == (0, 1, 0), answer.out + answer.err
    uid = answer.json["rows"][0]["uid"]
    record = niva("--profile", own, "show", uid, "--json").json["record"]
    assert record["name"] == {"ru": "=ЯМР-спектрометр"}
    assert (record["made_year"], record["inventory_no"], record["specs"]) == (2015, "000123", [{"value": "400"}])
    again = niva("--profile", own, "import", path, "--json")
    assert (again.code, again.json["same"]) == (0, 1), again.out


@pytest.mark.parametrize("language", ["ru", "be"])
def test_bad_rows_stay_out_and_are_told_with_file_row_and_field(own: Path, tmp_path: Path, language: str) -> None:
    path = sheet(
        tmp_path / "приборы.xlsx",
        ["Наименование", "Год выпуска", "Лаборатория"],
        ["Щелемер ЩМ-77191", "2015", facility(own)["number"]],
        ["Печь", "давно", facility(own)["number"]],
    )
    tried = niva("--profile", own, "import", path, "--kind", "equipment", "--dry-run", language=language)
    assert tried.code == 4
    wanted = {
        "ru": "приборы.xlsx, строка 3, ячейка Sheet!B3, Год изготовления: ",
        "be": "приборы.xlsx, радок 3, ячэйка Sheet!B3, ",
    }
    assert tried.err.startswith(wanted[language])
    assert niva("--profile", own, "search", "ЩМ-77191", "--filter", "kind=equipment", "--json").json["count"] == 0
    done = niva("--profile", own, "import", path, "--kind", "equipment", "--json", language=language)
    assert (done.code, done.json["written"], done.json["bad"]) == (4, 1, 1)
    assert niva("--profile", own, "undo", "--json").code == 0
    assert niva("--profile", own, "import", path, "--kind", "equipment", "--json").json["new"] == 1


def test_a_mapping_is_told_once_and_remembered(own: Path, tmp_path: Path) -> None:
    path = sheet(tmp_path / "a.xlsx", ["Колонка 1", "Колонка 2"], ["Весы", "В-1"])
    call = ("--profile", own, "import", path, "--kind", "equipment", "--json")
    unmapped = niva(*call)
    assert (unmapped.code, unmapped.json["rows"][0]["findings"][0]["check"]) == (4, "empty_row")
    answer = niva(*call, "--map", "Колонка 1=name.ru", "--map", "B=model")
    assert answer.json["rows"][0]["changes"]["model"]["new"] == "В-1"
    sheet(tmp_path / "a.xlsx", ["Колонка 1", "Колонка 2"], ["Печь", "П-1"])
    assert sorted(niva(*call).json["rows"][0]["changes"]) == ["model", "name.ru"]
    wrong = niva(*call, "--map", "Колонка 9=name.ru")
    assert wrong.code == 4 and "Колонка 9" in wrong.err
    wrong = niva(*call, "--map", "B=nonsense")
    assert wrong.code == 4 and "nonsense" in wrong.err


def test_columns_that_fill_nothing_are_told(own: Path, tmp_path: Path) -> None:
    path = sheet(tmp_path / "a.xlsx", ["Название", "Цвет корпуса", "Частота, МГц"], ["Весы", "белый", "400"])
    call = ("--profile", own, "import", path, "--kind", "equipment", "--dry-run")
    answer = niva(*call)
    assert answer.code == 0
    assert answer.err.count("\n") == 1 and "Цвет корпуса; Частота, МГц" in answer.err and "--map" in answer.err
    answer = niva(*call, "--json")
    assert (answer.json["unread"], answer.err) == (["Цвет корпуса", "Частота, МГц"], "")
    assert "unread" in answer.json and not niva(*call, "--map", "B=model", "--map", "C=room").err


def test_a_foreign_table_needs_a_kind(own: Path, tmp_path: Path) -> None:
    path = sheet(tmp_path / "a.xlsx", ["Название"], ["Весы"])
    answer = niva("--profile", own, "import", path)
    assert answer.code == 2 and "--kind" in answer.err


def test_a_file_that_is_no_table_is_refused(own: Path, tmp_path: Path) -> None:
    (tmp_path / "a.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    answer = niva("--profile", own, "import", tmp_path / "a.xls", "--kind", "equipment")
    assert answer.code == 7 and ".xlsx" in answer.err


@pytest.mark.parametrize("form", ["xlsx", "csv", "jsonl"])
def test_an_export_comes_back_the_same(own: Path, tmp_path: Path, form: str) -> None:
    path = tmp_path / f"a.{form}"
    for kind in ("facility", "service"):
        call = ("--profile", own, "export", "--format", form, "--filter", f"kind={kind}", "-o", path)
        answer = niva(*call, "--json")
        assert answer.code == 0, answer.err
        back = niva("--profile", own, "import", path, "--json")
        assert (back.code, back.json["same"]) == (0, answer.json["records"]), back.out[:2000]
        assert not back.json["rows"]
