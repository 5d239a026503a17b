"""Paths and values as a person reads them: in lists of changes, in the history, in the right column of the form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.language import _, current, translation
from desktop.ui.wording import kind_words
from desktop.wording import has_code, plain_text, told_as_one
from sync.bilingual import Bilingual, Lang
from sync.errors import InvalidValue
from sync.fields import Field, Type
from sync.registry import field_at
from sync.rows import Row

if TYPE_CHECKING:
    from desktop.catalogue.views import RecordView
    from sync.vocabularies import Vocabularies


def path_words(kind: str, path: str) -> str:
    """The label of the field a path names, with the language behind it: Description (ru). An edit at `kind` made the
    record itself."""
    if path == "kind":
        return _("New record")
    try:
        field, lang = field_at(kind, path)
    except InvalidValue:
        return path
    return f"{_(field.label)} ({lang})" if lang else _(field.label)


def value_words(
    kind: str, path: str, value: object, terms: Vocabularies, lang: Lang, view: RecordView | None = None
) -> str:
    """A value at a path as words, '' for an empty one; lists are divided by semicolons."""
    if value in (None, "", (), False):
        return ""
    if path == "kind":
        return kind_words(str(value))
    try:
        field, _lang = field_at(kind, path)
    except InvalidValue:
        return str(value)
    members = value if isinstance(value, tuple) else (value,)
    return "; ".join(_member(field, member, terms, lang, view) for member in members)


def _member(field: Field, value: object, terms: Vocabularies, lang: Lang, view: RecordView | None) -> str:
    if isinstance(value, Row):
        return row_words(field, value, terms, lang, view)
    if field.type is Type.TERM:
        label = terms.label(field.scheme, str(value)).shown(lang).text
        return f"{value} {label}" if has_code(field.scheme) and label != value else label
    if field.type is Type.REFERENCE and view is not None:
        return view.link(str(value)).name.shown(lang).text or str(value)
    return _(field.label) if field.type is Type.FILE else plain_text(field, value, translation(current()))


def row_words(field: Field, row: Row, terms: Vocabularies, lang: Lang, view: RecordView | None = None) -> str:
    """A row as its filled columns in order, divided by commas; a sum or a size as one. What a file is kept by says
    nothing to people: its name does, or that there is one."""
    parts = []
    one, names = told_as_one(row, lambda code: terms.label("unit", code).shown(lang).text, translation(current()))
    for column in field.columns:
        cell = getattr(row, column.name)
        if column.name in names:
            parts.append(one)
            one = ""
        elif not cell:
            continue
        elif isinstance(cell, Bilingual):
            parts.append(cell.shown(lang).text)
        elif column.type is Type.FILE:
            if not getattr(row, "file", ""):
                parts.append(_(column.label))
        elif column.type is Type.FLAG:
            parts.append(_(column.label))
        else:
            parts.append(_member(column, cell, terms, lang, view))
    return ", ".join(filter(None, parts))
