"""Records as a person sees them: base and edits together; one whole, many as cards, what names what."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

import msgspec

from desktop.catalogue.edits import Edits
from desktop.catalogue.naming import doubts
from desktop.catalogue.one_edit import Standing, as_view, born_document, laid_over
from desktop.catalogue.relating import Relating
from desktop.catalogue.views import Edit, Linked, Picture, RecordView
from sync.bilingual import Bilingual, sayable
from sync.checks import record_problems
from sync.errors import InvalidValue, MalformedRecord, UnknownRecord
from sync.fields import Type
from sync.freshness import freshness
from sync.records import KINDS, Record
from sync.registry import fields_of, typed

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from sync.canon import Document
    from sync.vocabularies import Vocabularies

BATCH = 500


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
            if found := self._ask(query, sayable(value)):
                return str(found[0][0])
        if self._edits.kept(sayable(name)) or self._edits.born([sayable(name)]):
            return name
        raise UnknownRecord(text)

    def document(self, uid: str) -> Document:
        """The centre's document, the last one of a record it withdrew, or nothing but the identity and the kind of one
        that was made here. Raises UnknownRecord."""
        documents = self.documents([uid])
        if uid not in documents:
            raise UnknownRecord(uid)
        return documents[uid]

    def withdrawn(self, uid: str) -> bool:
        """Whether only this computer still has the record, because the centre has withdrawn it."""
        return not self._ask("SELECT 1 FROM record WHERE uid = ? AND doc IS NOT NULL", uid) and not self.local(uid)

    def local(self, uid: str) -> bool:
        """Whether only this computer has the record yet, because it was made here."""
        return uid in self._edits.born([uid])

    def effective(self, document: Document, edits: Mapping[str, Standing]) -> Record:
        """The typed record under its edits; an edit no longer fitting the record's shape stays out of it, not lost."""
        try:
            return typed(laid_over(document, edits.values()))
        except MalformedRecord:
            fitting = (edit for edit in edits.values() if _fits(document, edit))
            return typed(laid_over(document, fitting))

    def record(self, uid: str) -> Record:
        """The effective record. Raises UnknownRecord."""
        return self.effective(*self.source(uid))

    def all_kinds(self, uids: Iterable[str]) -> dict[str, str]:
        """Kinds of those of these records that are here, however many."""
        waiting, kinds = iter(dict.fromkeys(uids)), dict[str, str]()
        while batch := tuple(islice(waiting, BATCH)):
            kinds |= self.kinds_of(batch)
        return kinds

    def records(self, uids: Iterable[str]) -> Iterator[Record]:
        """Effective records in this order, a batch at a time; unknown ones are left out."""
        waiting = iter(uids)
        while batch := tuple(islice(waiting, BATCH)):
            sources = self.sources(batch)
            yield from (self.effective(*sources[uid]) for uid in batch if uid in sources)

    def sources(self, uids: Sequence[str]) -> dict[str, tuple[Document, dict[str, Standing]]]:
        """Document and edits by path of each of these, a batch at most; unknown ones are left out."""
        documents, edits = self.documents(uids), self._edits.of_all([sayable(uid) for uid in uids])
        return {uid: (document, edits.get(uid, {})) for uid, document in documents.items()}

    def source(self, uid: str) -> tuple[Document, dict[str, Standing]]:
        """Document and edits of one record. Raises UnknownRecord."""
        return self.document(uid), self._edits.of(uid)

    def kinds_of(self, uids: Sequence[str]) -> dict[str, str]:
        """Kinds of those of these records that are here, a batch at most."""
        return {uid: document["kind"] for uid, document in self.documents(uids).items()}

    def documents(self, uids: Sequence[str]) -> dict[str, Document]:
        """What `document` gives for each of these, a batch at most; unknown ones are left out."""
        said = [sayable(uid) for uid in uids]
        found = dict(self._ask(_DOCUMENTS.format(marks=", ".join("?" * len(said))), *said))
        if len(found) < len(said):
            found = self._edits.kept_of(uid for uid in said if uid not in found) | found
        born = self._edits.born([uid for uid in said if uid not in found]) if len(found) < len(said) else {}
        documents = {uid: msgspec.json.decode(text) for uid, text in found.items()}
        documents |= {uid: born_document(uid, kind) for uid, kind in born.items()}
        return {uid: document for uid, document in documents.items() if document.get("kind") in KINDS}

    def view(self, uid: str, terms: Vocabularies, now: datetime, media: Path) -> RecordView:
        """One record with all it is linked to, at an aware moment. Raises UnknownRecord."""
        document, edits = self.source(uid)
        record = self.effective(document, edits)
        around = Relating(self._base, self.record).around(record)
        today = now.date()
        return RecordView(
            record=record,
            freshness=freshness(record.confirmed_on, record.confirm_every_months, today),
            asked_at=now,
            edits=tuple(_views(edits.values(), record.kind)),
            problems=(*record_problems(record, terms, today.isoformat()), *doubts(record, self.kinds_of)),
            linked=tuple(self._linked(_named(record))),
            relations=around.relations,
            path=around.path,
            around=around.records,
            pictures=tuple(_pictures(record, media)),
            unknown=tuple(_unknown(document)),
            withdrawn=self.withdrawn(uid),
            local=self.local(uid),
            successor=self._successor(record),
        )

    def _successor(self, record: Record) -> Linked | None:
        """The record that stands in the place of this one today, over however many others."""
        way, above = [record.uid], record.successor_uid
        while above and above not in way:
            way.append(above)
            above = next((other.successor_uid for other in self.records([above])), "")
        return next(self._linked({way[-1]: ""})) if len(way) > 1 else None

    def _linked(self, named: Mapping[str, str]) -> Iterator[Linked]:
        for uid, label in named.items():
            found = self._ask(_NAME, uid)
            if found:
                kind, ru, be, number = found[0]
                yield Linked(uid, kind, Bilingual(ru, be), number)
            else:
                yield Linked(uid, "", Bilingual(label or uid, label or uid), known=False)


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


_DOCUMENTS = "SELECT uid, doc FROM record WHERE doc IS NOT NULL AND uid IN ({marks})"
_BY_UID = "SELECT uid FROM record JOIN card USING (row) WHERE uid = ?"
_BY_NUMBER = "SELECT uid FROM card JOIN record USING (row) WHERE number = ? AND number <> '' ORDER BY hidden"
_NAME = "SELECT card.kind, name_ru, name_be, number FROM record JOIN card USING (row) WHERE uid = ?"
