"""What other programs get: what stands in each format, what does not and why."""

import json
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import icalendar
import pytest
import vobject
from hypothesis import given as drawn
from lxml import etree
from msgspec.structs import replace

from sync.bilingual import Lang
from sync.formats import FORMATS, LeftOut, Why
from sync.records import KINDS
from sync.registry import typed
from tests.sync.shelves import ASKED, NOW, Shelf, few, given, sample, uid
from tests.sync.strategies import documents

SCHEMAS = Path(__file__).resolve().parents[1] / "schemas"
CERIF = "{https://www.openaire.eu/cerif-profile/1.1/}"


def checked(schema: str, whole: bytes) -> Any:
    """The root, valid by our restatement of the standard."""
    root = etree.fromstring(whole)
    etree.RelaxNG(etree.parse(SCHEMAS / schema)).assertValid(root)
    return root


def only(kind: str) -> list[dict[str, Any]]:
    return [each for each in few() if each["kind"] == kind]


def changed(kind: str, **values: Any) -> list[dict[str, Any]]:
    """The few, with the record of that kind changed; None takes a field away."""
    return [
        {name: value for name, value in (each | values).items() if value is not None} if each["kind"] == kind else each
        for each in few()
    ]


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_says_of_every_record_where_it_is(name: str) -> None:
    _whole, written = given(name, few())
    absent = {each.uid for each in written.left_out if each.why is not Why.NOT_WHOLE}
    assert written.count + len(absent) == len(few())
    assert {each.uid for each in written.left_out if each.why is Why.NO_PLACE} == {
        each["uid"] for each in few() if each["kind"] not in FORMATS[name].kinds
    }


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_records_give_the_same_bytes(name: str) -> None:
    assert given(name, few()) == given(name, few())


@pytest.mark.parametrize("name", FORMATS)
def test_the_whole_sample_goes_out(name: str) -> None:
    records = sample()[::7]
    _whole, written = given(name, records)
    assert written.count or name.startswith("pidinst") or name == "ical"


# Our own lines


@drawn(documents())
def test_lines_bring_every_public_field_back(document: dict[str, Any]) -> None:
    document |= {"a_later_field": {"kept": [1, "two"]}}
    whole, written = given("jsonl", [document])
    if not written.count:
        assert [each.why for each in written.left_out] == [Why.NOT_PUBLIC]
        return
    back = json.loads(whole)
    private = {field.name for field in _private(document["kind"])}
    assert back == {name: value for name, value in document.items() if name not in private}
    typed(back)


def _private(kind: str) -> list[Any]:
    from sync.registry import fields_of

    return [field for field in fields_of(kind).values() if not field.public]


# schema.org


def _graph(documents: list[dict[str, Any]]) -> Any:
    from rdflib import Graph

    whole, _written = given("jsonld", documents)
    with warnings.catch_warnings():  # its reader makes a graph of a kind it is about to give up
        warnings.simplefilter("ignore", DeprecationWarning)
        return Graph().parse(data=whole, format="json-ld")


@pytest.mark.parametrize("source", [few, lambda: sample()[::40]], ids=["few", "sample"])
def test_every_word_of_the_linked_data_is_one_of_schema_org(source: Any) -> None:
    from rdflib import RDF, SDO

    graph = _graph(source())
    words = {term for term in graph.predicates() if term != RDF.type} | set(graph.objects(predicate=RDF.type))
    assert words and not [str(word) for word in words if word not in SDO]


def test_no_word_of_the_linked_data_is_dropped_on_expansion() -> None:
    whole, _written = given("jsonld", few())
    keys = {key for node in _nodes(json.loads(whole)["@graph"]) for key in node if not key.startswith("@")}
    told = {str(term).removeprefix("https://schema.org/") for term in _graph(few()).predicates()}
    assert keys <= told


def _nodes(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, list):
        return [node for each in value for node in _nodes(each)]
    if not isinstance(value, dict):
        return []
    return [value, *(node for each in value.values() for node in _nodes(each))]


