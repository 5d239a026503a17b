"""The index follows the edits: an edited record at once, those that take something over from it in slices.

The index says itself how far it has followed (`state.seen`) and what has yet to follow (`pending`), so that work cut
off by a power failure is done at the next start. Records of the base are never touched.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from typing import TYPE_CHECKING

from desktop.catalogue import storing
from desktop.catalogue.belonging import HOST, OF_FACILITY, UPWARDS, read_codes, with_inherited, written
from desktop.catalogue.completing import ORDERINGS, code_label, with_mentions
from desktop.catalogue.connecting import transaction
from desktop.catalogue.describing import Code, Described, describe, parent_uid
from desktop.catalogue.pending import Pending
from desktop.catalogue.questions import Facet
from desktop.catalogue.reading import Reading
from desktop.catalogue.rowsets import ROW, packed, unpacked
from sync.errors import UnknownRecord
from sync.records import KINDS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from desktop.catalogue.edits import Edits


AT_ONCE, SLICE, EVERYTHING = 100, 400, -1
"""How many dependants follow in the call that edits (a person waits for it), and in one turn of the background."""


class Indexing:
    """Brings the index of one base up to the edits of one local file."""

    def __init__(self, base: sqlite3.Connection, edits: Edits) -> None:
        self._base, self._edits = base, edits
        self._reading, self._pending = Reading(base, edits), Pending(base)

    def follow(self, most: int = AT_ONCE) -> None:
        """Does whatever the index has not seen yet: the edited records, and `most` of those that depend on them (all
        for EVERYTHING); the others wait for `work_off`. Raises sqlite3.Error and leaves the index as it was."""
        if self._edits.followed_by(self._base):
            return
        newest, made = self._edits.newest_touch(), self._edits.made()
        seen, seen_of = self._base.execute("SELECT seen, seen_of FROM state").fetchone()
        uids = self._edits.touched_since(seen) if seen_of == made else self._all_edited()
        with transaction(self._base):
            for uid in uids:
                self._renew(uid)
            self._base.execute("UPDATE state SET seen = ?, seen_of = ?", (newest, made))
            self._work_off(most)

    def work_off(self, most: int = SLICE) -> bool:
        """Lets so many waiting rows follow, in one transaction; says whether others still wait."""
        with transaction(self._base):
            self._work_off(most)
        return self._pending.left

    def _work_off(self, most: int) -> None:
        waiting = self._pending.first(most)
        self._repost({row: codes for row, codes in waiting.items() if codes is not None})
        for row in waiting:
            self._respell(row, only="facility")
        self._pending.done(waiting)

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
        self._replace(row, uid, entry, withdrawn)

    def _replace(self, row: int, uid: str, entry: Described, withdrawn: bool) -> None:
        names, position, above = self._names(row), self._sort_place(row), self._rows(_ABOVE, row)
        moves = self._moves(row, entry, withdrawn)
        own, below = self._posted(row), self._codes_of(self._below(row)) if moves else {}
        if not withdrawn:
            self._replace_links(row, entry)
        self._replace_card(row, uid, entry, withdrawn)
        self._repost({row: own})
        self._respell(row)
        self._pending.done((row,))
        if moves or names != self._names(row):
            self._relabel(row, entry)
            spelled = {*above, *self._rows(_ABOVE, row), *self._rows(_FACILITIES_BELOW, row)} - {row}
            self._pending.add(dict.fromkeys(spelled) | below)
        if position != self._sort_place(row):
            self._reorder(row)

    def _names(self, row: int) -> list[object]:
        """By what others may mention a row."""
        return self._base.execute("SELECT name_ru, name_be, alias, hidden FROM card WHERE row = ?", (row,)).fetchall()

    def _moves(self, row: int, entry: Described, withdrawn: bool) -> bool:
        """Whether others will take over other codes from a row, or it itself from others."""
        (codes,) = self._base.execute("SELECT codes FROM card WHERE row = ?", (row,)).fetchone()
        if withdrawn:
            return bool(codes)
        linked = self._base.execute("SELECT field, target FROM link WHERE row = ?", (row,)).fetchall()
        wanted = {(field, target) for field, uid in entry.links for target in self._rows(_ROW, uid)}
        return codes != written(entry.codes) or set(linked) != wanted

    def _relabel(self, row: int, entry: Described) -> None:
        """An organisation's name beside its count."""
        self._base.execute(_RELABEL, (entry.name.ru, entry.name.be, Facet.ORGANISATION, row))

    def _below(self, row: int) -> set[int]:
        """All whose codes depend on a row: those that belong to it, and what belongs to them."""
        down = set(self._rows(_BELOW, row))
        return (down | {other for above in down for other in self._rows(_BELOW, above)}) - {row}

    def _posted(self, row: int) -> tuple[Code, ...]:
        """The codes in whose sets a row is."""
        waiting = self._pending.codes(row)
        return self._codes(row, {}) if waiting is None else waiting

    def _codes_of(self, rows: Iterable[int]) -> dict[int, tuple[Code, ...] | None]:
        known: dict[int, tuple[Code, ...]] = {}
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

    def _replace_links(self, row: int, entry: Described) -> None:
        self._base.execute("DELETE FROM link WHERE row = ?", (row,))
        self._base.execute("DELETE FROM belongs WHERE row = ?", (row,))
        for field, target in entry.links:
            self._base.execute(_ADD_LINK, (field, row, target))
        self._base.execute(_ADD_BELONGS, (row, parent_uid(entry.kind, entry.links)))
        storing.replace_derived(self._base, row, entry)

    def _replace_card(self, row: int, uid: str, entry: Described, withdrawn: bool) -> None:
        edited = bool(self._edits.of(uid))
        self._base.execute(storing.ADD_CARD, storing.card_row(row, entry, edited))
        if withdrawn:
            self._base.execute("UPDATE card SET hidden = 1, codes = '' WHERE row = ?", (row,))

    def _repost(self, before: dict[int, tuple[Code, ...]]) -> None:
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
            rows = set(unpacked(found[0])) if found else set()
            rows = (rows - left.get(code, set())) | entered.get(code, set())
            self._base.execute("INSERT OR REPLACE INTO posting VALUES (?, ?, ?)", (*code, packed(rows)))
            label = code_label(self._base, code)
            self._base.execute(
                "INSERT OR REPLACE INTO tally VALUES (?, ?, ?, ?, ?)", (*code, len(rows), label.ru, label.be)
            )

    def _respell(self, row: int, only: str = "") -> None:
        """The words of a row as they are now; with `only`, of a row of that kind."""
        found = self._base.execute(
            "SELECT uid, card.kind, hidden FROM card JOIN record USING (row) WHERE row = ?", (row,)
        ).fetchone()
        if not found or (only and found[1] != only):
            return
        storing.forget_words(self._base, row)
        if not found[2]:
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
            rows = array(ROW)
            rows.frombytes(self._base.execute("SELECT rows FROM ordering WHERE name = ?", (name,)).fetchone()[0])
            if row in rows:
                rows.remove(row)
            if not self._hidden(row):
                rows.insert(bisect_left(rows, self._key(name, row), key=lambda other: self._key(name, other)), row)
            self._base.execute("INSERT OR REPLACE INTO ordering VALUES (?, ?)", (name, rows.tobytes()))

    def _hidden(self, row: int) -> bool:
        return bool(self._base.execute("SELECT hidden FROM card WHERE row = ?", (row,)).fetchone()[0])

    def _key(self, name: str, row: int) -> tuple[str, str, int]:
        """Where a row stands in an order; dates are turned round, since the latest comes first."""
        found = self._base.execute("SELECT confirmed_on, sort_ru, sort_be FROM card WHERE row = ?", (row,)).fetchone()
        confirmed, sort_ru, sort_be = found
        latest_first = confirmed.translate(_TURNED) + _AFTER_ALL if name == "confirmed" else ""
        return latest_first, sort_be if name == "name_be" else sort_ru, row


