"""From a file to what it says about each record: tables by their mapping, our own JSON Lines as they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from sys import intern
from typing import Any

import msgspec

from desktop.catalogue.loading.heard import Heard
from desktop.catalogue.loading.naming import title_paths
from desktop.catalogue.loading.persons import take_names
from sync.canon import Document
from sync.errors import Check, MalformedRecord
from sync.records import KINDS
from sync.registry import fields_of, typed
from sync.tables import (
    Entries,
    Entry,
    Finding,
    Reader,
    SheetMapping,
    Source,
    TableMapping,
    cell_name,
    lines_of,
    reached,
    seal,
    understood,
)

Documents = Callable[[Sequence[str]], dict[str, Document]]
"""Records as they are in the catalogue now, by uid; those it has not are left out."""
CHUNK = 500


def hear(source: Source, mapping: TableMapping, reader: Reader, documents: Documents) -> Iterator[Heard | Finding]:
    """Every record of a table, and at the end the rows nobody has claimed. Raises NotATable, TooLarge."""
    entries = Entries(source, mapping, lines_of, reader.spoken.money)
    chunk: list[Entry] = []
    for entry in entries:
        chunk.append(entry)
        if len(chunk) == CHUNK:
            yield from _heard(chunk, mapping, reader, documents)
            chunk = []
    yield from _heard(chunk, mapping, reader, documents)
    yield from entries.strays()


def _heard(chunk: list[Entry], mapping: TableMapping, reader: Reader, documents: Documents) -> Iterator[Heard]:
    known = documents([entry.uid for entry in chunk if entry.uid])
    sealing = {part.sheet for part in mapping.sheets if part.seal >= 0}
    whole = {part.sheet for part in mapping.sheets if part.clears}
    titles = {part.sheet: _titles(part, mapping.kind) for part in mapping.sheets}
    for entry in chunk:
        reader.missing = []
        document = known.get(entry.uid, {})
        reader.literal = bool(entry.uid) and entry.sheet in whole and not document
        values, findings = understood(entry, mapping.kind, reader, partial(_at, document))
        heard = Heard(entry.sheet, entry.line, mapping.kind, entry.uid, values, findings, _places(entry))
        for path, place in titles[entry.sheet].items():
            heard.places.setdefault(path, cell_name(place, entry.line))
        heard.missing, heard.whole = reader.missing, entry.sheet in whole
        take_names(heard, reader.spoken)
        if entry.sheet in sealing:
            _check_seal(heard, entry.sealed)
        yield heard


def _titles(part: SheetMapping, kind: str) -> dict[str, int]:
    """Where a sheet names its records: such a cell can be told also where it is empty."""
    return {path: part.targets.index(path) for path in title_paths(kind) if path in part.targets}


def _at(document: Document, path: str) -> Any:
    name, _, lang = path.partition(".")
    value = document.get(name)
    return (value or {}).get(lang) if lang else value


def _places(entry: Entry) -> dict[str, str]:
    """Cells by path; of rows the first cell that says anything about them."""
    places = {cell.column.path: cell_name(cell.place, entry.line) for cell in entry.cells if not cell.column.row}
    for cell in entry.cells:
        if cell.column.row:
            places.setdefault(cell.column.row.name, cell_name(cell.place, entry.line))
    for block in entry.blocks:
        first = block.lines[0].number if block.lines else entry.line
        places[block.mapping.of] = f"{block.mapping.sheet}!{first}" if block.lines else str(first)
    return places


def _check_seal(heard: Heard, written: str) -> None:
    """A uid is as we wrote it, or both it and its seal are empty: a new record."""
    if written and seal(heard.uid) != written:
        heard.places.setdefault("uid", cell_name(0, heard.line))
        heard.tell("uid", Check.LOCKED, heard.uid)


def hear_lines(source: Source) -> Iterator[Heard | Finding]:
    """Every record of JSON Lines. A line with a revision holds the whole record, another only what it names. Raises
    SourceMissing."""
    with reached(source.path), source.path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield _line(source.sheets[0].name, number, line)


def _line(sheet: str, number: int, line: bytes) -> Heard | Finding:
    where = Finding(sheet, number, str(number), "", Check.WRONG_SHAPE)
    try:
        document = msgspec.json.decode(line.lstrip(b"\xef\xbb\xbf"), type=dict[str, Any])
        uid, kind = str(document.get("uid", "")), str(document.get("kind", ""))
        if kind not in KINDS:
            return msgspec.structs.replace(where, check=Check.UNKNOWN_KIND, given=kind[:200])
        typed({"uid": uid, **document})
    except MalformedRecord as error:
        told = msgspec.structs.replace(where, path=error.field, hint=error.reason)
        return Heard(sheet, number, kind, uid, {}, [told])
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        return msgspec.structs.replace(where, given=line[:60].decode(errors="replace"), hint=str(error))
    heard = Heard(sheet, number, kind, uid, {}, [], whole="rev" in document)
    _take(heard, document)
    return heard


def _take(heard: Heard, document: Document) -> None:
    known = fields_of(heard.kind)
    for name, value in document.items():
        field = known.get(name)
        if name in ("uid", "kind"):
            continue
        if field is None:
            heard.tell(name, Check.UNKNOWN_FIELD, severe=False)
        elif field.bilingual:
            heard.values |= {intern(f"{name}.{lang}"): text for lang, text in value.items()}
        else:
            heard.values[name] = value
