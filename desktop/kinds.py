"""What the kinds of records are called: all of `wording` that the first picture needs."""

from __future__ import annotations

from desktop.language import N_, Translation

_KINDS = {
    "facility": N_("Facility"),
    "equipment": N_("Instrument"),
    "service": N_("Service"),
    "organisation": N_("Organisation"),
    "programme": N_("Programme"),
    "call": N_("Call"),
    "agreement": N_("Agreement"),
    "accreditation": N_("Accreditation"),
    "document": N_("Document"),
    "person": N_("Person"),
}


def kind_text(kind: str, words: Translation) -> str:
    """What a record is; a kind of a later program is its own word."""
    return words.gettext(_KINDS[kind]) if kind in _KINDS else kind
