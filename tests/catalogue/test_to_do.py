"""What waits for an office: found by what records say on a day, for the right organisation, and renewed by an edit."""

from pathlib import Path
from typing import Any

import pytest

from desktop.catalogue import Catalogue
from desktop.catalogue.index.duties import Ends, last_day
from desktop.catalogue.to_do import months_after
from desktop.catalogue.views_of_work import Ages, Ending, Texts, ToDo, Untranslated
from desktop.profile import Profile
from sync.ageing import TextState, text_hash
from sync.bilingual import Lang
from sync.freshness import Freshness
from tests.catalogue import sample_records
from tests.catalogue.sample_records import TERMS, clock, equipment, facility, organisation, programme, service

FULL = {
    "description": {"ru": "Текст", "be": "Тэкст"},
    "region": "BY-HM",
    "access_types": ["remote"],
    "procedure": {"ru": "Заявка", "be": "Заяўка"},
    "contacts": [{"role": "office", "email": "a@b.by"}],
    "confirmed_on": "2026-11-01",
}
"""What a facility needs besides what `facility` gives it."""


def catalogue(folder: Path, *documents: dict[str, Any]) -> Catalogue:
    hosts = [organisation("org-1", "Институт", confirmed_on="2026-11-01"), organisation("org-2", "Другой")]
    return sample_records.catalogue(folder, [*hosts, *documents, *TERMS])


def to_do(folder: Path, *documents: dict[str, Any], of: str = "org-1") -> ToDo:
    with catalogue(folder, *documents) as opened:
        return opened.to_do(of)


def record(kind: str, uid: str, **fields: Any) -> dict[str, Any]:
    return {"uid": uid, "kind": kind, "rev": 1, "status": "published"} | fields


def test_nothing_waits_in_an_empty_profile(profile_dir: Path) -> None:
    with Catalogue.open(Profile(profile_dir), clock=clock) as empty:
        assert empty.to_do("org-1") == ToDo("org-1")
        assert empty.to_do("").nothing


def test_records_are_counted_by_age_and_named_by_deadline(profile_dir: Path) -> None:
    found = to_do(
        profile_dir,
        facility("fac-1", "Свежая", confirmed_on="2026-10-01"),
        facility("fac-2", "Пора", confirmed_on="2025-10-31"),
        facility("fac-3", "Старая", confirmed_on="2024-10-01"),
        facility("fac-4", "Никогда"),
        facility("fac-5", "Чужая", host="org-2", confirmed_on="2020-01-01"),
        facility("fac-6", "Снятая", status="retired"),
    )
    assert found.ages == Ages(fresh=2, due=1, old=2)
    assert [(chore.uid, chore.freshness, chore.old_on, chore.rev) for chore in found.confirm] == [
        ("fac-4", Freshness.OLD, "", 1),
        ("fac-3", Freshness.OLD, "2026-04-01", 1),
        ("fac-2", Freshness.DUE, "2027-05-01", 1),
    ]
    assert found.left.confirm == 3


def test_a_record_is_of_its_keeper_else_of_what_it_belongs_to(profile_dir: Path) -> None:
    documents = [
        facility("fac-1", "Наша"),
        equipment("eq-1", "Прибор"),
        service("svc-1", "Услуга"),
        facility("fac-2", "Ведёт другой", owner_org="org-2"),
        equipment("eq-2", "Прибор другого", facilities=["fac-2"]),
        facility("fac-3", "Ведём мы", host="org-2", owner_org="org-1"),
        equipment("eq-3", "Наш прибор", facilities=["fac-3"]),
        programme("prg-1", "Программа", customer_coordinator="org-1"),
        organisation("org-3", "Филиал", parent_uid="org-1"),
        facility("fac-4", "Стенд филиала", host="org-3"),
        record("agreement", "agr-1", parties=["org-2", "org-1"]),
        record("accreditation", "acc-1", holder_uid="fac-1"),
        record("person", "per-1", org_uid="org-1"),
    ]
    with catalogue(profile_dir, *documents) as opened:
        ours, theirs, all_ = opened.to_do("org-1"), opened.to_do("org-2"), opened.to_do("")
        assert opened.to_do("nobody").left.confirm == 0
    listed = {chore.uid for chore in ours.confirm}
    assert listed == {"fac-1", "eq-1", "svc-1", "fac-3", "eq-3", "prg-1", "agr-1", "acc-1", "per-1"}
    assert {chore.uid for chore in theirs.confirm} == {"org-2", "fac-2", "eq-2", "agr-1"}
    assert all_.ages.total == 15


def test_what_lacks_the_minimum_says_which_fields(profile_dir: Path) -> None:
    found = to_do(profile_dir, facility("fac-1", "Полная", **FULL), facility("fac-2", "Неполная"))
    (chore,) = (chore for chore in found.incomplete if chore.kind == "facility" and chore.uid == "fac-2")
    assert set(chore.fields) == {"description", "region", "access_types", "procedure", "contacts", "confirmed_on"}
    assert "fac-1" not in {chore.uid for chore in found.incomplete}
    assert found.left.incomplete == len(found.incomplete)


