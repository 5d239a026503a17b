"""From the records of the sample to what stands on their sheets."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest
from pdfminer.high_level import extract_text

from desktop.brochure import job
from desktop.brochure.gathering import passport_view
from desktop.brochure.plan import Issue, PassportView, PrintRequest
from desktop.catalogue.relating import references
from desktop.catalogue.views import Linked, Picture, RecordView
from desktop.paths import RESOURCES
from desktop.settings import Content
from sync.bilingual import Bilingual
from sync.fields import Mark, Type
from sync.freshness import Freshness
from sync.records import KINDS, Accreditation, Agreement, Call, Facility, Organisation, Person, Record, Service
from sync.registry import fields_of, typed
from sync.vocabularies import Vocabularies, read_terms

SAMPLE, TODAY = RESOURCES / "sample", "2026-06-30"
SOMEBODY = Person(
    uid="person-1", family=Bilingual("Фамилия", "Прозвішча"), given=Bilingual("Имя", "Імя"), latin="Name",
    patronymic=Bilingual("Отчество", "Імя па бацьку"), position=Bilingual("Начальник смены", "Начальнік змены"),
    role="responsible", email="name@yasen.example", confirmed_on="2026-02-01", demo=True, consent_scope="public",
)  # fmt: skip


@cache
def _records() -> dict[str, Record]:
    lines = [line for path in sorted(SAMPLE.glob("*.jsonl")) for line in path.read_bytes().splitlines()]
    found = (typed({"rev": 1, **msgspec.json.decode(line)}) for line in lines)
    return {record.uid: record for record in found}


@cache
def _terms() -> Vocabularies:
    folder = RESOURCES / "vocabularies"
    return Vocabularies(term for name in ("terms", "regions", "countries") for term in _read(folder / f"{name}.tsv"))


def _read(path: Path) -> Iterator[Any]:
    return read_terms(path) if path.read_text(encoding="utf-8").startswith("scheme\tcode\tlabel_ru") else iter(())


def _seen(record: Record) -> RecordView:
    """The record with what belongs to it, as the catalogue would show it."""
    uid = record.uid
    known = _records().values()
    return RecordView(
        record=record,
        freshness=Freshness.FRESH,
        linked=tuple(Linked(one.uid, one.kind, one.name) for one in known),  # type: ignore[attr-defined]
        around=tuple(one for one in known if one.uid != uid and (_names(one, uid) or _names(record, one.uid))),
        pictures=(Picture(None, Bilingual("вид", "від"), Bilingual(), ""),) if isinstance(record, Facility) else (),
    )


def _names(record: Record, uid: str) -> bool:
    """Whether a record names another, in a field or in a row."""
    return any(uid in repr(getattr(record, name)) for kind, name in references() if kind == record.kind)


def _view(record: Record, on: str = TODAY) -> PassportView:
    return passport_view(_seen(record), _terms(), on)


def _some(kind: str) -> list[Record]:
    """Demonstration records of a kind first: they are whole in both languages. The sample has no persons."""
    if kind == "person":
        return [SOMEBODY]
    return sorted((one for one in _records().values() if one.kind == kind), key=lambda one: not one.demo)


def _first(kind: str) -> Record:
    return _some(kind)[0]


def test_a_facility_has_all_its_parts() -> None:
    record = _first("facility")
    assert isinstance(record, Facility)
    view = _view(record)
    assert view.title == record.name and view.demo and view.confirmed_on == record.confirmed_on
    assert view.place is not None and view.place.region == record.region
    assert view.link == f"niva:{record.uid}"
    assert len(view.contacts) == len(record.contacts)
    headings = [section.label.ru for section in view.sections]
    assert headings[:3] == ["Оборудование", "Услуги", "Доступ"]
    specifications = [line.ru for row in view.sections[0].tables[0].rows for line in row[1]]
    assert any(character.isdigit() for line in specifications for character in line)
    assert all(": " in line for line in specifications)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_prints_whole_in_both_languages(kind: str, out: Path) -> None:
    views = tuple(_view(record) for record in _some(kind)[:2])
    done = job.write(PrintRequest(views, Content.BOTH, Issue(1, TODAY)), out)
    text = extract_text(out).replace("\n", " ")
    assert done.pages >= len(views) > 0
    assert not [gap for gap in done.gaps if gap.lang]
    for view in views:
        assert all(fact.value.ru and fact.value.be for fact in view.facts)
        assert "Образец · Узор" in text or not view.demo


def test_what_never_leaves_the_office_is_on_no_sheet() -> None:
    canary = "СЕКРЕТ-КАНАРЭЙКА"
    for record in (_first(kind) for kind in KINDS):
        private = [name for name, field in fields_of(record.kind).items() if field.mark is Mark.PRIVATE]
        told = msgspec.structs.replace(record, **dict.fromkeys(private, canary))
        assert canary not in repr(_view(told))
    assert [name for name, field in fields_of("equipment").items() if field.mark is Mark.PRIVATE]


def test_a_price_past_its_time_is_no_number() -> None:
    service = next(one for one in _records().values() if isinstance(one, Service) and one.prices)
    facility = _records()[service.facility_uid]
    amount = service.prices[0].amount.split(".")[0]

    def prices(on: str) -> str:
        table = next(section for section in _view(facility, on).sections if section.label.ru == "Услуги").tables[0]
        return " ".join(line.ru for row in table.rows if row[0][0] == service.name for line in row[2])

    assert amount in prices(service.prices[0].valid_from)
    assert amount not in prices("2199-01-01") and "по запросу" in prices("2199-01-01")


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_text_of_a_record_is_somewhere_on_its_sheet(kind: str) -> None:
    record = _first(kind)
    said = repr(_view(record))
    for name, field in fields_of(kind).items():
        value = getattr(record, name)
        if value and field.bilingual and field.type in (Type.LINE, Type.TEXT):
            assert repr(value.ru)[1:-1] in said and repr(value.be)[1:-1] in said, name


def _sections(view: PassportView) -> dict[str, list[str]]:
    """The lines of the tables of each section."""
    lines = {}
    for section in view.sections:
        rows = [row for table in section.tables for row in table.rows]
        lines[section.label.ru] = [line.ru for row in rows for cell in row for line in cell]
    return lines


def test_a_facility_shows_certificates_of_its_own_and_of_whoever_answers_for_it() -> None:
    held = next(one for one in _records().values() if isinstance(one, Accreditation) and _is_facility(one.holder_uid))
    said = _sections(_view(_records()[held.holder_uid]))["Аккредитации"]
    assert any(held.certificate_no in line for line in said)
    late = _sections(_view(_records()[held.holder_uid], "2199-01-01"))["Аккредитации"]
    assert any(line.startswith("срок истёк") for line in late)


def _is_facility(uid: str) -> bool:
    return isinstance(_records()[uid], Facility)


def test_rules_of_access_stand_among_the_access_and_other_documents_at_the_end() -> None:
    record = _first("facility")
    assert isinstance(record, Facility)
    said = _sections(_view(record))
    policies = [_records()[uid].name.ru for uid in record.policy_docs]  # type: ignore[attr-defined]
    others = [_records()[uid].name.ru for uid in record.document_uids]  # type: ignore[attr-defined]
    assert set(policies) <= set(said["Доступ"]) and policies
    assert set(others) <= {line for lines in said.values() for line in lines}


def test_only_calls_one_may_still_answer_are_printed() -> None:
    call = next(one for one in _records().values() if isinstance(one, Call) and one.opens < "2026-11-01" < one.deadline)
    programme = _records()[call.programme_uid]
    assert call.name.ru in _sections(_view(programme, "2026-11-01"))["Открытые конкурсы"]
    assert "Открытые конкурсы" not in _sections(_view(programme, "2199-01-01"))


@pytest.mark.parametrize("scope", ["", "office", "event"])
def test_a_person_who_has_not_agreed_is_on_no_sheet(scope: str) -> None:
    said = repr(_view(msgspec.structs.replace(SOMEBODY, consent_scope=scope)))
    assert not [word for word in ("Фамилия", "Имя", "name@", "Начальник") if word in said]
    assert "остаётся в организации" in said


def test_an_agreement_for_its_parties_is_on_no_sheet() -> None:
    shown = next(one for one in _records().values() if isinstance(one, Agreement) and one.demo)
    hidden = msgspec.structs.replace(shown, visibility="parties")
    assert shown.name.ru in repr(_view(shown)) and shown.name.ru not in repr(_view(hidden))
    party = _records()[shown.parties[0]]
    assert isinstance(party, Organisation) and shown.name.ru in repr(_view(party))


@pytest.mark.verapdf
def test_sheets_of_every_kind_conform(out: Path) -> None:
    from tests.verapdf import failures

    views = tuple(_view(_first(kind)) for kind in KINDS)
    job.write(PrintRequest(views, Content.BOTH, Issue(1, TODAY)), out)
    assert not failures(out, "2a") and not failures(out, "ua1")


def test_an_agreement_that_is_over_says_so() -> None:
    over = next(
        one for one in _records().values() if isinstance(one, Agreement) and one.demo and one.valid_until < TODAY
    )
    said = _sections(_view(_records()[over.facilities[0]]))["Соглашения"]
    assert any(line.startswith("срок истёк") for line in said)


def test_a_date_of_confirmation_is_a_fact_of_the_sheet() -> None:
    view = _view(_first("facility"))
    shown = date.fromisoformat(view.confirmed_on).strftime("%d.%m.%Y")
    assert view.facts[-1].value == Bilingual(shown, shown)
