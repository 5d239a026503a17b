"""Where and with what: facilities, their instruments, services, certificates of competence."""

from __future__ import annotations

from typing import Annotated

from sync import fields as f
from sync import rows as r
from sync.bilingual import Bilingual
from sync.fields import N_, Section
from sync.records.base import TITLE, Placed, Record, papers, rows


class Facility(Placed, frozen=True, kw_only=True, omit_defaults=True, tag="facility"):
    """A place or a large instrument outsiders may use (CERIF Infrastructure, EOSC provider and service, MERIL)."""

    name: Annotated[Bilingual, f.line(N_("Name"), 500).must().found(TITLE)] = Bilingual()
    acronym: Annotated[Bilingual, f.line(N_("Acronym"), 60).found(TITLE)] = Bilingual()
    facility_kind: Annotated[str, f.term(N_("Kind"), "facility_kind").must()] = ""
    tagline: Annotated[Bilingual, f.line(N_("Line for the cover"), 120).found()] = Bilingual()
    description: Annotated[Bilingual, f.text(N_("Description")).must().found()] = Bilingual()
    unique_features: Annotated[Bilingual, f.text(N_("Special features"), 4000).found()] = Bilingual()
    founded_year: Annotated[int, f.year(N_("Founded in"))] = 0
    life_cycle: Annotated[str, f.term(N_("Life cycle"), "life_cycle").must()] = ""
    url: Annotated[str, f.url(N_("Website"))] = ""
    host_org: Annotated[
        str, f.reference(N_("Host organisation"), "organisation").at(Section.ROLES).must().seen_as(N_("Hosts"))
    ] = ""
    owner_org_legal: Annotated[str, f.reference(N_("Owner"), "organisation").at(Section.ROLES).seen_as(N_("Owns"))] = ""
    operator_org: Annotated[
        str, f.reference(N_("Operator"), "organisation").at(Section.ROLES).seen_as(N_("Operates"))
    ] = ""
    parent_uid: Annotated[
        str, f.reference(N_("Part of"), "facility").at(Section.ROLES).seen_as(N_("Parts")).upward()
    ] = ""
    network_uid: Annotated[
        str, f.reference(N_("Network"), "facility").at(Section.ROLES).seen_as(N_("Members of the network")).upward()
    ] = ""
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
    policy_docs: Annotated[
        tuple[str, ...],
        f.references(N_("Policy documents"), "document").at(Section.ACCESS).seen_as(N_("Rules of access for")),
    ] = ()
    reply_days: Annotated[int, f.integer(N_("Reply within, working days"), 0, 365).at(Section.ACCESS)] = 0
    staff_languages: Annotated[tuple[str, ...], f.terms(N_("Staff languages"), "language").at(Section.ACCESS)] = ()
    entry_requirements: Annotated[Bilingual, f.text(N_("Entry requirements"), 4000).at(Section.ACCESS)] = Bilingual()
    physical_access: Annotated[Bilingual, f.text(N_("Getting inside"), 4000).at(Section.ACCESS)] = Bilingual()
    visiting_hours: Annotated[Bilingual, f.line(N_("Visiting hours")).at(Section.ACCESS)] = Bilingual()
    training_required: Annotated[bool, f.flag(N_("Training required")).at(Section.ACCESS)] = False
    training_offered: Annotated[Bilingual, f.text(N_("Training offered"), 4000).at(Section.ACCESS)] = Bilingual()
    load: Annotated[tuple[r.Load, ...], rows(N_("Load by year"), Section.LOAD, f.Many.SET)] = ()
    contacts: Annotated[tuple[r.Contact, ...], rows(N_("Contacts"), Section.CONTACTS).must()] = ()
    document_uids: Annotated[tuple[str, ...], papers()] = ()
    photos: Annotated[tuple[r.Photo, ...], rows(N_("Photos"), Section.MEDIA)] = ()
    doi: Annotated[str, f.identifier("DOI", "doi").at(Section.REGISTER)] = ""
    confirmed_on: Annotated[str, f.date(N_("Confirmed on")).at(Section.REGISTER).must()] = ""


