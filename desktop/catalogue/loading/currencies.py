"""Which currency a word means that two countries have for theirs: by the country of the record, of what it belongs to,
or by what the person has said. Where nobody knows, it is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
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
        from babel.numbers import get_territory_currencies

        values = row.heard.values
        country = self._country(row.heard.kind, lambda name: values.get(name) or row.document.get(name), _STEPS)
        codes = get_territory_currencies(country) if country else []
        return next((code for code in codes if self._scheme.code(code)), "")

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
    for field in fields_of(kind).values():
        if field.scheme == CURRENCY and _is_word(values.get(field.name)):
            yield field.name, values, field.name
        for column in field.columns:
            if column.scheme == CURRENCY:
                rows = (row for row in values.get(field.name) or () if _is_word(row.get(column.name)))
                yield from ((f"{field.name}[].{column.name}", row, column.name) for row in rows)


def _is_word(value: Any) -> bool:
    return isinstance(value, str) and value.startswith(UNSURE)
