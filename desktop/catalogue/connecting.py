"""Connections to SQLite, each with the same cautious settings.

No function stored in a file's schema is ever run, pages are checked as they are read, nothing is mapped into memory.
Transactions are begun and ended by the statements that say so.
"""

from __future__ import annotations

import errno
import sqlite3
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from sync.disk import disk_refusal, free_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sync.refusal import Refusal

_BUSY_SECONDS = 10.0
_PATIENT_SECONDS = 1800
_CAUTIOUS = ("trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0")
_GATHERED = "wal_autocheckpoint = 4000"  # pages, 16 MB, of some hundred edits: one of them takes their moving over
_CACHE = "cache_size = -8000"  # in KB: the upper pages of all trees; with SQLite's two thousand they are read again


def open_file(path: Path, *, writing: bool, durable: bool = False) -> sqlite3.Connection:
    """Opens a file in WAL; `durable` waits for the disk at each commit. Raises sqlite3.Error."""
    mode = "rwc" if writing else "rw"
    connection = _connect(f"{path.absolute().as_uri()}?mode={mode}")
    try:
        _set(connection, *_CAUTIOUS, _CACHE)
        if writing:
            _set(connection, "journal_mode = WAL", f"synchronous = {'FULL' if durable else 'NORMAL'}", _GATHERED)
        else:
            _set(connection, "query_only = ON")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def open_memory() -> sqlite3.Connection:
    """A file that is not there: what a reader sees of a profile nobody has written to yet."""
    return _connect(":memory:")


def open_scratch(path: Path, work: Path) -> sqlite3.Connection:
    """A new file without journal, and a second one attached as `work` for what is only needed while it is made."""
    work.unlink(missing_ok=True)
    connection = _connect(f"{path.absolute().as_uri()}?mode=rwc")
    connection.execute("ATTACH ? AS work", (str(work),))
    for schema in ("main", "work"):
        _set(connection, f"{schema}.journal_mode = OFF", f"{schema}.synchronous = OFF")
    _set(connection, "main.cache_size = -24000", "work.cache_size = -4000", *_CAUTIOUS)
    return connection


def _connect(name: str) -> sqlite3.Connection:
    return sqlite3.connect(
        name, uri=name.startswith("file:"), timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )


def _set(connection: sqlite3.Connection, *settings: str) -> None:
    for setting in settings:
        connection.execute(f"PRAGMA {setting}")


def be_patient(connection: sqlite3.Connection) -> None:
    """Lets a connection of a worker wait for others as long as a large act may take."""
    _set(connection, f"busy_timeout = {_PATIENT_SECONDS * 1000}")


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing; the write lock is taken at once."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


@contextmanager
def snapshot(connection: sqlite3.Connection) -> Iterator[None]:
    """What is read inside is of one moment, that of the first reading, whoever writes meanwhile with another
    connection; with this one nobody writes."""
    connection.execute("BEGIN")
    try:
        yield
    except BaseException as error:
        from traceback import clear_frames

        clear_frames(error.__traceback__)  # what was left half read there would go on reading
        raise
    finally:
        with suppress(sqlite3.ProgrammingError):  # closed meanwhile
            if connection.in_transaction:
                connection.execute("COMMIT")


@contextmanager
def room_on(folder: Path) -> Iterator[None]:
    """What the disk under `folder` or who holds a file there refuses inside: NoSpace, CannotWrite, HeldByAnother."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if refusal := _refusal(folder, error):
            raise refusal from error
        raise
    except OSError as error:
        if error.errno not in _REFUSED:
            raise
        raise disk_refusal(folder, error) from error


def full(error: sqlite3.Error) -> bool:
    """Whether the disk has no more room; a limit or a quota shows as a write that failed."""
    return error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_FULL or error.sqlite_errorcode == sqlite3.SQLITE_IOERR_WRITE


@contextmanager
def another_time() -> Iterator[None]:
    """What a full, failing or held disk does not take inside can be done another time."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF not in {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, *_HELD}:
            raise


def _refusal(folder: Path, error: sqlite3.Error) -> Refusal | None:
    from sync.errors import CannotWrite, HeldByAnother, NoSpace

    if full(error):
        return NoSpace(str(folder), 0, free_bytes(folder))
    if error.sqlite_errorcode & 0xFF in _HELD:
        return HeldByAnother(str(folder), str(error))
    return CannotWrite(str(folder), str(error)) if error.sqlite_errorcode & 0xFF in _CLOSED else None


_HELD = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_CLOSED = {sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM}
_REFUSED = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EACCES, errno.EPERM, errno.EIO}


def remove(path: Path) -> None:
    """Deletes a database with what SQLite keeps beside it; a file somebody still reads stays until next time."""
    for name in (path, Path(f"{path}-wal"), Path(f"{path}-shm"), Path(f"{path}-journal"), path.with_suffix(".work")):
        try:
            name.unlink(missing_ok=True)
        except OSError:
            return
