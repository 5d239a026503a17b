"""Carriers alone: hostile archives, links out of folders, and everything a line, a server or a proxy can do."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sync.bundle.manifest import PAYLOAD_CAP
from sync.carriers import Carrier, carrier_for
from sync.carriers.archive import ENTRIES_CAP, FileCarrier
from sync.carriers.folder import FolderCarrier
from sync.carriers.web import WebCarrier
from sync.errors import Damaged, NoConnection, NotABundle, Refusal, SourceMissing
from sync.trust import Delivery
from tests.sync.publications import T0, Faults, Office, Publisher, Server, names, organisation, serving, small

DATA = bytes(range(256)) * 1000


def whole(carrier: Carrier, path: str = "metadata/a.json", start: int = 0) -> bytes | None:
    """Everything a carrier hands over of one file."""
    carried = carrier.read(path, start)
    return None if carried is None else b"".join(carried.chunks)


def archive(path: Path, *names: str, data: bytes = DATA, **more: int) -> Path:
    """A ZIP file of stored entries with these names."""
    with zipfile.ZipFile(path, "w") as file:
        for name in names:
            entry = zipfile.ZipInfo(name)
            for attribute, value in more.items():
                setattr(entry, attribute, value)
            file.writestr(entry, data)
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "tree" / "metadata").mkdir(parents=True)
    (tmp_path / "tree" / "metadata" / "a.json").write_bytes(DATA)
    return tmp_path / "tree"


@pytest.fixture
def server(folder: Path) -> Iterator[Server]:
    with serving(folder) as running:
        yield running


def test_all_carriers_hand_over_the_same(folder: Path, server: Server, tmp_path: Path) -> None:
    packed = archive(tmp_path / "a.niva", "metadata/a.json")
    for source in (str(folder), server.url, server.url.rstrip("/"), str(packed)):
        carrier = carrier_for(source)
        assert whole(carrier) == DATA
        assert whole(carrier, start=1000) == DATA[1000:]
        assert carrier.read("metadata/b.json") is None
        carrier.close()
        assert whole(carrier) == DATA, "a closed carrier opens again"
        carrier.close()


def test_only_what_was_carried_here_may_be_taken_after_its_life(folder: Path, server: Server, tmp_path: Path) -> None:
    packed = archive(tmp_path / "a.niva", "metadata/a.json")
    assert [carrier_for(s).offline for s in (str(folder), str(packed), server.url)] == [True, True, False]


@pytest.mark.parametrize("path", ["../secret", "/etc/passwd", "metadata/../../secret", "link/secret", "metadata", "\0"])
def test_nothing_outside_a_folder_is_read(path: str, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    (folder / "link").symlink_to(tmp_path)
    try:
        assert FolderCarrier(folder).read(path) is None
    except SourceMissing:
        assert path == "\0"


def test_a_pulled_stick_is_told(folder: Path) -> None:
    carrier = FolderCarrier(folder)
    folder.rename(folder.with_name("gone"))
    with pytest.raises(SourceMissing):
        carrier.read("metadata/a.json")


HOSTILE = [
    ["../evil"],
    ["/metadata/a.json"],
    ["C:/metadata/a.json"],
    ["metadata/../../evil"],
    ["metadata/./a.json"],
    ["metadata//a.json"],
    ["metadata\\a.json"],
    ["//server/share/a"],
    ["~/a.json"],
    ["metadata/"],
    ["other/a.json"],
    ["metadata/a.json", "metadata/A.json"],
    ["metadata/caf\u00e9.json"],
    ["metadata/a b.json"],
    ["metadata/.hidden"],
]


@pytest.mark.parametrize("entries", HOSTILE, ids=str)
def test_an_archive_with_a_hostile_name_is_refused_whole(entries: list[str], tmp_path: Path) -> None:
    carrier = FileCarrier(archive(tmp_path / "a.niva", "metadata/b.json", *entries))
    with pytest.raises(NotABundle):
        carrier.read("metadata/b.json")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.niva"]


def test_an_entry_name_cut_by_nul_is_refused(tmp_path: Path) -> None:
    data = archive(tmp_path / "a.niva", "metadata/a.jsonX").read_bytes()
    (tmp_path / "a.niva").write_bytes(data.replace(b"a.jsonX", b"a.json\0"))
    with pytest.raises(Refusal):
        FileCarrier(tmp_path / "a.niva").read("metadata/a.json")


def test_two_entries_of_one_name_are_refused(tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate"):
        archive(tmp_path / "a.niva", "metadata/a.json", "metadata/a.json")
    with pytest.raises(NotABundle):
        FileCarrier(tmp_path / "a.niva").read("metadata/a.json")


@pytest.mark.parametrize(
    "more",
    [{"compress_type": zipfile.ZIP_DEFLATED}, {"compress_type": zipfile.ZIP_LZMA}, {"external_attr": 0o120777 << 16}],
)
def test_compressed_entries_and_links_are_refused(more: dict[str, int], tmp_path: Path) -> None:
    with pytest.raises(NotABundle):
        FileCarrier(archive(tmp_path / "a.niva", "metadata/a.json", **more)).read("metadata/a.json")


def test_an_encrypted_entry_is_refused(tmp_path: Path) -> None:
    data = bytearray(archive(tmp_path / "a.niva", "metadata/a.json").read_bytes())
    central = data.rindex(b"PK\x01\x02")
    data[central + 8] |= 1
    (tmp_path / "a.niva").write_bytes(data)
    with pytest.raises(NotABundle):
        FileCarrier(tmp_path / "a.niva").read("metadata/a.json")


def test_a_bomb_of_entries_that_share_bytes_is_refused(tmp_path: Path) -> None:
    data = bytearray(archive(tmp_path / "a.niva", "metadata/a.json", "metadata/b.json").read_bytes())
    second = data.rindex(b"PK\x01\x02")
    data[second + 42 : second + 46] = bytes(4)
    (tmp_path / "a.niva").write_bytes(data)
    with pytest.raises(Refusal):
        FileCarrier(tmp_path / "a.niva").read("metadata/b.json")


def test_sizes_that_lie_are_refused(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.niva", "metadata/a.json")
    true = path.read_bytes()
    for size in (1, len(DATA) + 1, 2**31, PAYLOAD_CAP):
        data = bytearray(true)
        central = data.rindex(b"PK\x01\x02")
        data[central + 20 : central + 28] = (size & 0xFFFFFFFF).to_bytes(4, "little") * 2
        path.write_bytes(data)
        with pytest.raises(Refusal):
            whole(FileCarrier(path))


def test_too_many_entries_are_refused(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.niva", *(f"metadata/{n}" for n in range(ENTRIES_CAP + 1)), data=b"")
    with pytest.raises(NotABundle):
        FileCarrier(path).read("metadata/1")


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=300) | st.binary(max_size=300).map(lambda tail: b"PK\x03\x04" + tail))
def test_any_bytes_at_all_end_in_a_refusal(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "any.niva").write_bytes(data)
    with pytest.raises((NotABundle, Damaged)):
        FileCarrier(tmp_path / "any.niva").read("metadata/a.json")


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.integers(0, 400), bit=st.integers(0, 7))
def test_any_flipped_bit_of_an_archive_changes_nothing_unseen(place: int, bit: int, tmp_path: Path) -> None:
    path = archive(tmp_path / "a.niva", "metadata/a.json", data=b"0123456789" * 10)
    data = bytearray(path.read_bytes())
    data[place % len(data)] ^= 1 << bit
    path.write_bytes(data)
    carrier = FileCarrier(path)
    try:
        got = whole(carrier)
    except Refusal:
        return
    finally:
        carrier.close()
    assert got in (None, b"0123456789" * 10)


def test_a_web_page_instead_of_a_file_is_a_failed_connection(server: Server) -> None:
    server.faults = Faults("metadata", body=b"<!DOCTYPE html><html>Pay for the hotel's network</html>")
    with pytest.raises(NoConnection):
        whole(WebCarrier(server.url))


@pytest.mark.parametrize("status", [400, 429, 500, 503, 304])
def test_a_server_that_fails_is_a_failed_connection(status: int, server: Server) -> None:
    server.faults = Faults("metadata", status=status)
    with pytest.raises(NoConnection):
        whole(WebCarrier(server.url))


@pytest.mark.parametrize("status", [403, 404, 410])
def test_a_file_the_server_does_not_have_is_no_failure(status: int, server: Server) -> None:
    server.faults = Faults("metadata", status=status)
    carrier = WebCarrier(server.url)
    assert carrier.read("metadata/a.json") is None
    assert whole(carrier, "metadata/a.json") is None and server.connections == 1
    carrier.close()


def test_nobody_at_the_address_is_a_failed_connection() -> None:
    for url in ("http://127.0.0.1:9/", "http://nowhere.invalid/", "http://", "https://127.0.0.1:9/", "http://[::1"):
        with pytest.raises(NoConnection):
            whole(WebCarrier(url, silence=2))


def test_a_cut_line_is_told_with_what_came(server: Server) -> None:
    server.faults = Faults("metadata", cut_after=100_000)
    carried = WebCarrier(server.url).read("metadata/a.json")
    assert carried is not None
    came = io.BytesIO()
    with pytest.raises(NoConnection):
        for chunk in carried.chunks:
            came.write(chunk)
    assert came.getvalue() == DATA[:100_000]


def test_a_dripping_server_is_given_up(server: Server) -> None:
    server.faults = Faults("metadata", drip=True)
    with pytest.raises(NoConnection):
        whole(WebCarrier(server.url, patience=0.2, least_rate=10_000))


def test_a_silent_server_is_given_up(server: Server) -> None:
    server.faults = Faults("metadata", drip=True)
    with pytest.raises(NoConnection):
        whole(WebCarrier(server.url, silence=0.001))


def test_a_server_that_ignores_ranges_starts_again_and_one_that_lies_is_refused(server: Server) -> None:
    carrier = WebCarrier(server.url)
    server.faults = Faults("metadata", ignore_range=True)
    carried = carrier.read("metadata/a.json", 5000)
    assert carried is not None and carried.start == 0 and b"".join(carried.chunks) == DATA
    server.faults = Faults("metadata", wrong_range=True)
    with pytest.raises(NoConnection):
        carrier.read("metadata/a.json", 5000)
    server.faults = Faults()
    assert whole(carrier, start=len(DATA)) == DATA, "a range past the end starts again"
    carrier.close()


@pytest.fixture
def large(tmp_path: Path) -> Publisher:
    """A centre whose snapshot takes several chunks."""
    import hashlib

    publisher = small(tmp_path / "centre")
    publisher.take(*(organisation(n, former_names=[hashlib.sha256(str(n).encode()).hexdigest()]) for n in range(4000)))
    publisher.publish(T0)
    return publisher


@pytest.mark.parametrize("tenth", range(1, 10, 2))
def test_a_download_cut_anywhere_goes_on_where_it_stopped(tenth: int, large: Publisher, tmp_path: Path) -> None:
    length = large.centre.state.full.length if large.centre.state.full else 0
    office = Office(tmp_path / "office", large.root)
    with serving(large.tree) as server:
        server.faults = Faults(".zst", cut_after=length * tenth // 10)
        with pytest.raises(NoConnection):
            office.fetch(server.url)
        server.faults = Faults()
        got = office.fetch(server.url)
    assert len(names(got)) == 4001
    ranges = [wanted for path, wanted in server.asked if path.endswith(".zst")]
    assert ranges == ["", f"bytes={length * tenth // 10}-"], "nothing is sent twice"


def test_a_spoiled_part_is_dropped_and_fetched_anew(large: Publisher, tmp_path: Path) -> None:
    office = Office(tmp_path / "office", large.root)
    with serving(large.tree) as server:
        server.faults = Faults(".zst", cut_after=50_000)
        with pytest.raises(NoConnection):
            office.fetch(server.url)
        (part,) = (office.folder / "work" / "parts").iterdir()
        part.write_bytes(b"x" * part.stat().st_size)
        server.faults = Faults()
        assert isinstance(office.fetch(server.url), Delivery)
    assert not list((office.folder / "work" / "parts").iterdir())


def test_an_endless_file_stops_at_its_promised_length(large: Publisher, tmp_path: Path) -> None:
    office = Office(tmp_path / "office", large.root)
    with serving(large.tree) as server:
        server.faults = Faults(".zst", body=bytes(20 * 2**20))
        with pytest.raises(Damaged):
            office.fetch(server.url)
    assert sum(path.stat().st_size for path in office.folder.rglob("*")) < 5 * 2**20
