"""Facilities, instruments, services and certificates in schema.org."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.formats.naming import Names, Node, number, ref, refs, text

if TYPE_CHECKING:
    from sync.records import Accreditation, Equipment, Facility, Service
    from sync.rows import Price, Specification


def facility(each: Facility, names: Names) -> Node:
    """A body that does research and a place one may come to."""
    return names.place(each) | {
        "@type": ["ResearchOrganization", "Place"],
        "name": text(each.name),
        "alternateName": text(each.acronym),
        "additionalType": names.term("facility_kind", each.facility_kind),
        "slogan": text(each.tagline),
        "description": text(each.description) + text(each.unique_features),
        "foundingDate": str(each.founded_year or ""),
        "url": each.url,
        "parentOrganization": refs(uid for uid in (each.host_org, each.operator_org, each.parent_uid) if uid),
        "memberOf": ref(each.network_uid),
        "knowsAbout": names.terms("grnti", each.grnti) + names.terms("ford", each.ford),
        "keywords": text(each.keywords),
        "contactPoint": names.contacts(each.contacts),
        "publishingPrinciples": refs(each.policy_docs),
        "@reverse": {"owns": ref(each.owner_org_legal)},
    }


def equipment(each: Equipment, names: Names) -> Node:
    """One instrument."""
    maker = {
        "@type": "Organization",
        "name": each.manufacturer,
        "identifier": number("ror", each.manufacturer_ror),
    }
    return {
        "@type": "IndividualProduct",
        "name": text(each.name),
        "description": text(each.description),
        "model": each.model,
        "category": names.term("instrument_type", each.instrument_type),
        "manufacturer": maker if each.manufacturer else {},
        "countryOfOrigin": {"@type": "Country", "identifier": each.manufacturer_country},
        "productionDate": str(each.made_year or ""),
        "url": each.landing_page,
        "isRelatedTo": ref(each.part_of_uid),
        "additionalProperty": [
            *(_property(row, names) for row in each.specs),
            *(number("measured_variable", code) for code in each.measured_variables),
            *(number("facility", f"urn:uuid:{uid}") for uid in each.facility_uids),
        ],
        "sameAs": each.doi_or_handle if each.doi_or_handle.startswith("http") else "",
        "@reverse": {"owns": ref(each.owner_org_legal)},
    }


def _property(row: Specification, names: Names) -> Node:
    return {
        "@type": "PropertyValue",
        "propertyID": row.parameter,
        "name": names.label("parameter", row.parameter),
        "value": row.value,
        "minValue": row.min,
        "maxValue": row.max,
        "unitText": row.unit,
    }


def service(each: Service, names: Names) -> Node:
    """What can be ordered. An offer stands here only while its price is valid."""
    offers = (_offer(row, each.unit, names) for row in each.prices)
    return {
        "@type": "Service",
        "name": text(each.name),
        "description": text(each.description),
        "provider": ref(each.facility_uid),
        "category": names.terms("grnti", each.grnti),
        "serviceOutput": {"@type": "Thing", "name": text(each.result_form)},
        "isRelatedTo": refs(each.equipment_uids),
        "offers": [offer for offer in offers if offer],
        "@reverse": {"about": ref(each.accreditation_uid)},
    }


def _offer(row: Price, unit: str, names: Names) -> Node:
    amount = row.shown_amount(names.today)
    if not amount:
        return {}
    taxed = {"included": "true", "excluded": "false"}.get(row.vat, "")
    return {
        "@type": "Offer",
        "name": names.label("customer_group", row.customer_group),
        "priceSpecification": {
            "@type": "UnitPriceSpecification",
            "price": amount,
            "priceCurrency": row.currency,
            "validFrom": row.valid_from,
            "validThrough": row.valid_to,
            "unitText": names.label("service_unit", unit),
            "valueAddedTaxIncluded": taxed,
        },
    }


def accreditation(each: Accreditation, names: Names) -> Node:
    """A certificate of competence of its holder."""
    return {
        "@type": "EducationalOccupationalCredential",
        "name": each.certificate_no,
        "credentialCategory": names.term("accreditation_scheme", each.accreditation_scheme),
        "description": text(each.scope),
        "dateCreated": each.issued,
        "expires": each.valid_until,
        "recognizedBy": ref(each.body_uid),
        "subjectOf": ref(each.document_uid),
        "@reverse": {"hasCredential": ref(each.holder_uid)},
    }
