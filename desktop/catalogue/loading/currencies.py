"""Which currency a word means that two countries have for theirs: by the country of the record, of what it belongs to,
or by what the person has said. Where nobody knows, it is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from desktop.language import current
from sync.errors import Check
from sync.fields import Many, Type
from sync.registry import document_of, fields_of
from sync.tables import Terms
from sync.tables.money import CURRENCY, UNSURE

if TYPE_CHECKING:
    from desktop.catalogue.face import Catalogue
    from desktop.catalogue.loading.heard import Planned

COUNTRY = "country"
_OF_COUNTRY = {"BY": "BYN", "RU": "RUB"}
"""ISO 4217, for the two countries whose currencies have one name."""
_STEPS = 3
"""From a service over its facility to the host."""
Value = Callable[[str], Any]
"""What a record says at a field, in JSON form."""


class Currencies:
    """`mended` holds what is to be read for a word as written, by path and word."""

    def __init__(self, catalogue: Catalogue, today: str, mended: Mapping[tuple[str, str], str]) -> None:
        self._catalogue, self._today, self._mended = catalogue, today, mended
        self._scheme = Terms(catalogue.vocabularies).of(CURRENCY)

    def settle(self, row: Planned) -> None:
        """Puts a code for each word that may mean several; tells those nobody knows."""
        for path, place, name in list(_unsure(row.heard.kind, row.heard.values)):
            word = place[name].removeprefix(UNSURE)
            code = self._scheme.code(self._mended.get((path, word), "")) or self._by_country(row)
            if code:
                place[name] = code
            else:
                del place[name]
                near = tuple(self._scheme.choices(current(), self._today)[:5])
                row.heard.tell(path, Check.WHICH_CURRENCY, word, CURRENCY, near)

    def _by_country(self, row: Planned) -> str:
        values = row.heard.values
        country = self._country(row.heard.kind, lambda name: values.get(name) or row.document.get(name), _STEPS)
        return self._scheme.code(_OF_COUNTRY.get(country, ""))

    def _country(self, kind: str, value: Value, steps: int) -> str:
        """The country of a record, else of what it must belong to, else of who keeps it."""
        if found := value(COUNTRY) if COUNTRY in fields_of(kind) else "":
            return str(found)
        for name in _owners(kind) if steps else ():
            record = next(self._catalogue.records((str(value(name) or ""),)), None)
            if record is not None:
                document = document_of(record)
                if found := self._country(record.kind, document.get, steps - 1):
                    return found
        return ""


def _owners(kind: str) -> list[str]:
    """Fields of a kind that name the one thing it belongs to: those it must have, then who keeps it."""
    one = [field for field in fields_of(kind).values() if field.type is Type.REFERENCE and field.many is Many.ONE]
    return [field.name for field in one if field.required] + ["owner_org"]


def _unsure(kind: str, values: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Words in place of a code: the path, and where they stand."""
    for name, column in _places(kind):
        if not column and _is_word(values.get(name)):
            yield name, values, name
        elif column and name in values:
            rows = (row for row in values[name] or () if _is_word(row.get(column)))
            yield from ((f"{name}[].{column}", row, column) for row in rows)


@cache
def _places(kind: str) -> tuple[tuple[str, str], ...]:
    """Where a kind has currencies: fields, each with its column where it has rows."""
    fields = fields_of(kind).values()
    own = [(field.name, "") for field in fields if field.scheme == CURRENCY]
    return (*own, *((field.name, each.name) for field in fields for each in field.columns if each.scheme == CURRENCY))


def _is_word(value: Any) -> bool:
    return isinstance(value, str) and value.startswith(UNSURE)
