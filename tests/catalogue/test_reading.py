"""One record whole, its neighbours, and the same file seen by any SQLite tool."""

import sqlite3
from pathlib import Path

import pytest

from desktop.catalogue import Catalogue, relating
from desktop.catalogue.views import State
from sync.errors import UnknownRecord
from sync.freshness import Freshness
from sync.records import Equipment, Facility, Programme, Service
from tests.catalogue import sample_records


def test_a_record_with_all_it_is_linked_to(small: Catalogue) -> None:
    view = small.record("fac-1")
    assert [item.uid for item in view.near(Equipment)] == ["eq-1"]
    assert [item.uid for item in view.near(Service)] == ["svc-1"]
    assert [item.uid for item in view.near(Programme)] == ["prg-1"]
    assert view.link("org-1").name.be == "Інстытут фізікі" and not view.link("org-9").known
    assert [item.uid for item in small.record("org-1").near(Facility)] == ["fac-2", "fac-1"]
    assert [item.uid for item in small.record("eq-2").near(Facility)] == ["fac-3"]
    assert [item.uid for item in small.record("prg-1").near(Facility)] == ["fac-1"]


def test_freshness_is_of_today(small: Catalogue) -> None:
    assert small.record("fac-2").freshness is Freshness.FRESH
    assert small.record("fac-1").freshness is Freshness.OLD


def test_fields_of_a_later_program_are_shown_and_survive_an_edit(small: Catalogue) -> None:
    unknown = (("laser_safety", '{"class":"4","notes":["глаза"]}'),)
    assert small.record("fac-1").unknown == unknown
    small.edit("fac-1", {"name.ru": "Иное имя"}, "я")
    assert small.record("fac-1").unknown == unknown
    assert small.check().sound


def test_records_are_named_by_uid_or_number(small: Catalogue) -> None:
    assert small.find("fac-1") == small.find("BY-0001") == small.find(" by-0001 ") == "fac-1"
    for text in ("", "нет такой", "country:BY", "\ud800", "x" * 10_000):
        with pytest.raises(UnknownRecord):
            small.find(text)


def test_terms_are_read_by_scheme(small: Catalogue) -> None:
    terms = small.vocabularies
    assert terms.label("grnti", "29.33").ru == "Лазерная физика"
    assert [term.code for term in terms.path("grnti", "29.33")] == ["29", "29.33"]
    assert terms.label("grnti", "99").be == "99" and not terms.terms("nothing")
    assert terms.has("country") and terms.has("grnti") and not terms.has("nothing")


def test_one_record_reads_no_whole_vocabulary(small: Catalogue) -> None:
    asked: list[str] = []
    small._files.base.set_trace_callback(asked.append)
    assert small.record("fac-1").record.grnti
    whole = [query for query in asked if "kind = 'term'" in query and "uid >=" in query and "LIMIT 1" not in query]
    assert asked and not whole


def test_the_views_of_a_base_are_readable_by_any_tool(small: Catalogue) -> None:
    (path,) = small._profile.bases.glob("*.db")
    with sqlite3.connect(path) as reader:
        found = reader.execute("SELECT name_ru, name_be, grnti FROM facility WHERE uid = 'fac-1'").fetchall()
        columns = {row[1] for row in reader.execute("PRAGMA table_info(equipment)")}
        term = reader.execute("SELECT label_be FROM term WHERE scheme = 'country' AND code = 'RU'").fetchone()
    reader.close()
    assert found == [("Лаборатория лазерной физики", "Лабараторыя лазернай фізікі", '["29.33.15"]')]
    assert "model" in columns and not columns & {"serial_no", "inventory_no", "room", "purchase_cost"}
    assert term == ("Расія",)


def test_the_state_of_a_copy(small: Catalogue) -> None:
    status = small.status()
    assert (status.seq, status.records, status.edits, status.demo) == (1, 10, 0, False)
    assert status.state is State.STALE  # nobody vouches for a base made by hand
    assert small.check().digest == status.digest


def test_every_kind_has_its_own_room_in_the_lists(profile_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(relating, "LISTED", 3)
    many = [sample_records.equipment(f"eq-{n}", f"А {n}") for n in range(5)]
    some = [sample_records.service(f"svc-{n}", f"Я {n}") for n in range(2)]
    records = [sample_records.organisation("org-1", "Институт"), sample_records.facility("fac-1", "Стенд")]
    with sample_records.catalogue(profile_dir, [*records, *many, *some]) as catalogue:
        view = catalogue.record("fac-1")
        assert [len(view.near(Equipment)), len(view.near(Service))] == [3, 2]
        assert view.related("Equipment").total == 5
