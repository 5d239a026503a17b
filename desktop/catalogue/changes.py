"""Who wants to hear that the copy has changed. Plain callables; each is called on the thread that made the change."""

from __future__ import annotations

from collections.abc import Callable

from desktop.catalogue.views import Change

Listener = Callable[[Change], None]


class Changes:
    """The listeners of one catalogue and all its forks."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Tell `listener` of every change from now on; the answer, called, ends that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    def tell(self, change: Change) -> None:
        """Tell everybody, in the order in which they began to listen."""
        for listener in tuple(self._listeners):
            listener(change)
