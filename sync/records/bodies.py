"""Who: organisations, and persons who have agreed to be named."""

from __future__ import annotations

from typing import Annotated

from sync import fields as f
from sync import rows as r
from sync.bilingual import Bilingual, Lang
from sync.fields import N_, Section
from sync.records.base import TITLE, Placed, Record, rows


class Organisation(Placed, frozen=True, kw_only=True, omit_defaults=True, tag="organisation"):
    """A legal body or a part of one (CERIF Organisation_Unit, ROR)."""

    name: Annotated[Bilingual, f.line(N_("Official name"), 500).must().found(TITLE)] = Bilingual()
    short_name: Annotated[Bilingual, f.line(N_("Short name"), 120).found(TITLE)] = Bilingual()
    former_names: Annotated[tuple[str, ...], f.lines(N_("Former and other names"), 500).found()] = ()
    org_type: Annotated[str, f.term(N_("Type"), "org_type").must()] = ""
    about: Annotated[Bilingual, f.text(N_("About")).found()] = Bilingual()
    founded_year: Annotated[int, f.year(N_("Founded in"))] = 0
    url: Annotated[str, f.url(N_("Website"))] = ""
    parent_uid: Annotated[
        str, f.reference(N_("Part of"), "organisation").at(Section.ROLES).seen_as(N_("Divisions")).upward()
    ] = ""
    founder_uid: Annotated[
        str, f.reference(N_("Founder"), "organisation").at(Section.ROLES).seen_as(N_("Founded these organisations"))
    ] = ""
    role_email: Annotated[str, f.email(N_("E-mail")).at(Section.CONTACTS)] = ""
    phone: Annotated[str, f.phone(N_("Phone")).at(Section.CONTACTS)] = ""
    logo: Annotated[str, f.file(N_("Logo")).at(Section.MEDIA)] = ""
    logo_alt: Annotated[Bilingual, f.line(N_("Description of the logo")).at(Section.MEDIA)] = Bilingual()
    ror: Annotated[str, f.identifier("ROR", "ror").at(Section.REGISTER)] = ""
    isni: Annotated[str, f.identifier("ISNI", "isni").at(Section.REGISTER)] = ""
    unp: Annotated[str, f.identifier(N_("UNP (Belarus)"), "unp").at(Section.REGISTER)] = ""
    inn: Annotated[str, f.identifier(N_("INN (Russia)"), "inn").at(Section.REGISTER)] = ""
    ogrn: Annotated[str, f.identifier(N_("OGRN (Russia)"), "ogrn").at(Section.REGISTER)] = ""
    related: Annotated[tuple[r.Related, ...], rows(N_("Related organisations"), Section.REGISTER, f.Many.SET)] = ()


class Person(Record, frozen=True, kw_only=True, omit_defaults=True, tag="person"):
    """A person who answers for something (CERIF Person_Name, ORCID), kept apart from the role mailboxes of records.

    Nothing of a person leaves the office until the consent says `public`; see `sync.leaving`.
    """

    family: Annotated[Bilingual, f.line(N_("Family name"), 120).must().found(TITLE)] = Bilingual()
    given: Annotated[Bilingual, f.line(N_("Given name"), 120).found(TITLE)] = Bilingual()
    patronymic: Annotated[Bilingual, f.line(N_("Patronymic"), 120).found(TITLE)] = Bilingual()
    latin: Annotated[str, f.plain(N_("Name in Latin letters")).found()] = ""
    orcid: Annotated[str, f.identifier("ORCID", "orcid")] = ""
    position: Annotated[Bilingual, f.line(N_("Position")).found()] = Bilingual()
    role: Annotated[str, f.term(N_("Role"), "contact_role")] = ""
    languages: Annotated[tuple[str, ...], f.terms(N_("Languages"), "language")] = ()
    org_uid: Annotated[
        str, f.reference(N_("Organisation"), "organisation").at(Section.ROLES).must().seen_as(N_("Persons"))
    ] = ""
    about_uids: Annotated[
        tuple[str, ...], f.references(N_("Answers for")).at(Section.ROLES).seen_as(N_("Persons"))
    ] = ()
    email: Annotated[str, f.email(N_("E-mail")).at(Section.CONTACTS)] = ""
    phone: Annotated[str, f.phone(N_("Phone")).at(Section.CONTACTS)] = ""
    consent_scope: Annotated[str, f.term(N_("Consent to"), "consent_scope").at(Section.CONSENT)] = ""
    consent_date: Annotated[str, f.date(N_("Date of the consent")).at(Section.CONSENT).private()] = ""
    consent_basis: Annotated[str, f.plain(N_("Basis of the consent")).at(Section.CONSENT).private()] = ""
    withdrawn_on: Annotated[str, f.date(N_("Consent withdrawn on")).at(Section.CONSENT).private()] = ""

    @property
    def name(self) -> Bilingual:
        """Family, given name and patronymic in each language."""
        ru, be = (" ".join(filter(None, (part.get(lang) for part in self._parts))) for lang in Lang)
        return Bilingual(ru, be)

    @property
    def _parts(self) -> tuple[Bilingual, ...]:
        return self.family, self.given, self.patronymic
