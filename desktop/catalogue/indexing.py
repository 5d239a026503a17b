"""The index follows the edits: edited records first, then those that take something over from them, in turns.

The index says itself how far it has followed (`state.seen`) and what has yet to follow (`pending`), so that work cut
off by a power failure is done at the next start. Records of the base are never touched; a record made here gets a row
beside them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop.catalogue import storing
from desktop.catalogue.belonging import written
from desktop.catalogue.completing import with_mentions
from desktop.catalogue.connecting import transaction
from desktop.catalogue.describing import Code, Described, describe, parent_uid
from desktop.catalogue.edits import TOUCH_AT_ONCE, TOUCH_SLICE
from desktop.catalogue.orders import Orders
from desktop.catalogue.pending import Pending
from desktop.catalogue.posting import MENTIONS, Posting
from desktop.catalogue.questions import Facet
from desktop.catalogue.reading import Reading
from desktop.catalogue.spellings import add_spellings
from sync.records import KINDS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from desktop.catalogue.edits import Edits


AT_ONCE, SLICE, EVERYTHING = TOUCH_AT_ONCE, TOUCH_SLICE, -1
"""Up to how many dependants follow in the call that edits (a person waits for it); how many in one turn of the
background."""


class _Renewed(NamedTuple):
    """A row that follows its record: what it was, and what it is to be; without an entry it leaves the index."""

    row: int
    uid: str
    withdrawn: bool
    entry: Described | None
    edited: bool
    fresh: bool
    names: list[object]
    place: tuple[object, ...]
    above: list[int]
    codes: tuple[Code, ...]
    below: dict[int, tuple[Code, ...]]
    moves: bool


class Indexing:
    """Brings the index of one base up to the edits of one local file."""

    def __init__(self, base: sqlite3.Connection, edits: Edits) -> None:
        self._base, self._edits = base, edits
        self._reading, self._pending, self._orders = Reading(base, edits), Pending(base), Orders(base)
        self._posting = Posting(base, self._pending)

    def follow(self, most: int = AT_ONCE, first: Sequence[str] = ()) -> None:
        """Follows one turn of edited records, the `first` of the last act before all others, and what depends on them
        if that is no more than `most`; all for EVERYTHING. The rest waits for `work_off`. Raises sqlite3.Error and
        leaves the index as it was."""
        if self._edits.followed_by(self._base):
            return
        self._recognise()
        with transaction(self._base):
            _, turn = self._edits.next_touched(self._seen())
            self._renew([uid for uid in first[:AT_ONCE] if uid not in set(turn)])
            while not self._take_turn() and most == EVERYTHING:
                pass
            if self._edits.followed_by(self._base) and (most == EVERYTHING or self._pending.few(most)):
                self._follow_pending(most)

    def work_off(self, most: int = SLICE) -> bool:
        """Lets one turn of edited records follow, or so many waiting rows, in one transaction; says whether others
        still wait."""
        if self._edits.followed_by(self._base):
            with transaction(self._base):
                self._follow_pending(most)
        else:
            self._recognise()
            with transaction(self._base):
                self._take_turn()
        return self._pending.left or not self._edits.followed_by(self._base)

    def begin_at(self, seen: int) -> None:
        """Takes for followed what was written up to that number: the base was built with it."""
        self._base.execute("UPDATE state SET seen = ?, seen_of = ?", (seen, self._edits.made()))

    def _seen(self) -> int:
        return int(self._base.execute("SELECT seen FROM state").fetchone()[0])

    def _recognise(self) -> None:
        """An index that has followed another local file, or none, has every edited record before it again."""
        if self._base.execute("SELECT seen_of FROM state").fetchone()[0] == self._edits.made():
            return
        believed = self._base.execute("SELECT uid FROM record JOIN card USING (row) WHERE card.edited")
        uids = tuple(dict.fromkeys((*self._edits.uids(), *(uid for (uid,) in believed))))
        before = self._edits.newest_touch()
        self._edits.touch_alone(uids)
        self.begin_at(before)

    def _take_turn(self) -> bool:
        """One turn of edited records; true if it was the last."""
        at, uids = self._edits.next_touched(self._seen())
        self._renew(uids)
        self.begin_at(at)
        return self._edits.followed_by(self._base)

    def _follow_pending(self, most: int) -> None:
        self._list_dependants()
        waiting = self._pending.first(most)
        self._posting.repost({row: codes for row, codes in waiting.items() if codes is not None})
        for row in waiting:
            self._respell_facility(row)
        self._pending.done(waiting)

    def _list_dependants(self) -> None:
        """Lets each dependant of a moved record wait by itself, with the codes it took over while that had its old
        ones. Done before any other record changes: then all else is as it was."""
        for row, codes in self._pending.owed().items():
            self._pending.add(self._posting.codes_of(self._posting.below(row), {row: codes}))

    def _renew(self, uids: Sequence[str]) -> None:
        """Follows these records, however they depend on each other."""
        for start in range(0, len(uids), SLICE):
            self._renew_slice(uids[start : start + SLICE])

    def _renew_slice(self, uids: Sequence[str]) -> None:
        self._list_dependants()
        rows = self._rows_of(uids)
        sources = self._reading.sources([uid for uid in uids if uid in rows])
        renewed = []
        for uid, (row, withdrawn) in rows.items():
            entry = describe(self._reading.effective(*sources[uid])) if uid in sources else None
            renewed.append(self._before(row, uid, withdrawn, entry, bool(entry and sources[uid][1]), len(rows) == 1))
        for each in renewed:
            self._replace(each)
        self._posting.repost({each.row: each.codes for each in renewed})
        self._pending.done(each.row for each in renewed)
        for each in renewed:
            self._respell(each.row, each.uid, each.entry)
            add_spellings(self._base, each.entry.spoken if each.entry else ())
        self._leave_waiting(renewed)
        self._orders.move(each.row for each in renewed if each.place != self._orders.place(each.row))

    def _rows_of(self, uids: Sequence[str]) -> dict[str, tuple[int, bool]]:
        """Row of each record that has one or, being known here alone, gets one; and whether the centre has withdrawn it."""
        marks = ", ".join("?" * len(uids))
        born = self._edits.born(uids)
        query = f"SELECT uid, row, kind, doc IS NULL FROM record WHERE uid IN ({marks})"
        found = {uid: (row, kind, bare) for uid, row, kind, bare in self._base.execute(query, uids)}
        for uid, kind in self._reading.kinds_of([uid for uid in uids if uid not in found]).items():
            row = self._base.execute(_ADD_RECORD, (uid, kind)).lastrowid or 0
            found[uid] = (row, kind, True)
        known = {uid: values for uid in uids if (values := found.get(uid)) and values[1] in KINDS}
        return {uid: (row, bool(bare) and uid not in born) for uid, (row, _kind, bare) in known.items()}

    def _before(
        self, row: int, uid: str, withdrawn: bool, entry: Described | None, edited: bool, alone: bool
    ) -> _Renewed:
        """With a record that changes `alone` many dependants are only owed: none of them changes with it."""
        names = self._names(row)
        below = self._posting.below(row)
        fresh = not names
        codes = () if fresh else self._posting.posted(row)
        place = () if fresh else self._orders.place(row)
        above = [] if fresh else self._posting.facilities_above(row)
        moves = fresh or entry is None or self._moves(row, entry, withdrawn)
        if alone and moves and len(below) > AT_ONCE:
            self._pending.owe(row, self._posting.codes_of([row])[row])
            below = set()
        kept = self._posting.codes_of(below) if moves else {}
        return _Renewed(row, uid, withdrawn, entry, edited, fresh, names, place, above, codes, kept, moves)

    def _names(self, row: int) -> list[object]:
        """By what others may mention a row."""
        return self._base.execute("SELECT name_ru, name_be, alias, hidden FROM card WHERE row = ?", (row,)).fetchall()

    def _moves(self, row: int, entry: Described, withdrawn: bool) -> bool:
        """Whether others will take over other codes from a row, or it itself from others."""
        (codes,) = self._base.execute("SELECT codes FROM card WHERE row = ?", (row,)).fetchone()
        if withdrawn:
            return bool(codes)
        linked = self._base.execute("SELECT field, target FROM link WHERE row = ?", (row,)).fetchall()
        targets = ((field, self._base.execute(_ROW, (uid,)).fetchone()) for field, uid in entry.links)
        wanted = {(field, target[0]) for field, target in targets if target}
        return codes != written(entry.codes) or set(linked) != wanted

    def _replace(self, each: _Renewed) -> None:
        if each.entry is None or not each.withdrawn:
            self._replace_links(each)
        if each.entry is None:
            self._base.execute("DELETE FROM card WHERE row = ?", (each.row,))
            return
        self._base.execute(storing.ADD_CARD, storing.card_row(each.row, each.entry, each.edited))
        if each.withdrawn:
            self._base.execute("UPDATE card SET hidden = 1, codes = '' WHERE row = ?", (each.row,))

    def _replace_links(self, each: _Renewed) -> None:
        if not each.fresh:
            self._base.execute("DELETE FROM link WHERE row = ?", (each.row,))
            self._base.execute("DELETE FROM belongs WHERE row = ?", (each.row,))
        if each.entry is None:
            storing.forget_derived(self._base, each.row)
            return
        links = ((field, each.row, target) for field, target in each.entry.links)
        self._base.executemany(_ADD_LINK, links)
        self._base.execute(_ADD_BELONGS, (each.row, parent_uid(each.entry.kind, each.entry.links)))
        storing.replace_derived(self._base, each.row, each.entry)

    def _leave_waiting(self, renewed: Sequence[_Renewed]) -> None:
        """What depends on these rows follows later; what was renewed with them has followed."""
        waiting: dict[int, tuple[Code, ...] | None] = {}
        for each in renewed:
            if each.moves or each.names != self._names(each.row):
                self._relabel(each)
                around = (each.above, self._posting.facilities_above(each.row))
                spelled = {*around[0], *around[1], *self._posting.facilities_below(each.row)}
                waiting = dict.fromkeys(spelled) | waiting | each.below
        done = {each.row for each in renewed}
        self._pending.add({row: codes for row, codes in waiting.items() if row not in done})

    def _relabel(self, each: _Renewed) -> None:
        """An organisation's name beside its count."""
        if each.entry is not None and each.entry.kind == "organisation":
            values = (each.entry.name.ru, each.entry.name.be, Facet.ORGANISATION, each.uid)
            self._base.execute(_RELABEL, values)

    def _respell_facility(self, row: int) -> None:
        """The words of a facility as they are now; other kinds have none but their own."""
        query = "SELECT record_uid FROM card WHERE row = ? AND kind = 'facility'"
        for (uid,) in self._base.execute(query, (row,)).fetchall():
            self._respell(row, uid, describe(self._reading.record(uid)))

    def _respell(self, row: int, uid: str, entry: Described | None) -> None:
        storing.forget_words(self._base, row)
        hidden = self._base.execute("SELECT hidden FROM card WHERE row = ?", (row,)).fetchone()
        if entry is None or hidden is None or hidden[0]:
            return
        body: list[str] = list(entry.body)
        if entry.kind == "facility":
            names = [list(name) for name in self._base.execute(MENTIONS, (row, row))]
            body = with_mentions(" ".join(entry.title), " ".join(entry.body), names)
        storing.remember_words(self._base, row, entry.title, body)


_ADD_RECORD = "INSERT INTO record (uid, kind, rev, digest, doc) VALUES (?, ?, 0, NULL, NULL)"
_ROW = "SELECT row FROM record WHERE uid = ?"
_ADD_LINK = "INSERT OR IGNORE INTO link (target, field, row) SELECT row, ?, ? FROM record WHERE uid = ?"
_ADD_BELONGS = "INSERT INTO belongs (row, parent) SELECT ?, row FROM record WHERE uid = ?"
_RELABEL = "UPDATE tally SET label_ru = ?, label_be = ? WHERE facet = ? AND code = ?"
