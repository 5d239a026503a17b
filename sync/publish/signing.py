"""The signed metadata of a tree: root and targets by two of three holders, the rest by the publishing centre.

Root and targets are signed when the centre is made, and again once half of their life is over and the keys are at hand;
everything else is signed with each publication. Every entry of a `MetaFile` has length and hash, so an old file under
a new name is caught.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from tuf.api.metadata import (
    TOP_LEVEL_ROLE_NAMES,
    DelegatedRole,
    Delegations,
    Key,
    Metadata,
    MetaFile,
    Root,
    Snapshot,
    TargetFile,
    Targets,
    Timestamp,
)
from tuf.api.serialization.json import JSONSerializer

from sync.errors import Untrusted
from sync.publish.centre import write
from sync.publish.keys import THRESHOLDS, Keys

LIVES = {"root": 1095, "targets": 400, "catalog": 398, "snapshot": 396, "timestamp": 45}
"""Days each role's signature lives; no two of the long ones end on one day."""
DEMO_LIVES = {"root": 3660, "targets": 3658, "catalog": 3656, "snapshot": 3654, "timestamp": 3650}
"""Of a demonstration, which nobody signs anew: ten years."""
CATALOG_PATHS = ["catalog/*", "catalog/media/*", "acks/*"]

_Signed = Root | Timestamp | Snapshot | Targets


class Signing:
    """Writes metadata of one tree. `versions` holds the version last written of each role and is kept by the caller."""

    def __init__(self, tree: Path, keys: Keys, lives: dict[str, int], now: datetime, versions: dict[str, int]) -> None:
        self._folder, self._keys, self._lives = tree / "metadata", keys, lives
        self._now, self.versions = now.replace(microsecond=0), versions

    def found(self, catalog_id: str) -> None:
        """The ceremony: root and targets, signed by all holders whose keys are here."""
        self._write("root", self._root())
        self._write("targets", self._targets(catalog_id))

    def renew(self) -> None:
        """Sign anew what has half of its life behind it, as far as enough keys are here; the content stays."""
        spent = [role for role in ("root", "targets", "catalog") if self._half_spent(role)]
        able = [role for role in spent if len(self._keys.signers(role)) >= THRESHOLDS[role]]
        for role in able:
            self._write(role, self._again(role))
        if self._path("snapshot").exists() and (able or self._half_spent("snapshot")):
            self.snapshot()

    def publish(self, targets: dict[str, Path]) -> None:
        """Sign a state of the tree: `targets` are the files of the catalogue by target path.

        It is in force once the timestamp is signed over it, by `still_alive`.
        """
        files = {name: TargetFile.from_file(name, str(path), ["sha256"]) for name, path in targets.items()}
        self._write("catalog", Targets(self._next("catalog"), expires=self._ends("catalog"), targets=files))
        self.snapshot()

    def snapshot(self) -> None:
        """Sign which versions of targets and catalogue belong together."""
        meta = {f"{role}.json": self._meta(role) for role in ("targets", "catalog")}
        self._write("snapshot", Snapshot(self._next("snapshot"), expires=self._ends("snapshot"), meta=meta))

    def still_alive(self) -> None:
        """Sign the timestamp alone, over the snapshot as it is."""
        stamp = Timestamp(
            self._next("timestamp"), expires=self._ends("timestamp"), snapshot_meta=self._meta("snapshot")
        )
        self._write("timestamp", stamp)

    def expires(self) -> dict[str, str]:
        """The last day of each role, as ISO dates."""
        return {role: self._read(role).signed.expires.date().isoformat() for role in THRESHOLDS}

    def _root(self) -> Root:
        root = Root(self._next("root"), expires=self._ends("root"), consistent_snapshot=True)
        for role in sorted(TOP_LEVEL_ROLE_NAMES):
            for key in self._keys.signers(role):
                root.add_key(key.public_key, role)
            root.roles[role].threshold = THRESHOLDS[role]
        return root

    def _targets(self, catalog_id: str) -> Targets:
        signers = self._keys.signers("catalog")
        keys: dict[str, Key] = {key.public_key.keyid: key.public_key for key in signers}
        role = DelegatedRole("catalog", sorted(keys), THRESHOLDS["catalog"], True, paths=CATALOG_PATHS)
        return Targets(
            self._next("targets"),
            expires=self._ends("targets"),
            delegations=Delegations(keys, {"catalog": role}),
            unrecognized_fields={"x-niva-catalog-id": catalog_id},
        )

    def _again(self, role: str) -> _Signed:
        """The same content with the next version and a new life; keys that are not here stay named."""
        signed: _Signed = self._read(role).signed
        signed.version, signed.expires = self._next(role), self._ends(role)
        return signed

    def _write(self, role: str, signed: _Signed) -> None:
        metadata: Metadata[Any] = Metadata(signed)
        signers = self._keys.signers(role)
        if len(signers) < THRESHOLDS[role]:
            raise Untrusted(f"{len(signers)} of {THRESHOLDS[role]} keys of role {role} are here")
        for key in signers:
            metadata.sign(key, append=True)
        self.versions[role] = signed.version
        write(self._path(role), metadata.to_bytes(JSONSerializer(compact=True)))

    def _path(self, role: str) -> Path:
        name = "timestamp.json" if role == "timestamp" else f"{self.versions.get(role, 0)}.{role}.json"
        return self._folder / name

    def _read(self, role: str) -> Metadata[Any]:
        return Metadata.from_bytes(self._path(role).read_bytes())

    def _meta(self, role: str) -> MetaFile:
        return MetaFile.from_data(self.versions[role], self._path(role).read_bytes(), ["sha256"])

    def _next(self, role: str) -> int:
        return self.versions.get(role, 0) + 1

    def _ends(self, role: str) -> datetime:
        return self._now + timedelta(days=self._lives[role])

    def _half_spent(self, role: str) -> bool:
        return self._path(role).exists() and bool(
            self._read(role).signed.expires - self._now < timedelta(days=self._lives[role] / 2)
        )
