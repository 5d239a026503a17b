"""One update under way: started, stopped, told step by step. The dialog and the button of the header watch the same
one, and there is never a second."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from sync.carriers import Cancelling, Listener, Progress, Step
from sync.errors import Refusal

if TYPE_CHECKING:
    from desktop.catalogue.views import SyncOutcome
    from desktop.ui.background import Background

Take = Callable[[str, bool, Listener, Cancelling], "SyncOutcome"]
"""Takes the newest bundle of a source, an expired one only if told so; called in a worker thread. Raises a refusal."""


class Going(Enum):
    """How the journey stands."""

    IDLE = auto()
    RUNNING = auto()
    ARRIVED = auto()
    REFUSED = auto()


class Journey(QObject):
    """`changed` after each step, and once at the end."""

    changed = Signal()

    def __init__(self, background: Background, take: Take, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background, self._take = background, take
        self._stopped = False
        self.going = Going.IDLE
        self.source = ""
        self.steps: dict[Step, Progress] = {}
        self.outcome: SyncOutcome | None = None
        self.refusal: Refusal | None = None

    @property
    def running(self) -> bool:
        """Whether an update is under way."""
        return self.going is Going.RUNNING

    @property
    def step(self) -> Step:
        """The step it is at, or ended at."""
        return next(reversed(self.steps), Step.RECEIVING)

    def start(self, source: str, accept_expired: bool = False) -> None:
        """Begin, unless one is under way."""
        if self.running:
            return
        self.going, self.source, self._stopped = Going.RUNNING, source, False
        self.steps, self.outcome, self.refusal = {}, None, None
        told: Listener = self._background.carry(self._hear, self)
        take, stopped = self._take, (lambda: self._stopped)
        self.changed.emit()
        self._background.run(
            lambda: take(source, accept_expired, told, stopped),
            self._arrive, failed=self._refuse, broken=self._refuse, owner=self,
        )  # fmt: skip

    def stop(self) -> None:
        """Ask it to stop; what was received is kept for the next time."""
        self._stopped = True

    def _hear(self, progress: Progress) -> None:
        if self.running:
            self.steps.pop(progress.step, None)
            self.steps[progress.step] = progress
            self.changed.emit()

    def _arrive(self, outcome: SyncOutcome) -> None:
        self.going, self.outcome = Going.ARRIVED, outcome
        self.changed.emit()

    def _refuse(self, refusal: Refusal) -> None:
        self.going, self.refusal = Going.REFUSED, refusal
        self.changed.emit()