def test_a_text_has_its_language_and_a_link_its_identity() -> None:
    from rdflib import SDO, Literal, URIRef

    graph = _graph(few())
    facility = URIRef(f"urn:uuid:{uid(2)}")
    assert (facility, SDO.name, Literal("Цэнтр лазернай кінетыкі", lang="be")) in graph
    assert (facility, SDO.parentOrganization, URIRef(f"urn:uuid:{uid(1)}")) in graph


def _prices(now: Any) -> list[str]:
    whole, _written = given("jsonld", only("service"), replace(ASKED, now=now))
    offers = json.loads(whole)["@graph"][0].get("offers", [])
    return [offer["priceSpecification"]["price"] for offer in offers]


def test_a_price_is_told_only_while_it_is_valid() -> None:
    assert _prices(NOW) == ["310.00"]
    assert _prices(NOW.replace(year=2025)) == ["290.00"]
    assert _prices(NOW.replace(year=2027)) == []


def test_the_number_of_a_maker_is_not_that_of_the_instrument() -> None:
    whole, _written = given("jsonld", only("equipment"))
    numbers = {each["propertyID"]: each["value"] for each in json.loads(whole)["@graph"][0]["identifier"]}
    assert numbers == {"niva": "BY-1001", "pid": "10.5072/niva.3"}


def test_numbers_of_registers_stand_as_property_values() -> None:
    whole, _written = given("jsonld", only("organisation"))
    numbers = {each["propertyID"]: each["value"] for each in json.loads(whole)["@graph"][0]["identifier"]}
    assert numbers == {
        "niva": "BY-0001",
        "ror": "https://ror.org/02jx3x895",
        "isni": "0000000121032683",
        "unp": "190000019",
    }


# PIDINST


def test_an_instrument_has_all_it_must_have_in_both_forms() -> None:
    root = checked("pidinst.rng", given("pidinst-xml", few())[0])
    told = json.loads(given("pidinst-json", few())[0])
    assert root.tag == "instrument" and told["schemaVersion"] == root.findtext("schemaVersion") == "1.0"
    assert {"identifier", "landingPage", "name", "owners", "manufacturers"} <= set(told)
    assert [child.tag for child in root] == list(told)
    assert root.findtext("name") == told["name"] == "Фемтосекундный лазер <33 & «К»>"


def test_the_owner_is_named_by_who_gives_access_where_no_owner_is_said() -> None:
    told = json.loads(given("pidinst-json", few())[0])
    assert told["owners"] == [
        {
            "ownerName": "Университет «Ясень»; Минск",
            "ownerContact": "info@yasen.example",
            "ownerIdentifier": {"ownerIdentifier": "https://ror.org/02jx3x895", "ownerIdentifierType": "ROR"},
        }
    ]


@dataclass
class Lacking:
    field: str
    values: dict[str, Any]


@pytest.mark.parametrize(
    "case",
    [
        Lacking("doi_or_handle", {"doi_or_handle": None}),
        Lacking("landing_page", {"landing_page": None}),
        Lacking("owner_org_legal", {"facility_uids": [uid(99)]}),
        Lacking("manufacturer", {"manufacturer": None}),
        Lacking("name", {"name": None}),
    ],
    ids=lambda case: case.field,
)
def test_what_an_instrument_lacks_is_told_and_never_invented(case: Lacking) -> None:
    whole, written = given("pidinst-json", changed("equipment", **case.values))
    assert json.loads(whole) == [] and not written.count
    assert [each for each in written.left_out if each.uid == uid(3)] == [LeftOut(uid(3), Why.LACKS, case.field)]


def test_several_instruments_stand_in_one_file() -> None:
    two = [*few(), *(each | {"uid": uid(33)} for each in only("equipment"))]
    assert [child.tag for child in checked("pidinst.rng", given("pidinst-xml", two)[0])] == ["instrument"] * 2
    assert len(json.loads(given("pidinst-json", two)[0])) == 2


def test_numbers_of_maker_and_inventory_are_in_no_form() -> None:
    for name in ("pidinst-json", "pidinst-xml"):
        assert b"SN-7" not in given(name, few())[0]


# CERIF


