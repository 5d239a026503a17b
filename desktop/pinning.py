"""Which root of trust a catalogue is pinned to.

A profile keeps the root it was begun with, so that one folder never mixes two centres. A new profile takes the root
given by the person (a centre hands it over with its printed fingerprint) or else the one that is shipped.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path

from desktop.paths import ROOT_OF_TRUST, SAMPLE_ROOT
from desktop.profile import Profile
from sync.disk import disk_refusal
from sync.errors import OtherRoot, SourceMissing


def pinned_root(profile: Profile, given: Path | None = None) -> bytes:
    """The bytes of the root: the profile's own, else the given file's, else the centre's or the demonstration's.

    Raises SourceMissing if a file that should be there is not, OtherRoot if the given one is not the profile's own.
    """
    if given and profile.root.is_file():
        _compare(profile.root, given)
    shipped = ROOT_OF_TRUST if ROOT_OF_TRUST.is_file() else SAMPLE_ROOT
    file = profile.root if profile.root.is_file() else given or shipped
    return _read(file)


def _compare(own: Path, given: Path) -> None:
    pinned, offered = (sha256(_read(file)).hexdigest() for file in (own, given))
    if pinned != offered:
        raise OtherRoot(pinned, offered)


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise SourceMissing(str(file)) from error


@contextmanager
def pinning(profile: Profile, root: bytes) -> Iterator[None]:
    """Keeps the root with the profile if what is done inside succeeds: taking the first bundle it proves.

    Its bytes are on the disk before that begins and only get their name afterwards, so that no full disk comes between
    the catalogue and its root. Raises NoSpace or CannotWrite before anything is done.
    """
    if profile.root.is_file():
        yield
        return
    fresh = profile.root.with_suffix(".new")
    try:
        fresh.write_bytes(root)
    except OSError as error:
        raise disk_refusal(profile.folder, error) from error
    try:
        yield
        with suppress(OSError):  # the catalogue is taken and says so; the next journey keeps the root
            os.replace(fresh, profile.root)
    finally:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
