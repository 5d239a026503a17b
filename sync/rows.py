"""Rows inside a record: contacts, photos, specifications, prices. Each row type declares its own fields.

`key` names the columns by which two copies of a list recognise the same row; without one a row is only equal to itself.
"""

from __future__ import annotations

from typing import Annotated, ClassVar

import msgspec

from sync import fields as f
from sync.bilingual import Bilingual
from sync.fields import N_


class Row(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Base of all rows."""

    key: ClassVar[tuple[str, ...]] = ()


class AltId(Row, frozen=True, kw_only=True, omit_defaults=True):
    """A number of the same thing in another register."""

    key: ClassVar[tuple[str, ...]] = ("scheme", "value")
    scheme: Annotated[str, f.plain(N_("Register"))] = ""
    value: Annotated[str, f.plain(N_("Number"))] = ""


class FieldState(Row, frozen=True, kw_only=True, omit_defaults=True):
    """Where one text comes from and when it was last compared with its other language (CERIF text origin o, h, m).

    `field` is the name of a bilingual field, `lang` one of its languages. `source_hash` is `sync.ageing.text_hash` of
    the other language's text when this one was last checked; `checked_by` names an office or an organisation.
    """

    key: ClassVar[tuple[str, ...]] = ("field", "lang")
    field: Annotated[str, f.plain(N_("Field"))] = ""
    lang: Annotated[str, f.term(N_("Language"), "language")] = ""
    origin: Annotated[str, f.term(N_("Origin of the text"), "text_origin")] = ""
    checked_by: Annotated[str, f.plain(N_("Checked by"))] = ""
    checked_on: Annotated[str, f.date(N_("Checked on"))] = ""
    source_hash: Annotated[str, f.plain(N_("Digest of the other language"), 64)] = ""


class Contact(Row, frozen=True, kw_only=True, omit_defaults=True):
    """A role that can be reached. It names a post or a department, never a person."""

    key: ClassVar[tuple[str, ...]] = ("role", "email", "phone")
    role: Annotated[str, f.term(N_("Role"), "contact_role")] = ""
    unit: Annotated[Bilingual, f.line(N_("Department")).found()] = Bilingual()
    email: Annotated[str, f.email(N_("E-mail"))] = ""
    phone: Annotated[str, f.phone(N_("Phone"))] = ""


class Photo(Row, frozen=True, kw_only=True, omit_defaults=True):
    """A picture with words for those who do not see it."""

    key: ClassVar[tuple[str, ...]] = ("hash",)
    hash: Annotated[str, f.file(N_("File"))] = ""
    file: Annotated[str, f.plain(N_("File name"))] = ""
    alt: Annotated[Bilingual, f.line(N_("Description for those who do not see it"))] = Bilingual()
    caption: Annotated[Bilingual, f.line(N_("Caption"))] = Bilingual()
    credit: Annotated[str, f.plain(N_("Author"))] = ""
    licence: Annotated[str, f.plain(N_("Licence"))] = ""


class Load(Row, frozen=True, kw_only=True, omit_defaults=True):
    """How busy a facility was in one year."""

    key: ClassVar[tuple[str, ...]] = ("year",)
    year: Annotated[int, f.year(N_("Year"))] = 0
    hours_total: Annotated[int, f.integer(N_("Hours available"), 0, 9000)] = 0
    hours_used: Annotated[int, f.integer(N_("Hours used"), 0, 9000)] = 0
    external_share: Annotated[int, f.integer(N_("External users, %"), 0, 100)] = 0
    users: Annotated[int, f.integer(N_("Users"))] = 0
    source: Annotated[str, f.term(N_("Source"), "load_source")] = ""


class Specification(Row, frozen=True, kw_only=True, omit_defaults=True):
    """One measured property: a value, or a range, in a UCUM unit."""

    key: ClassVar[tuple[str, ...]] = ("parameter", "unit")
    parameter: Annotated[str, f.term(N_("Parameter"), "parameter")] = ""
    value: Annotated[str, f.decimal(N_("Value"))] = ""
    min: Annotated[str, f.decimal(N_("From"))] = ""
    max: Annotated[str, f.decimal(N_("To"))] = ""
    unit: Annotated[str, f.term(N_("Unit"), "unit")] = ""
    uncertainty: Annotated[str, f.decimal(N_("Uncertainty"), 0)] = ""


class Verification(Row, frozen=True, kw_only=True, omit_defaults=True):
    """Metrology: verification, calibration or attestation with its end."""

    key: ClassVar[tuple[str, ...]] = ("kind", "certificate_no")
    kind: Annotated[str, f.term(N_("Kind"), "verification_kind")] = ""
    last: Annotated[str, f.date(N_("Done"))] = ""
    valid_until: Annotated[str, f.date(N_("Valid until"))] = ""
    certificate_no: Annotated[str, f.plain(N_("Certificate"))] = ""
    body_uid: Annotated[str, f.reference(N_("Body"), "organisation").seen_as(N_("Verifies these instruments"))] = ""


class Method(Row, frozen=True, kw_only=True, omit_defaults=True):
    """A method by name and by number of a standard."""

    key: ClassVar[tuple[str, ...]] = ("code", "name")
    name: Annotated[Bilingual, f.line(N_("Method")).found()] = Bilingual()
    code: Annotated[str, f.plain(N_("Standard"))] = ""


class Price(Row, frozen=True, kw_only=True, omit_defaults=True):
    """A price for a group of customers and a time. Past `valid_to` it is never shown as a number."""

    key: ClassVar[tuple[str, ...]] = ("customer_group", "currency", "valid_from")
    amount: Annotated[str, f.decimal(N_("Amount"), 0)] = ""
    currency: Annotated[str, f.term(N_("Currency"), "currency")] = ""
    customer_group: Annotated[str, f.term(N_("For whom"), "customer_group")] = ""
    vat: Annotated[str, f.term(N_("VAT"), "vat")] = ""
    valid_from: Annotated[str, f.date(N_("Valid from"))] = ""
    valid_to: Annotated[str, f.date(N_("Valid to"))] = ""
    by_agreement: Annotated[bool, f.flag(N_("By agreement"))] = False
    basis_document: Annotated[str, f.plain(N_("Basis"))] = ""

    def shown_amount(self, on: str) -> str:
        """The amount on this ISO date, '' where only a request can tell: by agreement, not yet or no longer valid."""
        begun = not self.valid_from or self.valid_from <= on
        running = begun and (not self.valid_to or on <= self.valid_to)
        return self.amount if running and not self.by_agreement else ""


class Budget(Row, frozen=True, kw_only=True, omit_defaults=True):
    """Money of a programme by source."""

    key: ClassVar[tuple[str, ...]] = ("source", "currency")
    amount: Annotated[str, f.decimal(N_("Amount"), 0)] = ""
    currency: Annotated[str, f.term(N_("Currency"), "currency")] = ""
    source: Annotated[str, f.term(N_("Source"), "budget_source")] = ""


class Act(Row, frozen=True, kw_only=True, omit_defaults=True):
    """The act that approves a programme."""

    key: ClassVar[tuple[str, ...]] = ("number", "date")
    body: Annotated[Bilingual, f.line(N_("Body"))] = Bilingual()
    number: Annotated[str, f.plain(N_("Number"))] = ""
    date: Annotated[str, f.date(N_("Date"))] = ""


class Partner(Row, frozen=True, kw_only=True, omit_defaults=True):
    """An organisation in a programme and what it does there."""

    key: ClassVar[tuple[str, ...]] = ("org_uid", "role")
    org_uid: Annotated[str, f.reference(N_("Organisation"), "organisation").seen_as(N_("Takes part in"))] = ""
    role: Annotated[str, f.term(N_("Role"), "programme_role")] = ""
    country: Annotated[str, f.term(N_("Country"), "country")] = ""


class FacilityLink(Row, frozen=True, kw_only=True, omit_defaults=True):
    """A facility in a programme: built on, used, constructed, developed (CERIF roles)."""

    key: ClassVar[tuple[str, ...]] = ("facility_uid", "role")
    facility_uid: Annotated[str, f.reference(N_("Facility"), "facility").seen_as(N_("Programmes"))] = ""
    role: Annotated[str, f.term(N_("Role"), "facility_role")] = ""


class Related(Row, frozen=True, kw_only=True, omit_defaults=True):
    """A link to a record that may not be in this catalogue: the label stays where the record is missing."""

    key: ClassVar[tuple[str, ...]] = ("relation", "uid")
    relation: Annotated[str, f.plain(N_("Relation"))] = ""
    uid: Annotated[str, f.plain(N_("Record"))] = ""
    label: Annotated[str, f.plain(N_("Name"), 300)] = ""
