"""A snapshot: every live record and every tombstone, one a line, compressed by zstd."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec

from sync import canon
from sync.bundle.manifest import FullEntry
from sync.errors import Damaged, MalformedRecord

LINE_CAP = 2**20
RECORD_CAP = LINE_CAP - 64
"""Canonical bytes of a record without its revision that are sure to fit a line with any revision."""
WINDOW_CAP = 2**24
_CHUNK = 2**18
_NEW = b'{"op":"new","r":'


class NewRecord(msgspec.Struct, frozen=True):
    """A live record: its identity, its canonical bytes as signed, and their SHA-256 (32 bytes)."""

    uid: str
    kind: str
    rev: int
    canonical: bytes
    digest: bytes


class Tombstone(msgspec.Struct, frozen=True):
    """A record the centre has withdrawn at revision `rev`."""

    uid: str
    rev: int


class _Head(msgspec.Struct):
    uid: str
    kind: str
    rev: int


class _Op(msgspec.Struct):
    op: str
    id: str = ""
    rev: int = 0
    must: bool = False


_HEAD = msgspec.json.Decoder(_Head)
_OP = msgspec.json.Decoder(_Op)


def new_record(canonical: bytes) -> NewRecord:
    """A live record from its canonical bytes. Raises ValueError if uid, kind or rev is missing or of another type."""
    head = _HEAD.decode(canonical)
    return NewRecord(head.uid, head.kind, head.rev, canonical, canon.record_hash(canonical))


def write_full(path: Path, seq: int, entries: Iterable[NewRecord | Tombstone], level: int = 19) -> FullEntry:
    """Write one snapshot to `path` and describe it. `entries` must come in strictly rising order of uid.

    The same entries at the same level give the same bytes. Raises ValueError for a wrong order or too long a line,
    OSError if the disk fails; then `path` is no snapshot.
    """
    import zstandard

    records = usize = 0
    last, digest = "", 0
    with path.open("wb") as file, zstandard.ZstdCompressor(level=level).stream_writer(file, closefd=False) as packed:
        for entry in entries:
            line = _line(entry)
            if entry.uid <= last or len(line) > LINE_CAP:
                raise ValueError(f"record {entry.uid} is out of order or longer than {LINE_CAP} bytes")
            packed.write(line)
            last, usize = entry.uid, usize + len(line)
            if isinstance(entry, NewRecord):
                records, digest = records + 1, digest + int.from_bytes(entry.digest, "big")
    return FullEntry(
        seq=seq,
        path=f"catalog/full-{seq:06d}.jsonl.zst",
        length=path.stat().st_size,
        usize=usize,
        records=records,
        state_digest=f"{digest % (1 << 256):064x}",
    )


def _line(entry: NewRecord | Tombstone) -> bytes:
    if isinstance(entry, NewRecord):
        return b"%b%b}\n" % (_NEW, entry.canonical)
    return canon.encode({"op": "tomb", "id": entry.uid, "rev": entry.rev}) + b"\n"


def read_full(path: Path, entry: FullEntry) -> Iterator[NewRecord | Tombstone]:
    """The records and tombstones of a verified snapshot, in rising order of uid.

    Canonical form of a record is left to whoever decodes it (`canon.decode`); that it is one JSON object with uid,
    kind and rev is checked here. Raises Damaged if the file does not unpack to what `entry` says, MalformedRecord
    naming the line.
    """
    last, records = "", 0
    for number, line in enumerate(_lines(path, entry), 1):
        item = _parse(line, number)
        if item is None:
            continue
        if item.uid <= last:
            raise MalformedRecord(str(number), "uid", f"{item.uid!r} does not follow {last!r}")
        last = item.uid
        records += isinstance(item, NewRecord)
        yield item
    if records != entry.records:
        raise Damaged(path.name)


def _parse(line: bytes, number: int) -> NewRecord | Tombstone | None:
    """One line, or None for an operation of a later program that may be passed over."""
    try:
        if line.startswith(_NEW) and line.endswith(b"}"):
            return new_record(line[len(_NEW) : -1])
        op = _OP.decode(line)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
        raise MalformedRecord(str(number), "", str(error)) from error
    if op.op == "tomb" and op.id:
        return Tombstone(op.id, op.rev)
    if op.must or op.op in ("new", "set", "del", "tomb"):
        raise MalformedRecord(str(number), "op", f"{op.op!r} has no place in a snapshot")
    return None


def _lines(path: Path, entry: FullEntry) -> Iterator[bytes]:
    """The lines of a snapshot without their ends; refuses what is longer than allowed or promised."""
    rest, number, usize = b"", 0, 0
    for chunk in _unpacked(path):
        usize += len(chunk)
        lines = (rest + chunk).split(b"\n")
        rest = lines.pop()
        if usize > entry.usize or len(rest) > LINE_CAP:
            raise Damaged(path.name)
        for line in lines:
            number += 1
            if len(line) > LINE_CAP:
                raise MalformedRecord(str(number), "", f"longer than {LINE_CAP} bytes")
            yield line
    if rest or usize != entry.usize:
        raise Damaged(path.name)


def _unpacked(path: Path) -> Iterator[bytes]:
    import zstandard

    try:
        with path.open("rb") as file, _reader(file) as reader:
            while chunk := reader.read(_CHUNK):
                yield chunk
    except (zstandard.ZstdError, MemoryError, OSError) as error:
        raise Damaged(path.name) from error


def _reader(file: BinaryIO) -> BinaryIO:
    import zstandard

    unpacker = zstandard.ZstdDecompressor(max_window_size=WINDOW_CAP)
    reader: BinaryIO = unpacker.stream_reader(file, read_across_frames=False)
    return reader
