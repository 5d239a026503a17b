"""What a record is: ten kinds, each field declared once with its type, mark, limits and place in the form.

A record at rest is one canonical JSON document; the classes here are its typed, frozen reading. A document may hold
fields this program does not know: they stay in the document, are re-emitted untouched and count in the digest. Fields
and their sources are those of CERIF, PIDINST 1.0, the EOSC profiles and the order of Union State programmes.
"""

from __future__ import annotations

from sync.records.base import Placed, Record
from sync.records.bodies import Organisation, Person
from sync.records.facilities import Accreditation, Equipment, Facility, Service
from sync.records.undertakings import Agreement, Call, Paper, Programme
from sync.vocabularies import Term

AnyRecord = (
    Facility | Equipment | Service | Organisation | Programme | Call | Agreement | Accreditation | Paper | Person
)
"""Every kind a person works with."""

KINDS: dict[str, type[Record]] = {
    "facility": Facility,
    "equipment": Equipment,
    "service": Service,
    "organisation": Organisation,
    "programme": Programme,
    "call": Call,
    "agreement": Agreement,
    "accreditation": Accreditation,
    "document": Paper,
    "person": Person,
}
TERM_KIND = "term"
__all__ = ["KINDS", "TERM_KIND", "Accreditation", "Agreement", "AnyRecord", "Call", "Equipment", "Facility"]
__all__ += ["Organisation", "Paper", "Person", "Placed", "Programme", "Record", "Service", "Term"]
