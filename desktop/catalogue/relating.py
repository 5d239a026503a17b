"""What stands around a record: who names it and by which reference, what it names, what it is a part of.

Nothing here knows a kind by name: every reference of the registry tells by `Field.back` how it is called on the page
of the record it names, and that is how the records behind it are grouped.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from desktop.catalogue.index.describing import BELONGS
from desktop.catalogue.views import Linked, Relation
from sync.bilingual import Bilingual
from sync.errors import UnknownRecord
from sync.fields import Field, Mark, Section, Type
from sync.records import KINDS, Record
from sync.registry import fields_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Mapping

LISTED = 1000
"""How many records of one relation are named at most; the total is always told."""
SHORT = 200
"""How many records of one relation are read whole, so that tables tell more than names."""
_BATCH = 500
_SUCCESSOR = "successor_uid"


class Around(NamedTuple):
    """What `RecordView` tells of other records."""

    relations: tuple[Relation, ...]
    records: tuple[Record, ...]
    path: tuple[Linked, ...]


class _Reference(NamedTuple):
    """A reference from the side of the record it names: how it is called there, in which place it stands among the
    others, whether a card tells it as what the record belongs to, and for rows the column with the uid and the columns
    of terms that say in which role."""

    back: str
    place: tuple[bool, int, int]
    belongs: bool = False
    column: str = ""
    roles: tuple[Field, ...] = ()


class Relating:
    """Reads what is around records of one base; `record` reads one effective record, or raises UnknownRecord."""

    def __init__(self, base: sqlite3.Connection | None, record: Callable[[str], Record]) -> None:
        self._base, self._record = base, record

    def around(self, record: Record) -> Around:
        """Relations towards the record, whole records near it, and what it is a part of, the widest first."""
        naming = list(self._naming(record))
        whole = {other.uid: other for other in self.whole(row for group in naming for row in group.whole(record.kind))}
        named = self._whole_named(record)
        further = self._further(record, (*whole.values(), *named))
        relations = tuple(group.relation(whole, record.uid) for group in naming)
        records = {other.uid: other for other in (*whole.values(), *named, *further) if other.uid != record.uid}
        return Around(relations, tuple(records.values()), tuple(self._above(record)))

    # Who names it

    def _naming(self, record: Record) -> Iterator[_Naming]:
        """Groups of records that name this one, in the order of the registry; what a register says comes last."""
        groups: dict[str, _Naming] = {}
        for field, kind, row, uid, ru, be, number in self._ask(_NAMING, record.uid):
            found = references().get((kind, field))
            if found is None:
                continue
            group = groups.setdefault(found.back, _Naming(found.back))
            group.take(row, found, Linked(uid, kind, Bilingual(ru, be), number))
        for group in sorted(groups.values(), key=lambda group: group.place(record.kind)):
            yield group

    def whole(self, rows: Iterable[int]) -> list[Record]:
        """Effective records of these rows in their order."""
        wanted = list(rows)
        found: dict[int, Record] = {}
        for start in range(0, len(wanted), _BATCH):
            part = wanted[start : start + _BATCH]
            for row, *values in self._ask(_WHOLE.format(marks=", ".join("?" * len(part))), *part):
                found[row] = self._effective(*values)
        return [found[row] for row in wanted if row in found]

    def _effective(self, uid: str, kind: str, edited: int, doc: str | None) -> Record:
        """Read right from the centre's text where nothing lies over it."""
        if doc is not None and not edited:
            try:
                return msgspec.json.decode(doc, type=KINDS[kind])
            except msgspec.ValidationError:
                pass  # of a shape that wants the patience of `Reading`
        return self._record(uid)

    # What it names

    def _whole_named(self, record: Record) -> list[Record]:
        """Records it names in lists: a programme's facilities, a service's instruments, the documents of anything."""
        uids = dict.fromkeys(uid for field in fields_of(record.kind).values() for uid in _listed(field, record))
        return self._known(list(uids)[:LISTED])

    def _further(self, record: Record, near: Iterable[Record]) -> list[Record]:
        """One step beyond: certificates of whoever hosts, owns or operates a place, and calls of programmes near it."""
        if record.kind != "facility":
            return []
        bodies = [getattr(record, name) for name in ("host_org", "owner_org_legal", "operator_org")]
        programmes = [other.uid for other in near if other.kind == "programme"]
        asked = [(uid, "holder_uid") for uid in bodies] + [(uid, "programme_uid") for uid in programmes]
        rows = dict.fromkeys(row for uid, field in asked if uid for (row,) in self._ask(_BY_FIELD, uid, field))
        return self.whole(list(rows)[:LISTED])

    def _known(self, uids: Iterable[str]) -> list[Record]:
        found = []
        for uid in uids:
            try:
                found.append(self._record(uid))
            except UnknownRecord:
                continue
        return found

    # What it is a part of

    def _above(self, record: Record) -> list[Linked]:
        """The chain above it; broken off where it would come back."""
        found: list[Linked] = []
        seen, name = {record.uid}, _tree_field(record.kind)
        while name and (uid := getattr(record, name)) and uid not in seen:
            seen.add(uid)
            try:
                record = self._record(uid)
            except UnknownRecord:
                break
            found.insert(0, Linked(uid, record.kind, getattr(record, "name", Bilingual()), record.number))
            name = _tree_field(record.kind)
        return found

    def _ask(self, query: str, *values: object) -> list[Any]:
        return self._base.execute(query, values).fetchall() if self._base else []


