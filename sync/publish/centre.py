"""Where the centre keeps what: sources of records, media, keys, the published tree, the state of publication.

centre.json          identity of the catalogue; the seed, if its keys are for demonstration
records/*.jsonl      current records, one canonical JSON document a line; one file for each imported one
media/               pictures and documents, named by the SHA-256 of their bytes
keys/*.pem           private keys; those of root and targets are better kept elsewhere
tree/                what is served to offices, as it is
state.json           the last publication, as far as the next one must know it
"""

from __future__ import annotations

import hashlib
import os
import uuid
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TypeVar

import msgspec

from sync.bundle import FullEntry, MediaEntry, find_media
from sync.bundle.manifest import MEDIA_FILE_CAP
from sync.errors import NotABundle, SourceMissing
from sync.publish.importing_ror import NAMESPACE
from sync.records import TERM_KIND
from sync.registry import read_term
from sync.vocabularies import Vocabularies

_MAGIC = {b"\xff\xd8\xff": "jpg", b"\x89PNG\r\n\x1a\n": "png", b"%PDF-": "pdf"}


class Settings(msgspec.Struct, frozen=True):
    """What makes this catalogue this catalogue. A `seed` makes its keys public: good for a demonstration only."""

    catalog_id: str
    seed: str = ""


class Withdrawn(msgspec.Struct, frozen=True):
    """A record that was published until `on`."""

    uid: str
    rev: int
    on: date


class State(msgspec.Struct, frozen=True):
    """The last publication; `versions` are those of signed metadata by role, `stored` is the snapshot in the tree."""

    seq: int = 0
    versions: dict[str, int] = {}
    full: FullEntry | None = None
    stored: str = ""
    media: tuple[MediaEntry, ...] = ()
    withdrawn: tuple[Withdrawn, ...] = ()
    checked: dict[str, str] = {}


_Kept = TypeVar("_Kept", Settings, State)


class Centre:
    """One catalogue as its publisher keeps it, in one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.records = folder / "records"
        self.media = folder / "media"
        self.keys = folder / "keys"
        self.tree = folder / "tree"

    @classmethod
    def create(cls, folder: Path, seed: str = "") -> Centre:
        """A new, empty centre. Raises NotABundle if the folder holds one already."""
        centre = cls(folder)
        centre.refuse_begun()
        for place in (centre.records, centre.media, centre.keys, centre.tree):
            place.mkdir(parents=True, exist_ok=True)
        identity = uuid.uuid5(NAMESPACE, f"catalogue:{seed}") if seed else uuid.uuid4()
        write(folder / "centre.json", msgspec.json.encode(Settings(str(identity), seed)))
        return centre

    def refuse_begun(self) -> None:
        """Raises NotABundle if the folder holds a centre already."""
        if (self.folder / "centre.json").exists():
            raise NotABundle(str(self.folder), "a centre is here already")

    @classmethod
    def open(cls, folder: Path) -> Centre:
        """A centre made before. Raises SourceMissing if there is none."""
        if not (folder / "centre.json").is_file():
            raise SourceMissing(str(folder))
        return cls(folder)

    @property
    def settings(self) -> Settings:
        """Identity of the catalogue."""
        return self._kept("centre.json", Settings)

    @property
    def state(self) -> State:
        """The last publication; an empty state before the first."""
        return self._kept("state.json", State) if (self.folder / "state.json").exists() else State()

    def _kept(self, name: str, shape: type[_Kept]) -> _Kept:
        """A file of our own. Raises NotABundle if somebody has altered it beyond reading."""
        try:
            return msgspec.json.decode((self.folder / name).read_bytes(), type=shape)
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise NotABundle(str(self.folder / name), str(error)) from error

    def keep(self, state: State) -> None:
        """Remember a publication."""
        write(self.folder / "state.json", msgspec.json.encode(state))

    def sources(self) -> tuple[Path, ...]:
        """Files of records, by name."""
        return tuple(sorted(self.records.glob("*.jsonl")))

    def vocabularies(self) -> Vocabularies:
        """The terms among the records."""
        mark = b'"kind":"%b"' % TERM_KIND.encode()
        lines = (line.rstrip(b"\n") for path in self.sources() for line in _lines(path) if mark in line)
        return Vocabularies(map(read_term, lines))

    def take_media(self, path: Path) -> str:
        """Copy a picture or document among the media and tell its SHA-256, '' if it is none of ours or too large."""
        data = path.read_bytes()
        suffix = next((suffix for magic, suffix in _MAGIC.items() if data.startswith(magic)), "")
        if not suffix or len(data) > MEDIA_FILE_CAP:
            return ""
        digest = hashlib.sha256(data).hexdigest()
        if find_media(self.media, digest) is None:
            write(self.media / f"{digest}.{suffix}", data)
        return digest


def _lines(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        yield from file


def write(path: Path, data: bytes) -> None:
    """Write a file whole or not at all."""
    fresh = path.with_name(path.name + ".new")
    fresh.parent.mkdir(parents=True, exist_ok=True)
    with fresh.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)


def digest_of(path: Path) -> str:
    """SHA-256 of a file, hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
