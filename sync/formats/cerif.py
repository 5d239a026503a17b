"""CERIF-XML in the OpenAIRE profile 1.1 (guidelines for CRIS managers): organisations, persons, instruments, programmes
as projects, calls as funding.

Each record is a root element of the profile; several stand one behind the other inside `records`, which belongs to no
namespace. Elements come in the order of the profile. The profile has no place for facilities, services or agreements.
A text carries its language and, where its state is known, whether it is an original or a translation (o, h, m).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, BinaryIO
from xml.etree import ElementTree

from sync.bilingual import Bilingual
from sync.formats.format import Asked, LeftOut, Lookup, Why, Written
from sync.formats.instruments import pid_scheme
from sync.formats.trees import LANG, Element, each_language, put_out, within
from sync.records import Call, Equipment, Organisation, Person, Programme

if TYPE_CHECKING:
    from sync.records import Record

PROFILE = "https://www.openaire.eu/cerif-profile/1.1/"
FUNDING_TYPES = "https://www.openaire.eu/cerif-profile/vocab/OpenAIRE_Funding_Types"
IDENTIFIERS = "https://w3id.org/cerif/vocab/IdentifierTypes"
REGISTERS = {
    "ror": "https://ror.org/",
    "isni": f"{IDENTIFIERS}#ISNI",
    "unp": "urn:niva:register:unp",
    "inn": "urn:niva:register:inn",
    "ogrn": "urn:niva:register:ogrn",
    "metrology_register_no": "urn:niva:register:metrology",
    "number": "urn:niva:register:number",
}
"""What a number is a number of, as the URI CERIF asks for; registers without an address of their own get a name."""

_ORIGINS = {"original": "o", "human": "h", "machine": "m"}
KINDS = ("organisation", "person", "equipment", "programme", "call")


def write(records: Iterable[Record], around: Lookup, out: BinaryIO, asked: Asked) -> Written:
    """UTF-8. A date that is only a year or a month is left out of a project and told: the profile asks for a day."""
    left: list[LeftOut] = []
    elements = [_One(record, around, left).element() for record in records]
    wrapper = ElementTree.Element("records", {"date": asked.now.isoformat(timespec="seconds")})
    put_out(elements, wrapper, out)
    return Written(len(elements), tuple(left))


class _One:
    """One record on its way to its element."""

    def __init__(self, record: Record, around: Lookup, left: list[LeftOut]) -> None:
        self._record, self._around, self._left = record, around, left
        self._origins = {(row.field, row.lang): _ORIGINS.get(row.origin, "") for row in record.field_state}

    def element(self) -> Element:
        tag, fill = _BUILDERS[self._record.kind]
        root = ElementTree.Element(tag, {"xmlns": PROFILE, "id": self._record.uid})
        fill(self, root, self._record)
        return root

    # Whole records

    def organisation(self, root: Element, each: Organisation) -> None:
        self._add_type(root, "org_type", each.org_type)
        self._add_acronym(root, each.short_name)
        self._add_texts(root, "Name", "name")
        self._add_identifiers(root, each)
        self._add_addresses(root, each.url, each.role_email, each.phone)
        self._add_link(root, "PartOf", each.parent_uid)

    def person(self, root: Element, each: Person) -> None:
        name = within(root, "PersonName")
        parts = (("FamilyNames", each.family), ("FirstNames", each.given), ("OtherNames", each.patronymic))
        for tag, text in parts:
            if text:
                within(name, tag, text.ru or text.be)
        if each.orcid:
            within(root, "ORCID", "https://orcid.org/" + each.orcid.removeprefix("https://orcid.org/"))
        self._add_addresses(root, "", each.email, each.phone)
        self._add_link(root, "Affiliation", each.org_uid)

    def equipment(self, root: Element, each: Equipment) -> None:
        self._add_type(root, "instrument_type", each.instrument_type)
        self._add_texts(root, "Name", "name")
        self._add_identifiers(root, each)
        self._add_texts(root, "Description", "description")
        self._add_link(root, "Owner", each.owner_org_legal)

    def programme(self, root: Element, each: Programme) -> None:
        self._add_type(root, "programme_kind", each.programme_kind)
        self._add_acronym(root, each.acronym)
        self._add_texts(root, "Title", "name")
        self._add_identifiers(root, each)
        for number in each.reg_numbers:
            within(root, "Identifier", number, type="urn:niva:register:programme")
        self._add_day(root, "StartDate", "start", each.start)
        self._add_day(root, "EndDate", "end", each.end)
        self._add_consortium(root, each)
        self._add_subjects(root, each.grnti)
        self._add_texts(root, "Abstract", "goals")
        self._add_type(root, "programme_status", each.programme_status, tag="Status")

    def call(self, root: Element, each: Call) -> None:
        within(root, "Type", f"{FUNDING_TYPES}#Call", xmlns=FUNDING_TYPES)
        self._add_texts(root, "Name", "name")
        self._add_identifiers(root, each)
        self._add_texts(root, "Description", "topics")
        self._add_subjects(root, each.grnti)
        self._add_link(root, "Funder", each.funder_uid)
        lasts = {"startDate": each.opens, "endDate": each.deadline}
        if any(lasts.values()):
            within(root, "Duration", **{name: _moment(day) for name, day in lasts.items() if day})

    # Parts of them

    def _add_texts(self, root: Element, tag: str, field: str) -> None:
        for lang, text in each_language(getattr(self._record, field)):
            origin = self._origins.get((field, lang.value), "")
            within(root, tag, text, **{LANG: lang.value}, **({"trans": origin} if origin else {}))

    def _add_acronym(self, root: Element, text: Bilingual) -> None:
        """The profile has room for one, of no language."""
        if text:
            within(root, "Acronym", text.ru or text.be)

    def _add_type(self, root: Element, scheme: str, code: str, tag: str = "Type") -> None:
        if code:
            within(root, tag, f"urn:niva:vocabulary:{scheme}#{code}", scheme=f"urn:niva:vocabulary:{scheme}")

    def _add_subjects(self, root: Element, codes: Iterable[str]) -> None:
        for code in codes:
            self._add_type(root, "grnti", code, tag="Subject")

    def _add_identifiers(self, root: Element, each: Any) -> None:
        for name, register in REGISTERS.items():
            if number := getattr(each, name, ""):
                within(root, "Identifier", number, type=register)
        if pid := getattr(each, "doi_or_handle", ""):
            within(root, "Identifier", pid, type=f"{IDENTIFIERS}#{pid_scheme(pid)}")
        for other in each.alt_ids:
            if other.scheme and other.value:
                within(root, "Identifier", other.value, type=f"urn:niva:register:{other.scheme}".replace(" ", "_"))

    def _add_addresses(self, root: Element, url: str, email: str, phone: str) -> None:
        for address in (url, email and f"mailto:{email}", phone and f"tel:{phone}"):
            if address:
                within(root, "ElectronicAddress", address.replace(" ", ""))

    def _add_link(self, root: Element, tag: str, uid: str) -> None:
        """A link to an organisation that is here: its identity and its names, no more."""
        linked = self._around.record(uid)
        if isinstance(linked, Organisation):
            unit = within(within(root, tag), "OrgUnit", id=linked.uid)
            for lang, text in each_language(linked.name):
                within(unit, "Name", text, **{LANG: lang.value})

    def _add_day(self, root: Element, tag: str, field: str, day: str) -> None:
        if len(day) == 10:
            within(root, tag, day)
        elif day:
            self._left.append(LeftOut(self._record.uid, Why.NOT_WHOLE, field))

    def _add_consortium(self, root: Element, each: Programme) -> None:
        members = [("Coordinator", each.customer_coordinator), *_members(each)]
        group = ElementTree.Element("Consortium")
        for tag in ("Coordinator", "Partner", "Member"):
            for uid in dict.fromkeys(uid for role, uid in members if role == tag):
                self._add_link(group, tag, uid)
        if len(group):
            root.append(group)


def _members(each: Programme) -> Iterator[tuple[str, str]]:
    """Executors do the work, customers are bound by the contract without doing it."""
    tags = {"coordinator": "Coordinator", "executor": "Partner"}
    yield from ((tags.get(partner.role, "Member"), partner.org_uid) for partner in each.partners)


def _moment(deadline: str) -> str:
    """A moment as XML Schema writes it: with seconds."""
    day, mark, time = deadline.partition("T")
    has_seconds = time.count(":") >= (3 if "+" in time or "-" in time else 2)
    return deadline if not mark or has_seconds else f"{day}T{time[:5]}:00{time[5:]}"


_BUILDERS: dict[str, tuple[str, Callable[[_One, Element, Any], None]]] = {
    "organisation": ("OrgUnit", _One.organisation),
    "person": ("Person", _One.person),
    "equipment": ("Equipment", _One.equipment),
    "programme": ("Project", _One.programme),
    "call": ("Funding", _One.call),
}
