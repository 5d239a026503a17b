"""iCalendar (RFC 5545): when calls open and close, and when agreements end, with a warning before.

The days of warning are those of the domain: two weeks and one day before a deadline, ninety days before the end of an
agreement. Identities are derived from the records, so that a newer file replaces the events of an older one.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, BinaryIO
from zoneinfo import ZoneInfo

import msgspec

from sync.calls import CLOSING_DAYS, deadline_at
from sync.formats.format import Asked, LeftOut, Lookup, Why, Written
from sync.records import Agreement, Call
from sync.registry import fields_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sync.bilingual import Bilingual
    from sync.records import Record

KINDS = ("call", "agreement")
AGREEMENT_DAYS = 90
_ZONES = {"BY": "Europe/Minsk", "RU": "Europe/Moscow"}


class Day(msgspec.Struct, frozen=True):
    """One date of a record: the field that holds it, when, and how many days before to warn."""

    field: str
    when: date | datetime
    warn: tuple[int, ...] = ()


def write(records: Iterable[Record], around: Lookup, out: BinaryIO, asked: Asked) -> Written:
    """One calendar. A record without any date is told; so is a date that is only a year or a month."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//Niva//Niva//EN")
    calendar.add("version", "2.0")
    count, left, first = 0, list[LeftOut](), asked.now.date()
    for record in records:
        days, vague = _days(record, around)
        left.extend(LeftOut(record.uid, Why.NOT_WHOLE, field) for field in vague)
        if not days and not vague:
            left.append(LeftOut(record.uid, Why.LACKS, "deadline" if isinstance(record, Call) else "valid_until"))
        for day in days:
            calendar.add_component(_event(record, day, asked))
            first = min(first, day.when.date() if isinstance(day.when, datetime) else day.when)
        count += bool(days)
    calendar.add_missing_timezones(first_date=first)
    out.write(calendar.to_ical())
    return Written(count, tuple(left))


def _days(record: Record, around: Lookup) -> tuple[list[Day], list[str]]:
    found, vague = list[Day](), list[str]()
    for field, given, warn in _dates(record):
        when = _when(given, _zone(record, around))
        if when is not None:
            found.append(Day(field, when, warn))
        elif given:
            vague.append(field)
    return found, vague


def _dates(record: Record) -> Iterator[tuple[str, str, tuple[int, ...]]]:
    if isinstance(record, Call):
        yield "opens", record.opens, ()
        yield "deadline", record.deadline, (CLOSING_DAYS, 1)
    elif isinstance(record, Agreement):
        yield "valid_until", record.valid_until, (AGREEMENT_DAYS,)


def _when(given: str, zone: ZoneInfo) -> date | datetime | None:
    """A whole day, or a moment: in the zone of the funder where its clock says the same, otherwise in UTC."""
    if len(given) <= 10:
        try:
            return date.fromisoformat(given) if len(given) == 10 else None
        except ValueError:
            return None
    moment = deadline_at(given)
    if moment is None:
        return None
    local = moment.astimezone(zone)
    return local if local.utcoffset() == moment.utcoffset() else moment.astimezone(ZoneInfo("UTC"))


def _zone(record: Record, around: Lookup) -> ZoneInfo:
    funder = around.record(record.funder_uid) if isinstance(record, Call) else None
    return ZoneInfo(_ZONES.get(getattr(funder, "country", ""), _ZONES["BY"]))


def _event(record: Record, day: Day, asked: Asked) -> Any:
    from icalendar import Alarm, Event

    event = Event()
    event.add("uid", f"{record.uid}-{day.field}@niva")
    event.add("dtstamp", asked.now.astimezone(ZoneInfo("UTC")))
    summary = _summary(record, day.field, asked)
    event.add("summary", summary)
    event.add("dtstart", day.when)
    if not isinstance(day.when, datetime):
        event.add("dtend", day.when + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    if text := _text(record).shown(asked.lang).text:
        event.add("description", text)
    if url := getattr(record, "url", ""):
        event.add("url", url)
    for days in day.warn:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", summary)
        alarm.add("trigger", timedelta(days=-days))
        event.add_component(alarm)
    return event


def _summary(record: Record, field: str, asked: Asked) -> str:
    """What the date is, in the words of its field, and of what."""
    name: Bilingual = getattr(record, "name")  # noqa: B009 (not every record has one)
    return f"{asked.words(fields_of(record.kind)[field].label)}: {name.shown(asked.lang).text}"


def _text(record: Record) -> Bilingual:
    assert isinstance(record, Call | Agreement)
    return record.how_to_apply or record.topics if isinstance(record, Call) else record.scope
