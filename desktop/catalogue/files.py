"""The files of one copy: which base is the active one, what to do with a file that cannot be read.

`local.db` names the active base in one committed row. A broken local.db is moved aside, never overwritten, and a fresh
one begins over the newest whole base; a broken or missing base leaves the edits where they are until the next sync.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.catalogue.connecting import open_file, open_memory, remove, room_on, transaction
from desktop.catalogue.local_tables import migrate
from desktop.catalogue.versions import BASE_VERSION, WORDS_VERSION
from desktop.catalogue.views import Broken

if TYPE_CHECKING:
    from desktop.profile import Profile
    from sync.carriers import Cancelling, Listener

Clock = Callable[[], datetime]
NO_BASE = ""


class Files:
    """Both connections of one thread. `base` is None while there is no readable base.

    Only the `first` to open the files for writing moves a broken one aside: a later one would move it from under the
    connections of the others.
    """

    def __init__(self, profile: Profile, clock: Clock, writing: bool, first: bool = True) -> None:
        self.profile, self.writing, self._clock = profile, writing, clock
        self._first = first
        self.broken: list[Broken] = []
        self.base: sqlite3.Connection | None = None
        self.base_name = NO_BASE
        self.outdated: sqlite3.Connection | None = None
        if writing:
            profile.prepare()
        self.local = self._open_local()
        self.follow()

    def _open_local(self) -> sqlite3.Connection:
        if not self.writing and not self.profile.local.exists():
            return _nobodys_work()
        try:
            with room_on(self.profile.folder):
                return self._sound_local()
        except sqlite3.DatabaseError as error:
            if _of_the_disk(error):
                raise
            if self._may_move:
                self._set_aside(self.profile.local, error)
            else:
                self.broken.append(Broken(self.profile.local.name, self.profile.local, str(error)))
                self.writing = False  # what would be written now would be lost
        with room_on(self.profile.folder):
            local = self._sound_local() if self._may_move else _nobodys_work()
        self._adopt_newest(local)
        return local

    @property
    def _may_move(self) -> bool:
        return self.writing and self._first

    def _sound_local(self) -> sqlite3.Connection:
        """A local.db that was read through: it is small, and everything in it is somebody's work."""
        local = open_file(self.profile.local, writing=self.writing, durable=True)
        try:
            if self.writing:
                migrate(local, self._identity())
            verdict = local.execute("PRAGMA quick_check(1)").fetchone()[0]
            if verdict != "ok":
                raise sqlite3.DatabaseError(verdict)
            local.execute("SELECT count(*) FROM edit, made, active").fetchone()
        except BaseException:
            local.close()
            raise
        return local

    def _identity(self) -> str:
        """Tells a fresh local.db from every one before it: an index must not take its edits for theirs."""
        before = len(list(self.profile.folder.glob("local.broken-*.db")))
        return f"{self._clock().isoformat()} {before}"

    def _set_aside(self, path: Path, error: Exception) -> None:
        """Renames a file with its companions to a name nothing else has, and remembers to say so."""
        stamp = self._clock().strftime("%Y%m%d-%H%M%S")
        kept = path.with_name(f"{path.stem}.broken-{stamp}{path.suffix}")
        while kept.exists():
            kept = kept.with_name(f"{kept.stem}-again{kept.suffix}")
        for tail in ("-wal", "-shm", ""):
            part = Path(f"{path}{tail}")
            if part.exists():
                os.replace(part, f"{kept}{tail}")
        self.broken.append(Broken(path.name, kept, str(error)))

    def _adopt_newest(self, local: sqlite3.Connection) -> None:
        """Without the row that named the active base, the newest whole one is it."""
        for path in sorted(self.profile.bases.glob("base-*.db"), reverse=True):
            try:
                _open_base(path, False).close()
            except sqlite3.DatabaseError:
                continue
            local.execute("INSERT INTO active VALUES (?)", (path.name,))
            return

    def follow(self) -> bool:
        """Opens the base that is active now, if it is another one than before; says whether it was. One whose index
        was made by another version of this program is `outdated` instead until `renew` is done: just its state is
        read."""
        name = self._active()
        if name == self.base_name:
            return False
        self.close_base()
        self.base_name = name
        if not name:
            return True
        path = self.profile.bases / Path(name).name
        try:
            self.base = _open_base(path, self.writing)
        except sqlite3.DatabaseError as error:
            self._tell_broken_base(path, error)
        if self.base is not None and _answers_otherwise(self.base):
            self.base, self.outdated = None, self.base
        return True

    def moment(self) -> tuple[str, ...]:
        """Which base is open, and what SQLite counts of writes by other connections."""
        files = filter(None, (self.local, self.records))
        return self.base_name, *(str(each.execute("PRAGMA data_version").fetchone()[0]) for each in files)

    @property
    def records(self) -> sqlite3.Connection | None:
        """The base for who reads just its records and its state, which those of every version have alike."""
        return self.base or self.outdated

    def renew(self, progress: Listener, cancelled: Cancelling) -> bool:
        """Builds an outdated base again from its own records; says whether there was one. A reader waits until the
        writing process has done it. Raises NoSpace, CannotWrite, HeldByAnother, MalformedRecord, Cancelled."""
        old, name = self.outdated, self.base_name
        if old is None or not self.writing:
            return False
        from desktop.catalogue.renewing import renew
        from desktop.catalogue.saved.news import carry_over

        with room_on(self.profile.folder):
            fresh = self.fresh_base(old.execute("SELECT seq FROM state").fetchone()[0])
            renew(old, self.local, fresh, progress, cancelled)
            with transaction(self.local):
                if self._active() == name:  # no bundle came in between
                    carry_over(self.local, self.profile.bases / name, fresh)
                    self.switch(fresh)
        return self.follow()

    def _active(self) -> str:
        found = self.local.execute("SELECT file FROM active").fetchone()
        return str(found[0]) if found else NO_BASE

    def _tell_broken_base(self, path: Path, error: Exception) -> None:
        if self._may_move and path.exists() and not _of_the_disk(error):
            self._set_aside(path, error)
        else:
            self.broken.append(Broken(path.name, path, str(error)))

    def switch(self, path: Path) -> None:
        """Makes a finished base the active one; the caller's transaction on `local` makes it so."""
        self.local.execute("DELETE FROM active")
        self.local.execute("INSERT INTO active VALUES (?)", (path.name,))

    def fresh_base(self, seq: int) -> Path:
        """A name after those of all bases there are: while one is the active one, none gets its name again."""
        begins = f"base-{seq:06d}-"
        there = (path.name[len(begins) :] for path in self.profile.bases.glob(f"{begins}*"))
        taken = [int(number[:4]) for number in there if number[:4].isdecimal()]
        return self.profile.bases / f"{begins}{max(taken, default=0) + 1:04d}.db"

    def sweep(self) -> None:
        """Deletes bases that are not active: left by a switch, or by a build that ended with the process."""
        for path in self.profile.bases.glob("base-*"):
            if path.suffix in (".db", ".work") and path.name != self.base_name and ".broken-" not in path.name:
                remove(path)

    def close_base(self) -> None:
        """Closes the base."""
        for base in filter(None, (self.base, self.outdated)):
            base.close()
        self.base = self.outdated = None

    def close(self) -> None:
        """Closes both files."""
        self.close_base()
        self.local.close()


def _nobodys_work() -> sqlite3.Connection:
    """An empty local file in memory, for one who may not write."""
    local = open_memory()
    migrate(local, "")
    return local


def _open_base(path: Path, writing: bool) -> sqlite3.Connection:
    if not path.is_file():
        raise sqlite3.DatabaseError("no such file")
    base = open_file(path, writing=writing)
    try:
        if base.execute("SELECT count(*) FROM state").fetchone()[0] != 1:
            raise sqlite3.DatabaseError("not finished or of another program")
    except sqlite3.DatabaseError:
        base.close()
        raise
    return base


def _answers_otherwise(base: sqlite3.Connection) -> bool:
    """Whether the index was made by another version of this program, so that it answers other questions."""
    version = base.execute("PRAGMA user_version").fetchone()[0]
    return (version, base.execute("SELECT words FROM state").fetchone()[0]) != (BASE_VERSION, WORDS_VERSION)


def _of_the_disk(error: Exception) -> bool:
    """True for failures that say nothing about the file: a full disk, a lock, missing rights."""
    code = getattr(error, "sqlite_errorcode", None)
    about_the_file = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR}
    return code is not None and code & 0xFF not in about_the_file
