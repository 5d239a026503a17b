"""Files of others: the registry of organisations, the synthetic generator, vocabularies."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sync import canon
from sync.errors import Check, MalformedRecord, SourceMissing
from sync.publish.centre import Centre
from sync.publish.importing import import_file
from sync.publish.importing_ror import ror_uid
from sync.publish.importing_synthetic import synthetic_uid

VOCABULARIES = Path(__file__).parents[2] / "resources" / "vocabularies"
TODAY = "2026-03-01"


@pytest.fixture
def centre(tmp_path: Path) -> Centre:
    return Centre.create(tmp_path / "centre", "tests")


def stored(centre: Centre, name: str) -> dict[str, dict[str, Any]]:
    lines = (centre.records / f"{name}.jsonl").read_bytes().splitlines()
    return {document["uid"]: document for document in map(canon.decode, lines)}


def ror(number: str, **more: Any) -> dict[str, Any]:
    base = {"id": f"ror:{number}", "ror": f"https://ror.org/{number}", "status": "active", "country": "BY"}
    place = {"region": "BY-HM", "lat": 53.9, "lon": 27.56667, "geonames_id": 625144, "source": "test"}
    return {**base, **place, "name_display": "Institute", "name_ru": "Институт", **more}


def test_the_registry_comes_in_row_by_row(centre: Centre, tmp_path: Path) -> None:
    rows: list[Any] = [ror("01akz7g58"), ror("03nhq5b06", lat="north"), ror("000hzy098", name_ru="Са\u0301харовский ")]
    path = tmp_path / "ror.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)) + "\nnot json\n")
    report = import_file(centre, path, TODAY, towns=VOCABULARIES / "cities.tsv")
    assert (report.taken, [(f.line, f.field) for f in report.findings]) == (2, [(2, "lat"), (4, "")])
    found = stored(centre, "ror")
    assert found[ror_uid("000hzy098")]["name"] == {"ru": "Сахаровский"}
    assert found[ror_uid("01akz7g58")]["locality"] == {"ru": "Минск", "be": "Мінск"}
    assert "rev" not in found[ror_uid("01akz7g58")]


META = {"kind": "meta", "generator": "make_synthetic.py/1"}
ORG = {
    "kind": "organisation",
    "id": "syn-o-0000001",
    "type": "institute",
    "name_ru": "Институт ",
    "name_be": None,
    "acronym": "И",
    "acronym_be": None,
    "country": "RU",
    "region": "RU-MOW",
    "city_ru": "Москва",
    "city_be": None,
    "lat": 55.7,
    "lon": 37.6,
    "established": 1960,
    "website": "https://org000001.example/",
    "updated_at": "2025-01-02T10:00:00Z",
}
CONTACT = {
    "kind": "contact",
    "id": "syn-c-1",
    "org_id": ORG["id"],
    "facility_id": None,
    "unit_ru": "Приёмная",
    "unit_be": "Прыёмная",
    "email": "office@org000001.example",
    "phone": "+7 495 000-00-01",
}
FACILITY = {
    "kind": "facility",
    "id": "syn-f-0000001",
    "rev": 0,
    "type": "lab",
    "org_id": ORG["id"],
    "name_ru": "Лаборатория\u00a0физики",
    "name_be": "Лабараторыя фізікі",
    "country": "RU",
    "region": "RU-MOW",
    "city_ru": "Москва",
    "city_be": None,
    "lat": 55.71,
    "lon": 37.61,
    "grnti": ["29.19.01"],
    "ford": ["1.3"],
    "keywords_ru": ["Физика"],
    "year": 1999,
    "access": "contract",
    "status": "maintenance",
    "description_ru": "Описание.",
    "description_be": None,
    "services_ru": ["Измерения", "Расчёты"],
    "services_be": None,
    "price_byn_hour": 12.5,
    "updated_at": "2025-01-02T10:00:00Z",
}
TOOL = {
    "kind": "equipment",
    "id": "syn-e-0000001-000",
    "facility_id": FACILITY["id"],
    "name_ru": "Микроскоп",
    "name_be": None,
    "maker": "Vega",
    "model": "SEM-10",
    "year": 2001,
    "qty": 2,
    "specs": [
        {"name_ru": "Разрешение", "name_be": "", "value": 1.5, "unit": "нм"},
        {"name_ru": "Увеличение", "name_be": "", "value": 900, "unit": "×"},
    ],
    "inv": "CANARY-1",
}
PROGRAMME = {
    "kind": "programme",
    "id": "syn-p-000001",
    "title_ru": "Программа",
    "title_be": "Праграма",
    "start": 2020,
    "end": 2024,
    "budget_mln": 1.25,
    "currency": "BYN",
    "partners": [ORG["id"]],
    "facilities": [FACILITY["id"]],
    "grnti": ["29.19"],
    "description_ru": "Цель",
    "description_be": "Мэта",
    "updated_at": "2025-01-02T10:00:00Z",
}


def synthetic(tmp_path: Path, *rows: dict[str, Any]) -> Path:
    path = tmp_path / "synthetic.jsonl"
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in (META, *rows)), encoding="utf-8")
    return path


def test_the_generators_lines_become_our_records(centre: Centre, tmp_path: Path) -> None:
    import_file(centre, VOCABULARIES / "terms.tsv", TODAY)
    report = import_file(centre, synthetic(tmp_path, ORG, CONTACT, FACILITY, TOOL, PROGRAMME), TODAY)
    assert (report.taken, report.findings) == (6, ())
    found = stored(centre, "synthetic")
    org, facility = found[synthetic_uid(ORG["id"])], found[synthetic_uid(FACILITY["id"])]
    assert (org["name"], org["role_email"], org["founded_year"]) == ({"ru": "Институт"}, CONTACT["email"], 1960)
    assert facility["name"] == {"ru": "Лаборатория физики", "be": "Лабараторыя фізікі"}
    assert (facility["life_cycle"], facility["access_modes"], facility["order_type"]) == (
        "being_upgraded",
        ["paid"],
        "order_required",
    )
    assert facility["contacts"][0]["email"] == CONTACT["email"], "reached through its organisation"
    assert facility["alt_ids"] == [{"scheme": "synthetic", "value": FACILITY["id"]}]
    tool = found[synthetic_uid(TOOL["id"])]
    assert tool["specs"] == [
        {"parameter": "resolution", "unit": "nm", "value": "1.5"},
        {"parameter": "magnification", "unit": "×", "value": "900"},
    ]
    assert (tool["instrument_type"], tool["quantity"], "inventory_no" in tool) == ("sem", 2, False)
    service = found[synthetic_uid("syn-f-0000001-service-1")]
    assert service["prices"] == [{"amount": "12.5", "currency": "BYN", "valid_from": "2025-01-02"}]
    programme = found[synthetic_uid(PROGRAMME["id"])]
    assert programme["budget"] == [{"amount": "1250000", "currency": "BYN", "source": "union"}]
    assert programme["partners"][0]["org_uid"] == org["uid"]


def test_a_bad_line_of_the_generator_is_named(centre: Centre, tmp_path: Path) -> None:
    bad = {**TOOL, "id": "syn-e-2", "specs": None}
    far = {**ORG, "id": "syn-o-2", "established": 12}
    report = import_file(centre, synthetic(tmp_path, ORG, bad, far, TOOL), TODAY)
    assert report.taken == 2 and report.refused == 2
    assert {(f.line, f.check) for f in report.findings} == {(3, Check.WRONG_SHAPE), (5, Check.OUT_OF_RANGE)}


def test_only_the_kinds_asked_for_come_in(centre: Centre, tmp_path: Path) -> None:
    path = synthetic(tmp_path, ORG, CONTACT, FACILITY, TOOL, PROGRAMME)
    assert import_file(centre, path, TODAY, frozenset({"facility", "equipment"})).taken == 2


def test_vocabularies_come_in_as_records(centre: Centre) -> None:
    report = import_file(centre, VOCABULARIES / "terms.tsv", TODAY)
    assert report.taken > 300 and not report.findings
    assert centre.vocabularies().label("facility_kind", "ckp").be == "цэнтр калектыўнага карыстання"


def test_doubtful_rows_come_in_and_are_counted(centre: Centre, tmp_path: Path) -> None:
    report = import_file(centre, synthetic(tmp_path, {**ORG, "name_ru": "Полацкi дзяржаýны"}), TODAY)
    assert (report.taken, report.doubtful, report.refused) == (1, 2, 0)


def test_a_file_that_is_not_there_or_no_table_is_refused(centre: Centre, tmp_path: Path) -> None:
    for name in ("nowhere.jsonl", "nowhere.tsv", "nowhere.png"):
        with pytest.raises(SourceMissing):
            import_file(centre, tmp_path / name, TODAY)
    for content in (b"a\tb\n1\t2\n", b"scheme\tcode\n\xff\xfe\n"):
        (tmp_path / "wrong.tsv").write_bytes(content)
        with pytest.raises(MalformedRecord):
            import_file(centre, tmp_path / "wrong.tsv", TODAY)
    assert not list(centre.records.glob("*.jsonl"))


def test_an_empty_file_takes_everything_of_its_name_away(centre: Centre, tmp_path: Path) -> None:
    import_file(centre, synthetic(tmp_path, ORG), TODAY)
    (tmp_path / "synthetic.jsonl").write_text("")
    assert import_file(centre, tmp_path / "synthetic.jsonl", TODAY).taken == 0
    assert stored(centre, "synthetic") == {}
