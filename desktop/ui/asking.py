"""Questions to the catalogue asked in other threads: in a lane the older one ends when a newer one is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from desktop.catalogue.stopping import Stopping

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.ui.background import Background
    from desktop.ui.parts import Shelf
    from sync.refusal import Refusal

T = TypeVar("T")


class Asking:
    """`elsewhere` gives a worker thread the catalogue it may use. Only questions are asked here, nothing is written."""

    def __init__(self, background: Background, elsewhere: Callable[[], Shelf]) -> None:
        self._background, self._elsewhere = background, elsewhere

    def ask(
        self,
        work: Callable[[Shelf], T],
        then: Callable[[T], None],
        lane: str,
        failed: Callable[[Refusal], None] | None = None,
    ) -> None:
        """Let `work` ask; what it has asked in this lane before is stopped, wherever it has come to."""
        stopping, elsewhere = Stopping(), self._elsewhere

        def asked() -> T:
            with elsewhere().until(stopping) as shelf:
                return work(shelf)

        self._background.run(asked, then, lane, failed, stop=stopping.stop)

    def drop(self, *lanes: str) -> None:
        """Nobody waits for these any more."""
        for lane in lanes:
            self._background.drop(lane)
