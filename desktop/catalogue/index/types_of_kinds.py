"""Which field of a record says its type, and which vocabulary names the types; known without loading the records."""

from __future__ import annotations

TYPE_SCHEMES = {
    "facility": ("facility_kind", "facility_kind"),
    "equipment": ("instrument_type", "instrument_type"),
    "organisation": ("org_type", "org_type"),
    "programme": ("programme_kind", "programme_kind"),
    "agreement": ("agreement_kind", "agreement_kind"),
    "accreditation": ("accreditation_scheme", "accreditation_scheme"),
    "document": ("document_kind", "document_kind"),
    "person": ("role", "contact_role"),
}
"""By kind of record: the field that says its type, and the vocabulary of the codes in it."""

KIND_SCHEME = "record_kind"
"""The vocabulary of what kinds of records are called by those who ask for one."""
