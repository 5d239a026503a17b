"""A whole new base file: records in, a finished, searchable catalogue out.

The file is written without a journal, since until its last row is written nobody knows it; whatever goes wrong, it is
deleted. Records stream through: memory holds a few columns of small numbers, never the texts.
"""

from __future__ import annotations

import os
from collections import Counter
from typing import TYPE_CHECKING

import msgspec

from desktop.catalogue.connecting import open_scratch, remove
from desktop.catalogue.index import storing
from desktop.catalogue.index.completing import complete
from desktop.catalogue.index.describing import Described, describe, parent_uid
from desktop.catalogue.index.gathering import Gathering
from desktop.catalogue.index.schema import finish_base, make_base
from desktop.catalogue.versions import WORDS_VERSION
from sync.bundle import NewRecord, Tombstone
from sync.errors import MalformedRecord
from sync.records import KINDS, AnyRecord, Record

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path
    from types import TracebackType

BATCH = 1000
_READ: msgspec.json.Decoder[AnyRecord] = msgspec.json.Decoder(AnyRecord)


class Published(msgspec.Struct, frozen=True):
    """Which publication a base holds: the signed facts of its manifest."""

    catalog_id: str
    seq: int
    issued: datetime
    digest: str


class Withdrawn(msgspec.Struct, frozen=True):
    """A record the centre no longer has and this person has edited: its last text."""

    uid: str
    kind: str
    rev: int
    doc: str


class Born(msgspec.Struct, frozen=True):
    """A record made on this computer that no bundle has brought, under its edits."""

    record: Record


