"""Keys of the roles: made at random for a real centre, derived from a public seed for a demonstration.

WHO KNOWS A SEED CAN SIGN. A catalogue whose keys come from a seed proves how the chain works and protects nothing; its
root must never be the root a real catalogue is pinned to. The sample of this project is such a demonstration.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    KeySerializationEncryption,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from securesystemslib.signer import CryptoSigner, SSlibKey

from sync.errors import SourceMissing, Untrusted
from sync.publish.refusals import KeysExist

HOLDERS = {"root": 3, "targets": 3, "catalog": 2, "snapshot": 1, "timestamp": 1}
"""How many keys each role has. Root and targets are held by three, of whom two must sign."""
THRESHOLDS = {"root": 2, "targets": 2, "catalog": 1, "snapshot": 1, "timestamp": 1}


def signer(private: Ed25519PrivateKey) -> CryptoSigner:
    """A signer with the identity TUF gives to its public key."""
    return CryptoSigner(private, SSlibKey.from_crypto(private.public_key()))


class SeedKeys:
    """Keys anybody can make again from the seed: for demonstrations and tests."""

    def __init__(self, seed: str) -> None:
        self._seed = seed

    def signers(self, role: str) -> tuple[CryptoSigner, ...]:
        """All signers of a role."""
        return tuple(signer(self._private(f"{role}-{number}")) for number in range(1, HOLDERS[role] + 1))

    def _private(self, name: str) -> Ed25519PrivateKey:
        secret = hashlib.sha256(f"niva demonstration key|{self._seed}|{name}".encode()).digest()
        return Ed25519PrivateKey.from_private_bytes(secret)


class FolderKeys:
    """Keys in PEM files `<role>-<number>.pem`, encrypted if there is a passphrase."""

    def __init__(self, folder: Path, passphrase: bytes | None = None) -> None:
        self._folder, self._passphrase = folder, passphrase

    def refuse_existing(self) -> None:
        """Raises KeysExist if a key of any role is here: another catalogue may live by it."""
        found = sorted(path for role in HOLDERS for path in self._folder.glob(f"{role}-*.pem"))
        if found:
            raise KeysExist(str(found[0]))

    def make(self) -> None:
        """New random keys for every role, in files only their owner reads. Raises KeysExist, before writing any."""
        self.refuse_existing()
        self._folder.mkdir(parents=True, exist_ok=True)
        locked: KeySerializationEncryption = NoEncryption()
        if self._passphrase:
            locked = BestAvailableEncryption(self._passphrase)
        for role, count in HOLDERS.items():
            for number in range(1, count + 1):
                private = Ed25519PrivateKey.generate()
                path = self._folder / f"{role}-{number}.pem"
                with open(path, "xb", opener=_for_the_owner) as file:
                    file.write(private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, locked))

    def signers(self, role: str) -> tuple[CryptoSigner, ...]:
        """Signers of a role whose key files are here. Raises Untrusted for a wrong passphrase or a foreign file."""
        return tuple(signer(self._load(path)) for path in sorted(self._folder.glob(f"{role}-*.pem")))

    def _load(self, path: Path) -> Ed25519PrivateKey:
        try:
            private = load_pem_private_key(path.read_bytes(), self._passphrase)
        except (ValueError, TypeError) as error:
            raise Untrusted(f"{path.name}: {error}") from error
        except OSError as error:
            raise SourceMissing(str(path)) from error
        if not isinstance(private, Ed25519PrivateKey):
            raise Untrusted(f"{path.name} is no Ed25519 key")
        return private


def _for_the_owner(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


Keys = SeedKeys | FolderKeys
