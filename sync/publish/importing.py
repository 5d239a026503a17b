"""Files of others into `records/`: row by row, the good ones in, the bad ones named.

Taken are our own JSON Lines, vocabularies as tables (`scheme code label_ru ...`), the registry selection of ROR, the
lines of the synthetic generator, and pictures or documents. An imported file replaces what an earlier file of the same
name brought, but a record whose new row is bad keeps its last good version, and while a bad row does not even tell
which record it is, nothing is taken away.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from sync import canon
from sync.bilingual import Bilingual
from sync.bundle import RECORD_CAP
from sync.checks import record_problems
from sync.errors import Check, MalformedRecord, SourceMissing
from sync.leaving import public_document
from sync.publish.attaching import attach
from sync.publish.centre import Centre, digest_of
from sync.publish.declared import leave_undeclared
from sync.publish.importing_ror import RorRecord, organisations
from sync.publish.importing_synthetic import SyntheticReader
from sync.publish.places import is_media, source_name
from sync.publish.rows import NO_FILE, NOT_DECLARED, TOO_LARGE, Finding, Taken, of_problem, of_refusal, uid_of
from sync.records import TERM_KIND, Record
from sync.registry import document_of, typed
from sync.vocabularies import Term, Vocabularies, read_terms

_SHOWN = 200


class ImportReport(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one file. `doubtful` counts warnings; `findings` names every refused row and missing picture."""

    file: str
    taken: int
    kept: int
    doubtful: int
    findings: tuple[Finding, ...]

    @property
    def refused(self) -> int:
        """Rows that were not taken."""
        return len({(finding.line, finding.uid) for finding in self.findings if finding.severe})


@dataclass
class _Import:
    """One import in progress."""

    centre: Centre
    path: Path
    today: str
    kinds: frozenset[str]
    towns: dict[int, Bilingual]
    terms: Vocabularies
    findings: list[Finding] = field(default_factory=list)
    doubtful: int = 0

    def bad(self, finding: Finding) -> None:
        self.findings.append(msgspec.structs.replace(finding, file=self.path.name, given=finding.given[:_SHOWN]))

    def unread(self, line: int, error: Exception, raw: object, uid: str = "", where: str = "") -> None:
        reason = f"{type(error).__name__}: {error}"
        given = raw.decode("utf-8", "replace") if isinstance(raw, bytes) else str(raw)
        self.bad(Finding(file="", line=line, uid=uid, field=where, check=Check.WRONG_SHAPE, reason=reason, given=given))

    def rows(self) -> Iterator[tuple[int, Any]]:
        """Lines of the file as JSON, by number; a line that is none is named and passed over."""
        decoder = msgspec.json.Decoder()
        with self.path.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                if not line.strip():
                    continue
                try:
                    yield number, decoder.decode(line)
                except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
                    self.unread(number, error, line[:_SHOWN])

    def checked(self, line: int, record: Record) -> bool:
        """True if nothing severe is wrong with a record; what is wrong is kept as findings."""
        good = True
        for problem in record_problems(record, self.terms, self.today):
            if problem.severe:
                self.findings.append(of_problem(self.path.name, line, record.uid, problem))
            self.doubtful += not problem.severe
            good &= not problem.severe
        return good


def import_file(
    centre: Centre, path: Path, today: str, kinds: frozenset[str] = frozenset(), towns: Path | None = None
) -> ImportReport:
    """Take one file into the centre; `today` is an ISO date for the checks, `kinds` (all if empty) those wanted.

    `towns` is a table `geonameid name_ru name_be` for the registry's places. Raises SourceMissing for a file that
    cannot be opened, MalformedRecord for a table that lacks a column or is not in UTF-8, OSError if our disk fails.
    """
    for source in filter(None, (path, towns)):
        _refuse_missing(source)
    if is_media(path):
        return _import_media(centre, path)
    work = _Import(centre, path, today, kinds, _towns(towns), centre.vocabularies())
    return _store(work, _reader(path)(work))


def _refuse_missing(path: Path) -> None:
    try:
        path.open("rb").close()
    except OSError as error:
        raise SourceMissing(str(path)) from error


def _import_media(centre: Centre, path: Path) -> ImportReport:
    good = centre.take_media(path)
    wrong = (
        ()
        if good
        else (Finding(file=path.name, check=Check.WRONG_SHAPE, reason="no picture or document, or too large"),)
    )
    return ImportReport(file=path.name, taken=int(bool(good)), kept=0, doubtful=0, findings=wrong)


def _towns(table: Path | None) -> dict[int, Bilingual]:
    if table is None:
        return {}
    with _table(table), table.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t")
        return {int(row["geonameid"]): Bilingual(row["name_ru"], row["name_be"]) for row in rows}


@contextmanager
def _table(path: Path) -> Iterator[None]:
    """A table of another shape is refused as a whole: its rows have no meaning."""
    try:
        yield
    except (KeyError, ValueError) as error:
        raise MalformedRecord(path.name, str(error.args[0]), repr(error)) from error