class Equipment(Record, frozen=True, kw_only=True, omit_defaults=True, tag="equipment"):
    """An instrument (PIDINST 1.0)."""

    name: Annotated[Bilingual, f.line(N_("Name"), 500).must().found(TITLE)] = Bilingual()
    instrument_type: Annotated[str, f.term(N_("Type of instrument"), "instrument_type")] = ""
    manufacturer: Annotated[str, f.plain(N_("Manufacturer")).found()] = ""
    manufacturer_ror: Annotated[str, f.identifier(N_("Manufacturer (ROR)"), "ror")] = ""
    manufacturer_country: Annotated[str, f.term(N_("Country of manufacture"), "country")] = ""
    model: Annotated[str, f.plain(N_("Model")).found(TITLE)] = ""
    description: Annotated[Bilingual, f.text(N_("Description")).found()] = Bilingual()
    measured_variables: Annotated[tuple[str, ...], f.terms(N_("Measured variables"), "measured_variable")] = ()
    quantity: Annotated[int, f.integer(N_("Quantity"), 1, 100_000)] = 0
    portable: Annotated[bool, f.flag(N_("Portable"))] = False
    made_year: Annotated[int, f.year(N_("Made in"))] = 0
    specs: Annotated[tuple[r.Specification, ...], rows(N_("Specifications"), Section.EQUIPMENT)] = ()
    facility_uids: Annotated[
        tuple[str, ...], f.references(N_("Facilities"), "facility").at(Section.ROLES).must().seen_as(N_("Equipment"))
    ] = ()
    part_of_uid: Annotated[
        str, f.reference(N_("Part of"), "equipment").at(Section.ROLES).seen_as(N_("Parts")).upward()
    ] = ""
    owner_org_legal: Annotated[str, f.reference(N_("Owner"), "organisation").at(Section.ROLES).seen_as(N_("Owns"))] = ""
    commissioned: Annotated[str, f.date(N_("Commissioned")).at(Section.STATE)] = ""
    decommissioned: Annotated[str, f.date(N_("Decommissioned")).at(Section.STATE)] = ""
    condition: Annotated[str, f.term(N_("Condition"), "condition").at(Section.STATE)] = ""
    expected_back: Annotated[str, f.date(N_("Expected back")).at(Section.STATE)] = ""
    training_required: Annotated[bool, f.flag(N_("Training required")).at(Section.STATE)] = False
    verification: Annotated[tuple[r.Verification, ...], rows(N_("Verification"), Section.STATE)] = ()
    photos: Annotated[tuple[r.Photo, ...], rows(N_("Photos"), Section.MEDIA)] = ()
    doi_or_handle: Annotated[str, f.plain(N_("DOI or handle")).at(Section.REGISTER)] = ""
    landing_page: Annotated[str, f.url(N_("Landing page")).at(Section.REGISTER)] = ""
    related_ids: Annotated[tuple[r.AltId, ...], rows(N_("Related identifiers"), Section.REGISTER, f.Many.SET)] = ()
    metrology_register_no: Annotated[str, f.plain(N_("Number in the metrology register")).at(Section.REGISTER)] = ""
    serial_no: Annotated[
        str, f.plain(N_("Serial number")).at(Section.REGISTER).private().numbering("manufacturer", "model")
    ] = ""
    inventory_no: Annotated[str, f.plain(N_("Inventory number")).at(Section.REGISTER).private().numbering()] = ""
    room: Annotated[str, f.plain(N_("Room")).at(Section.REGISTER).private()] = ""
    purchase_cost: Annotated[str, f.plain(N_("Purchase cost")).at(Section.REGISTER).private()] = ""


class Service(Record, frozen=True, kw_only=True, omit_defaults=True, tag="service"):
    """What can be ordered from a facility (EOSC service)."""

    name: Annotated[Bilingual, f.line(N_("Name"), 500).must().found(TITLE)] = Bilingual()
    description: Annotated[Bilingual, f.text(N_("Description")).found()] = Bilingual()
    facility_uid: Annotated[str, f.reference(N_("Facility"), "facility").must().seen_as(N_("Services"))] = ""
    equipment_uids: Annotated[tuple[str, ...], f.references(N_("Equipment"), "equipment").seen_as(N_("Services"))] = ()
    grnti: Annotated[tuple[str, ...], f.terms(N_("GRNTI subjects"), "grnti").at(Section.SUBJECT)] = ()
    sample_requirements: Annotated[Bilingual, f.text(N_("Requirements for samples"), 4000)] = Bilingual()
    result_form: Annotated[Bilingual, f.line(N_("Form of the result"))] = Bilingual()
    unit: Annotated[str, f.term(N_("Unit of service"), "service_unit").at(Section.PRICES)] = ""
    turnaround_days: Annotated[int, f.integer(N_("Ready in, days"), 0, 1000)] = 0
    remote_possible: Annotated[bool, f.flag(N_("Possible remotely"))] = False
    accreditation_uid: Annotated[
        str, f.reference(N_("Accreditation"), "accreditation").at(Section.SUBJECT).seen_as(N_("Services"))
    ] = ""
    methods: Annotated[tuple[r.Method, ...], rows(N_("Methods"), Section.SUBJECT)] = ()
    prices: Annotated[tuple[r.Price, ...], rows(N_("Prices"), Section.PRICES)] = ()
    contacts: Annotated[tuple[r.Contact, ...], rows(N_("Contacts"), Section.CONTACTS)] = ()


class Accreditation(Record, frozen=True, kw_only=True, omit_defaults=True, tag="accreditation"):
    """A certificate of competence of a facility or an organisation, with its end."""

    holder_uid: Annotated[
        str, f.reference(N_("Holder"), "facility", "organisation").must().seen_as(N_("Accreditations"))
    ] = ""
    accreditation_scheme: Annotated[str, f.term(N_("Scheme"), "accreditation_scheme").must()] = ""
    certificate_no: Annotated[str, f.plain(N_("Certificate")).found(TITLE)] = ""
    scope: Annotated[Bilingual, f.text(N_("Scope"), 4000).found()] = Bilingual()
    issued: Annotated[str, f.date(N_("Issued"))] = ""
    valid_until: Annotated[str, f.date(N_("Valid until"))] = ""
    body_uid: Annotated[str, f.reference(N_("Issued by"), "organisation").seen_as(N_("Accredited by it"))] = ""
    document_uid: Annotated[
        str, f.reference(N_("Document"), "document").at(Section.MEDIA).seen_as(N_("Documents of"))
    ] = ""

    @property
    def name(self) -> Bilingual:
        """Its number stands for a name: it is the same in both languages."""
        return Bilingual(self.certificate_no, self.certificate_no)
