"""The body of a record page, made from the registry: which block stands where, each as a builder called when needed.

Fields told at the top or in a table of related records are not told again; everything else follows section by
section, so that a field added to `sync.records` appears here by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QMargins
from PySide6.QtWidgets import QWidget

from desktop.language import N_, _, current, translation
from desktop.ui.flow import Flow
from desktop.ui.folding import Pliant
from desktop.ui.panes import Rule
from desktop.ui.record.facts import Facts, facts_block, latest_load, load_block
from desktop.ui.record.head import HOSTS
from desktop.ui.record.kinds import price_words
from desktop.ui.record.leading import LEADING, TOLD_WITH_OTHERS, fact_of, leading_facts
from desktop.ui.record.past import provenance_block, unknown_block
from desktop.ui.record.photos import photo_block
from desktop.ui.record.prose import SectionHead, Words, marked, stack, text_block
from desktop.ui.record.reading import told
from desktop.ui.record.related import listed_fields, related_blocks
from desktop.ui.record.surface import Surface, end_cell
from desktop.ui.record.table import Cell, Table, Told
from desktop.ui.record.twin import twin_head, twin_texts
from desktop.ui.wording import capital
from desktop.wording import told_as_one
from sync.fields import Field, Section, Type
from sync.registry import fields_of
from sync.rows import Price, Row, Specification, Verification

if TYPE_CHECKING:
    from desktop.ui.record.reading import Reading

Builder = Callable[[], QWidget]

AT_THE_HEAD = {"name", "acronym", "facility_kind", "org_type", "programme_kind", "agreement_kind", "document_kind",
               "accreditation_scheme", "life_cycle", "host_org", "status", "successor_uid", "tagline", "short_name",
               "number", "certificate_no", "family", "given", "patronymic"}  # fmt: skip
_TITLES: dict[str, str] = {Section.BASICS: N_("Further facts")}
_LISTED = {"photos", "uid", "rev", "demo", "lat", "lon"}
"""Told by pictures, by the foot of the page, or by nothing that a reader could use."""


def blocks(on: Surface) -> Iterator[Builder]:
    """Builders of the whole page below its head, top to bottom."""
    reading = on.reading
    if on.twin:
        yield lambda: twin_head(on)
        yield lambda: twin_texts(on, main_texts(reading))
        yield lambda: stack(on.theme, Rule(on.theme), Facts(on.theme, leading_facts(reading), on.follow, 4), spacing=8)
    else:
        yield lambda: facts_block(on.theme, reading, leading_facts(reading), on.follow)
    if load := latest_load(reading):
        yield lambda: load_block(on.theme, load)
    if not on.twin:
        yield from (_text_builder(on, field) for field in main_texts(reading))
    own_first = reading.record.kind == "equipment"  # what an instrument can comes before who lets it for hire
    for part in (_rest, related_blocks) if own_first else (related_blocks, _rest):
        yield from part(on)
    yield lambda: provenance_block(on)
    if reading.view.unknown:
        yield lambda: unknown_block(on)


def main_texts(reading: Reading) -> list[Field]:
    """Texts that tell what the thing is, in the order of the form; those about access and the rest come later."""
    record = reading.record
    basics = (field for field in fields_of(record.kind).values() if field.section is Section.BASICS)
    return [field for field in basics if field.type is Type.TEXT and getattr(record, field.name)]


def _text_builder(on: Surface, field: Field) -> Builder:
    return lambda: stack(on.theme, SectionHead(on.theme, _(field.label)),
                         text_block(on.theme, on.reading, field), spacing=4)  # fmt: skip


def _rest(on: Surface) -> Iterator[Builder]:
    record = on.reading.record
    done = AT_THE_HEAD | TOLD_WITH_OTHERS | _LISTED | set(LEADING.get(record.kind, ())) | {HOSTS.get(record.kind, "")}
    done |= {field.name for field in main_texts(on.reading)}
    done |= {field.name for field in listed_fields(on.reading)}
    if getattr(record, "life_cycle", "") == "operational":
        done.add("founded_year")
    filled = (field for field in fields_of(record.kind).values() if getattr(record, field.name))
    left = [field for field in filled if field.name not in done and field.section is not Section.REGISTER]
    left.sort(key=lambda field: list(Section).index(field.section))
    for section, fields in groupby(left, key=lambda field: field.section):
        yield _section_builder(on, section, list(fields))
    if len(on.reading.view.pictures) > 1:
        yield lambda: _pictures(on)


def _section_builder(on: Surface, section: Section, fields: list[Field]) -> Builder:
    def build() -> QWidget:
        parts = [part for part in (_facts(on, fields), _texts(on, fields), *_tables(on, fields)) if part is not None]
        alone = len(fields) == 1 and fields[0].type is Type.ROWS
        title, count = (fields[0].label, len(getattr(on.reading.record, fields[0].name))) if alone else (section, None)
        return stack(on.theme, SectionHead(on.theme, _(_TITLES.get(title, str(title))), count), *parts, spacing=8)

    return build


def _facts(on: Surface, fields: list[Field]) -> QWidget | None:
    short = (field for field in fields if field.type not in (Type.TEXT, Type.ROWS, Type.FILE))
    facts = [fact_of(on.reading, field) for field in short]
    return Facts(on.theme, facts, on.follow) if facts else None


def _texts(on: Surface, fields: list[Field]) -> QWidget | None:
    texts = [field for field in fields if field.type is Type.TEXT]
    if on.twin and texts:
        return twin_texts(on, texts)
    parts: list[QWidget] = []
    for field in texts:
        parts += [SectionHead(on.theme, _(field.label), size=15), text_block(on.theme, on.reading, field)]
    return stack(on.theme, *parts, spacing=3) if parts else None


def _tables(on: Surface, fields: list[Field]) -> Iterator[QWidget]:
    rows = [field for field in fields if field.type is Type.ROWS]
    for field in rows:
        if len(fields) > 1:
            yield SectionHead(on.theme, _(field.label), size=15)
        yield rows_table(on, field)


def rows_table(on: Surface, field: Field) -> QWidget:
    """The rows of a field with the columns that hold anything."""
    rows: tuple[Row, ...] = getattr(on.reading.record, field.name)
    if rows and isinstance(rows[0], Price):
        return _prices(on, rows)
    if rows and isinstance(rows[0], Specification):
        return _specifications(on, rows)
    columns = [c for c in field.columns if c.type is not Type.FILE and any(getattr(row, c.name) for row in rows)]
    cells = [[_cell(on, column, row) for column in columns] for row in rows]
    stretch = [3 if column.bilingual or column.type is Type.REFERENCE else 2 for column in columns]
    return Table(on.theme, [_(column.label) for column in columns], cells, stretch, _more_rows)


def _more_rows(count: int) -> str:
    return _("Show the other {n}").format(n=count)


def _cell(on: Surface, column: Field, row: Row) -> Cell:
    if isinstance(row, Verification) and column.name == "valid_until" and row.valid_until:
        return end_cell(on, row.valid_until)
    shown = told(on.reading, column, row)
    if not shown:
        return "—"

    def build() -> QWidget:
        return marked(on.theme, Words(on.theme).show_pieces(shown, on.follow), shown[0].stand_in)

    return Told(" ".join(piece.words for piece in shown), build)


def _prices(on: Surface, rows: tuple[Row, ...]) -> QWidget:
    cells = []
    for row in rows:
        assert isinstance(row, Price)
        group = on.reading.term("customer_group", row.customer_group).words if row.customer_group else "—"
        vat = on.reading.term("vat", row.vat).words if row.vat else "—"
        cells.append([capital(group), price_words(on.reading, row), vat, row.basis_document or "—"])
    return Table(on.theme, [_("For whom"), _("Price"), _("VAT"), _("Basis")], cells, (4, 4, 2, 3), _more_rows)


def _specifications(on: Surface, rows: tuple[Row, ...]) -> QWidget:
    cells = []
    for row in rows:
        assert isinstance(row, Specification)
        cells.append([capital(on.reading.term("parameter", row.parameter).words), specification_words(on, row)])
    return Table(on.theme, [_("Parameter"), _("Value")], cells, (3, 2), _more_rows)


def specification_words(on: Surface, row: Specification) -> str:
    """A size and its unit: 0,2–2,5 µm."""
    said, _names = told_as_one(row, lambda code: on.reading.term("unit", code).words, translation(current()))
    return said or "—"


def _pictures(on: Surface) -> QWidget:
    view = on.reading.view
    holder = Pliant()
    flow = Flow(holder, on.theme.px(16))
    for picture in view.pictures[1:]:
        flow.addWidget(photo_block(on.theme, picture, on.reading))
    policy = holder.sizePolicy()
    policy.setHeightForWidth(True)
    holder.setSizePolicy(policy)
    holder.setContentsMargins(QMargins())
    return stack(on.theme, SectionHead(on.theme, _("Pictures"), len(view.pictures)), holder)
