"""The index follows the edits: edited records first, then those that take something over from them, in turns.

The index says itself how far it has followed (`state.seen`) and what has yet to follow (`pending`), so that work cut
off by a power failure is done at the next start. Records of the base are never touched; a record made here gets a row
beside them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.catalogue.connecting import transaction
from desktop.catalogue.edits import TOUCH_AT_ONCE, TOUCH_LARGEST, TOUCH_SLICE
from desktop.catalogue.following import Following
from desktop.catalogue.index.pending import Pending
from desktop.catalogue.index.posting import Posting
from desktop.catalogue.reading import Reading

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from desktop.catalogue.edits import Edits


AT_ONCE, SLICE, LARGEST, EVERYTHING = TOUCH_AT_ONCE, TOUCH_SLICE, TOUCH_LARGEST, -1
"""Up to how many dependants follow in the call that edits (a person waits for it); how many in one turn of the
background, and after a load of thousands."""


class Indexing:
    """Brings the index of one base up to the edits of one local file."""

    def __init__(self, base: sqlite3.Connection, edits: Edits) -> None:
        self._base, self._edits = base, edits
        self._pending = Pending(base)
        self._posting = Posting(base, self._pending)
        self._following = Following(base, edits, Reading(base, edits), self._pending, self._posting)

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
            self._following.respell_facility(row)
        self._pending.done(waiting)

    def _list_dependants(self) -> None:
        """Lets each dependant of a moved record wait by itself, with the codes it took over while that had its old
        ones. Done before any other record changes: then all else is as it was."""
        for row, codes in self._pending.owed().items():
            self._pending.add(self._posting.codes_of(self._posting.below(row), {row: codes}))

    def _renew(self, uids: Sequence[str]) -> None:
        """Follows these records, however they depend on each other."""
        for start in range(0, len(uids), LARGEST):
            self._list_dependants()
            self._following.renew(uids[start : start + LARGEST])
