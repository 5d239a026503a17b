"""Where records stand by their own words: the towns and villages of one base, as edits have left them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from pyroaring import BitMap

from desktop.catalogue.index.belonging import HOST
from desktop.catalogue.index.localities import moved_since, spelt
from desktop.catalogue.index.wordsets import renewed_rows
from desktop.catalogue.query.changing import state_of
from desktop.catalogue.query.names import folded
from desktop.catalogue.query.posted import listed, of_set
from sync.bilingual import Bilingual

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from desktop.catalogue.index.localities import Spelt
    from desktop.catalogue.query.asked import Rows
    from desktop.catalogue.query.below import Below
    from desktop.catalogue.query.lasting import Lasting


class Locality(msgspec.Struct, frozen=True):
    """A place by its names, of which the first are those of most records, and the rows that name it."""

    label: Bilingual
    names: tuple[str, ...]
    rows: BitMap


class Localities:
    """Those of the base as it was built are read once; after an edit only what has been edited since."""

    def __init__(self, base: sqlite3.Connection, below: Below, lasting: Lasting) -> None:
        self._base, self._below = base, below
        self._built = lasting.localities(base)
        self._state: tuple[int, int] | None = None
        self._now: tuple[Locality, ...] = ()
        self._named = BitMap()
        self._standing: dict[tuple[str, ...], Rows] = {}

    def now(self) -> tuple[Locality, ...]:
        """The places records stand in at this moment. Where one record says both names and another only one of them,
        it is one place."""
        if (state := state_of(self._base)) != self._state:
            self._state, self._now, self._standing = state, self._as_edited(), {}
            self._named = BitMap.union(BitMap(), *(place.rows for place in self._now))
        return self._now

    def words_of(self, name: str) -> Spelt:
        """The words of the name of a place."""
        return self._built.words.get(name) or spelt(name)

    def standing_at(self, place: Locality) -> Rows:
        """The rows that name a place that is so now, and what stands there because its host or its facility does."""
        if place.names not in self._standing:
            (hosted,) = self._base.execute(_HOSTED, (listed(place.rows),)).fetchone()
            here = place.rows | BitMap(msgspec.json.decode(hosted, type=list[int])) - self._named
            self._standing[place.names] = of_set(here | self._below.of(here))
        return self._standing[place.names]

    def _as_edited(self) -> tuple[Locality, ...]:
        renewed = renewed_rows(self._base)
        found = {names: rows - renewed if renewed else rows for names, rows in self._built.rows.items()}
        for row, names in moved_since(self._base, renewed) if renewed else ():
            found.setdefault(names, BitMap()).add(row)
        return tuple(_places((names, rows) for names, rows in found.items() if rows))


def _places(found: Iterable[tuple[tuple[str, str], BitMap]]) -> Iterable[Locality]:
    """The same place under all pairs of names that have the Russian one in common, or the only one."""
    together: dict[str, list[tuple[tuple[str, str], BitMap]]] = {}
    for names, rows in found:
        together.setdefault(folded(names[0] or names[1]), []).append((names, rows))
    for pairs in together.values():
        pairs.sort(key=lambda pair: (not all(pair[0]), -len(pair[1]), pair[0]))
        called = dict.fromkeys(name for both, _ in pairs for name in both if name)
        yield Locality(Bilingual(*pairs[0][0]), tuple(called), BitMap.union(*(rows for _, rows in pairs)))


_HOSTED = f"""
SELECT json_group_array(link.row)
FROM json_each(?) AS host CROSS JOIN link ON link.target = host.value AND link.field = '{HOST}'
"""
