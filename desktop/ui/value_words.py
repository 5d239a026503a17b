"""Paths and values as a person reads them: in lists of changes, in the history, in the right column of the form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.language import _, date_text, number_text
from sync.bilingual import Bilingual, Lang
from sync.errors import InvalidValue
from sync.fields import Field, Type
from sync.registry import field_at
from sync.rows import Row

if TYPE_CHECKING:
    from desktop.catalogue.views import RecordView
    from sync.vocabularies import Vocabularies


CODED = {"grnti", "ford"}
"""Schemes whose code is shown before the name, because people know it."""


def plain_words(field: Field, value: object) -> str:
    """A date, number, flag or line as words; a year is no number with a gap in it."""
    match field.type:
        case Type.FLAG:
            return _("yes")
        case Type.DATE | Type.MOMENT:
            return date_text(str(value))
        case Type.INTEGER:
            return str(value) if field.low == 1500 else number_text(int(str(value)))
        case Type.DECIMAL:
            return number_text(str(value))
        case _:
            return str(value)


def path_words(kind: str, path: str) -> str:
    """The label of the field a path names, with the language behind it: Description (ru)."""
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
        return f"{value} {label}" if field.scheme in CODED and label != value else label
    if field.type is Type.REFERENCE and view is not None:
        return view.link(str(value)).name.shown(lang).text or str(value)
    return plain_words(field, value)


def row_words(field: Field, row: Row, terms: Vocabularies, lang: Lang, view: RecordView | None = None) -> str:
    """A row as its filled columns in order, divided by commas; files by their first signs."""
    parts = []
    for column in field.columns:
        cell = getattr(row, column.name)
        if not cell:
            continue
        if isinstance(cell, Bilingual):
            parts.append(cell.shown(lang).text)
        elif column.type is Type.FILE:
            parts.append(str(cell)[:8])
        else:
            parts.append(_member(column, cell, terms, lang, view))
    return ", ".join(parts)
