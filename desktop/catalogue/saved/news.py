"""What bundles bring for saved searches since each was looked at.

Nothing is remembered of what a search found when it was looked at: only what every sync since has changed about it. At
a sync each search is asked of the base before and of the new one, both under this person's edits, so that what differs
is the centre's doing. Of a search with a hundred thousand hits a look keeps nothing, and a bundle as many bytes as it
changes rows: rows are numbers of the base that is active, kept as packed gaps, and are carried over to the next base by
the identities of their records, also when a base is only built anew.

`new` are rows that match and did not at the look, `changed` those that did and whose text of the centre is another
since. `gone` are records that matched and no longer do, as a hash of the identity and of the text at the look: one that
comes back is as it was, or changed.
"""

from __future__ import annotations

import sys
import zlib
from array import array
from contextlib import closing
from datetime import timedelta
from functools import cache
from hashlib import blake2b
from itertools import accumulate, islice
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from desktop.catalogue.connecting import open_file
from desktop.catalogue.finding.search import Search
from desktop.catalogue.index.rowsets import ROW
from desktop.catalogue.journal import stamp
from desktop.catalogue.query.meanings import Meanings
from desktop.catalogue.questions import Order
from desktop.catalogue.saved.kept import Kept, Log

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from desktop.catalogue.edits import Edits
    from desktop.catalogue.questions import Question

UID_BYTES, TEXT_BYTES = 6, 4
_UNKNOWN_TEXT = bytes(TEXT_BYTES)
"""In place of the text at the look, where it had changed before the record went."""
BATCH = 500
UNDONE_WITHIN = timedelta(days=30)
"""So long a search that was taken away is still told what bundles bring: undo may bring it back."""


def searching(base: sqlite3.Connection, on: str) -> Search:
    """The search of a base, its thesaurus read once; `on` is the ISO day of asking."""
    return Search(base, cache(lambda: Meanings(base)), on)


def hits(search: Search, question: Question) -> Sequence[int]:
    """Rows a question finds, whatever their order."""
    return search.search(replace(question, order=Order.NAME)).ids


def gaps_packed(rows: Iterable[int]) -> bytes:
    """The stored form of a set of rows: gaps between them, little-endian, compressed."""
    ordered = sorted(rows)
    gaps = array(ROW, (row - before for before, row in zip([0, *ordered], ordered, strict=False)))
    if sys.byteorder == "big":
        gaps.byteswap()
    return zlib.compress(gaps.tobytes(), 9) if gaps else b""


def gaps_unpacked(stored: bytes) -> array[int]:
    """The rows of a stored set, ascending."""
    gaps = array(ROW)
    if stored:
        gaps.frombytes(zlib.decompress(stored))
    if sys.byteorder == "big":
        gaps.byteswap()
    return array(ROW, accumulate(gaps))


def still(stored: bytes, found: Iterable[int]) -> array[int]:
    """Those rows of a stored set that are among the found, in their order."""
    rows = set(gaps_unpacked(stored))
    return array(ROW, (row for row in found if row in rows) if rows else ())


def gone_count(stored: bytes) -> int:
    """How many records are gone."""
    return len(stored) // (UID_BYTES + TEXT_BYTES)


class Moved(NamedTuple):
    """From the rows of one base to those of the next. `to` has 0 for a row that is in it no more; `changed` are new
    rows with another text of the centre, `own` those of records only this person has."""

    to: array[int]
    changed: frozenset[int]
    own: frozenset[int] = frozenset()

    def over(self, rows: Iterable[int]) -> set[int]:
        """The same records in the next base."""
        known = len(self.to)
        return {new for row in rows if row < known and (new := self.to[row])}


def moved(base: sqlite3.Connection, old: Path) -> Moved:
    """Compares a new base with the file of the one before, identity by identity; records of every version of a base
    read alike."""
    base.execute("ATTACH ? AS was", (f"{old.absolute().as_uri()}?mode=ro",))
    try:
        (last,) = base.execute("SELECT coalesce(max(row), 0) FROM was.record").fetchone()
        to, changed = array(ROW, bytes((last + 1) * array(ROW).itemsize)), []
        for before, now, other in base.execute(_MOVES):
            to[before] = now
            if other:
                changed.append(now)
    finally:
        base.execute("DETACH was")
    return Moved(to, frozenset(changed))


