"""Organisations and persons in schema.org."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.formats.naming import Names, Node, ref, text

if TYPE_CHECKING:
    from sync.records import Organisation, Person

_TYPES = {
    "university": "CollegeOrUniversity",
    "academy": "ResearchOrganization",
    "institute": "ResearchOrganization",
    "center": "ResearchOrganization",
    "government": "GovernmentOrganization",
    "healthcare": "MedicalOrganization",
    "company": "Corporation",
    "nonprofit": "NGO",
}


def organisation(each: Organisation, names: Names) -> Node:
    """An organisation, of the nearest type schema.org knows."""
    return names.place(each) | {
        "@type": _TYPES.get(each.org_type, "Organization"),
        "name": text(each.name),
        "alternateName": [*text(each.short_name), *each.former_names],
        "description": text(each.about),
        "foundingDate": str(each.founded_year or ""),
        "url": each.url,
        "email": each.role_email,
        "telephone": each.phone,
        "sameAs": each.ror if each.ror.startswith("https://") else "",
        "parentOrganization": ref(each.parent_uid),
        "founder": ref(each.founder_uid),
    }


def person(each: Person, names: Names) -> Node:
    """A person who has agreed to be public."""
    orcid = each.orcid.removeprefix("https://orcid.org/")
    return {
        "@type": "Person",
        "name": text(each.name),
        "alternateName": each.latin,
        "familyName": text(each.family),
        "givenName": text(each.given),
        "additionalName": text(each.patronymic),
        "jobTitle": text(each.position),
        "worksFor": ref(each.org_uid),
        "email": each.email,
        "telephone": each.phone,
        "knowsLanguage": list(each.languages),
        "sameAs": f"https://orcid.org/{orcid}" if orcid else "",
    }
