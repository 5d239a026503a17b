"""What goes in and out of a journey: what we have, what we remember, what was delivered."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Protocol

import msgspec

from sync.bundle import Manifest


class Have(msgspec.Struct, frozen=True):
    """Which publication the catalogue holds; the defaults mean none."""

    catalog_id: str = ""
    seq: int = 0


class Remembered(msgspec.Struct, frozen=True):
    """One verified metadata file: its name below the metadata folder, and its bytes."""

    name: str
    data: bytes


class Floors(msgspec.Struct, frozen=True):
    """The newest things ever verified here; nothing older is taken again. Times are aware; None is never."""

    catalog_id: str = ""
    seq: int = 0
    issued: datetime | None = None
    last_verified: datetime | None = None


class TrustMemory(Protocol):
    """Durable memory of what was verified. It must survive the loss of every other folder."""

    def load(self) -> tuple[Remembered, ...]:
        """The metadata files saved last; empty before the first journey."""

    def save(self, files: tuple[Remembered, ...]) -> None:
        """Keep these files instead of all kept before; called after each journey, also a failed one."""

    def floors(self) -> Floors:
        """What was raised last."""

    def raise_floors(self, floors: Floors) -> None:
        """Keep these floors; they are never below those kept, unless the centre has begun a new catalogue."""


class Verified(msgspec.Struct, frozen=True, kw_only=True):
    """What a source offers, held against the pinned root.

    `signed_by` names who vouched, as `role:key` with the first eight digits of the key. `verified_at` is the time the
    chain was judged at, `expires` the end of its signed life; `stale` says that a person knowingly took it after that.
    """

    manifest: Manifest
    source: str
    received_bytes: int
    signed_by: tuple[str, ...]
    verified_at: datetime
    expires: datetime
    stale: bool


class NothingNew(Verified, frozen=True, kw_only=True):
    """The source offers what we have; it was verified all the same. Missing media were fetched."""


class Delivery(Verified, frozen=True, kw_only=True):
    """A verified publication, ready to be read.

    `payload` is the snapshot `manifest.full` describes; `media` the folder that now holds all files of
    `manifest.media`, each verified when it came.
    """

    payload: Path
    media: Path
