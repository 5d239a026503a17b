"""Loading tables of offices: what a file holds, what it would do here, and then doing it as one act.

    source = read_source(path)
    mapping = guess_mapping(source, kind, catalogue.remembered_columns)
    plan = make_plan(catalogue, source, mapping)        # nothing is written
    change = catalogue.write(plan.good(), author)       # one undo

`remember` keeps the mapping for the next table of the same shape. Our own JSON Lines need no mapping.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

import msgspec

from desktop.catalogue.loading.heard import Heard, Planned
from desktop.catalogue.loading.listening import hear, hear_lines
from desktop.catalogue.loading.naming import CatalogueNames
from desktop.catalogue.loading.planned import CellChange, Plan, PlannedRow, RowState
from desktop.catalogue.loading.planning import Planning, finished, fresh_uid
from desktop.catalogue.loading.whole import settle
from desktop.catalogue.loading.words import no_words, spoken, synonyms, words, yes_words
from desktop.language import current
from sync.disk import whole_file
from sync.errors import Cancelled, NotATable, TableFault
from sync.tables import (
    Finding,
    Form,
    Reader,
    Sheet,
    SheetMapping,
    Source,
    TableMapping,
    Terms,
    Writer,
    guess,
    guess_sheet,
    read_source,
    write_template,
)

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.catalogue.face import Catalogue
    from sync.bilingual import Lang
    from sync.vocabularies import Vocabularies

__all__ = ["CellChange", "Finding", "Form", "Plan", "PlannedRow", "RowState", "Sheet", "SheetMapping", "Source"]
__all__ += [
    "TableMapping",
    "guess_mapping",
    "kinds_in",
    "make_plan",
    "map_sheet",
    "read_source",
    "remember",
    "with_column",
]

Remembered = Callable[[str, str], tuple[str, ...]]
"""The paths a table of a shape was last read with as a kind; () for a shape never seen."""


def kinds_in(source: Source) -> tuple[str, ...]:
    """The kinds a table of ours says it holds; () for foreign tables and JSON Lines, which say it on each line."""
    return tuple(dict.fromkeys(sheet.kind for sheet in source.sheets if sheet.own))


def guess_mapping(source: Source, kind: str, remembered: Remembered = lambda shape, kind: ()) -> TableMapping:
    """What the columns of a source most likely fill: as remembered, else by names, labels and known other words.

    Raises NotATable where no sheet has a header, or a table of ours holds no records of this kind.
    """
    sheets = guess(source, kind, words(), synonyms())
    if not sheets:
        raise NotATable(str(source.path), TableFault.NO_SHEET, kind)
    return TableMapping(kind, tuple(_recalled(source, sheet, kind, remembered) for sheet in sheets))


def map_sheet(source: Source, name: str, kind: str, remembered: Remembered = lambda shape, kind: ()) -> TableMapping:
    """The same for one chosen sheet. Raises NotATable where there is no such sheet."""
    sheet = source.sheet(name)
    if sheet is None:
        raise NotATable(str(source.path), TableFault.NO_SHEET, name)
    guessed = guess_sheet(sheet, kind, words(), synonyms())
    return TableMapping(kind, (_recalled(source, guessed, kind, remembered),))


def _recalled(source: Source, guessed: SheetMapping, kind: str, remembered: Remembered) -> SheetMapping:
    sheet = source.sheet(guessed.sheet)
    targets = remembered(sheet.shape, kind) if sheet and not sheet.own else ()
    return msgspec.structs.replace(guessed, targets=targets) if targets else guessed


def with_column(mapping: TableMapping, sheet: str, place: int, path: str) -> TableMapping:
    """The mapping with another path for one column ('' is not read); the column that had the path loses it."""
    parts = []
    for part in mapping.sheets:
        if part.sheet == sheet:
            cleared = ["" if target == path else target for target in part.targets]
            cleared += [""] * (place + 1 - len(cleared))
            cleared[place] = path
            part = msgspec.structs.replace(part, targets=tuple(cleared))
        parts.append(part)
    return TableMapping(mapping.kind, tuple(parts))


def remember(catalogue: Catalogue, source: Source, mapping: TableMapping) -> None:
    """Keeps what the columns of a foreign table filled for the next table of the same shape."""
    for part in mapping.sheets:
        sheet = source.sheet(part.sheet)
        if sheet is not None and not sheet.own and any(part.targets):
            catalogue.remember_columns(sheet.shape, mapping.kind, part.targets)


def make_plan(
    catalogue: Catalogue,
    source: Source,
    *mappings: TableMapping,
    today: str,
    mended: Mapping[tuple[str, str], str] = {},
    fresh: Callable[[], str] = fresh_uid,
    progress: Callable[[int], None] = lambda rows: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Plan:
    """What loading would do: each row new, changed, same or bad. Nothing is written.

    `today` is the ISO date values are judged by; `mended` holds what is to be read for a term as written, by path and
    text; `progress` hears how many rows have been read. Raises NotATable,
    TooLarge, Cancelled.
    """
    names = CatalogueNames(catalogue)
    planning = Planning(catalogue, names, today, fresh, mended)
    strays: list[Finding] = []
    rows = []
    for row in planning.plan(_heard(_sources(catalogue, source, mappings, names, planning, mended), strays)):
        rows.append(row)
        if len(rows) % 200 == 0:
            progress(len(rows))
            if cancelled():
                raise Cancelled
    settle(rows, catalogue, names)
    return Plan(source.path, tuple(_finished(rows)), tuple(strays))


def _finished(rows: list[Planned]) -> Iterator[PlannedRow]:
    """The rows as they travel, each let go of as soon as it is finished."""
    rows.reverse()
    while rows:
        yield finished(rows.pop())


def write_empty(place: Path, kind: str, terms: Vocabularies, lang: Lang, say: Callable[[str], str], today: str) -> None:
    """An empty table of a kind to be filled, with drop-down lists in a language. Raises NoSpace, NotWritten."""
    with whole_file(place) as part, part.open("wb") as out:
        write_template(kind, out, Writer(Terms(terms), lang, say), today)


def _sources(
    catalogue: Catalogue,
    source: Source,
    mappings: tuple[TableMapping, ...],
    names: CatalogueNames,
    planning: Planning,
    mended: Mapping[tuple[str, str], str],
) -> Iterator[Heard | Finding]:
    if source.form is Form.JSONL:
        yield from hear_lines(source)
        return
    terms = Terms(catalogue.vocabularies)
    reader = Reader(terms, names, current(), yes_words(), no_words(), mended=mended, spoken=spoken())
    for mapping in mappings:
        yield from hear(source, mapping, reader, planning.documents)


def _heard(told: Iterable[Heard | Finding], strays: list[Finding]) -> Iterator[Heard]:
    for each in told:
        if isinstance(each, Heard):
            yield each
        else:
            strays.append(each)
