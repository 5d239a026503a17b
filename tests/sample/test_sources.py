"""The demonstration catalogue keeps its promises: whole, marked, complete in both languages, with nothing dangling."""

import hashlib
import re
from collections import Counter
from datetime import UTC, datetime

import pytest

from sync.ageing import TextState, text_states
from sync.bilingual import Lang
from sync.calls import CallState, call_state
from sync.checks import record_problems
from sync.completeness import missing
from sync.errors import Check
from sync.fields import Type
from sync.records import Accreditation, Agreement, Call, Facility, Paper, Record, Service
from sync.registry import fields_of
from tests.sample.reading import SAMPLE, of_kind, records, texts, vocabularies

TODAY = "2026-11-23"
KEPT_AS_IN_THE_REGISTRY = {"Полацкi", "дзяржаýны", "ýнiверсiтэт", "РАНru"}


def test_every_record_passes_every_check() -> None:
    found = [problem for record in records() for problem in record_problems(record, vocabularies(), TODAY)]
    assert [problem for problem in found if problem.check is not Check.MIXED_ALPHABETS] == []
    assert {problem.given for problem in found} <= KEPT_AS_IN_THE_REGISTRY


def test_nothing_lies_below_the_minimum_to_publish() -> None:
    assert {record.uid: lacking for record in records() if (lacking := missing(record))} == {}


def test_demonstration_records_are_complete_in_both_languages() -> None:
    made_here = [record for record in records() if record.source != "Research Organization Registry (ROR)"]
    assert {record.uid: text for record in made_here for text in texts(record) if not (text.ru and text.be)} == {}


def test_no_identity_and_no_number_is_used_twice() -> None:
    assert [uid for uid, count in Counter(record.uid for record in records()).items() if count > 1] == []
    numbers = Counter(record.number for record in records() if record.number)
    assert [number for number, count in numbers.items() if count > 1] == []


def _references(record: Record) -> set[str]:
    found: set[str] = set()
    for field in fields_of(record.kind).values():
        value = getattr(record, field.name)
        if field.type is Type.REFERENCE:
            found.update([value] if isinstance(value, str) else value)
        for row in value if field.columns else ():
            found.update(getattr(row, column.name) for column in field.columns if column.type is Type.REFERENCE)
    return found - {""}


def test_every_reference_leads_to_a_record() -> None:
    known = {record.uid for record in records()}
    assert {uid for record in records() for uid in _references(record)} - known == set()


def test_subjects_are_in_use_and_named_in_both_languages() -> None:
    used = {code for kind in ("facility", "service", "programme") for record in of_kind(kind) for code in record.grnti}
    paths = [vocabularies().path("grnti", code) for code in used]
    assert [path[-1].code for path in paths if path[-1].excluded(TODAY) or len(path) != 3] == []
    assert [term.code for path in paths for term in path if not term.label.be] == []


def test_there_is_enough_to_show() -> None:
    facilities = of_kind("facility")
    assert len(facilities) >= 60
    assert len(of_kind("programme")) >= 12
    kinds = {term.code for term in vocabularies().terms("facility_kind")}
    assert {facility.facility_kind for facility in facilities} == kinds
    assert {record.facility_uid for record in of_kind("service")} == {facility.uid for facility in facilities}
    served = Counter(uid for record in of_kind("equipment") for uid in record.facility_uids)
    assert {facility.uid for facility in facilities if served[facility.uid] < 3} == set()


@pytest.mark.parametrize("lang", Lang)
def test_laser_is_found_in_many_places_in_either_language(lang: Lang) -> None:
    named = [record for record in of_kind("facility") if "лазер" in record.description.get(lang).lower()]
    assert len(named) >= 8


def test_what_is_made_up_says_so() -> None:
    made_up = [record for record in records() if record.demo]
    named = [record for record in made_up if record.kind not in ("equipment", "service", "accreditation")]
    assert {record.kind for record in named} >= {"call", "agreement", "document"}
    assert [record.uid for record in named if not record.name.ru.endswith(" (образец)")] == []
    assert [record.uid for record in named if not record.name.be.endswith(" (узор)")] == []
    certificates = [record for record in made_up if isinstance(record, Accreditation)]
    assert [one.uid for one in certificates if not one.certificate_no.startswith("DEMO-")] == []
    files = ("facilities", "equipment", "services", "calls", "documents")
    raw = b"".join((SAMPLE / f"{name}.jsonl").read_bytes() for name in files)
    addresses = re.findall(r'(?:https?://|@)([^/"]+)', raw.decode())
    assert {address for address in addresses if not address.endswith(".example")} == set()
    assert {phone for phone in re.findall(r'"phone":"([^"]+)"', raw.decode()) if "000" not in phone} == set()


