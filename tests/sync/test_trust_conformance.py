"""The adapter a conformance suite drives, as a program of its own: exit codes, what it keeps, whom it believes."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

import pytest
from securesystemslib.signer import CryptoSigner
from tuf.api.metadata import (
    DelegatedRole,
    Delegations,
    Metadata,
    MetaFile,
    Root,
    Snapshot,
    TargetFile,
    Targets,
    Timestamp,
)

from sync.publish.keys import THRESHOLDS, SeedKeys, signer
from sync.publish.signing import LIVES, Signing
from tests.sync.publications import KEYS, Server, serving

ADAPTER = Path(__file__).parents[1] / "conformance" / "cli.py"
NOW = datetime.now(UTC)
TARGET = "catalog/a.txt"


class Repository:
    """A tree signed by the centre's own code, with one target file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.signing = Signing(folder, KEYS, LIVES, NOW, {})
        self.signing.found("catalogue")
        self.publish(b"one")

    def publish(self, data: bytes, lives: dict[str, int] | None = None) -> None:
        place = self.folder / "targets" / "catalog" / f"{sha256(data).hexdigest()}.a.txt"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
        signing = Signing(self.folder, KEYS, {**LIVES, **(lives or {})}, NOW, self.signing.versions)
        signing.publish({TARGET: place})
        signing.still_alive()

    def delegate(self, roles: dict[str, tuple[bytes | None, bool, tuple[str, ...]]]) -> None:
        """Another tree of roles below targets, in this order: what each says of TARGET, terminating, its children."""
        (key,) = KEYS.signers("snapshot")
        metadata, public = self.folder / "metadata", key.public_key

        def delegations(names: Iterable[str]) -> Delegations:
            found = {n: DelegatedRole(n, [public.keyid], 1, roles[n][1], paths=["catalog/*"]) for n in names}
            return Delegations({public.keyid: public}, found)

        meta = {}
        for name, (data, _, children) in roles.items():
            files = {TARGET: TargetFile.from_data(TARGET, data, ["sha256"])} if data else {}
            signed = Targets(1, expires=self.later, targets=files, delegations=delegations(children))
            meta[f"{name}.json"] = self._put(Metadata(signed), key, metadata / f"1.{quote(name, '')}.json")
            if data:
                (self.folder / "targets" / "catalog" / f"{sha256(data).hexdigest()}.a.txt").write_bytes(data)
        below = {child for _, _, children in roles.values() for child in children}
        top = Targets(9, expires=self.later, delegations=delegations(n for n in roles if n not in below))
        two = Metadata(top)
        for one in KEYS.signers("targets"):
            two.sign(one, append=True)
        meta["targets.json"] = self._put(two, None, metadata / "9.targets.json")
        snapshot = Snapshot(9, expires=self.later, meta=meta)
        self._put(Metadata(snapshot), key, metadata / "9.snapshot.json")
        self.signing.versions.update(targets=9, snapshot=9)
        self.signing.still_alive()

    def _put(self, metadata: Metadata, key: CryptoSigner | None, path: Path) -> MetaFile:  # type: ignore[type-arg]
        if key:
            metadata.sign(key)
        path.write_bytes(metadata.to_bytes())
        return MetaFile.from_data(metadata.signed.version, path.read_bytes(), ["sha256"])

    later = (NOW + timedelta(days=9)).replace(microsecond=0)

    def root(self, version: int = 1) -> Path:
        return self.folder / "metadata" / f"{version}.root.json"

    def next_root(self, keys: SeedKeys, signed_by: tuple[SeedKeys, ...], threshold: int = 2, days: int = 1095) -> None:
        """A root that gives its own and the timestamp role to other keys, signed by whoever signs."""
        version = self.signing.versions["root"]
        root: Root = Metadata[Root].from_bytes(self.root(version).read_bytes()).signed
        root.version, root.expires = version + 1, (NOW + timedelta(days=days)).replace(microsecond=0)
        for role in ("root", "timestamp"):
            for key in list(root.roles[role].keyids):
                root.revoke_key(key, role)
            for one in keys.signers(role):
                root.add_key(one.public_key, role)
        root.roles["root"].threshold = threshold
        metadata = Metadata(root)
        for holder in signed_by:
            for one in holder.signers("root"):
                metadata.sign(one, append=True)
        metadata.to_file(str(self.root(version + 1)))
        self.signing.versions["root"] = version + 1


