"""What is done together: programmes, calls, agreements, and the documents behind them."""

from __future__ import annotations

from typing import Annotated

from sync import fields as f
from sync import rows as r
from sync.bilingual import Bilingual
from sync.fields import N_, Section
from sync.records.base import TITLE, Record, papers, rows


class Programme(Record, frozen=True, kw_only=True, omit_defaults=True, tag="programme"):
    """A joint programme of research, training, mobility or infrastructure (CERIF Project)."""

    name: Annotated[Bilingual, f.line(N_("Name"), 500).must().found(TITLE)] = Bilingual()
    acronym: Annotated[Bilingual, f.line(N_("Acronym"), 60).found(TITLE)] = Bilingual()
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
        str, f.reference(N_("Customer-coordinator"), "organisation").at(Section.PARTNERS).seen_as(N_("Coordinates"))
    ] = ""
    partners: Annotated[tuple[r.Partner, ...], rows(N_("Customers and executors"), Section.PARTNERS)] = ()
    facilities: Annotated[tuple[r.FacilityLink, ...], rows(N_("Facilities"), Section.PARTNERS)] = ()
    budget: Annotated[tuple[r.Budget, ...], rows(N_("Budget"), Section.PARTNERS)] = ()
    approving_act: Annotated[tuple[r.Act, ...], rows(N_("Approving act"), Section.PARTNERS)] = ()
    act_title: Annotated[Bilingual, f.line(N_("Title of the act"), 500).at(Section.PARTNERS)] = Bilingual()
    degree_level: Annotated[str, f.term(N_("Degree"), "degree_level").at(Section.ACCESS)] = ""
    form: Annotated[str, f.term(N_("Form of study"), "study_form").at(Section.ACCESS)] = ""
    languages: Annotated[tuple[str, ...], f.terms(N_("Languages of study"), "language").at(Section.ACCESS)] = ()
    hours: Annotated[int, f.integer(N_("Hours")).at(Section.ACCESS)] = 0
    credits: Annotated[int, f.integer(N_("Credits")).at(Section.ACCESS)] = 0
    certificate: Annotated[Bilingual, f.line(N_("Certificate")).at(Section.ACCESS)] = Bilingual()
    seats: Annotated[int, f.integer(N_("Seats")).at(Section.ACCESS)] = 0
    fees: Annotated[tuple[r.Price, ...], rows(N_("Fees"), Section.PRICES)] = ()
    requirements: Annotated[Bilingual, f.text(N_("Requirements"), 4000).at(Section.ACCESS)] = Bilingual()
    intake_dates: Annotated[tuple[str, ...], f.dates(N_("Intake dates")).at(Section.ACCESS)] = ()
    joint_degree_orgs: Annotated[
        tuple[str, ...],
        f.references(N_("Joint degree with"), "organisation").at(Section.PARTNERS).seen_as(N_("Joint degrees")),
    ] = ()
    contacts: Annotated[tuple[r.Contact, ...], rows(N_("Contacts"), Section.CONTACTS)] = ()
    document_uids: Annotated[tuple[str, ...], papers()] = ()
    reg_numbers: Annotated[tuple[str, ...], f.lines(N_("Registration numbers")).at(Section.REGISTER)] = ()


