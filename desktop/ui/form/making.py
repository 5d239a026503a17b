"""Which editor a declared field gets: decided by its type alone, for fields of a record and columns of a row alike."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.ui.form.choosing import SHORT, OneEditor, SetEditor, ShortChoice
from desktop.ui.form.editors import Editor, FlagEditor, LineEditor, TextEditor
from desktop.ui.form.options import Elsewhere, Terms, source_of
from desktop.ui.theme import Theme
from sync.errors import Refusal
from sync.fields import Field, Many, Type

if TYPE_CHECKING:
    from desktop.ui.work import Work


@dataclass(frozen=True)
class Making:
    """What editors of a kind of record are made from."""

    theme: Theme
    work: Work
    kind: str
    today: str
    elsewhere: Elsewhere
    tell: Callable[[Refusal], None]
    """Says in the message bar why something could not be kept."""


def make_editor(making: Making, field: Field) -> Editor:
    """The editor of a field; of a text in two languages, of one of them. Rows have one of their own."""
    theme = making.theme
    if field.type in (Type.TERM, Type.REFERENCE):
        source = source_of(field, making.work, making.elsewhere, making.today)
        if field.many is not Many.ONE:
            return SetEditor(theme, source)
        short = isinstance(source, Terms) and source.count() <= SHORT
        return ShortChoice(theme, source) if short and isinstance(source, Terms) else OneEditor(theme, source)
    if field.type is Type.FLAG:
        return FlagEditor(theme)
    if field.type is Type.TEXT or field.many is not Many.ONE:
        return TextEditor(theme, field, 4 if field.limit > 4000 else 2)
    return LineEditor(theme, field)


def breadth(field: Field) -> int:
    """How many sixths of the form's width a field without languages takes."""
    if field.type is Type.ROWS or (field.many is not Many.ONE):
        return 6
    return 3 if field.type in (Type.REFERENCE, Type.URL) else 2