class Client:
    """One client folder and the adapter in front of it."""

    def __init__(self, folder: Path, server: Server, root: Path) -> None:
        self.folder, self.url = folder, server.url
        assert self._run("init", str(root)) == 0

    def _run(self, *arguments: str) -> int:
        command = [sys.executable, str(ADAPTER), "--metadata-dir", str(self.folder / "metadata"), *arguments]
        return subprocess.run(command, capture_output=True, timeout=60).returncode

    def refresh(self) -> int:
        return self._run("--metadata-url", self.url + "metadata", "refresh")

    def download(self, *names: str) -> int:
        wanted = [word for name in names for word in ("--target-name", name)]
        where = ["--target-base-url", self.url + "targets", "--target-dir", str(self.folder / "targets")]
        (self.folder / "targets").mkdir(exist_ok=True)
        return self._run("--metadata-url", self.url + "metadata", *wanted, *where, "download")

    def version(self, role: str) -> int:
        return int(Metadata.from_bytes((self.folder / "metadata" / f"{role}.json").read_bytes()).signed.version)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "repository")


def test_refresh_and_download(repository: Repository, tmp_path: Path) -> None:
    with serving(repository.folder) as server:
        client = Client(tmp_path / "client", server, repository.root())
        assert not server.asked, "init asks nobody"
        assert client.refresh() == 0
        assert client.download(TARGET, "catalog/none.txt", TARGET) == 1
        assert client.download(TARGET) == 0
        assert [path.read_bytes() for path in (tmp_path / "client" / "targets").iterdir()] == [b"one"]
        server.asked.clear()
        assert client.download(TARGET) == 0
        assert not [path for path, _ in server.asked if "targets/" in path], "an unchanged target is not fetched twice"
        kept = {path.name for path in (tmp_path / "client" / "metadata").glob("*.json")}
        assert kept == {"root.json", "timestamp.json", "snapshot.json", "targets.json", "catalog.json"}


def test_a_rotation_needs_the_old_and_the_new_holders(repository: Repository, tmp_path: Path) -> None:
    new = SeedKeys("next holders")
    for signed_by, accepted in (((KEYS,), False), ((new,), False), ((KEYS, new), True)):
        repository.signing.versions["root"] = 1
        repository.next_root(new, signed_by)
        repository.signing._keys = new
        repository.signing.still_alive()
        repository.signing._keys = KEYS
        with serving(repository.folder) as server:
            client = Client(
                tmp_path / f"client {accepted} {len(signed_by)}{signed_by[0] is new}", server, repository.root()
            )
            assert client.refresh() == (0 if accepted else 1)
            assert client.version("root") == (2 if accepted else 1)


def test_a_rotation_signed_by_too_few_is_refused(repository: Repository, tmp_path: Path) -> None:
    class One(SeedKeys):
        def signers(self, role):  # type: ignore[no-untyped-def]
            return super().signers(role)[:1]

    repository.next_root(KEYS, (One("tests"),))
    with serving(repository.folder) as server:
        assert Client(tmp_path / "client", server, repository.root()).refresh() == 1


def test_an_expired_root_in_the_middle_is_passed_through_but_not_at_the_end(
    repository: Repository, tmp_path: Path
) -> None:
    repository.next_root(KEYS, (KEYS,), days=-1)
    with serving(repository.folder) as server:
        assert Client(tmp_path / "first", server, repository.root()).refresh() == 1
        repository.next_root(KEYS, (KEYS,))
        assert Client(tmp_path / "second", server, repository.root()).refresh() == 0


