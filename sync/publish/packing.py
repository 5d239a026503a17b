"""The published tree in one `.niva` file: every entry stored as it is, nothing in it depends on the day or machine."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from sync.bundle import MANIFEST
from sync.carriers.archive import ENTRIES_CAP
from sync.errors import NotABundle
from sync.publish.centre import Centre
from sync.publish.refusals import TooMany

_BIRTH = (1980, 1, 1, 0, 0, 0)  # of ZIP itself
_UNIX = 3
_FILE = 0o100644 << 16


def pack(centre: Centre, out: Path) -> int:
    """Write the current publication with every root there ever was; returns the size in bytes.

    The same tree gives the same bytes. Raises NotABundle if nothing was published yet, TooMany for an archive no
    office would open, OSError if the disk fails.
    """
    if centre.state.full is None:
        raise NotABundle(str(centre.folder), "nothing was published yet")
    members = list(_members(centre))
    if len(members) > ENTRIES_CAP:
        raise TooMany(out.name, len(members), ENTRIES_CAP)
    fresh = out.with_name(out.name + ".new")
    with zipfile.ZipFile(fresh, "w", zipfile.ZIP_STORED) as archive:
        for path in members:
            archive.writestr(_entry(path.relative_to(centre.tree).as_posix()), path.read_bytes())
    fresh.replace(out)
    return out.stat().st_size


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _BIRTH)
    entry.create_system, entry.external_attr = _UNIX, _FILE
    return entry


def _members(centre: Centre) -> Iterator[Path]:
    """Roots first, so that a cut file still shows what it was; then what is in force, from the timestamp down."""
    metadata, state = centre.tree / "metadata", centre.state
    yield from sorted(metadata.glob("*.root.json"), key=_version)
    yield metadata / "timestamp.json"
    yield from (metadata / f"{state.versions[role]}.{role}.json" for role in ("snapshot", "targets", "catalog"))
    yield _manifest(centre)
    yield centre.tree / state.stored
    targets = centre.tree / "targets"
    for entry in state.media:
        folder, _, name = entry.path.rpartition("/")
        yield targets / folder / f"{name.partition('.')[0]}.{name}"


def _version(path: Path) -> int:
    found = re.match(r"\d+", path.name)
    return int(found[0]) if found else 0


def _manifest(centre: Centre) -> Path:
    """The manifest in force, as the catalogue role names it."""
    from tuf.api.metadata import Metadata, Targets

    catalog = centre.tree / "metadata" / f"{centre.state.versions['catalog']}.catalog.json"
    signed: Targets = Metadata[Targets].from_bytes(catalog.read_bytes()).signed
    digest = signed.targets[MANIFEST].hashes["sha256"]
    return centre.tree / "targets" / "catalog" / f"{digest}.manifest.json"
