"""Real organisations from the Research Organization Registry: one line of its data becomes one Organisation.

Facts only: nothing is added that the registry does not say, except the town's names from our own list and the alphabet
repairs described below. The input is the reshaped selection of ror-records (one JSON object a line) whose `name_ru` and
`name_be` were chosen by an alphabet check. Rules:

- text becomes NFC without stress marks (U+0301), zero-width spaces and outer spaces;
- Latin letters inside Cyrillic words are replaced where every one has a Cyrillic twin; the text as the registry has it
  stays in `source_note`;
- an organisation without a Cyrillic name keeps its Latin one in the Russian place, the language both countries share;
- withdrawn and inactive organisations become retired, with a successor where the registry names one of this import;
- a relation to an organisation outside this import keeps the registry's address and label.
"""

from __future__ import annotations

import unicodedata
import uuid
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

import msgspec

from sync.alphabets import repaired
from sync.bilingual import Bilingual
from sync.records import Organisation
from sync.rows import AltId, Related

NAMESPACE = uuid.UUID("6e1d5b52-6d0b-5f0c-9b3e-3a1f0c6f9b11")
"""Namespace of every uid made from an identifier of another register."""

_ORG_TYPES = {
    "education": "university",
    "facility": "institute",
    "healthcare": "healthcare",
    "company": "company",
    "government": "government",
    "nonprofit": "nonprofit",
}
_UNSEEN = dict.fromkeys(map(ord, "\u0301\u200b"))
_SOURCE = "Research Organization Registry (ROR)"
_LICENCE = "CC0-1.0; GeoNames CC-BY-4.0"


class RorRelation(msgspec.Struct, frozen=True):
    """A link of one registry record to another; `id` is the full address."""

    type: str
    id: str
    label: str


class RorRecord(msgspec.Struct, frozen=True):
    """The fields of a registry line that are read; others are ignored."""

    id: str
    ror: str
    status: str
    country: str
    region: str
    lat: float
    lon: float
    geonames_id: int
    name_display: str
    source: str
    name_ru: str | None = None
    name_be: str | None = None
    name_en: str | None = None
    acronyms: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    established: int | None = None
    website: str | None = None
    wikidata: str | None = None
    isni: str | None = None
    grid: str | None = None
    fundref: str | None = None
    relationships: tuple[RorRelation, ...] = ()


@dataclass(frozen=True, slots=True)
class Import:
    """What the whole import knows: towns by GeoNames number and the registry addresses it holds."""

    towns: Mapping[int, Bilingual]
    known: Collection[str]


def organisations(records: Iterable[RorRecord], towns: Mapping[int, Bilingual]) -> Iterator[Organisation]:
    """The organisations of an import, in the order given."""
    kept = tuple(records)
    whole = Import(towns, frozenset(record.ror for record in kept))
    return (_organisation(record, whole) for record in kept)


def ror_uid(address: str) -> str:
    """Identity of an organisation by its registry address or `ror:` number."""
    return str(uuid.uuid5(NAMESPACE, "ror:" + address.rpartition("/")[2].removeprefix("ror:")))


def _organisation(record: RorRecord, whole: Import) -> Organisation:
    name = _name(record)
    return Organisation(
        uid=ror_uid(record.ror),
        status="published" if record.status == "active" else "retired",
        successor_uid=_related_uid(record, "successor", whole),
        parent_uid=_related_uid(record, "parent", whole),
        source=_SOURCE,
        source_licence=_LICENCE,
        source_note=_note(record),
        alt_ids=_alt_ids(record),
        country=record.country,
        region=record.region,
        locality=whole.towns.get(record.geonames_id, Bilingual()),
        lat=_degrees(record.lat),
        lon=_degrees(record.lon),
        name=name,
        former_names=_other_names(record, name),
        org_type=_org_type(record, name),
        founded_year=record.established or 0,
        url=record.website or "",
        ror=record.ror,
        isni=(record.isni or "").replace(" ", ""),
        related=tuple(_related(item, whole) for item in record.relationships),
    )


def clean(text: str) -> str:
    """The text in NFC without stress marks, zero-width and outer spaces."""
    return " ".join(unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).translate(_UNSEEN)).split())


def _name(record: RorRecord) -> Bilingual:
    ru, be = (_tidy(text or "") for text in (record.name_ru, record.name_be))
    if not ru and not be:
        ru = clean(record.name_en or record.name_display)
    return Bilingual(ru, be.replace("'", "’").replace("ʼ", "’"))


def _tidy(text: str) -> str:
    return repaired(clean(text))


def _other_names(record: RorRecord, name: Bilingual) -> tuple[str, ...]:
    found = map(_tidy, (record.name_en or "", record.name_display, *record.aliases, *record.acronyms))
    return tuple(dict.fromkeys(text for text in found if text and text not in (name.ru, name.be)))


def _note(record: RorRecord) -> str:
    """The origin, and the registry's own spelling of every name that was changed."""
    names = (text for text in (record.name_ru, record.name_be, *record.aliases) if text)
    changed = dict.fromkeys(text for text in names if _tidy(text) != text)
    return "; ".join((record.source, *changed))


def _org_type(record: RorRecord, name: Bilingual) -> str:
    if "академия наук" in name.ru.casefold():
        return "academy"
    return next((_ORG_TYPES[found] for found in record.types if found in _ORG_TYPES), "other")


def _alt_ids(record: RorRecord) -> tuple[AltId, ...]:
    numbers = {"grid": record.grid, "wikidata": record.wikidata, "fundref": record.fundref}
    return tuple(AltId(scheme=scheme, value=value) for scheme, value in numbers.items() if value)


def _related_uid(record: RorRecord, relation: str, whole: Import) -> str:
    found = (item.id for item in record.relationships if item.type == relation and item.id in whole.known)
    address = next(found, "")
    return ror_uid(address) if address else ""


def _related(item: RorRelation, whole: Import) -> Related:
    uid = ror_uid(item.id) if item.id in whole.known else item.id
    return Related(relation=item.type, uid=uid, label=_tidy(item.label))


def _degrees(value: float) -> str:
    return f"{value:.5f}".rstrip("0").rstrip(".")
