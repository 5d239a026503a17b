"""A verified bundle becomes this computer's copy.

A new base is built beside the old one and compared with the signed digest; then, in one transaction of local.db, every
standing edit is merged with what the centre says now and one row names the new base. Until that commit the old copy is
in force, after it the new one; there is nothing in between, whenever the power fails.
"""

from __future__ import annotations

import time
from contextlib import closing
from datetime import UTC
from typing import TYPE_CHECKING

from desktop.catalogue.carrying import Carrying, Tally
from desktop.catalogue.comparing import Differences, differences
from desktop.catalogue.connecting import open_file, remove, room_on, transaction
from desktop.catalogue.index.building import Builder, Published, Withdrawn
from desktop.catalogue.indexing import EVERYTHING, Indexing
from desktop.catalogue.journal import stamp
from desktop.catalogue.remembering import StoredMemory
from desktop.catalogue.renewing import born
from desktop.catalogue.saved.kept import Kept
from desktop.catalogue.saved.news import Watching
from desktop.catalogue.views import Status, SyncOutcome
from sync.bundle import Manifest, NewRecord, Tombstone, read_full
from sync.carriers import Cancelling, Carrier, Listener, Progress, Step, carrier_for
from sync.disk import free_bytes
from sync.errors import Cancelled, Damaged, NoSpace
from sync.trust import Delivery, Have, NothingNew, Verified, fetch

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from desktop.catalogue.edits import Edits
    from desktop.catalogue.files import Clock, Files

_GROWTH = 5
"""A base with its index takes about three times the unpacked records; building it, a good deal more for a while."""
_EVERY = 500