_Reader = Callable[[_Import], Iterator[Taken]]


def _reader(path: Path) -> _Reader:
    """Who reads a file, told by its name and its first line."""
    if path.suffix.lower() == ".tsv":
        return _terms
    with path.open("rb") as lines:
        first = next((line for line in lines if line.strip()), b"")
    if b'"generator"' in first and b'"meta"' in first:
        return _synthetic
    return _ror if b'"ror:' in first and b'"geonames_id"' in first else _own


def _own(work: _Import) -> Iterator[Taken]:
    for line, raw in work.rows():
        uid = raw.get("uid") if isinstance(raw, dict) else None
        if not isinstance(uid, str) or not uid:
            work.bad(Finding(file="", line=line, field="uid", check=Check.REQUIRED, given=str(raw)))
            continue
        document = canon.nfc(raw)
        for where in leave_undeclared(document):
            work.bad(Finding(file="", line=line, uid=uid, field=where, check=NOT_DECLARED, severe=False))
        try:
            _attach(work, line, document)
            if document.get("kind") == TERM_KIND:
                msgspec.convert(document, Term)
            elif not work.checked(line, typed(document)):
                continue
            yield from _taken(work, line, document)
        except MalformedRecord as refusal:
            work.findings.append(of_refusal(work.path.name, line, uid, refusal))
        except (msgspec.ValidationError, ValueError) as error:
            work.unread(line, error, "", uid)


def _terms(work: _Import) -> Iterator[Taken]:
    with _table(work.path):
        terms = list(read_terms(work.path))
    for line, term in enumerate(terms, 2):
        yield from _taken(work, line, canon.nfc(document_of(term)))


def _synthetic(work: _Import) -> Iterator[Taken]:
    reader, line = SyntheticReader(work.terms), 0
    for line, raw in work.rows():
        try:
            yield from _records(work, line, reader.read(raw))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            work.unread(line, error, raw)
    yield from _records(work, line, reader.rest())


def _ror(work: _Import) -> Iterator[Taken]:
    good: list[tuple[int, RorRecord]] = []
    for line, raw in work.rows():
        try:
            good.append((line, msgspec.convert(raw, RorRecord)))
        except msgspec.ValidationError as error:
            _, _, where = str(error).partition("`$.")
            work.unread(line, error, raw, where=where.rstrip("`"))
    found = organisations((record for _, record in good), work.towns)
    for (line, _), record in zip(good, found, strict=True):
        yield from _records(work, line, (record,))


def _records(work: _Import, line: int, records: Iterable[Record]) -> Iterator[Taken]:
    for record in records:
        if (not work.kinds or record.kind in work.kinds) and work.checked(line, record):
            yield from _taken(work, line, document_of(record))


def _taken(work: _Import, line: int, document: canon.Document) -> Iterator[Taken]:
    """What is kept of a record: what may leave the centre, without the revision the centre gives. Raises ValueError.

    A record too large for any snapshot is named instead.
    """
    public = public_document(document)
    public.pop("rev", None)
    uid, encoded = public["uid"], canon.encode(public)
    if len(encoded) <= RECORD_CAP:
        yield Taken(line, uid, encoded)
    else:
        work.bad(Finding(file="", line=line, uid=uid, check=TOO_LARGE, reason=str(RECORD_CAP)))


def _attach(work: _Import, line: int, document: canon.Document) -> None:
    """Files named beside the source; one that is not there is told and its record taken without it."""
    for where, given in attach(document, work.path, work.centre.take_media):
        uid = str(document["uid"])
        work.bad(Finding(file="", line=line, uid=uid, field=where, check=NO_FILE, given=given, severe=False))


def _store(work: _Import, rows: Iterator[Taken]) -> ImportReport:
    """Write what was taken, and what is kept of the file that is replaced."""
    target = work.centre.records / source_name(work.path)
    fresh = target.with_suffix(".new")
    seen: set[str] = set()
    with fresh.open("wb") as out:
        for row in rows:
            if row.uid in seen:
                work.bad(Finding(file="", line=row.line, uid=row.uid, field="uid", check=Check.DUPLICATE))
                continue
            seen.add(row.uid)
            out.write(row.document + b"\n")
        kept = _keep(work, target, seen, out) if target.exists() else 0
    fresh.replace(target)
    state = work.centre.state
    work.centre.keep(msgspec.structs.replace(state, checked={**state.checked, target.name: digest_of(target)}))
    return ImportReport(
        file=work.path.name, taken=len(seen), kept=kept, doubtful=work.doubtful, findings=tuple(work.findings)
    )


def _keep(work: _Import, old: Path, seen: set[str], out: BinaryIO) -> int:
    severe = [finding for finding in work.findings if finding.severe]
    nameless = any(not finding.uid for finding in severe)
    bad = {finding.uid for finding in severe}
    kept = 0
    with old.open("rb") as lines:
        for line in lines:
            uid = uid_of(line)
            if uid and uid not in seen and (nameless or uid in bad):
                out.write(line)
                kept += 1
    return kept
