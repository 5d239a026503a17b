"""What a page may ask of the window, and what the window asks of the pages it is given.

Pages are built on first use by the factories of `Screens`; each is handed the `Desk` and nothing else. A page never
reaches into the window: it says news, opens records and puts itself on the stack through this face.
"""

from __future__ import annotations

from abc import abstractmethod
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

import msgspec
from PySide6.QtWidgets import QWidget

from desktop.settings import Content, Settings
from sync.bilingual import Lang

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.catalogue.questions import Facet, Question
    from desktop.catalogue.words import Wanted
    from desktop.ui.news import News
    from desktop.ui.parts import Parts


def content_after(content: Content) -> Content:
    """The next one round: Russian, Belarusian, both."""
    order = tuple(Content)
    return order[(order.index(content) + 1) % len(order)]


def one_lang(content: Content, interface: Lang) -> Lang:
    """One language where only one can be shown, such as a list: side by side it is that of the interface."""
    return interface if content is Content.BOTH else Lang(content.value)


class Stage(StrEnum):
    """How an update stands."""

    IDLE = "idle"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class Progress(msgspec.Struct, frozen=True):
    """What the update button tells; `done` and `total` are bytes, `total` 0 while it is not known."""

    stage: Stage
    done: int = 0
    total: int = 0


class Desk(Protocol):
    """The window as its pages see it."""

    @property
    def parts(self) -> Parts:
        """Catalogue, settings, language, background, clock, paths, theme."""

    @property
    def settings(self) -> Settings:
        """The person's choices as they hold now."""

    @property
    def content(self) -> Content:
        """The language records are read in now."""

    def choose_content(self, content: Content) -> None:
        """Read records in that language from now on; list, page and settings follow."""

    def say(self, news: News) -> None:
        """Show news in the message bar."""

    def show_record(self, uid: str) -> None:
        """Go to the catalogue and open that record."""

    def show_filtered(self, facet: Facet, code: str) -> None:
        """Go to the catalogue and list what has that code, with no other filter and no words."""

    def show_rows(self, rows: Sequence[int]) -> None:
        """Go to the catalogue and list just these rows."""

    def show_page(self, page: QWidget) -> None:
        """Put a page over the whole middle (the edit form); `leave_page` takes it away."""

    def leave_page(self) -> bool:
        """Back to what was there before the page; whether that is the list with its record."""

    def show_update(self, progress: Progress) -> None:
        """Let the update button in the header tell how an update stands."""

    def catalogue_changed(self) -> None:
        """The copy became another (an edit, an undo, a bundle): count and list again, keep what is open."""


class RecordPage(QWidget):
    """The pane at the right of the results: one record as a page."""

    @abstractmethod
    def open_record(self, uid: str) -> None:
        """Show that record in the desk's content language; the same uid again means: read it anew."""

    @abstractmethod
    def show_content(self, content: Content) -> None:
        """The desk's content language became this one."""

    @abstractmethod
    def clear(self, choosable: bool = True) -> None:
        """Nothing is chosen: say in one line what will be here, and where it is chosen as far as there is anything."""

    @abstractmethod
    def seek(self, question: Question, wanted: tuple[Wanted, ...]) -> None:
        """The list answers this question now: mark what these words of it find, on the open record and on those to
        come, and say why a record is there that has none of them."""

    @abstractmethod
    def step_marks(self, by: int) -> None:
        """F3: bring the next mark (1) or the one before (-1) into sight."""

    @abstractmethod
    def put_marks_away(self) -> bool:
        """Show no marks until something else is asked; False where there are none."""

    @abstractmethod
    def edit(self) -> None:
        """F2: change the open record, if there is one."""

    @abstractmethod
    def confirm(self) -> None:
        """The open record, if there is one, is still so."""


class LivePage(QWidget):
    """A page that is asked anew when the catalogue becomes another while it is seen."""

    @abstractmethod
    def refresh(self) -> None:
        """Ask again; keep the place of the page."""


class Screens(msgspec.Struct, frozen=True):
    """How to build or open what the window itself does not know. Each is called on first use only."""

    record_page: Callable[[Desk], RecordPage]
    changes_page: Callable[[Desk], QWidget]
    overview_page: Callable[[Desk], QWidget]
    today_page: Callable[[Desk], QWidget]
    update: Callable[[Desk], None]
    """Plain press of the update button: take the newest bundle from the usual source, in place."""
    stop_update: Callable[[], None]
    sync: Callable[[Desk], None]
    """The dialog of sources, progress and outcome."""
    about: Callable[[Desk], None]
    """Version, root of trust, whose data these are."""
    undo: Callable[[Desk], None]
    """Take the last act back, whichever record it was on."""
    redo: Callable[[Desk], None]
    """Do again what was taken back last."""
    begin: Callable[[Desk, str], None]
    """A new record of a kind, in its form."""
    duplicate: Callable[[Desk, str], None]
    """A record like this one, in its form."""
    confirming: Callable[[Desk, Sequence[int]], None]
    """The list of these rows, to be confirmed as they are."""
    revising: Callable[[Desk, Sequence[int]], None]
    """One field of these rows, changed in all of them at once."""
    printing: Callable[[Desk, Sequence[str]], None]
    """Preview and save what these uids look like on paper."""
    giving: Callable[[Desk, Sequence[str]], None]
    """Save these uids, or all that are found, as a file for another program."""
    loading: Callable[[Desk, str], None]
    """Load a table of an office; '' asks for the file."""
    pasting: Callable[[Desk], None]
    """Load the table on the clipboard."""
