"""Records that belong to this one, as tables: instruments with their condition, services with their prices, and so on.

Everything is told in the language of the reading; in the reading side by side names stand in both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.language import _, current, date_text, ngettext, translation
from desktop.ui.folding import Pliant
from desktop.ui.panes import Row, loud
from desktop.ui.record.prose import Follow, SectionHead, Words, marked, stack
from desktop.ui.record.reading import Piece, Reading, name_of
from desktop.ui.record.table import Cell, Table
from desktop.ui.shapes import Shape, State, state_text
from desktop.ui.theme import Theme
from desktop.ui.wording import capital, state_of, state_words
from desktop.wording import price_text
from sync.bilingual import Lang
from sync.freshness import freshness
from sync.records import Agreement, Equipment, Facility, Programme, Record, Service
from sync.rows import Price

SOON = timedelta(days=60)
"""The end of a verification this near is marked."""
_ANYBODY = "other"
_CONDITIONS = {"working": State.GOOD, "limited": State.WARNING, "repair": State.WARNING, "mothballed": State.WARNING}


@dataclass(frozen=True)
class Surface:
    """What a block needs to draw itself. `twin`: names stand in both languages."""

    theme: Theme
    reading: Reading
    follow: Follow
    twin: bool = False


def state_cell(theme: Theme, state: State | None, words: str) -> QWidget:
    """Shape and word of a state; without a state just the word."""
    box = Pliant()
    row = Row(theme, box, spacing=7)
    ink = (lambda tokens: state_text(tokens, state)) if state in _LOUD else loud
    label = Words(theme, ink=ink)
    if state is not None:
        row.addWidget(_lowered(theme, Shape(theme, state, 12)), alignment=Qt.AlignmentFlag.AlignTop)
    row.addWidget(label.say(words), 1)
    return box


def _lowered(theme: Theme, shape: Shape) -> QWidget:
    """The shape in the middle of the first line of its words."""
    box = Pliant()
    Row(theme, box, margins=(0, 2, 0, 0)).addWidget(shape)
    return box


_LOUD = {State.WARNING, State.BAD}


def name_cells(on: Surface, record: Record) -> tuple[Cell, ...]:
    """The name as a link; twice in the reading side by side."""
    name = name_of(record)
    if not on.twin:
        return (lambda: _name(on, record, on.reading.text(name)),)
    pieces = (Reading(on.reading.view, on.reading.terms, lang, on.reading.today).text(name) for lang in Lang)
    return tuple(lambda piece=piece: _name(on, record, piece) for piece in pieces)


def _name(on: Surface, record: Record, piece: Piece) -> QWidget:
    link = Piece(capital(piece.words) or record.uid, target=f"uid:{record.uid}")
    return marked(on.theme, Words(on.theme).show_pieces((link,), on.follow), piece.stand_in)


def _heads(on: Surface, *heads: str) -> tuple[str, ...]:
    return (heads[0], heads[0] and "", *heads[1:]) if on.twin else heads


def _stretch(on: Surface, *shares: int) -> tuple[int, ...]:
    return (shares[0], shares[0], *shares[1:]) if on.twin else shares


def _block(on: Surface, title: str, heads: Sequence[str], rows: Sequence[Sequence[Cell]], shares: Sequence[int],
           more: Callable[[int], str]) -> QWidget:  # fmt: skip
    table = Table(on.theme, _heads(on, *heads), rows, _stretch(on, *shares), more)
    return stack(on.theme, SectionHead(on.theme, title, len(rows)), table, spacing=4)


def equipment_block(on: Surface, instruments: tuple[Equipment, ...]) -> QWidget:
    """Instrument, condition, end of verification."""
    rows = [(*name_cells(on, each), _condition(on, each), _verified_until(on, each)) for each in instruments]
    more = lambda n: ngettext("{n} more instrument", "{n} more instruments", n).format(n=n)  # noqa: E731
    heads = (_("Instrument"), _("Condition"), _("Verified until"))
    return _block(on, _("Equipment"), heads, rows, (7, 3, 3), more)


def _condition(on: Surface, each: Equipment) -> Cell:
    if not each.condition:
        return "—"
    words = on.reading.term("condition", each.condition).words
    if each.expected_back:
        words = _("{what} until {date}").format(what=words, date=date_text(each.expected_back))
    return lambda: state_cell(on.theme, _CONDITIONS.get(each.condition), words)


def _verified_until(on: Surface, each: Equipment) -> Cell:
    until = max((row.valid_until for row in each.verification), default="")
    return end_cell(on, until) if until else "—"


def end_cell(on: Surface, until: str) -> Cell:
    """The end of a verification (ISO date): a past one says so, one that comes soon is marked."""
    today, date = on.reading.today, date_text(until)
    if until < today.isoformat():
        return lambda: state_cell(on.theme, State.BAD, _("expired {date}").format(date=date))
    if until <= (today + SOON).isoformat():
        return lambda: state_cell(on.theme, State.WARNING, _("expires {date}").format(date=date))
    return date


def services_block(on: Surface, services: tuple[Service, ...]) -> QWidget:
    """Service, unit, price on this day."""
    rows = [(*name_cells(on, each), _unit(on, each), _prices(on, each)) for each in services]
    more = lambda n: ngettext("{n} more service", "{n} more services", n).format(n=n)  # noqa: E731
    return _block(on, _("Services and prices"), (_("Service"), _("Unit"), _("Price")), rows, (6, 2, 4), more)


def _unit(on: Surface, each: Service) -> str:
    return on.reading.term("service_unit", each.unit).words if each.unit else "—"


def _prices(on: Surface, each: Service) -> str:
    lines = dict.fromkeys(_price_for(on, price) for price in each.prices)
    return "\n".join(lines) or _("on request")


def _price_for(on: Surface, price: Price) -> str:
    """The price and for whom it holds; what everybody pays who is in no group is told alone."""
    said = price_words(on.reading, price)
    if price.customer_group in ("", _ANYBODY):
        return said
    return f"{said} — {on.reading.term('customer_group', price.customer_group).words}"


def price_words(reading: Reading, price: Price) -> str:
    """Amount, currency and end; an amount that holds no longer, or not yet, is told only on request."""
    today = reading.today.isoformat()
    said = price_text(price, today, translation(current()))
    if price.valid_to and price.shown_amount(today):
        return _("{what} until {date}").format(what=said, date=date_text(price.valid_to))
    return said


def facilities_block(on: Surface, facilities: tuple[Facility, ...]) -> QWidget:
    """Facility, kind, freshness."""
    rows = [(*name_cells(on, each), _term(on, "facility_kind", each.facility_kind), _fresh(on, each))
            for each in facilities]  # fmt: skip
    more = lambda n: ngettext("{n} more facility", "{n} more facilities", n).format(n=n)  # noqa: E731
    return _block(on, _("Facilities"), (_("Name"), _("Kind"), _("Freshness")), rows, (6, 4, 3), more)


def _term(on: Surface, scheme: str, code: str) -> str:
    return capital(on.reading.term(scheme, code).words) if code else "—"


def _fresh(on: Surface, each: Record) -> Cell:
    found = freshness(each.confirmed_on, each.confirm_every_months, on.reading.today)
    return lambda: state_cell(on.theme, state_of(found), state_words(found))


def programmes_block(on: Surface, programmes: tuple[Programme, ...]) -> QWidget:
    """Programme, status, years."""
    rows = [(*name_cells(on, each), _term(on, "programme_status", each.programme_status), _years(each))
            for each in programmes]  # fmt: skip
    more = lambda n: ngettext("{n} more programme", "{n} more programmes", n).format(n=n)  # noqa: E731
    return _block(on, _("Programmes"), (_("Name"), _("Status"), _("Years")), rows, (7, 3, 3), more)


def _years(each: Programme) -> str:
    years = [text for text in (each.start[:4], each.end[:4]) if text]
    return "–".join(dict.fromkeys(years)) or "—"


def agreements_block(on: Surface, agreements: tuple[Agreement, ...]) -> QWidget:
    """Agreement, kind, end."""
    rows = [(*name_cells(on, each), _term(on, "agreement_kind", each.agreement_kind),
             date_text(each.valid_until) or "—") for each in agreements]  # fmt: skip
    more = lambda n: ngettext("{n} more agreement", "{n} more agreements", n).format(n=n)  # noqa: E731
    return _block(on, _("Agreements"), (_("Title"), _("Kind"), _("Valid until")), rows, (6, 4, 3), more)


def related_blocks(on: Surface) -> Iterator[Callable[[], QWidget]]:
    """Builders of all tables that have rows."""
    view = on.reading.view
    if view.equipment:
        yield lambda: equipment_block(on, view.equipment)
    if view.services:
        yield lambda: services_block(on, view.services)
    if view.facilities and on.reading.record.kind != "programme":
        yield lambda: facilities_block(on, view.facilities)
    if view.programmes:
        yield lambda: programmes_block(on, view.programmes)
    if view.agreements:
        yield lambda: agreements_block(on, view.agreements)
