"""Whose turn it is to write. The threads of one catalogue take turns, so that a long act is followed by its index
before the next begins; the window's own thread is told at once that it is not its turn instead of standing still.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import wraps
from threading import RLock, get_ident
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from sync.refusal import Refusal

PATIENCE = 0.2
"""Seconds the window may stand still for another's small act."""


class AnotherIsWriting(Refusal):
    """Another thread of this program is in the middle of a large act; it can be done when that is over."""


class Turns:
    """One for a catalogue and all its forks. A thread that has the turn may take it again."""

    def __init__(self) -> None:
        self._lock = RLock()
        self._owner = 0

    @property
    def busy(self) -> bool:
        """Whether another thread is writing."""
        return self._owner not in (0, get_ident())

    @contextmanager
    def taken(self, seconds: float = -1) -> Iterator[None]:
        """The turn, waited for as long as that, -1: to the end. Raises AnotherIsWriting."""
        if not self._lock.acquire(timeout=seconds):
            raise AnotherIsWriting
        before, self._owner = self._owner, get_ident()
        try:
            yield
        finally:
            self._owner = before
            self._lock.release()


class _TakesTurns(Protocol):
    def turn(self) -> AbstractContextManager[None]: ...


W = TypeVar("W", bound=_TakesTurns)
P = ParamSpec("P")
T = TypeVar("T")


def in_turn(verb: Callable[Concatenate[W, P], T]) -> Callable[Concatenate[W, P], T]:
    """A verb that writes and lets the index follow in one turn."""

    @wraps(verb)
    def taking_turns(own: W, /, *given: P.args, **named: P.kwargs) -> T:
        with own.turn():
            return verb(own, *given, **named)

    return taking_turns
