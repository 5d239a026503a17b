"""References in tables: people read names there, and whatever of them they write means the same record again."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from desktop import language
from desktop.catalogue import Catalogue
from desktop.catalogue.loading import Plan, RowState, guess_mapping, make_plan, read_source
from desktop.ui.table_words import finding_words
from sync.bilingual import Lang
from sync.errors import Check
from tests.catalogue.sample_records import catalogue, equipment, facility, organisation, records
from tests.catalogue.tables import TODAY, given, own

LASERS = "Лаборатория лазерной физики · BY-0001 · fac-1"


@pytest.fixture(autouse=True)
def _in_russian() -> None:
    language.use(Lang.RU)


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Catalogue]:
    more = [facility("fac-8", "Двойник"), facility("fac-9", "Двойник", number="BY-0009")]
    hidden = {"kind": "person", "uid": "person-1", "rev": 1, "family": {"ru": "Тайная"}, "org_uid": "org-1"}
    gone = organisation("org-7", "Прежний отдел", successor_uid="person-1")
    with catalogue(tmp_path / "profile", [*records(), *more, hidden, gone]) as opened:
        yield opened


def cell(path: Path, name: str, sheet: int = 0) -> Any:
    page = openpyxl.load_workbook(path).worksheets[sheet]
    return page.cell(3, [each.value for each in page[1]].index(name) + 1).value


def written(path: Path, name: str, value: str) -> Path:
    """The table with another value in a column of its first row."""
    book = openpyxl.load_workbook(path)
    page = book.worksheets[0]
    page.cell(3, [each.value for each in page[1]].index(name) + 1).value = value
    book.save(path)
    return path


def meant(here: Catalogue, tmp_path: Path, text: str, uid: str = "eq-2", name: str = "facility_uids") -> Plan:
    return own(here, written(given(here, tmp_path / "a.xlsx", uid), name, text))


def test_an_office_reads_names_where_the_program_keeps_identities(here: Catalogue, tmp_path: Path) -> None:
    path = given(here, tmp_path / "a.xlsx", "eq-1")
    assert cell(path, "facility_uids") == LASERS
    path = given(here, tmp_path / "b.xlsx", "eq-1", lang=Lang.BE)
    assert cell(path, "facility_uids") == "Лабараторыя лазернай фізікі · BY-0001 · fac-1"
    path = given(here, tmp_path / "c.xlsx", "prg-1")
    pages = openpyxl.load_workbook(path).worksheets
    assert LASERS in [each.value for page in pages for row in page.iter_rows() for each in row]
    given(here, tmp_path / "a.csv", "eq-1")
    assert LASERS in (tmp_path / "a.csv").read_text("utf-8-sig")


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
@pytest.mark.parametrize("lang", Lang)
def test_what_goes_out_in_names_comes_back_without_a_difference(
    here: Catalogue, tmp_path: Path, suffix: str, lang: Lang
) -> None:
    for kind in ("eq-1", "fac-1", "svc-1", "org-7", "prg-1"):
        plan = own(here, given(here, tmp_path / f"{kind}.{suffix}", kind, lang=lang))
        assert not list(plan.findings()) and [row.state for row in plan.rows] == [RowState.SAME]


@pytest.mark.parametrize(
    "text",
    [
        "fac-1",
        "by-0001",
        "лаборатория  лазерной физики",
        "Лабараторыя лазернай фізікі",
        "Лаборатория лазерной физики · BY-0001",
        "Лабараторыя лазернай фізікі · fac-1",
        LASERS,
    ],
)
def test_any_part_of_a_reference_means_the_record(here: Catalogue, tmp_path: Path, text: str) -> None:
    plan = meant(here, tmp_path, text)
    assert not list(plan.findings())
    assert plan.rows[0].changes[0].new == ("fac-1",)


@pytest.mark.parametrize(
    ("text", "check", "nearest"),
    [
        ("Двойник", Check.AMBIGUOUS, ("Двойник · fac-8", "Двойник · BY-0009 · fac-9")),
        ("Ёмкостный стенд · BY-0001 · fac-1", Check.CONTRADICTS, None),
        ("Лаборатория лазерной физики · BY-0002", Check.CONTRADICTS, None),
        ("Лаборатория лазарной физики", Check.MISSING_RECORD, (LASERS,)),
        ("Лаборатория лазарной физики · fac-77", Check.MISSING_RECORD, (LASERS,)),
    ],
)
def test_what_means_no_record_or_several_is_told_with_the_nearest(
    here: Catalogue, tmp_path: Path, text: str, check: Check, nearest: tuple[str, ...] | None
) -> None:
    plan = meant(here, tmp_path, text)
    assert plan.rows[0].state is RowState.BAD
    (finding,) = plan.findings()
    assert (finding.line, finding.path, finding.check, finding.given) == (3, "facility_uids", check, text)
    assert nearest is None or finding.nearest == nearest
    for lang in Lang:
        language.use(lang)
        words = finding_words(finding, "equipment", "a.xlsx")
        assert text in words and "{" not in words and (not nearest or nearest[0] in words)


def test_the_right_one_of_the_nearest_is_taken_with_one_press(here: Catalogue, tmp_path: Path) -> None:
    path = written(given(here, tmp_path / "a.xlsx", "eq-2"), "facility_uids", "Двойник")
    source = read_source(path)
    mended = {("facility_uids", "Двойник"): "Двойник · BY-0009 · fac-9"}
    plan = make_plan(here, source, guess_mapping(source, "equipment"), today=TODAY, mended=mended)
    assert plan.rows[0].changes[0].new == ("fac-9",)


def test_a_record_that_is_called_otherwise_now_is_taken_by_its_identity_and_told(
    here: Catalogue, tmp_path: Path
) -> None:
    path = given(here, tmp_path / "a.xlsx", "eq-1")
    here.edit("fac-1", {"name.ru": "Лазерный центр", "name.be": "Лазерны цэнтр"}, "Анна")
    plan = own(here, path)
    assert plan.rows[0].state is RowState.SAME
    (finding,) = plan.findings()
    assert (finding.check, finding.severe) == (Check.CALLED_OTHERWISE, False)
    assert finding.hint == "Лазерный центр · BY-0001 · fac-1"


def test_a_record_of_the_same_table_goes_before_one_here_with_the_same_name(here: Catalogue, tmp_path: Path) -> None:
    """Another office's table: its laboratory is called like one of ours and is not ours."""
    theirs = [facility("fac-77", "Двойник", grnti=["29"]), equipment("eq-77", "Весы", facilities=["fac-77"])]
    with catalogue(tmp_path / "there", [*records(), *theirs]) as there:
        path = given(there, tmp_path / "a.xlsx", "fac-77", "eq-77")
    plan = own(here, path)
    assert not list(plan.findings())
    assert [row.state for row in plan.rows] == [RowState.NEW] * 2
    assert {change.path: change.new for change in plan.rows[1].changes}["facility_uids"] == ("fac-77",)


def test_who_may_not_leave_is_not_named(here: Catalogue, tmp_path: Path) -> None:
    assert cell(given(here, tmp_path / "a.xlsx", "org-7"), "successor_uid") == "person-1"
