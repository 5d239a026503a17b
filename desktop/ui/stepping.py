"""Undo and redo in the background: one act may be fifty thousand records, and the window stays usable meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from desktop.ui.news import News
from desktop.ui.notices import notice
from desktop.ui.shapes import State

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from desktop.catalogue.views import Change
    from desktop.ui.desk import Desk
    from sync.refusal import Refusal


class Steps(Protocol):
    """A catalogue of the thread that asks."""

    def undo(self) -> Change | None:
        """Take the last act back; None where there is nothing."""

    def redo(self) -> Change | None:
        """Do again what was taken back last; None where there is nothing."""


class Stepping:
    """Takes steps one after another; a refusal is told in the message bar. What is heard afterwards belongs to
    `owner`."""

    def __init__(self, desk: Desk, elsewhere: Callable[[], Steps], owner: QObject | None = None) -> None:
        self._desk, self._elsewhere, self._owner = desk, elsewhere, owner

    def undo(self, then: Callable[[Change | None], None]) -> None:
        """Take the last act back, then tell what changed."""
        self._run(lambda: self._elsewhere().undo(), then)

    def redo(self, then: Callable[[Change | None], None]) -> None:
        """Do again what was taken back last, then tell what changed."""
        self._run(lambda: self._elsewhere().redo(), then)

    def _run(self, step: Callable[[], Change | None], then: Callable[[Change | None], None]) -> None:
        background = self._desk.parts.background
        background.run(step, then, failed=self._refused, broken=self._refused, owner=self._owner)

    def _refused(self, refusal: Refusal) -> None:
        told = notice(refusal)
        self._desk.say(News(State.BAD, lambda: told.sentence))
