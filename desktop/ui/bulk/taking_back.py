"""Taking back an act on many records: as long as it is the last one, and never another in its place."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop.language import _
from desktop.ui.news import News, Remedy, bad_news
from desktop.ui.shapes import State

if TYPE_CHECKING:
    from desktop.catalogue import Catalogue
    from desktop.catalogue.views import Change
    from desktop.ui.desk import Desk
    from sync.refusal import Refusal


class TakingBack:
    """Listens from the act on; once anything else is changed, that act is no longer the one an undo would meet."""

    def __init__(self, desk: Desk, catalogue: Catalogue, fork: Callable[[], Catalogue]) -> None:
        self._desk, self._catalogue, self._fork = desk, catalogue, fork
        self._last = True
        self._deaf = catalogue.changes.listen(self._hear)

    def _hear(self, change: Change) -> None:
        if change.verb != "sync":
            self._last = False
            self._deaf()

    def remedy(self) -> Remedy:
        """The link of the message bar."""
        return Remedy(lambda: _("Undo"), self.undo)

    def undo(self) -> None:
        """In the background: it may be thousands of records."""
        if not self._last:
            words = _("Something else was changed since. Undo it step by step: Ctrl+Z.")
            self._desk.say(News(State.WARNING, lambda: words))
            return
        self._deaf()
        fork, background = self._fork, self._desk.parts.background
        background.run(lambda: fork().undo(), self._done, failed=self._refused)

    def _done(self, change: Change | None) -> None:
        from desktop.ui.undone import step_words

        if change is not None:
            self._desk.say(News(State.GOOD, step_words(self._catalogue, change)))

    def _refused(self, refusal: Refusal) -> None:
        self._desk.say(bad_news(refusal))
