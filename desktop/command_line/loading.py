"""`niva import` and `niva template`: tables of offices in, and empty ones to fill."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from desktop.command_line import opening
from desktop.command_line.speaking import say, say_json
from desktop.language import _, current, ngettext, number_text, translation
from sync.bilingual import Lang
from sync.errors import Check, InvalidValue, NotATable, TableFault

if TYPE_CHECKING:
    from argparse import Namespace

    from desktop.catalogue import Catalogue
    from desktop.catalogue.loading import Finding, Plan, Source, TableMapping

WRONG_CALL, NOT_ALL = 2, 4
SIGNS = {";": ";", ",": ",", "|": "|", "tab": "\t"}
SHOWN_DOUBTS = 50
"""So many doubtful cells are told; the rest is counted. Bad rows are told to the last one."""


def load(options: Namespace) -> int:
    """Compares a table with the catalogue and writes its good rows as one act; tells every bad row. Exit code 4 where
    a row stayed out, 2 where nothing says what the records are."""
    from desktop.catalogue.loading import Form, kinds_in, read_source

    source = read_source(options.file, encoding=options.encoding, delimiter=SIGNS.get(options.delimiter, ""))
    kinds = (options.kind,) if options.kind else kinds_in(source)
    if not kinds and source.form is not Form.JSONL:
        print(_("Say with --kind what the records of this table are."), file=sys.stderr)
        return WRONG_CALL
    with (opening.looking_through if options.dry_run else opening.writing)(options) as catalogue:
        mappings = _mappings(options, catalogue, source, kinds)
        plan = _planned(options, catalogue, source, mappings)
        written = 0 if options.dry_run else _written(catalogue, plan, options.author)
    unread = _unread(source, mappings)
    say_json(_json(plan, written) | {"unread": unread}) if options.json else _tell(plan, options.dry_run)
    if unread and not options.json:
        words = _("Columns that were not read: {columns}. Say with --map what they fill.")
        print(words.format(columns="; ".join(unread)), file=sys.stderr)
    return NOT_ALL if plan.bad else 0


def _mappings(options: Namespace, catalogue: Catalogue, source: Source, kinds: tuple[str, ...]) -> list[TableMapping]:
    from desktop.catalogue.loading import guess_mapping, map_sheet

    mappings = []
    for kind in kinds:
        recalled = catalogue.remembered_columns
        whole = guess_mapping(source, kind, recalled)
        mapping = map_sheet(source, options.sheet, kind, recalled) if options.sheet else whole
        mappings.append(_mapped(mapping, source, options.map))
    return mappings


def _planned(options: Namespace, catalogue: Catalogue, source: Source, mappings: list[TableMapping]) -> Plan:
    from desktop.catalogue.loading import make_plan, remember

    plan = make_plan(catalogue, source, *mappings, today=opening.now().astimezone().date().isoformat())
    for mapping in () if options.dry_run else mappings:
        remember(catalogue, source, mapping)
    return plan


def _unread(source: Source, mappings: list[TableMapping]) -> list[str]:
    """The headers of columns of a foreign table that fill nothing, in their order."""
    parts = [(part, source.sheet(part.sheet)) for mapping in mappings for part in mapping.sheets]
    return list(
        dict.fromkeys(
            " ".join(header.split())
            for part, sheet in parts
            if sheet is not None and not sheet.own
            for place, header in enumerate(sheet.header)
            if header.strip() and not "".join(part.targets[place : place + 1])
        )
    )


def _mapped(mapping: TableMapping, source: Source, pairs: list[tuple[str, str]]) -> TableMapping:
    """`--map COLUMN=FIELD`: the column by its header or by its letters. Raises InvalidValue, NotATable."""
    from desktop.catalogue.loading import with_column
    from sync.tables import column_at

    for name, path in pairs:
        part = next((part for part in mapping.sheets if not part.of), None)
        sheet = source.sheet(part.sheet) if part else None
        if part is None or sheet is None:
            raise NotATable(str(source.path), TableFault.NO_SHEET)
        if path:
            column_at(mapping.kind, path)
        mapping = with_column(mapping, part.sheet, _place(name, sheet.header), path)
    return mapping


def _place(name: str, header: tuple[str, ...]) -> int:
    from sync.tables.sources import column_letters, normal

    names = [normal(each) for each in header]
    if normal(name) in names:
        return names.index(normal(name))
    letters = [column_letters(place) for place in range(len(header))]
    if name.upper() in letters:
        return letters.index(name.upper())
    raise InvalidValue(name, Check.UNKNOWN_FIELD, hint=", ".join(each for each in header if each))


def _written(catalogue: Catalogue, plan: Plan, author: str) -> int:
    gc.freeze()  # what a large plan holds stays till the end: looking through it again and again costs a tenth
    return len(catalogue.write(plan.good(), author).uids)


def _json(plan: Plan, written: int) -> dict[str, Any]:
    return {
        "file": str(plan.path),
        **{state.value: count for state, count in plan.counts.items()},
        "written": written,
        "rows": [
            {
                "sheet": row.sheet,
                "line": row.line,
                "uid": row.uid,
                "state": row.state.value,
                "changes": {
                    change.path: {"cell": change.cell, "old": change.old, "new": change.new} for change in row.changes
                },
                "findings": [_finding_json(finding) for finding in row.findings],
            }
            for row in plan.rows
            if row.changes or row.findings
        ],
        "strays": [_finding_json(finding) for finding in plan.strays],
    }


def _finding_json(finding: Finding) -> dict[str, Any]:
    names = ("sheet", "line", "cell", "path", "given", "hint", "nearest", "severe")
    return {"check": finding.check.value} | {name: getattr(finding, name) for name in names}


def _tell(plan: Plan, dry: bool) -> None:
    counts = {state.value: number_text(count) for state, count in plan.counts.items()}
    words = _("New: {new}, changed: {changed}, the same: {same}, bad: {bad}.")
    say(words.format(**{**counts, "bad": number_text(plan.bad)}))
    if dry:
        say(_("This was a trial: nothing was written."))
    doubts = list(_doubts(plan))
    for line in (*_faults(plan), *doubts[:SHOWN_DOUBTS]):
        print(line, file=sys.stderr)
    if rest := len(doubts) - SHOWN_DOUBTS if len(doubts) > SHOWN_DOUBTS else 0:
        more = ngettext("And {n} more cell to look at: see --json.", "And {n} more cells to look at: see --json.", rest)
        print(more.format(n=number_text(rest)), file=sys.stderr)


def _faults(plan: Plan) -> Iterator[str]:
    from desktop.ui.table_words import finding_words

    for row in plan.rows:
        severe = (finding for finding in row.findings if finding.severe)
        yield from (finding_words(finding, row.kind, plan.path.name) for finding in severe)
    for finding in plan.strays:
        yield finding_words(finding, "", plan.path.name)


def _doubts(plan: Plan) -> Iterator[str]:
    from desktop.ui.table_words import finding_words

    for row in plan.rows:
        mild = (finding for finding in row.findings if not finding.severe)
        yield from (finding_words(finding, row.kind, plan.path.name) for finding in mild)


def template(options: Namespace) -> int:
    """Writes an empty table of a kind with drop-down lists in the chosen language."""
    from desktop.catalogue.loading import write_empty

    lang = Lang(options.lang) if options.lang else current()
    with opening.looking_through(options) as catalogue:
        today = opening.now().astimezone().date().isoformat()
        write_empty(options.output, options.kind, catalogue.vocabularies, lang, translation(lang).gettext, today)
    say_json({"file": str(options.output)}) if options.json else say(str(options.output))
    return 0