def test_cerif_is_valid_for_the_few_and_for_the_sample() -> None:
    for source in (few(), sample()):
        root = checked("cerif.rng", given("cerif", source)[0])
        assert {child.tag.removeprefix(CERIF) for child in root} >= {"OrgUnit", "Equipment", "Project"}


def test_cerif_tells_language_and_origin_of_a_text() -> None:
    root = etree.fromstring(given("cerif", only("organisation"))[0])
    names = [(dict(name.attrib), name.text) for name in root.iter(f"{CERIF}Name")]
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    assert names == [
        ({lang: "ru", "trans": "o"}, "Университет «Ясень»; Минск"),
        ({lang: "be", "trans": "h"}, "Універсітэт «Ясень»; Мінск"),
    ]


def test_a_call_is_a_funding_with_its_duration_and_funder() -> None:
    root = etree.fromstring(given("cerif", few())[0]).find(f"{CERIF}Funding")
    assert root is not None
    duration = root.find(f"{CERIF}Duration")
    assert dict(duration.attrib) == {"startDate": "2026-12-01", "endDate": "2026-12-31T18:00:00+03:00"}
    assert root.find(f"{CERIF}Funder/{CERIF}OrgUnit").get("id") == uid(1)


def test_a_date_that_is_only_a_month_is_told() -> None:
    whole, written = given("cerif", few())
    assert LeftOut(uid(5), Why.NOT_WHOLE, "end") in written.left_out
    assert b"<StartDate>2026-01-01</StartDate>" in whole and b"EndDate" not in whole


@drawn(documents())
def test_xml_is_well_formed_whatever_is_said(document: dict[str, Any]) -> None:
    text = {"ru": "a\x01b<&>\x0b", "be": "]]>"}
    document |= {"name": text} if document["kind"] not in ("person", "accreditation") else {}
    for name in ("cerif", "pidinst-xml"):
        etree.fromstring(given(name, [document])[0])


# vCard


def _cards(records: list[dict[str, Any]]) -> list[Any]:
    return list(vobject.readComponents(given("vcard", records)[0].decode()))


def test_each_mailbox_has_a_card_another_program_reads() -> None:
    by_mail = {card.email.value: card for card in _cards(few())}
    assert set(by_mail) == {"info@yasen.example", "order@yasen.example", "press@yasen.example", "a@yasen.example"}
    assert [each.value for each in by_mail["info@yasen.example"].contents["fn"]] == [
        "Университет «Ясень»; Минск",
        "Універсітэт «Ясень»; Мінск",
    ]
    assert by_mail["order@yasen.example"].contents["org"][0].value == ["Центр лазерной кинетики", "Служба заявок"]
    assert by_mail["order@yasen.example"].tel.value == "tel:+375170000011"
    assert by_mail["a@yasen.example"].contents["kind"][0].value == "individual"


def test_a_card_is_version_four_in_lines_of_at_most_75_octets() -> None:
    lines = given("vcard", few())[0].split(b"\r\n")
    assert lines.count(b"VERSION:4.0") == lines.count(b"BEGIN:VCARD") == 4 and lines[-1] == b""
    assert max(map(len, lines)) <= 75 and any(line.startswith(b" ") for line in lines)
    assert lines[0] == b"BEGIN:VCARD" and lines[1] == b"VERSION:4.0"


def test_each_sign_that_parts_something_is_escaped_once() -> None:
    lines = given("vcard", few())[0].decode().replace("\r\n ", "").split("\r\n")
    assert "ORG;ALTID=1;LANGUAGE=ru:Университет «Ясень»\\; Минск" in lines
    assert "ADR;TYPE=work:;;ул. Световодная\\, 12;Минск;BY-HM;220030;BY" in lines
    assert "N;LANGUAGE=ru:Ясенева;Анна;;;" in lines and "GEO:geo:53.9,27.56" in lines


@pytest.mark.parametrize(
    "consent", [{"consent_scope": "office"}, {"consent_scope": None}, {"withdrawn_on": "2026-11-01"}]
)
def test_a_person_who_has_not_agreed_has_no_card(consent: dict[str, Any]) -> None:
    whole, written = given("vcard", changed("person", **consent))
    assert b"a@yasen.example" not in whole and LeftOut(uid(10), Why.NOT_PUBLIC) in written.left_out


