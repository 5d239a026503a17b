"""Opens forms over the window's middle and keeps what outlives them: drafts, and which one is open."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from desktop.language import _, current
from desktop.ui.desk import Desk
from desktop.ui.form.drafts import Drafts
from desktop.ui.form.keeping import Keeping
from desktop.ui.form.making import Making
from desktop.ui.form.options import Elsewhere
from desktop.ui.form.page import EditForm
from desktop.ui.news import News, Remedy, bad_news
from desktop.ui.shapes import State
from desktop.ui.stepping import Steps
from desktop.ui.work import Work
from sync.errors import Refusal, UnknownRecord
from sync.fields import Search
from sync.registry import fields_of

if TYPE_CHECKING:
    from desktop.catalogue.media import Media
    from desktop.catalogue.views import Change
    from sync.records import Record
    from sync.registry import Value


class Forms:
    """The forms of one window. `kept_in` is the file drafts outlive the program in, `media` the folder of pictures."""

    def __init__(
        self,
        desk: Desk,
        work: Work,
        fork: Callable[[], Steps],
        now: Callable[[], datetime],
        show_changes: Callable[[], None],
        media: Media,
        kept_in: Path | None = None,
    ) -> None:
        self._desk, self._work, self._fork, self._now, self._show_changes = desk, work, fork, now, show_changes
        self._media, self._kept_in = media, kept_in
        self._drafts: Drafts | None = None
        self._open: EditForm | None = None
        self._back: list[str] = []
        self._listed = True
        """Whether the last form left the person at the list with its record."""
        self._empty: dict[str, Record] = {}
        """Records that were begun here and have nothing in them yet, as they began."""

    def open(self, uid: str) -> None:
        """Edit a record; a refusal is told in the message bar."""
        self._back.clear()
        self._show(uid)

    def _show(self, uid: str) -> None:
        self.close()
        try:
            self._work.claim()
            if self._drafts is None:  # of whoever may write: another process may have left some since the start
                self._drafts = Drafts(self._kept_in)
            form = EditForm(
                self._desk, self._work, self._fork, uid, self._now, self._drafts, self._media, self._begin_within
            )
        except Refusal as refusal:
            self._refuse(refusal)
            return
        form.closed.connect(self._closed)
        form.changes_wanted.connect(self._show_changes)
        form.left.connect(lambda path, words: self._tell_left(uid, path, words))
        form.destroyed.connect(lambda: self._forget(form, uid))
        self._open = form
        self._desk.show_page(form)

    def within(self, uid: str) -> tuple[Making, Keeping]:
        """What fields of a record are made from and kept by, for another place than its form. Raises a refusal."""
        self._work.claim()
        if self._drafts is None:
            self._drafts = Drafts(self._kept_in)
        today = self._desk.parts.today().isoformat()
        keeping = Keeping(self._work, uid, lambda: self._desk.settings.author, today, self._now, self._drafts)
        return self.making(keeping.kind), keeping

    def making(self, kind: str) -> Making:
        """What editors of a kind are made from, for another place than a form."""
        parts = self._desk.parts
        elsewhere = Elsewhere(parts.background, parts.elsewhere)
        return Making(parts.theme, self._work, kind, parts.today().isoformat(), elsewhere, self._media, self._refuse)

    def _refuse(self, refusal: Refusal) -> None:
        self._desk.say(bad_news(refusal))

    # Records that are not there yet

    def begin(self, kind: str) -> None:
        """A new record of a kind, in its form."""
        uid = self._begin(lambda author: self._work.create(kind, self._beginnings(kind), author))
        if uid:
            self._empty[uid] = self._work.record(uid).record

    def duplicate(self, uid: str) -> None:
        """A record like another, in its form."""
        self._begin(lambda author: self._work.duplicate(uid, author))

    def _begin(self, create: Callable[[str], Change]) -> str:
        try:
            begun = create(self._desk.settings.author)
        except Refusal as refusal:
            self._refuse(refusal)
            return ""
        self.open(begun.uids[0])
        return begun.uids[0]

    def _forget_empty(self, uid: str) -> bool:
        """A record somebody began and wrote nothing into is taken away; whether it was."""
        begun = self._empty.pop(uid, None)
        held = any(key[0] == uid for key in self._drafts or ())
        try:
            if begun is None or held or self._work.record(uid).record != begun:
                return False
            self._work.revert(uid, "kind")
        except Refusal:
            return False  # gone already, or it stays until the disk takes something
        return True

    def _beginnings(self, kind: str) -> dict[str, Value]:
        """What is known of a record before anybody has typed a word."""
        known: dict[str, Value] = {}
        if self._work.vocabularies.find(fields_of(kind)["status"].scheme, "draft"):
            known["status"] = "draft"
        if office := self._desk.settings.office:  # else it would be missing from the day of those who made it
            known["owner_org"] = office
        return known

    def _begin_within(self, kind: str, name: str, then: Callable[[str], None]) -> None:
        """A record named by the field one is in; afterwards one is back in that form."""
        title = next(field for field in fields_of(kind).values() if field.search is Search.TITLE and not field.derived)
        path = f"{title.name}.{current()}" if title.bilingual else title.name
        try:
            begun = self._work.create(kind, {**self._beginnings(kind), path: name or None}, self._desk.settings.author)
        except Refusal as refusal:
            self._refuse(refusal)
            return
        then(begun.uids[0])
        if self._open is not None:
            self._back.append(self._open.uid)
        QTimer.singleShot(0, self._desk.parts.background, lambda: self._show(begun.uids[0]))

    def _tell_left(self, uid: str, path: str, words: Callable[[], str]) -> None:
        to_fields = Remedy(lambda: _("To the fields"), lambda: self._go_to(uid, path))
        self._desk.say(News(State.WARNING, words, to_fields))

    def _go_to(self, uid: str, path: str) -> None:
        self.open(uid)
        if self._open is not None:
            self._open.go_to(path)

    def _forget(self, form: EditForm, uid: str) -> None:
        """The window took the form away by itself; its last field was read when it was hidden."""
        if self._open is form:
            self._open = None
            self._forget_empty(uid)

    def _closed(self, uid: str) -> None:
        gone = self.close()
        if self._back:
            self._show(self._back.pop())
        elif uid and not gone and self._listed:
            self._desk.show_record(uid)

    def close(self) -> bool:
        """Take the open form away; its last field has been read. Whether its record went with it, being empty."""
        if self._open is None:
            return False
        self._open.read_field()
        uid, self._open = self._open.uid, None
        self._listed = self._desk.leave_page()
        return self._forget_empty(uid)

    def follow(self, change: Change) -> None:
        """Drafts go with the records an undo takes away and come back with them."""
        if change.verb not in ("undo", "redo"):
            return
        if self._drafts is None:
            self._drafts = Drafts(self._kept_in)
        for uid in self._drafts.uids().intersection(change.uids):
            try:
                self._work.record(uid)
            except UnknownRecord:
                self._drafts.set_aside(uid)
            else:
                self._drafts.bring_back(uid)

    def refresh(self) -> None:
        """The catalogue became another while a form may be open."""
        if self._open is not None:
            self._open.refresh()
