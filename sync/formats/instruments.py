"""PIDINST 1.0: what is said of an instrument when it is given a persistent identifier (RDA, doi.org/10.15497/RDA00070).

Six of the thirteen properties must be there. An instrument that lacks one of them is told and left out: nothing is made
up for it. Numbers that PIDINST would also take, those of the maker and of the inventory, are private here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO
from xml.etree import ElementTree

import msgspec

from sync.formats.format import Asked, LeftOut, Lookup, Why, Written
from sync.formats.trees import Element, put_out, within
from sync.records import Equipment, Facility, Organisation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sync.records import Record
    from sync.rows import AltId

VERSION = "1.0"
KINDS = ("equipment",)
_SCHEMES = "ARK arXiv bibcode DOI EAN13 EISSN Handle IGSN ISBN ISSN ISTC LISSN PMID PURL RAiD RRID UPC URL URN w3id"
RELATED = {name.casefold(): name for name in _SCHEMES.split()}


class Party(msgspec.Struct, frozen=True, omit_defaults=True):
    """An owner or a maker: its name, a mailbox, its identifier in ROR."""

    name: str
    contact: str = ""
    ror: str = ""


class Instrument(msgspec.Struct, frozen=True):
    """The properties of one instrument in the order of the schema; the first six must be there."""

    identifier: str
    identifier_type: str
    landing_page: str
    name: str
    owners: tuple[Party, ...]
    manufacturers: tuple[Party, ...]
    model: str
    description: str
    types: tuple[str, ...]
    variables: tuple[str, ...]
    dates: tuple[tuple[str, str], ...]
    related: tuple[tuple[str, str, str], ...]
    alternate: tuple[tuple[str, str], ...]


_MUST = {
    "doi_or_handle": "identifier",
    "landing_page": "landing_page",
    "name": "name",
    "owner_org_legal": "owners",
    "manufacturer": "manufacturers",
}


def write_json(records: Iterable[Record], around: Lookup, out: BinaryIO, asked: Asked) -> Written:
    """One object, or a list of them."""
    good, left = _sorted(records, around, asked)
    plain = [_plain(each) for each in good]
    whole = plain[0] if len(plain) == 1 else plain
    out.write(msgspec.json.format(msgspec.json.encode(whole), indent=2) + b"\n")
    return Written(len(good), left)


def write_xml(records: Iterable[Record], around: Lookup, out: BinaryIO, asked: Asked) -> Written:
    """One `instrument`, or several inside `instruments`."""
    good, left = _sorted(records, around, asked)
    put_out([_element(each) for each in good], ElementTree.Element("instruments"), out)
    return Written(len(good), left)


def _sorted(records: Iterable[Record], around: Lookup, asked: Asked) -> tuple[list[Instrument], tuple[LeftOut, ...]]:
    good: list[Instrument] = []
    left: list[LeftOut] = []
    for record in records:
        assert isinstance(record, Equipment)
        read = _read(record, around, asked)
        lacking = [LeftOut(record.uid, Why.LACKS, field) for field, part in _MUST.items() if not getattr(read, part)]
        left.extend(lacking)
        if not lacking:
            good.append(read)
    return good, tuple(left)


def _read(record: Equipment, around: Lookup, asked: Asked) -> Instrument:
    def label(scheme: str, code: str) -> str:
        return around.label(scheme, code).shown(asked.lang).text

    kind = record.instrument_type
    pid = record.doi_or_handle.strip()
    return Instrument(
        identifier=pid,
        identifier_type=pid_scheme(pid),
        landing_page=record.landing_page,
        name=record.name.shown(asked.lang).text,
        owners=tuple(_owners(record, around, asked)),
        manufacturers=(Party(record.manufacturer, ror=record.manufacturer_ror),) if record.manufacturer else (),
        model=record.model,
        description=record.description.shown(asked.lang).text,
        types=(label("instrument_type", kind),) if kind else (),
        variables=tuple(label("measured_variable", code) for code in record.measured_variables),
        dates=tuple(_dates(record)),
        related=tuple(_related(record, around)),
        alternate=tuple(_alternate(record)),
    )


def pid_scheme(pid: str) -> str:
    """DOI, URL or Handle: what a persistent identifier is one of."""
    from sync.identifiers import is_valid

    return "DOI" if is_valid("doi", pid) else "URL" if pid.startswith(("http://", "https://")) else "Handle"


def _owners(record: Equipment, around: Lookup, asked: Asked) -> Iterator[Party]:
    """The owner; where it is not said, those who give access to the instrument, which PIDINST counts as owners too."""
    uids = [record.owner_org_legal] if record.owner_org_legal else _hosts(record, around)
    for uid in dict.fromkeys(uids):
        owner = around.record(uid)
        if isinstance(owner, Organisation) and owner.name:
            yield Party(owner.name.shown(asked.lang).text, owner.role_email, owner.ror)


def _hosts(record: Equipment, around: Lookup) -> list[str]:
    facilities = (around.record(uid) for uid in record.facility_uids)
    return [each.operator_org or each.host_org for each in facilities if isinstance(each, Facility)]


def _dates(record: Equipment) -> Iterator[tuple[str, str]]:
    if record.commissioned:
        yield record.commissioned, "Commissioned"
    if record.decommissioned:
        yield record.decommissioned, "DeCommissioned"


def _related(record: Equipment, around: Lookup) -> Iterator[tuple[str, str, str]]:
    """Related identifiers of registers PIDINST knows, and the instrument this one is a part of."""
    known: Iterable[AltId] = (each for each in record.related_ids if each.scheme.casefold() in RELATED)
    for each in known:
        yield each.value, RELATED[each.scheme.casefold()], "References"
    whole = around.record(record.part_of_uid)
    if isinstance(whole, Equipment) and pid_scheme(whole.doi_or_handle) in RELATED.values() and whole.doi_or_handle:
        yield whole.doi_or_handle, pid_scheme(whole.doi_or_handle), "IsComponentOf"


def _alternate(record: Equipment) -> Iterator[tuple[str, str]]:
    """Public numbers by name: that of the metrology register, that of the catalogue, those of other registers."""
    if record.metrology_register_no:
        yield record.metrology_register_no, "metrology register"
    if record.number:
        yield record.number, "catalogue"
    yield from ((each.value, each.scheme) for each in record.alt_ids if each.value)


# The two forms


def _plain(each: Instrument) -> dict[str, object]:
    whole: dict[str, object] = {
        "identifier": {"identifier": each.identifier, "identifierType": each.identifier_type},
        "schemaVersion": VERSION,
        "landingPage": each.landing_page,
        "name": each.name,
        "owners": [_party("owner", owner) for owner in each.owners],
        "manufacturers": [_party("manufacturer", maker) for maker in each.manufacturers],
    }
    optional: dict[str, object] = {
        "model": {"modelName": each.model} if each.model else None,
        "description": each.description,
        "instrumentTypes": [{"instrumentTypeName": name} for name in each.types],
        "measuredVariables": list(each.variables),
        "dates": [{"date": day, "dateType": kind} for day, kind in each.dates],
        "relatedIdentifiers": [
            {"relatedIdentifier": value, "relatedIdentifierType": kind, "relationType": relation}
            for value, kind, relation in each.related
        ],
        "alternateIdentifiers": [
            {"alternateIdentifier": value, "alternateIdentifierType": "Other", "alternateIdentifierName": name}
            for value, name in each.alternate
        ],
    }
    return whole | {name: value for name, value in optional.items() if value}


def _party(role: str, party: Party) -> dict[str, object]:
    told: dict[str, object] = {f"{role}Name": party.name}
    if party.contact:
        told[f"{role}Contact"] = party.contact
    if party.ror:
        told[f"{role}Identifier"] = {f"{role}Identifier": party.ror, f"{role}IdentifierType": "ROR"}
    return told


def _element(each: Instrument) -> Element:
    root = ElementTree.Element("instrument")
    within(root, "identifier", each.identifier, identifierType=each.identifier_type)
    for tag, text in (("schemaVersion", VERSION), ("landingPage", each.landing_page), ("name", each.name)):
        within(root, tag, text)
    _add_parties(root, "owner", each.owners)
    _add_parties(root, "manufacturer", each.manufacturers)
    if each.model:
        within(within(root, "model"), "modelName", each.model)
    if each.description:
        within(root, "description", each.description)
    for parent in _group(root, "instrumentTypes", each.types):
        for name in each.types:
            within(within(parent, "instrumentType"), "instrumentTypeName", name)
    _add_lists(root, each)
    return root


def _add_parties(root: Element, role: str, parties: tuple[Party, ...]) -> None:
    group = within(root, f"{role}s")
    for party in parties:
        one = within(group, role)
        within(one, f"{role}Name", party.name)
        if party.contact:
            within(one, f"{role}Contact", party.contact)
        if party.ror:
            within(one, f"{role}Identifier", party.ror, **{f"{role}IdentifierType": "ROR"})


def _add_lists(root: Element, each: Instrument) -> None:
    for group in _group(root, "measuredVariables", each.variables):
        for name in each.variables:
            within(group, "measuredVariable", name)
    for group in _group(root, "dates", each.dates):
        for day, kind in each.dates:
            within(group, "date", day, dateType=kind)
    for group in _group(root, "relatedIdentifiers", each.related):
        for value, kind, relation in each.related:
            within(group, "relatedIdentifier", value, relatedIdentifierType=kind, relationType=relation)
    for group in _group(root, "alternateIdentifiers", each.alternate):
        for value, name in each.alternate:
            told = {"alternateIdentifierType": "Other", "alternateIdentifierName": name}
            within(group, "alternateIdentifier", value, **told)


def _group(root: Element, tag: str, members: tuple[object, ...]) -> Iterator[Element]:
    """The element around a list, only where the list has members."""
    if members:
        yield within(root, tag)
