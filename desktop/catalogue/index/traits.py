"""What a query may ask of the fields of a record besides its words: codes, numbers, dates, lines of no language,
prices.

Facets are kept elsewhere (`rowsets`), measures too (`describing`); texts in two languages are in the word index.
"""

from __future__ import annotations

from functools import cache
from math import isfinite
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from sync.fields import Field, Many, Search, Section, Type
from sync.registry import fields_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sync.records import Record
    from sync.rows import Row

Trait = tuple[str, str | int]
"""A field by its name in the registry, and a value: an integer, a code, an ISO date, a line; a row as its lines."""
OF_A_FACET = frozenset({"grnti", "country", "region", "life_cycle", "access_modes", "facility_kind"})


class Amount(NamedTuple):
    """A price: a currency's code, how much, and the ISO dates between which it holds, '' where there is none."""

    currency: str
    amount: float
    since: str
    until: str


def traits_of(record: Record) -> Iterator[Trait]:
    """The values of a record, each once for its field."""
    for name, many, get in _plain_fields(record.kind):
        value = get(record)
        if value:
            yield from ((name, one) for one in value) if many else ((name, value),)
    for name, columns in _row_fields(record.kind):
        yield from ((name, lines) for row in getattr(record, name) if (lines := _lines(row, columns)))


def _lines(row: Row, columns: tuple[Field, ...]) -> str:
    values = (getattr(row, column.name) for column in columns)
    texts = (text for value in values for text in ((value,) if isinstance(value, str) else (value.ru, value.be)))
    return "\n".join(filter(None, texts))


def amounts_of(record: Record) -> Iterator[Amount]:
    """The prices of a record that name a sum."""
    for row in getattr(record, "prices", ()) or getattr(record, "fees", ()):
        amount = _number(row.amount)
        if amount is not None and row.currency and not row.by_agreement:
            yield Amount(row.currency, amount, row.valid_from, row.valid_to)


def _number(text: str) -> float | None:
    """None for what is none: a bundle may hold anything its centre has signed."""
    try:
        number = float(text)
    except ValueError:
        return None
    return number if isfinite(number) else None


def is_trait(field: Field) -> bool:
    """Whether the values of a field of the registry are kept as traits."""
    return (
        field.public
        and not field.derived
        and (field.section is not Section.REGISTER or field.type is Type.IDENTIFIER)
        and field.name not in OF_A_FACET
        and field.type in _TYPES
        and field.many is not Many.LIST
        and not field.bilingual
    )


@cache
def _plain_fields(kind: str) -> tuple[tuple[str, bool, attrgetter[Any]], ...]:
    fields = (field for field in fields_of(kind).values() if is_trait(field))
    return tuple((field.name, field.many is not Many.ONE, attrgetter(field.name)) for field in fields)


@cache
def _row_fields(kind: str) -> tuple[tuple[str, tuple[Field, ...]], ...]:
    """Rows whose words are searched, but for those of people to write to: methods."""
    rows = (field for field in fields_of(kind).values() if field.columns and field.section is not Section.CONTACTS)
    return tuple((field.name, _texts(field)) for field in rows if _searched(field))


def _searched(field: Field) -> bool:
    return any(column.search is not Search.NOT for column in field.columns)


def _texts(field: Field) -> tuple[Field, ...]:
    return tuple(column for column in field.columns if column.type is Type.LINE)


_TYPES = frozenset({Type.TERM, Type.INTEGER, Type.DATE, Type.MOMENT, Type.FLAG, Type.LINE, Type.IDENTIFIER})
