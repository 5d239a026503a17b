"""«Load a table»: the file, its columns, what would happen, what has happened. Nothing is written before the last
press, and all of it is one act."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QCloseEvent, QShortcut
from PySide6.QtWidgets import QProgressBar, QStackedWidget, QWidget

from desktop.catalogue.loading import RowState
from desktop.language import _, current, number_text
from desktop.ui.bulk.taking_back import TakingBack
from desktop.ui.buttons import Button, Kind
from desktop.ui.dialog import Dialog
from desktop.ui.dropping import Dropping
from desktop.ui.form.tabular import NO_TABLE
from desktop.ui.keys import sequence
from desktop.ui.loading.beginning import ChooseFile, ChoosePlace, ask_file, ask_place, tables_filter
from desktop.ui.loading.columns import Columns
from desktop.ui.loading.file_step import FileStep
from desktop.ui.loading.load import Job, Load
from desktop.ui.loading.outcome import Outcome
from desktop.ui.loading.pasted import Pasted
from desktop.ui.loading.preview import Preview
from desktop.ui.loading.saving import Saving
from desktop.ui.loading.standing import Step, busy_words, facts_words, next_words, step_words
from desktop.ui.loading.words import done_words
from desktop.ui.news import News, bad_news
from desktop.ui.panes import Label, quiet
from desktop.ui.shapes import State
from desktop.ui.states import EmptyPanel
from sync.errors import Cancelled

if TYPE_CHECKING:
    from desktop.catalogue import Catalogue
    from desktop.catalogue.views import Change
    from desktop.ui.desk import Desk


class LoadingDialog(Dialog):
    """`catalogue` is that of the window's thread, `fork` gives a worker its own; `pasted` is the folder for tables from
    the clipboard."""

    def __init__(
        self,
        desk: Desk,
        catalogue: Catalogue,
        fork: Callable[[], Catalogue],
        pasted: Path,
        choose_file: ChooseFile = ask_file,
        choose_place: ChoosePlace = ask_place,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk.parts.theme, (1180, 720), parent)
        self._desk, self._catalogue, self._fork = desk, catalogue, fork
        self.choose_file, self._pasted = choose_file, Pasted(pasted)
        today = desk.parts.today().isoformat()
        self.load = Load(desk.parts.background, fork, lambda: today, lambda: desk.settings.author, self)
        self.saving = Saving(desk, self.load, fork, today, choose_place, self)
        self.step, self._leaving, self._rows, self._spoken = Step.FILE, False, 0, current()
        self.file = FileStep(self.theme, self.load)
        self.columns = Columns(self.theme, self.load)
        self.preview = Preview(self.theme, catalogue.vocabularies, today, self._name)
        self.outcome = Outcome(self.theme, self.load)
        self._waiting = EmptyPanel(self.theme)
        self._lay_out()
        self._connect()
        Dropping(self, lambda path: self.open_file(Path(path)))
        hear = desk.parts.background.carry(self._overtaken, self)
        self.destroyed.connect(catalogue.changes.listen(hear))
        self.retranslate()
        self.file.beginning.setFocus()

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        for page in (self.file, self.columns, self.preview, self.outcome, self._waiting):
            self._stack.addWidget(page)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self.body.addWidget(self._stack, 1)
        self.body.addWidget(self._bar)
        self._facts = Label(self.theme, 14, ink=quiet).wrapped()
        self._stop = Button(self.theme, Kind.PLAIN, "player-stop")
        self._back = Button(self.theme, Kind.PLAIN, "arrow-left")
        self._next = Button(self.theme, Kind.FILLED)
        self.foot.addWidget(self._facts, 1)
        for button in (self._stop, self._back, self._next):
            self.foot.addWidget(button)

    def _connect(self) -> None:
        load = self.load
        load.changed.connect(self.follow)
        load.progressed.connect(self._tell_rows)
        load.written.connect(self._written)
        load.outrun.connect(lambda: self._desk.say(News(State.WARNING, _outrun_words)))
        self._stop.clicked.connect(load.stop)
        self._back.clicked.connect(self.back)
        self._next.clicked.connect(self.next)
        self.file.file_wanted.connect(self._ask_file)
        self.file.beginning.paste_wanted.connect(self.paste)
        self.file.beginning.template_wanted.connect(self.saving.template)
        self.preview.detail.mended.connect(load.mend)
        self.preview.detail.saving_wanted.connect(self.saving.leftover)
        self.outcome.saving_wanted.connect(self.saving.leftover)
        self.outcome.list_wanted.connect(self._list)
        self.outcome.again_wanted.connect(self._ask_file)
        for keys, act in (("Alt+Right", self.next), ("Alt+Left", self.back), ("Ctrl+Return", self.next),
                          ("Ctrl+Enter", self.next), ("Ctrl+O", self._ask_file),
                          ("Ctrl+V", lambda: self.paste() if self.step is Step.FILE else None)):  # fmt: skip
            QShortcut(sequence(keys), self, act)

    # Where one goes

    def open_file(self, path: Path) -> None:
        """Look into that file, whatever was open before; not while rows are going in."""
        if not self.load.writing:
            self._go(Step.FILE)
            self.load.open(path)

    def _ask_file(self) -> None:
        if not self.load.writing and (path := self.choose_file(self, tables_filter())):
            self.open_file(Path(path))

    def paste(self) -> None:
        """Look into the table on the clipboard; where there is none, a word how to come by one."""
        if not self.load.writing and not self._pasted.open(self._desk, self.load, partial(self._go, Step.FILE)):
            self._facts.setText(_(NO_TABLE))

    def next(self) -> None:
        """One step on; the last one loads."""
        if not self._next.isEnabled():
            return
        if self.step is Step.FILE and self.load.opened is not None and not self.load.opened.own:
            self._go(Step.COLUMNS)
        elif self.step in (Step.FILE, Step.COLUMNS):
            if self.load.plan is None:
                self.load.compare()
            self._go(Step.PREVIEW)
        elif self.step is Step.PREVIEW:
            self.load.write()
        else:
            self.close()

    def back(self) -> None:
        """One step back; what is being compared is left off."""
        if self._back.isHidden() or not self._back.isEnabled():
            return
        self.load.stop()
        own = self.load.opened is not None and self.load.opened.own
        self._go(Step.COLUMNS if self.step is Step.PREVIEW and not own else Step.FILE)

    def _go(self, step: Step) -> None:
        self.step = step
        self.follow()

    def _list(self) -> None:
        done = self.load.done
        if done is not None:
            self._desk.show_rows(self._catalogue.rows_of(done.uids))
            self.close()

    def _written(self) -> None:
        done = self.load.done
        if done is None:
            return
        undo = TakingBack(self._desk, self._catalogue, self._fork).remedy() if done.uids else None
        state = State.WARNING if done.bad else State.GOOD
        self._desk.say(News(state, partial(done_words, done), undo))
        self.step = Step.DONE

    def _overtaken(self, _change: Change) -> None:
        self.load.overtaken(self.step is Step.PREVIEW)

    # How it stands

    def follow(self) -> None:
        """Show how the load stands now."""
        load = self.load
        if self._leaving and load.job is Job.NOTHING:
            self._leave()
            return
        self._turn_back()
        self.file.follow()
        self.columns.follow()
        self.outcome.follow()
        if load.plan is not None and load.rows is not None and load.plan is not self.preview.plan:
            self.preview.show_plan(load.plan, load.rows)
        self._show_page()
        self._show_foot()
        self.say_title(_("Load a table"), step_words(self.step))

    def _turn_back(self) -> None:
        """Where comparing came to no plan: back to what can be changed."""
        load = self.load
        if self.step is Step.PREVIEW and load.job is Job.NOTHING and load.plan is None:
            own = load.opened is not None and load.opened.own
            stopped = isinstance(load.refusal, Cancelled) or load.refusal is None
            self.step = Step.COLUMNS if stopped and not own else Step.FILE

    def _show_page(self) -> None:
        pages = {Step.FILE: self.file, Step.COLUMNS: self.columns, Step.PREVIEW: self.preview, Step.DONE: self.outcome}
        waits = self.step is Step.PREVIEW and self.load.plan is None
        self._waiting.say(busy_words(Job.PLANNING), _("Nothing is written; you can stop at any time."))
        page = self._waiting if waits else pages[self.step]
        if self._stack.currentWidget() is not page:
            self._stack.setCurrentWidget(page)
            page.setFocus()

    def _show_foot(self) -> None:
        load, step = self.load, self.step
        busy = load.job is not Job.NOTHING
        self._bar.setVisible(busy)
        self._stop.setVisible(busy and not load.writing)
        self._back.setVisible(step in (Step.COLUMNS, Step.PREVIEW))
        self._back.setEnabled(not load.writing)
        self._let_go_on(self._can_go_on())
        self._next.setText(next_words(self.step, self._good()))
        self._facts.setText(facts_words(load, step, self._can_go_on()))

    def _let_go_on(self, ready: bool) -> None:
        """What the keys were at may have gone out of sight meanwhile: then they are at the next step."""
        begun = ready and not self._next.isEnabled()
        self._next.setEnabled(ready)
        if begun and not any(each.hasFocus() for each in self._stack.findChildren(QWidget)):
            self._next.setFocus()

    def _can_go_on(self) -> bool:
        load = self.load
        if self.step is Step.DONE:
            return True
        if load.job is not Job.NOTHING or load.opened is None:
            return False
        if self.step is Step.PREVIEW:
            return bool(self._good())
        return load.opened.own or (load.mapping is not None and any(any(p.targets) for p in load.mapping.sheets))

    def _good(self) -> int:
        plan = self.load.plan
        return plan.counts[RowState.NEW] + plan.counts[RowState.CHANGED] if plan else 0

    # Words

    def _tell_rows(self, rows: int) -> None:
        if self.load.job is Job.PLANNING:
            self._facts.setText(_("Rows compared: {n}").format(n=number_text(rows)))

    def _name(self, uid: str) -> str:
        """A record by its name: one of this table, or one that is here."""
        if (name := self.preview.name(uid)) is not None:
            return name or uid
        for card in self._catalogue.cards(self._catalogue.rows_of((uid,))):
            return card.name.shown(current()).text or card.number or uid
        return uid

    def retranslate(self) -> None:
        self._stop.setText(_("Stop"))
        self._back.setText(_("Back"))
        self._back.setToolTip("Alt+←")
        self._next.setToolTip("Ctrl+Enter")
        self._bar.setAccessibleName(_("Progress of the load"))
        for page in (self.file, self.columns, self.preview, self.outcome):
            page.retranslate()
        self.follow()
        if self._spoken is not current():
            self._spoken = current()
            if self.preview.rows.unknown and self.step is Step.PREVIEW:
                self.load.compare()  # the nearest terms were told in the other language

    # Leaving

    def done(self, result: int) -> None:
        """Every way out, Esc too, comes by here: what is being written is written to its end, out of sight."""
        if self.load.writing:
            self._leaving = True
            self.hide()
        else:
            self.load.stop()
            self._pasted.forget()
            super().done(result)

    def _leave(self) -> None:
        """What was being written has ended out of sight; if it came to nothing, the window says so."""
        if self.load.refusal is not None:
            self._desk.say(bad_news(self.load.refusal))
        self.reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.reject()
        event.setAccepted(not self.load.writing)


def _outrun_words() -> str:
    return _("The catalogue has changed meanwhile. Nothing is loaded; the rows are being compared anew.")
