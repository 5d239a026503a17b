"""The signed chain over each carrier: what comes in, what is refused, and that nothing else happens."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sync import canon
from sync.bundle import MANIFEST, NewRecord, Tombstone, decode_manifest, encode_manifest, read_full
from sync.carriers import Progress, Step
from sync.errors import (
    Cancelled,
    CannotWrite,
    Damaged,
    NewerFormat,
    NoSpace,
    NotABundle,
    OlderCopy,
    Refusal,
    RootWithheld,
    SourceMissing,
    Untrusted,
)
from sync.publish.centre import digest_of
from sync.publish.keys import SeedKeys
from sync.publish.packing import pack
from sync.publish.signing import LIVES, Signing
from sync.trust import Delivery, Have, NothingNew
from tests.sync.publications import (
    DAY,
    KEYS,
    PICTURE,
    T0,
    Office,
    Publisher,
    each_carrier,
    later,
    names,
    offered,
    organisation,
    serving,
    small,
)


@each_carrier
def test_a_first_journey_brings_records_photos_and_who_signed(
    carrier: str, publisher: Publisher, office: Office, tmp_path: Path
) -> None:
    with offered(carrier, publisher, tmp_path) as source:
        got = office.fetch(source)
    assert isinstance(got, Delivery)
    assert names(got)[:2] == ["Институт № 0", "Институт № 1"] and len(names(got)) == 13
    assert [path.read_bytes() for path in got.media.iterdir()] == [PICTURE]
    assert [signer.partition(":")[0] for signer in got.signed_by].count("root") == 3
    assert {signer.partition(":")[0] for signer in got.signed_by} == {
        "root",
        "targets",
        "catalog",
        "snapshot",
        "timestamp",
    }
    assert got.verified_at == T0 and got.expires == T0 + 45 * DAY and not got.stale
    assert got.received_bytes >= got.manifest.full.length + len(PICTURE)


@each_carrier
def test_the_same_again_is_nothing_new(carrier: str, publisher: Publisher, office: Office, tmp_path: Path) -> None:
    with offered(carrier, publisher, tmp_path) as source:
        office.fetch(source)
        again = office.fetch(source, T0 + DAY)
    assert isinstance(again, NothingNew) and again.manifest.seq == 1
    assert office.memory.kept.last_verified == T0 + DAY


def test_nothing_new_costs_two_requests_on_one_connection(publisher: Publisher, office: Office) -> None:
    with serving(publisher.tree) as server:
        office.fetch(server.url)
        assert server.connections == 1
        server.asked.clear()
        office.fetch(server.url)
        assert [path for path, _ in server.asked] == ["/metadata/2.root.json", "/metadata/timestamp.json"]
        assert server.connections == 2


@each_carrier
def test_a_newer_publication_is_delivered(carrier: str, publisher: Publisher, office: Office, tmp_path: Path) -> None:
    with offered(carrier, publisher, tmp_path) as source:
        office.fetch(source)
    later(publisher)
    with offered(carrier, publisher, tmp_path) as source:
        got = office.fetch(source, T0 + DAY)
    assert isinstance(got, Delivery) and got.manifest.seq == 2 and len(names(got)) == 14
    assert len(list((office.folder / "work").glob("*.zst"))) == 1


@each_carrier
@pytest.mark.parametrize("lost", ["nothing", "folders", "metadata memory"])
def test_an_older_copy_is_refused_whatever_was_lost(
    carrier: str, lost: str, publisher: Publisher, office: Office, tmp_path: Path
) -> None:
    pack(publisher.centre, tmp_path / "old.niva")
    shutil.copytree(publisher.tree, tmp_path / "old")
    later(publisher)
    office.fetch(str(publisher.tree), T0 + DAY)
    if lost == "folders":
        shutil.rmtree(office.folder)
    if lost == "metadata memory":
        office.memory.files = ()
    with serving(tmp_path / "old") as server, pytest.raises(OlderCopy) as refused:
        old = {"web": server.url, "folder": str(tmp_path / "old"), "file": str(tmp_path / "old.niva")}
        office.fetch(old[carrier], T0 + DAY)
    assert (refused.value.offered, refused.value.have) == (1, 2)


@each_carrier
def test_a_foreign_centre_is_not_trusted(carrier: str, office: Office, tmp_path: Path) -> None:
    foreign = small(tmp_path / "foreign", keys=SeedKeys("somebody else"))
    with offered(carrier, foreign, tmp_path) as source, pytest.raises(Untrusted):
        office.fetch(source)


@each_carrier
def test_each_altered_file_is_refused_and_the_true_copy_taken_afterwards(
    carrier: str, publisher: Publisher, tmp_path: Path
) -> None:
    for number, path in enumerate(sorted(publisher.tree.rglob("*.*"))):
        office = Office(tmp_path / f"office {number}", publisher.root)
        if path.name == "1.root.json" or not path.is_file():
            continue  # the pinned root is inside the program
        whole = path.read_bytes()
        path.write_bytes(whole[:-40] + bytes([whole[-40] ^ 4]) + whole[-39:])
        with offered(carrier, publisher, tmp_path) as source, pytest.raises((Damaged, Untrusted)):
            office.fetch(source)
        path.write_bytes(whole)
    with offered(carrier, publisher, tmp_path) as source:
        assert isinstance(office.fetch(source), Delivery)


@each_carrier
def test_a_file_cut_or_lengthened_or_gone_is_a_damaged_copy(
    carrier: str, publisher: Publisher, office: Office, tmp_path: Path
) -> None:
    payload = next(publisher.tree.rglob("*.zst"))
    whole = payload.read_bytes()
    for wrong in (whole[: len(whole) // 2], whole + b"x" * 1000, None):
        payload.unlink(missing_ok=True) if wrong is None else payload.write_bytes(wrong)
        if carrier == "file" and wrong is None:
            continue
        with offered(carrier, publisher, tmp_path) as source, pytest.raises(Damaged) as refused:
            office.fetch(source)
        assert refused.value.name.endswith(".jsonl.zst")


def test_every_bit_of_the_metadata_is_guarded(publisher: Publisher, tmp_path: Path) -> None:
    """Any flipped bit of any metadata file ends in a refusal or in exactly what was published."""
    true = encode_manifest(_manifest(publisher))
    for path in sorted((publisher.tree / "metadata").glob("*.json")):
        whole = path.read_bytes()
        if path.name == "1.root.json":
            continue
        for place in range(0, len(whole), max(1, len(whole) // 25)):
            path.write_bytes(whole[:place] + bytes([whole[place] ^ (1 << place % 8)]) + whole[place + 1 :])
            try:
                got = Office(tmp_path / f"{path.name}-{place}", publisher.root).fetch(str(publisher.tree))
            except Refusal:
                continue
            assert encode_manifest(got.manifest) == true
        path.write_bytes(whole)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_a_flipped_bit_of_a_packed_file_never_alters_what_comes(
    place: float, bit: int, publisher: Publisher, tmp_path: Path
) -> None:
    bundle = tmp_path / "bundle.niva"
    if not bundle.exists():
        pack(publisher.centre, bundle)
    data = bytearray(bundle.read_bytes())
    data[int(place * len(data))] ^= 1 << bit
    altered = tmp_path / "altered.niva"
    altered.write_bytes(data)
    office = Office(tmp_path / "offices" / f"{place}-{bit}", publisher.root)
    try:
        got = office.fetch(str(altered))
    except Refusal:
        return
    assert encode_manifest(got.manifest) == encode_manifest(_manifest(publisher)) and len(names(got)) == 13


def test_a_packed_file_cut_anywhere_is_told_as_damaged(publisher: Publisher, office: Office, tmp_path: Path) -> None:
    pack(publisher.centre, tmp_path / "whole.niva")
    data = (tmp_path / "whole.niva").read_bytes()
    for tenth in range(1, 10):
        cut = tmp_path / "cut.niva"
        cut.write_bytes(data[: len(data) * tenth // 10])
        with pytest.raises(Damaged):
            office.fetch(str(cut))


@each_carrier
def test_a_hidden_change_of_keys_is_noticed(carrier: str, publisher: Publisher, office: Office, tmp_path: Path) -> None:
    rotated = T0 + 700 * DAY
    publisher.take(organisation(7))
    publisher.publish(rotated)
    assert (publisher.tree / "metadata" / "2.root.json").exists()
    hidden = publisher.tree / "metadata" / "2.root.json"
    second = hidden.read_bytes()
    hidden.unlink()
    with offered(carrier, publisher, tmp_path) as source, pytest.raises(RootWithheld) as refused:
        office.fetch(source, rotated)
    assert (refused.value.seen, refused.value.needed) == (1, 2)
    hidden.write_bytes(second)
    with offered(carrier, publisher, tmp_path) as source:
        assert isinstance(office.fetch(source, rotated), Delivery)
    hidden.unlink()
    shutil.rmtree(office.folder)
    with offered(carrier, publisher, tmp_path) as source:
        assert isinstance(office.fetch(source, rotated), NothingNew), "the office remembers the second root itself"


def _manifest(publisher: Publisher):  # type: ignore[no-untyped-def]
    stored = sorted(publisher.tree.rglob("*.manifest.json"), key=lambda path: path.stat().st_mtime_ns)
    return decode_manifest(stored[-1].read_bytes())


def _replace_manifest(publisher: Publisher, data: bytes, keys: SeedKeys = KEYS) -> None:
    """The centre signs another manifest over the same snapshot."""
    state = publisher.centre.state
    fresh = publisher.tree / "fresh"
    fresh.write_bytes(data)
    manifest = fresh.replace(publisher.tree / "targets" / "catalog" / f"{digest_of(fresh)}.manifest.json")
    signing = Signing(publisher.tree, keys, LIVES, T0, dict(state.versions))
    full = state.full
    assert full is not None
    signing.publish({MANIFEST: manifest, full.path: publisher.tree / state.stored})
    signing.still_alive()
    publisher.centre.keep(msgspec.structs.replace(state, versions=signing.versions, media=()))


@each_carrier
def test_a_publication_for_later_programs_asks_for_an_update(
    carrier: str, publisher: Publisher, office: Office, tmp_path: Path
) -> None:
    later_schema = encode_manifest(_manifest(publisher)).replace(b'"min_reader":1', b'"min_reader":99')
    _replace_manifest(publisher, later_schema)
    with offered(carrier, publisher, tmp_path) as source, pytest.raises(NewerFormat) as refused:
        office.fetch(source)
    assert (refused.value.needed, refused.value.known) == (99, 1)


def test_a_manifest_of_another_catalogue_is_not_trusted(publisher: Publisher, office: Office) -> None:
    foreign = msgspec.structs.replace(_manifest(publisher), catalog_id="00000000-0000-4000-8000-000000000000", seq=900)
    _replace_manifest(publisher, encode_manifest(foreign))
    with pytest.raises(Untrusted):
        office.fetch(str(publisher.tree))


@pytest.mark.parametrize("data", [b"{}", b"[]", b"\xff\xfe", b'{"format":"x"}', b"[" * 100_000])
def test_a_signed_manifest_that_is_none_is_refused(data: bytes, publisher: Publisher, office: Office) -> None:
    _replace_manifest(publisher, data)
    with pytest.raises(NotABundle):
        office.fetch(str(publisher.tree))


class _OtherCatalogKey(SeedKeys):
    """Keys of the centre, but the catalogue is signed by a key no root knows: the timestamp's."""

    def signers(self, role):  # type: ignore[no-untyped-def]
        return super().signers("timestamp" if role == "catalog" else role)


