"""The records one has been to, as in a browser."""

from __future__ import annotations


class Visits:
    """A new visit forgets what was ahead."""

    def __init__(self) -> None:
        self._uids: list[str] = []
        self._place = -1
        self._left = True

    @property
    def now(self) -> str:
        """The record one is at, '' before the first and where none is open."""
        return "" if self._left else self._uids[self._place]

    def leave(self) -> None:
        """No record is open; one step back is the one that was."""
        self._left = True

    def visit(self, uid: str) -> None:
        """Go to a record."""
        if not self._uids or uid != self._uids[self._place]:
            self._uids[self._place + 1 :] = [uid]
            self._place = len(self._uids) - 1
        self._left = False

    def step(self, by: int) -> str | None:
        """Back (-1) or forward (1); None where there is nothing."""
        place = self._place + by + (by < 0 and self._left)
        if 0 <= place < len(self._uids):
            self._place, self._left = place, False
            return self.now
        return None
