"""Which rows have a facet code: the sets behind every filter, kept true while records change."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from pyroaring import BitMap

from desktop.catalogue.index.belonging import HOST, OF_FACILITY, UPWARDS, quoted, read_codes, with_inherited
from desktop.catalogue.index.completing import code_label
from desktop.catalogue.index.rowsets import packed, unpacked
from desktop.catalogue.questions import Facet

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence

    from desktop.catalogue.index.describing import Code
    from desktop.catalogue.index.pending import Pending
    from sync.bilingual import Bilingual


class Posting:
    """The sets of one base."""

    def __init__(self, base: sqlite3.Connection, pending: Pending) -> None:
        self._base, self._pending = base, pending
        self._labels: dict[Code, Bilingual] = {}

    def below(self, row: int) -> set[int]:
        """All whose codes depend on a row: those that belong to it, and what belongs to them."""
        down = self._rows(_BELOW, [row])
        return (down | self._rows(_BELOW, list(down))) - {row}

    def needed(self, rows: Sequence[int]) -> set[int]:
        """Those of these rows that anything belongs to."""
        return self._rows(_NEEDED, rows)

    def facilities_below(self, rows: Sequence[int]) -> set[int]:
        """Facilities that take over something from these rows."""
        return self._rows(_FACILITIES_BELOW, rows)

    def facilities_above(self, rows: Sequence[int]) -> tuple[int, ...]:
        """Facilities that are found by the names of these rows."""
        return tuple(self._rows(_ABOVE, rows))

    def posted(self, row: int) -> tuple[Code, ...]:
        """The codes in whose sets a row is."""
        waiting = self._pending.codes(row)
        return self.codes_of([row])[row] if waiting is None else waiting

    def codes_of(
        self, rows: Iterable[int], instead: Mapping[int, tuple[Code, ...]] | None = None
    ) -> dict[int, tuple[Code, ...]]:
        """All facet codes of these rows, those taken over included, as cards and links have them now; `instead` are
        codes to be taken for those some rows have."""
        known, wanted = dict(instead or {}), list(rows)
        cards, parents = self._with_all_above({row for row in wanted if row not in known})

        def codes(row: int) -> tuple[Code, ...]:
            if row not in known:
                kind, own = cards.get(row, ("", ""))
                known[row] = ()
                if own:
                    known[row] = with_inherited(kind, read_codes(own), [codes(above) for above in parents.get(row, ())])
            return known[row]

        return {row: codes(row) for row in wanted}

    def _with_all_above(self, rows: set[int]) -> tuple[dict[int, tuple[str, str]], dict[int, list[int]]]:
        """Kind and own codes of these rows and of all above them, and what is straight above each."""
        cards: dict[int, tuple[str, str]] = {}
        parents: dict[int, list[int]] = {}
        asked: set[int] = set()
        while rows := rows - asked:
            asked |= rows
            asking = (json.dumps(sorted(rows)),)
            cards |= {row: (kind, codes) for row, kind, codes in self._base.execute(_CARDS, asking)}
            found = self._base.execute(_PARENTS, asking).fetchall()
            for row, above in found:
                parents.setdefault(row, []).append(above)
            rows = {above for _, above in found}
        return cards, parents

    def _rows(self, query: str, rows: Sequence[int]) -> set[int]:
        return {row for (row,) in self._base.execute(query, (json.dumps(rows),))} if rows else set()

    def repost(self, before: Mapping[int, tuple[Code, ...]]) -> None:
        """Takes rows out of the sets they have left and puts them into those they have entered."""
        entered: dict[Code, set[int]] = {}
        left: dict[Code, set[int]] = {}
        for row, new in self.codes_of(before).items():
            for code in set(before[row]) ^ set(new):
                (entered if code in new else left).setdefault(code, set()).add(row)
        sets, tallies = [], []
        for code in {*entered, *left}:
            found = self._base.execute("SELECT rows FROM posting WHERE facet = ? AND code = ?", code).fetchone()
            rows = unpacked(found[0] if found else b"")
            rows.update(entered.get(code, ()))
            rows.difference_update(BitMap(left.get(code, ())))
            label = self._label(code)
            sets.append((*code, packed(rows)))
            tallies.append((*code, len(rows), label.ru, label.be))
        self._base.executemany("INSERT OR REPLACE INTO posting VALUES (?, ?, ?)", sets)
        self._base.executemany("INSERT OR REPLACE INTO tally VALUES (?, ?, ?, ?, ?)", tallies)

    def _label(self, code: Code) -> Bilingual:
        """What a code is called; a term is called the same as long as the base is."""
        if code[0] is Facet.ORGANISATION:
            return code_label(self._base, code)
        if code not in self._labels:
            self._labels[code] = code_label(self._base, code)
        return self._labels[code]


_THESE = "(SELECT value FROM json_each(?))"
_UP = f"field IN ({quoted(UPWARDS)})"
_BELOW = f"SELECT row FROM link WHERE target IN {_THESE} AND {_UP}"
_NEEDED = f"SELECT DISTINCT target FROM link WHERE target IN {_THESE} AND {_UP}"
_FACILITIES_BELOW = f"{_BELOW} AND EXISTS (SELECT 1 FROM card WHERE card.row = link.row AND kind = 'facility')"
_ABOVE = f"SELECT DISTINCT target FROM link WHERE row IN {_THESE} AND field IN ({quoted(OF_FACILITY)})"
_PARENTS = f"SELECT row, target FROM link WHERE row IN {_THESE} AND {_UP}"
_CARDS = f"SELECT row, kind, codes FROM card WHERE row IN {_THESE}"
MENTIONS = f"""
SELECT card.name_ru, card.name_be, card.alias
FROM link JOIN card ON card.row = link.row
WHERE link.target = ? AND link.field IN ({quoted(OF_FACILITY)}) AND NOT card.hidden
UNION ALL
SELECT card.name_ru, card.name_be, card.alias
FROM link JOIN card ON card.row = link.target
WHERE link.row = ? AND link.field = '{HOST}'
"""
