"""Which editor a declared field gets: decided by its type alone, for fields of a record and columns of a row alike."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.ui.form.choosing import SHORT, OneEditor, SetEditor, ShortChoice
from desktop.ui.form.dating import DateEditor, MomentEditor
from desktop.ui.form.editors import Editor, FlagEditor, LineEditor, TextEditor
from desktop.ui.form.files import FileEditor
from desktop.ui.form.listing import ListEditor
from desktop.ui.form.options import Elsewhere, Terms, source_of
from desktop.ui.theme import Theme
from sync.errors import Refusal
from sync.fields import Field, Many, Type

if TYPE_CHECKING:
    from desktop.catalogue.media import Media
    from desktop.ui.form.options import Create
    from desktop.ui.work import Work

_FILED = {"document"}
"""Kinds whose file is any file; everywhere else a file is a picture."""


@dataclass(frozen=True)
class Making:
    """What editors of a kind of record are made from."""

    theme: Theme
    work: Work
    kind: str
    today: str
    elsewhere: Elsewhere
    media: Media
    tell: Callable[[Refusal], None]
    """Says in the message bar why something could not be kept."""
    create: Create | None = None
    """Begins a record of a kind, by the name that was typed, from within a reference to it; None: nobody can."""


def make_editor(making: Making, field: Field) -> Editor:
    """The editor of a field; of a text in two languages, of one of them. Rows have one of their own."""
    theme, one = making.theme, field.many is Many.ONE
    match field.type:
        case Type.TERM | Type.REFERENCE:
            return _picked(making, field)
        case Type.FLAG:
            return FlagEditor(theme)
        case Type.FILE:
            return FileEditor(theme, making.media, making.elsewhere.background, making.kind not in _FILED)
        case _ if not one:
            return ListEditor(theme, field)
        case Type.TEXT:
            return TextEditor(theme, field, 4 if field.limit > 4000 else 2)
        case Type.DATE:
            return DateEditor(theme, field, making.today)
        case Type.MOMENT:
            return MomentEditor(theme, field, making.today)
    return LineEditor(theme, field)


def _picked(making: Making, field: Field) -> Editor:
    source = source_of(field, making.work, making.elsewhere, making.today, making.create)
    if isinstance(source, Terms) and source.count() > SHORT:
        source.prepare(making.elsewhere.background)
    if field.many is not Many.ONE:
        return SetEditor(making.theme, source)
    if isinstance(source, Terms) and source.count() <= SHORT:
        return ShortChoice(making.theme, source)
    return OneEditor(making.theme, source)


def breadth(field: Field) -> int:
    """How many sixths of the form's width a field without languages takes."""
    if field.type in (Type.ROWS, Type.FILE) or field.many is not Many.ONE:
        return 6
    return 3 if field.type in (Type.REFERENCE, Type.URL, Type.MOMENT) else 2
