"""What a sheet shows, as frozen values: no database, no reportlab, everything can travel to another process.

A text is a pair of languages. Where a sheet needs a side that is empty, the other one is printed with a visible mark
and the sheet's result names it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from desktop.settings import Content
from sync.bilingual import Bilingual, Lang

NOTHING = Bilingual()


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and its value. `url` makes the value a link; a neutral value is the same in both languages."""

    label: Bilingual
    value: Bilingual
    url: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """Paragraphs under a heading; without a heading they stand right under the section's."""

    label: Bilingual
    text: Bilingual


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its share of the width, relative to the others, but `least` points; numbers stand right."""

    label: Bilingual
    share: float = 1.0
    numeric: bool = False
    least: float = 0.0


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; a cell is a list of lines. `label` is a heading of its own below the section's."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[tuple[Bilingual, ...], ...], ...]
    label: Bilingual = NOTHING


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the sheet behind the first page: passages, then facts, then tables; empty ones are not printed."""

    label: Bilingual
    passages: tuple[Passage, ...] = ()
    facts: tuple[Fact, ...] = ()
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture. `path` is None where the file never came to this computer."""

    path: Path | None
    alt: Bilingual
    caption: Bilingual = NOTHING
    credit: str = ""


@dataclass(frozen=True, slots=True)
class ContactLine:
    """A role that can be reached; never a person."""

    role: Bilingual
    unit: Bilingual = NOTHING
    email: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class MapPoint:
    """Where it stands, at town level: the town's name, ISO 3166-1 country, ISO 3166-2 region, degrees.

    Without degrees the point stands where the map writes the region's name.
    """

    label: Bilingual
    country: str = ""
    region: str = ""
    lat: float | None = None
    lon: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PassportView:
    """One record as a sheet. `kind_line` is the quiet line above the title, `subtitle` the one below it; `link` is
    what the QR code holds; `confirmed_on` an ISO date, '' = never."""

    uid: str
    title: Bilingual
    kind_line: Bilingual = NOTHING
    number: str = ""
    subtitle: Bilingual = NOTHING
    lead: Bilingual = NOTHING
    passages: tuple[Passage, ...] = ()
    facts: tuple[Fact, ...] = ()
    sections: tuple[Section, ...] = ()
    photos: tuple[Photo, ...] = ()
    contacts: tuple[ContactLine, ...] = ()
    address: Bilingual = NOTHING
    place: MapPoint | None = None
    link: str = ""
    confirmed_on: str = ""
    demo: bool = False


class GapKind(StrEnum):
    """What is not on paper as it should be."""

    TRANSLATION = "translation"  # the other language stands in, marked
    PICTURE_MISSING = "picture_missing"  # the file is not on this computer
    PICTURE_UNREADABLE = "picture_unreadable"  # the file is no picture
    CHARACTERS = "characters"  # the faces lack them; a lozenge stands in


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing to tell the person: the record, the field by its label, the language that lacks a text, and for
    characters which they are, for pictures which file."""

    kind: GapKind
    uid: str
    title: Bilingual
    field: Bilingual
    lang: Lang | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Issue:
    """The catalogue the sheets are made from: number of the bundle and its ISO date; 0 and '' before the first."""

    number: int = 0
    date: str = ""


@dataclass(frozen=True)
class PrintRequest:
    """What to print. Without a map file sheets have no map; `title` is the document's, empty = the first record's."""

    views: tuple[PassportView, ...]
    content: Content
    issue: Issue = Issue()
    title: Bilingual = NOTHING
    map_file: Path | None = None


@dataclass(frozen=True)
class Printed:
    """The finished file, its pages and what could not be printed as it should be."""

    path: Path
    pages: int
    gaps: tuple[Gap, ...] = field(default=())


def languages(content: Content) -> tuple[Lang, ...]:
    """The languages of a sheet, the document's own first."""
    return (Lang.RU, Lang.BE) if content is Content.BOTH else (Lang(content.value),)