def _quoted(fields: Iterable[str]) -> str:
    return ", ".join(f"'{field}'" for field in fields)


_TURNED = str.maketrans("0123456789", "9876543210")
_AFTER_ALL = "\x7f"
_BELOW = f"SELECT row FROM link WHERE target = ? AND field IN ({_quoted(UPWARDS)})"
_FACILITIES_BELOW = f"{_BELOW} AND EXISTS (SELECT 1 FROM card WHERE card.row = link.row AND kind = 'facility')"
_ROW = "SELECT row FROM record WHERE uid = ?"
_ABOVE = f"SELECT target FROM link WHERE row = ? AND field IN ({_quoted(OF_FACILITY)})"
_PARENTS = f"SELECT target FROM link WHERE row = ? AND field IN ({_quoted(UPWARDS)})"
_ADD_LINK = "INSERT OR IGNORE INTO link (target, field, row) SELECT row, ?, ? FROM record WHERE uid = ?"
_ADD_BELONGS = "INSERT INTO belongs (row, parent) SELECT ?, row FROM record WHERE uid = ?"
_RELABEL = """
UPDATE tally SET label_ru = ?, label_be = ?
WHERE facet = ? AND code = (SELECT uid FROM record WHERE row = ?)
"""
_MENTIONS = f"""
SELECT card.name_ru, card.name_be, card.alias
FROM link JOIN card ON card.row = link.row
WHERE link.target = ? AND link.field IN ({_quoted(OF_FACILITY)}) AND NOT card.hidden
UNION ALL
SELECT card.name_ru, card.name_be, card.alias
FROM link JOIN card ON card.row = link.target
WHERE link.row = ? AND link.field = '{HOST}'
"""
