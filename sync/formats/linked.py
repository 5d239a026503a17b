"""JSON-LD in the terms of schema.org: what search engines and other catalogues read.

The context stands in the file itself, so that it means the same without a network. Identities are `urn:uuid:…`; a text
carries its language; a price is told only on a day it is valid.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

import msgspec

from sync.formats.format import Written
from sync.formats.linked_bodies import organisation, person
from sync.formats.linked_places import accreditation, equipment, facility, service
from sync.formats.linked_undertakings import agreement, call, paper, programme
from sync.formats.naming import Names, Node, filled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sync.formats.format import Asked, Lookup
    from sync.records import Record

CONTEXT = {"@vocab": "https://schema.org/"}

_NODES: dict[str, Callable[..., Node]] = {
    "facility": facility,
    "equipment": equipment,
    "service": service,
    "organisation": organisation,
    "programme": programme,
    "call": call,
    "agreement": agreement,
    "accreditation": accreditation,
    "document": paper,
    "person": person,
}
KINDS = tuple(_NODES)


def write(records: Iterable[Record], around: Lookup, out: BinaryIO, asked: Asked) -> Written:
    """One JSON document with a `@graph`, a node a line, UTF-8."""
    names, count = Names(around, asked), 0
    out.write(b'{"@context":' + msgspec.json.encode(CONTEXT) + b',"@graph":[')
    for record in records:
        node = filled(names.identity(record) | _NODES[record.kind](record, names))
        out.write((b",\n" if count else b"\n") + msgspec.json.encode(node))
        count += 1
    out.write(b"\n]}\n")
    return Written(count)
