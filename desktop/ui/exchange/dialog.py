"""The dialog of the update: source, steps, outcome or refusal. It may be closed at any time; the update goes on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.language import _
from desktop.ui.buttons import Button, Kind
from desktop.ui.choices import Check
from desktop.ui.dialog import Dialog
from desktop.ui.exchange.journey import Going, Journey
from desktop.ui.exchange.outcome import OutcomePanel
from desktop.ui.exchange.sources import Sources
from desktop.ui.exchange.steps import Steps
from desktop.ui.notices import notice
from desktop.ui.panes import Column, Row, Rule, quiet
from desktop.ui.record.prose import Words
from desktop.ui.scrolled import Scrolled
from desktop.ui.shapes import State
from desktop.ui.soft import Soft
from desktop.ui.theme import Theme
from sync.errors import Cancelled, ExpiredCopy, Refusal


def refusal_panel(theme: Theme, refusal: Refusal) -> Soft:
    """What happened, what is safe, what to do; the technical word behind a button, with another that copies it."""
    told = notice(refusal)
    soft = Soft(theme, State.WARNING if isinstance(refusal, Cancelled) else State.BAD, spacing=6)
    soft.lines.addWidget(Words(theme, 15, bold=True).say(told.title))
    for words in (told.happened, told.kept, told.remedy):
        if words:
            soft.lines.addWidget(Words(theme, 14).say(words))
    if told.code:
        _add_details(theme, soft, f"{told.title}\n{told.code}", told.code)
    return soft


def _add_details(theme: Theme, soft: Soft, letter: str, code: str) -> None:
    """The system's own words, which no translation knows, only for who asks for them."""
    details, copy = Button(theme, Kind.LINK, ""), Button(theme, Kind.LINK, "copy")
    details.setText(_("Details"))
    copy.setText(_("Copy"))
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(letter))
    words = Words(theme, 12, ink=quiet).say(code)
    words.hide()
    details.clicked.connect(lambda: words.setVisible(words.isHidden()))
    row = Row(theme, spacing=8)
    row.addWidget(details)
    row.addWidget(copy)
    row.addStretch(1)
    soft.lines.addLayout(row)
    soft.lines.addWidget(words)