@pytest.mark.parametrize("role", ["catalog", "snapshot", "timestamp"])
def test_an_expired_role_is_refused(role: str, repository: Repository, tmp_path: Path) -> None:
    repository.publish(b"two", {role: -1})
    with serving(repository.folder) as server:
        client = Client(tmp_path / "client", server, repository.root())
        assert client.download(TARGET) == 1
        assert not list((tmp_path / "client" / "targets").iterdir())


def test_a_fast_forwarded_timestamp_is_recovered_by_new_keys(repository: Repository, tmp_path: Path) -> None:
    """A thief's timestamp with a huge version binds nobody after the role got another key."""
    with serving(repository.folder) as server:
        client = Client(tmp_path / "client", server, repository.root())
        true = repository.signing.versions["timestamp"]
        repository.signing.versions["timestamp"] = 10**6
        repository.signing.still_alive()
        assert client.refresh() == 0 and client.version("timestamp") == 10**6 + 1
        repository.signing.versions["timestamp"] = true
        repository.signing.still_alive()
        assert client.refresh() == 1
        new = SeedKeys("after the theft")
        repository.next_root(new, (KEYS, new))
        repository.signing._keys = new
        repository.signing.still_alive()
        assert client.refresh() == 0 and client.version("timestamp") == true + 2


ORDERS = {
    "the first role that knows the file wins": ({"a": (b"A", False, ()), "b": (b"B", False, ())}, b"A"),
    "a role that does not know it passes on": ({"a": (None, False, ()), "b": (b"B", False, ())}, b"B"),
    "a terminating role does not": ({"a": (None, True, ()), "b": (b"B", False, ())}, None),
    "children come before brothers": (
        {"a": (None, False, ("c",)), "b": (b"B", False, ()), "c": (b"C", False, ())},
        b"C",
    ),
    "a circle ends": ({"a": (None, False, ("c",)), "c": (None, False, ("c",)), "b": (b"B", False, ())}, b"B"),
    "odd names stay in their folder": (
        {"../up": (None, False, ()), ".": (None, False, ()), "пустая роль ў?#%2F": (b"B", False, ())},
        b"B",
    ),
}


@pytest.mark.parametrize("case", ORDERS)
def test_delegations_are_asked_in_their_order(case: str, repository: Repository, tmp_path: Path) -> None:
    roles, expected = ORDERS[case]
    repository.delegate(roles)
    with serving(repository.folder) as server:
        client = Client(tmp_path / "client", server, repository.root())
        assert client.download(TARGET) == (0 if expected else 1)
    assert [path.read_bytes() for path in (tmp_path / "client" / "targets").iterdir()] == (
        [expected] if expected else []
    )
    assert {path.name for path in (tmp_path / "client").iterdir()} == {"metadata", "targets"}


def test_a_timestamp_of_a_foreign_key_is_refused(repository: Repository, tmp_path: Path) -> None:
    stamp = repository.folder / "metadata" / "timestamp.json"
    metadata = Metadata[Timestamp].from_bytes(stamp.read_bytes())
    metadata.signed.version += 1
    metadata.sign(signer(SeedKeys("thief")._private("timestamp-1")))
    metadata.to_file(str(stamp))
    with serving(repository.folder) as server:
        assert Client(tmp_path / "client", server, repository.root()).refresh() == 1


def test_thresholds_are_what_the_ceremony_says(repository: Repository) -> None:
    root: Root = Metadata[Root].from_bytes(repository.root().read_bytes()).signed
    assert {role: root.roles[role].threshold for role in root.roles} == {
        role: THRESHOLDS[role] for role in ("root", "targets", "snapshot", "timestamp")
    }
    assert len(root.roles["root"].keyids) == len(root.roles["targets"].keyids) == 3
