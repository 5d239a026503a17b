"""What the next publication holds: current records against those published last, in one pass over both.

Records are found by a table of places in their files, so that a catalogue larger than the memory can be published.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from typing import BinaryIO, NamedTuple

import msgspec

from sync import canon
from sync.bundle import RECORD_CAP, NewRecord, Tombstone, new_record
from sync.checks import record_problems
from sync.completeness import missing
from sync.errors import Check, MalformedRecord
from sync.fields import Type
from sync.leaving import leaves, public_document
from sync.publish.centre import Centre, Withdrawn, digest_of
from sync.publish.declared import leave_undeclared
from sync.publish.rows import NOT_DECLARED, TOO_LARGE, Finding, of_problem, of_refusal, uid_of
from sync.records import KINDS, TERM_KIND
from sync.registry import fields_of, typed
from sync.vocabularies import Term

_TOMB_LIFE = timedelta(days=730)


class Place(NamedTuple):
    """Where the current version of a record stands."""

    uid: str
    file: int
    line: int
    offset: int
    length: int


@dataclass
class Counts:
    """How a publication differs from the one before."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    withdrawn: int = 0
    held: int = 0


@dataclass
class Gathering:
    """One pass; `entries` fills `counts`, `findings`, `media` (hashes) and `withdrawn` as it goes."""

    centre: Centre
    today: date
    allow_incomplete: bool = False
    counts: Counts = field(default_factory=Counts)
    findings: list[Finding] = field(default_factory=list)
    media: set[str] = field(default_factory=set)
    withdrawn: list[Withdrawn] = field(default_factory=list)

    def entries(self, previous: Iterator[NewRecord | Tombstone]) -> Iterator[NewRecord | Tombstone]:
        """Everything the next snapshot holds, by rising uid. `previous` is the last snapshot, in the same order."""
        self._terms = self.centre.vocabularies()
        self._sources = self.centre.sources()
        checked = self.centre.state.checked
        self._unchecked = {path for path in self._sources if checked.get(path.name) != digest_of(path)}
        self._buried = {gone.uid: gone for gone in self.centre.state.withdrawn}
        self._files = [path.open("rb") for path in self._sources]
        try:
            yield from self._merged(self._places(), previous)
        finally:
            for file in self._files:
                file.close()

    def _places(self) -> list[Place]:
        """Places of all records by uid. A line without identity withdraws nothing: everything unseen is held."""
        self._nameless = False
        places = [place for number in range(len(self._files)) for place in self._places_in(number)]
        places.sort()
        return places

    def _places_in(self, number: int) -> Iterator[Place]:
        file: BinaryIO = self._files[number]
        offset = 0
        for line, text in enumerate(file, 1):
            if uid := uid_of(text):
                yield Place(uid, number, line, offset, len(text))
            elif text.strip():
                self._nameless = True
                self.findings.append(Finding(file=self._sources[number].name, line=line, check=Check.WRONG_SHAPE))
            offset += len(text)

    def _merged(
        self, places: list[Place], previous: Iterator[NewRecord | Tombstone]
    ) -> Iterator[NewRecord | Tombstone]:
        before = next(previous, None)
        last = ""
        for place in places:
            if place.uid == last:
                self._finding(place, Check.DUPLICATE, "uid")
                continue
            last = place.uid
            while before is not None and before.uid < place.uid:
                yield from self._gone(before)
                before = next(previous, None)
            met = before if before is not None and before.uid == place.uid else None
            yield from self._current(place, met)
            before = next(previous, None) if met else before
        while before is not None:
            yield from self._gone(before)
            before = next(previous, None)

    def _gone(self, before: NewRecord | Tombstone) -> Iterator[NewRecord | Tombstone]:
        """A record no source has any more: withdrawn, or held while a nameless bad line may be it."""
        if isinstance(before, Tombstone):
            yield from self._still_withdrawn(before)
        elif self._nameless:
            yield self._held(before)
        else:
            yield self._withdraw(before)

    def _withdraw(self, before: NewRecord) -> Tombstone:
        self.counts.withdrawn += 1
        self.withdrawn.append(Withdrawn(before.uid, before.rev + 1, self.today))
        return Tombstone(before.uid, before.rev + 1)

    def _still_withdrawn(self, before: Tombstone) -> Iterator[Tombstone]:
        gone = self._buried.get(before.uid, Withdrawn(before.uid, before.rev, self.today))
        if self.today - gone.on <= _TOMB_LIFE:
            self.withdrawn.append(gone)
            yield before

    def _held(self, before: NewRecord) -> NewRecord:
        self.counts.held += 1
        self.media |= media_of(canon.decode(before.canonical))
        return before

    def _current(self, place: Place, before: NewRecord | Tombstone | None) -> Iterator[NewRecord | Tombstone]:
        document = self._read(place)
        if document is None:
            yield from () if before is None else self._bad(before)
        elif not leaves(document):
            yield from () if before is None else self._closed(before)
        else:
            self.media |= media_of(document)
            yield self._next(document, before)

    def _bad(self, before: NewRecord | Tombstone) -> Iterator[NewRecord | Tombstone]:
        yield from [self._held(before)] if isinstance(before, NewRecord) else self._still_withdrawn(before)

    def _closed(self, before: NewRecord | Tombstone) -> Iterator[NewRecord | Tombstone]:
        yield from [self._withdraw(before)] if isinstance(before, NewRecord) else self._still_withdrawn(before)

    def _next(self, document: canon.Document, before: NewRecord | Tombstone | None) -> NewRecord:
        """The record with its revision: that of before if nothing changed, else one more."""
        rev = before.rev if before else 0
        if isinstance(before, NewRecord):
            if canon.encode({**document, "rev": rev}) == before.canonical:
                self.counts.unchanged += 1
                return before
            self.counts.changed += 1
        else:
            self.counts.new += 1
        return new_record(canon.encode({**document, "rev": rev + 1}))

    def _read(self, place: Place) -> canon.Document | None:
        """The public document of a place, None if it may not be published; why is told in `findings`."""
        file = self._files[place.file]
        file.seek(place.offset)
        try:
            document: canon.Document = canon.nfc(canon.decode(file.read(place.length).strip()))
            for where in leave_undeclared(document):
                self._finding(place, NOT_DECLARED, where, severe=False)
            if document.get("kind") == TERM_KIND:
                msgspec.convert(document, Term)
                return self._fitting(place, document)
            good = self._good(place, document)
        except MalformedRecord as refusal:
            self.findings.append(of_refusal(self._sources[place.file].name, place.line, place.uid, refusal))
            return None
        except (ValueError, msgspec.ValidationError) as error:
            self._finding(place, Check.WRONG_SHAPE, reason=str(error))
            return None
        return self._fitting(place, public_document(document)) if good else None

    def _fitting(self, place: Place, document: canon.Document) -> canon.Document | None:
        """The document unless no line of a snapshot holds it; NFC makes no text longer than three times itself."""
        if 3 * place.length <= RECORD_CAP or len(canon.encode(document)) <= RECORD_CAP:
            return document
        self._finding(place, TOO_LARGE, reason=str(RECORD_CAP))
        return None

    def _good(self, place: Place, document: canon.Document) -> bool:
        source, record = self._sources[place.file], typed(document)
        found: list[Finding] = []
        if source in self._unchecked:
            problems = record_problems(record, self._terms, self.today.isoformat())
            found = [of_problem(source.name, place.line, place.uid, item) for item in problems if item.severe]
        self.findings += found
        lacking = () if self.allow_incomplete else missing(record, self._terms, self.today.isoformat())
        for item in lacking:
            self._finding(place, Check.REQUIRED, item.name)
        return not found and not lacking

    def _finding(self, place: Place, check: str, where: str = "", reason: str = "", severe: bool = True) -> None:
        name = self._sources[place.file].name
        self.findings.append(
            Finding(file=name, line=place.line, uid=place.uid, field=where, check=check, reason=reason, severe=severe)
        )


@cache
def _file_fields(kind: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Fields of a kind that name files: (field, ()) or (field of rows, columns)."""
    if kind not in KINDS:
        return ()
    found = []
    for name, declared in fields_of(kind).items():
        columns = tuple(column.name for column in declared.columns if column.type is Type.FILE)
        if columns or declared.type is Type.FILE:
            found.append((name, columns))
    return tuple(found)


def media_of(document: canon.Document) -> set[str]:
    """Hashes of all files a record names."""
    found: set[str] = set()
    for name, columns in _file_fields(str(document.get("kind"))):
        value = document.get(name)
        if isinstance(value, str):
            found.add(value)
        for row in value if isinstance(value, list) else ():
            found.update(row[column] for column in columns if row.get(column))
    return found
