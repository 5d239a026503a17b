"""Texts of cells: numbers keep their digits, what looks like a formula stays text, several values share a cell."""

import csv
import io
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.bilingual import Bilingual, Lang
from sync.canon import Document
from sync.tables import Sheet, Terms, Writer, cell_name, write_delimited, write_template, write_workbook
from sync.tables.cells import day_of, divided, guarded, joined, number_of, number_text, text_of, unguarded
from sync.tables.sources import Line, find_header
from sync.vocabularies import Term, Vocabularies
from tests.sync.strategies import documents

TODAY = "2026-11-23"


def writer() -> Writer:
    return Writer(Terms(Vocabularies(())), Lang.RU, str)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1.0, "1"),
        (0.1, "0.1"),
        (0.1 + 0.2, "0.3"),
        (1e-7, "0.0000001"),
        (1e21, "1000000000000000000000"),
        (-0.0, "0"),
        (True, "yes"),
        (False, "no"),
        (None, ""),
        (date(2014, 2, 3), "2014-02-03"),
        (datetime(2014, 2, 3), "2014-02-03"),
        (datetime(2014, 2, 3, 18, 30), "2014-02-03T18:30"),
        (time(18, 30), "18:30:00"),
        (timedelta(days=1, hours=12), "1.5"),
        ("_x000D_line", "\rline"),
        ("a_x0041_", "a_x0041_"),
    ],
)
def test_a_cell_is_told_as_a_person_would_type_it(value: object, text: str) -> None:
    assert text_of(value) == text


def test_percent_is_told_as_it_is_seen() -> None:
    assert text_of(0.25, percent=True) == "25"
    assert text_of(0.07, percent=True) == "7"


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6).map(lambda number: format(number, "f")))
def test_a_number_is_kept_as_one_only_if_no_digit_is_lost(text: str) -> None:
    number = number_of(text)
    assert number is None or number_text(float(number)) == text


@pytest.mark.parametrize("text", ["007", "1.50", "12345678901234567", "1e5", "+7", "nan", " 1", ""])
def test_what_a_spreadsheet_would_change_stays_text(text: str) -> None:
    assert number_of(text) is None


def test_days_before_the_calendar_of_spreadsheets_stay_text() -> None:
    assert day_of("1899-12-31") is None
    assert day_of("2014-02") is None
    assert day_of("2014-02-03") == date(2014, 2, 3)


@given(st.text())
def test_the_guard_is_undone_to_the_letter(text: str) -> None:
    assert unguarded(guarded(text)) == text


@given(st.sampled_from("=+-@\t\r＝＋＠−"), st.text("0123456789A( ", min_size=1))
def test_nothing_active_stands_first_in_csv(sign: str, rest: str) -> None:
    shown = guarded(sign + rest)
    plain_number = sign == "-" and _is_number(sign + rest)
    assert shown.startswith("'") or plain_number


def _is_number(text: str) -> bool:
    try:
        return Decimal(text.strip()) is not None and "e" not in text.lower()
    except ArithmeticError:
        return False


@given(st.lists(st.text(min_size=1).map(str.strip).filter(lambda part: part.strip()), max_size=5))
def test_values_of_one_cell_come_apart_as_they_were(parts: list[str]) -> None:
    assert divided(joined(tuple(parts))) == tuple(parts)


def test_cells_and_shapes_have_names() -> None:
    assert (cell_name(2, 12), cell_name(26, 1), cell_name(701, 3), cell_name(-1, 7)) == ("C12", "AA1", "ZZ3", "7")
    assert Sheet("a", ("Название *", "год  ВЫПУСКА")).shape == Sheet("b", ("название", "Год выпуска:")).shape
    assert Sheet("a", ("Название",)).shape != Sheet("a", ("Назва",)).shape


def test_the_header_is_found_below_titles_and_above_values() -> None:
    rows = [("Перечень",), (), ("№", "Название", "Год"), ("1", "Весы", "2015"), ("2", "Весы", "2016")]
    lines = [Line(number, cells) for number, cells in enumerate(rows, 1)]
    assert find_header(lines) == lines[2]


def equipment(**fields: object) -> Document:
    return {"uid": "eq-1", "kind": "equipment", "rev": 3, "name": {"ru": "=СУММ(1)", "be": "@вагі"}, **fields}


