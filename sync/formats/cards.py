"""vCard 4.0 (RFC 6350): the mailboxes of offices and departments, and persons who have agreed to be public.

Which kinds have a mailbox is read from the registry. A card of an office names the department, never a person.
"""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, Any, BinaryIO
from uuid import NAMESPACE_URL, uuid5

import msgspec

from sync.bilingual import Bilingual, Lang
from sync.fields import Type
from sync.formats.format import Asked, LeftOut, Lookup, Why, Written
from sync.formats.trees import each_language
from sync.records import KINDS as ALL_KINDS
from sync.records import Organisation, Person
from sync.records.base import Placed
from sync.registry import fields_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sync.records import Record


def _reachable(kind: str) -> bool:
    fields = fields_of(kind).values()
    return any(each.type is Type.EMAIL for field in fields for each in (field, *field.columns))


KINDS = tuple(kind for kind in ALL_KINDS if _reachable(kind))


class Card(msgspec.Struct, frozen=True):
    """Whom one reaches: a whole with a part of it, by mail or by telephone; `key` tells one card of a record from
    another."""

    key: str
    name: Bilingual
    unit: Bilingual
    role: Bilingual
    email: str
    phone: str


def write(records: Iterable[Record], around: Lookup, out: BinaryIO, asked: Asked) -> Written:
    """A card for each mailbox. A record without mailbox and telephone is told."""
    count, left = 0, list[LeftOut]()
    for record in records:
        cards = tuple(_cards(record, around))
        for card in cards:
            out.write(_bytes(record, card, around, asked))
        count += bool(cards)
        if not cards:
            left.append(LeftOut(record.uid, Why.LACKS, _mailbox_field(record.kind)))
    return Written(count, tuple(left))


def _mailbox_field(kind: str) -> str:
    fields = fields_of(kind).values()
    return next(field.name for field in fields if any(each.type is Type.EMAIL for each in (field, *field.columns)))


def _cards(record: Record, around: Lookup) -> Iterator[Card]:
    nothing = Bilingual()
    if isinstance(record, Person):
        if record.email or record.phone:
            yield Card("", record.name, nothing, record.position, record.email, record.phone)
    elif isinstance(record, Organisation):
        if record.role_email or record.phone:
            yield Card("", record.name, nothing, nothing, record.role_email, record.phone)
    else:
        for row in getattr(record, "contacts", ()):
            role = around.label("contact_role", row.role) if row.role else nothing
            if row.email or row.phone:
                key = f"{row.role}|{row.email}|{row.phone}"
                yield Card(key, getattr(record, "name", nothing), row.unit, role, row.email, row.phone)


def _bytes(record: Record, card: Card, around: Lookup, asked: Asked) -> bytes:
    """The card in lines of at most 75 octets that end in CR LF."""
    from icalendar.parser import Contentline, Parameters  # vCard and iCalendar write their lines alike

    folded: Any = Contentline
    lines = ["BEGIN:VCARD", "VERSION:4.0"]
    for name, given, value in _lines(record, card, around, asked):
        head = f"{name};{Parameters(given).to_ical().decode()}" if given else name
        lines.append(f"{head}:{value}")
    return b"".join(folded(line).to_ical() + b"\r\n" for line in (*lines, "END:VCARD"))


Line = tuple[str, dict[str, str], str]
"""The name of a property, its parameters, its value as it stands in the file."""


def _lines(record: Record, card: Card, around: Lookup, asked: Asked) -> Iterator[Line]:
    is_person = isinstance(record, Person)
    yield "UID", {}, f"urn:uuid:{_identity(record, card)}"
    yield "REV", {}, asked.now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    yield "KIND", {}, "individual" if is_person else "org"
    yield from _spoken("FN", _full_name(card))
    if isinstance(record, Person):
        name = record.family.shown(asked.lang).lang
        parts = (record.family, record.given, record.patronymic)
        yield "N", {"LANGUAGE": name.value}, ";".join([*(_escaped(part.get(name)) for part in parts), "", ""])
        yield from _organised(around.record(record.org_uid), Bilingual())
        yield from _spoken("TITLE", card.role)
    else:
        yield from _organised(record, card.unit)
        yield from _spoken("ROLE", card.role)
    if card.email:
        yield "EMAIL", {"TYPE": "work"}, _escaped(card.email)
    if card.phone:
        yield "TEL", {"TYPE": "work", "VALUE": "uri"}, f"tel:{''.join(card.phone.split())}"
    if url := getattr(record, "url", ""):
        yield "URL", {}, url
    yield from _placed(record, around, asked)


def _identity(record: Record, card: Card) -> str:
    return record.uid if not card.key else str(uuid5(NAMESPACE_URL, f"niva:{record.uid}:{card.key}"))


def _full_name(card: Card) -> Bilingual:
    """The whole and the part in each language; a card must have a name, be it the mailbox."""
    ru, be = (", ".join(filter(None, (card.name.get(lang), card.unit.get(lang)))) for lang in Lang)
    return Bilingual(ru, be) if ru or be else Bilingual(ru=card.email or card.phone)


def _spoken(name: str, text: Bilingual) -> Iterator[Line]:
    """The same property in each language; ALTID says that they are one. A `;` parts nothing in it and stays bare."""
    for lang, words in each_language(text):
        yield name, {"ALTID": "1", "LANGUAGE": lang.value}, _escaped(words).replace("\\;", ";")


def _organised(whole: Record | None, unit: Bilingual) -> Iterator[Line]:
    name = getattr(whole, "name", None) or Bilingual()
    for lang, words in each_language(name):
        part = [unit.get(lang)] if unit.get(lang) else []
        yield "ORG", {"ALTID": "1", "LANGUAGE": lang.value}, ";".join(_escaped(each) for each in (words, *part))


def _placed(record: Record, around: Lookup, asked: Asked) -> Iterator[Line]:
    if not isinstance(record, Placed):
        return
    region = around.label("region", record.region) if record.region else Bilingual()
    country = around.label("country", record.country) if record.country else Bilingual()
    texts = (record.address, record.locality, region)
    if any(texts) or record.postcode:
        street, town, area = (text.shown(asked.lang).text for text in texts)
        parts = ("", "", street, town, area, record.postcode, country.shown(asked.lang).text)
        yield "ADR", {"TYPE": "work"}, ";".join(_escaped(part) for part in parts)
    if record.lat and record.lon:
        yield "GEO", {}, f"geo:{record.lat},{record.lon}"


def _escaped(text: str) -> str:
    r"""A text value: `\`, `;`, `,` and line ends written with a backslash."""
    from icalendar.prop import vText

    return vText(text).to_ical().decode()
