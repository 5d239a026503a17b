"""Who names a record, in which role, and what it is a part of: one mechanism for every reference of the registry."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from desktop.catalogue import Catalogue, relating
from desktop.catalogue.relating import references
from desktop.catalogue.views import RecordView
from sync.records import KINDS, Accreditation, Call, Facility, Paper
from tests.catalogue.sample_records import catalogue, equipment, facility, organisation, programme, service

Holding = Callable[..., Catalogue]


@pytest.fixture
def holding(tmp_path: Path) -> Iterator[Holding]:
    """A catalogue of these records."""
    with ExitStack() as stack:
        yield lambda *records: stack.enter_context(catalogue(tmp_path / "profile", records))


def other(kind: str, uid: str, **fields: Any) -> dict[str, Any]:
    return {"uid": uid, "kind": kind, "rev": 1, "status": "published", "name": {"ru": uid}} | fields


def told(view: RecordView) -> dict[str, list[str]]:
    return {relation.back: [each.uid for each in relation.members] for relation in view.relations}


def test_every_reference_of_the_registry_has_a_name_from_the_other_side() -> None:
    assert all(reference.back for reference in references().values())
    assert {kind for kind, _ in references()} == set(KINDS)


def test_an_organisation_tells_all_it_hosts_owns_operates_founded_and_keeps(holding: Holding) -> None:
    records = holding(
        organisation("org-1", "А"),
        organisation("org-2", "Б", parent_uid="org-1"),
        organisation("org-3", "В", founder_uid="org-1", owner_org="org-1"),
        facility("fac-1", "Стенд", owner_org_legal="org-1", operator_org="org-2"),
        facility("fac-2", "Камера", host="org-2", operator_org="org-1"),
        equipment("eq-1", "Лазер", owner_org_legal="org-1"),
        programme("prg-1", "Свет", customer_coordinator="org-1"),
        other("call", "call-1", funder_uid="org-1"),
        other("agreement", "agr-1", parties=["org-1", "org-2"]),
    )
    assert told(records.record("org-1")) == {
        "Hosts": ["fac-1"],
        "Owns": ["eq-1", "fac-1"],
        "Operates": ["fac-2"],
        "Coordinates": ["prg-1"],
        "Calls": ["call-1"],
        "Agreements": ["agr-1"],
        "Divisions": ["org-2"],
        "Founded these organisations": ["org-3"],
        "Keeps these records": ["org-3"],
    }


def test_roles_are_told_from_the_rows_that_name_a_record(holding: Holding) -> None:
    rows = [{"facility_uid": "fac-1", "role": "built_on"}, {"facility_uid": "fac-1", "role": "user"}]
    partners = [{"org_uid": "org-1", "role": "executor", "country": "BY"}]
    records = holding(
        organisation("org-1", "А"),
        facility("fac-1", "Стенд"),
        programme("prg-1", "Свет", facilities=rows, partners=partners),
    )
    (member,) = records.record("fac-1").related("Programmes").members
    assert member.roles == (("facility_role", "built_on"), ("facility_role", "user"))
    (member,) = records.record("org-1").related("Takes part in").members
    assert member.roles == (("programme_role", "executor"),)


def test_a_part_knows_the_way_up_and_a_whole_its_parts(holding: Holding) -> None:
    records = holding(
        organisation("org-1", "А"),
        facility("fac-1", "Центр"),
        facility("fac-2", "Отдел", parent_uid="fac-1"),
        facility("fac-3", "Стенд", parent_uid="fac-2"),
    )
    assert [above.uid for above in records.record("fac-3").path] == ["fac-1", "fac-2"]
    assert told(records.record("fac-1"))["Parts"] == ["fac-2"] and records.record("fac-1").path == ()


def test_a_circle_of_parts_and_a_part_of_nothing_known_come_to_an_end(holding: Holding) -> None:
    records = holding(
        facility("fac-1", "А", parent_uid="fac-2"),
        facility("fac-2", "Б", parent_uid="fac-1"),
        facility("fac-3", "В", parent_uid="nowhere"),
        facility("fac-4", "Г", parent_uid="fac-4"),
    )
    assert [above.uid for above in records.record("fac-1").path] == ["fac-2"]
    assert records.record("fac-3").path == () == records.record("fac-4").path


def test_a_successor_tells_what_it_stands_for_though_that_is_in_no_list(holding: Holding) -> None:
    old = facility("fac-1", "Старый", status="merged", successor_uid="fac-2")
    records = holding(organisation("org-1", "А"), old, facility("fac-2", "Новый"))
    assert told(records.record("fac-2"))["Replaces"] == ["fac-1"]
    assert told(records.record("org-1"))["Hosts"] == ["fac-2"]
    assert records.record(records.find("fac-1")).link("fac-2").known


def test_a_person_named_twice_is_one_and_a_record_is_not_near_itself(holding: Holding) -> None:
    person = {"uid": "per-1", "kind": "person", "rev": 1, "family": {"ru": "Фамилия"}, "org_uid": "org-1"}
    records = holding(organisation("org-1", "А"), {**person, "about_uids": ["org-1", "per-1"]})
    assert told(records.record("org-1")) == {"Persons": ["per-1"]}
    assert [one.uid for one in records.record("per-1").around] == ["org-1"]


def test_near_a_facility_are_its_papers_the_certificates_of_its_hosts_and_the_calls_of_its_programmes(
    holding: Holding,
) -> None:
    records = holding(
        organisation("org-1", "А"),
        facility("fac-1", "Стенд", policy_docs=["doc-1"], document_uids=["doc-2", "nowhere"]),
        programme("prg-1", "Свет", facilities=[{"facility_uid": "fac-1", "role": "user"}]),
        other("call", "call-1", programme_uid="prg-1"),
        *(other("document", uid, document_kind="policy") for uid in ("doc-1", "doc-2", "doc-3")),
        {"uid": "acc-1", "kind": "accreditation", "rev": 1, "holder_uid": "org-1", "certificate_no": "1"},
        {"uid": "acc-2", "kind": "accreditation", "rev": 1, "holder_uid": "fac-1", "certificate_no": "2"},
    )
    view = records.record("fac-1")
    assert {one.uid for one in view.near(Paper)} == {"doc-1", "doc-2"}
    assert {one.uid for one in view.near(Accreditation)} == {"acc-1", "acc-2"}
    assert [one.uid for one in view.near(Call)] == ["call-1"]
    assert [each.uid for each in view.related("Accreditations").members] == ["acc-2"]
    assert [one.uid for one in records.record("doc-1").near(Facility)] == ["fac-1"]


def test_long_lists_name_the_first_and_count_all(holding: Holding, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(relating, "LISTED", 4)
    monkeypatch.setattr(relating, "SHORT", 2)
    owned = [equipment(f"eq-{n}", f"Прибор {n}", owner_org_legal="org-1", facilities=()) for n in range(7)]
    hosted = [facility(f"fac-{n}", f"Стенд {n}") for n in range(6)]
    view = holding(organisation("org-1", "А"), *owned, *hosted, service("svc-1", "Услуга")).record("org-1")
    owns = view.related("Owns")
    assert (owns.total, [each.uid for each in owns.members]) == (7, ["eq-0", "eq-1", "eq-2", "eq-3"])
    assert view.related("Hosts").total == 6 and len(view.near(Facility)) == 2
    assert view.related("nothing").total == 0


def test_an_edit_is_seen_from_the_other_side_at_once(holding: Holding) -> None:
    records = holding(organisation("org-1", "А"), organisation("org-2", "Б"), facility("fac-1", "Стенд"))
    records.edit("fac-1", {"operator_org": "org-2", "name.ru": "Новое имя"}, "я")
    (member,) = records.record("org-2").related("Operates").members
    assert member.name.ru == "Новое имя"
    assert [one.name.ru for one in records.record("org-2").near(Facility)] == ["Новое имя"]
