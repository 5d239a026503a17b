"""What blocks of the record page stand on: the reading they tell, cells with names and states, tables with a head."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop.catalogue.views import Linked
from desktop.language import _, date_text, ngettext, number_text
from desktop.ui.ending import last_day
from desktop.ui.panes import loud, quiet
from desktop.ui.record.marks import stated
from desktop.ui.record.prose import Caption, Follow, SectionHead, Words, marked, stack
from desktop.ui.record.reading import Piece, Reading, name_of
from desktop.ui.record.table import Cell, Table, Told
from desktop.ui.shapes import State, state_text
from desktop.ui.theme import Theme
from desktop.ui.wording import capital
from sync.bilingual import Lang
from sync.records import Record

SOON = timedelta(days=60)
"""The end of a verification this near is marked."""


@dataclass(frozen=True)
class Surface:
    """What a block needs to draw itself. `twin`: names stand in both languages."""

    theme: Theme
    reading: Reading
    follow: Follow
    twin: bool = False


def state_cell(theme: Theme, state: State | None, words: str) -> QWidget:
    """Shape and word of a state; without a state just the word."""
    ink = (lambda tokens: state_text(tokens, state)) if state in _LOUD else loud
    return stated(theme, state, Caption(theme, ink=ink).say(words))


_LOUD = {State.WARNING, State.BAD}


def name_cells(on: Surface, record: Record) -> tuple[Cell, ...]:
    """The name as a link; twice in the reading side by side."""
    return link_cells(on, Linked(record.uid, record.kind, name_of(record), record.number))


def link_cells(on: Surface, linked: Linked) -> tuple[Cell, ...]:
    """The same of a record of which no more is known."""
    readings = [replace(on.reading, lang=lang) for lang in Lang] if on.twin else [on.reading]
    pieces = [reading.text(linked.name) for reading in readings]
    return tuple(Told(piece.words, partial(_name, on, linked, piece)) for piece in pieces)


def _name(on: Surface, linked: Linked, piece: Piece) -> QWidget:
    link = Piece(capital(piece.words) or linked.number or linked.uid, target=f"uid:{linked.uid}")
    return marked(on.theme, Words(on.theme).show_pieces((link,), on.follow), piece.stand_in)


def _heads(on: Surface, *heads: str) -> tuple[str, ...]:
    return (heads[0], heads[0] and "", *heads[1:]) if on.twin else heads


def _stretch(on: Surface, *shares: int) -> tuple[int, ...]:
    return (shares[0], shares[0], *shares[1:]) if on.twin else shares


def table_block(on: Surface, title: str, heads: Sequence[str], rows: Sequence[Sequence[Cell]], shares: Sequence[int],
           total: int) -> QWidget:  # fmt: skip
    """A table under its head with the true count; where it holds the first rows only, it says so."""
    table = Table(on.theme, _heads(on, *heads), rows, _stretch(on, *shares), _more)
    parts: list[QWidget] = [SectionHead(on.theme, title, total), table]
    if total > len(rows):
        said = _("The first {n} of {total} are listed here; search finds them all.")
        numbers = {"n": number_text(len(rows)), "total": number_text(total)}
        parts.append(Caption(on.theme, 13, ink=quiet).say(said.format(**numbers)))
    return stack(on.theme, *parts, spacing=4)


def _more(count: int) -> str:
    return ngettext("{n} more record", "{n} more records", count).format(n=number_text(count))


def end_cell(on: Surface, until: str) -> Cell:
    """The end of a verification (ISO date): a past one says so, one that comes soon is marked."""
    today, date = on.reading.today, date_text(until)
    last = last_day(until)
    if last is None:
        return date
    if last < today:
        return lambda: state_cell(on.theme, State.BAD, _("expired {date}").format(date=date))
    if last <= today + SOON:
        return lambda: state_cell(on.theme, State.WARNING, _("expires {date}").format(date=date))
    return date