class _OneHolder(SeedKeys):
    """Targets signed by one of three holders."""

    def signers(self, role):  # type: ignore[no-untyped-def]
        return super().signers(role)[:1] + super().signers("timestamp") if role == "targets" else super().signers(role)


def test_the_timestamp_key_cannot_publish(publisher: Publisher, office: Office) -> None:
    _replace_manifest(publisher, encode_manifest(_manifest(publisher)), _OtherCatalogKey("tests"))
    with pytest.raises(Untrusted):
        office.fetch(str(publisher.tree))


def test_one_holder_of_three_cannot_name_a_catalogue(publisher: Publisher, office: Office) -> None:
    signing = Signing(publisher.tree, _OneHolder("tests"), LIVES, T0, dict(publisher.centre.state.versions))
    signing._write("targets", signing._again("targets"))
    signing.snapshot()
    signing.still_alive()
    with pytest.raises(Untrusted):
        office.fetch(str(publisher.tree))


def test_an_old_file_under_a_new_name_is_a_damaged_copy(publisher: Publisher, office: Office) -> None:
    later(publisher)
    metadata = publisher.tree / "metadata"
    (metadata / "2.catalog.json").write_bytes((metadata / "1.catalog.json").read_bytes())
    with pytest.raises(Damaged):
        office.fetch(str(publisher.tree), T0 + DAY)


