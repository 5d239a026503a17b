"""The export bundle: what the centre publishes, as a manifest and one compressed file of records.

Guarantees to whoever reads:

* nothing here trusts a number it was not told by the signed manifest: unpacked size, count of records, length of a
  line and memory of the decompressor are all capped, so hostile bytes cost a bounded amount of time and space;
* records come in strictly rising order of uid, each once, with the hash of exactly the bytes that were signed;
* whatever is wrong becomes a refusal (`Damaged`, `MalformedRecord`, `NewerFormat`, `NotABundle`), before or during the
  reading; a reader that stops half way has changed nothing by itself.

Guarantee to whoever writes: the same records give the same bytes. This publisher writes whole snapshots; `deltas` keeps
its place in the manifest, so that programs of today read the manifests of the day it is filled.

One line of a snapshot is `{"op":"new","r":{...}}` or `{"id":"...","op":"tomb","rev":7}`, in canonical JSON, in the
order of the records' uids. The canonical record stands in its line byte for byte, so its hash needs no second encoding.
"""

from __future__ import annotations

from sync.bundle.manifest import (
    FORMAT,
    MANIFEST,
    MANIFEST_CAP,
    SCHEMA,
    AppVersions,
    DeltaEntry,
    FullEntry,
    Manifest,
    MediaEntry,
    Schema,
    decode_manifest,
    encode_manifest,
    find_media,
)
from sync.bundle.snapshot import RECORD_CAP, NewRecord, Tombstone, new_record, read_full, write_full

__all__ = ["FORMAT", "MANIFEST", "MANIFEST_CAP", "RECORD_CAP", "SCHEMA", "AppVersions", "DeltaEntry", "FullEntry"]
__all__ += ["Manifest", "MediaEntry", "NewRecord", "Schema", "Tombstone", "decode_manifest", "encode_manifest"]
__all__ += ["find_media", "new_record", "read_full", "write_full"]
