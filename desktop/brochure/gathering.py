"""From a record of the catalogue to the view of its sheet: what stands on the front, and the rest by its declarations.

Only fields that may leave the office are ever asked. Every kind uses the same parts: quiet line, title, texts, facts,
tables, contacts; a facility has also what belongs to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from desktop.brochure.fronts import ELSEWHERE, FRONTS
from desktop.brochure.plan import (
    NOTHING,
    ContactLine,
    Fact,
    MapPoint,
    Passage,
    PassportView,
    Photo,
    Section,
    Table,
)
from desktop.brochure.saying import Saying, capital, label
from desktop.brochure.tabulating import (
    accreditations_table,
    agreements_table,
    calls_table,
    documents_table,
    equipment_table,
    facilities_table,
    programmes_table,
    related_table,
    rows_table,
    services_table,
)
from desktop.brochure.wording import both, joined_pairs, same
from desktop.kinds import kind_text
from desktop.wording import NAMED_BY_TYPE, address_of, phone_text
from sync import fields as declared
from sync.bilingual import Bilingual
from sync.calls import CallState, call_state, deadline_at
from sync.fields import Field, Many, Type
from sync.leaving import leaves
from sync.records import (
    Accreditation,
    Agreement,
    Call,
    Equipment,
    Facility,
    Organisation,
    Paper,
    Placed,
    Programme,
    Service,
)
from sync.registry import document_of, fields_of
from sync.vocabularies import Vocabularies

if TYPE_CHECKING:
    from desktop.catalogue.views import RecordView

_BEFORE_ACCESS = 2
"""Equipment and services come before the rules of access, programmes and agreements after them."""
_OPEN = (CallState.OPEN, CallState.CLOSING)
RECORD_ADDRESS = "niva:{uid}"
"""What the QR code of a record holds: its identity, which needs no network and outlives every address."""


def passport_view(view: RecordView, terms: Vocabularies, on: str) -> PassportView:
    """The sheet of a record as it is on this ISO date (prices of the day). Touches no disk.

    Of a record that may not leave the office the sheet says just that.
    """
    if not leaves(document_of(view.record)):
        return _withheld(view)
    return _Gathering(view, terms, on).run()


def _withheld(view: RecordView) -> PassportView:
    said = both(lambda t: t.gettext("This record stays in the office: it is not printed."))
    title = both(lambda t: kind_text(view.record.kind, t))
    return PassportView(uid=view.record.uid, title=title, passages=(Passage(NOTHING, said),), demo=view.record.demo)


class _Gathering:
    """One record on its way to paper."""

    def __init__(self, view: RecordView, terms: Vocabularies, on: str) -> None:
        self.view, self.record = view, view.record
        self.saying = Saying(view, terms, on)
        self.plan = FRONTS[view.record.kind]
        self.fields = fields_of(view.record.kind)

    def run(self) -> PassportView:
        record: Any = self.record
        return PassportView(
            uid=record.uid,
            title=record.name,
            kind_line=self._kind_line(),
            number=record.number,
            subtitle=joined_pairs((self.saying.named(record, name) for name in self.plan.subtitle), ", "),
            lead=getattr(record, self.plan.lead) if self.plan.lead else NOTHING,
            passages=tuple(self._passages(self.fields[name] for name in self.plan.texts)),
            facts=tuple(self._facts(self.fields[name] for name in self.plan.facts)),
            sections=tuple(self._sections()),
            photos=tuple(Photo(p.path, p.alt, p.caption, p.credit) for p in self.view.pictures),
            contacts=tuple(self._contacts()),
            address=self._address(),
            place=self._place(),
            link=RECORD_ADDRESS.format(uid=record.uid),
            confirmed_on=record.confirmed_on,
            demo=record.demo,
        )

    def _kind_line(self) -> Bilingual:
        kind = both(lambda t: kind_text(self.record.kind, t))
        said = [self.saying.named(self.record, name) for name in self.plan.kind_line]
        if not said or self.record.kind not in NAMED_BY_TYPE:
            said.insert(0, kind)
        number = same(self.record.number) if self.record.number else NOTHING
        return capital(joined_pairs((*said[:1], number, *said[1:]), " · "))

    def _passages(self, fields: Iterator[Field]) -> Iterator[Passage]:
        for field in fields:
            if text := self.saying.value(field, self.record):
                yield Passage(label(field), text)

    def _facts(self, fields: Iterator[Field]) -> Iterator[Fact]:
        for field in fields:
            if text := self.saying.shown(field, self.record):
                yield Fact(label(field), text, address_of(field, getattr(self.record, field.name)))

    def _sections(self) -> Iterator[Section]:
        """What belongs to the record with the rules of access among it, then its other fields as in the form."""
        sections = dict(self._declared())
        belonging = list(self._belonging())
        access = sections.pop(declared.Section.ACCESS, None)
        yield from belonging[:_BEFORE_ACCESS]
        if access:
            yield access
        yield from belonging[_BEFORE_ACCESS:]
        yield from sections.values()

    def _declared(self) -> Iterator[tuple[declared.Section, Section]]:
        """The fields the front does not tell, under the headings of the form."""
        told = self.plan.told | ELSEWHERE
        rest = [field for name, field in self.fields.items() if name not in told and not field.derived]
        for section in declared.Section:
            fields = [field for field in rest if field.section is section]
            found = self._section(_heading(section), fields)
            if found.passages or found.facts or found.tables:
                yield section, found

    def _section(self, heading: Bilingual, fields: list[Field]) -> Section:
        papers = [field for field in fields if _lists_documents(field)]
        texts = [field for field in fields if field.type is Type.TEXT]
        facts = [field for field in fields if field.type not in (Type.TEXT, Type.ROWS) and field not in papers]
        rows = (field for field in fields if field.type is Type.ROWS)
        made = (*(self._table(field) for field in rows), *(self._papers(field) for field in papers))
        tables = tuple(table for table in made if table)
        passages, told = tuple(self._passages(iter(texts))), tuple(self._facts(iter(facts)))
        if len(tables) == 1 and not passages and not told:  # the table's own name says more than the form's heading
            return Section(tables[0].label, tables=(replace(tables[0], label=NOTHING),))
        return Section(heading, passages, told, tables)

    def _table(self, field: Field) -> Table | None:
        rows = getattr(self.record, field.name)
        if field.name == "related" and rows:
            return related_table(field, rows, self.saying)
        return rows_table(field, rows, self.saying)

    def _papers(self, field: Field) -> Table | None:
        """Documents the record names, those of them this copy has."""
        named = getattr(self.record, field.name)
        known = [paper for paper in self.view.near(Paper) if paper.uid in named]
        return documents_table(known, self.saying, label(field)) if known else None

    def _belonging(self) -> Iterator[Section]:
        view, saying = self.view, self.saying
        tables = (
            (both(lambda t: t.gettext("Facilities")), facilities_table(self._other_facilities(), saying)),
            (both(lambda t: t.gettext("Equipment")), equipment_table(view.near(Equipment), saying)),
            (both(lambda t: t.gettext("Services")), services_table(view.near(Service), saying)),
            (
                both(lambda t: t.gettext("Accreditations")),
                accreditations_table(view.near(Accreditation), self.record, saying),
            ),
            (both(lambda t: t.gettext("Programmes")), programmes_table(view.near(Programme), self.record, saying)),
            (both(lambda t: t.gettext("Open calls")), calls_table(self._open_calls(), saying)),
            (both(lambda t: t.gettext("Agreements")), agreements_table(view.near(Agreement), saying)),
        )
        for heading, table in tables:
            if table.rows:
                yield Section(heading, tables=(table,))

    def _other_facilities(self) -> list[Facility]:
        """Those a list of the record's own does not tell already."""
        if isinstance(self.record, Programme | Agreement):
            return []
        return [facility for facility in self.view.near(Facility) if facility.uid != self.record.uid]

    def _open_calls(self) -> list[Call]:
        """Calls one may still apply to when the day of the sheet begins."""
        begins = deadline_at(self.saying.on)
        if begins is None:
            return []
        day = begins - timedelta(days=1)
        calls = self.view.near(Call)
        return [call for call in calls if call_state(call.opens, call.deadline, day) in _OPEN]

    def _contacts(self) -> Iterator[ContactLine]:
        record: Any = self.record
        for row in getattr(record, "contacts", ()):
            role = self.saying.terms.label("contact_role", row.role) if row.role else NOTHING
            yield ContactLine(capital(role), row.unit, row.email, phone_text(row.phone))
        if isinstance(record, Organisation) and (record.role_email or record.phone):
            yield ContactLine(NOTHING, NOTHING, record.role_email, phone_text(record.phone))

    def _address(self) -> Bilingual:
        if not isinstance(self.record, Placed) or not self.record.address:
            return NOTHING
        record = self.record
        return joined_pairs(
            (record.address, same(record.postcode) if record.postcode else NOTHING, record.locality), ", "
        )

    def _place(self) -> MapPoint | None:
        """At town level: a hundredth of a degree is a walk of ten minutes."""
        record = self.record
        if not isinstance(record, Placed) or not record.country:
            return None
        name = record.locality or self.saying.named(record, "region")
        lat, lon = (round(float(text), 2) if text else None for text in (record.lat, record.lon))
        return MapPoint(name, record.country, record.region, lat, lon)


def _lists_documents(field: Field) -> bool:
    return field.refers_to == ("document",) and field.many is not Many.ONE


def _heading(section: declared.Section) -> Bilingual:
    return both(lambda t: t.gettext(section.value))