@each_carrier
def test_a_full_disk_is_told_before_the_first_byte(
    carrier: str, publisher: Publisher, office: Office, tmp_path: Path
) -> None:
    with offered(carrier, publisher, tmp_path) as source, pytest.raises(NoSpace) as refused:
        office.fetch(source, free=lambda folder: 1000)
    assert refused.value.free == 1000 < refused.value.needed
    assert not list(office.folder.rglob("*.zst"))


def test_a_work_folder_that_cannot_be_written_is_told(publisher: Publisher, office: Office) -> None:
    office.folder.mkdir()
    (office.folder / "work").write_text("a file stands where the folder should be")
    with pytest.raises(CannotWrite) as refused:
        office.fetch(str(publisher.tree))
    assert refused.value.reason


@each_carrier
def test_a_journey_can_be_stopped_and_goes_on(
    carrier: str, tmp_path: Path, office: Office, publisher: Publisher
) -> None:
    steps: list[Progress] = []
    big = [organisation(n, former_names=[sha256(str(n).encode()).hexdigest()]) for n in range(4000)]
    publisher.take(*big)
    publisher.publish(T0 + DAY)
    with offered(carrier, publisher, tmp_path) as source:
        with pytest.raises(Cancelled):
            office.fetch(source, T0 + DAY, progress=steps.append, cancelled=lambda: _received(steps) > len(PICTURE))
        got = office.fetch(source, T0 + DAY, progress=steps.append)
    assert len(names(got)) == 4001
    receiving = [step for step in steps if step.step is Step.RECEIVING]
    assert receiving[-1].done == receiving[-1].total > 0


