"""The index follows the edits: one record and those that take something over from it, in one transaction.

The index says itself how far it has followed (`state.seen`), so that work cut off by a power failure is done at the
next start. Records of the base are never touched.
"""

from __future__ import annotations

import sqlite3
from array import array
from bisect import bisect_left
from collections.abc import Iterable

from desktop.catalogue import storing, words
from desktop.catalogue.belonging import HOST, OF_FACILITY, UPWARDS, read_codes, with_inherited
from desktop.catalogue.completing import ORDERINGS, SCHEMES, term_label, with_mentions, write_ordering
from desktop.catalogue.connecting import transaction
from desktop.catalogue.describing import Code, Described, describe, parent_uid
from desktop.catalogue.edits import Edits
from desktop.catalogue.reading import Reading
from desktop.catalogue.rowsets import ROW, packed, unpacked
from sync.errors import UnknownRecord
from sync.records import KINDS


class Indexing:
    """Brings the index of one base up to the edits of one local file."""

    def __init__(self, base: sqlite3.Connection, edits: Edits, made: str) -> None:
        self._base, self._edits, self._made = base, edits, made
        self._reading = Reading(base, edits)

    def follow(self) -> None:
        """Does whatever the index has not seen yet. Raises sqlite3.Error and leaves the index as it was."""
        newest = self._edits.newest_touch()
        seen, seen_of, spelling = self._base.execute("SELECT seen, seen_of, words FROM state").fetchone()
        if (seen, seen_of) == (newest, self._made) or spelling != words.VERSION:
            return
        uids = self._edits.touched_since(seen) if seen_of == self._made else self._all_edited()
        with transaction(self._base):
            for uid in uids:
                self._renew(uid)
            self._base.execute("UPDATE state SET seen = ?, seen_of = ?", (newest, self._made))

    def _all_edited(self) -> tuple[str, ...]:
        """Every record with an edit, and every one the index believes to have one."""
        believed = self._base.execute("SELECT uid FROM record JOIN card USING (row) WHERE card.edited")
        return tuple(dict.fromkeys((*self._edits.uids(), *(uid for (uid,) in believed))))

    def _renew(self, uid: str) -> None:
        found = self._base.execute("SELECT row, kind, doc IS NULL FROM record WHERE uid = ?", (uid,)).fetchone()
        if not found or found[1] not in KINDS:
            return
        row, _kind, withdrawn = found
        try:
            entry = describe(self._reading.record(uid))
        except UnknownRecord:
            return
        shown, position = self._shared(row), self._sort_place(row)
        around = self._around(row)
        codes = {other: self._codes(other) for other in around}
        if not withdrawn:
            self._replace_links(row, entry)
        self._replace_card(row, uid, entry, withdrawn)
        around = around | self._around(row) if shown != self._shared(row) else {row}
        for other in sorted(around):
            self._repost(other, codes.get(other, ()), self._codes(other))
            self._respell(other)
        if position != self._sort_place(row):
            self._reorder(row)

    def _shared(self, row: int) -> list[object]:
        """What others may take over from a row, and what it takes over from others."""
        links = self._base.execute("SELECT target FROM link WHERE row = ? ORDER BY target", (row,))
        return self._base.execute(_SHARED, (row,)).fetchall() + links.fetchall()

    def _around(self, row: int) -> set[int]:
        """The row itself and all whose codes or words depend on it."""
        down = {row}
        for _ in range(2):
            down |= {other for above in down for other in self._rows(_BELOW, above)}
        return down | set(self._rows(_ABOVE, row))

    def _rows(self, query: str, *values: object) -> list[int]:
        return [row for (row,) in self._base.execute(query, values)]

    def _codes(self, row: int) -> tuple[Code, ...]:
        """All facet codes of a row, those taken over included, as the tables have them now."""
        found = self._base.execute("SELECT kind, codes FROM card WHERE row = ?", (row,)).fetchone()
        if not found or not found[1]:
            return ()
        parents = (self._codes(above) for above in self._rows(_PARENTS, row))
        return with_inherited(found[0], read_codes(found[1]), parents)

    def _replace_links(self, row: int, entry: Described) -> None:
        self._base.execute("DELETE FROM link WHERE row = ?", (row,))
        self._base.execute("DELETE FROM belongs WHERE row = ?", (row,))
        for field, target in entry.links:
            self._base.execute(_ADD_LINK, (field, row, target))
        self._base.execute(_ADD_BELONGS, (row, parent_uid(entry.kind, entry.links)))
        self._base.execute("DELETE FROM measure WHERE row = ?", (row,))
        self._base.executemany(storing.ADD_MEASURE, storing.measure_rows(row, entry))

    def _replace_card(self, row: int, uid: str, entry: Described, withdrawn: bool) -> None:
        edited = bool(self._edits.of(uid))
        self._base.execute(storing.ADD_CARD, storing.card_row(row, entry, edited))
        if withdrawn:
            self._base.execute("UPDATE card SET hidden = 1, codes = '' WHERE row = ?", (row,))

    def _repost(self, row: int, old: tuple[Code, ...], new: tuple[Code, ...]) -> None:
        """Takes the row out of the sets it has left and puts it into those it has entered."""
        for code in set(old) ^ set(new):
            found = self._base.execute("SELECT rows FROM posting WHERE facet = ? AND code = ?", code).fetchone()
            rows = set(unpacked(found[0])) if found else set()
            rows = rows | {row} if code in new else rows - {row}
            self._base.execute("INSERT OR REPLACE INTO posting VALUES (?, ?, ?)", (*code, packed(rows)))
            label = term_label(self._base, SCHEMES[code[0]], code[1]) if code[0] in SCHEMES else None
            texts = (label.ru, label.be) if label else ("", "")
            self._base.execute("INSERT OR REPLACE INTO tally VALUES (?, ?, ?, ?, ?)", (*code, len(rows), *texts))

    def _respell(self, row: int) -> None:
        """The words of a row as they are now."""
        found = self._base.execute(
            "SELECT uid, card.kind, hidden FROM card JOIN record USING (row) WHERE row = ?", (row,)
        ).fetchone()
        storing.forget_words(self._base, row)
        if found and not found[2]:
            storing.remember_words(self._base, row, *self._words(row, *found[:2]))

    def _words(self, row: int, uid: str, kind: str) -> tuple[tuple[str, ...], list[str]]:
        entry = describe(self._reading.record(uid))
        if kind != "facility":
            return entry.title, list(entry.body)
        names = [list(name) for name in self._base.execute(_MENTIONS, (row, row))]
        return entry.title, with_mentions(" ".join(entry.title), " ".join(entry.body), names)

    def _sort_place(self, row: int) -> tuple[object, ...]:
        found = self._base.execute(
            "SELECT sort_ru, sort_be, confirmed_on, hidden FROM card WHERE row = ?", (row,)
        ).fetchone()
        return tuple(found) if found else ()

    def _reorder(self, row: int) -> None:
        """Moves one row in the written orders, by halving: sorting all again would take a second in a large base."""
        for name in ORDERINGS:
            if name == "confirmed":
                write_ordering(self._base, name)
                continue
            rows = array(ROW)
            rows.frombytes(self._base.execute("SELECT rows FROM ordering WHERE name = ?", (name,)).fetchone()[0])
            if row in rows:
                rows.remove(row)
            if key := self._key(name, row):
                rows.insert(bisect_left(rows, key, key=lambda other: self._key(name, other) or ("", 0)), row)
            self._base.execute("INSERT OR REPLACE INTO ordering VALUES (?, ?)", (name, rows.tobytes()))

    def _key(self, name: str, row: int) -> tuple[str, int] | None:
        found = self._base.execute(f"SELECT sort_{name[-2:]}, hidden FROM card WHERE row = ?", (row,)).fetchone()
        return None if not found or found[1] else (found[0], row)


