"""What every kind of record has: identity, ownership, state of publication, freshness, origin; and a place."""

from __future__ import annotations

from typing import Annotated

import msgspec

from sync import fields as f
from sync import rows as r
from sync.bilingual import Bilingual
from sync.fields import N_, Field, Search, Section

TITLE = Search.TITLE


def rows(label: str, section: Section, many: f.Many = f.Many.LIST) -> Field:
    """A list of rows; its columns and key come from the annotated row type."""
    return Field(label, f.Type.ROWS, many=many, section=section, limit=500)


def papers() -> Field:
    """The documents that belong to a record."""
    return f.references(N_("Documents"), "document").at(Section.MEDIA).seen_as(N_("Documents of"))


class Record(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind"):
    """What every kind has: identity, ownership, state of publication, freshness, origin."""

    uid: Annotated[str, f.plain(N_("Identity")).at(Section.REGISTER).kept()]
    rev: Annotated[int, f.integer(N_("Revision")).at(Section.REGISTER).kept()] = 0
    number: Annotated[str, f.plain(N_("Number")).at(Section.REGISTER).kept().found(TITLE).numbering()] = ""
    owner_org: Annotated[
        str, f.reference(N_("Kept by"), "organisation").at(Section.REGISTER).seen_as(N_("Keeps these records"))
    ] = ""
    status: Annotated[str, f.term(N_("State of the record"), "status").at(Section.REGISTER)] = ""
    successor_uid: Annotated[
        str, f.reference(N_("Replaced by")).at(Section.REGISTER).seen_as(N_("Replaces")).upward()
    ] = ""
    confirmed_on: Annotated[str, f.date(N_("Confirmed on")).at(Section.REGISTER)] = ""
    confirmed_by: Annotated[str, f.plain(N_("Confirmed by")).at(Section.REGISTER)] = ""
    confirm_every_months: Annotated[int, f.integer(N_("Confirm every, months"), 1, 60).at(Section.REGISTER)] = 0
    source: Annotated[str, f.plain(N_("Source")).at(Section.REGISTER)] = ""
    source_licence: Annotated[str, f.plain(N_("Licence of the source")).at(Section.REGISTER)] = ""
    source_note: Annotated[str, f.plain(N_("Note on the source"), 2000).at(Section.REGISTER)] = ""
    alt_ids: Annotated[tuple[r.AltId, ...], rows(N_("Other numbers"), Section.REGISTER, f.Many.SET)] = ()
    field_state: Annotated[
        tuple[r.FieldState, ...], rows(N_("State of the texts"), Section.REGISTER, f.Many.SET).kept()
    ] = ()
    demo: Annotated[bool, f.flag(N_("Demonstration record")).at(Section.REGISTER).kept()] = False

    @property
    def kind(self) -> str:
        """The kind as it stands in the document."""
        return str(self.__struct_config__.tag)


class Placed(Record, frozen=True, kw_only=True, omit_defaults=True):
    """What stands somewhere. An empty place of a facility means its host's."""

    country: Annotated[str, f.term(N_("Country"), "country").at(Section.ROLES)] = ""
    region: Annotated[str, f.term(N_("Region"), "region").at(Section.ROLES).must()] = ""
    locality: Annotated[Bilingual, f.line(N_("Town"), 120).at(Section.ROLES).found()] = Bilingual()
    address: Annotated[Bilingual, f.line(N_("Address")).at(Section.ROLES)] = Bilingual()
    postcode: Annotated[str, f.plain(N_("Postcode"), 12).at(Section.ROLES)] = ""
    lat: Annotated[str, f.decimal(N_("Latitude"), -90, 90).at(Section.ROLES)] = ""
    lon: Annotated[str, f.decimal(N_("Longitude"), -180, 190).at(Section.ROLES)] = ""
