"""The sample's records as a person with a pencil would go through them: what a query has to find, said without it."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import cache
from typing import Any

from sync.records import Equipment, Facility, Record, Service
from sync.rows import Price, Specification
from tests.sample.reading import records

Holds = Callable[[Any], bool]
POWERS = {"": 0, "m": -3, "u": -6, "n": -9, "p": -12, "k": 3, "M": 6, "G": 9, "T": 12}


@cache
def by_uid() -> dict[str, Record]:
    return {record.uid: record for record in records()}


def holding(holds: Holds, *kinds: type[Record]) -> set[str]:
    """Uids of the records of these kinds, or of all, of which something holds; no list shows what is out of use."""
    shown = (record for record in records() if record.status not in ("retired", "merged"))
    return {record.uid for record in shown if (not kinds or isinstance(record, kinds)) and holds(record)}


def with_facilities(uids: Iterable[str]) -> set[str]:
    """These and the facilities of the instruments and services among them."""
    found = set(uids)
    for uid in tuple(found):
        record = by_uid()[uid]
        if isinstance(record, Equipment):
            found.update(record.facility_uids)
        elif isinstance(record, Service):
            found.add(record.facility_uid)
    return found


def above(record: Record) -> list[Record]:
    """What a record takes its place from: a facility its host, an instrument or a service its facilities."""
    if isinstance(record, Facility):
        return [by_uid()[record.host_org]] if record.host_org in by_uid() else []
    if isinstance(record, Equipment):
        return [by_uid()[uid] for uid in record.facility_uids]
    return [by_uid()[record.facility_uid]] if isinstance(record, Service) else []


def region(record: Record) -> set[str]:
    own = getattr(record, "region", "")
    return {own} if own else {code for other in above(record) for code in region(other)}


def town(record: Record) -> set[str]:
    own = getattr(record, "locality", None)
    if own:
        return {own.ru, own.be}
    return {name for other in above(record) for name in town(other)}


def hosts(record: Record) -> set[str]:
    if isinstance(record, Facility):
        return {record.host_org}
    return {uid for other in above(record) for uid in hosts(other)}


def sizes(record: Record, unit: str, *parameters: str) -> list[tuple[float, float]]:
    """What an instrument can do in a plain unit of the SI, as lowest and highest; only of these parameters, if any."""
    rows = getattr(record, "specs", ())
    asked = [
        row for row in rows if (not parameters or row.parameter in parameters) and _power(row.unit, unit) is not None
    ]
    return [_ends(row, _power(row.unit, unit) or 0) for row in asked]


def _power(code: str, unit: str) -> int | None:
    """Of ten: what the prefix of a unit says; None for another unit."""
    return POWERS.get(code[: -len(unit)]) if code.endswith(unit) else None


def _ends(row: Specification, power: int) -> tuple[float, float]:
    low, high = row.value or row.min or "-inf", row.value or row.max or "inf"
    return float(Decimal(low).scaleb(power)), float(Decimal(high).scaleb(power))


def years(record: Record, *names: str) -> set[int]:
    """Years of fields that hold a year or a date."""
    return {int(str(getattr(record, name))[:4]) for name in names if getattr(record, name, 0)}


def prices(record: Record, currency: str, on: str) -> list[float]:
    """What a record costs on a day."""
    rows: tuple[Price, ...] = getattr(record, "prices", ()) or getattr(record, "fees", ())
    return [float(row.amount) for row in rows if row.currency == currency and row.shown_amount(on)]
