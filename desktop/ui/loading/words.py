"""What a load says: states of rows, how a file was recognised, changes and findings, what came of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop.catalogue.loading import Form, RowState
from desktop.language import N_, _, current, ngettext, number_text
from desktop.ui.shapes import State
from desktop.ui.table_words import column_words, finding_sentence
from desktop.ui.value_words import value_words
from sync.errors import InvalidValue
from sync.fields import Type
from sync.registry import field_at

if TYPE_CHECKING:
    from desktop.catalogue.loading import Finding, PlannedRow
    from desktop.ui.loading.done import Done
    from desktop.ui.loading.opened import Opened
    from sync.vocabularies import Vocabularies

Name = Callable[[str], str]
"""The name of a record by its uid."""
_STATES = {
    RowState.NEW: (State.GOOD, N_("will be added")),
    RowState.CHANGED: (State.GOOD, N_("will change")),
    RowState.SAME: (None, N_("stays as it is")),
    RowState.BAD: (State.BAD, N_("stays out")),
}
SIGNS = {";": N_("Semicolon"), ",": N_("Comma"), "\t": N_("Tab"), "|": N_("Bar")}
ENCODINGS = ("utf-8", "utf-8-sig", "cp1251", "cp866", "koi8-r", "utf-16")


def shape_of(row: PlannedRow) -> State | None:
    """The shape beside the word: a triangle where a row goes in and is worth a look; what stays as it is has none."""
    if row.findings and row.state is not RowState.BAD:
        return State.WARNING
    return _STATES[row.state][0]


def state_words(state: RowState) -> str:
    """What becomes of a row, in a word."""
    return _(_STATES[state][1])


def encoding_words(name: str) -> str:
    """An encoding as programs for tables call it."""
    known = {"cp1251": "Windows-1251", "cp866": "DOS (866)", "koi8-r": "KOI8-R", "utf-8-sig": "UTF-8 (BOM)"}
    return known.get(name, name.upper())


def form_words(opened: Opened) -> str:
    """What the file was recognised as."""
    if opened.source.form is Form.JSONL:
        return _("Records of this program, one a line (JSON Lines). Nothing is to be chosen.")
    if opened.own:
        return _("A table this program wrote. Its columns are known; nothing is to be chosen.")
    return _("A table of another program. Look whether the header and the kind of the records are right.")


def finding_line(finding: Finding, kind: str) -> str:
    """Cell, field and what is wrong there, in one line."""
    cell = finding.cell if finding.cell != str(finding.line) else ""
    where = ", ".join(filter(None, (cell, column_words(kind, finding.path))))
    return ": ".join(filter(None, (where, finding_sentence(finding))))


def row_line(row: PlannedRow) -> str:
    """The one thing to say about a row in a list: its first reason, else which fields change."""
    findings = sorted(row.findings, key=lambda finding: not finding.severe)
    if findings and (row.state is RowState.BAD or not row.changes):
        return finding_line(findings[0], row.kind)
    if row.state is RowState.CHANGED:
        return "; ".join(column_words(row.kind, change.path) for change in row.changes[:6])
    return finding_line(findings[0], row.kind) if findings else ""


def change_words(kind: str, path: str, value: object, terms: Vocabularies, name: Name) -> str:
    """A value of a cell as a person reads it, records by their names; «—» for an empty one."""
    try:
        field, _lang = field_at(kind, path)
    except InvalidValue:
        return str(value or "—")
    if field.type is Type.REFERENCE and value:
        uids = value if isinstance(value, tuple | list) else (value,)
        return "; ".join(name(str(uid)) for uid in uids)
    return value_words(kind, path, value, terms, current()) or "—"


def load_words(count: int) -> str:
    """The words on the one button that writes."""
    return ngettext("Load {n} row", "Load {n} rows", count).format(n=number_text(count))


def done_words(done: Done) -> str:
    """How many records are new and changed, how many rows stayed out."""
    new, changed, bad = (number_text(count) for count in (done.new, done.changed, done.bad))
    said = _("Loaded: {new} new, {changed} changed.").format(new=new, changed=changed)
    if not done.bad:
        return said
    out = ngettext("{n} bad row was left out.", "{n} bad rows were left out.", done.bad).format(n=bad)
    return f"{said} {out}"
