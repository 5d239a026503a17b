"""What the index keeps of one record: its card, its facet codes, its references, its measures, its words.

Everything is derived from the effective record alone; what a record takes over from those it belongs to (a facility
its host's place, an instrument its facility's region) is joined in `desktop.catalogue.index.belonging`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import msgspec

from desktop.catalogue.index.duties import Duty, duty_of
from desktop.catalogue.index.texts import Words, words_of
from desktop.catalogue.index.traits import Amount, Trait, amounts_of, traits_of
from desktop.catalogue.index.types_of_kinds import TYPE_SCHEMES
from desktop.catalogue.questions import Facet
from desktop.sorting import sort_key
from sync.bilingual import Bilingual, Lang
from sync.fields import Field, Type
from sync.records import Equipment, Facility, Organisation, Programme, Record
from sync.registry import fields_of

HIDDEN = frozenset({"retired", "merged"})
"""States of a record that keep it out of lists; its own page and links still find it."""

Code = tuple[Facet, str]


class Measure(msgspec.Struct, frozen=True):
    """One measured property as a range in base units; equal bounds where it is a single value."""

    parameter: str
    unit: str
    low: float
    high: float


class Described(msgspec.Struct, frozen=True, kw_only=True):
    """The index entry of one record by itself. `alias` holds other names it is known by: a model, a short name;
    `spoken` its words as written, each once."""

    uid: str
    kind: str
    number: str
    name: Bilingual
    alias: str
    locality: Bilingual
    country: str
    type_code: str
    life_cycle: str
    confirmed_on: str
    months: int
    demo: bool
    hidden: bool
    party_names: Bilingual
    sort_ru: str
    sort_be: str
    codes: tuple[Code, ...]
    links: tuple[tuple[str, str], ...]
    measures: tuple[Measure, ...]
    traits: tuple[Trait, ...]
    prices: tuple[Amount, ...]
    words: Words
    spoken: tuple[str, ...]
    duty: Duty


def describe(record: Record) -> Described:
    """The index entry of a record."""
    name: Bilingual = getattr(record, "name", Bilingual())
    words, spoken = words_of(record)
    return Described(
        uid=record.uid,
        kind=record.kind,
        number=record.number,
        name=name,
        alias=_alias(record),
        locality=getattr(record, "locality", Bilingual()),
        country=getattr(record, "country", ""),
        type_code=type_code(record),
        life_cycle=getattr(record, "life_cycle", ""),
        confirmed_on=record.confirmed_on,
        months=record.confirm_every_months,
        demo=record.demo,
        hidden=record.status in HIDDEN,
        party_names=getattr(record, "party_names", Bilingual()),
        sort_ru=sort_key(name.shown(Lang.RU).text, Lang.RU),
        sort_be=sort_key(name.shown(Lang.BE).text, Lang.BE),
        codes=tuple(_codes(record)),
        links=tuple(dict.fromkeys(_links(record))),
        measures=tuple(_measures(record)),
        traits=tuple(traits_of(record)),
        prices=tuple(amounts_of(record)),
        words=words,
        spoken=spoken,
        duty=duty_of(record),
    )


def type_code(record: Record) -> str:
    """The code of the record's type within its kind, '' where the kind has none."""
    field, _ = TYPE_SCHEMES.get(record.kind, ("", ""))
    return getattr(record, field) if field else ""


def _alias(record: Record) -> str:
    if isinstance(record, Equipment):
        return record.model
    short = record.short_name if isinstance(record, Organisation) else getattr(record, "acronym", Bilingual())
    return f"{short.ru} {short.be}".strip()


def _codes(record: Record) -> Iterator[Code]:
    if record.status in HIDDEN:
        return
    yield Facet.KIND, record.kind
    for facet, name in ((Facet.COUNTRY, "country"), (Facet.REGION, "region"), (Facet.LIFE_CYCLE, "life_cycle")):
        if code := getattr(record, name, ""):
            yield facet, code
    branches = {code[:end] for code in getattr(record, "grnti", ()) for end in (2, 5, 8) if len(code) >= end}
    yield from ((Facet.BRANCH, code) for code in sorted(branches))
    if isinstance(record, Facility):
        yield from _facility_codes(record)
    elif isinstance(record, Programme):
        yield from _programme_codes(record)


def _facility_codes(record: Facility) -> Iterator[Code]:
    if record.facility_kind:
        yield Facet.FACILITY_KIND, record.facility_kind
    if record.host_org:
        yield Facet.ORGANISATION, record.host_org
    yield from ((Facet.ACCESS_MODE, code) for code in record.access_modes)


def _programme_codes(record: Programme) -> Iterator[Code]:
    parties = dict.fromkeys([record.customer_coordinator, *(partner.org_uid for partner in record.partners)])
    yield from ((Facet.ORGANISATION, uid) for uid in parties if uid)
    countries = dict.fromkeys(partner.country for partner in record.partners)
    yield from ((Facet.COUNTRY, country) for country in countries if country)


BELONGS = {
    "facility": ("host_org",),
    "equipment": ("facility_uids",),
    "service": ("facility_uid",),
    "programme": ("customer_coordinator",),
    "organisation": ("parent_uid",),
    "call": ("funder_uid",),
    "accreditation": ("holder_uid",),
    "person": ("org_uid",),
}
"""By kind: the reference to what stands as the organisation on its card."""


def parent_uid(kind: str, links: tuple[tuple[str, str], ...]) -> str:
    """The record a card names as its organisation: a facility's host, an instrument's first facility, ..."""
    fields = BELONGS.get(kind, ())
    return next((uid for field, uid in links if field in fields), "")


def _links(record: Record) -> Iterator[tuple[str, str]]:
    for field, columns in _references(record.kind):
        value = getattr(record, field.name)
        if columns:
            yield from (
                (field.name, getattr(row, column)) for row in value for column in columns if getattr(row, column)
            )
        elif isinstance(value, tuple):
            yield from ((field.name, uid) for uid in value)
        elif value:
            yield field.name, value


@cache
def _references(kind: str) -> tuple[tuple[Field, tuple[str, ...]], ...]:
    """Fields that name other records, and for rows the columns that do."""
    found = []
    for field in fields_of(kind).values():
        columns = tuple(column.name for column in field.columns if column.type is Type.REFERENCE)
        if columns or field.type is Type.REFERENCE:
            found.append((field, columns))
    return tuple(found)


def _measures(record: Record) -> Iterator[Measure]:
    specs = getattr(record, "specs", ())
    if not specs:
        return
    from sync.measures import canonical  # knows units, and no list asks for them

    for spec in specs:
        if spec.parameter and (found := canonical(spec)):
            yield Measure(spec.parameter, found.unit, found.low, found.high)
