"""Organisations of the Research Organization Registry come in as facts, with the known dirt washed off."""

from typing import Any

import msgspec

from sync.bilingual import Bilingual
from sync.publish.importing_ror import RorRecord, organisations, ror_uid
from sync.records import Organisation

ROW: dict[str, Any] = {
    "id": "ror:03nhq5b06",
    "ror": "https://ror.org/03nhq5b06",
    "status": "active",
    "country": "BY",
    "region": "BY-VI",
    "lat": 55.5318,
    "lon": 28.5987,
    "geonames_id": 624784,
    "name_display": "A University",
    "name_ru": "Полоцкий университет",
    "types": ["education"],
    "source": "ror-records:v1/03nhq5b06.json",
}
TOWNS = {624784: Bilingual("Новополоцк", "Наваполацк")}


def _taken(*changes: dict[str, Any]) -> list[Organisation]:
    return list(organisations((msgspec.convert({**ROW, **change}, RorRecord) for change in changes), TOWNS))


def test_the_town_gets_both_names_and_degrees_stay_text() -> None:
    (found,) = _taken({})
    assert (found.locality, found.lat, found.org_type) == (TOWNS[624784], "55.5318", "university")


def test_look_alike_letters_are_repaired_and_the_original_is_kept() -> None:
    (found,) = _taken({"name_be": "Полацкi дзяржаýны ýнiверсiтэт"})
    assert found.name.be == "Полацкі дзяржаўны ўніверсітэт"
    assert "Полацкi дзяржаýны" in found.source_note


def test_stress_marks_and_stray_spaces_go_and_apostrophes_are_printed_ones() -> None:
    (found,) = _taken({"name_ru": "Са\u0301харовский  центр ", "name_be": "Аб'яднаны\u200b інстытут"})
    assert (found.name.ru, found.name.be) == ("Сахаровский центр", "Аб’яднаны інстытут")


def test_an_organisation_without_cyrillic_name_keeps_its_latin_one() -> None:
    (found,) = _taken({"name_ru": None, "name_en": "An Institute"})
    assert found.name == Bilingual(ru="An Institute")


def test_other_names_are_kept_once() -> None:
    (found,) = _taken({"name_en": "A University", "aliases": ["Old name", "A University"], "acronyms": ["AU"]})
    assert found.former_names == ("A University", "Old name", "AU")


def test_a_withdrawn_organisation_names_its_successor() -> None:
    link = {"type": "successor", "id": "https://ror.org/00hy0p035", "label": "New"}
    old, new = _taken({"status": "withdrawn", "relationships": [link]}, {"ror": link["id"]})
    assert (old.status, old.successor_uid) == ("retired", new.uid)
    assert new.uid == ror_uid("https://ror.org/00hy0p035")


def test_a_relation_that_leads_out_of_the_import_keeps_address_and_label() -> None:
    (found,) = _taken({"relationships": [{"type": "parent", "id": "https://ror.org/0abcdef12", "label": "Above "}]})
    assert found.parent_uid == ""
    assert [(link.relation, link.uid, link.label) for link in found.related] == [
        ("parent", "https://ror.org/0abcdef12", "Above")
    ]