def _quoted(fields: Iterable[str]) -> str:
    return ", ".join(f"'{field}'" for field in fields)


_SHARED = "SELECT name_ru, name_be, alias, hidden, codes FROM card WHERE row = ?"
_BELOW = f"SELECT row FROM link WHERE target = ? AND field IN ({_quoted(UPWARDS)})"
_ABOVE = f"SELECT target FROM link WHERE row = ? AND field IN ({_quoted(OF_FACILITY)})"
_PARENTS = f"SELECT target FROM link WHERE row = ? AND field IN ({_quoted(UPWARDS)})"
_ADD_LINK = "INSERT OR IGNORE INTO link (target, field, row) SELECT row, ?, ? FROM record WHERE uid = ?"
_ADD_BELONGS = "INSERT INTO belongs (row, parent) SELECT ?, row FROM record WHERE uid = ?"
_MENTIONS = f"""
SELECT card.name_ru, card.name_be, card.alias
FROM link JOIN card ON card.row = link.row
WHERE link.target = ? AND link.field IN ({_quoted(OF_FACILITY)}) AND NOT card.hidden
UNION ALL
SELECT card.name_ru, card.name_be, card.alias
FROM link JOIN card ON card.row = link.target
WHERE link.row = ? AND link.field = '{HOST}'
"""
