"""Where one catalogue lives on disk, and the lock that lets one process write to it.

A profile is a folder: a stick, a folder named by the person, or the one the system keeps for programs. Nothing is
written outside it.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING

import msgspec

from sync.disk import disk_refusal
from sync.refusal import Refusal

if TYPE_CHECKING:
    from types import TracebackType


class ProfileInUse(Refusal):
    """Another process writes to this profile; this one may only read."""

    def __init__(self, folder: str) -> None:
        self.folder = folder


class Profile(msgspec.Struct, frozen=True):
    """The files of one catalogue. Making one touches nothing; `prepare` makes the folders."""

    folder: Path

    @property
    def local(self) -> Path:
        """What only this person has."""
        return self.folder / "local.db"

    @property
    def bases(self) -> Path:
        """Folder of the centre's records; local.db says which file is the active one."""
        return self.folder / "base"

    @property
    def media(self) -> Path:
        """Photos and files by their SHA-256."""
        return self.folder / "media"

    @property
    def root(self) -> Path:
        """The root of trust this catalogue was begun with."""
        return self.folder / "root.json"

    @property
    def parts(self) -> Path:
        """Downloads that were interrupted."""
        return self.folder / "parts"

    @property
    def proofs(self) -> Path:
        """Sheets that are looked at before they are saved or printed."""
        return self.folder / "proofs"

    @property
    def pasted(self) -> Path:
        """Tables from the clipboard while they are being loaded."""
        return self.folder / "pasted"

    @property
    def drafts(self) -> Path:
        """What stands in fields and could not be kept in records."""
        return self.folder / "drafts.json"

    @property
    def settings(self) -> Path:
        """The person's choices."""
        return self.folder / "settings.json"

    def prepare(self) -> Profile:
        """Makes the folders. Raises NoSpace or CannotWrite where the disk does not allow it."""
        for folder in (self.folder, self.bases, self.media, self.parts):
            _make(folder)
        return self

    def lock(self) -> ProfileLock:
        """The right to write. Raises ProfileInUse if another process has it, NoSpace or CannotWrite."""
        return ProfileLock(self.folder)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise disk_refusal(folder, error) from error


class ProfileLock:
    """Held from making until `release` or the end of the process, however it ends: the system frees it."""

    def __init__(self, folder: Path) -> None:
        _make(folder)
        try:
            self._file: IO[bytes] = open(folder / "lock", "a+b")  # noqa: SIM115  lives as long as the lock
        except OSError as error:
            raise disk_refusal(folder, error) from error
        try:
            _lock(self._file)
        except OSError as error:
            self._file.close()
            raise ProfileInUse(str(folder)) from error

    def release(self) -> None:
        """Gives the right back."""
        self._file.close()

    def __enter__(self) -> ProfileLock:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.release()


if sys.platform == "win32":

    def _lock(file: IO[bytes]) -> None:
        import msvcrt

        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:

    def _lock(file: IO[bytes]) -> None:
        import fcntl

        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


def default_folder(name: str = "catalogue") -> Path:
    """The folder of this system's user for a named catalogue, or `data/NAME` beside a `portable.ini` of the program."""
    beside = Path(sys.argv[0]).resolve().parent
    if (beside / "portable.ini").is_file():
        return beside / "data" / name
    from platformdirs import user_data_path

    return Path(os.fspath(user_data_path("niva", appauthor=False))) / name
