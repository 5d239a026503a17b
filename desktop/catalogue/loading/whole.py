"""What only all rows of a source together show: an identity twice, a record that names another of the same source, a
circle. A row that falls takes with it those that need its record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from desktop.catalogue.loading.twice import tell_twice
from desktop.language import current
from sync.bilingual import Bilingual
from sync.errors import Check
from sync.fields import Type
from sync.registry import fields_of
from sync.tables import DIVIDER, How, agreed, folded

if TYPE_CHECKING:
    from desktop.catalogue.face import Catalogue
    from desktop.catalogue.loading.heard import Planned
    from desktop.catalogue.loading.naming import CatalogueNames


def settle(rows: list[Planned], catalogue: Catalogue, names: CatalogueNames) -> None:
    """Tells the findings of the whole; references to rows of the same source become their identities."""
    tell_twice(rows)
    brought = _Brought(rows, names)
    needed = {place: brought.resolve(row) for place, row in enumerate(rows) if row.heard.missing}
    _Trees(rows, catalogue).tell()
    _let_fall(rows, needed)


_CHECKS = {How.SEVERAL: Check.AMBIGUOUS, How.CONTRADICTS: Check.CONTRADICTS}
MOST = 5
"""So many records a cell may mean are told."""


class _Brought:
    """The records a source brings, by what rows of it may call them."""

    def __init__(self, rows: list[Planned], names: CatalogueNames) -> None:
        self._names = names
        self._called: dict[str, dict[str, str]] = {}
        for row in rows:
            for name in _names(row):
                self._called.setdefault(folded(name), {})[row.uid] = row.heard.kind

    def uids(self, text: str, kinds: tuple[str, ...]) -> tuple[str, ...]:
        """Records of the source a text calls."""
        return tuple(uid for uid, kind in self._called.get(folded(text), {}).items() if not kinds or kind in kinds)

    def called(self, _uid: str) -> None:
        """The names of the source are all in one place."""

    def nearest(self, text: str, kinds: tuple[str, ...]) -> tuple[str, ...]:
        """Of what is in the catalogue."""
        return self._names.nearest(text, kinds)

    def resolve(self, row: Planned) -> set[str]:
        """Puts identities for names; tells what is found nowhere. The identities that were put."""
        found = {}
        for path, text in row.heard.missing:
            kinds = _kinds(row.heard.kind, path)
            how, uids = agreed(text, self, kinds)
            if how is How.UNKNOWN:
                how, uids = agreed(text, self._names, kinds)
            if len(uids) == 1:
                found[text] = uids[0]
                self._doubt(row, path, text, uids[0])
            else:
                self._tell(row, path, text, how, uids)
        if any(text != uid for text, uid in found.items()):
            self._put(row, found)
        return set(found.values())

    def _tell(self, row: Planned, path: str, text: str, how: How, uids: tuple[str, ...]) -> None:
        """Tells what is found nowhere, or more than once."""
        check = _CHECKS.get(how, Check.MISSING_RECORD)
        near = map(self._label, uids[:MOST]) if uids else self.nearest(text, _kinds(row.heard.kind, path))
        row.heard.tell(path, check, text, nearest=tuple(near))

    def _doubt(self, row: Planned, path: str, text: str, uid: str) -> None:
        """Tells of a record that was found by a part of what is written, where it is not of the source itself."""
        known = self._names.called(uid) if DIVIDER in text else None
        if known is not None and uid not in text:
            row.heard.tell(path, Check.CALLED_OTHERWISE, text, known.label(current()), severe=False)

    def _label(self, uid: str) -> str:
        found = self._names.called(uid)
        return found.label(current()) if found else uid

    @staticmethod
    def _put(row: Planned, found: dict[str, str]) -> None:
        paths = {path.partition("[")[0] for path, _ in row.heard.missing}
        for path in paths & row.changes.keys():
            had, given = row.changes[path]
            resolved = _with(given, found)
            if resolved == had:  # what stands here already, called otherwise
                del row.changes[path]
            else:
                row.changes[path] = (had, resolved)


def _names(row: Planned) -> set[str]:
    """What other rows of the source may call a record: its identity, its numbers, its name in each language."""
    values = row.heard.values
    names = {row.uid, row.heard.uid, *(values.get(path) for path in ("number", "name.ru", "name.be"))}
    names |= {other.get("value") for other in values.get("alt_ids") or ()}
    return {str(name) for name in names if name}


def _called(row: Planned) -> str:
    """How a row of the source is told: by its name, else by its identity."""
    values = row.heard.values
    return str(values.get("name.ru") or values.get("name.be") or values.get("number") or row.uid)


def _kinds(kind: str, path: str) -> tuple[str, ...]:
    name, _, inner = path.partition("[")
    field = fields_of(kind)[name]
    if not inner:
        return field.refers_to
    column = inner.partition("].")[2]
    return next((each.refers_to for each in field.columns if each.name == column), ())


def _with(given: Any, found: dict[str, str]) -> Any:
    if isinstance(given, list):
        return [_with(each, found) for each in given]
    if isinstance(given, dict):
        return {name: _with(each, found) for name, each in given.items()}
    return found.get(given, given) if isinstance(given, str) else given


class _Trees:
    """What stands above what, as it would be when all rows were in."""

    def __init__(self, rows: list[Planned], catalogue: Catalogue) -> None:
        self._rows, self._catalogue = rows, catalogue
        self._by_uid = {row.uid: row for row in rows}
        self._above: dict[tuple[str, str], str] = {}
        for row in rows:
            for name in _upward(row.heard.kind):
                if name in row.changes:
                    self._above[row.uid, name] = row.changes[name][1] or ""
                elif row.new:
                    self._above[row.uid, name] = ""

    def tell(self) -> None:
        """Tells each row that would stand above itself."""
        for row in self._rows:
            for name in _upward(row.heard.kind):
                if not row.changes.get(name, (None, None))[1]:
                    continue
                way = [row.uid, *self._way(row.uid, name)]
                if row.uid in way[1:]:
                    row.heard.tell(name, Check.CIRCULAR, self._called(way[1]), self._told(way))

    def _told(self, way: list[str]) -> str:
        """The names from the record back to it."""
        return " → ".join(map(self._called, way[: way.index(way[0], 1) + 1]))

    def _called(self, uid: str) -> str:
        values = self._by_uid[uid].heard.values if uid in self._by_uid else {}
        if name := values.get("name.ru") or values.get("name.be"):
            return str(name)
        record = next(self._catalogue.records((uid,)), None)
        known: Bilingual = getattr(record, "name", Bilingual())
        return known.ru or known.be or uid

    def _way(self, uid: str, name: str) -> Iterator[str]:
        seen = {uid}
        while uid := self._parent(uid, name):
            yield uid
            if uid in seen:
                return
            seen.add(uid)

    def _parent(self, uid: str, name: str) -> str:
        if (uid, name) not in self._above:
            record = next(self._catalogue.records((uid,)), None)
            self._above[uid, name] = getattr(record, name, "") if record else ""
        return self._above[uid, name]


def _upward(kind: str) -> list[str]:
    return [field.name for field in fields_of(kind).values() if field.tree and field.type is Type.REFERENCE]


def _let_fall(rows: list[Planned], needed: dict[int, set[str]]) -> None:
    """Rows that name a new record whose own row is bad: again and again, until nothing falls."""
    while fallen := {row.uid: _called(row) for row in rows if row.new and row.heard.bad}:
        lost = [
            (rows[place], uids & fallen.keys())
            for place, uids in needed.items()
            if not rows[place].heard.bad and uids & fallen.keys()
        ]
        for row, uids in lost:
            path = next((path for path, text in row.heard.missing), "")
            row.heard.tell(path, Check.MISSING_RECORD, ", ".join(sorted(fallen[uid] for uid in uids)))
        if not lost:
            return
