"""The manifest: what one publication consists of, and the bounds nothing in it may pass."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import msgspec

from sync.errors import NewerFormat, NotABundle

FORMAT = 1
"""Layout of the manifest and of the lines this program writes and reads."""
SCHEMA = 1
"""Newest schema of records this program can read."""
MANIFEST = "catalog/manifest.json"
MANIFEST_CAP = 4 * 2**20
PAYLOAD_CAP = 2 * 2**30
MEDIA_SUFFIXES = ("jpg", "png", "pdf")
"""Kinds of files that travel beside the records: pictures and documents."""
MEDIA_FILE_CAP = 4 * 2**20
MEDIA_TOTAL_CAP = 2 * 2**30
_SAFE = re.compile(r"catalog/(media/)?[a-z0-9][a-z0-9._-]*")


class Schema(msgspec.Struct, frozen=True, kw_only=True):
    """`version` the records are written in; `min_reader` the oldest program schema that may read them."""

    version: int
    min_reader: int


class AppVersions(msgspec.Struct, frozen=True, kw_only=True):
    """Releases of the desktop program the centre knows of; empty text where it does not say."""

    latest: str = ""
    min: str = ""


class FullEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One whole snapshot: target `path`, `length` bytes as stored, `usize` unpacked, `records` live ones."""

    seq: int
    path: str
    length: int
    usize: int
    records: int
    state_digest: str


class DeltaEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One step between two publications."""

    from_: int = msgspec.field(name="from")
    to: int
    path: str
    length: int
    usize: int
    ops: int
    state_digest_after: str


class MediaEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One photo or document: target `path` is `catalog/media/<sha256>.<suffix>`, `length` in bytes."""

    path: str
    length: int

    @property
    def name(self) -> str:
        """File name below the media folder, `<sha256>.<suffix>`."""
        return self.path.rpartition("/")[2]


def find_media(folder: Path, sha256: str) -> Path | None:
    """The file of this hash in a media folder, or None if it has not come yet."""
    names = (folder / f"{sha256}.{suffix}" for suffix in MEDIA_SUFFIXES)
    return next((path for path in names if path.is_file()), None)


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What one publication consists of. `seq` rises by one each time and is never used twice."""

    format: int
    catalog_id: str
    seq: int
    issued: datetime
    min_root_version: int
    schema: Schema
    records: int
    state_digest: str
    full: FullEntry
    app: AppVersions = AppVersions()
    deltas: tuple[DeltaEntry, ...] = ()
    media: tuple[MediaEntry, ...] = ()


class _Format(msgspec.Struct):
    format: int
    schema: Schema


def encode_manifest(manifest: Manifest) -> bytes:
    """The manifest as canonical JSON; times are UTC with whole seconds."""
    return msgspec.json.encode(manifest, order="sorted")


def decode_manifest(data: bytes, source: str = "") -> Manifest:
    """The manifest written in `data`. Raises NewerFormat when a later program is needed, NotABundle otherwise."""
    try:
        needed = msgspec.json.decode(data, type=_Format)
        if needed.format > FORMAT or needed.schema.min_reader > SCHEMA:
            raise NewerFormat(max(needed.format, needed.schema.min_reader), max(FORMAT, SCHEMA))
        manifest = msgspec.json.decode(data, type=Manifest)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
        raise NotABundle(source, f"manifest: {error}") from error
    wrong = _impossible(manifest)
    if wrong:
        raise NotABundle(source, f"manifest: {wrong}")
    return manifest


def _impossible(manifest: Manifest) -> str:
    """What in a well-formed manifest cannot be true, or ''."""
    full, media = manifest.full, manifest.media
    if manifest.issued.tzinfo is None or manifest.seq < 1 or full.seq > manifest.seq or manifest.min_root_version < 1:
        return "issued, seq or min_root_version"
    if not (0 < full.length <= PAYLOAD_CAP and 0 <= full.usize <= PAYLOAD_CAP and full.records >= 0):
        return "size of the snapshot"
    if not all(map(_SAFE.fullmatch, [full.path, *(entry.path for entry in media)])):
        return "path"
    if any(not 0 < entry.length <= MEDIA_FILE_CAP for entry in media):
        return "size of a media file"
    return "size of all media" if sum(entry.length for entry in media) > MEDIA_TOTAL_CAP else ""
