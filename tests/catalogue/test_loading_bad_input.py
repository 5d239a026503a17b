"""Everything that can be wrong with a table: told with cell and field, in both languages, and nothing half in."""

import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter

from desktop import language
from desktop.catalogue import Catalogue
from desktop.catalogue.giving import Manner
from desktop.catalogue.loading import Plan, RowState, guess_mapping, make_plan, read_source
from desktop.catalogue.views import NewValues
from desktop.ui.notices import notice
from desktop.ui.table_words import finding_words
from sync.bilingual import Lang
from sync.errors import Check, InvalidValue, NotATable, SourceMissing, TableFault, TooLarge
from sync.formats import Asked
from sync.rows import Specification
from sync.tables import Sheet, lines_of
from tests.catalogue.sample_records import catalogue, equipment, facility, organisation, records
from tests.catalogue.tables import TODAY, planned, sheet
from tests.sync.publications import T0

HEAD = ["uid", "name_ru", "model"]


@pytest.fixture(autouse=True)
def _in_russian() -> None:
    language.use(Lang.RU)


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Catalogue]:
    more = [
        organisation("org-9", "Отдел", parent_uid="org-1"),
        facility("fac-8", "Двойник"),
        facility("fac-9", "Двойник"),
        equipment("eq-9", "Часть", part_of_uid="eq-1"),
    ]
    with catalogue(tmp_path / "profile", [*records(), *more]) as opened:
        yield opened


def found(plan: Plan) -> list[tuple[str, str, Check]]:
    return [(each.cell, each.path, each.check) for each in plan.findings()]


def told(plan: Plan) -> list[str]:
    """All findings in words; each names file, row and field in both languages, and leaves no hole."""
    kinds = {row.line: row.kind for row in plan.rows}
    lines = []
    for lang in Lang:
        before = language.current()
        language.use(lang)
        words = [finding_words(each, kinds.get(each.line, ""), plan.path.name) for each in plan.findings()]
        language.use(before)
        assert all(plan.path.name in line and "{" not in line for line in words)
        lines += words
    assert len(set(lines)) == len(lines)
    return lines


