"""What a pasted table becomes: rows of the field one is in, or records that belong to the one being edited."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from desktop.catalogue.views import NewValues
from desktop.language import N_
from desktop.ui.form.drafts import Draft, TypedRow
from desktop.ui.form.particular import split
from desktop.ui.form.pasting import Line, PasteDialog, Understanding
from sync.checks import problems
from sync.errors import InvalidValue
from sync.fields import Field, Many, Type
from sync.registry import Value, row_of, value_of
from sync.tables import Column, columns_of, columns_of_rows

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.ui.form.keeping import Keeping
    from desktop.ui.form.making import Making
    from desktop.ui.form.tabular import Grid
    from sync.rows import Row


def ask_rows(making: Making, field: Field, grid: Grid, parent: QWidget) -> PasteDialog:
    """The dialog for rows of a field."""
    columns = [each for each in columns_of_rows(making.kind, field.name) if each.field.type is not Type.FILE]
    empty, terms = row_of(making.kind, field.name)(), making.work.vocabularies

    def whole(column: Column, text: str) -> bool:
        try:
            return split(empty, _cell(column), text, terms) is not None
        except InvalidValue:
            return False

    understanding = Understanding(columns, making.work, lambda column, value: None, whole)
    return PasteDialog(making.theme, understanding, grid, N_("Rows from a table"), parent)


def rows_of(making: Making, field: Field, lines: Sequence[Line]) -> tuple[TypedRow, ...]:
    """The rows of those lines; what could not be read waits in its cell."""
    return tuple(_row(making, row_of(making.kind, field.name)(), line) for line in lines)


def _row(making: Making, row: Row, line: Line) -> TypedRow:
    texts = []
    for given in line:
        name = _cell(given.column)
        if given.refusal is not None:
            texts.append((name, given.text))
        elif given.value is None:
            row = split(row, name, given.text, making.work.vocabularies) or row
        else:
            row = _with(row, name, given.value)
    return TypedRow(row, tuple(texts))


def _with(row: Row, name: str, value: Any) -> Row:
    column, _dot, lang = name.partition(".")
    new = msgspec.structs.replace(getattr(row, column), **{lang: value}) if lang else value
    return msgspec.structs.replace(row, **{column: new})


def _cell(column: Column) -> str:
    """`title.be` of `contacts[].title.be`."""
    return column.path.partition("].")[2]


# Records


def ask_records(making: Making, kind: str, naming: Field, grid: Grid, parent: QWidget) -> PasteDialog:
    """The dialog for records of a kind that name the one being edited."""
    apart = (Type.ROWS, Type.FILE)
    columns = [each for each in columns_of(kind)
               if not each.locked and each.field.type not in apart and each.field.name != naming.name]  # fmt: skip
    terms, today = making.work.vocabularies, making.today

    def fit(column: Column, value: Any) -> InvalidValue | None:
        found = problems(kind, column.path, value_of(kind, column.path, value), terms, today)
        return next((problem.refusal() for problem in found if problem.severe), None)

    return PasteDialog(making.theme, Understanding(columns, making.work, fit), grid, N_("Records from a table"), parent)


def write_records(keeping: Keeping, kind: str, naming: Field, lines: Sequence[Line]) -> tuple[str, ...]:
    """Creates the records of those lines as one act; what could not be read waits in their forms. Raises a refusal."""
    own: Value = (keeping.uid,) if naming.many is not Many.ONE else keeping.uid
    status = {"status": "draft"} if keeping.work.vocabularies.find("status", "draft") else {}
    works = [NewValues("", {**status, **_changes(kind, line), naming.name: own}, kind) for line in lines]
    uids = keeping.work.write(works, keeping.author()).uids
    for uid, line in zip(uids, lines, strict=True):
        for given in line:
            if given.refusal is not None:
                keeping.drafts[uid, given.column.path] = Draft(given.text, why=given.refusal)
    return uids


def _changes(kind: str, line: Line) -> dict[str, Value]:
    return {given.column.path: value_of(kind, given.column.path, given.value)
            for given in line if given.refusal is None}  # fmt: skip
