"""The bundle file: what is written is read, the same input gives the same bytes, hostile bytes cost little."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec
import pytest
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sync import canon
from sync.bundle import FullEntry, NewRecord, Tombstone, find_media, new_record, read_full, write_full
from sync.bundle.snapshot import LINE_CAP
from sync.errors import Damaged, MalformedRecord

texts = st.text(st.characters(codec="utf-8"), max_size=40)
uids = st.uuids().map(str)
records = st.builds(
    lambda uid, rev, ru, be: new_record(
        canon.encode({"uid": uid, "kind": "facility", "rev": rev, "name": {"ru": ru, "be": be}})
    ),
    uids,
    st.integers(1, 2**62),
    texts,
    texts,
)
entries = st.lists(records | st.builds(Tombstone, uids, st.integers(1, 99)), unique_by=lambda e: e.uid, max_size=30)


def by_uid(items: Iterable[NewRecord | Tombstone]) -> list[NewRecord | Tombstone]:
    return sorted(items, key=lambda item: item.uid)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(entries)
def test_what_is_written_is_read(tmp_path: Path, items: list[NewRecord | Tombstone]) -> None:
    path = tmp_path / "full"
    entry = write_full(path, 7, by_uid(items), level=1)
    assert list(read_full(path, entry)) == by_uid(items)
    live = [item for item in items if isinstance(item, NewRecord)]
    assert (entry.records, entry.state_digest) == (len(live), canon.state_digest(item.digest for item in live))
    assert entry.path == "catalog/full-000007.jsonl.zst" and entry.length == path.stat().st_size


def some(count: int = 50) -> list[NewRecord | Tombstone]:
    return [new_record(canon.encode({"kind": "facility", "rev": 1, "uid": f"u{n:05d}"})) for n in range(count)]


def test_the_same_records_give_the_same_bytes(tmp_path: Path) -> None:
    write_full(tmp_path / "a", 1, some())
    write_full(tmp_path / "b", 1, some())
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_records_out_of_order_or_twice_are_not_written(tmp_path: Path) -> None:
    for wrong in (some()[::-1], [*some(2), some(2)[1]]):
        with pytest.raises(ValueError, match="out of order"):
            write_full(tmp_path / "full", 1, wrong)


def packed(tmp_path: Path, *lines: bytes, records: int | None = None) -> tuple[Path, FullEntry]:
    """A snapshot of any lines at all, as a mistaken or hostile publisher would sign it."""
    raw = b"".join(lines)
    path = tmp_path / "full"
    path.write_bytes(zstandard.ZstdCompressor(level=1).compress(raw))
    return path, FullEntry(
        seq=1,
        path="catalog/full-000001.jsonl.zst",
        length=path.stat().st_size,
        usize=len(raw),
        records=len(lines) if records is None else records,
        state_digest="",
    )


def line(uid: str = "a", **more: object) -> bytes:
    return b'{"op":"new","r":' + canon.encode({"kind": "facility", "rev": 1, "uid": uid, **more}) + b"}\n"


@pytest.mark.parametrize(
    "wrong",
    [
        b"\n",
        b"\xff\xfe\n",
        b"null\n",
        b'{"op":"new","r":}\n',
        b'{"op":"new","r":{"uid":"b"}}\n',
        b'{"op":"new","r":{"kind":"facility","rev":"1","uid":"b"}}\n',
        b'{"op":"new","r":{"kind":"facility","rev":1,"uid":"b"}\n',
        b'{"op":"new","r":' + b"[" * 5000 + b"\n",
        b'{"id":"b","op":"set","rev":2,"f":{}}\n',
        b'{"id":"b","op":"del","rev":2}\n',
        b'{"op":"tomb","rev":2}\n',
        b'{"op":"future","must":true}\n',
        b'{"op":"new","r":{"kind":"facility","rev":1,"uid":"a"}}\n',
        b'{"op":"new","r":{"kind":"facility","rev":1,"uid":"A"}}\n',
    ],
)
def test_a_bad_line_is_named(wrong: bytes, tmp_path: Path) -> None:
    path, entry = packed(tmp_path, line("a"), wrong)
    with pytest.raises(MalformedRecord) as refused:
        list(read_full(path, entry))
    assert refused.value.where == "2"


def test_an_operation_of_later_programs_is_passed_over(tmp_path: Path) -> None:
    path, entry = packed(tmp_path, line("a"), b'{"op":"future","x":1}\n', line("b"), records=2)
    assert [item.uid for item in read_full(path, entry)] == ["a", "b"]


def test_unknown_fields_travel(tmp_path: Path) -> None:
    path, entry = packed(tmp_path, line("a", zzz={"new": [1]}))
    (item,) = read_full(path, entry)
    assert isinstance(item, NewRecord) and canon.decode(item.canonical)["zzz"] == {"new": [1]}


def test_a_line_may_be_long_but_not_endless(tmp_path: Path) -> None:
    path, entry = packed(tmp_path, line("a", text="x" * (LINE_CAP - 200)))
    assert len(list(read_full(path, entry))) == 1
    path, entry = packed(tmp_path, line("a", text="x" * LINE_CAP))
    with pytest.raises((Damaged, MalformedRecord)):
        list(read_full(path, entry))
    with pytest.raises(ValueError, match="longer"):
        write_full(path, 1, [new_record(line("a", text="x" * LINE_CAP)[16:-2])])


@pytest.mark.parametrize("change", [{"usize": 10}, {"usize": 10**6}, {"records": 4}, {"records": 6}])
def test_a_snapshot_that_is_not_what_was_promised_is_damaged(change: dict[str, int], tmp_path: Path) -> None:
    path, entry = packed(tmp_path, *(line(str(n)) for n in range(5)))
    with pytest.raises(Damaged):
        list(read_full(path, msgspec.structs.replace(entry, **change)))


def test_cut_foreign_and_missing_files_are_damaged(tmp_path: Path) -> None:
    path, entry = packed(tmp_path, *(line(str(n)) for n in range(5)))
    whole = path.read_bytes()
    for wrong in (b"", whole[:-1], whole[: len(whole) // 2], b"PK\x03\x04", whole + b"junk"):
        path.write_bytes(wrong)
        with pytest.raises(Damaged):
            list(read_full(path, entry))
    path.unlink()
    with pytest.raises(Damaged):
        list(read_full(path, entry))


def test_a_bomb_costs_no_more_than_was_promised(tmp_path: Path) -> None:
    path = tmp_path / "full"
    path.write_bytes(zstandard.ZstdCompressor(level=1).compress(bytes(300 * 2**20)))
    with pytest.raises(Damaged):
        list(read_full(path, packed_entry(path, usize=1000)))


def packed_entry(path: Path, usize: int) -> FullEntry:
    return FullEntry(seq=1, path="x", length=path.stat().st_size, usize=usize, records=1, state_digest="")


def test_a_window_larger_than_we_give_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "full"
    wide = zstandard.ZstdCompressionParameters.from_level(3, window_log=27, enable_ldm=True)
    stream = zstandard.ZstdCompressor(compression_params=wide).compressobj()
    path.write_bytes(stream.compress(line("a")) + stream.flush())
    with pytest.raises(Damaged):
        list(read_full(path, packed_entry(path, usize=len(line("a")))))


def test_media_are_found_by_hash_whatever_their_kind(tmp_path: Path) -> None:
    for name in ("a" * 64 + ".jpg", "b" * 64 + ".pdf"):
        (tmp_path / name).touch()
    assert find_media(tmp_path, "a" * 64) == tmp_path / ("a" * 64 + ".jpg")
    assert find_media(tmp_path, "b" * 64) == tmp_path / ("b" * 64 + ".pdf")
    assert find_media(tmp_path, "c" * 64) is None
