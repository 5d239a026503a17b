"""Records as a person sees them: base and edits together; one whole, many as cards, what names what."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

import msgspec

from desktop.catalogue.edits import Edits, Standing, as_view, laid_over
from desktop.catalogue.views import Edit, Linked, Picture, RecordView
from sync.bilingual import Bilingual
from sync.checks import record_problems
from sync.errors import InvalidValue, MalformedRecord, UnknownRecord
from sync.fields import Type
from sync.freshness import freshness
from sync.records import KINDS, Agreement, Equipment, Facility, Programme, Record, Service
from sync.registry import fields_of, typed

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from sync.canon import Document
    from sync.vocabularies import Vocabularies

LISTED = 1000
"""How many records of each kind stand in the lists of one record at most."""


class Reading:
    """Reads records from both files of one thread."""

    def __init__(self, base: sqlite3.Connection | None, edits: Edits) -> None:
        self._base, self._edits = base, edits

    def _ask(self, query: str, *values: object) -> list[Any]:
        return self._base.execute(query, values).fetchall() if self._base else []

    def find(self, text: str) -> str:
        """The uid of a record named by uid, number in any case, or the code on paper. Raises UnknownRecord."""
        name = text.strip().removeprefix("niva:")
        for query, value in ((_BY_UID, name), (_BY_NUMBER, name), (_BY_NUMBER, name.upper())):
            if found := self._ask(query, _sayable(value)):
                return str(found[0][0])
        if self._edits.kept(_sayable(name)):
            return name
        raise UnknownRecord(text)

    def document(self, uid: str) -> Document:
        """The centre's document, or the last one of a record it withdrew. Raises UnknownRecord."""
        found = self._ask("SELECT doc FROM record WHERE uid = ? AND doc IS NOT NULL", _sayable(uid))
        text = found[0][0].encode() if found else self._edits.kept(_sayable(uid))
        document: Document = msgspec.json.decode(text) if text else {}
        if document.get("kind") not in KINDS:
            raise UnknownRecord(uid)
        return document

    def withdrawn(self, uid: str) -> bool:
        """Whether only this computer still has the record."""
        return not self._ask("SELECT 1 FROM record WHERE uid = ? AND doc IS NOT NULL", uid)

    def effective(self, document: Document, edits: Iterable[Standing]) -> Record:
        """The typed record under its edits; an edit no longer fitting the record's shape stays out of it, not lost."""
        edits = tuple(edits)
        try:
            return typed(laid_over(document, edits))
        except MalformedRecord:
            fitting = (edit for edit in edits if _fits(document, edit))
            return typed(laid_over(document, fitting))

    def record(self, uid: str) -> Record:
        """The effective record. Raises UnknownRecord."""
        return self.effective(self.document(uid), self._edits.of(uid).values())

    def view(self, uid: str, terms: Vocabularies, today: date, media: Path) -> RecordView:
        """One record with all it is linked to. Raises UnknownRecord."""
        document, edits = self.document(uid), self._edits.of(uid)
        record = self.effective(document, edits.values())
        naming, named = self._naming(uid), _named(record)
        around: dict[type, list[Any]] = {}
        for other in (*naming, *self._belonging(record, named)):
            around.setdefault(type(other), []).append(other)
        return RecordView(
            record=record,
            freshness=freshness(record.confirmed_on, record.confirm_every_months, today),
            edits=tuple(_views(edits.values(), record.kind)),
            problems=tuple(record_problems(record, terms, today.isoformat())),
            linked=tuple(self._linked(named)),
            facilities=tuple(around.get(Facility, ())),
            equipment=tuple(around.get(Equipment, ())),
            services=tuple(around.get(Service, ())),
            programmes=tuple(around.get(Programme, ())),
            agreements=tuple(around.get(Agreement, ())),
            pictures=tuple(_pictures(record, media)),
            unknown=tuple(_unknown(document)),
            withdrawn=self.withdrawn(uid),
        )

    def _naming(self, uid: str) -> list[Record]:
        """Records that name this one, by name; hidden ones are left out."""
        found = self._ask(_NAMING, uid, LISTED)
        return [self.record(other) for (other,) in found]

    def _belonging(self, record: Record, named: Iterable[str]) -> Iterator[Record]:
        """Records of other kinds that this one names (a programme's facilities, a service's instruments)."""
        for uid in islice(named, LISTED):
            found = self._ask("SELECT kind FROM record WHERE uid = ?", uid)
            if found and found[0][0] in ("facility", "equipment") and found[0][0] != record.kind:
                yield self.record(uid)

    def _linked(self, named: Mapping[str, str]) -> Iterator[Linked]:
        for uid, label in named.items():
            found = self._ask(_NAME, uid)
            if found:
                kind, ru, be, number = found[0]
                yield Linked(uid, kind, Bilingual(ru, be), number)
            else:
                yield Linked(uid, "", Bilingual(label or uid, label or uid), known=False)


def _sayable(text: str) -> str:
    """A lone half of a surrogate pair is in no record; SQLite cannot even be asked for it."""
    return text.encode(errors="replace").decode()


def _fits(document: Document, edit: Standing) -> bool:
    try:
        typed(laid_over(document, (edit,)))
    except MalformedRecord:
        return False
    return True


def _views(edits: Iterable[Standing], kind: str) -> Iterator[Edit]:
    """Edits as they travel; one of a field this program does not know stays in the file."""
    for edit in edits:
        try:
            yield as_view(edit, kind)
        except InvalidValue:
            continue


def _named(record: Record) -> dict[str, str]:
    """Every uid the record names, in order, each once, with the name it gives to a record that may not be here."""
    found: dict[str, str] = {}
    for field in fields_of(record.kind).values():
        value = getattr(record, field.name)
        if field.type is Type.REFERENCE:
            found |= dict.fromkeys(value if isinstance(value, tuple) else (value,), "")
        for column in field.columns:
            if column.type is Type.REFERENCE:
                found |= dict.fromkeys((getattr(row, column.name) for row in value), "")
    found |= {row.uid: row.label for row in getattr(record, "related", ())}
    found.pop("", None)
    return found


def _pictures(record: Record, media: Path) -> Iterator[Picture]:
    from sync.bundle import find_media

    for photo in getattr(record, "photos", ()):
        yield Picture(find_media(media, photo.hash), photo.alt, photo.caption, photo.credit)


def _unknown(document: Document) -> Iterator[tuple[str, str]]:
    """Fields of a later program."""
    known = {*fields_of(document["kind"]), "kind"}
    for name, value in document.items():
        if name not in known:
            yield name, msgspec.json.encode(value).decode()


_BY_UID = "SELECT uid FROM record JOIN card USING (row) WHERE uid = ?"
_BY_NUMBER = "SELECT uid FROM card JOIN record USING (row) WHERE number = ? AND number <> ''"
_NAME = "SELECT card.kind, name_ru, name_be, number FROM record JOIN card USING (row) WHERE uid = ?"
_NAMING = """
SELECT uid FROM (
    SELECT uid, kind, sort_ru, row_number() OVER (PARTITION BY kind ORDER BY sort_ru, uid) AS place FROM (
        SELECT DISTINCT other.uid, other.kind, card.sort_ru
        FROM record
        JOIN link ON link.target = record.row
        JOIN card ON card.row = link.row AND NOT card.hidden AND card.kind <> 'organisation'
        JOIN record AS other ON other.row = link.row AND other.kind <> record.kind
        WHERE record.uid = ?
    )
)
WHERE place <= ?
ORDER BY sort_ru, uid
"""
