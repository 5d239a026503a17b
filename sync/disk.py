"""What a disk says when it does not take our bytes: full, or closed to us."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from sync.refusal import Refusal

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def disk_refusal(folder: Path, error: OSError) -> Refusal:
    """NoSpace for a full disk, CannotWrite for one that is read-only, failing or not ours."""
    from sync.errors import CannotWrite, NoSpace  # not on the way to the first window

    if error.errno in _FULL:
        return NoSpace(str(folder), 0, free_bytes(folder))
    return CannotWrite(str(folder), error.strerror or str(error))


def file_refusal(place: Path, error: OSError) -> Refusal:
    """NoSpace for a full disk, NotWritten for a file that cannot be put there."""
    from sync.errors import NoSpace, NotWritten

    if error.errno in _FULL:
        return NoSpace(str(place.parent), 0, free_bytes(place.parent))
    return NotWritten(str(place), error.strerror or str(error))


def free_bytes(folder: Path) -> int:
    """Free bytes on the disk that holds `folder`, which need not exist yet; 0 if nobody can tell."""
    import shutil  # not on the way to the first window

    try:
        return shutil.disk_usage(next(path for path in (folder, *folder.parents) if path.exists())).free
    except (OSError, StopIteration):
        return 0