class SyncDialog(Dialog):
    """Watches the one journey of the window; `show_changes` opens what the update touched."""

    def __init__(
        self, theme: Theme, journey: Journey, usual: str, recent: Sequence[str], parent: QWidget | None,
        show_changes: Callable[[], None],
    ) -> None:  # fmt: skip
        super().__init__(theme, (780, 660), parent)
        self._journey, self._show_changes = journey, show_changes
        self.sources = Sources(theme, usual, recent)
        self.steps = Steps(theme, journey)
        self._stack = QStackedWidget()
        self._report = Scrolled(theme, (24, 16, 24, 16), spacing=14)
        self._report.column.addWidget(self.steps)
        self._report.column.addWidget(Rule(theme))
        self._told = QWidget()
        self._report.column.addWidget(self._told)
        self._report.column.addStretch(1)
        self._stack.addWidget(self.sources)
        self._stack.addWidget(self._report)
        self.body.addWidget(self._stack)
        self._sure: Check | None = None
        self._fill_foot()
        self.sources.ready.connect(lambda _ready: self._show_buttons())
        journey.changed.connect(self.follow)
        self._choosing = journey.going is not Going.RUNNING
        self.retranslate()

    def _fill_foot(self) -> None:
        theme = self.theme
        self._again = Button(theme, Kind.QUIET, "arrow-left")
        self._stop = Button(theme, Kind.PLAIN, "player-stop")
        self.main = Button(theme, Kind.FILLED, "")
        self._again.clicked.connect(self.choose_source)
        self._stop.clicked.connect(self._journey.stop)
        self.main.clicked.connect(self.press)
        self.foot.addWidget(self._again)
        self.foot.addStretch(1)
        for button in (self._stop, self.main):
            self.foot.addWidget(button)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.main.setFocus()

    # What the person does

    def press(self) -> None:
        """The filled button: start, take the expired copy all the same, or close."""
        refusal = self._journey.refusal
        if self._choosing:
            self._begin(self.sources.source())
        elif isinstance(refusal, ExpiredCopy) and refusal.may_confirm:
            self._begin(self._journey.source, accept_expired=True)
        elif isinstance(refusal, Refusal):
            self._begin(self._journey.source)
        else:
            if self._touched():
                self._show_changes()
            self.close()

    def _begin(self, source: str, accept_expired: bool = False) -> None:
        self._choosing = False
        self._journey.start(source, accept_expired)

    def choose_source(self) -> None:
        """Back to the choice of the source."""
        self._choosing = True
        self.retranslate()

    def show_report(self) -> None:
        """What the last update did, or why it did not."""
        self._choosing = self._journey.going is Going.IDLE
        self.follow()

    def _touched(self) -> bool:
        outcome = self._journey.outcome
        return outcome is not None and bool(outcome.new_uids or outcome.changed_uids)

    # How the journey stands

    def follow(self) -> None:
        """Show how the journey stands now."""
        if self._journey.running:
            self._choosing = False
        self._stack.setCurrentWidget(self.sources if self._choosing else self._report)
        self.steps.follow()
        self._show_report()
        self._show_buttons()
        self._say_title()
        if not self._journey.running:
            self.main.setFocus()

    def _show_report(self) -> None:
        outcome, refusal = self._journey.outcome, self._journey.refusal
        report: QWidget
        if outcome is not None:
            report = OutcomePanel(self.theme, outcome)
        elif refusal is not None:
            report = self._refusal(refusal)
        else:
            report = Words(self.theme, ink=quiet).say(_("You can close this window: the update goes on."))
        self._report.column.replaceWidget(self._told, report)
        self._told.hide()
        self._told.deleteLater()
        self._told = report

    def _refusal(self, refusal: Refusal) -> QWidget:
        box = QWidget()
        column = Column(self.theme, box, spacing=12)
        column.addWidget(refusal_panel(self.theme, refusal))
        sure = self._sure is not None and self._sure.isChecked()
        self._sure = None
        if self._expired():
            self._sure = Check(self.theme, _("I know where this copy comes from and want it all the same"))
            self._sure.setChecked(sure)
            self._sure.toggled.connect(lambda _on: self._show_buttons())
            column.addWidget(self._sure)
        return box

    def _expired(self) -> bool:
        refusal = self._journey.refusal
        return isinstance(refusal, ExpiredCopy) and refusal.may_confirm

    def _show_buttons(self) -> None:
        going, refusal = self._journey.going, self._journey.refusal
        report = not self._choosing
        self._again.setVisible(report and going in (Going.ARRIVED, Going.REFUSED))
        self._stop.setVisible(report and going is Going.RUNNING)
        self.main.setVisible(self._choosing or going is not Going.RUNNING)
        if self._choosing:
            self.main.setText(_("Update the catalogue"))
            self.main.setEnabled(bool(self.sources.source()))
        elif refusal is not None:
            self.main.setText(_("Take it all the same") if self._expired() else _("Try again"))
            self.main.setEnabled(self._sure is None or self._sure.isChecked())
        else:
            self.main.setText(_("Show what changed") if self._touched() else _("Close"))
            self.main.setEnabled(True)

    def _say_title(self) -> None:
        journey = self._journey
        if self._choosing:
            self.say_title(_("Update of the catalogue"))
        elif journey.outcome is not None:
            after = journey.outcome.after
            words = _("nothing new") if journey.outcome.nothing_new else _("bundle {n} is accepted").format(n=after.seq)
            self.say_title(_("Update of the catalogue"), words, lambda tokens: tokens.ok)
        elif journey.refusal is not None:
            self.say_title(_("Update of the catalogue"), _("not accepted"), lambda tokens: tokens.err)
        else:
            self.say_title(_("Update of the catalogue"), _("under way"))

    def retranslate(self) -> None:
        self.sources.retranslate()
        self._again.setText(_("Another source"))
        self._stop.setText(_("Stop"))
        self.follow()
