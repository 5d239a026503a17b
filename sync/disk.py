"""Files that appear whole or not at all, and what a disk says when it does not take our bytes: full, or closed."""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
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


@contextmanager
def whole_file(place: Path, wanted: Callable[[], bool] = lambda: True) -> Iterator[Path]:
    """Where to write a file that appears at `place` whole or not at all; nothing is put there where, in the end, it is
    not `wanted`, and what stood there before stays. Raises NoSpace, NotWritten."""
    part = place.with_name(f".{place.name}.part")
    try:
        yield part
        if wanted():
            with part.open("r+b") as written:
                os.fsync(written.fileno())
            part.replace(place)
    except OSError as error:
        raise file_refusal(place, error) from error
    finally:
        _sweep(part)


def _sweep(part: Path) -> None:
    try:
        part.unlink(missing_ok=True)
    except OSError:
        return  # the disk does not even let us take it away; what stopped the writing is told


def free_bytes(folder: Path) -> int:
    """Free bytes on the disk that holds `folder`, which need not exist yet; 0 if nobody can tell."""
    import shutil  # not on the way to the first window

    try:
        return shutil.disk_usage(next(path for path in (folder, *folder.parents) if path.exists())).free
    except (OSError, StopIteration):
        return 0
