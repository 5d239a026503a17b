"""Ends what is asked in one thread when another thread knows that nobody waits for the answer any more.

The statement that runs is interrupted at once; one that begins after that ends within some thousands of its steps, and
what reckons long without a statement calls `check` between two of its steps, so that nothing lets a stopped question
run on. The connection is as good as before. Only questions are asked inside: a write is never ended half way.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

STEPS = 20_000
"""Of SQLite's machine, about a millisecond: after so many a running statement asks whether it may go on."""


class Stopped(Exception):
    """A question was ended before its answer: nothing to tell anybody."""


def check() -> None:
    """Raises Stopped where nobody waits any more for what this thread asks; nothing where nobody can stop it."""
    if asked := _asked.get():
        asked.check()


class Stopping:
    """For one question: `stop` may be called from any thread at any time, before, within and after it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._base: sqlite3.Connection | None = None
        self.stopped = False

    def stop(self) -> None:
        """Nobody waits for the answer. What is asked by the same connection after this question is not touched."""
        with self._lock:
            self.stopped = True
            if self._base is not None:
                with suppress(sqlite3.ProgrammingError):  # closed meanwhile: another base became the active one
                    self._base.interrupt()

    def check(self) -> None:
        """Raises Stopped where nobody waits any more: between two parts of one question."""
        if self.stopped:
            raise Stopped

    @contextmanager
    def over(self, base: sqlite3.Connection | None) -> Iterator[None]:
        """What is asked of the base inside ends with Stopped, and so does entering when it is too late already."""
        self._begin(base)
        before = _asked.set(self)
        try:
            yield
        except sqlite3.OperationalError as error:
            if not (self.stopped and error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT):
                raise
            from traceback import clear_frames

            clear_frames(error.__traceback__)  # what was left half read there would end all that comes next
            raise Stopped from None
        finally:
            _asked.reset(before)
            self._end(base)
        self.check()

    def _begin(self, base: sqlite3.Connection | None) -> None:
        with self._lock:
            self.check()
            self._base = base
        if base is not None:
            base.set_progress_handler(lambda: self.stopped, STEPS)

    def _end(self, base: sqlite3.Connection | None) -> None:
        with self._lock:
            self._base = None
        if base is not None:
            with suppress(sqlite3.ProgrammingError):
                base.set_progress_handler(None, 0)


_asked: ContextVar[Stopping | None] = ContextVar("_asked", default=None)