def test_a_record_without_mailbox_is_told() -> None:
    _whole, written = given("vcard", changed("facility", contacts=None))
    assert LeftOut(uid(2), Why.LACKS, "contacts") in written.left_out


@drawn(documents())
def test_cards_are_read_back_whatever_is_said(document: dict[str, Any]) -> None:
    _cards([document])


# iCalendar


def _events(records: list[dict[str, Any]], **asked: Any) -> dict[str, Any]:
    calendar = icalendar.Calendar.from_ical(given("ical", records, replace(ASKED, **asked))[0])
    return {str(event["uid"]): event for event in calendar.walk("VEVENT")}


def test_calls_and_agreements_have_their_days_with_warnings() -> None:
    events = _events(few())
    assert set(events) == {f"{uid(6)}-opens@niva", f"{uid(6)}-deadline@niva", f"{uid(7)}-valid_until@niva"}
    deadline, end = events[f"{uid(6)}-deadline@niva"], events[f"{uid(7)}-valid_until@niva"]
    assert str(deadline["summary"]) == "«Deadline»: Совместные проекты, 2027"
    assert deadline.decoded("dtstamp") == NOW
    assert [alarm.decoded("trigger").days for alarm in deadline.walk("VALARM")] == [-14, -1]
    assert [alarm.decoded("trigger").days for alarm in end.walk("VALARM")] == [-90]
    assert end.decoded("dtstart").isoformat() == "2027-06-30" and end.decoded("dtend").isoformat() == "2027-07-01"


@pytest.mark.parametrize(
    ("deadline", "country", "zone", "shown"),
    [
        ("2026-12-31T18:00+03:00", "BY", "Europe/Minsk", "2026-12-31T18:00:00+03:00"),
        ("2026-12-31T18:00+03:00", "RU", "Europe/Moscow", "2026-12-31T18:00:00+03:00"),
        ("2026-12-31T18:00+07:00", "RU", None, "2026-12-31T11:00:00+00:00"),
    ],
)
def test_a_deadline_keeps_its_zone(deadline: str, country: str, zone: str | None, shown: str) -> None:
    records = [each | ({"country": country} if each["kind"] == "organisation" else {}) for each in few()]
    records = [each | ({"deadline": deadline} if each["kind"] == "call" else {}) for each in records]
    start = _events(records)[f"{uid(6)}-deadline@niva"]["dtstart"]
    assert start.dt.isoformat() == shown and start.params.get("TZID") == zone
    calendar = icalendar.Calendar.from_ical(given("ical", records)[0])
    assert [str(each["tzid"]) for each in calendar.walk("VTIMEZONE")] == ([zone] if zone else [])


def test_the_words_are_of_the_language_asked() -> None:
    assert "Сумесныя" in str(_events(few(), lang=Lang.BE)[f"{uid(6)}-opens@niva"]["summary"])


def test_a_call_without_a_whole_date_is_told() -> None:
    _whole, written = given("ical", changed("call", opens="2026", deadline=None))
    assert LeftOut(uid(6), Why.NOT_WHOLE, "opens") in written.left_out and written.count == 1


@drawn(documents())
def test_calendars_are_read_back_whatever_is_said(document: dict[str, Any]) -> None:
    icalendar.Calendar.from_ical(given("ical", [document])[0])


def test_kinds_a_format_takes_are_kinds() -> None:
    assert all(set(each.kinds) <= set(KINDS) and each.suffix.startswith(".") for each in FORMATS.values())


def test_what_is_looked_up_goes_through_the_door_too() -> None:
    hidden = [each | ({"consent_scope": "office"} if each["kind"] == "person" else {}) for each in few()]
    shelf = Shelf(hidden)
    assert shelf.record(uid(10)) is not None
    whole = b"".join(given(name, hidden)[0] for name in FORMATS)
    assert "Ясенева".encode() not in whole
