"""What only the other records can say of one: whether those it names are here and of the right kind, and whether
following it upwards leads back to it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from sync.bilingual import Bilingual, Lang
from sync.checks import Problem
from sync.errors import Check, InvalidValue
from sync.fields import Field, Type
from sync.registry import fields_of, get, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from desktop.catalogue.reading import Reading
    from sync.canon import Document
    from sync.records import Record

BATCH = 500


class Neighbours:
    """Collects what one act newly names; `settle` asks when all of the act is written."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._named: dict[tuple[str, tuple[str, ...]], tuple[str, str]] = {}
        self._climbs: list[tuple[str, str]] = []
        self._above: dict[tuple[str, str], str] = {}

    def note(self, uid: str, kind: str, changed: Mapping[str, Any], before: Document) -> None:
        """What a record names since these changes and did not name before."""
        for name, field in references(kind).items():
            if changed.get(name) is None:
                continue
            had = {target for _, target, _ in _targets(field, get(before, name))}
            for path, target, kinds in _targets(field, changed[name]):
                if target not in had:
                    self._named.setdefault((target, kinds), (uid, path))
            if field.tree:
                self._climbs.append((uid, name))

    def settle(self) -> None:
        """Raises InvalidValue for the first record that is missing or of a wrong kind, or the first circle."""
        named = list(self._named.items())
        for start in range(0, len(named), BATCH):
            part = named[start : start + BATCH]
            known = self._reading.kinds_of([target for (target, _), _ in part])
            for (target, kinds), (uid, path) in part:
                if found := _wrong(known.get(target), kinds):
                    raise InvalidValue(path, found, target, " ".join(kinds), uid)
        for uid, name in self._climbs:
            self._climb(uid, name)

    def _climb(self, uid: str, name: str) -> None:
        way = [uid]
        while (above := self._parent(way[-1], name)) and above != uid:
            if above in way:
                return  # a circle above, that is none of this record
            way.append(above)
        if above:
            raise InvalidValue(name, Check.CIRCULAR, way[-1], " → ".join(map(self._name, [*way, uid])), uid)

    def _parent(self, uid: str, name: str) -> str:
        if (uid, name) not in self._above:
            sources = self._reading.sources([uid])
            record = self._reading.effective(*sources[uid]) if uid in sources else None
            self._above[uid, name] = getattr(record, name, "")
        return self._above[uid, name]

    def _name(self, uid: str) -> str:
        name: Bilingual = getattr(self._reading.record(uid), "name", Bilingual())
        return name.shown(Lang.RU).text or uid


def doubts(record: Record, reading: Reading) -> Iterator[Problem]:
    """Records this one names and nobody here knows: a bundle may yet bring them."""
    named = [
        each
        for field in references(record.kind).values()
        for each in _targets(field, plain(getattr(record, field.name)))
    ]
    known = reading.kinds_of(list(dict.fromkeys(target for _, target, _ in named)))
    for path, target, _ in named:
        if target not in known:
            yield Problem(path, Check.MISSING_RECORD, target, severe=False)


@cache
def references(kind: str) -> dict[str, Field]:
    """Fields of a kind that name other records, themselves or in a column of their rows."""
    fields = fields_of(kind).items()
    return {
        name: field for name, field in fields if any(each.type is Type.REFERENCE for each in (field, *field.columns))
    }


def _targets(field: Field, value: Any) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Path, uid and allowed kinds of each record named by a value in JSON form."""
    if field.type is Type.REFERENCE:
        for uid in value if isinstance(value, list) else (value,):
            if uid:
                yield field.name, uid, field.refers_to
        return
    for place, row in enumerate(value or ()):
        for column in field.columns:
            if column.type is Type.REFERENCE and (uid := row.get(column.name)):
                yield f"{field.name}[{place}].{column.name}", uid, column.refers_to


def _wrong(kind: str | None, allowed: tuple[str, ...]) -> Check | None:
    if kind is None:
        return Check.MISSING_RECORD
    return Check.WRONG_KIND if allowed and kind not in allowed else None
