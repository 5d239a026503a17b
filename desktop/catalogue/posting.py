"""Which rows have a facet code: the sets behind every filter, kept true while records change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.catalogue.belonging import HOST, OF_FACILITY, UPWARDS, quoted, read_codes, with_inherited
from desktop.catalogue.completing import code_label
from desktop.catalogue.rowsets import changed, packed

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping

    from desktop.catalogue.describing import Code
    from desktop.catalogue.pending import Pending


class Posting:
    """The sets of one base."""

    def __init__(self, base: sqlite3.Connection, pending: Pending) -> None:
        self._base, self._pending = base, pending

    def below(self, row: int) -> set[int]:
        """All whose codes depend on a row: those that belong to it, and what belongs to them."""
        down = set(self._rows(_BELOW, row))
        return (down | {other for above in down for other in self._rows(_BELOW, above)}) - {row}

    def facilities_below(self, row: int) -> list[int]:
        """Facilities that take over something from a row."""
        return self._rows(_FACILITIES_BELOW, row)

    def facilities_above(self, row: int) -> list[int]:
        """Facilities that are found by the names of a row."""
        return self._rows(_ABOVE, row)

    def posted(self, row: int) -> tuple[Code, ...]:
        """The codes in whose sets a row is."""
        waiting = self._pending.codes(row)
        return self._codes(row, {}) if waiting is None else waiting

    def codes_of(
        self, rows: Iterable[int], instead: Mapping[int, tuple[Code, ...]] | None = None
    ) -> dict[int, tuple[Code, ...]]:
        """All facet codes of these rows; `instead` are codes to be taken for those some rows have now."""
        known = dict(instead or {})
        return {row: self._codes(row, known) for row in rows}

    def _rows(self, query: str, *values: object) -> list[int]:
        return [row for (row,) in self._base.execute(query, values)]

    def _codes(self, row: int, known: dict[int, tuple[Code, ...]]) -> tuple[Code, ...]:
        """All facet codes of a row, those taken over included, as cards and links have them now; `known` saves asking
        again for those above."""
        if row not in known:
            found = self._base.execute("SELECT kind, codes FROM card WHERE row = ?", (row,)).fetchone()
            known[row] = ()
            if found and found[1]:
                parents = [self._codes(above, known) for above in self._rows(_PARENTS, row)]
                known[row] = with_inherited(found[0], read_codes(found[1]), parents)
        return known[row]

    def repost(self, before: Mapping[int, tuple[Code, ...]]) -> None:
        """Takes rows out of the sets they have left and puts them into those they have entered."""
        entered: dict[Code, set[int]] = {}
        left: dict[Code, set[int]] = {}
        known: dict[int, tuple[Code, ...]] = {}
        for row, old in before.items():
            new = self._codes(row, known)
            for code in set(old) ^ set(new):
                (entered if code in new else left).setdefault(code, set()).add(row)
        for code in {*entered, *left}:
            found = self._base.execute("SELECT rows FROM posting WHERE facet = ? AND code = ?", code).fetchone()
            stored, count = changed(found[0] if found else packed(()), entered.get(code, ()), left.get(code, ()))
            self._base.execute("INSERT OR REPLACE INTO posting VALUES (?, ?, ?)", (*code, stored))
            label = code_label(self._base, code)
            values = (*code, count, label.ru, label.be)
            self._base.execute("INSERT OR REPLACE INTO tally VALUES (?, ?, ?, ?, ?)", values)


_BELOW = f"SELECT row FROM link WHERE target = ? AND field IN ({quoted(UPWARDS)})"
_FACILITIES_BELOW = f"{_BELOW} AND EXISTS (SELECT 1 FROM card WHERE card.row = link.row AND kind = 'facility')"
_ABOVE = f"SELECT target FROM link WHERE row = ? AND field IN ({quoted(OF_FACILITY)})"
_PARENTS = f"SELECT target FROM link WHERE row = ? AND field IN ({quoted(UPWARDS)})"
MENTIONS = f"""
SELECT card.name_ru, card.name_be, card.alias
FROM link JOIN card ON card.row = link.row
WHERE link.target = ? AND link.field IN ({quoted(OF_FACILITY)}) AND NOT card.hidden
UNION ALL
SELECT card.name_ru, card.name_be, card.alias
FROM link JOIN card ON card.row = link.target
WHERE link.row = ? AND link.field = '{HOST}'
"""