def _received(steps: list[Progress]) -> int:
    return max((step.done for step in steps if step.step is Step.RECEIVING), default=0)


@each_carrier
def test_a_lost_photo_comes_again_though_nothing_is_new(
    carrier: str, publisher: Publisher, office: Office, tmp_path: Path
) -> None:
    with offered(carrier, publisher, tmp_path) as source:
        office.fetch(source)
        next((office.folder / "media").iterdir()).unlink()
        assert isinstance(office.fetch(source), NothingNew)
    assert [path.read_bytes() for path in (office.folder / "media").iterdir()] == [PICTURE]


def test_what_is_no_bundle_is_said_to_be_none(publisher: Publisher, office: Office, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "letter.niva").write_text("Добрый день!")
    for source in ("empty", "letter.niva"):
        with pytest.raises(NotABundle):
            office.fetch(str(tmp_path / source))
    with serving(tmp_path / "empty") as server, pytest.raises(NotABundle):
        office.fetch(server.url)
    for source in ("nowhere", "ftp://example.org/", "\0"):
        with pytest.raises(SourceMissing):
            office.fetch(source)


def test_a_broken_pinned_root_is_not_trusted(publisher: Publisher, tmp_path: Path) -> None:
    for root in (b"", b"{}", b"\x00" * 100, publisher.root[:-1]):
        with pytest.raises(Untrusted):
            Office(tmp_path / "office", root).fetch(str(publisher.tree))


def test_spoiled_memory_heals(publisher: Publisher, office: Office) -> None:
    office.fetch(str(publisher.tree))
    office.memory.files = tuple(msgspec.structs.replace(file, data=b"\x00") for file in office.memory.files)
    assert isinstance(office.fetch(str(publisher.tree)), NothingNew)


