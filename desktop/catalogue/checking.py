"""Reading everything: is each byte of the content what the centre signed, does the index say what the records say."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from pyroaring import BitMap

from desktop.catalogue.cards import rows_of
from desktop.catalogue.index.describing import describe
from desktop.catalogue.index.rowsets import unpacked
from desktop.catalogue.index.storing import card_row
from desktop.catalogue.index.wordsets import searched
from desktop.catalogue.reading import Reading
from sync.canon import state_digest
from sync.errors import UnknownRecord
from sync.records import KINDS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from desktop.catalogue.edits import Edits
    from desktop.catalogue.views import Broken


class Fault(StrEnum):
    """What can be wrong; the sentence is looked up by this name."""

    MOVED_ASIDE = "moved_aside"
    UNSOUND_FILE = "unsound_file"
    DIGEST = "digest"
    STALE_CARD = "stale_card"
    NOT_FOUND_BY_WORDS = "not_found_by_words"
    WRONG_COUNT = "wrong_count"
    NO_RECORD = "no_record"
    NO_CARD = "no_card"


@dataclass(frozen=True)
class Flaw:
    """One fault: `name` of the file, record or facet it is in, and the technical `detail` (a verdict, a number)."""

    fault: Fault
    name: str
    detail: str = ""


@dataclass(frozen=True)
class CheckReport:
    """What was found. `digest` is that of the content as read, '' and 0 `records` where there is no copy; `pending`
    records have yet to follow an edit, which is no fault."""

    records: int
    digest: str
    faults: tuple[Flaw, ...] = ()
    pending: int = 0

    @property
    def sound(self) -> bool:
        """True if nothing is wrong."""
        return not self.faults


def check(
    base: sqlite3.Connection | None, local: sqlite3.Connection, edits: Edits, broken: Sequence[Broken]
) -> CheckReport:
    """Reads both files from end to end; nothing is changed."""
    faults = [Flaw(Fault.MOVED_ASIDE, item.name, item.kept_as.name) for item in broken]
    faults += _unsound("local.db", local)
    if base is None:
        return CheckReport(0, "", tuple(faults))
    faults += _unsound("base.db", base)
    digest, records = _content(base)
    signed = base.execute("SELECT digest FROM state").fetchone()[0]
    if digest != signed:
        faults.append(Flaw(Fault.DIGEST, digest, signed))
    waiting = _waiting(base, edits)
    faults += [*_index(base, edits, waiting), *_sets(base), *_edits(base, edits, waiting)]
    (pending,) = base.execute("SELECT count(*) FROM pending").fetchone()
    return CheckReport(records, digest, tuple(faults), pending + len(waiting))


def _waiting(base: sqlite3.Connection, edits: Edits) -> set[str]:
    """Records whose turn to be followed has yet to come."""
    seen, seen_of = base.execute("SELECT seen, seen_of FROM state").fetchone()
    return set(edits.touched_since(seen) if seen_of == edits.made() else edits.uids())


def _unsound(name: str, connection: sqlite3.Connection) -> list[Flaw]:
    verdicts = (verdict for (verdict,) in connection.execute("PRAGMA quick_check"))
    return [Flaw(Fault.UNSOUND_FILE, name, verdict) for verdict in verdicts if verdict != "ok"]


def _content(base: sqlite3.Connection) -> tuple[str, int]:
    """Digest over the texts themselves, and how many records a person works with."""
    known = 0

    def hashes() -> Iterator[bytes]:
        nonlocal known
        for kind, doc in base.execute("SELECT kind, doc FROM record WHERE doc IS NOT NULL"):
            known += kind in KINDS
            yield hashlib.sha256(doc.encode()).digest()

    return state_digest(hashes()), known


def _index(base: sqlite3.Connection, edits: Edits, waiting: set[str]) -> Iterator[Flaw]:
    """Cards that do not say what their records say under the edits."""
    reading, edited, born = Reading(base, edits), set(edits.uids()), set(edits.all_born())
    found = base.execute("SELECT record.uid, record.doc IS NOT NULL, card.* FROM card JOIN record USING (row)")
    for uid, published, *card, _parent in found:
        if uid in waiting or not (published or uid in born):
            continue
        expected = card_row(card[0], describe(reading.record(uid)), uid in edited)
        if tuple(card) != tuple(expected):
            yield Flaw(Fault.STALE_CARD, uid)
    if missing := _listed(base) - searched(base):
        yield Flaw(Fault.NOT_FOUND_BY_WORDS, "base.db", str(len(missing)))


def _listed(base: sqlite3.Connection) -> BitMap:
    return BitMap([row for (row,) in base.execute("SELECT row FROM card WHERE NOT hidden")])


def _sets(base: sqlite3.Connection) -> Iterator[Flaw]:
    for facet, code, total, rows in base.execute(
        "SELECT facet, code, total, rows FROM tally JOIN posting USING (facet, code)"
    ):
        if len(unpacked(rows)) != total:
            yield Flaw(Fault.WRONG_COUNT, f"{facet} {code}", str(total))


def _edits(base: sqlite3.Connection, edits: Edits, waiting: set[str]) -> Iterator[Flaw]:
    """Edits of records that are in neither file."""
    reading = Reading(base, edits)
    for uid in edits.uids():
        try:
            reading.record(uid)
        except UnknownRecord:
            yield Flaw(Fault.NO_RECORD, uid)
        if uid not in waiting and not rows_of(base, (uid,)):
            yield Flaw(Fault.NO_CARD, uid)
