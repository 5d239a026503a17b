"""Tables of records of one kind: instruments with their condition, services with their prices, and so on.

Everything is told in the language of the reading; in the reading side by side names stand in both.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from desktop.catalogue.views import Linked
from desktop.language import _, current, date_text, pgettext, translation
from desktop.ui.ending import end_told
from desktop.ui.record.marks import lock_line
from desktop.ui.record.reading import Reading
from desktop.ui.record.standing import call_told
from desktop.ui.record.surface import Surface, end_cell, name_cells, state_cell, table_block
from desktop.ui.record.table import Cell
from desktop.ui.shapes import State
from desktop.ui.wording import capital, state_of, state_words
from desktop.wording import moment_text, price_text
from sync.freshness import freshness
from sync.leaving import leaves
from sync.records import Accreditation, Agreement, Call, Equipment, Facility, Paper, Person, Programme, Record, Service
from sync.registry import document_of
from sync.rows import Price

_ANYBODY = "other"
_CONDITIONS = {"working": State.GOOD, "limited": State.WARNING, "repair": State.WARNING, "mothballed": State.WARNING}


def equipment_block(on: Surface, title: str, items: Sequence[Equipment], total: int) -> QWidget:
    """Instrument, condition, end of verification."""
    rows = [(*name_cells(on, each), _condition(on, each), _verified_until(on, each)) for each in items]
    heads = (_("Instrument"), _("Condition"), _("Verified until"))
    return table_block(on, title, heads, rows, (7, 3, 3), total)


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


def services_block(on: Surface, title: str, items: Sequence[Service], total: int) -> QWidget:
    """Service, unit, price on this day."""
    rows = [(*name_cells(on, each), _unit(on, each), _prices(on, each)) for each in items]
    return table_block(on, title, (_("Service"), _("Unit"), _("Price")), rows, (6, 2, 4), total)


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


def facilities_block(on: Surface, title: str, items: Sequence[Facility], total: int) -> QWidget:
    """Facility, kind, freshness."""
    rows = [(*name_cells(on, each), _term(on, "facility_kind", each.facility_kind), _fresh(on, each))
            for each in items]  # fmt: skip
    return table_block(on, title, (_("Name"), _("Kind"), _("Freshness")), rows, (6, 4, 3), total)


def _term(on: Surface, scheme: str, code: str) -> str:
    return capital(on.reading.term(scheme, code).words) if code else "—"


def _fresh(on: Surface, each: Record) -> Cell:
    found = freshness(each.confirmed_on, each.confirm_every_months, on.reading.today)
    return lambda: state_cell(on.theme, state_of(found), state_words(found))


def programmes_block(on: Surface, title: str, items: Sequence[Programme], total: int) -> QWidget:
    """Programme, in which role this record stands there, status, years."""
    roles = {each.uid: each for relation in on.reading.view.relations for each in relation.members if each.roles}
    rows = [(*name_cells(on, each), roles_words(on, roles[each.uid]) if each.uid in roles else "—",
             _term(on, "programme_status", each.programme_status), _years(each)) for each in items]  # fmt: skip
    heads, shares = (_("Name"), _("Role"), _("Status"), _("Years")), (6, 3, 2, 2)
    return table_block(on, title, heads, rows, shares, total)


def _years(each: Programme) -> str:
    years = [text for text in (each.start[:4], each.end[:4]) if text]
    return "–".join(dict.fromkeys(years)) or "—"


def agreements_block(on: Surface, title: str, items: Sequence[Agreement], total: int) -> QWidget:
    """Agreement, kind, end."""
    rows = [(*name_cells(on, each), _term(on, "agreement_kind", each.agreement_kind),
             _agreement_end(on, each)) for each in items]  # fmt: skip
    return table_block(on, title, (_("Title"), _("Kind"), _("Valid until")), rows, (6, 4, 3), total)


def _agreement_end(on: Surface, each: Agreement) -> Cell:
    if not each.valid_until or each.auto_renew:
        return date_text(each.valid_until) or "—"
    return _ending(on, each.valid_until)


def _ending(on: Surface, until: str) -> Cell:
    state, words = end_told(until, on.reading.today)
    return lambda: state_cell(on.theme, state, words or "—")


def accreditations_block(on: Surface, title: str, items: Sequence[Accreditation], total: int) -> QWidget:
    """Certificate, scheme, end."""
    rows = [(*name_cells(on, each), _term(on, "accreditation_scheme", each.accreditation_scheme),
             _ending(on, each.valid_until)) for each in items]  # fmt: skip
    return table_block(on, title, (_("Certificate"), _("Scheme"), _("Valid until")), rows, (5, 4, 3), total)


def calls_block(on: Surface, title: str, items: Sequence[Call], total: int) -> QWidget:
    """Call, state today, deadline with whose time it is."""
    rows = [(*name_cells(on, each), _call_cell(on, each), _deadline(each)) for each in items]
    return table_block(on, title, (_("Title"), pgettext("call", "State"), _("Deadline")), rows, (5, 4, 4), total)


def _call_cell(on: Surface, each: Call) -> Cell:
    state, words = call_told(each, on.reading.now, on.reading.terms.label)
    return lambda: state_cell(on.theme, state, words)


def _deadline(each: Call) -> str:
    return moment_text(each.deadline, translation(current())) if each.deadline else "—"


def documents_block(on: Surface, title: str, items: Sequence[Paper], total: int) -> QWidget:
    """Document, kind and language, date."""
    rows = [(*name_cells(on, each), _paper_kind(on, each), date_text(each.date) or "—") for each in items]
    return table_block(on, title, (_("Title"), _("Kind"), _("Date")), rows, (6, 4, 2), total)


def _paper_kind(on: Surface, each: Paper) -> str:
    lang = on.reading.term("language", each.lang).words if each.lang else ""
    return ", ".join(filter(None, (_term(on, "document_kind", each.document_kind), lang)))


def persons_block(on: Surface, title: str, items: Sequence[Person], total: int) -> QWidget:
    """Person, role, whether the person is named outside this office."""
    rows = [(*name_cells(on, each), _term(on, "contact_role", each.role), _reach(on, each)) for each in items]
    return table_block(on, title, (_("Name"), _("Role"), _("Where it is seen")), rows, (5, 4, 4), total)


def _reach(on: Surface, each: Person) -> Cell:
    if leaves(document_of(each)):
        return _("leaves the office")
    return lambda: lock_line(on.theme, _("stays here"), _("Without a consent to publish a person is in no bundle."))


def roles_words(on: Surface, each: Linked) -> str:
    """In which roles a record stands to the one that is read."""
    return capital(", ".join(dict.fromkeys(on.reading.term(*role).words for role in each.roles))) or "—"


TABLES: dict[str, tuple[type[Record], Callable[..., QWidget]]] = {
    "equipment": (Equipment, equipment_block),
    "service": (Service, services_block),
    "facility": (Facility, facilities_block),
    "programme": (Programme, programmes_block),
    "call": (Call, calls_block),
    "agreement": (Agreement, agreements_block),
    "accreditation": (Accreditation, accreditations_block),
    "document": (Paper, documents_block),
    "person": (Person, persons_block),
}
"""By kind: the table that tells more of such records than their names."""
