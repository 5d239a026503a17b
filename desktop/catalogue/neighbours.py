"""What only the other records can say of one: whether those it names are here and of the right kind, and whether
following it upwards leads back to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.catalogue.naming import references, targets
from sync.bilingual import Bilingual, Lang
from sync.errors import Check, InvalidValue
from sync.registry import get

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from desktop.catalogue.reading import Reading
    from sync.canon import Document

BATCH = 500


class Neighbours:
    """Collects what one act newly names; `refusals` asks when all of the act is written."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._named: dict[tuple[str, tuple[str, ...]], list[tuple[str, str]]] = {}
        self._climbs: list[tuple[str, str]] = []
        self._above: dict[tuple[str, str], str] = {}

    def note(self, uid: str, kind: str, changed: Mapping[str, Any], before: Document) -> None:
        """What a record names since these changes and did not name before."""
        for name, field in references(kind).items():
            if changed.get(name) is None:
                continue
            had = {target for _, target, _ in targets(field, get(before, name))}
            for path, target, kinds in targets(field, changed[name]):
                if target not in had:
                    self._named.setdefault((target, kinds), []).append((uid, path))
            if field.tree:
                self._climbs.append((uid, name))

    def refusals(self) -> Iterator[InvalidValue]:
        """A refusal for each that names a record which is missing or of a wrong kind, and for each circle."""
        named = list(self._named.items())
        for start in range(0, len(named), BATCH):
            part = named[start : start + BATCH]
            known = self._reading.kinds_of([target for (target, _), _ in part])
            for (target, kinds), namers in part:
                if found := _wrong(known.get(target), kinds):
                    yield from (InvalidValue(path, found, target, " ".join(kinds), uid) for uid, path in namers)
        for uid, name in self._climbs:
            if circle := self._climb(uid, name):
                yield circle

    def _climb(self, uid: str, name: str) -> InvalidValue | None:
        way = [uid]
        while (above := self._parent(way[-1], name)) and above != uid:
            if above in way:
                return None  # a circle above, that is none of this record
            way.append(above)
        return InvalidValue(name, Check.CIRCULAR, way[-1], self._circle([*way, uid]), uid) if above else None

    def _parent(self, uid: str, name: str) -> str:
        if (uid, name) not in self._above:
            sources = self._reading.sources([uid])
            record = self._reading.effective(*sources[uid]) if uid in sources else None
            self._above[uid, name] = getattr(record, name, "")
        return self._above[uid, name]

    def _circle(self, way: Sequence[str]) -> str:
        """The names from the record back to it, a line for each language."""
        names: list[Bilingual] = [getattr(self._reading.record(uid), "name", Bilingual()) for uid in way]
        told = ((name.shown(lang).text or uid for name, uid in zip(names, way, strict=True)) for lang in Lang)
        return "\n".join(map(" → ".join, told))


def _wrong(kind: str | None, allowed: tuple[str, ...]) -> Check | None:
    if kind is None:
        return Check.MISSING_RECORD
    return Check.WRONG_KIND if allowed and kind not in allowed else None
