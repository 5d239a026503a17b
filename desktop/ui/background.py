"""The one door to other threads.

`run(work, then, lane)` calls `work` elsewhere and `then` with its answer in the window's thread. In a lane only the
newest answer arrives: an older one that is still under way is told to stop, where it can be, and dropped when it comes;
one not yet begun is never begun. What was stopped has no outcome: it is neither an answer nor a refusal nor a bug.
Questions, which can be stopped, have threads of their own: an update, a load or a print keeps nobody from searching.
A refusal goes to `failed`; anything else that is raised is a bug and goes to `sys.excepthook`, like a bug anywhere,
after `broken` has been told that no answer will come. Nothing is delivered for an owner that is no longer there.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal, Slot
from shiboken6 import isValid

from desktop.catalogue.stopping import Stopped
from sync.refusal import Refusal

T = TypeVar("T")
Delivery = Callable[[], None]
WORKERS, ASKERS = 3, 2
SWITCH = 0.0005
"""Seconds a thread may keep the interpreter while another wants it. Painting gives it away at each call of Qt; with
Python's own 5 ms a page takes four times as long while a question is worked on, with this half as long again."""


class Broken(Refusal):
    """What a bug is for somebody who waited: the work ended without an answer. The report is told elsewhere."""


class Background(QObject):
    """A few worker threads that live as long as the window."""

    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._working, self._asking = self._threads(WORKERS), self._threads(ASKERS)
        self._newest: dict[str, int] = {}
        self._stops: dict[str, Callable[[], None]] = {}
        self._closed = False
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        sys.setswitchinterval(SWITCH)

    def _threads(self, count: int) -> QThreadPool:
        pool = QThreadPool(self)
        pool.setMaxThreadCount(count)
        pool.setExpiryTimeout(-1)  # a thread keeps its connection to the catalogue for as long as it lives
        return pool

    def run(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        lane: str = "",
        failed: Callable[[Refusal], None] | None = None,
        broken: Callable[[Refusal], None] | None = None,
        owner: QObject | None = None,
        stop: Callable[[], None] | None = None,
    ) -> None:
        """Do `work` elsewhere. Without `failed` a refusal is told as a bug: name one wherever the world may refuse.

        Name `broken` wherever somebody waits for the end: it hears a `Broken` after a bug. `owner` is the object the
        callbacks belong to; once it is destroyed the answer is dropped, and work not yet begun is never begun. `stop`
        is called when nobody waits any more: a newer work in the lane, the lane dropped, the door closed. It may come
        too late, and lets `work` raise `Stopped`.
        """
        if lane:
            self.drop(lane)
        ticket = self._newest.get(lane, 0)
        if lane and stop is not None:
            self._stops[lane] = stop

        def wanted() -> bool:
            newest = not lane or self._newest[lane] == ticket
            return not self._closed and newest and (owner is None or isValid(owner))

        def task() -> None:
            if wanted():
                delivery = _outcome(work, then, failed, broken)
                self._post(lambda: delivery() if wanted() else None)

        (self._asking if stop is not None else self._working).start(task)

    def carry(self, told: Callable[[T], None], owner: QObject | None = None) -> Callable[[T], None]:
        """A callable for `work`: what it is given arrives at `told` in the window's thread, in order (progress), while
        the owner is there."""

        def post(value: T) -> None:
            self._post(lambda: told(value) if owner is None or isValid(owner) else None)

        return post

    def drop(self, lane: str) -> None:
        """Nobody waits for that lane's answer any more."""
        self._newest[lane] = self._newest.get(lane, 0) + 1
        if stop := self._stops.pop(lane, None):
            stop()

    def busy(self) -> bool:
        """Whether any work is under way."""
        return self._working.activeThreadCount() + self._asking.activeThreadCount() > 0

    def close(self) -> None:
        """Take no answers any more, stop the questions and wait for the work under way."""
        self._closed = True
        for pool in (self._working, self._asking):
            pool.clear()
        for lane in tuple(self._stops):
            self.drop(lane)
        for pool in (self._working, self._asking):
            pool.waitForDone()

    def _post(self, delivery: Delivery) -> None:
        if not self._closed:
            self._arrived.emit(delivery)

    @Slot(object)
    def _deliver(self, delivery: Delivery) -> None:
        if not self._closed:
            delivery()


def _outcome(
    work: Callable[[], T],
    then: Callable[[T], None],
    failed: Callable[[Refusal], None] | None,
    broken: Callable[[Refusal], None] | None,
) -> Delivery:
    """Do the work and say what is to be done with its outcome; the catch-all of the background door."""
    try:
        answer = work()
    except Stopped:
        return lambda: None
    except Refusal as refusal:
        told: Any = refusal
        return (lambda: failed(told)) if failed else (lambda: _report(told, broken))
    except Exception as bug:
        caught = bug
        return lambda: _report(caught, broken)
    return lambda: then(answer)


def _report(bug: BaseException, broken: Callable[[Refusal], None] | None) -> None:
    if broken is not None:
        broken(Broken())
    sys.excepthook(type(bug), bug, bug.__traceback__)