class Watching:
    """One sync as saved searches see it. Made while others may still write, since to compare two bases takes a second
    for half a million records; begun when nobody else does, before edits are carried over; told when all is whole."""

    def __init__(
        self, old: sqlite3.Connection | None, old_path: Path | None, base: sqlite3.Connection, kept: Kept, now: datetime
    ) -> None:
        """`old_path` is the base so far, None where it is lost; `old` its connection, None where its index cannot be
        asked any more. Searches taken away long before `now` are no longer followed."""
        self._old, self._old_path, self._base, self._kept = old, old_path, base, kept
        self._since, on = stamp(now - UNDONE_WITHIN), now.date().isoformat()
        self._asks, self._asked = searching(base, on), searching(old, on) if old else None
        self._logs: tuple[Log, ...] = ()
        self._moved = moved(base, old_path) if kept.any and old_path is not None else None
        self._said: Mapping[str, bytes] = {}

    def begin(self, edits: Edits) -> None:
        """What is saved now, and what the records this person has edited say before the bundle."""
        self._logs = tuple(self._kept.logs(self._since))
        if self._logs and self._moved is None and self._old_path is not None:
            self._moved = moved(self._base, self._old_path)
        if self._logs and self._moved is not None and self._old is not None:
            self._said = said(self._old, edits, self._edited())

    def _edited(self) -> list[str]:
        """Records edited here whose text of the centre is another now."""
        assert self._moved is not None and self._old is not None
        found = self._old.execute("SELECT row, record_uid FROM card WHERE edited").fetchall()
        return [uid for row, uid in found if self._moved.over((row,)) & self._moved.changed]

    def follow(self, name: str, old_name: str, edits: Edits) -> None:
        """Writes what the bundle changed; `name` is that of the new base. Where the base before is lost, all is seen:
        there is nothing to compare with."""
        if not self._logs:
            return
        if self._moved is None:
            self._kept.write(log._replace(base=name, new=b"", changed=b"", gone=b"") for log in self._logs)
            return
        own = frozenset(row for (row,) in self._base.execute("SELECT row FROM record WHERE doc IS NULL"))
        whose = Moved(self._moved.to, self._moved.changed - self._accepted(edits), own)
        self._kept.write([self._next(log if log.base in ("", old_name) else _seen(log), whose, name)
                          for log in self._logs])  # fmt: skip

    def _accepted(self, edits: Edits) -> frozenset[int]:
        """Rows the centre has only changed to what this person said already."""
        now = said(self._base, edits, list(self._said))
        same = [uid for uid, words in self._said.items() if now.get(uid) == words]
        query = "SELECT row FROM record WHERE uid = ?"
        return frozenset(self._base.execute(query, (uid,)).fetchone()[0] for uid in same)

    def _next(self, log: Log, whose: Moved, name: str) -> Log:
        after = set(hits(self._asks, log.question))
        was = self._before(log.question, after, whose)
        before = whose.over(was)
        new, changed, gone = (
            whose.over(gaps_unpacked(log.new)),
            whose.over(gaps_unpacked(log.changed)),
            _read_gone(log.gone),
        )
        entered = after - before - whose.own
        back = self._back(entered, gone)
        left = [row for row in was if not whose.over((row,)) & after]
        changed_now = (changed | ((before & whose.changed) - new)) & after
        return Log(
            log.search,
            log.question,
            name,
            gaps_packed((new & after) | (entered - back.keys())),
            gaps_packed(changed_now | {row for row, other in back.items() if other}),
            _write_gone(gone | self._left(left, log)),
        )

    def _before(self, question: Question, after: set[int], whose: Moved) -> Iterable[int]:
        """Rows of the old base that matched. Where its index is of another version, those that match now."""
        if self._asked is not None:
            return hits(self._asked, question)
        return [row for row, now in enumerate(whose.to) if now in after]

    def _back(self, entered: set[int], gone: dict[bytes, bytes]) -> dict[int, bool]:
        """Of the rows that match again, whether their text is another than at the look; they are gone no more."""
        found: dict[int, bool] = {}
        if gone:
            for row, uid, text in _texts(self._base, entered):
                key = _hash(uid)
                if key in gone:
                    found[row] = gone.pop(key) != text
        return found

    def _left(self, rows: list[int], log: Log) -> dict[bytes, bytes]:
        """Rows of the old base that no longer match and did at the look."""
        if self._old is None:
            return {}
        never, other = set(gaps_unpacked(log.new)), set(gaps_unpacked(log.changed))
        found = _texts(self._old, [row for row in rows if row not in never])
        return {_hash(uid): _UNKNOWN_TEXT if row in other else text for row, uid, text in found}


def carry_over(local: sqlite3.Connection, old: Path, new: Path) -> None:
    """The same base built anew: what is kept of saved searches is of its rows now."""
    kept = Kept(local)
    logs = [log for log in kept.logs("") if log.base == old.name]
    if logs:
        with closing(open_file(new, writing=False)) as base:
            whose = moved(base, old)
        kept.write(
            log._replace(base=new.name, new=_again(log.new, whose), changed=_again(log.changed, whose)) for log in logs
        )


def _again(stored: bytes, whose: Moved) -> bytes:
    return gaps_packed(whose.over(gaps_unpacked(stored)))


def said(base: sqlite3.Connection, edits: Edits, uids: list[str]) -> dict[str, bytes]:
    """A hash of what each of these records says under the edits, without what the program keeps about it."""
    from desktop.catalogue.carrying import as_seen
    from desktop.catalogue.reading import Reading
    from sync.canon import encode

    reading, waiting, found = Reading(base, edits), iter(uids), dict[str, bytes]()
    while batch := list(islice(waiting, BATCH)):
        for uid, (document, standing) in reading.sources(batch).items():
            found[uid] = blake2b(encode(as_seen(document, standing)), digest_size=16).digest()
    return found


def _seen(log: Log) -> Log:
    """Of a base this program never saw go: nothing is known of it."""
    return log._replace(new=b"", changed=b"", gone=b"")


def _texts(base: sqlite3.Connection, rows: Iterable[int]) -> list[tuple[int, str, bytes]]:
    """Row, uid and the beginning of the hash of the centre's text; records the centre does not have are left out."""
    query = "SELECT uid, digest FROM record WHERE row = ? AND doc IS NOT NULL"
    found = ((row, base.execute(query, (row,)).fetchone()) for row in rows)
    return [(row, line[0], line[1][:TEXT_BYTES]) for row, line in found if line]


def _hash(uid: str) -> bytes:
    return blake2b(uid.encode(), digest_size=UID_BYTES).digest()


def _read_gone(stored: bytes) -> dict[bytes, bytes]:
    size = UID_BYTES + TEXT_BYTES
    parts = (stored[place : place + size] for place in range(0, len(stored), size))
    return {part[:UID_BYTES]: part[UID_BYTES:] for part in parts}


def _write_gone(gone: Mapping[bytes, bytes]) -> bytes:
    return b"".join(key + text for key, text in sorted(gone.items()))


_MOVES = """
SELECT old.row, now.row, old.digest IS NOT now.digest
FROM was.record AS old JOIN main.record AS now ON now.uid = old.uid
"""
