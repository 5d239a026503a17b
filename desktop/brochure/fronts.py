"""What stands on the front of a sheet, by kind: names of fields, the rest follows in the order of the form."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Front:
    """Names of fields: the quiet line above the title, the line below it, texts, facts, and the line of the cover."""

    kind_line: tuple[str, ...]
    subtitle: tuple[str, ...]
    texts: tuple[str, ...]
    facts: tuple[str, ...]
    lead: str = ""

    @property
    def told(self) -> frozenset[str]:
        """Everything the front tells."""
        return frozenset((*self.kind_line, *self.subtitle, *self.texts, *self.facts, self.lead))


def _front(kind_line: str, subtitle: str, texts: str, facts: str, lead: str = "") -> Front:
    line, below, told, known = (tuple(names.split()) for names in (kind_line, subtitle, texts, facts))
    return Front(line, below, told, (*known, "confirmed_on"), lead)


FRONTS = {
    "facility": _front(
        "facility_kind life_cycle",
        "host_org locality",
        "description",
        "region founded_year grnti access_modes access_types order_type reply_days staff_languages url",
        "tagline",
    ),
    "equipment": _front(
        "instrument_type condition",
        "facility_uids",
        "description",
        "manufacturer manufacturer_country model made_year quantity owner_org_legal measured_variables "
        "training_required",
    ),
    "service": _front(
        "",
        "facility_uid",
        "description sample_requirements",
        "result_form turnaround_days unit remote_possible equipment_uids grnti",
    ),
    "organisation": _front(
        "org_type",
        "short_name locality",
        "about",
        "region founded_year founder_uid parent_uid url ror unp inn ogrn",
    ),
    "programme": _front(
        "programme_kind level programme_status",
        "customer_coordinator",
        "goals results",
        "start end acronym grnti reg_numbers act_title url",
    ),
    "agreement": _front(
        "agreement_kind",
        "party_names",
        "scope benefit",
        "agreement_number signed valid_until auto_renew parties facilities",
    ),
    "call": _front(
        "",
        "funder_uid",
        "topics eligibility how_to_apply",
        "opens deadline programme_uid amount_min amount_max co_funding eligible_countries grnti url",
    ),
    "accreditation": _front(
        "accreditation_scheme",
        "holder_uid",
        "scope",
        "issued valid_until body_uid document_uid",
    ),
    "document": _front(
        "document_kind",
        "",
        "",
        "lang date url licence",
    ),
    "person": _front(
        "role",
        "org_uid",
        "",
        "position latin orcid languages about_uids email phone",
    ),
}
_TOLD = "name number certificate_no currency photos contacts address postcode locality lat lon country logo logo_alt"
_TOLD += " role_email phone family given patronymic"
_UNTOLD = "uid rev demo status successor_uid confirm_every_months confirmed_by owner_org visibility consent_scope"
ELSEWHERE = frozenset(_TOLD.split()) | frozenset(_UNTOLD.split())
"""Fields told by other parts of the sheet (title, box, pictures, running lines), and those no sheet tells."""
