"""Records into a file for somebody else: the tables of offices and the formats of `sync.formats`, one list of both.

A file appears whole or not at all: it is written beside its place under another name and put there at the end. Where
not one record could stand in it, nothing is put there.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO

import msgspec

from desktop.catalogue.one_edit import laid_over
from sync.canon import encode
from sync.disk import whole_file
from sync.errors import MalformedRecord, UnknownRecord
from sync.fields import N_
from sync.formats import FORMATS, Asked, Format, LeftOut, Why, Written
from sync.leaving import leaves
from sync.records import KINDS
from sync.registry import document_of, typed
from sync.tables import Called, Terms, Writer, called, write_delimited, write_workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from desktop.catalogue.one_edit import Standing
    from desktop.catalogue.reading import Reading
    from sync.bilingual import Bilingual
    from sync.canon import Document
    from sync.records import Record
    from sync.vocabularies import Vocabularies

    Put = Callable[["Giving", Iterable[Document], BinaryIO], Written]

BATCH = 500
DELIMITER = ";"


class Manner(msgspec.Struct, frozen=True):
    """How to write. `delimiter` is for CSV alone."""

    asked: Asked
    delimiter: str = DELIMITER


class Gift(msgspec.Struct, frozen=True):
    """One sort of file. `label` is an English message id, `kinds` what it has a place for; `one_kind` is True where
    all records of a file must be of the same kind, `spoken` where the language of terms or texts must be chosen."""

    name: str
    suffix: str
    label: str
    kinds: tuple[str, ...]
    put: Put
    one_kind: bool = False
    spoken: bool = True


class Given(msgspec.Struct, frozen=True):
    """What became of it. `place` is None where nothing was written."""

    place: Path | None
    count: int
    left_out: tuple[LeftOut, ...]


class Giving:
    """One file on its way; fits `Lookup` for whoever writes it."""

    def __init__(self, reading: Reading, terms: Vocabularies, manner: Manner) -> None:
        self._reading, self.terms, self.manner = reading, terms, manner
        self._left: list[LeftOut] = []
        self._last: Document = {}
        self.record = lru_cache(1024)(self._record)
        self.called = lru_cache(1024)(self._called)

    def give(self, gift: Gift, uids: Iterable[str], place: Path) -> Given:
        """Writes the records in this order. Raises NoSpace, NotWritten, InvalidValue for a text no cell can hold."""
        written = Written(0)
        with whole_file(place, lambda: written.count > 0) as part, part.open("wb") as out:
            written = gift.put(self, self._through(gift, uids), out)
        left = (*self._left, *written.left_out)
        return Given(place if written.count else None, written.count, left)

    def _through(self, gift: Gift, uids: Iterable[str]) -> Iterator[Document]:
        """What may leave and has a place in the file; the rest is noted."""
        kind = ""
        for document in self._wholes(uids):
            kind = kind or (document["kind"] if gift.one_kind and leaves(document) else "")
            if not leaves(document):
                self._left.append(LeftOut(document["uid"], Why.NOT_PUBLIC))
            elif document["kind"] not in ((kind,) if kind else gift.kinds):
                self._left.append(LeftOut(document["uid"], Why.NO_PLACE))
            else:
                self._last = document
                yield document

    def _wholes(self, uids: Iterable[str]) -> Iterator[Document]:
        """Effective documents with the fields of later programs; unknown records are left out."""
        waiting = iter(uids)
        while batch := tuple(islice(waiting, BATCH)):
            sources = self._reading.sources(batch)
            yield from (self._whole(*sources[uid]) for uid in batch if uid in sources)

    def _whole(self, document: Document, edits: Mapping[str, Standing]) -> Document:
        whole = laid_over(document, edits.values())
        try:
            typed(whole)
        except MalformedRecord:  # an edit that no longer fits stays out
            return {**document, **document_of(self._reading.effective(document, edits))}
        return whole

    # What a writer may look up

    def _record(self, uid: str) -> Record | None:
        try:
            return self._reading.record(uid)
        except UnknownRecord:
            return None

    def _called(self, uid: str) -> Called | None:
        """What a record is called outside the office: nothing where it may not leave."""
        record = self.record(uid)
        return called(record) if record is not None and leaves(document_of(record)) else None

    def canonical(self, uid: str) -> bytes:
        """The line of the record that is being written; b'' for any other: only its own line is ever asked for."""
        return encode(self._last) if self._last.get("uid") == uid else b""

    def label(self, scheme: str, code: str) -> Bilingual:
        """The label of a term."""
        return self.terms.label(scheme, code)


# The list


def _workbook(giving: Giving, documents: Iterable[Document], out: BinaryIO) -> Written:
    asked = giving.manner.asked
    return Written(write_workbook(documents, out, _cells(giving), asked.today).count)


def _delimited(giving: Giving, documents: Iterable[Document], out: BinaryIO) -> Written:
    return Written(write_delimited(documents, out, _cells(giving), giving.manner.delimiter).count)


def _cells(giving: Giving) -> Writer:
    asked = giving.manner.asked
    return Writer(Terms(giving.terms), asked.lang, asked.words, giving.called)


def _formatted(each: Format) -> Gift:
    def put(giving: Giving, documents: Iterable[Document], out: BinaryIO) -> Written:
        return each.write(map(typed, documents), giving, out, giving.manner.asked)

    return Gift(each.name, each.suffix, each.label, each.kinds, put, spoken=each.spoken)


_TABLES = (
    Gift("xlsx", ".xlsx", N_("Table (XLSX)"), tuple(KINDS), _workbook),
    Gift("csv", ".csv", N_("Table (CSV)"), tuple(KINDS), _delimited, one_kind=True),
)
GIFTS: dict[str, Gift] = {gift.name: gift for gift in (*_TABLES, *map(_formatted, FORMATS.values()))}
"""By name, in the order they are offered."""