class Adopting:
    """One sync over the files of one thread."""

    def __init__(
        self,
        files: Files,
        edits: Edits,
        clock: Clock,
        progress: Listener,
        cancelled: Cancelling,
        turn: Callable[[], AbstractContextManager[None]],
    ) -> None:
        self._turn = turn
        self._files, self._edits, self._clock = files, edits, clock
        self._progress, self._cancelled = progress, cancelled

    def sync(
        self, source: Carrier | str, root: bytes, accept_expired: bool, status: Callable[[], Status]
    ) -> SyncOutcome:
        """Fetches, verifies and adopts. Raises refusals and leaves the copy as it was."""
        began, before = time.monotonic(), status()
        with room_on(self._files.profile.folder):
            delivery = fetch(
                carrier_for(source) if isinstance(source, str) else source,
                root=root,
                memory=StoredMemory(self._files.local),
                folder=self._files.profile.parts,
                media=self._files.profile.media,
                have=self._have(),
                now=self._clock(),
                accept_expired=accept_expired,
                progress=self._progress,
                cancelled=self._cancelled,
            )
            if isinstance(delivery, NothingNew):
                with transaction(self._files.local):
                    self._note(delivery)
                return SyncOutcome(True, before, status(), took=time.monotonic() - began)
            found, tally = self.adopt(delivery)
            delivery.payload.unlink(missing_ok=True)
        return _outcome(delivery, before, status(), found, tally, time.monotonic() - began)

    def _have(self) -> Have:
        found = self._files.base and self._files.base.execute("SELECT catalog_id, seq FROM state").fetchone()
        return Have(*found) if found else Have()

    def adopt(self, delivery: Delivery) -> tuple[Differences, Tally]:
        """Builds, verifies, merges, switches. Raises Damaged, MalformedRecord, NoSpace, Cancelled."""
        manifest = delivery.manifest
        self._reserve(manifest)
        path, seen = self._files.fresh_base(manifest.seq), self._edits.newest_touch()
        try:
            self._build(path, delivery)
            return self._take(path, delivery, seen)
        except BaseException:
            if self._files.base_name != path.name:
                remove(path)
            raise

    def _reserve(self, manifest: Manifest) -> None:
        needed, free = manifest.full.usize * _GROWTH, free_bytes(self._files.profile.folder)
        if needed > free:
            raise NoSpace(str(self._files.profile.folder), needed, free)

    def _build(self, path: Path, delivery: Delivery) -> None:
        manifest = delivery.manifest
        published = Published(manifest.catalog_id, manifest.seq, manifest.issued, manifest.state_digest)
        with Builder(path) as builder:
            for entry in self._told(read_full(delivery.payload, manifest.full), manifest.full.records):
                builder.add(entry)
            for withdrawn in self._withdrawn(builder):
                builder.add(withdrawn)
            for own in born(self._files.local, builder):
                builder.add(own)
            if builder.digest != manifest.state_digest:
                raise Damaged(delivery.payload.name)
            builder.finish(published)

    def _told(self, entries: Iterator[NewRecord | Tombstone], total: int) -> Iterator[NewRecord | Tombstone]:
        for number, entry in enumerate(entries):
            if not number % _EVERY:
                if self._cancelled():
                    raise Cancelled
                self._progress(Progress(Step.APPLYING, number, total))
            yield entry

    def _withdrawn(self, builder: Builder) -> Iterator[Withdrawn]:
        """Records with work of this person in them that the new publication no longer has."""
        for uid in self._edits.cared_for():
            if not builder.has(uid) and (last := self._last_text(uid)):
                yield last

    def _last_text(self, uid: str) -> Withdrawn | None:
        query = "SELECT kind, rev, doc FROM record WHERE uid = ? AND doc IS NOT NULL"
        records = self._files.records
        found = records.execute(query, (uid,)).fetchone() if records else None
        kept = self._files.local.execute("SELECT kind, rev, doc FROM kept WHERE uid = ?", (uid,)).fetchone()
        return Withdrawn(uid, *(found or kept)) if found or kept else None

    def _take(self, path: Path, delivery: Delivery, seen: int) -> tuple[Differences, Tally]:
        """The moment of change: edits carried over, journey noted, the new base named, all in one transaction. What was
        written after `seen`, while the base was built, is followed now."""
        old, local = self._files.records, self._files.local
        with closing(open_file(path, writing=True)) as base:
            found = differences(base, self._files.profile.bases / self._files.base_name if old else None)
            watching = self._watching(base)
            with self._turn(), transaction(local):
                indexing = Indexing(base, self._edits)
                watching.begin(self._edits)
                tally = Carrying(old, base, local, self._edits, stamp(self._clock())).carry()
                self._note(delivery)
                indexing.begin_at(seen)
                indexing.follow(EVERYTHING)
                watching.follow(path.name, self._files.base_name, self._edits)
                base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                self._files.switch(path)
        self._files.follow()
        return found, tally

    def _watching(self, base: sqlite3.Connection) -> Watching:
        """What the base so far finds for saved searches, so that it can be told what the new one brings for them."""
        files = self._files
        known = files.profile.bases / files.base_name if files.records else None
        return Watching(files.base, known, base, Kept(files.local), self._clock())

    def _note(self, delivery: Verified) -> None:
        self._files.local.execute(
            "INSERT INTO journey (at, source, seq, expires, signed_by, stale) VALUES (?, ?, ?, ?, ?, ?)",
            (
                self._clock().astimezone(UTC).isoformat(),
                delivery.source,
                delivery.manifest.seq,
                delivery.expires.isoformat(),
                "\n".join(delivery.signed_by),
                delivery.stale,
            ),
        )


def _outcome(
    delivery: Delivery, before: Status, after: Status, found: Differences, tally: Tally, took: float
) -> SyncOutcome:
    return SyncOutcome(
        nothing_new=False,
        before=before,
        after=after,
        new=found.new,
        changed=found.changed,
        withdrawn=found.withdrawn,
        accepted=tally.accepted,
        conflicts=tally.conflicts,
        edits_kept=tally.kept,
        unconfirmed=tally.unconfirmed,
        received_bytes=delivery.received_bytes,
        photos=len(delivery.manifest.media),
        took=took,
        new_uids=found.new_uids,
        changed_uids=found.changed_uids,
    )
