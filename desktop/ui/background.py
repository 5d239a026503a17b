"""The one door to other threads.

`run(work, then, lane)` calls `work` elsewhere and `then` with its answer in the window's thread. In a lane only the
newest answer arrives: an older one that is still under way is dropped when it comes, one not yet begun is never begun.
A refusal goes to `failed`; anything else that is raised is a bug and goes to `sys.excepthook`, like a bug anywhere.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal, Slot

from sync.refusal import Refusal

T = TypeVar("T")
Delivery = Callable[[], None]


class Background(QObject):
    """A few worker threads that live as long as the window."""

    _arrived = Signal(object)

    def __init__(self, threads: int = 3, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(threads)
        self._pool.setExpiryTimeout(-1)  # a thread keeps its connection to the catalogue for as long as it lives
        self._newest: dict[str, int] = {}
        self._closed = False
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        lane: str = "",
        failed: Callable[[Refusal], None] | None = None,
    ) -> None:
        """Do `work` elsewhere. Without `failed` a refusal is told as a bug: name one wherever the world may refuse."""
        ticket = self._newest.get(lane, 0) + 1
        if lane:
            self._newest[lane] = ticket

        def wanted() -> bool:
            return not self._closed and (not lane or self._newest[lane] == ticket)

        def task() -> None:
            if wanted():
                delivery = _outcome(work, then, failed)
                self._post(lambda: delivery() if wanted() else None)

        self._pool.start(task)

    def carry(self, told: Callable[[T], None]) -> Callable[[T], None]:
        """A callable for `work`: what it is given arrives at `told` in the window's thread, in order (progress)."""

        def post(value: T) -> None:
            self._post(lambda: told(value))

        return post

    def drop(self, lane: str) -> None:
        """Nobody waits for that lane's answer any more."""
        self._newest[lane] = self._newest.get(lane, 0) + 1

    def busy(self) -> bool:
        """Whether any work is under way."""
        return self._pool.activeThreadCount() > 0

    def close(self) -> None:
        """Take no answers any more and wait for the work under way."""
        self._closed = True
        self._pool.clear()
        self._pool.waitForDone()

    def _post(self, delivery: Delivery) -> None:
        if not self._closed:
            self._arrived.emit(delivery)

    @Slot(object)
    def _deliver(self, delivery: Delivery) -> None:
        if not self._closed:
            delivery()


def _outcome(work: Callable[[], T], then: Callable[[T], None], failed: Callable[[Refusal], None] | None) -> Delivery:
    """Do the work and say what is to be done with its outcome; the catch-all of the background door."""
    try:
        answer = work()
    except Refusal as refusal:
        told: Any = refusal
        return (lambda: failed(told)) if failed else (lambda: _report(told))
    except Exception as bug:
        caught = bug
        return lambda: _report(caught)
    return lambda: then(answer)


def _report(bug: BaseException) -> None:
    sys.excepthook(type(bug), bug, bug.__traceback__)