def test_merged_cells_belong_to_their_first(here: Catalogue, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (HEAD[1:], ["Весы", "В-1"], [None, "В-2"]):
        book.active.append(row)
    book.active.merge_cells("A2:A3")
    book.save(tmp_path / "a.xlsx")
    plan = planned(here, tmp_path / "a.xlsx")
    assert [row.state for row in plan.rows] == [RowState.NEW, RowState.BAD]
    assert found(plan) == [("A3", "name.ru", Check.MERGED), ("A3", "name.ru", Check.REQUIRED)]
    assert "ячейки объединены" in told(plan)[0]


@pytest.mark.parametrize("above", [0, 2])
def test_a_header_of_two_rows_is_read_by_its_merged_cells(here: Catalogue, tmp_path: Path, above: int) -> None:
    book = openpyxl.Workbook()
    page = book.active
    for title in range(above):
        page.append([f"Перечень {title}"])
    page.append(["№", "Наименование", "Сведения", None, "Кол-во"])
    page.append([None, None, "Марка", "Год выпуска", None])
    page.append([1, "Весы", "В-1", 2015, 2])
    first, last = above + 1, above + 2
    for area in ("A{0}:A{1}", "B{0}:B{1}", "C{0}:D{0}", "E{0}:E{1}"):
        page.merge_cells(area.format(first, last))
    if above:
        page.merge_cells("A1:E2")
    book.save(tmp_path / "a.xlsx")
    plan = planned(here, tmp_path / "a.xlsx", "equipment")
    assert not found(plan)
    assert [{change.path: change.new for change in row.changes} for row in plan.rows] == [
        {"name.ru": "Весы", "model": "В-1", "made_year": 2015, "quantity": 2}
    ]


def test_rows_merged_below_the_header_are_no_part_of_it(here: Catalogue, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (["Наименование", "Марка", None], ["Весы", "В-1", "а"], [None, "В-2", "б"]):
        book.active.append(row)
    book.active.merge_cells("A2:A3")
    book.save(tmp_path / "a.xlsx")
    assert read_source(tmp_path / "a.xlsx").sheets[0].header_row == 1


@pytest.mark.parametrize(
    ("kind", "head", "row", "cell", "path"),
    [
        ("equipment", ["Марка", "Назва прыбора"], ["В-2", None], "B2", "name.be"),
        ("equipment", ["Марка", "Кол-во"], ["В-2", 1], "2", "name.ru"),
        ("person", ["Фамилия (ru)", "org_uid"], [None, "org-1"], "A2", "family.ru"),
        ("accreditation", ["certificate_no", "holder_uid"], [" ", "org-1"], "A2", "certificate_no"),
    ],
)
def test_a_row_that_is_called_nothing_stays_out(
    here: Catalogue, tmp_path: Path, kind: str, head: list[Any], row: list[Any], cell: str, path: str
) -> None:
    plan = planned(here, sheet(tmp_path / "a.xlsx", head, row), kind)
    assert plan.rows[0].state is RowState.BAD
    assert (cell, path, Check.REQUIRED) in found(plan)
    assert any("Без этого новой записи не будет" in line for line in told(plan))


def test_a_formula_gives_its_last_result_and_none_without_one(here: Catalogue, tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        page = book.add_worksheet()
        page.write_row(0, 0, ["name_ru", "made_year"])
        page.write_row(1, 0, ["Весы"])
        page.write_formula(1, 1, "=2000+15", None, 2015)
        page.write_row(2, 0, ["Печь"])
        page.write_formula(2, 1, "=B99", None, "")
        page.write_row(3, 0, ["Насос"])
        page.write_formula(3, 1, "=1/0", None, "#DIV/0!")
    plan = planned(here, tmp_path / "a.xlsx")
    assert [row.state for row in plan.rows] == [RowState.NEW, RowState.BAD, RowState.BAD]
    assert plan.rows[0].changes[-1].new == 2015
    assert found(plan) == [
        ("B2", "made_year", Check.FORMULA),
        ("B3", "made_year", Check.NO_RESULT),
        ("B4", "made_year", Check.NO_RESULT),
    ]
    told(plan)


def test_a_hidden_row_is_read_and_told(here: Catalogue, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (HEAD[1:], ["Весы", "В-1"]):
        book.active.append(row)
    book.active.row_dimensions[2].hidden = True
    book.save(tmp_path / "a.xlsx")
    plan = planned(here, tmp_path / "a.xlsx")
    assert (plan.rows[0].state, found(plan)) == (RowState.NEW, [("2", "", Check.HIDDEN_ROW)])


def test_dates_as_text_and_numbers_as_text_are_understood(here: Catalogue, tmp_path: Path) -> None:
    path = sheet(
        tmp_path / "a.xlsx",
        ["name_ru", "commissioned", "made_year", "quantity", "model"],
        ["Весы", "03.02.2014", "2013", 1.0, "007"],
        ["Печь", date(2014, 2, 3), 2013, "1", 7],
        ["Насос", "31.02.2014", "две тысячи", 0.5, None],
        ["Кран", "2014/2/3", None, None, None],
    )
    plan = planned(here, path)
    first, second = ({change.path: change.new for change in row.changes} for row in plan.rows[:2])
    assert first == {"name.ru": "Весы", "commissioned": "2014-02-03", "made_year": 2013, "quantity": 1, "model": "007"}
    assert second == {"name.ru": "Печь", "commissioned": "2014-02-03", "made_year": 2013, "quantity": 1, "model": "7"}
    assert plan.rows[3].changes[-1].new == "2014-02-03"
    assert found(plan) == [
        ("B4", "commissioned", Check.NOT_A_DATE),
        ("C4", "made_year", Check.NOT_WHOLE),
        ("D4", "quantity", Check.NOT_WHOLE),
    ]
    assert "a.xlsx, строка 4, ячейка Sheet!B4" in told(plan)[0]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1251", "cp866", "koi8-r"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_encoding_and_delimiter_are_found(here: Catalogue, tmp_path: Path, encoding: str, delimiter: str) -> None:
    rows = [
        ["Наименование", "Марка", "Год выпуска"],
        ["Весы аналитические", 'В-1 "Люкс"', "2015"],
        ["Печь", "П;2,1", "2016"],
    ]
    quoted = (delimiter.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    (tmp_path / "a.csv").write_bytes("\r\n".join(quoted).encode(encoding))
    source = read_source(tmp_path / "a.csv")
    assert source.delimiter == delimiter
    plan = planned(here, tmp_path / "a.csv")
    assert [[change.new for change in row.changes] for row in plan.rows] == [
        ["Весы аналитические", 'В-1 "Люкс"', 2015],
        ["Печь", "П;2,1", 2016],
    ]


def test_letters_of_no_known_encoding_are_not_believed(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes("Größe;Maß;Ähnlichkeit\nübergröße;1;2".encode("latin-1"))
    with pytest.raises(NotATable) as refused:
        read_source(tmp_path / "a.csv")
    assert refused.value.fault is TableFault.ENCODING


@pytest.mark.parametrize("told", ["utf-8", "no-such-encoding", "utf-16"])
def test_an_encoding_told_wrong_is_refused(tmp_path: Path, told: str) -> None:
    (tmp_path / "a.csv").write_bytes("Название;Год\nВесы;201".encode("cp1251"))
    with pytest.raises(NotATable) as refused:
        read_source(tmp_path / "a.csv", encoding=told)
    assert refused.value.fault is TableFault.ENCODING


def test_duplicate_ids_stop_both_rows(here: Catalogue, tmp_path: Path) -> None:
    path = sheet(tmp_path / "a.xlsx", HEAD, ["eq-1", "А", None], ["eq-2", "Б", None], ["eq-1", "В", None])
    plan = planned(here, path)
    assert [row.state for row in plan.rows] == [RowState.BAD, RowState.CHANGED, RowState.BAD]
    assert [each.check for each in plan.findings()] == [Check.DUPLICATE] * 2
    assert "Также" not in told(plan)[0] and "строке 4" in told(plan)[0]


def test_an_unknown_term_is_told_with_the_nearest(here: Catalogue, tmp_path: Path) -> None:
    path = sheet(
        tmp_path / "a.xlsx", ["name_ru", "Тип прибора", "manufacturer_country"], ["Весы", "микроскоп", "Беларусь"]
    )
    plan = planned(here, path)
    assert {change.path: change.new for change in plan.rows[0].changes} == {
        "name.ru": "Весы",
        "instrument_type": "microscope",
        "manufacturer_country": "BY",
    }
    path = sheet(
        tmp_path / "b.xlsx", ["name_ru", "Тип прибора", "manufacturer_country"], ["Весы", "микраскопп", "Росия"]
    )
    plan = planned(here, path)
    assert plan.rows[0].state is RowState.BAD
    assert [each.nearest for each in plan.rows[0].findings] == [("микроскоп",), ("Россия",)]
    assert "Ближайшие: микроскоп" in told(plan)[0]


def test_the_number_of_a_record_says_which_is_meant(here: Catalogue, tmp_path: Path) -> None:
    """A column called so in somebody's table holds the numbers of this catalogue or of another register."""
    number = next(here.records(["fac-1"])).number
    path = sheet(
        tmp_path / "a.xlsx",
        ["Номер", "Сайт", "Название (ru)"],
        [number, "https://a.example", None],
        ["77", "https://b.example", "Лаборатория"],
    )
    first, second = planned(here, path, "facility").rows
    assert (first.uid, first.state, [change.path for change in first.changes]) == ("fac-1", RowState.CHANGED, ["url"])
    assert second.state is RowState.NEW and "alt_ids" in {change.path for change in second.changes}


def test_a_circle_over_file_and_catalogue_is_found(here: Catalogue, tmp_path: Path) -> None:
    path = sheet(
        tmp_path / "a.xlsx",
        ["uid", "name_ru", "part_of_uid"],
        ["eq-1", "Сканирующий микроскоп", "eq-9"],
        ["new-1", "Один", "new-2"],
        ["new-2", "Два", "Один"],
        ["new-3", "Три", "new-1"],
    )
    plan = planned(here, path)
    assert [row.state for row in plan.rows] == [RowState.BAD] * 4
    circles = [(each.cell, each.path) for each in plan.findings() if each.check is Check.CIRCULAR]
    assert circles == [("C2", "part_of_uid"), ("C3", "part_of_uid"), ("C4", "part_of_uid")]
    assert plan.rows[3].findings[0].check is Check.MISSING_RECORD
    told(plan)


def test_missing_and_ambiguous_references_are_told_and_those_of_the_same_file_found(
    here: Catalogue, tmp_path: Path
) -> None:
    path = sheet(
        tmp_path / "a.xlsx",
        ["name_ru", "facility_uids", "part_of_uid"],
        ["Весы", "Лаборатория лазерной физики; BY-0002", "Печь"],
        ["Печь", "fac-404", None],
        ["Насос", "Двойник", None],
        ["Кран", "org-1", "Кожух"],
        ["Кожух", "fac-1", None],
        ["Шкаф", "fac-1", "Кожух"],
    )
    plan = planned(here, path)
    assert [row.state for row in plan.rows] == [RowState.BAD] * 4 + [RowState.NEW] * 2
    assert found(plan) == [
        ("C2", "part_of_uid", Check.MISSING_RECORD),
        ("B3", "facility_uids", Check.MISSING_RECORD),
        ("B4", "facility_uids", Check.AMBIGUOUS),
        ("B5", "facility_uids", Check.MISSING_RECORD),
    ]
    told(plan)
    here.write(plan.good(), "Анна")
    child, parent = plan.rows[5].uid, plan.rows[4].uid
    assert next(here.records([child])).part_of_uid == parent  # type: ignore[attr-defined]
    assert here.status().edits > 0
    here.undo()
    assert here.status().edits == 0


def test_a_person_without_consent_is_not_made_public(here: Catalogue, tmp_path: Path) -> None:
    path = sheet(
        tmp_path / "a.xlsx",
        ["family_ru", "org_uid", "consent_scope", "consent_date", "consent_basis"],
        ["Иванова", "org-1", "public", None, None],
        ["Петрова", "org-1", "public", "01.02.2026", "заявление"],
        ["Сидорова", "org-1", None, None, None],
    )
    plan = planned(here, path, "person")
    assert [row.state for row in plan.rows] == [RowState.BAD, RowState.NEW, RowState.NEW]
    assert found(plan) == [("C2", "consent_scope", Check.NO_CONSENT), ("4", "consent_scope", Check.NO_CONSENT)]
    assert "огласия" in told(plan)[0]
    here.write(plan.good(), "Анна")


def test_one_refused_value_in_a_write_leaves_nothing_behind(here: Catalogue, tmp_path: Path) -> None:
    plan = planned(here, sheet(tmp_path / "a.xlsx", HEAD, ["eq-1", "А", None], ["eq-2", "Б", None]))
    works = [*plan.good()]
    with pytest.raises(InvalidValue):
        here.write([*works, NewValues("eq-9", {"made_year": 99})], "Анна")
    assert here.status().edits == 0


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, TableFault.OLD_EXCEL),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), TableFault.PASSWORD),
        (
            b"PK\x03\x04" + b"\0" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
            TableFault.OTHER_OFFICE,
        ),
        (b"<html><table><tr><td>1", TableFault.OTHER_OFFICE),
        (b"%PDF-1.7\n1 0 obj", TableFault.OTHER_OFFICE),
        (b"{\\rtf1\\ansi", TableFault.OTHER_OFFICE),
        (b"PK\x03\x04 cut", TableFault.BROKEN),
        (b"\x89PNG\r\n\x1a\n" + b"\0\1\2" * 100, TableFault.BROKEN),
        (b"", TableFault.NO_ROWS),
        (b" \r\n", TableFault.NO_ROWS),
    ],
)
def test_a_file_that_is_no_table_is_refused_with_what_to_do(tmp_path: Path, content: bytes, fault: TableFault) -> None:
    path = tmp_path / "таблица.xlsx"
    path.write_bytes(content)
    with pytest.raises(NotATable) as refused:
        read_source(path)
    assert refused.value.fault is fault
    assert notice(refused.value).remedy


def test_an_archive_that_swells_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/sharedStrings.xml", b" " * 160_000_000)
    assert path.stat().st_size < 1_000_000
    with pytest.raises(TooLarge):
        read_source(path)


def test_a_zip_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    with pytest.raises(NotATable) as refused:
        read_source(path)
    assert refused.value.fault is TableFault.BROKEN


def test_our_lines_are_checked_one_by_one(here: Catalogue, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(
        b'{"kind":"equipment","uid":"new-1","name":{"ru":"A"},"rev":1,"later":1}\n'
        b'{"kind":"robot","uid":"new-2"}\n'
        b'{"kind":"equipment","uid":"new-3","made_year":"x"}\n'
        b"not json\n"
        b'{"kind":["equipment"]}\n'
    )
    plan = make_plan(here, read_source(path), today=TODAY)
    assert [row.state for row in plan.rows] == [RowState.NEW, RowState.BAD]
    assert [(each.line, each.check) for each in plan.findings()] == [
        (1, Check.UNKNOWN_FIELD),
        (3, Check.WRONG_SHAPE),
        (2, Check.UNKNOWN_KIND),
        (4, Check.WRONG_SHAPE),
        (5, Check.UNKNOWN_KIND),
    ]
    assert plan.bad == 4
    assert "Год изготовления" in told(plan)[1]


def test_a_line_without_a_bottom_is_a_bad_row(here: Catalogue, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"kind":' * 50_000)
    plan = make_plan(here, read_source(path), today=TODAY)
    assert [(each.line, each.check) for each in plan.findings()] == [(1, Check.WRONG_SHAPE)]


@pytest.mark.parametrize("suffix", ["xlsx", "csv", "jsonl"])
def test_a_file_that_goes_while_it_is_read_is_told(here: Catalogue, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a.{suffix}"
    if suffix == "xlsx":
        sheet(path, ["Наименование", "Марка"], ["Лазер", "A-1"])
    else:
        path.write_text({"csv": "Наименование;Марка\nЛазер;A-1\n", "jsonl": '{"kind":"equipment"}\n'}[suffix], "utf-8")
    source = read_source(path)
    path.unlink()
    mappings = () if suffix == "jsonl" else (guess_mapping(source, "equipment"),)
    with pytest.raises(SourceMissing):
        make_plan(here, source, *mappings, today=TODAY)


def test_a_spoiled_workbook_is_refused(tmp_path: Path) -> None:
    path = sheet(tmp_path / "a.xlsx", ["Наименование", "Марка"], *([f"Лазер {n}", "A-1"] for n in range(50)))
    with zipfile.ZipFile(path) as archive:
        start = archive.getinfo("xl/worksheets/sheet1.xml").header_offset + 60
    data = bytearray(path.read_bytes())
    data[start : start + 20] = b"\xff" * 20
    path.write_bytes(data)
    with pytest.raises(NotATable):
        read_source(path)


def test_a_row_further_down_than_any_sheet_is_refused(tmp_path: Path) -> None:
    plain, far = sheet(tmp_path / "a.xlsx", ["Наименование", "Марка"], ["Лазер", "A-1"]), tmp_path / "far.xlsx"
    with zipfile.ZipFile(plain) as had, zipfile.ZipFile(far, "w") as made:
        for name in had.namelist():
            made.writestr(name, had.read(name).replace(b'<row r="2"', b'<row r="2000000000"'))
    with pytest.raises(TooLarge):
        list(lines_of(read_source(far), Sheet("Sheet", header_row=1)))


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_five_hundred_rows_of_a_record_come_back_out_of_one_cell(
    here: Catalogue, tmp_path: Path, delimiter: str
) -> None:
    ones = "1" * 30
    rows = tuple(
        Specification(parameter=f"{n} " + "п" * 55, value=ones, min=ones, max=ones, uncertainty=ones, unit="%" * 30)
        for n in range(500)
    )
    here.edit("eq-1", {"specs": rows}, "я")
    here.give("csv", ["eq-1"], tmp_path / "a.csv", Manner(Asked(T0, Lang.RU, str), delimiter))
    source = read_source(tmp_path / "a.csv")
    plan = make_plan(here, source, guess_mapping(source, "equipment"), today=TODAY)
    assert [row.state for row in plan.rows] == [RowState.SAME]


@pytest.mark.parametrize(
    ("rows", "cells"),
    [
        (['1;"Микроскоп;M-1', "2;Лазер;L-1", "3;Стенд;S-1"], ["B2"]),
        (['1;"Микроскоп;M-1', '2;"Лазер";L-1', "3;Стенд;S-1"], ["B2"]),
        (["1;Микроскоп;M-1", "2;Лазер;L-1", '3;"Стенд;S-1'], ["B4"]),
        (['1;Микроскоп;M-1;"синий', "2;Лазер;L-1;белый"], ["2"]),
        (['1;"Микроскоп, ""МИ"";', 'два слова";M-1', '2;12" труба;L-1', '3;"Стенд";S-1'], []),
    ],
)
def test_a_quotation_mark_that_swallows_rows_is_told(
    here: Catalogue, tmp_path: Path, rows: list[str], cells: list[str]
) -> None:
    path = tmp_path / "t.csv"
    path.write_text("\n".join(["inventory_no;name_ru;model;цвет корпуса", *rows]), encoding="utf-8")
    plan = planned(here, path)
    assert [cell for cell, _, check in found(plan) if check is Check.OPEN_QUOTE] == cells
    assert bool(plan.counts[RowState.BAD]) == bool(cells)


def test_a_name_that_swallowed_the_file_is_told_by_its_beginning(here: Catalogue, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text('name_ru;model\n"Стенд;S-1\n' + "Лазер;L-1\n" * 5000, encoding="utf-8")
    (row,) = planned(here, path).rows
    assert row.state is RowState.BAD and row.name.startswith("Стенд;S-1") and len(row.name) == 200
