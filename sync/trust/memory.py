"""Verified metadata between journeys: laid out for the TUF client, and gathered again after it has run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from sync.bundle import Manifest
from sync.trust.values import Floors, Remembered

_NAME = re.compile(r"(root_history/\d+\.root|[A-Za-z0-9_-][A-Za-z0-9_.%-]*)\.json")
_CENTRE_IS_ALIVE = timedelta(days=400)


def restore(metadata: Path, files: tuple[Remembered, ...]) -> None:
    """Write remembered files into an own, empty metadata folder; the client verifies each of them again."""
    for file in files:
        if _NAME.fullmatch(file.name) and not (metadata / file.name).exists():
            (metadata / file.name).parent.mkdir(exist_ok=True)
            (metadata / file.name).write_bytes(file.data)


def collected(metadata: Path) -> tuple[Remembered, ...]:
    """Everything the client has verified and kept, by rising name. `root.json` is only a link to the newest root."""
    return tuple(_collected(metadata))


def _collected(metadata: Path) -> Iterator[Remembered]:
    for path in sorted(metadata.rglob("*.json")):
        name = path.relative_to(metadata).as_posix()
        if name != "root.json" and _NAME.fullmatch(name):
            yield Remembered(name, path.read_bytes())


def raised(floors: Floors, manifest: Manifest, at: datetime) -> Floors:
    """The floors after a publication was verified at `at`.

    The verified time counts at most 400 days after the publication was issued, so that one journey under a clock far
    ahead does not lock the years until then.
    """
    known = floors if floors.catalog_id == manifest.catalog_id else Floors()
    verified = min(at, manifest.issued + _CENTRE_IS_ALIVE)
    return Floors(
        catalog_id=manifest.catalog_id,
        seq=max(known.seq, manifest.seq),
        issued=max(known.issued or manifest.issued, manifest.issued),
        last_verified=max(known.last_verified or verified, verified),
    )
