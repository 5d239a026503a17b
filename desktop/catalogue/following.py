"""One slice of edited records into the index: read together, described, written together.

A slice asks for what it needs by lists of rows; only what an edited record had before is asked record by record. Rows
go into the search index in rising order: it would otherwise put what it has gathered down after each.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from desktop.catalogue.edits import TOUCH_AT_ONCE
from desktop.catalogue.index import storing
from desktop.catalogue.index.amending import amend_cards, amend_derived, amend_links
from desktop.catalogue.index.belonging import written
from desktop.catalogue.index.describing import Code, Described, describe, parent_uid
from desktop.catalogue.index.orders import Orders, Place
from desktop.catalogue.index.posting import MENTIONS, Posting
from desktop.catalogue.index.spellings import add_spellings
from desktop.catalogue.index.texts import with_names
from desktop.catalogue.questions import Facet
from sync.records import KINDS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence

    from desktop.catalogue.edits import Edits
    from desktop.catalogue.index.pending import Pending
    from desktop.catalogue.reading import Reading


class _Renewed(NamedTuple):
    """A row that follows its record: what it was, and what it is to be; without an entry it leaves the index. A fresh
    one had no card."""

    row: int
    uid: str
    withdrawn: bool
    entry: Described | None
    edited: bool
    name: tuple[object, ...] = ()
    place: Place | tuple[()] = ()
    above: Sequence[int] = ()
    codes: tuple[Code, ...] = ()
    below: Mapping[int, tuple[Code, ...]] = {}
    moves: bool = True

    @property
    def fresh(self) -> bool:
        return not self.name


class Following:
    """Brings some records of the index up to their edits, however they depend on each other. Transactions belong to
    the caller."""

    def __init__(
        self, base: sqlite3.Connection, edits: Edits, reading: Reading, pending: Pending, posting: Posting
    ) -> None:
        self._base, self._edits, self._reading = base, edits, reading
        self._pending, self._posting, self._orders = pending, posting, Orders(base)

    def renew(self, uids: Sequence[str]) -> None:
        """Follows these records; what depends on them and is not among them waits."""
        rows = self._rows_of(uids)
        sources = self._reading.sources([uid for uid in uids if uid in rows])
        entries = {uid: describe(self._reading.effective(*source)) for uid, source in sources.items()}
        self._make_room(entries)
        edited = {uid for uid, (_, edits) in sources.items() if edits}
        renewed = sorted(self._before(rows, entries, edited), key=lambda each: each.row)
        self._replace(renewed)
        self._posting.repost({each.row: each.codes for each in renewed})
        self._pending.done(each.row for each in renewed)
        storing.forget_words(self._base, (each.row for each in renewed))
        for each in renewed:
            self._respell(each)
        add_spellings(self._base, {word: 0 for each in renewed if each.entry for word in each.entry.spoken})
        self._leave_waiting(renewed)
        places = self._orders.places([each.row for each in renewed])
        self._orders.move({each.row: each.place for each in renewed if each.place != places.get(each.row, ())})

    def _rows_of(self, uids: Sequence[str]) -> dict[str, tuple[int, bool]]:
        """Row of each record that has one or, being known here alone, gets one; and whether the centre withdrew it."""
        born = self._edits.born(uids)
        found = self._known(uids)
        self._add(self._reading.kinds_of([uid for uid in uids if uid not in found]))
        found |= self._known([uid for uid in uids if uid not in found])
        known = {uid: values for uid in uids if (values := found.get(uid)) and values[1] in KINDS}
        return {uid: (row, bool(bare) and uid not in born) for uid, (row, _kind, bare) in known.items()}

    def _make_room(self, entries: Mapping[str, Described]) -> None:
        """Gives a row to records of this computer that are named before their own turn has come."""
        named = list({uid for entry in entries.values() for _, uid in entry.links}.difference(entries))
        known = self._known(named)
        self._add(self._edits.born([uid for uid in named if uid not in known]))

    def _known(self, uids: Sequence[str]) -> dict[str, tuple[int, str, bool]]:
        found = self._base.execute(_ROWS, (json.dumps(uids),)) if uids else ()
        return {uid: (row, kind, bare) for uid, row, kind, bare in found}

    def _add(self, kinds: Mapping[str, str]) -> None:
        self._base.executemany(_ADD_RECORD, kinds.items())

    def _before(
        self, rows: Mapping[str, tuple[int, bool]], entries: Mapping[str, Described], edited: set[str]
    ) -> Iterable[_Renewed]:
        """With a record that changes alone many dependants are only owed: none of them changes with it."""
        numbers = [row for row, _ in rows.values()]
        names, needed = self._names(numbers), self._posting.needed(numbers)
        for uid, (row, withdrawn) in rows.items():
            each = _Renewed(row, uid, withdrawn, entries.get(uid), uid in edited, names.get(row, ()))
            if not each.fresh:
                each = self._as_it_was(each)
            yield self._with_dependants(each, len(rows) == 1) if each.moves and row in needed else each

    def _as_it_was(self, each: _Renewed) -> _Renewed:
        return each._replace(
            codes=self._posting.posted(each.row),
            place=self._orders.places([each.row]).get(each.row, ()),
            above=self._posting.facilities_above([each.row]),
            moves=each.entry is None or self._moves(each.row, each.entry, each.withdrawn),
        )

    def _with_dependants(self, each: _Renewed, alone: bool) -> _Renewed:
        below = self._posting.below(each.row)
        if alone and len(below) > TOUCH_AT_ONCE:
            self._pending.owe(each.row, self._posting.codes_of([each.row])[each.row])
            return each
        return each._replace(below=self._posting.codes_of(below))

    def _names(self, rows: Sequence[int]) -> dict[int, tuple[object, ...]]:
        """By what others may mention these rows; nothing of a row without a card."""
        return {row: tuple(name) for row, *name in self._base.execute(_NAMES, (json.dumps(rows),))}

    def _moves(self, row: int, entry: Described, withdrawn: bool) -> bool:
        """Whether others will take over other codes from a row, or it itself from others."""
        (codes,) = self._base.execute("SELECT codes FROM card WHERE row = ?", (row,)).fetchone()
        if withdrawn:
            return bool(codes)
        linked = self._base.execute("SELECT field, target FROM link WHERE row = ?", (row,)).fetchall()
        known = self._known([uid for _, uid in entry.links])
        wanted = {(field, known[uid][0]) for field, uid in entry.links if uid in known}
        return codes != written(entry.codes) or set(linked) != wanted

    def _replace(self, renewed: Sequence[_Renewed]) -> None:
        """Cards, links and what is derived from the records. One the centre withdrew keeps what it had beside its
        card, which no list shows."""
        here = [(each, each.entry) for each in renewed if each.entry is not None]
        named = self._known(list({uid for _, entry in here for _, uid in entry.links}))
        rows = {uid: row for uid, (row, *_) in named.items()}
        amend_cards(self._base, (_card(each, entry, rows) for each, entry in here))
        gone = [each.row for each in renewed if each.entry is None]
        self._base.executemany("DELETE FROM card WHERE row = ?", ((row,) for row in gone))
        entries = {each.row: entry for each, entry in here if not each.withdrawn}
        told = ((row, field, uid) for row, entry in entries.items() for field, uid in entry.links)
        amend_links(self._base, [*entries, *gone], {(rows[uid], field, row) for row, field, uid in told if uid in rows})
        amend_derived(self._base, [*entries, *gone], entries)

    def _leave_waiting(self, renewed: Sequence[_Renewed]) -> None:
        """What depends on these rows follows later; what was renewed with them has followed."""
        names = self._names([each.row for each in renewed])
        changed = [each for each in renewed if each.moves or each.name != names.get(each.row, ())]
        rows = [each.row for each in changed]
        spelled = {*self._posting.facilities_above(rows), *self._posting.facilities_below(rows)}
        waiting: dict[int, tuple[Code, ...] | None] = dict.fromkeys(spelled)
        for each in changed:
            self._relabel(each)
            waiting = dict.fromkeys(each.above) | waiting | dict(each.below) if each.above or each.below else waiting
        done = {each.row for each in renewed}
        self._pending.add({row: codes for row, codes in waiting.items() if row not in done})

    def _relabel(self, each: _Renewed) -> None:
        """An organisation's name beside its count."""
        if each.entry is not None and each.entry.kind == "organisation":
            values = (each.entry.name.ru, each.entry.name.be, Facet.ORGANISATION, each.uid)
            self._base.execute(_RELABEL, values)

    def _respell(self, each: _Renewed) -> None:
        if each.entry is not None and not (each.withdrawn or each.entry.hidden):
            self._spell(each.row, each.entry)

    def respell_facility(self, row: int) -> None:
        """The words of a facility as they are now; other kinds have none but their own."""
        query = "SELECT record_uid, hidden FROM card WHERE row = ? AND kind = 'facility'"
        for uid, hidden in self._base.execute(query, (row,)).fetchall():
            storing.forget_words(self._base, (row,))
            if not hidden:
                self._spell(row, describe(self._reading.record(uid)))

    def _spell(self, row: int, entry: Described) -> None:
        words = entry.words
        if entry.kind == "facility":
            words = with_names(words, self._base.execute(MENTIONS, (row, row)))
        storing.remember_words(self._base, row, words)


def _card(each: _Renewed, entry: Described, rows: Mapping[str, int]) -> tuple[object, ...]:
    """The card of a row; of a record that the centre withdrew one that no list shows."""
    shown = msgspec.structs.replace(entry, hidden=True, codes=()) if each.withdrawn else entry
    return *storing.card_row(each.row, shown, each.edited), rows.get(parent_uid(entry.kind, entry.links), 0)


_ADD_RECORD = "INSERT INTO record (uid, kind, rev, digest, doc) VALUES (?, ?, 0, NULL, NULL)"
_ROWS = "SELECT uid, row, kind, doc IS NULL FROM record WHERE uid IN (SELECT value FROM json_each(?))"
_NAMES = "SELECT row, name_ru, name_be, alias, hidden FROM card WHERE row IN (SELECT value FROM json_each(?))"
_RELABEL = "UPDATE tally SET label_ru = ?, label_be = ? WHERE facet = ? AND code = ?"
