"""Updates of one window: in place by the button of the header, or in the dialog. Both watch the same journey."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.language import _
from desktop.ui.desk import Desk, Progress, Stage
from desktop.ui.exchange.dialog import SyncDialog
from desktop.ui.exchange.journey import Going, Journey, Take
from desktop.ui.exchange.outcome import summary_words
from desktop.ui.news import News, Remedy
from desktop.ui.notices import notice
from desktop.ui.shapes import State
from sync.carriers import Step
from sync.errors import Cancelled, NotReached

RECENT = 5


@dataclass(frozen=True)
class Sourcing:
    """The sources a person has chosen: the usual one ('' for none yet), those before, and where a new one is kept."""

    usual: Callable[[], str]
    recent: Callable[[], Sequence[str]]
    remember: Callable[[str], None]


class Exchange(QObject):
    """In the window's thread `adopted` is called after the catalogue became another, `ended` after each journey."""

    def __init__(
        self, desk: Desk, take: Take, sourcing: Sourcing, adopted: Callable[[], None], ended: Callable[[], None],
        show_changes: Callable[[], None],
    ) -> None:  # fmt: skip
        super().__init__()
        self._desk, self._sourcing = desk, sourcing
        self._adopted, self._ended, self._show_changes = adopted, ended, show_changes
        self.journey = Journey(desk.parts.background, take, self)
        self.journey.changed.connect(self._follow)
        self.dialog: SyncDialog | None = None

    def update(self) -> None:
        """Take the newest bundle of the usual source in place; without one the dialog asks for it."""
        source = self._sourcing.usual()
        if source:
            self.journey.start(source)
        else:
            self.open()

    def stop(self) -> None:
        """Stop the update under way."""
        self.journey.stop()

    def open(self) -> SyncDialog:
        """Open the dialog, or bring the open one to the front."""
        if self.dialog is None:
            parent = self._desk if isinstance(self._desk, QWidget) else None
            usual, recent = self._sourcing.usual(), self._sourcing.recent()
            self.dialog = SyncDialog(self._desk.parts.theme, self.journey, usual, recent, parent, self._show_changes)
            self.dialog.destroyed.connect(self._forget)
            self.dialog.show()
        self.dialog.raise_()
        return self.dialog

    def _forget(self) -> None:
        self.dialog = None

    def _follow(self) -> None:
        journey = self.journey
        if journey.going is Going.RUNNING:
            receiving = journey.steps.get(Step.RECEIVING)
            done, total = (receiving.done, receiving.total) if receiving else (0, 0)
            self._desk.show_update(Progress(Stage.RUNNING, done, total))
        elif journey.going is Going.ARRIVED:
            self._arrived()
            self._ended()
        elif journey.going is Going.REFUSED:
            self._refused()
            self._ended()

    def _arrived(self) -> None:
        outcome = self.journey.outcome
        assert outcome is not None
        self._desk.show_update(Progress(Stage.DONE))
        self._sourcing.remember(self.journey.source)
        if not outcome.nothing_new:
            self._adopted()
        state = State.WARNING if outcome.conflicts or outcome.unconfirmed else State.GOOD
        details = Remedy(lambda: _("Details"), lambda: self._details())
        self._desk.say(News(state, lambda: summary_words(outcome), details))

    def _refused(self) -> None:
        refusal = self.journey.refusal
        assert refusal is not None
        stopped = isinstance(refusal, Cancelled)
        lost = isinstance(refusal, NotReached) and not stopped
        self._desk.show_update(Progress(Stage.FAILED if lost else Stage.IDLE))
        details = Remedy(lambda: _("Details"), lambda: self._details())
        state = State.WARNING if stopped or lost else State.BAD
        self._desk.say(News(state, lambda: notice(refusal).sentence, details))

    def _details(self) -> None:
        dialog = self.open()
        dialog.show_report()
