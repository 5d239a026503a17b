"""What loading a table says: refusals of files that are no tables; findings with file, row and field."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from desktop.language import N_, _, number_text
from desktop.ui.findings import check_words
from desktop.ui.noticing import Notice, copy_kept
from sync.errors import Check, InvalidValue, TableFault
from sync.fields import Field
from sync.records import KINDS
from sync.registry import fields_of
from sync.tables import column_at
from sync.tables.persons import FIELDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from sync import errors
    from sync.tables import Finding

_AS_XLSX = N_("Open it in the program it comes from and save it as .xlsx.")
_FAULTS = {
    TableFault.OLD_EXCEL: (N_("This is a workbook of Excel 97–2003 (.xls)."), _AS_XLSX),
    TableFault.PASSWORD: (N_("The workbook is locked with a password."), N_("Save it without a password.")),
    TableFault.OTHER_OFFICE: (N_("This is a file of another kind, whatever its name says."), _AS_XLSX),
    TableFault.ENCODING: (
        N_("Its letters are in an encoding that is not known."),
        N_("Save the table as .xlsx or as CSV in UTF-8, or name the encoding."),
    ),
    TableFault.BROKEN: (
        N_("The file is damaged or holds something else than a table."),
        N_("Open it in a program for tables and save it again as .xlsx."),
    ),
    TableFault.NO_SHEET: (N_("The file has no such sheet."), N_("Choose a sheet the file has.")),
    TableFault.NO_ROWS: (N_("The file is empty."), N_("Choose a file with a table.")),
}
_LIMITS = {
    "rows": N_("The table has more than {limit} rows."),
    "columns": N_("The table has more than {limit} columns."),
    "bytes": N_("Unpacked, the file is larger than {limit} bytes."),
}


def not_a_table(refusal: errors.NotATable) -> Notice:
    """A file that cannot be read as a table: why, and what to do."""
    happened, remedy = _FAULTS[refusal.fault]
    title = _("The table cannot be read: {file}").format(file=refusal.source)
    return Notice(title, _(happened), copy_kept(), _(remedy), refusal.reason)


def too_large(refusal: errors.TooLarge) -> Notice:
    """A table beyond what is read."""
    title = _("The table is too large: {file}").format(file=refusal.source)
    happened = _(_LIMITS[refusal.what]).format(limit=number_text(refusal.limit))
    return Notice(title, happened, copy_kept(), _("Divide it into several files, or delete empty rows and columns."))


WORDS: dict[str, Callable[[Any], Notice]] = {"NotATable": not_a_table, "TooLarge": too_large}


def column_words(kind: str, path: str) -> str:
    """A path as a person reads it: the label, of rows with their column, the language behind; the path of an unknown
    field itself."""
    name = path.partition("[")[0].partition(".")[0]
    field = FIELDS.get(name) or fields_of(kind or next(iter(KINDS))).get(name)  # without a kind one every kind has
    if field is None:
        return path
    inner, lang = _inner(kind, path)
    label = _(field.label) if inner is None else f"{_(field.label)}: {_(inner.label)}"
    return f"{label} ({lang})" if lang else label


def _inner(kind: str, path: str) -> tuple[Field | None, str]:
    try:
        column = column_at(kind or next(iter(KINDS)), path)
    except InvalidValue:
        return None, ""
    return (column.field if column.row else None), str(column.lang or "")


def finding_words(finding: Finding, kind: str, file: str) -> str:
    """One finding in one line: the file, the row, the cell with its sheet, the field, and what is wrong there."""
    field = column_words(kind, finding.path)
    where = _("{file}, row {row}").format(file=file, row=finding.line)
    if finding.cell != str(finding.line):
        cell = finding.cell if PurePath(file).stem == finding.sheet else f"{finding.sheet}!{finding.cell}"
        where = _("{file}, row {row}, cell {cell}").format(file=file, row=finding.line, cell=cell)
    where = f"{where}, {field}" if field else where
    nearest = ". " + _("Nearest: {terms}").format(terms="; ".join(finding.nearest)) if finding.nearest else ""
    return f"{where}: {finding_sentence(finding)}{nearest}"


def finding_sentence(finding: Finding) -> str:
    """What is wrong with a cell, without where it stands and what may have been meant."""
    told = check_words(finding.check, finding.given, finding.hint)
    given = f" «{finding.given}»" if finding.given and finding.given not in told else ""
    also = finding.hint if finding.check is Check.DUPLICATE else ""
    more = _("Also in row {rows}").format(rows=also) if also else _wanted(finding.check)
    return f"{told}{given}. {more}" if more else f"{told}{given}"


def _wanted(check: Check) -> str:
    """How a value that could not be read is to be written, '' where the check says it already."""
    if check is Check.NOT_A_DATE:
        return _("Write a date as {day}, {month} or {year}").format(day="31.12.2026", month="12.2026", year="2026")
    if check is Check.REQUIRED:
        return _("Without it there is no new record")
    return _("Digits alone, without words") if check in (Check.NOT_WHOLE, Check.NOT_A_NUMBER) else ""
