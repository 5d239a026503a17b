"""A whole journey: ask a source, verify what it offers, fetch what is missing."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import structs

from sync.bundle import MANIFEST, Manifest, MediaEntry, decode_manifest
from sync.bundle.manifest import MANIFEST_CAP, MEDIA_FILE_CAP, PAYLOAD_CAP
from sync.bundle.tree import Cancelling, Carrier, Listener, Progress, Step
from sync.disk import disk_refusal, free_bytes
from sync.errors import (
    Cancelled,
    ClockWrong,
    Damaged,
    ExpiredCopy,
    NoSpace,
    NotABundle,
    OlderCopy,
    Refusal,
    RootWithheld,
    Untrusted,
)
from sync.trust.memory import collected, raised, restore
from sync.trust.values import Delivery, Floors, Have, NothingNew, TrustMemory

if TYPE_CHECKING:
    from sync.trust.client import TrustedClient
    from sync.trust.receiving import Receiver

_CLOCK_TOLERANCE = timedelta(hours=24)
_PARTS_LIFE = timedelta(days=30)
_CHAIN = "chain-"


def fetch(
    carrier: Carrier,
    *,
    root: bytes,
    memory: TrustMemory,
    folder: Path,
    media: Path,
    have: Have,
    now: datetime,
    accept_expired: bool = False,
    progress: Listener = lambda step: None,
    cancelled: Cancelling = lambda: False,
    free: Callable[[Path], int] = free_bytes,
) -> Delivery | NothingNew:
    """The publication a source offers, verified from `root` on, or the news that we have it.

    `folder` is for work (metadata under way, the payload and parts of cut downloads; nothing is written elsewhere) and
    may be emptied between journeys; `media` keeps photos; `now` is aware; `free` tells the free bytes of a disk.
    `accept_expired` takes a carried copy whose signed life is over, knowingly. The carrier is closed in the end.

    Raises a `Refusal`: NotABundle, NewerFormat, Untrusted, Damaged, OlderCopy, ExpiredCopy, RootWithheld, ClockWrong,
    SourceMissing, NoConnection, NoSpace, CannotWrite or Cancelled.
    """
    journey = _Journey(carrier, root, memory, folder, media, have, now, progress, cancelled, free)
    try:
        return journey.run(accept_expired)
    finally:
        carrier.close()


@dataclass
class _Journey:
    """What one call of `fetch` knows. `at` is the time the chain is judged at; `done` of `expected` bytes have come."""

    carrier: Carrier
    root: bytes
    memory: TrustMemory
    folder: Path
    media: Path
    have: Have
    now: datetime
    progress: Listener
    cancelled: Cancelling
    free: Callable[[Path], int]
    at: datetime = field(init=False)
    floors: Floors = field(init=False)
    receivers: list[Receiver] = field(default_factory=list)
    expected: int = 0
    done: int = 0

    def run(self, accept_expired: bool) -> Delivery | NothingNew:
        self.floors = self.memory.floors()
        self._refuse_wrong_clock(self.floors.last_verified, self.floors.issued)
        for left in self.folder.glob(f"{_CHAIN}*"):  # of a journey that was killed
            shutil.rmtree(left, ignore_errors=True)
        with self._chain() as place:
            try:
                return self._attempt(Path(place), self.now)
            except ExpiredCopy as refusal:
                if not (accept_expired and refusal.may_confirm):
                    raise
                return self._attempt(Path(place), self._living_moment())

    def _chain(self) -> tempfile.TemporaryDirectory[str]:
        """A folder for the metadata under way."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            return tempfile.TemporaryDirectory(prefix=_CHAIN, dir=self.folder, ignore_cleanup_errors=True)
        except OSError as error:
            raise disk_refusal(self.folder, error) from error

    def _living_moment(self) -> datetime:
        from sync.trust.refusing import last_living_moment

        return last_living_moment(self.receivers[-1]) or self.now

    def _attempt(self, metadata: Path, at: datetime) -> Delivery | NothingNew:
        """The journey with the chain judged at one time; everything foreign that is raised becomes a refusal."""
        from sync.trust.client import TUF_ERRORS
        from sync.trust.refusing import refusal_for

        self.at = at
        try:
            client, manifest = self._verified(metadata)
            return self._received(client, manifest)
        except TUF_ERRORS as error:
            receiver = self.receivers[-1] if self.receivers else None
            refusal = refusal_for(error, self.carrier, receiver, self.floors, at, self.folder)
            raise (self._numbered(refusal) if isinstance(refusal, OlderCopy) else refusal) from error

    def _numbered(self, refusal: OlderCopy) -> OlderCopy:
        """The same with both numbers: that of the copy where the pinned root alone proves it, and ours."""
        from sync.trust.client import TUF_ERRORS, TrustedClient

        have = max(refusal.have, self.have.seq)
        try:
            with tempfile.TemporaryDirectory(prefix=_CHAIN, dir=self.folder, ignore_cleanup_errors=True) as place:
                client = TrustedClient(self.carrier, Path(place), self.root, min(self.at, self._living_moment()))
                client.refresh()
                path = client.target(MANIFEST, Path(place, "manifest"), MANIFEST_CAP)
                offered = decode_manifest(path.read_bytes(), self.carrier.source).seq if path else 0
        except (Refusal, *TUF_ERRORS):
            offered = 0
        return OlderCopy(offered, have)

    def _verified(self, metadata: Path) -> tuple[TrustedClient, Manifest]:
        """A client that trusts the source's chain, and its manifest, held against all we remember."""
        from sync.trust.client import TrustedClient

        self.progress(Progress(Step.VERIFYING, 0, 0))
        restore(metadata, self.memory.load())
        try:
            parts = self.folder / "parts"
            client = TrustedClient(self.carrier, metadata, self.root, self.at, parts, self._tick)
            self.receivers.append(client.receiver)
            client.refresh()
            path = client.target(MANIFEST, self.folder / "manifest.json", MANIFEST_CAP)
        finally:
            self.memory.save(collected(metadata))
        if path is None:
            raise NotABundle(self.carrier.source, f"no {MANIFEST}")
        manifest = decode_manifest(path.read_bytes(), self.carrier.source)
        self._judge(client, manifest)
        return client, manifest

    def _judge(self, client: TrustedClient, manifest: Manifest) -> None:
        """Refuse what the signatures alone do not: a hidden root, another catalogue, an older state, a wrong clock."""
        if client.root_version < manifest.min_root_version:
            raise RootWithheld(client.root_version, manifest.min_root_version)
        if client.catalog_id != manifest.catalog_id:
            raise Untrusted("the catalogue is not the one the holders of the targets role name")
        self._refuse_wrong_clock(manifest.issued)
        newest = max(self._seq_of(self.floors.catalog_id, self.floors.seq, manifest), self._have(manifest))
        if manifest.seq < newest:
            raise OlderCopy(manifest.seq, newest)

    def _refuse_wrong_clock(self, *known: datetime | None) -> None:
        newest = max((moment for moment in known if moment), default=self.now)
        if newest - self.now > _CLOCK_TOLERANCE:
            raise ClockWrong(self.now, newest)

    def _seq_of(self, catalog_id: str, seq: int, manifest: Manifest) -> int:
        """A remembered number, unless the holders of the targets role have begun a new catalogue since."""
        return seq if catalog_id == manifest.catalog_id else 0

    def _have(self, manifest: Manifest) -> int:
        return self._seq_of(self.have.catalog_id, self.have.seq, manifest)

    def _received(self, client: TrustedClient, manifest: Manifest) -> Delivery | NothingNew:
        news = self._have(manifest) < manifest.seq
        missing = [entry for entry in manifest.media if not self._is_there(entry)]
        self._sweep(manifest)
        self._reserve(manifest, news, missing)
        for entry in missing:
            self._target(client, entry.path, self.media / entry.name, MEDIA_FILE_CAP)
        payload = self.folder / manifest.full.path.rpartition("/")[2]
        if news:
            self._target(client, manifest.full.path, payload, PAYLOAD_CAP)
        self.memory.raise_floors(raised(self.floors, manifest, self.at))
        return self._told(client, manifest, payload if news else None)

    def _is_there(self, entry: MediaEntry) -> bool:
        """A file of that name was verified before it got its name; its length tells whether the disk kept it."""
        path = self.media / entry.name
        return path.is_file() and path.stat().st_size == entry.length

    def _sweep(self, manifest: Manifest) -> None:
        """Drop payloads of other publications, and parts nobody came back for."""
        oldest = (self.now - _PARTS_LIFE).timestamp()
        old_parts = (path for path in self.folder.glob("parts/*.part") if path.stat().st_mtime < oldest)
        others = (path for path in self.folder.glob("*.zst") if path.name != manifest.full.path.rpartition("/")[2])
        for path in (*old_parts, *others):
            path.unlink(missing_ok=True)

    def _reserve(self, manifest: Manifest, news: bool, missing: list[MediaEntry]) -> None:
        """Refuse before the first byte what the disk cannot hold: twice the download and the database made of it."""
        photos = sum(entry.length for entry in missing)
        self.expected = photos + (manifest.full.length if news else 0)
        needed = photos + (2 * manifest.full.length + manifest.full.usize * 3 // 2 if news else 0)
        available = self.free(self.folder)
        if needed > available:
            raise NoSpace(str(self.folder), needed, available)
        self.done = 0
        self.progress(Progress(Step.RECEIVING, 0, self.expected))

    def _target(self, client: TrustedClient, name: str, into: Path, cap: int) -> None:
        if client.target(name, into, cap) is None:
            raise Damaged(name)

    def _tick(self, count: int) -> None:
        if self.cancelled():
            raise Cancelled
        self.done += count
        if self.expected:
            self.progress(Progress(Step.RECEIVING, min(self.done, self.expected), self.expected))

    def _told(self, client: TrustedClient, manifest: Manifest, payload: Path | None) -> Delivery | NothingNew:
        verified = NothingNew(
            manifest=manifest,
            source=self.carrier.source,
            received_bytes=sum(receiver.received for receiver in self.receivers),
            signed_by=client.signers(),
            verified_at=self.at,
            expires=client.expires,
            stale=self.at < self.now,
        )
        return verified if payload is None else Delivery(payload=payload, media=self.media, **structs.asdict(verified))
