"""The bounds every office holds a publication to, asked before it is in force instead of on each office's screen."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from tuf.ngclient import UpdaterConfig

from sync.bundle import MANIFEST, MANIFEST_CAP, Manifest, encode_manifest
from sync.bundle.manifest import MEDIA_FILE_CAP, MEDIA_TOTAL_CAP, PAYLOAD_CAP
from sync.publish.refusals import TooLarge

_AROUND_TARGETS = 4096
"""Bytes of the catalogue's signed list beside its media: signatures, manifest, snapshot, dates."""


def refuse_oversize(manifest: Manifest) -> None:
    """Raises TooLarge for the first thing an office would refuse for its size."""
    for name, size, limit in _sizes(manifest):
        if size > limit:
            raise TooLarge(name, size, limit)


def _sizes(manifest: Manifest) -> Iterator[tuple[str, int, int]]:
    full, media = manifest.full, manifest.media
    yield full.path, max(full.length, full.usize), PAYLOAD_CAP
    for entry in media:
        yield entry.path, entry.length, MEDIA_FILE_CAP
    yield "catalog/media", sum(entry.length for entry in media), MEDIA_TOTAL_CAP
    yield MANIFEST, len(encode_manifest(manifest)), MANIFEST_CAP
    yield "metadata/catalog.json", _signed_list(manifest), UpdaterConfig().targets_max_length


def _signed_list(manifest: Manifest) -> int:
    """Bytes of the catalogue role's metadata, where each file stands with its hash."""
    targets = {
        entry.path: {"hashes": {"sha256": entry.name.partition(".")[0]}, "length": entry.length}
        for entry in manifest.media
    }
    return len(msgspec.json.encode(targets)) + _AROUND_TARGETS