def test_a_new_catalogue_named_by_the_targets_holders_starts_its_own_numbers(tmp_path: Path) -> None:
    """The way out when a stolen catalogue key has published a huge number."""
    first = small(tmp_path / "one")
    office = Office(tmp_path / "office", first.root)
    office.fetch(str(first.tree))
    huge = msgspec.structs.replace(_manifest(first), seq=10**9)
    _replace_manifest(first, encode_manifest(huge))
    office.fetch(str(first.tree))
    assert office.memory.kept.seq == 10**9
    new = "99999999-9999-4999-8999-999999999999"
    state = first.centre.state
    signing = Signing(first.tree, KEYS, LIVES, T0, dict(state.versions))
    signing._write("targets", signing._targets(new))
    first.centre.keep(msgspec.structs.replace(state, versions=signing.versions))
    _replace_manifest(first, encode_manifest(msgspec.structs.replace(_manifest(first), catalog_id=new, seq=2)))
    got = office.fetch(str(first.tree))
    assert isinstance(got, Delivery) and (office.memory.kept.catalog_id, office.memory.kept.seq) == (new, 2)


@pytest.mark.parametrize("carrier", ["web", "folder"])
def test_whoever_fetches_while_the_centre_publishes_gets_one_whole_state(
    carrier: str, publisher: Publisher, tmp_path: Path
) -> None:
    def publish_on() -> None:
        for number in range(25):
            publisher.take(*(organisation(n) for n in range(number, number + 5)))
            publisher.publish()

    seen = set()
    with offered(carrier, publisher, tmp_path) as source, ThreadPoolExecutor(1) as centre:
        working = centre.submit(publish_on)
        while not working.done() or len(seen) < 2:
            office = Office(tmp_path / f"office {len(seen)}", publisher.root, have=Have())
            got = office.fetch(source)
            assert isinstance(got, Delivery)
            live = (e.digest for e in read_full(got.payload, got.manifest.full) if isinstance(e, NewRecord))
            assert canon.state_digest(live) == got.manifest.state_digest
            seen.add(got.manifest.seq)
        working.result()
    assert max(seen) <= 26


def test_parts_nobody_came_back_for_are_dropped(publisher: Publisher, office: Office) -> None:
    parts = office.folder / "work" / "parts"
    parts.mkdir(parents=True)
    for name, days in (("a", 31), ("b", 29)):
        (parts / f"{name}.part").write_bytes(b"x")
        moment = (T0 - days * DAY).timestamp()
        os.utime(parts / f"{name}.part", (moment, moment))
    office.fetch(str(publisher.tree))
    assert [path.name for path in parts.iterdir()] == ["b.part"]


def test_nothing_heavy_is_loaded_before_a_journey_begins() -> None:
    """The desktop imports these modules on its way to the first window."""
    code = "import sys, sync.bundle, sync.carriers, sync.trust; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"tuf", "securesystemslib", "cryptography", "urllib3", "zstandard", "ssl", "zipfile"} & set(loaded)


GOLDEN = Path(__file__).parents[1] / "golden"


def test_a_bundle_of_the_first_format_is_readable_for_ever(tmp_path: Path) -> None:
    office = Office(tmp_path / "office", (GOLDEN / "bundle-format-1.root.json").read_bytes())
    got = office.fetch(str(GOLDEN / "bundle-format-1.niva"))
    assert isinstance(got, Delivery)
    assert got.manifest.state_digest == "6fa7f774aa474db9ab3b40d486d93284915820380b2d72179b8e5ec991c4481b"
    assert names(got) == ["Институт № 0", "Институт № 1", "Институт № 2", "Лазер"]
    items = list(read_full(got.payload, got.manifest.full))
    assert [(item.uid[-1], item.rev) for item in items if isinstance(item, Tombstone)] == [("3", 2)]
    assert [path.read_bytes() for path in got.media.iterdir()] == [PICTURE]


def test_nothing_is_written_outside_the_folders_of_the_journey(
    publisher: Publisher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outside = tmp_path / "temporary files"
    monkeypatch.setattr(tempfile, "tempdir", str(outside))  # is not there: writing to it would fail
    office = Office(tmp_path / "office", publisher.root)
    killed = tmp_path / "office" / "work" / "chain-of-a-killed-journey"
    killed.mkdir(parents=True)
    assert isinstance(office.fetch(str(publisher.tree)), Delivery)
    assert not outside.exists() and not killed.exists()
    assert not list((tmp_path / "office" / "work").glob("chain-*"))