class Agreement(Record, frozen=True, kw_only=True, omit_defaults=True, tag="agreement"):
    """What parties have agreed on (vivo:Contract). With visibility `parties` it leaves no office."""

    name: Annotated[Bilingual, f.line(N_("Title"), 500).must().found(TITLE)] = Bilingual()
    agreement_kind: Annotated[str, f.term(N_("Kind"), "agreement_kind").must()] = ""
    agreement_number: Annotated[str, f.plain(N_("Number of the agreement"))] = ""
    scope: Annotated[Bilingual, f.text(N_("Scope")).found()] = Bilingual()
    benefit: Annotated[Bilingual, f.text(N_("Benefit"), 4000).found()] = Bilingual()
    signed: Annotated[str, f.date(N_("Signed"))] = ""
    valid_until: Annotated[str, f.date(N_("Valid until"))] = ""
    auto_renew: Annotated[bool, f.flag(N_("Renewed automatically"))] = False
    visibility: Annotated[str, f.term(N_("Visibility"), "visibility").at(Section.REGISTER)] = ""
    party_names: Annotated[Bilingual, f.line(N_("Parties"), 1000).found()] = Bilingual()
    parties: Annotated[
        tuple[str, ...],
        f.references(N_("Organisations"), "organisation").at(Section.PARTNERS).seen_as(N_("Agreements")),
    ] = ()
    facilities: Annotated[
        tuple[str, ...], f.references(N_("Facilities"), "facility").at(Section.PARTNERS).seen_as(N_("Agreements"))
    ] = ()
    document_uids: Annotated[tuple[str, ...], papers()] = ()


class Call(Record, frozen=True, kw_only=True, omit_defaults=True, tag="call"):
    """A call for proposals (CERIF Call_for_Funding_Applications). Whether it is open is computed, see `sync.calls`."""

    name: Annotated[Bilingual, f.line(N_("Title"), 500).must().found(TITLE)] = Bilingual()
    topics: Annotated[Bilingual, f.text(N_("Topics")).found()] = Bilingual()
    opens: Annotated[str, f.date(N_("Opens"))] = ""
    deadline: Annotated[str, f.moment(N_("Deadline")).must()] = ""
    url: Annotated[str, f.url(N_("Website"))] = ""
    grnti: Annotated[tuple[str, ...], f.terms(N_("GRNTI subjects"), "grnti").at(Section.SUBJECT)] = ()
    funder_uid: Annotated[
        str, f.reference(N_("Funder"), "organisation").at(Section.PARTNERS).must().seen_as(N_("Calls"))
    ] = ""
    programme_uid: Annotated[
        str, f.reference(N_("Programme"), "programme").at(Section.PARTNERS).seen_as(N_("Calls"))
    ] = ""
    amount_min: Annotated[str, f.decimal(N_("Amount from"), 0).at(Section.PARTNERS)] = ""
    amount_max: Annotated[str, f.decimal(N_("Amount to"), 0).at(Section.PARTNERS)] = ""
    currency: Annotated[str, f.term(N_("Currency"), "currency").at(Section.PARTNERS)] = ""
    co_funding: Annotated[Bilingual, f.line(N_("Co-funding")).at(Section.PARTNERS)] = Bilingual()
    eligible_countries: Annotated[tuple[str, ...], f.terms(N_("Open to countries"), "country").at(Section.ACCESS)] = ()
    eligibility: Annotated[Bilingual, f.text(N_("Who may apply"), 4000).at(Section.ACCESS).found()] = Bilingual()
    how_to_apply: Annotated[Bilingual, f.text(N_("How to apply"), 4000).at(Section.ACCESS)] = Bilingual()
    contacts: Annotated[tuple[r.Contact, ...], rows(N_("Contacts"), Section.CONTACTS)] = ()
    document_uids: Annotated[tuple[str, ...], papers()] = ()


class Paper(Record, frozen=True, kw_only=True, omit_defaults=True, tag="document"):
    """Rules, forms, price lists, reports: a file that travels beside the records, or an address."""

    name: Annotated[Bilingual, f.line(N_("Title"), 500).must().found(TITLE)] = Bilingual()
    document_kind: Annotated[str, f.term(N_("Kind"), "document_kind").must()] = ""
    lang: Annotated[str, f.term(N_("Language"), "language")] = ""
    date: Annotated[str, f.date(N_("Date"))] = ""
    url: Annotated[str, f.url(N_("Address"))] = ""
    file_hash: Annotated[str, f.file(N_("File"))] = ""
    size: Annotated[int, f.integer(N_("Size, bytes")).kept()] = 0
    alt: Annotated[Bilingual, f.line(N_("Description for those who do not see it"))] = Bilingual()
    licence: Annotated[str, f.plain(N_("Licence")).at(Section.REGISTER)] = ""
