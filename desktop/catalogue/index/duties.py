"""What one record asks of those who keep it, derived at indexing so that no list of things to do has to read records:
what it lacks to be published, which texts need a translator, what of it ends and when; and where it stands on the map.
"""

from __future__ import annotations

from calendar import monthrange
from enum import StrEnum
from itertools import groupby
from math import isfinite
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from sync.ageing import TextState, text_states
from sync.bilingual import Lang
from sync.completeness import missing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sync.records import Accreditation, Agreement, Call, Equipment, Record
    from sync.rows import Price

FOREVER = "9999-12-31"


class Ends(StrEnum):
    """What may come to an end."""

    VERIFICATION = "verification"
    ACCREDITATION = "accreditation"
    AGREEMENT = "agreement"
    PRICE = "price"
    CALL = "call"


class End(NamedTuple):
    """An end at a whole ISO date; for a call its deadline as it stands in the record, and the date it opens."""

    what: Ends
    on: str
    begins: str = ""


class Duty(msgspec.Struct, frozen=True):
    """What a record asks for. `lacking` are fields of the minimum; `texts` counts its texts and `ru` and `be` those a
    reader may rely on; `missing`, `outdated` and `machine` are paths such as `name.be`; `place` is latitude and
    longitude in degrees."""

    lacking: tuple[str, ...] = ()
    texts: int = 0
    ru: int = 0
    be: int = 0
    missing: tuple[str, ...] = ()
    outdated: tuple[str, ...] = ()
    machine: tuple[str, ...] = ()
    ends: tuple[End, ...] = ()
    place: tuple[float, float] | None = None


def duty_of(record: Record) -> Duty:
    """What a record asks of its keepers."""
    good, chores = {Lang.RU: 0, Lang.BE: 0}, dict[TextState, list[str]]()
    texts = 0
    for field, lang, state in text_states(record):
        texts += lang is Lang.RU
        if state.complete:
            good[lang] += 1
        else:
            chores.setdefault(state, []).append(f"{field}.{lang}")
    return Duty(
        lacking=tuple(field.name for field in missing(record)),
        texts=texts,
        ru=good[Lang.RU],
        be=good[Lang.BE],
        missing=tuple(chores.get(TextState.MISSING, ())),
        outdated=tuple(chores.get(TextState.OUTDATED, ())),
        machine=tuple(chores.get(TextState.MACHINE, ())),
        ends=tuple(_ENDS.get(record.kind, _no_ends)(record)),
        place=_place(record),
    )


def last_day(date: str) -> str:
    """The last day of an ISO date, month or year; '' for none."""
    if len(date) == 4:
        return f"{date}-12-31"
    if len(date) == 7 and date[:4].isdigit() and date[5:].isdigit() and 1 <= int(date[5:]) <= 12:
        return f"{date}-{monthrange(int(date[:4]) or 1, int(date[5:]))[1]}"
    return date if len(date) == 10 else ""


def _no_ends(_record: Record) -> Iterator[End]:
    return iter(())


def _verifications(record: Equipment) -> Iterator[End]:
    """Of each kind the last one: a new certificate takes the old one's place."""
    by_kind = sorted(record.verification, key=lambda row: row.kind)
    for _, rows in groupby(by_kind, key=lambda row: row.kind):
        if last := max(last_day(row.valid_until) for row in rows):
            yield End(Ends.VERIFICATION, last)


def _prices(record: Record) -> Iterator[End]:
    """Prices that nothing replaces when they end; one end for all that end on one day."""
    rows: Iterable[Price] = getattr(record, "prices", ()) or getattr(record, "fees", ())
    by_group = sorted((row for row in rows if row.amount and not row.by_agreement), key=_group)
    last = {max(last_day(row.valid_to) or FOREVER for row in group) for _, group in groupby(by_group, key=_group)}
    yield from (End(Ends.PRICE, on) for on in sorted(last - {FOREVER}))


def _group(price: Price) -> tuple[str, str]:
    return price.customer_group, price.currency


def _accreditation(record: Accreditation) -> Iterator[End]:
    if on := last_day(record.valid_until):
        yield End(Ends.ACCREDITATION, on)


def _agreement(record: Agreement) -> Iterator[End]:
    if (on := last_day(record.valid_until)) and not record.auto_renew:
        yield End(Ends.AGREEMENT, on)


def _call(record: Call) -> Iterator[End]:
    if record.deadline:
        yield End(Ends.CALL, record.deadline, record.opens)


_ENDS: dict[str, Callable[..., Iterator[End]]] = {
    "equipment": _verifications,
    "service": _prices,
    "programme": _prices,
    "accreditation": _accreditation,
    "agreement": _agreement,
    "call": _call,
}


def _place(record: Record) -> tuple[float, float] | None:
    """Where it stands by its own words; None for what no map has. A longitude beyond 180 is east of Chukotka's."""
    said = getattr(record, "lat", ""), getattr(record, "lon", "")
    try:
        lat, lon = map(float, said)
    except ValueError:
        return None
    return (lat, lon) if isfinite(lat) and isfinite(lon) and abs(lat) <= 90 and -180 <= lon <= 190 else None
