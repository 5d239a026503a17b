"""What only other records can say of one: is it here, is it of the right kind, does the way up lead back."""

from pathlib import Path

import pytest

from desktop.catalogue import Catalogue
from desktop.catalogue.views import NewValues
from sync.errors import Check, InvalidValue
from sync.registry import Value, value_at
from sync.rows import FacilityLink
from tests.catalogue import sample_records


def refused(catalogue: Catalogue, uid: str, changes: dict[str, Value]) -> InvalidValue:
    before = catalogue.edits()
    with pytest.raises(InvalidValue) as told:
        catalogue.edit(uid, changes, "я")
    assert catalogue.edits() == before and told.value.uid == uid
    return told.value


@pytest.mark.parametrize(
    ("uid", "changes", "field", "check"),
    [
        ("fac-1", {"host_org": "gone"}, "host_org", Check.MISSING_RECORD),
        ("fac-1", {"host_org": "fac-2"}, "host_org", Check.WRONG_KIND),
        ("fac-1", {"policy_docs": ("eq-1",)}, "policy_docs", Check.WRONG_KIND),
        (
            "prg-1",
            {"facilities": (FacilityLink(facility_uid="org-1"),)},
            "facilities[0].facility_uid",
            Check.WRONG_KIND,
        ),
        ("fac-1", {"parent_uid": "fac-1"}, "parent_uid", Check.CIRCULAR),
        ("fac-1", {"host_org": "country:BY"}, "host_org", Check.MISSING_RECORD),
    ],
)
def test_a_person_names_only_what_is_there(
    small: Catalogue, uid: str, changes: dict[str, Value], field: str, check: Check
) -> None:
    told = refused(small, uid, changes)
    assert (told.field, told.check) == (field, check)


def test_a_circle_is_told_by_the_names_on_the_way(small: Catalogue) -> None:
    small.edit("fac-1", {"parent_uid": "fac-2"}, "я")
    small.edit("fac-2", {"parent_uid": "fac-3"}, "я")
    told = refused(small, "fac-3", {"parent_uid": "fac-1"})
    assert told.check is Check.CIRCULAR and told.given == "fac-2"
    russian = "Объект «Ўздым» → Лаборатория лазерной физики → Ёмкостный стенд → Объект «Ўздым»"
    belarusian = "Аб’ект «Ўздым» → Лабараторыя лазернай фізікі → Ёмістасны стэнд → Аб’ект «Ўздым»"
    assert told.hint.split("\n") == [russian, belarusian]
    with pytest.raises(InvalidValue):
        small.write([NewValues("fac-2", {"network_uid": "fac-3"}), NewValues("fac-3", {"network_uid": "fac-2"})], "я")
    small.write([NewValues("fac-2", {"parent_uid": None}), NewValues("fac-3", {"parent_uid": "fac-1"})], "я")


def test_what_a_bundle_names_and_lacks_is_a_doubt(profile_dir: Path) -> None:

    record = sample_records.facility("fac-1", "Стенд", host="org-later", policy_docs=["doc-later"])
    with sample_records.catalogue(profile_dir, [record]) as catalogue:
        doubts = [problem for problem in catalogue.record("fac-1").problems if problem.check is Check.MISSING_RECORD]
        assert {(doubt.path, doubt.given, doubt.severe) for doubt in doubts} == {
            ("host_org", "org-later", False),
            ("policy_docs", "doc-later", False),
        }
        catalogue.edit("fac-1", {"host_org": "org-later", "url": "https://a.by"}, "я")


def test_nobody_is_public_without_a_dated_consent(small: Catalogue) -> None:
    person = {"family.ru": "Иванова", "org_uid": "org-1", "consent_scope": "public"}
    with pytest.raises(InvalidValue) as told:
        small.create("person", person, "я")
    assert (told.value.field, told.value.check) == ("consent_scope", Check.NO_CONSENT)
    consent = {"consent_date": "2026-01-01", "consent_basis": "заявление"}
    (uid,) = small.create("person", person | consent, "я").uids
    assert refused(small, uid, {"consent_basis": None}).check is Check.NO_CONSENT
    small.edit(uid, {"email": "a@b.by"}, "я")


def test_a_replaced_record_leads_to_the_one_that_stands_today(small: Catalogue) -> None:
    small.edit("fac-1", {"status": "merged", "successor_uid": "fac-2"}, "я")
    small.edit("fac-2", {"status": "retired", "successor_uid": "fac-3"}, "я")
    for name in ("fac-1", "niva:fac-1", "BY-0001"):
        view = small.record(small.find(name))
        assert view.record.uid == "fac-1" and view.successor and view.successor.uid == "fac-3"
    assert small.record("fac-3").successor is None
    refused(small, "fac-3", {"successor_uid": "fac-1"})


def test_all_that_is_refused_is_told_at_once(small: Catalogue) -> None:
    works = [NewValues(uid, {"host_org": "gone"}) for uid in ("fac-1", "fac-2")]
    works += [NewValues("fac-3", {"founded_year": -5}), NewValues("eq-1", {"quantity": 3})]
    before = small.edits()
    with pytest.raises(InvalidValue) as told:
        small.write(works, "я")
    found = {(each.uid, each.check) for each in (told.value, *told.value.others)}
    assert found == {
        ("fac-1", Check.MISSING_RECORD),
        ("fac-2", Check.MISSING_RECORD),
        ("fac-3", Check.OUT_OF_RANGE),
    }
    assert small.edits() == before


def test_nothing_is_written_over_what_was_not_seen(small: Catalogue) -> None:
    seen = {path: value_at(small.record("fac-1").record, path) for path in ("founded_year", "grnti", "name.ru")}
    small.edit("fac-1", {"founded_year": 1999}, "Анна")
    with pytest.raises(InvalidValue) as told:
        small.write([NewValues("fac-1", {"founded_year": 2001}, seen=seen)], "я")
    assert (told.value.check, told.value.field) == (Check.CHANGED_SINCE, "founded_year")
    with pytest.raises(InvalidValue) as told:
        small.write([NewValues("nobody", {"founded_year": 2001}, seen={"founded_year": None})], "я")
    assert told.value.check is Check.CHANGED_SINCE
    small.write([NewValues("fac-1", {"founded_year": 2001}, seen=seen | {"founded_year": 1999})], "я")
    assert small.record("fac-1").record.founded_year == 2001  # type: ignore[attr-defined]