def test_no_sentence_of_a_description_stands_twice() -> None:
    sentences = [
        sentence
        for facility in of_kind("facility")
        for text in (facility.description, facility.unique_features)
        for lang in Lang
        for sentence in {part.strip() for part in text.get(lang).split(". ")}
    ]
    shared = [sentence for sentence, count in Counter(sentences).items() if count > 2]
    assert shared == []
    assert all(len(facility.description.ru.split(". ")) >= 3 for facility in of_kind("facility"))


def test_confirmations_are_fresh_due_and_old() -> None:
    confirmed = [record.confirmed_on for record in of_kind("facility")]
    fresh, old = sum(day > "2025-11-23" for day in confirmed), sum(day < "2025-05-23" for day in confirmed)
    assert fresh > len(confirmed) / 2
    assert old and fresh + old < len(confirmed)


def test_every_facility_has_its_picture() -> None:
    for facility in of_kind("facility"):
        (photo,) = facility.photos
        data = (SAMPLE / "photos" / photo.file).read_bytes()
        assert hashlib.sha256(data).hexdigest() == photo.hash, photo.file
        assert len(data) <= 60_000, photo.file


NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


def test_calls_stand_in_every_state_and_their_deadlines_in_several_zones() -> None:
    calls = [record for record in of_kind("call") if isinstance(record, Call)]
    assert {call_state(call.opens, call.deadline, NOW) for call in calls} == set(CallState)
    zones = {call.deadline[-6:] for call in calls if "T" in call.deadline}
    assert len(zones) >= 3 and any("T" not in call.deadline for call in calls)


def test_agreements_and_certificates_run_end_soon_and_are_over() -> None:
    agreements = [record for record in of_kind("agreement") if isinstance(record, Agreement)]
    certificates = [record for record in of_kind("accreditation") if isinstance(record, Accreditation)]
    for ends in ([one.valid_until for one in agreements], [one.valid_until for one in certificates]):
        assert min(ends) < TODAY < max(ends)
        assert any(TODAY < end < "2027-02-21" for end in ends)
    assert len(agreements) >= 6 and all(one.parties and one.facilities for one in agreements)


def test_documents_belong_to_something_and_some_are_files() -> None:
    papers = [record for record in of_kind("document") if isinstance(record, Paper)]
    named = {uid for one in records() if isinstance(one, Facility) for uid in (*one.policy_docs, *one.document_uids)}
    assert {paper.uid for paper in papers} == named
    files = [path.read_bytes() for path in (SAMPLE / "documents").iterdir()]
    shipped = {(hashlib.sha256(data).hexdigest(), len(data)) for data in files}
    assert {(paper.file_hash, paper.size) for paper in papers if paper.file_hash} == shipped
    assert all(paper.url.split("/")[2].endswith(".example") for paper in papers if paper.url)


def test_some_prices_are_past_their_time() -> None:
    prices = [price for one in records() if isinstance(one, Service) for price in one.prices]
    shown = [bool(price.shown_amount(TODAY)) for price in prices]
    assert any(shown) and not all(shown)


def test_texts_older_than_their_originals_and_unread_copies_can_be_seen() -> None:
    states = {found for record in records() if record.field_state for _, _, found in text_states(record)}
    assert {TextState.OUTDATED, TextState.MACHINE, TextState.ORIGINAL, TextState.CURRENT} <= states


def test_nobody_lives_in_the_sample() -> None:
    assert of_kind("person") == [] and of_kind("person", demo=False) == []


def test_what_is_known_of_the_union_state_is_not_marked_as_made_up() -> None:
    (programme,) = of_kind("programme", demo=False)
    assert programme.level == "union_state"
    assert {agreement.status for agreement in of_kind("agreement", demo=False)} == {"published", "draft"}