class Builder:
    """Writes one base file. Use as a context: leaving it by an exception deletes the file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._work = path.with_suffix(".work")
        self.base = open_scratch(path, self._work)
        make_base(self.base)
        self.base.executescript(_WORK_TABLES)
        self.base.execute("BEGIN")
        self._words = Gathering(self.base)
        self._row = self.entries = self.records = self.demo = self._sum = 0
        self._spoken: Counter[str] = Counter()
        self._batches: dict[str, list[tuple[object, ...]]] = {}

    def add(self, entry: NewRecord | Tombstone | Withdrawn | Born) -> None:
        """Takes one entry. Live records must come in rising order of uid. Raises MalformedRecord."""
        if isinstance(entry, Tombstone):
            self._put("INSERT INTO tomb VALUES (?, ?)", (entry.uid, entry.rev))
        elif isinstance(entry, Withdrawn):
            self._add_withdrawn(entry)
        elif isinstance(entry, Born):
            self._add_born(entry.record)
        else:
            self._add_record(entry)

    def _add_record(self, entry: NewRecord) -> None:
        self._row += 1
        self.entries += 1
        self._sum += int.from_bytes(entry.digest, "big")
        try:
            text = entry.canonical.decode()
        except UnicodeDecodeError as error:
            raise MalformedRecord(entry.uid, "", str(error)) from error
        self._put(_ADD_RECORD, (self._row, entry.uid, entry.kind, entry.rev, entry.digest, text))
        if entry.kind in KINDS:
            self.records += 1
            self._index(read(entry.uid, entry.canonical))

    def _add_withdrawn(self, entry: Withdrawn) -> None:
        """It has an identity and a card, so that links and the list of edits show it; no list does."""
        self._row += 1
        self._put(_ADD_RECORD, (self._row, entry.uid, entry.kind, entry.rev, None, None))
        described = describe(read(entry.uid, entry.doc.encode()))
        hidden = msgspec.structs.replace(described, hidden=True, codes=(), links=())
        self._put(storing.KEEP_CARD, (*storing.card_row(self._row, hidden, True), ""))

    def _add_born(self, record: Record) -> None:
        """It has no text of the centre; lists and the search show it like any other."""
        self._row += 1
        self._put(_ADD_RECORD, (self._row, record.uid, record.kind, 0, None, None))
        self._index(record, edited=True)

    def _index(self, record: Record, edited: bool = False) -> None:
        row, entry = self._row, describe(record)
        self.demo += entry.demo
        self._put(storing.KEEP_CARD, (*storing.card_row(row, entry, edited), parent_uid(entry.kind, entry.links)))
        for field, target in entry.links:
            self._put(_ADD_NAMED, (row, field, target))
        for table, values in storing.derived_rows(row, entry):
            self._put(_ADD_DERIVED[table], values)
        if not entry.hidden:
            self._add_words(row, entry)
            self._spoken.update(entry.spoken)

    def _add_words(self, row: int, entry: Described) -> None:
        """A facility's words wait for those of its instruments; all others go straight into the index."""
        if entry.kind == "facility":
            title, body, heading, told = entry.words
            self._put(_ADD_WAITING, (row, title, body, " ".join(heading), " ".join(told)))
            return
        self._words.add(row, entry.words.heading, entry.words.told)
        self._put(storing.ADD_SPOKEN, (row, entry.words.title, entry.words.body))

    def _put(self, statement: str, values: tuple[object, ...]) -> None:
        batch = self._batches.setdefault(statement, [])
        batch.append(values)
        if len(batch) >= BATCH:
            self.base.executemany(statement, batch)
            batch.clear()

    def has(self, uid: str) -> bool:
        """Whether a live record of this uid is in, as far as it has been written."""
        self._flush()
        return bool(self.base.execute("SELECT 1 FROM record WHERE uid = ?", (uid,)).fetchone())

    def _flush(self) -> None:
        for statement, batch in self._batches.items():
            self.base.executemany(statement, batch)
            batch.clear()

    @property
    def digest(self) -> str:
        """State digest of the live records so far, over the bytes as they came."""
        return f"{self._sum % (1 << 256):064x}"

    def finish(self, published: Published) -> None:
        """Joins what belongs together, makes the file durable and marks it as whole."""
        self._flush()
        complete(self.base, self._words, self._spoken)
        self.base.execute("COMMIT")
        self.base.execute("DETACH work")
        finish_base(self.base)
        facts = (published.catalog_id, published.seq, published.issued.isoformat(), published.digest)
        counts = (self.entries, self.records, bool(self.demo), WORDS_VERSION, 0, "")
        self.base.execute("INSERT INTO state VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", facts + counts)
        self.base.execute("PRAGMA journal_mode = WAL")

    def __enter__(self) -> Builder:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.base.close()
        self._work.unlink(missing_ok=True)
        if kind is not None:
            remove(self.path)
        else:
            make_durable(self.path)


def read(uid: str, canonical: bytes) -> Record:
    """The typed reading of one record. Raises MalformedRecord naming it."""
    try:
        return _READ.decode(canonical)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
        raise MalformedRecord(uid, "", str(error)) from error


def make_durable(path: Path) -> None:
    """Brings a file and its name to the disk. Raises OSError."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
    if os.name == "posix":
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


_WORK_TABLES = f"""
CREATE TABLE work.card AS SELECT {storing.OWN}, record_uid AS above FROM main.card WHERE false;
CREATE TABLE work.named (row INTEGER NOT NULL, field TEXT NOT NULL, uid TEXT NOT NULL);
CREATE TABLE work.waiting (
    row INTEGER PRIMARY KEY, title TEXT NOT NULL, body TEXT NOT NULL, heading TEXT NOT NULL, told TEXT NOT NULL
);
"""
_ADD_DERIVED = {table: storing.adding(table, columns) for table, columns in storing.DERIVED.items()}
_ADD_RECORD = "INSERT INTO record (row, uid, kind, rev, digest, doc) VALUES (?, ?, ?, ?, ?, ?)"
_ADD_NAMED = "INSERT INTO work.named VALUES (?, ?, ?)"
_ADD_WAITING = "INSERT INTO work.waiting VALUES (?, ?, ?, ?, ?)"
