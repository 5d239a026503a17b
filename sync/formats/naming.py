"""How JSON-LD names things: identities, texts in languages, terms of vocabularies, numbers of registers, places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sync.fields import Type
from sync.formats.trees import each_language
from sync.registry import fields_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sync.bilingual import Bilingual
    from sync.formats.format import Asked, Lookup
    from sync.records import Record
    from sync.records.base import Placed
    from sync.rows import Contact

Node = dict[str, Any]
"""A piece of JSON-LD; it stays inside this package. Empty members are taken away at the end."""


def filled(node: Any) -> Any:
    """The same without empty members at any depth; a node of which only the type is left is empty too."""
    if isinstance(node, dict):
        kept = {name: value for name, value in ((name, filled(item)) for name, item in node.items()) if value}
        return kept if set(kept) - {"@type"} else {}
    if isinstance(node, list | tuple):
        return [value for value in map(filled, node) if value]
    return node


def text(words: Bilingual) -> list[Node]:
    """A text with its languages."""
    return [{"@language": lang.value, "@value": value} for lang, value in each_language(words)]


def ref(uid: str) -> Node:
    """A link to a record by its identity, whether or not it is in the file."""
    return {"@id": f"urn:uuid:{uid}"} if uid else {}


def refs(uids: Iterable[str]) -> list[Node]:
    """Links to several."""
    return [ref(uid) for uid in dict.fromkeys(uids)]


def number(register: str, value: str) -> Node:
    """A number of a register."""
    return {"@type": "PropertyValue", "propertyID": register, "value": value} if value else {}


class Names:
    """What needs the vocabularies or the day."""

    def __init__(self, around: Lookup, asked: Asked) -> None:
        self.around, self.today = around, asked.today

    def label(self, scheme: str, code: str) -> list[Node]:
        """The words of a term."""
        return text(self.around.label(scheme, code)) if code else []

    def term(self, scheme: str, code: str) -> Node:
        """A term as a thing of its own."""
        if not code:
            return {}
        return {"@type": "DefinedTerm", "termCode": code, "inDefinedTermSet": scheme, "name": self.label(scheme, code)}

    def terms(self, scheme: str, codes: Iterable[str]) -> list[Node]:
        """Several of one vocabulary."""
        return [self.term(scheme, code) for code in codes]

    def identity(self, record: Record) -> Node:
        """What every node begins with: identity and the numbers of registers."""
        numbers = [number("niva", record.number), *(number(each.scheme, each.value) for each in record.alt_ids)]
        own = (field for field in fields_of(record.kind).values() if field.type is Type.IDENTIFIER)
        numbers += [number(field.scheme, getattr(record, field.name)) for field in own if field.name == field.scheme]
        numbers.append(number("pid", getattr(record, "doi_or_handle", "")))
        return {"@id": f"urn:uuid:{record.uid}", "identifier": numbers}

    def place(self, record: Placed) -> Node:
        """Where something stands."""
        address = {
            "@type": "PostalAddress",
            "streetAddress": text(record.address),
            "addressLocality": text(record.locality),
            "addressRegion": self.label("region", record.region),
            "addressCountry": record.country,
            "postalCode": record.postcode,
        }
        point = {"@type": "GeoCoordinates", "latitude": record.lat, "longitude": record.lon}
        located = record.lat and record.lon
        return {"address": address, "location": {"@type": "Place", "geo": point} if located else {}}

    def contacts(self, rows: Iterable[Contact]) -> list[Node]:
        """Role mailboxes."""
        return [
            {
                "@type": "ContactPoint",
                "contactType": self.label("contact_role", row.role),
                "name": text(row.unit),
                "email": row.email,
                "telephone": row.phone,
            }
            for row in rows
        ]
