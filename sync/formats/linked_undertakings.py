"""Programmes, calls, agreements and documents in schema.org."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.formats.naming import Names, Node, ref, refs, text

if TYPE_CHECKING:
    from sync.records import Agreement, Call, Paper, Programme
    from sync.rows import Budget, Partner


def programme(each: Programme, names: Names) -> Node:
    """Training is a programme of education, everything else a project."""
    common: Node = {
        "name": text(each.name),
        "alternateName": text(each.acronym),
        "description": text(each.goals),
        "url": each.url,
    }
    return common | (_training(each, names) if each.programme_kind == "training" else _project(each, names))


def _training(each: Programme, names: Names) -> Node:
    providers = (each.customer_coordinator, *(row.org_uid for row in each.partners), *each.joint_degree_orgs)
    return {
        "@type": "EducationalOccupationalProgram",
        "provider": refs(uid for uid in providers if uid),
        "startDate": each.start,
        "endDate": each.end,
        "educationalCredentialAwarded": text(each.certificate),
        "numberOfCredits": str(each.credits or ""),
        "maximumEnrollment": str(each.seats or ""),
        "programPrerequisites": text(each.requirements),
        "educationalProgramMode": names.label("study_form", each.form),
    }


def _project(each: Programme, names: Names) -> Node:
    return {
        "@type": "ResearchProject" if each.programme_kind == "research" else "Project",
        "foundingDate": each.start,
        "dissolutionDate": each.end,
        "sponsor": ref(each.customer_coordinator),
        "member": [_member(row, names) for row in each.partners],
        "knowsAbout": names.terms("grnti", each.grnti),
        "contactPoint": names.contacts(each.contacts),
        "subjectOf": refs(each.document_uids),
        "@reverse": {"fundedItem": [_grant(row, names) for row in each.budget if row.amount]},
    }


def _member(row: Partner, names: Names) -> Node:
    role = names.label("programme_role", row.role)
    return {"@type": "OrganizationRole", "roleName": role, "member": ref(row.org_uid)} if row.org_uid else {}


def _grant(row: Budget, names: Names) -> Node:
    return {
        "@type": "MonetaryGrant",
        "name": names.label("budget_source", row.source),
        "amount": {"@type": "MonetaryAmount", "value": row.amount, "currency": row.currency},
    }


def call(each: Call, names: Names) -> Node:
    """A call for proposals: a way of funding, with the event that begins and ends it."""
    lasts = {"@type": "Event", "name": text(each.name), "startDate": each.opens, "endDate": each.deadline}
    return {
        "@type": "FundingScheme",
        "name": text(each.name),
        "description": text(each.topics) + text(each.how_to_apply),
        "url": each.url,
        "funder": ref(each.funder_uid),
        "parentOrganization": ref(each.programme_uid),
        "areaServed": [{"@type": "Country", "identifier": code} for code in each.eligible_countries],
        "knowsAbout": names.terms("grnti", each.grnti),
        "event": lasts if each.opens or each.deadline else {},
        "contactPoint": names.contacts(each.contacts),
        "subjectOf": refs(each.document_uids),
    }


def agreement(each: Agreement, names: Names) -> Node:
    """A document between parties."""
    return {
        "@type": "DigitalDocument",
        "name": text(each.name),
        "alternateName": each.agreement_number,
        "genre": names.label("agreement_kind", each.agreement_kind),
        "abstract": text(each.scope),
        "creditText": text(each.party_names),
        "dateCreated": each.signed,
        "expires": each.valid_until,
        "contributor": refs(each.parties),
        "about": refs(each.facilities),
        "associatedMedia": refs(each.document_uids),
    }


def paper(each: Paper, names: Names) -> Node:
    """A document."""
    return {
        "@type": "DigitalDocument",
        "name": text(each.name),
        "genre": names.label("document_kind", each.document_kind),
        "inLanguage": each.lang,
        "dateCreated": each.date,
        "url": each.url,
        "license": each.licence,
    }
