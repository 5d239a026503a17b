"""The pane that shows one record as a page.

The head and what fits the first screen is built at once, the rest block by block when the window has nothing else to
do, so a record with a hundred instruments opens as fast as one with none. The same record in another language, or
changed, is built whole and keeps its place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from desktop import language
from desktop.language import _, date_text
from desktop.settings import Content
from desktop.ui.asking import Asking
from desktop.ui.desk import Desk, RecordPage
from desktop.ui.folding import Pliant
from desktop.ui.panes import Column, Rule
from desktop.ui.record.confirming import confirm, refuse
from desktop.ui.record.finding import Finding
from desktop.ui.record.found_line import FoundLine
from desktop.ui.record.head import Act, Acts, Head, TopLine, withdrawn_bar
from desktop.ui.record.past import history_block
from desktop.ui.record.reading import Reading, name_of
from desktop.ui.record.reason import Reason
from desktop.ui.record.sections import Builder, blocks
from desktop.ui.record.surface import Surface
from desktop.ui.record.targets import follow
from desktop.ui.scrolled import Scrolled
from desktop.ui.states import EmptyPanel
from desktop.ui.work import Work
from sync.bilingual import Lang
from sync.errors import Refusal

if TYPE_CHECKING:
    from desktop.catalogue.questions import Question
    from desktop.catalogue.words import Wanted

WIDEST_PAGE = 1120
AT_ONCE = 3
"""Blocks below the head that are built before the page is seen."""


class RecordPane(RecordPage):
    """One record at the right of the results. `print_these` opens the print dialog, `edit_this` the form."""

    shown = Signal(str)

    def __init__(
        self,
        desk: Desk,
        work: Work,
        edit_this: Callable[[str], None],
        print_these: Callable[[Sequence[str]], None],
        show_changes: Callable[[], None],
    ) -> None:
        super().__init__()
        self._desk, self._work = desk, work
        self._edit_this, self._print_these, self._show_changes = edit_this, print_these, show_changes
        self._theme = desk.parts.theme
        self._uid = ""
        self._on: Surface | None = None
        self._waiting: Iterator[Builder] = iter(())
        self._history_open = False
        self._stale = False
        self._idle = QTimer(self, singleShot=True, interval=0)
        self._idle.timeout.connect(self._build_next)
        self._lay_out()
        self._theme.changed.connect(self._again)
        self.clear()

    def _lay_out(self) -> None:
        theme = self._theme
        self._stack = QStackedLayout(self)
        self._empty = EmptyPanel(theme, self)
        self._scroll = Scrolled(theme, (24, 13, 24, 28), spacing=6, parent=self)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._top = TopLine(theme)
        self._top.switch.content_chosen.connect(self._desk.choose_content)
        self._body = Pliant(self._scroll.page)
        self._reason = Reason(theme, Asking(self._desk.parts.background, self._desk.parts.elsewhere))
        self._scroll.column.addWidget(self._top)
        self._scroll.column.addWidget(self._reason)
        self._scroll.column.addWidget(self._body)
        self._scroll.column.addStretch(1)
        line = FoundLine(theme)
        self.finding = Finding(theme, self._scroll, line, self.finish)
        self._page = QWidget(self)
        column = Column(theme, self._page, spacing=0)
        for part in (self._scroll, line):
            column.addWidget(part)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._page)

    # What the window asks

    def open_record(self, uid: str) -> None:
        """Show that record; the same uid again means: read it anew and keep the place."""
        same = uid == self._uid
        self._stale = not self.isVisible() and self._on is not None and same
        if self._stale:
            return
        try:
            view = self._work.record(uid)
        except Refusal as refusal:
            refuse(self._desk, refusal)
            return
        self._uid = uid
        self._history_open = self._history_open and same
        content = self._desk.content
        lang = language.current() if content is Content.BOTH else Lang(content.value)
        reading = Reading(view, self._work.vocabularies, lang, self._desk.parts.today(), self._bundle())
        self._on = Surface(self._theme, reading, partial(follow, self._desk, self._work), content is Content.BOTH)
        self._build(whole=same)
        self._reason.of(uid)
        self.shown.emit(uid)

    def _bundle(self) -> str:
        """The bundle the catalogue stands at: 118, 14.11.2026."""
        status = self._work.status()
        issued = date_text(status.issued.date().isoformat()) if status.issued else ""
        return ", ".join(filter(None, (str(status.seq or ""), issued)))

    def show_content(self, content: Content) -> None:
        """The desk's content language became this one."""
        self._again()

    def clear(self, choosable: bool = True) -> None:
        """Nothing is chosen; `choosable` where there is anything to choose."""
        self._uid, self._on, self._choosable = "", None, choosable
        self._idle.stop()
        note = _("Choose one in the list at the left.") if choosable else ""
        self._empty.say(_("The record will be here"), note, aloud=choosable)  # the list says that nothing is found
        self._stack.setCurrentWidget(self._empty)

    def seek(self, question: Question, wanted: tuple[Wanted, ...]) -> None:
        """Mark what these words of a question find, and say why records answer it that have none of them."""
        self.finding.seek(wanted)
        self._reason.seek(question)

    def step_marks(self, by: int) -> None:
        """To the next mark or the one before."""
        if self._uid:
            self.finding.step(by)

    def put_marks_away(self) -> bool:
        """No marks for now."""
        return self.finding.put_away()

    def edit(self) -> None:
        """Change the open record, if there is one."""
        if self._uid:
            self._edit_this(self._uid)

    # Building

    def _build(self, whole: bool) -> None:
        assert self._on is not None
        place = self._scroll.place() if whole else 0
        self._stack.setCurrentWidget(self._page)
        self.finding.begin()
        self._top.show_record(self._on.reading, self._desk.content)
        self._renew_body()
        self._waiting = blocks(self._on)
        builders = list(self._waiting) if whole else [b for _n, b in zip(range(AT_ONCE), self._waiting, strict=False)]
        for builder in builders:
            self._add(builder())
        if whole:
            self._finish()
        else:
            self._idle.start()
            self.finding.work()
        self._scroll.go(place)
        self._scroll.setAccessibleName(self._on.reading.text(name_of(self._on.reading.record)).words)

    def _renew_body(self) -> None:
        assert self._on is not None
        old = self._body
        self._body = Pliant(self._scroll.page)
        self._column = Column(self._theme, self._body, spacing=10)
        if (bar := withdrawn_bar(self._on)) is not None:
            self._column.addWidget(bar)
        self._column.addWidget(Head(self._on, Acts(self._own(), self._ask)))
        self._column.addWidget(Rule(self._theme))
        for part in (self._top, self._body):
            self.finding.mark(part)
        self._scroll.column.replaceWidget(old, self._body)
        old.hide()
        old.deleteLater()
        self._body.show()

    def _add(self, block: QWidget) -> None:
        """A block counts in the height of the page once it is shown, not only when it is painted."""
        self.finding.mark(block)
        self._column.addWidget(block)
        block.show()

    def _build_next(self) -> None:
        builder = next(self._waiting, None)
        if builder is None:
            self._finish()
        else:
            self._add(builder())
            self._idle.start()

    def _finish(self) -> None:
        if self._history_open and self._on is not None:
            entries = self._work.history(self._uid)
            self._history = history_block(self._on, entries)
            self._add(self._history)
        self.finding.count()

    def finish(self) -> None:
        """Build at once whatever still waits: for pictures of the window and for the end of a search in the page."""
        if self._idle.isActive():
            self._idle.stop()
            for builder in self._waiting:
                self._add(builder())
            self._finish()
        self.finding.flush()

    # What the person does

    def _own(self) -> bool:
        assert self._on is not None
        office, record = self._desk.settings.office, self._on.reading.record
        return not office or office in (record.owner_org, getattr(record, "host_org", ""), record.uid)

    def _ask(self, act: Act) -> None:
        if not self._uid:
            return
        match act:
            case Act.EDIT:
                self._edit_this(self._uid)
            case Act.PRINT:
                self._print_these([self._uid])
            case Act.CHANGES:
                self._show_changes()
            case Act.CONFIRM:
                self.confirm()
            case Act.HISTORY:
                self._toggle_history()

    def _toggle_history(self) -> None:
        self._history_open = not self._history_open
        self._again()
        if self._history_open:
            QTimer.singleShot(0, self, lambda: self._scroll.ensureWidgetVisible(self._history))

    def confirm(self) -> None:
        """The open record, as it is seen, is still so."""
        if self._on is not None:
            confirm(self._desk, self._work, self._on.reading.view.record, self._again)

    def _again(self) -> None:
        if self._uid:
            self.open_record(self._uid)
        else:
            self.clear(self._choosable)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a very wide screen the page stays readable and stands in the middle."""
        super().resizeEvent(event)
        px = self._theme.px
        side = max(px(24), (self.width() - px(WIDEST_PAGE)) // 2)
        self._scroll.column.setContentsMargins(side, px(13), side, px(28))

    def showEvent(self, event: QShowEvent) -> None:
        """What changed while nobody looked is read now."""
        super().showEvent(event)
        if self._stale:
            self._again()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._again()
        super().changeEvent(event)
