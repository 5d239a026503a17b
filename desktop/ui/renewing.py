"""An index made by another version of the program is made anew in the background; where the list will be stands how
far it is. Nothing of the person's work waits for it: edits are in a file of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.catalogue.views import State as Age
from desktop.language import _, number_text
from desktop.ui.news import News
from desktop.ui.shapes import State

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.catalogue import Catalogue
    from desktop.ui.window import MainWindow
    from sync.carriers import Cancelling, Progress
    from sync.refusal import Refusal


class Renewing:
    """One renewal of the window's catalogue; `fork` gives the worker its own."""

    def __init__(
        self, catalogue: Catalogue, fork: Callable[[], Catalogue], window: MainWindow, cancelled: Cancelling
    ) -> None:
        self._catalogue, self._fork, self._window, self._cancelled = catalogue, fork, window, cancelled

    def start(self, then: Callable[[], None]) -> None:
        """Begins; `then` is called when the list stands. Where another window has the right to write, that one does
        it, and here is a button to look again."""
        self._say(_("This is done once; your changes are in place."))
        background = self._window.parts.background
        listener = background.carry(self._told, self._window)
        background.run(
            lambda: self._fork().renew(listener, self._cancelled),
            lambda _renewed: self._end(then),
            "renewing",
            failed=self._failed,
            owner=self._window,
        )

    def _told(self, progress: Progress) -> None:
        counted = _("Ready: {done} of {total} records.").format(
            done=number_text(progress.done), total=number_text(progress.total)
        )
        self._say(counted + " " + _("This is done once; your changes are in place."))

    def _say(self, note: str, acts: list[tuple[str, Callable[[], None]]] | None = None) -> None:
        title = _("The catalogue is being made ready for this version of the program")
        if self._catalogue.status().state is Age.OUTDATED:
            self._window.catalogue.results.say_empty(title, note, acts or [], filled=bool(acts))

    def _end(self, then: Callable[[], None]) -> None:
        if self._catalogue.status().state is not Age.OUTDATED:
            self._window.catalogue_changed()
            then()
            return
        self._say(_("Another window of the program is at it."), [(_("Show the catalogue"), lambda: self._end(then))])

    def _failed(self, refusal: Refusal) -> None:
        from desktop.ui.notices import notice

        said = notice(refusal)
        self._window.say(News(State.BAD, lambda: said.sentence))
        self._say(said.remedy)
