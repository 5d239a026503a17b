"""One field of many records: what becomes of each, what stays out, and that one undo brings all of it back."""

from __future__ import annotations

import time
from pathlib import Path

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from desktop.paths import RESOURCES
from desktop.ui.bulk.planning import (
    Action,
    Choice,
    Planned,
    Wanted,
    actions_of,
    choices,
    difference,
    members,
    plan,
    same,
    write,
)
from sync.bilingual import Bilingual
from sync.errors import Check
from sync.fields import Many, Type
from sync.records import KINDS, Call, Facility, Record, Service
from sync.registry import fields_of, value_at
from sync.rows import Contact
from sync.vocabularies import Vocabularies, read_terms
from tests.catalogue import sample_records

TERMS = Vocabularies(list(read_terms(RESOURCES / "vocabularies" / "terms.tsv")))
OLD = Contact(role="booking", email="old@svetoch.example", phone="+375170000001")
OTHER = Contact(role="head", email="head@svetoch.example")
NEW = Contact(role="booking", email="new@svetoch.example")
codes = st.lists(st.sampled_from(["29.31", "29.33", "55.13", "58.34"]), max_size=4, unique=True).map(tuple)


def choice(name: str, *kinds: str) -> Choice:
    wanted = kinds or ("facility",)
    return next(each for each in choices(dict.fromkeys(wanted, 1)) if each.path == name)


def planned(records: list[Record], asked: Choice, wanted: Wanted) -> list[Planned]:
    return list(plan(records, asked, wanted, TERMS, "2026-11-23"))


def test_one_contact_is_replaced_in_every_kind_that_names_it() -> None:
    again = msgspec.structs.replace(OLD, phone="", email="OLD@svetoch.example", unit=Bilingual("Отдел", "Аддзел"))
    records: list[Record] = [
        Facility(uid="f1", contacts=(OTHER, OLD)),
        Call(uid="c1", contacts=(again,)),
        Facility(uid="f2", contacts=(OTHER,)),
        Service(uid="s1"),
    ]
    asked = choice("contacts", "facility", "call")
    assert members(records, asked)[0] == (OTHER, 2) and len(members(records, asked)) == 2
    found = planned(records, asked, Wanted(Action.REPLACE, (NEW,), (OLD,)))
    assert {each.uid: each.after for each in found} == {"f1": (OTHER, NEW), "c1": (NEW,)}


def test_the_new_contact_stands_once_where_it_stood_already() -> None:
    found = planned(
        [Facility(uid="f1", contacts=(OLD, NEW))], choice("contacts"), Wanted(Action.REPLACE, (NEW,), (OLD,))
    )
    assert [each.after for each in found] == [(NEW,)]


def test_a_value_that_fails_a_check_stays_out_with_its_reason() -> None:
    bad = msgspec.structs.replace(NEW, email="no address")
    found = planned([Facility(uid="f1", contacts=(OLD,))], choice("contacts"), Wanted(Action.REPLACE, (bad,), (OLD,)))
    assert [each.refusal.check for each in found if each.refusal] == [Check.NOT_AN_EMAIL]


def test_what_would_stay_the_same_is_not_touched() -> None:
    record = Facility(uid="f1", founded_year=2013)
    asked = choice("founded_year")
    assert planned([record], asked, Wanted(Action.SET, 2013)) == []
    assert planned([record], asked, Wanted(Action.CLEAR))[0].after is None


@given(codes, codes)
def test_adding_and_taking_out_know_sets(before: tuple[str, ...], wanted: tuple[str, ...]) -> None:
    record, asked = Facility(uid="f1", grnti=before), choice("grnti")
    added = [each.after for each in planned([record], asked, Wanted(Action.ADD, wanted))]
    taken = [each.after for each in planned([record], asked, Wanted(Action.REMOVE, old=wanted))]
    assert set(added[0] if added else before) == {*before, *wanted}  # type: ignore[misc]
    assert set((taken[0] or ()) if taken else before) == {*before} - {*wanted}  # type: ignore[misc,arg-type]


def test_every_field_a_person_writes_is_offered_with_something_to_do() -> None:
    for kind in KINDS:
        offered = {each.field.name for each in choices({kind: 1})}
        written = {
            field.name for field in fields_of(kind).values() if not field.derived and field.type is not Type.FILE
        }
        assert offered == written
    for each in choices(dict.fromkeys(KINDS, 1)):
        assert Action.CLEAR in actions_of(each.field)
        assert (Action.ADD in actions_of(each.field)) == (each.field.many is not Many.ONE)


def test_only_what_differs_is_shown() -> None:
    assert difference((OTHER, OLD), (OTHER, NEW)) == (
        (Contact(email=OLD.email, phone=OLD.phone),),
        (Contact(email=NEW.email),),
    )
    assert difference("a", "b") == ("a", "b") and difference(("a", "b"), ("a",)) == (("b",), ())


def test_contacts_are_known_by_role_and_address_or_phone() -> None:
    phone = Contact(role="booking", phone="+375 17 000-00-01")
    assert same(phone, Contact(role="booking", phone="+375170000001"))
    assert not same(phone, Contact(role="head", phone="+375170000001")) and not same(OLD, NEW)


def test_what_changed_since_the_preview_and_what_fails_stays_out_of_one_act(tmp_path: Path) -> None:
    asked = choice("parent_uid")
    with sample_records.catalogue(tmp_path / "profile") as catalogue:
        uids = ["fac-1", "fac-2", "fac-3"]
        found = planned(list(catalogue.records(uids)), asked, Wanted(Action.SET, "fac-3"))
        catalogue.edit("fac-1", {"parent_uid": "fac-2"}, "Анна")
        done = write(catalogue, asked.path, found, "я")
        assert {uid: refusal.check for uid, refusal in done.refused} == {
            "fac-1": Check.CHANGED_SINCE,
            "fac-3": Check.CIRCULAR,
        }
        assert done.change.uids == ("fac-2",)
        assert [value_at(record, "parent_uid") for record in catalogue.records(uids)] == ["fac-2", "fac-3", None]


def test_many_that_fail_are_left_out_in_a_second_try(tmp_path: Path) -> None:
    many = [sample_records.facility(f"new-{n}", f"Стенд {n}") for n in range(300)]
    with sample_records.catalogue(tmp_path / "profile", [*sample_records.records(), *many]) as catalogue:
        tries = list[int]()
        catalogue.changes.listen(lambda change: tries.append(len(change.uids)))
        found = [Planned(f"new-{n}", "facility", "org-1", "gone" if n else "org-2") for n in range(300)]
        begun = time.thread_time()
        done = write(catalogue, "host_org", found, "я")
        assert len(done.refused) == 299 and tries == [1] and time.thread_time() - begun < 3
