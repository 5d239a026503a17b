"""What a record is: six kinds, each field declared once with its type, mark, limits and place in the form.

A record at rest is one canonical JSON document; the classes below are its typed, frozen reading. A document may hold
fields this program does not know: they stay in the document, are re-emitted untouched and count in the digest. Fields
and their sources are those of CERIF, PIDINST 1.0, the EOSC profiles and the order of Union State programmes.
"""

from __future__ import annotations

from typing import Annotated

import msgspec

from sync import fields as f
from sync import rows as r
from sync.bilingual import Bilingual
from sync.fields import N_, Field, Search, Section
from sync.vocabularies import Term

_TITLE = Search.TITLE


def _rows(label: str, section: Section, many: f.Many = f.Many.LIST) -> Field:
    """A list of rows; its columns and key come from the annotated row type."""
    return Field(label, f.Type.ROWS, many=many, section=section, limit=500)


class Record(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind"):
    """What every kind has: identity, ownership, state of publication, freshness, origin."""

    uid: Annotated[str, f.plain(N_("Identity")).at(Section.REGISTER).kept()]
    rev: Annotated[int, f.integer(N_("Revision")).at(Section.REGISTER).kept()] = 0
    number: Annotated[str, f.plain(N_("Number")).at(Section.REGISTER).kept().found(_TITLE)] = ""
    owner_org: Annotated[str, f.reference(N_("Kept by"), "organisation").at(Section.REGISTER)] = ""
    status: Annotated[str, f.term(N_("State of the record"), "status").at(Section.REGISTER)] = ""
    successor_uid: Annotated[str, f.reference(N_("Replaced by")).at(Section.REGISTER)] = ""
    confirmed_on: Annotated[str, f.date(N_("Confirmed on")).at(Section.REGISTER)] = ""
    confirmed_by: Annotated[str, f.plain(N_("Confirmed by")).at(Section.REGISTER)] = ""
    confirm_every_months: Annotated[int, f.integer(N_("Confirm every, months"), 1, 60).at(Section.REGISTER)] = 0
    source: Annotated[str, f.plain(N_("Source")).at(Section.REGISTER)] = ""
    source_licence: Annotated[str, f.plain(N_("Licence of the source")).at(Section.REGISTER)] = ""
    source_note: Annotated[str, f.plain(N_("Note on the source"), 2000).at(Section.REGISTER)] = ""
    alt_ids: Annotated[tuple[r.AltId, ...], _rows(N_("Other numbers"), Section.REGISTER, f.Many.SET)] = ()
    demo: Annotated[bool, f.flag(N_("Demonstration record")).at(Section.REGISTER).kept()] = False

    @property
    def kind(self) -> str:
        """The kind as it stands in the document."""
        return str(self.__struct_config__.tag)


class Placed(Record, frozen=True, kw_only=True, omit_defaults=True):
    """What stands somewhere. An empty place of a facility means its host's."""

    country: Annotated[str, f.term(N_("Country"), "country").at(Section.ROLES)] = ""
    region: Annotated[str, f.term(N_("Region"), "region").at(Section.ROLES).must()] = ""
    locality: Annotated[Bilingual, f.line(N_("Town"), 120).at(Section.ROLES).found()] = Bilingual()
    address: Annotated[Bilingual, f.line(N_("Address")).at(Section.ROLES)] = Bilingual()
    postcode: Annotated[str, f.plain(N_("Postcode"), 12).at(Section.ROLES)] = ""
    lat: Annotated[str, f.decimal(N_("Latitude"), -90, 90).at(Section.ROLES)] = ""
    lon: Annotated[str, f.decimal(N_("Longitude"), -180, 190).at(Section.ROLES)] = ""


class Organisation(Placed, frozen=True, kw_only=True, omit_defaults=True, tag="organisation"):
    """A legal body or a part of one (CERIF Organisation_Unit, ROR)."""

    name: Annotated[Bilingual, f.line(N_("Official name"), 500).must().found(_TITLE)] = Bilingual()
    short_name: Annotated[Bilingual, f.line(N_("Short name"), 120).found(_TITLE)] = Bilingual()
    former_names: Annotated[tuple[str, ...], f.lines(N_("Former and other names"), 500).found()] = ()
    org_type: Annotated[str, f.term(N_("Type"), "org_type").must()] = ""
    about: Annotated[Bilingual, f.text(N_("About")).found()] = Bilingual()
    founded_year: Annotated[int, f.year(N_("Founded in"))] = 0
    url: Annotated[str, f.url(N_("Website"))] = ""
    parent_uid: Annotated[str, f.reference(N_("Part of"), "organisation").at(Section.ROLES)] = ""
    founder_uid: Annotated[str, f.reference(N_("Founder"), "organisation").at(Section.ROLES)] = ""
    role_email: Annotated[str, f.email(N_("E-mail")).at(Section.CONTACTS)] = ""
    phone: Annotated[str, f.phone(N_("Phone")).at(Section.CONTACTS)] = ""
    logo: Annotated[str, f.file(N_("Logo")).at(Section.MEDIA)] = ""
    logo_alt: Annotated[Bilingual, f.line(N_("Description of the logo")).at(Section.MEDIA)] = Bilingual()
    ror: Annotated[str, f.identifier("ROR", "ror").at(Section.REGISTER)] = ""
    isni: Annotated[str, f.identifier("ISNI", "isni").at(Section.REGISTER)] = ""
    unp: Annotated[str, f.identifier(N_("UNP (Belarus)"), "unp").at(Section.REGISTER)] = ""
    inn: Annotated[str, f.identifier(N_("INN (Russia)"), "inn").at(Section.REGISTER)] = ""
    ogrn: Annotated[str, f.identifier(N_("OGRN (Russia)"), "ogrn").at(Section.REGISTER)] = ""
    related: Annotated[tuple[r.Related, ...], _rows(N_("Related organisations"), Section.REGISTER, f.Many.SET)] = ()


class Facility(Placed, frozen=True, kw_only=True, omit_defaults=True, tag="facility"):
    """A place or a large instrument outsiders may use (CERIF Infrastructure, EOSC provider and service, MERIL)."""

    name: Annotated[Bilingual, f.line(N_("Name"), 500).must().found(_TITLE)] = Bilingual()
    acronym: Annotated[Bilingual, f.line(N_("Acronym"), 60).found(_TITLE)] = Bilingual()
    facility_kind: Annotated[str, f.term(N_("Kind"), "facility_kind").must()] = ""
    tagline: Annotated[Bilingual, f.line(N_("Line for the cover"), 120).found()] = Bilingual()
    description: Annotated[Bilingual, f.text(N_("Description")).must().found()] = Bilingual()
    unique_features: Annotated[Bilingual, f.text(N_("Special features"), 4000).found()] = Bilingual()
    founded_year: Annotated[int, f.year(N_("Founded in"))] = 0
    life_cycle: Annotated[str, f.term(N_("Life cycle"), "life_cycle").must()] = ""
    url: Annotated[str, f.url(N_("Website"))] = ""
    host_org: Annotated[str, f.reference(N_("Host organisation"), "organisation").at(Section.ROLES).must()] = ""
    owner_org_legal: Annotated[str, f.reference(N_("Owner"), "organisation").at(Section.ROLES)] = ""
    operator_org: Annotated[str, f.reference(N_("Operator"), "organisation").at(Section.ROLES)] = ""
    parent_uid: Annotated[str, f.reference(N_("Part of"), "facility").at(Section.ROLES)] = ""
    network_uid: Annotated[str, f.reference(N_("Network"), "facility").at(Section.ROLES)] = ""
    structure: Annotated[str, f.term(N_("Structure"), "structure").at(Section.ROLES)] = ""
    grnti: Annotated[tuple[str, ...], f.terms(N_("GRNTI subjects"), "grnti").at(Section.SUBJECT).must()] = ()
    ford: Annotated[tuple[str, ...], f.terms(N_("FORD fields"), "ford").at(Section.SUBJECT)] = ()
    keywords: Annotated[Bilingual, f.line(N_("Keywords"), 1000).at(Section.SUBJECT).found()] = Bilingual()
    priority_directions: Annotated[
        tuple[str, ...], f.terms(N_("Priority directions"), "priority_direction").at(Section.SUBJECT)
    ] = ()
    esfri_domain: Annotated[str, f.term(N_("ESFRI domain"), "esfri_domain").at(Section.SUBJECT)] = ""
    publications: Annotated[tuple[str, ...], f.lines(N_("Publications (DOI)")).at(Section.SUBJECT)] = ()
    access_modes: Annotated[tuple[str, ...], f.terms(N_("Access mode"), "access_mode").at(Section.ACCESS).must()] = ()
    access_types: Annotated[tuple[str, ...], f.terms(N_("Access type"), "access_type").at(Section.ACCESS).must()] = ()
    order_type: Annotated[str, f.term(N_("How to order"), "order_type").at(Section.ACCESS)] = ""
    order_url: Annotated[str, f.url(N_("Order page")).at(Section.ACCESS)] = ""
    open_to_countries: Annotated[tuple[str, ...], f.terms(N_("Open to countries"), "country").at(Section.ACCESS)] = ()
    eligibility: Annotated[Bilingual, f.text(N_("Who may apply"), 4000).at(Section.ACCESS)] = Bilingual()
    procedure: Annotated[Bilingual, f.text(N_("Procedure"), 4000).at(Section.ACCESS).must()] = Bilingual()
    policy_docs: Annotated[tuple[str, ...], f.references(N_("Policy documents"), "document").at(Section.ACCESS)] = ()
    reply_days: Annotated[int, f.integer(N_("Reply within, working days"), 0, 365).at(Section.ACCESS)] = 0
    staff_languages: Annotated[tuple[str, ...], f.terms(N_("Staff languages"), "language").at(Section.ACCESS)] = ()
    entry_requirements: Annotated[Bilingual, f.text(N_("Entry requirements"), 4000).at(Section.ACCESS)] = Bilingual()
    physical_access: Annotated[Bilingual, f.text(N_("Getting inside"), 4000).at(Section.ACCESS)] = Bilingual()
    visiting_hours: Annotated[Bilingual, f.line(N_("Visiting hours")).at(Section.ACCESS)] = Bilingual()
    training_required: Annotated[bool, f.flag(N_("Training required")).at(Section.ACCESS)] = False
    training_offered: Annotated[Bilingual, f.text(N_("Training offered"), 4000).at(Section.ACCESS)] = Bilingual()
    accreditations: Annotated[tuple[r.Accreditation, ...], _rows(N_("Accreditations"), Section.ACCESS)] = ()
    load: Annotated[tuple[r.Load, ...], _rows(N_("Load by year"), Section.LOAD, f.Many.SET)] = ()
    contacts: Annotated[tuple[r.Contact, ...], _rows(N_("Contacts"), Section.CONTACTS).must()] = ()
    documents: Annotated[tuple[r.Document, ...], _rows(N_("Documents"), Section.MEDIA)] = ()
    photos: Annotated[tuple[r.Photo, ...], _rows(N_("Photos"), Section.MEDIA)] = ()
    doi: Annotated[str, f.identifier("DOI", "doi").at(Section.REGISTER)] = ""


class Equipment(Record, frozen=True, kw_only=True, omit_defaults=True, tag="equipment"):
    """An instrument (PIDINST 1.0)."""

    name: Annotated[Bilingual, f.line(N_("Name"), 500).must().found(_TITLE)] = Bilingual()
    instrument_type: Annotated[str, f.term(N_("Type of instrument"), "instrument_type")] = ""
    manufacturer: Annotated[str, f.plain(N_("Manufacturer")).found()] = ""
    manufacturer_ror: Annotated[str, f.identifier(N_("Manufacturer (ROR)"), "ror")] = ""
    manufacturer_country: Annotated[str, f.term(N_("Country of manufacture"), "country")] = ""
    model: Annotated[str, f.plain(N_("Model")).found(_TITLE)] = ""
    description: Annotated[Bilingual, f.text(N_("Description")).found()] = Bilingual()
    measured_variables: Annotated[tuple[str, ...], f.terms(N_("Measured variables"), "measured_variable")] = ()
    quantity: Annotated[int, f.integer(N_("Quantity"), 1, 100_000)] = 0
    portable: Annotated[bool, f.flag(N_("Portable"))] = False
    made_year: Annotated[int, f.year(N_("Made in"))] = 0
    specs: Annotated[tuple[r.Specification, ...], _rows(N_("Specifications"), Section.EQUIPMENT)] = ()
    facility_uids: Annotated[tuple[str, ...], f.references(N_("Facilities"), "facility").at(Section.ROLES).must()] = ()
    part_of_uid: Annotated[str, f.reference(N_("Part of"), "equipment").at(Section.ROLES)] = ""
    owner_org_legal: Annotated[str, f.reference(N_("Owner"), "organisation").at(Section.ROLES)] = ""
    commissioned: Annotated[str, f.date(N_("Commissioned")).at(Section.STATE)] = ""
    decommissioned: Annotated[str, f.date(N_("Decommissioned")).at(Section.STATE)] = ""
    condition: Annotated[str, f.term(N_("Condition"), "condition").at(Section.STATE)] = ""
    expected_back: Annotated[str, f.date(N_("Expected back")).at(Section.STATE)] = ""
    training_required: Annotated[bool, f.flag(N_("Training required")).at(Section.STATE)] = False
    verification: Annotated[tuple[r.Verification, ...], _rows(N_("Verification"), Section.STATE)] = ()
    photos: Annotated[tuple[r.Photo, ...], _rows(N_("Photos"), Section.MEDIA)] = ()
    doi_or_handle: Annotated[str, f.plain(N_("DOI or handle")).at(Section.REGISTER)] = ""
    landing_page: Annotated[str, f.url(N_("Landing page")).at(Section.REGISTER)] = ""
    related_ids: Annotated[tuple[r.AltId, ...], _rows(N_("Related identifiers"), Section.REGISTER, f.Many.SET)] = ()
    metrology_register_no: Annotated[str, f.plain(N_("Number in the metrology register")).at(Section.REGISTER)] = ""
    serial_no: Annotated[str, f.plain(N_("Serial number")).at(Section.REGISTER).private()] = ""
    inventory_no: Annotated[str, f.plain(N_("Inventory number")).at(Section.REGISTER).private()] = ""
    room: Annotated[str, f.plain(N_("Room")).at(Section.REGISTER).private()] = ""
    purchase_cost: Annotated[str, f.plain(N_("Purchase cost")).at(Section.REGISTER).private()] = ""


class Service(Record, frozen=True, kw_only=True, omit_defaults=True, tag="service"):
    """What can be ordered from a facility (EOSC service)."""

    name: Annotated[Bilingual, f.line(N_("Name"), 500).must().found(_TITLE)] = Bilingual()
    description: Annotated[Bilingual, f.text(N_("Description")).found()] = Bilingual()
    facility_uid: Annotated[str, f.reference(N_("Facility"), "facility").must()] = ""
    equipment_uids: Annotated[tuple[str, ...], f.references(N_("Equipment"), "equipment")] = ()
    grnti: Annotated[tuple[str, ...], f.terms(N_("GRNTI subjects"), "grnti").at(Section.SUBJECT)] = ()
    sample_requirements: Annotated[Bilingual, f.text(N_("Requirements for samples"), 4000)] = Bilingual()
    result_form: Annotated[Bilingual, f.line(N_("Form of the result"))] = Bilingual()
    unit: Annotated[str, f.term(N_("Unit of service"), "service_unit").at(Section.PRICES)] = ""
    turnaround_days: Annotated[int, f.integer(N_("Ready in, days"), 0, 1000)] = 0
    remote_possible: Annotated[bool, f.flag(N_("Possible remotely"))] = False
    methods: Annotated[tuple[r.Method, ...], _rows(N_("Methods"), Section.SUBJECT)] = ()
    prices: Annotated[tuple[r.Price, ...], _rows(N_("Prices"), Section.PRICES)] = ()
    contacts: Annotated[tuple[r.Contact, ...], _rows(N_("Contacts"), Section.CONTACTS)] = ()


class Programme(Record, frozen=True, kw_only=True, omit_defaults=True, tag="programme"):
    """A joint programme of research, training, mobility or infrastructure (CERIF Project)."""

    name: Annotated[Bilingual, f.line(N_("Name"), 500).must().found(_TITLE)] = Bilingual()
    acronym: Annotated[Bilingual, f.line(N_("Acronym"), 60).found(_TITLE)] = Bilingual()
    programme_kind: Annotated[str, f.term(N_("Kind"), "programme_kind").must()] = ""
    level: Annotated[str, f.term(N_("Level"), "programme_level")] = ""
    programme_status: Annotated[str, f.term(N_("Status"), "programme_status")] = ""
    goals: Annotated[Bilingual, f.text(N_("Goals")).found()] = Bilingual()
    results: Annotated[Bilingual, f.text(N_("Results")).found()] = Bilingual()
    start: Annotated[str, f.date(N_("Start"))] = ""
    end: Annotated[str, f.date(N_("End"))] = ""
    url: Annotated[str, f.url(N_("Website"))] = ""
    grnti: Annotated[tuple[str, ...], f.terms(N_("GRNTI subjects"), "grnti").at(Section.SUBJECT)] = ()
    customer_coordinator: Annotated[
        str, f.reference(N_("Customer-coordinator"), "organisation").at(Section.PARTNERS)
    ] = ""
    partners: Annotated[tuple[r.Partner, ...], _rows(N_("Customers and executors"), Section.PARTNERS)] = ()
    facilities: Annotated[tuple[r.FacilityLink, ...], _rows(N_("Facilities"), Section.PARTNERS)] = ()
    budget: Annotated[tuple[r.Budget, ...], _rows(N_("Budget"), Section.PARTNERS)] = ()
    approving_act: Annotated[tuple[r.Act, ...], _rows(N_("Approving act"), Section.PARTNERS)] = ()
    act_title: Annotated[Bilingual, f.line(N_("Title of the act"), 500).at(Section.PARTNERS)] = Bilingual()
    degree_level: Annotated[str, f.term(N_("Degree"), "degree_level").at(Section.ACCESS)] = ""
    form: Annotated[str, f.term(N_("Form of study"), "study_form").at(Section.ACCESS)] = ""
    languages: Annotated[tuple[str, ...], f.terms(N_("Languages of study"), "language").at(Section.ACCESS)] = ()
    hours: Annotated[int, f.integer(N_("Hours")).at(Section.ACCESS)] = 0
    credits: Annotated[int, f.integer(N_("Credits")).at(Section.ACCESS)] = 0
    certificate: Annotated[Bilingual, f.line(N_("Certificate")).at(Section.ACCESS)] = Bilingual()
    seats: Annotated[int, f.integer(N_("Seats")).at(Section.ACCESS)] = 0
    fees: Annotated[tuple[r.Price, ...], _rows(N_("Fees"), Section.PRICES)] = ()
    requirements: Annotated[Bilingual, f.text(N_("Requirements"), 4000).at(Section.ACCESS)] = Bilingual()
    intake_dates: Annotated[tuple[str, ...], f.dates(N_("Intake dates")).at(Section.ACCESS)] = ()
    joint_degree_orgs: Annotated[
        tuple[str, ...], f.references(N_("Joint degree with"), "organisation").at(Section.PARTNERS)
    ] = ()
    contacts: Annotated[tuple[r.Contact, ...], _rows(N_("Contacts"), Section.CONTACTS)] = ()
    documents: Annotated[tuple[r.Document, ...], _rows(N_("Documents"), Section.MEDIA)] = ()
    reg_numbers: Annotated[tuple[str, ...], f.lines(N_("Registration numbers")).at(Section.REGISTER)] = ()


class Agreement(Record, frozen=True, kw_only=True, omit_defaults=True, tag="agreement"):
    """What parties have agreed on (vivo:Contract). With visibility `parties` it leaves no office."""

    name: Annotated[Bilingual, f.line(N_("Title"), 500).must().found(_TITLE)] = Bilingual()
    agreement_kind: Annotated[str, f.term(N_("Kind"), "agreement_kind").must()] = ""
    agreement_number: Annotated[str, f.plain(N_("Number of the agreement"))] = ""
    scope: Annotated[Bilingual, f.text(N_("Scope")).found()] = Bilingual()
    benefit: Annotated[Bilingual, f.text(N_("Benefit"), 4000).found()] = Bilingual()
    signed: Annotated[str, f.date(N_("Signed"))] = ""
    valid_until: Annotated[str, f.date(N_("Valid until"))] = ""
    auto_renew: Annotated[bool, f.flag(N_("Renewed automatically"))] = False
    visibility: Annotated[str, f.term(N_("Visibility"), "visibility").at(Section.REGISTER)] = ""
    party_names: Annotated[Bilingual, f.line(N_("Parties"), 1000).found()] = Bilingual()
    parties: Annotated[tuple[str, ...], f.references(N_("Organisations"), "organisation").at(Section.PARTNERS)] = ()
    facilities: Annotated[tuple[str, ...], f.references(N_("Facilities"), "facility").at(Section.PARTNERS)] = ()
    documents: Annotated[tuple[r.Document, ...], _rows(N_("Documents"), Section.MEDIA)] = ()


AnyRecord = Organisation | Facility | Equipment | Service | Programme | Agreement
"""Every kind a person works with."""

KINDS: dict[str, type[Record]] = {
    "facility": Facility,
    "equipment": Equipment,
    "service": Service,
    "organisation": Organisation,
    "programme": Programme,
    "agreement": Agreement,
}
TERM_KIND = "term"
__all__ = ["KINDS", "TERM_KIND", "Agreement", "AnyRecord", "Equipment", "Facility", "Organisation", "Programme"]
__all__ += ["Placed", "Record", "Service", "Term"]