def test_a_workbook_of_ours_has_text_as_text_days_as_days_and_locked_columns(tmp_path: Path) -> None:
    record = equipment(model="007", made_year=2015, commissioned="2014-02-03", decommissioned="2026-11", demo=True)
    record["specs"] = [{"value": "1.50", "min": "0.5"}]
    path = tmp_path / "a.xlsx"
    with path.open("wb") as out:
        write_workbook([record], out, writer(), TODAY)
    book = openpyxl.load_workbook(path)
    page = book.worksheets[0]
    cells = {name.value: cell for name, cell in zip(page[1], page[3], strict=True)}
    assert page.row_dimensions[1].hidden and page.freeze_panes and page.protection.sheet
    assert cells["name_ru"].value == "=СУММ(1)" and cells["name_ru"].data_type == "s"
    assert cells["name_be"].value == "@вагі"
    assert cells["model"].value == "007"
    assert cells["made_year"].value == 2015
    assert cells["commissioned"].value == datetime(2014, 2, 3) and cells["commissioned"].is_date
    assert cells["decommissioned"].value == "2026-11"
    assert cells["equipment/uid"].protection.locked and cells["rev"].protection.locked
    assert not cells["model"].protection.locked
    specs = next(page for page in book.worksheets if page["B1"].value == "specs[].parameter")
    values = {name.value: cell.value for name, cell in zip(specs[1], specs[3], strict=True)}
    assert (values["specs[].value"], values["specs[].min"]) == ("1.50", 0.5)


def test_csv_has_a_mark_and_commas_in_decimals(tmp_path: Path) -> None:
    out = io.BytesIO()
    facility = {"uid": "fac-1", "kind": "facility", "lat": "53.9", "lon": "-27.5", "name": {"ru": "-1+1"}}
    write_delimited([facility], out, writer())
    assert out.getvalue().startswith(b"\xef\xbb\xbf")
    head, row = csv.reader(io.StringIO(out.getvalue().decode("utf-8-sig")), delimiter=";")
    values = dict(zip(head, row, strict=True))
    assert (values["lat"], values["lon"], values["name_ru"]) == ("53,9", "-27,5", "'-1+1")


@given(document=documents("equipment"))
def test_nothing_private_is_in_any_table(document: Document) -> None:
    canary = "СЕКРЕТ-Я-7"
    document |= dict.fromkeys(("serial_no", "inventory_no", "room", "purchase_cost"), canary)
    for write in (
        lambda out: write_workbook([document], out, writer(), TODAY),
        lambda out: write_delimited([document], out, writer()),
    ):
        out = io.BytesIO()
        write(out)
        assert not _holds(out, canary)


def test_who_may_not_leave_is_left_out_and_counted() -> None:
    people = [{"uid": "p-1", "kind": "person", "family": {"ru": "СЕКРЕТ-Я-7"}, "consent_scope": "internal"}]
    out = io.BytesIO()
    written = write_workbook(people, out, writer(), TODAY)
    assert (written.count, written.stayed) == (0, 1)


def _holds(out: io.BytesIO, text: str) -> bool:
    import zipfile

    if not zipfile.is_zipfile(out):
        return text.encode() in out.getvalue()
    with zipfile.ZipFile(out) as archive:
        return any(text.encode() in archive.read(name) for name in archive.namelist())


@pytest.mark.parametrize("kind", ["facility", "equipment", "service", "person", "call", "document"])
def test_every_kind_has_a_template(kind: str) -> None:
    out = io.BytesIO()
    write_template(kind, out, writer(), TODAY)
    book = openpyxl.load_workbook(out)
    assert book.worksheets[0]["A1"].value == f"{kind}/uid"
    assert book.worksheets[-1].title


def test_a_term_with_such_a_word_is_nearer_than_one_with_such_letters() -> None:
    """«Радиотелескоп» has more letters in common with «мкроскоп» than «Оптический микроскоп» has."""
    labels = ("Радиотелескоп", "Оптический микроскоп", "Зондовый микроскоп")
    known = Vocabularies(
        [Term(uid=label, scheme="type", code=label[:3].casefold(), label=Bilingual(label)) for label in labels]
    )
    scheme = Terms(known).of("type")
    assert scheme.nearest("мкроскоп", Lang.RU) == ("Зондовый микроскоп", "Оптический микроскоп", "Радиотелескоп")
    assert scheme.nearest("оптическй микроскоп", Lang.BE)[0] == "Оптический микроскоп"
