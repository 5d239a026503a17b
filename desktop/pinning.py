"""Which root of trust a catalogue is pinned to.

A profile keeps the root it was begun with, so that one folder never mixes two centres. A new profile takes the root
given by the person (a centre hands it over with its printed fingerprint) or else the one that is shipped.
"""

from __future__ import annotations

from pathlib import Path

from desktop.paths import ROOT_OF_TRUST, SAMPLE_ROOT
from desktop.profile import Profile
from sync.errors import SourceMissing


def pinned_root(profile: Profile, given: Path | None = None) -> bytes:
    """The bytes of the root: the profile's own, else the given file's, else the centre's or the demonstration's.

    Raises SourceMissing if a file that should be there is not.
    """
    shipped = ROOT_OF_TRUST if ROOT_OF_TRUST.is_file() else SAMPLE_ROOT
    file = profile.root if profile.root.is_file() else given or shipped
    try:
        return file.read_bytes()
    except OSError as error:
        raise SourceMissing(str(file)) from error


def pin(profile: Profile, root: bytes) -> None:
    """Keeps the root with the profile after the first bundle it proved."""
    if not profile.root.is_file():
        profile.root.write_bytes(root)