def test_texts_wait_for_a_translator_in_order(profile_dir: Path) -> None:
    state = [
        {"field": "description", "lang": "be", "origin": "human", "source_hash": text_hash("Прежний")},
        {"field": "tagline", "lang": "be", "origin": "machine", "source_hash": text_hash("Строка")},
    ]
    texts = {"description": {"ru": "Новый", "be": "Ранейшы"}, "tagline": {"ru": "Строка", "be": "Радок"}}
    found = to_do(profile_dir, facility("fac-1", "Лазеры", field_state=state, **texts))
    chores = [(chore.uid, chore.path, chore.lang, chore.state) for chore in found.translate]
    assert chores == [
        ("fac-1", "description.be", Lang.BE, TextState.OUTDATED),
        ("fac-1", "tagline.be", Lang.BE, TextState.MACHINE),
        ("org-1", "name.be", Lang.BE, TextState.MISSING),
        ("fac-1", "name.be", Lang.BE, TextState.MISSING),
    ]
    assert found.texts == Texts(ru=100, be=20, missing=2, outdated=1, machine=1)
    assert found.left.translate == 4


def test_what_ends_is_named_before_and_after_its_end(profile_dir: Path) -> None:
    checks = [
        {"kind": "verification", "valid_until": "2025-01-01", "certificate_no": "1"},
        {"kind": "verification", "valid_until": "2026-11-30", "certificate_no": "2"},
        {"kind": "calibration", "valid_until": "2026-10"},
    ]
    prices = [
        {"amount": "10", "currency": "BYN", "customer_group": "by", "valid_to": "2026-11-01"},
        {"amount": "12", "currency": "BYN", "customer_group": "by", "valid_to": "2026-12-31"},
        {"amount": "15", "currency": "RUB", "customer_group": "ru", "valid_to": "2026-10-01"},
        {"amount": "16", "currency": "RUB", "customer_group": "ru"},
    ]
    found = to_do(
        profile_dir,
        facility("fac-1", "Наша"),
        equipment("eq-1", "Микроскоп", verification=checks),
        service("svc-1", "Анализ", prices=prices),
        record("agreement", "agr-1", parties=["org-1"], valid_until="2027-02-21"),
        record("agreement", "agr-2", parties=["org-1"], valid_until="2027-02-22"),
        record("agreement", "agr-3", parties=["org-1"], valid_until="2026-01-01", auto_renew=True),
        record("accreditation", "acc-1", holder_uid="fac-1", valid_until="2026"),
        record("accreditation", "acc-2", holder_uid="fac-1", valid_until="2028"),
    )
    assert [_end(chore) for chore in found.ending] == [
        ("eq-1", Ends.VERIFICATION, "2026-10-31", -23),
        ("eq-1", Ends.VERIFICATION, "2026-11-30", 7),
        ("acc-1", Ends.ACCREDITATION, "2026-12-31", 38),
        ("svc-1", Ends.PRICE, "2026-12-31", 38),
        ("agr-1", Ends.AGREEMENT, "2027-02-21", 90),
    ]
    assert (found.left.ending, found.left.ended) == (5, 1)


def _end(chore: Ending) -> tuple[str, Ends, str, int]:
    return chore.uid, chore.what, chore.on, chore.days


def test_open_calls_are_everybodys(profile_dir: Path) -> None:
    found = to_do(
        profile_dir,
        record("call", "call-1", deadline="2026-12-02T18:00+03:00", funder_uid="org-2"),
        record("call", "call-2", deadline="2026-12-25"),
        record("call", "call-3", deadline="2026-11-22"),
        record("call", "call-4", deadline="2026-12-20", opens="2026-12-01"),
        record("call", "call-5", deadline="2027-12-25"),
    )
    assert [(call.uid, call.days, call.state) for call in found.calls] == [
        ("call-1", 9, "closing"),
        ("call-2", 32, "open"),
    ]


def test_the_list_follows_an_edit_and_its_undo(profile_dir: Path) -> None:
    with catalogue(profile_dir, facility("fac-1", "Неполная")) as opened:
        before = opened.to_do("org-1")
        opened.edit("fac-1", {"description.ru": "Текст", "confirmed_on": "2026-11-23"}, "Я")
        after = opened.to_do("org-1")
        assert "description" not in _lacking(after, "fac-1")
        assert after.ages == Ages(fresh=2)
        assert _untranslated(after) - _untranslated(before) == {"description.be"}
        opened.undo()
        assert opened.to_do("org-1") == before


def _lacking(found: ToDo, uid: str) -> tuple[str, ...]:
    return next(chore.fields for chore in found.incomplete if chore.uid == uid)


def _untranslated(found: ToDo) -> set[str]:
    return {chore.path for chore in found.translate if isinstance(chore, Untranslated) and chore.uid == "fac-1"}


def test_an_edited_record_that_fails_a_check_is_wrong(profile_dir: Path) -> None:
    with catalogue(profile_dir, programme("prg-1", "Луч", customer_coordinator="org-1", start="2027")) as opened:
        opened.edit("prg-1", {"end": "2026"}, "Я")
        found = opened.to_do("org-1")
        assert [(chore.uid, chore.paths) for chore in found.wrong] == [("prg-1", ("end",))]
        assert opened.to_do("org-2").wrong == ()


@pytest.mark.parametrize(
    ("day", "months", "wanted"),
    [
        ("2025-10-31", 18, "2027-05-01"),
        ("2025-08-31", 18, "2027-03-01"),
        ("2025", 12, "2026-01-01"),
        ("2024-11", 3, "2025-02-01"),
        ("", 12, ""),
    ],
)
def test_months_are_counted_as_freshness_counts_them(day: str, months: int, wanted: str) -> None:
    assert months_after(day, months) == wanted


@pytest.mark.parametrize(
    ("said", "last"),
    [("2026", "2026-12-31"), ("2028-02", "2028-02-29"), ("2026-05-06", "2026-05-06"), ("", ""), ("2026-13", "")],
)
def test_a_month_ends_with_its_last_day(said: str, last: str) -> None:
    assert last_day(said) == last
