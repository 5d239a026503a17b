"""Lists of a record as tables: rows by their declared columns, and the tables of what belongs to a facility."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from desktop.brochure.plan import NOTHING, Column, Table
from desktop.brochure.saying import Saying, capital, label
from desktop.brochure.wording import both, joined_pairs, same
from desktop.language import NBSP, date_text, number_text
from desktop.wording import relation_text
from sync.bilingual import Bilingual
from sync.fields import Field, Type

if TYPE_CHECKING:
    from sync.records import Accreditation, Agreement, Call, Equipment, Facility, Paper, Programme, Record, Service
    from sync.rows import Price, Related, Row

_SHARES = {Type.LINE: 3.0, Type.TEXT: 4.0, Type.TERM: 2.2, Type.REFERENCE: 3.5, Type.URL: 3.5, Type.EMAIL: 2.5}
_NUMERIC = {Type.INTEGER, Type.DECIMAL}
_TOLD_WITH_AMOUNT = {"currency"}
_MOST_COLUMNS = 6
_DATE = 46.0
_ANYBODY = "other"
"""The group of customers that needs no name: everybody who is in none of the others."""

Cell = tuple[Bilingual, ...]


def rows_table(field: Field, rows: Sequence[Row], saying: Saying) -> Table | None:
    """A list of rows under its declared columns; columns nobody filled are left out. None for an empty list."""
    columns = [column for column in field.columns if _shown(column, rows)][:_MOST_COLUMNS]
    if not columns:
        return None
    heads = tuple(_column(column) for column in columns)
    cells = tuple(tuple((saying.shown(column, row),) for column in columns) for row in rows)
    return Table(heads, cells, label(field))


def _shown(column: Field, rows: Sequence[Row]) -> bool:
    told = column.public and column.type is not Type.FILE and column.name not in _TOLD_WITH_AMOUNT
    return told and any(getattr(row, column.name) for row in rows)


def _column(column: Field) -> Column:
    number = column.type in _NUMERIC and column.name not in ("year", "amount")
    return Column(label(column), _SHARES.get(column.type, 1.4), number, _DATE if column.type is Type.DATE else 0.0)


def documents_table(items: Iterable[Paper], saying: Saying, heading: Bilingual = NOTHING) -> Table:
    """Documents: title over kind and language, where they are, since when."""
    columns = (
        Column(both(lambda t: t.gettext("Document")), 4.0),
        Column(both(lambda t: t.gettext("Address")), 4.0),
        Column(both(lambda t: t.gettext("Date")), 1.0, least=_DATE),
    )
    return Table(columns, tuple(_document(item, saying) for item in items), heading)


def _document(item: Paper, saying: Saying) -> tuple[Cell, ...]:
    said = joined_pairs((capital(saying.named(item, "document_kind")), saying.named(item, "lang")), ", ")
    where = same(item.url) if item.url else both(lambda t: t.gettext("a file of the catalogue"))
    return (item.name, said), (where,), (same(date_text(item.date)),)


def accreditations_table(items: Iterable[Accreditation], record: Record, saying: Saying) -> Table:
    """Certificates of competence: scheme and number over what they cover, whose they are, until when."""
    columns = (
        Column(both(lambda t: t.gettext("Accreditation")), 6.0),
        Column(both(lambda t: t.gettext("Holder")), 3.0),
        Column(both(lambda t: t.gettext("Valid until")), 2.0, least=_DATE),
    )
    return Table(columns, tuple(_accreditation(item, record, saying) for item in items))


def _accreditation(item: Accreditation, record: Record, saying: Saying) -> tuple[Cell, ...]:
    scheme = saying.named(item, "accreditation_scheme")
    head = joined_pairs((capital(scheme), same(item.certificate_no) if item.certificate_no else NOTHING), ", ")
    name: Bilingual = getattr(record, "name", NOTHING)
    holder = name if item.holder_uid == record.uid else saying.view.link(item.holder_uid).name
    return (head, item.scope), (holder,), (_ended(item.valid_until, saying.on),)


def calls_table(items: Iterable[Call], saying: Saying) -> Table:
    """Calls one may still apply to: title over who may apply, the deadline with its zone."""
    columns = (
        Column(both(lambda t: t.gettext("Call")), 6.0),
        Column(both(lambda t: t.gettext("Deadline")), 3.0),
    )
    return Table(columns, tuple(((item.name, item.eligibility), (saying.named(item, "deadline"),)) for item in items))


def related_table(field: Field, rows: Sequence[Related], saying: Saying) -> Table:
    """Organisations near this one: by the name the catalogue knows, else as the link itself names them."""
    columns = (
        Column(both(lambda t: t.gettext("Relation")), 4.0),
        Column(both(lambda t: t.gettext("Organisation")), 6.0),
    )
    return Table(columns, tuple(_related(row, saying) for row in rows), label(field))


def _related(row: Related, saying: Saying) -> tuple[Cell, ...]:
    found = saying.view.link(row.uid)
    return (both(lambda t: relation_text(row.relation, t)),), (found.name if found.known else same(row.label),)


def equipment_table(items: Iterable[Equipment], saying: Saying) -> Table:
    """Instruments: name over model and maker, specifications with their numbers, condition and verification."""
    columns = (
        Column(both(lambda t: t.gettext("Instrument")), 4.0),
        Column(both(lambda t: t.gettext("Specifications")), 4.2),
        Column(both(lambda t: t.gettext("Condition")), 2.4),
    )
    return Table(columns, tuple((_maker(item), _specs(item, saying), _state(item, saying)) for item in items))


def _maker(item: Equipment) -> Cell:
    made = ", ".join(text for text in (item.model, item.manufacturer, str(item.made_year or "")) if text)
    count = f" × {item.quantity}" if item.quantity > 1 else ""
    return joined_pairs((item.name, same(count) if count else NOTHING), ""), same(made) if made else NOTHING


def _specs(item: Equipment, saying: Saying) -> Cell:
    return tuple(saying.specification(row) for row in item.specs)


def _state(item: Equipment, saying: Saying) -> Cell:
    said = [capital(saying.named(item, "condition"))]
    if item.expected_back:
        said.append(_until(item.expected_back))
    for row in item.verification:
        kind = saying.terms.label("verification_kind", row.kind)
        said.append(joined_pairs((kind, _end(row.valid_until, saying.on)), " "))
    return tuple(said)


def _end(iso: str, on: str) -> Bilingual:
    if not iso or iso >= on[: len(iso)]:
        return _until(iso)
    return both(lambda t: t.gettext("expired {date}").format(date=date_text(iso)))


def _until(iso: str) -> Bilingual:
    date = date_text(iso)
    return both(lambda t: t.gettext("until {date}").format(date=date)) if date else NOTHING


def services_table(items: Iterable[Service], saying: Saying) -> Table:
    """Services: name over methods, days until the result, prices of today by group of customers."""
    columns = (
        Column(both(lambda t: t.gettext("Service")), 5.0),
        Column(both(lambda t: t.gettext("Days")), 1.0, numeric=True),
        Column(both(lambda t: t.gettext("Price")), 4.0),
    )
    return Table(columns, tuple(_service(item, saying) for item in items))


def _service(item: Service, saying: Saying) -> tuple[Cell, ...]:
    methods = tuple(
        joined_pairs((method.name, same(method.code) if method.code else NOTHING), ", ") for method in item.methods
    )
    days = same(number_text(item.turnaround_days)) if item.turnaround_days else NOTHING
    prices = tuple(_price(row, item, saying) for row in item.prices)
    return (item.name, *methods), (days,), prices or (both(lambda t: t.gettext("on request")),)


def _price(row: Price, item: Service, saying: Saying) -> Bilingual:
    named = row.customer_group not in ("", _ANYBODY)
    whom = saying.terms.label("customer_group", row.customer_group) if named else NOTHING
    if not row.shown_amount(saying.on):
        return joined_pairs((saying.price(row), whom), " — ")
    unit = saying.terms.label("service_unit", item.unit) if item.unit else NOTHING
    amount = joined_pairs((saying.price(row), unit), f"{NBSP}/{NBSP}")
    return joined_pairs((amount, whom), " — ")


def programmes_table(items: Iterable[Programme], facility: Record, saying: Saying) -> Table:
    """Programmes a facility takes part in: name over kind, its role there, state."""
    columns = (
        Column(both(lambda t: t.gettext("Programme")), 5.0),
        Column(both(lambda t: t.gettext("Role of the facility")), 2.5),
        Column(both(lambda t: t.gettext("Status")), 2.0),
    )
    return Table(columns, tuple(_programme(item, facility.uid, saying) for item in items))


def _programme(item: Programme, uid: str, saying: Saying) -> tuple[Cell, ...]:
    roles = (saying.terms.label("facility_role", link.role) for link in item.facilities if link.facility_uid == uid)
    kind = capital(saying.named(item, "programme_kind"))
    status = capital(saying.named(item, "programme_status"))
    return (item.name, kind), tuple(capital(role) for role in roles), (status, same(_years(item)))


def _years(item: Programme) -> str:
    return "–".join(date_text(text) for text in (item.start, item.end) if text)


def facilities_table(items: Iterable[Facility], saying: Saying) -> Table:
    """Facilities an organisation, an instrument or a programme names: name over kind, town, number."""
    columns = (
        Column(both(lambda t: t.gettext("Facility")), 6.0),
        Column(both(lambda t: t.gettext("Town")), 2.5),
        Column(both(lambda t: t.gettext("Number")), 1.6),
    )
    rows = (
        ((item.name, capital(saying.named(item, "facility_kind"))), (item.locality,), (same(item.number),))
        for item in items
    )
    return Table(columns, tuple(rows))


def agreements_table(items: Iterable[Agreement], saying: Saying) -> Table:
    """Agreements that change who may come and who pays: name over kind, until when."""
    columns = (
        Column(both(lambda t: t.gettext("Agreement")), 7.0),
        Column(both(lambda t: t.gettext("Valid until")), 2.0, least=_DATE),
    )
    return Table(columns, tuple(_agreements(items, saying)))


def _agreements(items: Iterable[Agreement], saying: Saying) -> Iterator[tuple[Cell, ...]]:
    for item in items:
        if item.visibility != "parties":
            kind = capital(saying.named(item, "agreement_kind"))
            end = same(date_text(item.valid_until)) if item.auto_renew else _ended(item.valid_until, saying.on)
            yield (item.name, kind, item.benefit), (end,)


def _ended(iso: str, on: str) -> Bilingual:
    """The end of an agreement or a certificate."""
    if not iso or iso >= on[: len(iso)]:
        return same(date_text(iso))
    return both(lambda t: t.gettext("term ended {date}").format(date=date_text(iso)))
