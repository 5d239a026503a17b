"""Other records on the page of one: who names it, relation by relation, and the lists of others it names itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtWidgets import QWidget

from desktop.catalogue.views import Relation
from desktop.language import N_, _
from desktop.ui.panes import quiet
from desktop.ui.record.kinds import TABLES, roles_words
from desktop.ui.record.prose import Caption, SectionHead, stack
from desktop.ui.record.reading import Reading
from desktop.ui.record.surface import Surface, link_cells, table_block
from desktop.ui.wording import kind_words
from sync.fields import Field, Many, Type
from sync.registry import fields_of

_TITLES = {"Services": N_("Services and prices")}
"""Relations whose table tells more than their name says."""
FEW = 2
"""So many records are soon told once more."""
ENOUGH = 100
"""So many rows of a long list are enough for a table: the others are counted."""


def related_blocks(on: Surface) -> Iterator[Callable[[], QWidget]]:
    """Builders of all tables that have rows: who names this record, by relation, then the lists it names itself."""
    listed: set[str] = set()
    for relation in on.reading.view.relations:
        uids = {each.uid for each in relation.members}
        again = len(uids) == relation.total and uids <= listed
        listed |= uids
        draw = _again_block if again and len(uids) > FEW else _relation_block
        yield lambda draw=draw, relation=relation: draw(on, relation)  # type: ignore[misc]
    for field in listed_fields(on.reading):
        yield lambda field=field: _named_block(on, field)  # type: ignore[misc]


def _relation_block(on: Surface, relation: Relation) -> QWidget:
    uids = [each.uid for each in relation.members]
    table = _table_of(on, uids) if len({each.kind for each in relation.members}) == 1 else None
    if table is None:
        return linked_block(on, _(relation.back), relation)
    return table(_(_TITLES.get(relation.back, relation.back)), relation.total)


def _again_block(on: Surface, relation: Relation) -> QWidget:
    """Records that stand on the page already: who hosts a place mostly operates it, too."""
    head = SectionHead(on.theme, _(relation.back), relation.total)
    return stack(on.theme, head, Caption(on.theme, 13, ink=quiet).say(_("All of them are listed above.")), spacing=2)


def listed_fields(reading: Reading) -> list[Field]:
    """Fields that list other records of one kind, all of them near: their tables tell them."""
    fields = (field for field in fields_of(reading.record.kind).values() if field.type is Type.REFERENCE)
    listing = [
        field for field in fields if field.many is not Many.ONE and field.refers_to and field.refers_to[0] in TABLES
    ]
    near = {each.uid for each in reading.view.around}
    return [field for field in listing if (uids := getattr(reading.record, field.name)) and near.issuperset(uids)]


def _named_block(on: Surface, field: Field) -> QWidget:
    uids = getattr(on.reading.record, field.name)
    table = _table_of(on, uids)
    assert table is not None
    return table(_(field.label), len(uids))


def _table_of(on: Surface, uids: Sequence[str]) -> Callable[[str, int], QWidget] | None:
    """The table of these records; None where not all that can be told of them is near."""
    near = {each.uid: each for each in on.reading.view.around}
    found = [near[uid] for uid in uids if uid in near]
    if not found or found[0].kind not in TABLES or (len(found) < len(uids) and len(found) < ENOUGH):
        return None
    kind, block = TABLES[found[0].kind]
    items = [each for each in found if isinstance(each, kind)]
    return lambda title, total: block(on, title, items, total)


def linked_block(on: Surface, title: str, relation: Relation) -> QWidget:
    """Records of any kinds by name, what they are, and in which role."""
    told = any(each.roles for each in relation.members)
    rows = []
    for each in relation.members:
        kind = kind_words(each.kind)
        rows.append((*link_cells(on, each), kind, roles_words(on, each)) if told else (*link_cells(on, each), kind))
    heads, shares = (_("Name"), _("What it is"), _("Role")), (6, 3, 3)
    count = 3 if told else 2
    return table_block(on, title, heads[:count], rows, shares[:count], relation.total)
