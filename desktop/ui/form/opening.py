"""Opens forms over the window's middle and keeps what outlives them: drafts, and which one is open."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from desktop.language import _
from desktop.ui.desk import Desk
from desktop.ui.form.keeping import Drafts
from desktop.ui.form.page import EditForm
from desktop.ui.news import News, Remedy
from desktop.ui.notices import notice
from desktop.ui.shapes import State
from desktop.ui.work import Work
from sync.errors import Refusal


class Forms:
    """The forms of one window."""

    def __init__(self, desk: Desk, work: Work, now: Callable[[], datetime], show_changes: Callable[[], None]) -> None:
        self._desk, self._work, self._now, self._show_changes = desk, work, now, show_changes
        self._drafts: Drafts = {}
        self._open: EditForm | None = None

    def open(self, uid: str) -> None:
        """Edit a record; a refusal is told in the message bar."""
        self.close()
        try:
            self._work.claim()
            form = EditForm(self._desk, self._work, uid, self._now, self._drafts)
        except Refusal as refusal:
            told = notice(refusal)
            self._desk.say(News(State.BAD, lambda: told.sentence))
            return
        form.closed.connect(self._closed)
        form.changes_wanted.connect(self._show_changes)
        form.left.connect(lambda path, words: self._tell_left(uid, path, words))
        form.destroyed.connect(lambda: self._forget(form))
        self._open = form
        self._desk.show_page(form)

    def _tell_left(self, uid: str, path: str, words: Callable[[], str]) -> None:
        to_fields = Remedy(lambda: _("To the fields"), lambda: self._go_to(uid, path))
        self._desk.say(News(State.WARNING, words, to_fields))

    def _go_to(self, uid: str, path: str) -> None:
        self.open(uid)
        if self._open is not None:
            self._open.go_to(path)

    def _forget(self, form: EditForm) -> None:
        """The window took the form away by itself; its last field was read when it was hidden."""
        if self._open is form:
            self._open = None

    def _closed(self, uid: str) -> None:
        self.close()
        if uid:
            self._desk.show_record(uid)

    def close(self) -> None:
        """Take the open form away; its last field has been read."""
        if self._open is not None:
            self._open.read_field()
            self._open = None
            self._desk.leave_page()

    def refresh(self) -> None:
        """The catalogue became another while a form may be open."""
        if self._open is not None:
            self._open.refresh()
