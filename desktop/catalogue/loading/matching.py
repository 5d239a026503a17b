"""Which record a row without an identity means: by its number, by a number of a register, by all that it is known by.

Nothing is guessed: where two records fit, or none, the row is a new one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sync.bilingual import Bilingual
from sync.errors import MalformedRecord
from sync.fields import Field, Mark, Search, Type
from sync.registry import document_of, fields_of, get, put, typed

if TYPE_CHECKING:
    from desktop.catalogue.face import Catalogue
    from desktop.catalogue.loading.heard import Heard
    from desktop.catalogue.loading.naming import CatalogueNames
    from sync.canon import Document


class Matching:
    """Finds records of one catalogue for rows of a foreign table."""

    def __init__(self, catalogue: Catalogue, names: CatalogueNames) -> None:
        self._catalogue, self._names = catalogue, names
        self._registers: dict[str, dict[tuple[str, str], str]] = {}

    def uid(self, heard: Heard) -> str:
        """The record a row means, '' for a new one."""
        number = str(heard.values.get("number") or "")
        named = self._names.by_uid_or_number(number, (heard.kind,)) if number else ""
        return named or self._by_other(heard) or self._by_register(heard) or self._by_title(heard)

    def _by_other(self, heard: Heard) -> str:
        """The record whose number here stands alone under «Number» in somebody's table; it is no other number then."""
        match heard.values.get("alt_ids"):
            case [{"value": str(number)}] if named := self._names.by_uid_or_number(number, (heard.kind,)):
                del heard.values["alt_ids"]
                return named
        return ""

    def _by_register(self, heard: Heard) -> str:
        fields = _registers(heard.kind)
        given = [(name, str(heard.values[name]).casefold()) for name in fields if heard.values.get(name)]
        if not given:
            return ""
        if heard.kind not in self._registers:
            self._registers[heard.kind] = self._read(heard.kind, fields)
        known = self._registers[heard.kind]
        found = {known[key] for key in given if key in known}
        return found.pop() if len(found) == 1 else ""

    def _read(self, kind: str, fields: list[str]) -> dict[tuple[str, str], str]:
        found: dict[tuple[str, str], str] = {}
        for record in self._catalogue.records(self._names.all(kind)):
            for name in fields:
                if value := getattr(record, name):
                    found.setdefault((name, str(value).casefold()), record.uid)
        return found

    def _by_title(self, heard: Heard) -> str:
        """The one record with this name that contradicts the row in nothing it is known by."""
        uids = dict.fromkeys(uid for name in _names(heard) for uid in self._names.named(heard.kind, name))
        fits = [record.uid for record in self._catalogue.records(uids) if _agrees(document_of(record), heard)]
        return fits[0] if len(fits) == 1 else ""


def _names(heard: Heard) -> list[str]:
    """What the record would be called in each language: of a person all parts of the name together."""
    document: Document = {"kind": heard.kind, "uid": ""}
    for path, value in heard.values.items():
        if fields_of(heard.kind)[path.partition(".")[0]].search is Search.TITLE:
            put(document, path, value)
    try:
        name: Bilingual = getattr(typed(document), "name", Bilingual())
    except MalformedRecord:
        return []
    return [text for text in dict.fromkeys((name.ru, name.be)) if text]


def _registers(kind: str) -> list[str]:
    """Fields called like the register they hold a number of: `ror` is the record's, `manufacturer_ror` another's."""
    fields = fields_of(kind).values()
    return [field.name for field in fields if field.type is Type.IDENTIFIER and field.name == field.scheme]


def _agrees(document: Document, heard: Heard) -> bool:
    return all(
        _alike(get(document, path), given) for path, given in heard.values.items() if _known_by(heard.kind, path)
    )


def _alike(had: Any, given: Any) -> bool:
    return had is None or given is None or had == given


def _known_by(kind: str, path: str) -> bool:
    field: Field | None = fields_of(kind).get(path.partition(".")[0])
    if field is None or field.derived:
        return False
    required_link = field.type is Type.REFERENCE and field.required
    private_number = field.mark is Mark.PRIVATE and field.type is Type.LINE
    return field.search is Search.TITLE or required_link or private_number
