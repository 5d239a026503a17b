"""The records one has been to, as in a browser."""

from __future__ import annotations


class Visits:
    """A new visit forgets what was ahead."""

    def __init__(self) -> None:
        self._uids: list[str] = []
        self._place = -1

    @property
    def now(self) -> str:
        """The record one is at, '' before the first."""
        return self._uids[self._place] if self._uids else ""

    def visit(self, uid: str) -> None:
        """Go to a record."""
        if uid != self.now:
            self._uids[self._place + 1 :] = [uid]
            self._place = len(self._uids) - 1

    def step(self, by: int) -> str | None:
        """Back (-1) or forward (1); None where there is nothing."""
        if 0 <= self._place + by < len(self._uids):
            self._place += by
            return self.now
        return None
