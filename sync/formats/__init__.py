"""Files for other programs: each format a module, each a pure function of records; see `sync.formats.format`.

`FORMATS` is the one list: the command line and the window offer what stands here and ask each entry what it takes.
"""

from __future__ import annotations

from sync.fields import N_
from sync.formats import calendars, cards, cerif, instruments, lines, linked
from sync.formats.format import Asked, Format, LeftOut, Lookup, Why, Written
from sync.records import KINDS

__all__ = ["FORMATS", "Asked", "Format", "LeftOut", "Lookup", "Why", "Written"]

_ALL = (
    Format("jsonl", ".jsonl", N_("Niva records (JSON Lines)"), tuple(KINDS), lines.write),
    Format("jsonld", ".jsonld", N_("Linked data (JSON-LD, schema.org)"), linked.KINDS, linked.write),
    Format(
        "pidinst-json",
        ".json",
        N_("Instruments (PIDINST 1.0, JSON)"),
        instruments.KINDS,
        instruments.write_json,
        spoken=True,
    ),
    Format(
        "pidinst-xml",
        ".xml",
        N_("Instruments (PIDINST 1.0, XML)"),
        instruments.KINDS,
        instruments.write_xml,
        spoken=True,
    ),
    Format("cerif", ".xml", N_("Research information (OpenAIRE CERIF-XML)"), cerif.KINDS, cerif.write),
    Format("vcard", ".vcf", N_("Address book (vCard 4.0)"), cards.KINDS, cards.write, spoken=True),
    Format("ical", ".ics", N_("Calendar (iCalendar)"), calendars.KINDS, calendars.write, spoken=True),
)
FORMATS: dict[str, Format] = {each.name: each for each in _ALL}
"""By name, in the order they are offered."""
