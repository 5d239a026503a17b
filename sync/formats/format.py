"""What a format is: a name, what it takes, and a writer that only ever sees what may leave the office.

A writer is a pure function of the records, of what it may look up, and of `Asked`; it puts bytes into an open file and
says how many records stand there and what does not. `Format.write` is the way to call it: each record, and each record
looked up, goes through `sync.leaving` first, so that no writer can name what is private.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, BinaryIO, Protocol

import msgspec

from sync.canon import decode, encode
from sync.leaving import leaves, public_document
from sync.registry import document_of, typed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime

    from sync.bilingual import Bilingual, Lang
    from sync.canon import Document
    from sync.records import Record

    Writer = Callable[[Iterable[Record], "Lookup", BinaryIO, "Asked"], "Written"]


class Lookup(Protocol):
    """What a writer may ask beside the records themselves: linked records, and labels of terms."""

    def record(self, uid: str) -> Record | None:
        """The record of this identity, None where it is not here."""

    def canonical(self, uid: str) -> bytes:
        """Its canonical line, with the fields of later programs; b'' where it is not here."""

    def label(self, scheme: str, code: str) -> Bilingual:
        """The label of a term; the bare code in both languages where nobody described it."""


class Asked(msgspec.Struct, frozen=True):
    """How to write: the aware moment of writing, the language where a format has room for one only, and what turns an
    English label of the registry into words of that language."""

    now: datetime
    lang: Lang
    words: Callable[[str], str]

    @property
    def today(self) -> str:
        """The ISO date prices and certificates are judged by."""
        return self.now.date().isoformat()


class Why(StrEnum):
    """Why something of the selection does not stand in the file."""

    NOT_PUBLIC = "not_public"  # the whole record may not leave the office
    NO_PLACE = "no_place"  # the format knows no such kind of record
    LACKS = "lacks"  # without this field the format takes no such record
    NOT_WHOLE = "not_whole"  # the record stands there without this date: the format asks for a whole one


class LeftOut(msgspec.Struct, frozen=True):
    """A record that is not in the file, or one field of it; `field` is a name of the registry or ''."""

    uid: str
    why: Why
    field: str = ""


class Written(msgspec.Struct, frozen=True):
    """How many of the records stand in the file, and what does not."""

    count: int
    left_out: tuple[LeftOut, ...] = ()


class Format(msgspec.Struct, frozen=True):
    """One format. `label` is an English message id; `kinds` are those it has a place for; `spoken` is True where a
    text has room for one language only."""

    name: str
    suffix: str
    label: str
    kinds: tuple[str, ...]
    writer: Writer
    spoken: bool = False

    def write(self, records: Iterable[Record], around: Lookup, out: BinaryIO, asked: Asked) -> Written:
        """Writes what may leave of the records and this format has a place for; nothing else is even shown to it."""
        door = _Door(self.kinds)
        written = self.writer(door.through(records), _Public(around), out, asked)
        return Written(written.count, (*door.left, *written.left_out))


class _Door:
    def __init__(self, kinds: tuple[str, ...]) -> None:
        self._kinds = kinds
        self.left: list[LeftOut] = []

    def through(self, records: Iterable[Record]) -> Iterator[Record]:
        for record in records:
            document = document_of(record)
            if not leaves(document):
                self.left.append(LeftOut(record.uid, Why.NOT_PUBLIC))
            elif record.kind not in self._kinds:
                self.left.append(LeftOut(record.uid, Why.NO_PLACE))
            else:
                yield typed(public_document(document))


class _Public:
    """A lookup through the same door."""

    def __init__(self, around: Lookup) -> None:
        self._around = around
        self.label = around.label

    def record(self, uid: str) -> Record | None:
        record = self._around.record(uid) if uid else None
        document = document_of(record) if record else None
        return typed(public_document(document)) if document and leaves(document) else None

    def canonical(self, uid: str) -> bytes:
        line = self._around.canonical(uid)
        document: Document = decode(line) if line else {}
        return encode(public_document(document)) if document and leaves(document) else b""
