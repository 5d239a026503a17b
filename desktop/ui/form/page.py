"""The edit form: one record, section by section, each field kept as soon as it is left.

There is no button that saves. Undo belongs to the catalogue and reaches over all fields; inside a field Ctrl+Z means
typing. What the catalogue holds may change under the form at any time: fields a person is in, and texts that could
not be kept, stay as they are.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QWidget

from desktop.language import _, current
from desktop.settings import Content
from desktop.ui.desk import Desk
from desktop.ui.form.belonging import Belongings
from desktop.ui.form.box import FieldBox
from desktop.ui.form.drafts import Drafts
from desktop.ui.form.keeping import Keeping
from desktop.ui.form.making import Making
from desktop.ui.form.margins import Foot, Top
from desktop.ui.form.options import Create, Elsewhere
from desktop.ui.form.progress import Progress
from desktop.ui.form.section import SectionPage, sections_of, standing
from desktop.ui.form.unkept import parting
from desktop.ui.form.yours import Yours
from desktop.ui.keys import on_keys
from desktop.ui.news import News
from desktop.ui.notices import notice
from desktop.ui.panes import Column, Pane
from desktop.ui.shapes import State
from desktop.ui.stepping import Stepping, Steps
from desktop.ui.work import Work
from sync.completeness import completeness
from sync.errors import Refusal, UnknownRecord
from sync.fields import Section
from sync.registry import fields_of

if TYPE_CHECKING:
    from desktop.catalogue.media import Media
    from desktop.catalogue.views import Change

FOLDS_BELOW = 1100
"""Widths under which the right column hides behind a button."""


class EditForm(Pane):
    """One record being edited. `closed` after the person is done; the window takes the form away."""

    closed = Signal(str)
    changes_wanted = Signal()
    left = Signal(str, object)
    """The form is out of sight while something is not kept: the first such path, and what to say about it."""

    def __init__(
        self,
        desk: Desk,
        work: Work,
        elsewhere: Callable[[], Steps],
        uid: str,
        now: Callable[[], datetime],
        drafts: Drafts,
        media: Media,
        create: Create | None = None,
    ) -> None:
        super().__init__(desk.parts.theme)
        parts = desk.parts
        today = parts.today().isoformat()
        self._desk, self._work = desk, work
        self._keeping = Keeping(work, uid, lambda: desk.settings.author, today, now, drafts)
        self._rev = self._keeping.view.record.rev
        shelves = Elsewhere(parts.background, parts.elsewhere)
        self._making = Making(parts.theme, work, self._keeping.kind, today, shelves, media, self._refuse, create)
        self._content = Content.BOTH
        self._sections = sections_of(self._keeping.kind)
        self._pages: dict[Section, SectionPage] = {}
        self._unfolded = False
        self.belongings = Belongings(desk, self._making, self._keeping, self)
        self.belongings.made.connect(self._inserted)
        self._stepping = Stepping(desk, elsewhere, self)
        self._lay_out()
        self._set_keys()
        self.open_section(self._sections[0])
        self._tell()

    def _lay_out(self) -> None:
        theme = self.theme
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._progress = Progress(theme, self._sections)
        self._progress.insert.setVisible(self.belongings.any)
        self._top, self._foot = Top(theme), Foot(theme)
        self._stack = QStackedWidget(self)
        self._yours = Yours(theme)
        middle = QWidget(self)
        column = Column(theme, middle, spacing=0)
        column.addWidget(self._top)
        column.addWidget(self._stack, 1)
        column.addWidget(self._foot)
        row.addWidget(self._progress)
        row.addWidget(middle, 1)
        row.addWidget(self._yours)
        self._connect()

    def _connect(self) -> None:
        self._progress.chosen.connect(self.open_section)
        self._progress.back.connect(self.finish)
        self._top.done.clicked.connect(self.finish)
        self._top.undo.clicked.connect(self.undo)
        self._top.redo.clicked.connect(self.redo)
        self._top.content_chosen.connect(self.show_content)
        self._top.folded.clicked.connect(self._toggle_yours)
        self._foot.all_changes.clicked.connect(self.changes_wanted)
        self._progress.insert.clicked.connect(self.belongings.choose)
        self._yours.undone.connect(self._revert)

    def _set_keys(self) -> None:
        for keys, act in (("Ctrl+Return", self.finish), ("Ctrl+Enter", self.finish), ("Ctrl+Z", self.undo),
                          ("Ctrl+Shift+Z", self.redo), ("Ctrl+L", self.copy_over)):  # fmt: skip
            on_keys(self, keys, act)

    @property
    def uid(self) -> str:
        """The record it edits."""
        return self._keeping.uid

    # What the person does

    def open_section(self, section: Section) -> None:
        """Show a section; it is built on first use."""
        self.read_field()
        page = self._pages.get(section)
        if page is None:
            page = self._pages[section] = SectionPage(self._making, self._keeping, section)
            page.kept.connect(self._kept)
            page.show_content(self._content)
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self._progress.choose(section)

    def box(self, name: str) -> FieldBox:
        """The field of that name, its section opened."""
        section = fields_of(self._keeping.kind)[name].section
        self.open_section(section)
        return self._pages[section].boxes[name]

    def go_to(self, path: str) -> None:
        """Into the field of that path, in sight."""
        name, _dot, lang = path.partition(".")
        box = self.box(name)
        half = next((half for half in box.halves if half.lang == lang), box.halves[0])
        page = self._stack.currentWidget()
        assert isinstance(page, SectionPage)
        page.go(page.place())  # it takes its height before anything in it is looked for
        page.ensureWidgetVisible(half)
        half.editor.setFocus()

    def read_field(self) -> None:
        """Read the field someone is in, as if it had been left. The keys of the form go on working."""
        focus = QApplication.focusWidget()
        if focus is not None and self._stack.isAncestorOf(focus):
            self.setFocus()

    def finish(self) -> None:
        """Done: the last field is read, the record shown."""
        self.read_field()
        self.closed.emit(self._keeping.uid)

    def undo(self) -> None:
        """Take the last act back, whichever field it was in."""
        self.read_field()
        self._stepping.undo(self._stepped)

    def redo(self) -> None:
        """Do again what was taken back."""
        self._stepping.redo(self._stepped)

    def _stepped(self, change: Change | None) -> None:
        if change is not None:
            self._inserted()

    def _refuse(self, refusal: Refusal) -> None:
        self._desk.say(News(State.BAD, lambda: notice(refusal).sentence))

    def _revert(self, path: str) -> None:
        try:
            self._work.revert(self._keeping.uid, path)
        except Refusal as refusal:
            self._refuse(refusal)
            return
        self._keeping.forget(path)
        self._inserted()

    def copy_over(self) -> None:
        """The text of the field in focus into its empty language, unchecked."""
        focus = QApplication.focusWidget()
        page = self._pages.get(self._section())
        for box in page.boxes.values() if page else ():
            if focus is not None and box.isAncestorOf(focus):
                box.copy_over()

    def _inserted(self) -> None:
        self._keeping.saved_at = self._keeping.now()
        self.refresh()

    def _section(self) -> Section:
        return next(section for section, page in self._pages.items() if page is self._stack.currentWidget())

    def show_content(self, content: Content) -> None:
        """Both languages side by side, or one."""
        self._content = content
        for page in self._pages.values():
            page.show_content(content)
        self._tell_top()

    # What the catalogue says

    def _kept(self, _path: str) -> None:
        self._tell()

    def refresh(self) -> None:
        """The catalogue became another: show what it holds, but never in a field someone is in."""
        try:
            self._keeping.refresh()
        except UnknownRecord:
            self.closed.emit("")
            return
        if self._keeping.view.record.rev != self._rev:
            self._rev = self._keeping.view.record.rev
            self._desk.say(News(State.WARNING, lambda: _("The record was updated at the centre. Your texts are kept.")))
        for page in self._pages.values():
            page.show_kept()
        self._tell()

    def _tell(self) -> None:
        keeping = self._keeping
        stand = [standing(keeping, section) for section in self._sections]
        self._progress.show_filled(stand, completeness(keeping.view.record))
        self._foot.show_saved(keeping.saved_at, len(keeping.wrong()))
        self._tell_top()
        QTimer.singleShot(0, self, self._tell_yours)  # the change may come from a button of that column

    def _tell_top(self) -> None:
        self._top.show_record(self._keeping.view, self._content, current())
        self._top.show_steps(self._work.can_undo, self._work.can_redo)

    def _tell_yours(self) -> None:
        self._yours.show_record(self._keeping)

    # The room there is

    def _toggle_yours(self) -> None:
        self._unfolded = not self._unfolded
        self._fold()

    def _fold(self) -> None:
        narrow = self.width() < self.theme.px(FOLDS_BELOW)
        self._top.folded.setVisible(narrow)
        self._yours.setVisible(not narrow or self._unfolded)
        self._progress.setVisible(not (narrow and self._unfolded))

    def minimumSizeHint(self) -> QSize:
        """Without the right column: it folds where it has no room."""
        hint = super().minimumSizeHint()
        folding = self._yours.width() if self._yours.isVisibleTo(self) and not self._unfolded else 0
        return QSize(hint.width() - folding, hint.height())

    def hideEvent(self, event: QHideEvent) -> None:
        """The field someone was in has been read."""
        super().hideEvent(event)
        if wrong := self._keeping.wrong():
            self.left.emit(wrong[0], parting(self._keeping, wrong))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fold()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            for page in self._pages.values():
                page.retranslate()
            self._foot.retranslate()
            self._tell()
        super().changeEvent(event)
