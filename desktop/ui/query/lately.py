"""What was asked lately: kept with the layout of the window on this computer, wiped at a press."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from desktop.ui.query import is_told

MOST = 6


class Lately:
    """The last texts whoever typed left the field with, the newest first, each once."""

    def __init__(self, kept: str, keep: Callable[[str], None]) -> None:
        """`keep` is told what to give as `kept` another time."""
        self._texts, self._keep = [text for text in kept.split("\n") if is_told(text)][:MOST], keep

    @property
    def texts(self) -> Sequence[str]:
        """The newest first."""
        return tuple(self._texts)

    def add(self, text: str) -> None:
        """This was asked; what is too long was pasted and is not kept."""
        text = " ".join(text.split())
        if is_told(text) and self._texts[:1] != [text]:
            self._texts = [text, *(other for other in self._texts if other != text)][:MOST]
            self._keep("\n".join(self._texts))

    def wipe(self) -> None:
        """Nothing was asked."""
        self._texts = []
        self._keep("")
