"""What a screen reader says by itself: what changed away from where one is."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

SETTLED = 700
"""Milliseconds after which letters are no longer being typed: of answers that come by the letter the last is said."""


def announce(widget: QWidget, words: str) -> None:
    """Say it now, after what is being said."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))


class Announcer(QTimer):
    """Says the last of what a widget has to say, once it rests."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget, singleShot=True, interval=SETTLED)
        self._widget, self._words = widget, ""
        self.timeout.connect(self._say)

    def soon(self, words: str) -> None:
        """Say this instead of what has not been said yet; nothing, where there is no word."""
        self._words = words
        if words:
            self.start()
        else:
            self.stop()

    def _say(self) -> None:
        if self._widget.isVisible():
            announce(self._widget, self._words)