class _Naming:
    """Records that name one by references of the same name, in the order of their names, each once."""

    def __init__(self, back: str) -> None:
        self._back = back
        self._members: dict[int, Linked] = {}
        self._by: dict[int, _Reference] = {}

    def take(self, row: int, reference: _Reference, member: Linked) -> None:
        """Keeps a member unless it is known."""
        self._by.setdefault(row, reference)
        self._members.setdefault(row, member)

    def place(self, kind: str) -> tuple[bool, bool, int, int]:
        """Where it stands on the page of a record of a kind; what is of the same kind comes behind the others."""
        of_register, at, field = min(reference.place for reference in self._by.values())
        return of_register, at == list(KINDS).index(kind), at, field

    def whole(self, kind: str) -> list[int]:
        """Rows to be told with more than their names. A facility shows all its instruments, be they many; a large
        organisation is told by its counts, and a register that only keeps a long list is not read at all."""
        rows = list(self._members)[:LISTED]
        belonging = any(self._by[row].belongs for row in rows)
        if len(self._members) > SHORT and not belonging:
            return []
        return rows[:SHORT] if kind == "organisation" else rows

    def relation(self, whole: Mapping[str, Record], uid: str) -> Relation:
        """The group as it travels, with the roles its rows tell."""
        listed = list(self._members.items())[:LISTED]
        members = tuple(
            msgspec.structs.replace(each, roles=tuple(_roles(self._by[row], whole.get(each.uid), uid)))
            for row, each in listed
        )
        return Relation(self._back, len(self._members), members)


def _roles(reference: _Reference, record: Record | None, uid: str) -> Iterator[tuple[str, str]]:
    """Scheme and code of every role in which a record names another."""
    if record is None or not reference.column:
        return
    for name, field in fields_of(record.kind).items():
        if field.columns == () or references().get((record.kind, name)) != reference:
            continue
        rows = (row for row in getattr(record, name) if getattr(row, reference.column) == uid)
        yield from (
            (role.scheme, code) for row in rows for role in reference.roles if (code := getattr(row, role.name))
        )


@cache
def references() -> dict[tuple[str, str], _Reference]:
    """Every reference of the registry by the kind that has it and the name of its field."""
    return {(kind, field.name): found for kind in KINDS for field, found in _references(kind)}


def _references(kind: str) -> Iterator[tuple[Field, _Reference]]:
    at = list(KINDS).index(kind)
    for place, field in enumerate(fields_of(kind).values()):
        where, belongs = (field.section is Section.REGISTER, at, place), field.name in BELONGS.get(kind, ())
        if field.type is Type.REFERENCE:
            yield field, _Reference(field.back, where, belongs)
        for column in field.columns:
            if column.type is Type.REFERENCE:
                roles = tuple(one for one in field.columns if one.mark is Mark.TERM and one.name in field.row_key)
                yield field, _Reference(column.back, where, belongs, column.name, roles)


def _listed(field: Field, record: Record) -> Iterator[str]:
    """The uids of a list of references. A single one is only named, and so are organisations."""
    value = getattr(record, field.name)
    if field.type is Type.REFERENCE and isinstance(value, tuple) and "organisation" not in field.refers_to:
        yield from value
    for column in field.columns:
        if column.type is Type.REFERENCE and "organisation" not in column.refers_to:
            yield from (getattr(row, column.name) for row in value)


@cache
def _tree_field(kind: str) -> str:
    """The reference that leads up the tree of parts."""
    fields = fields_of(kind).values()
    return next((field.name for field in fields if field.tree and field.refers_to == (kind,)), "")


_NAMING = f"""
SELECT link.field, card.kind, card.row, card.record_uid, card.name_ru, card.name_be, card.number
FROM record
JOIN link ON link.target = record.row
JOIN card ON card.row = link.row AND (NOT card.hidden OR link.field = '{_SUCCESSOR}')
WHERE record.uid = ? AND card.row <> record.row
ORDER BY card.sort_ru, card.row
"""
_WHOLE = """
SELECT record.row, record.uid, record.kind, card.edited, doc
FROM record JOIN card USING (row)
WHERE record.row IN ({marks})
"""
_BY_FIELD = """
SELECT card.row
FROM record
JOIN link ON link.target = record.row
JOIN card ON card.row = link.row AND NOT card.hidden
WHERE record.uid = ? AND link.field = ?
ORDER BY card.sort_ru, card.row
"""
