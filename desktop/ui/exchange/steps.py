"""The three named steps of an update, each with its shape and what is known of it; a bar below while one runs."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from desktop.language import N_, NBSP, _, date_text, ngettext, number_text
from desktop.ui.exchange.journey import Going, Journey
from desktop.ui.exchange.sources import source_words
from desktop.ui.notices import size_text
from desktop.ui.panes import Column, Label, Row, loud, quiet
from desktop.ui.shapes import State, draw_shape
from desktop.ui.theme import Theme
from sync.carriers import Progress, Step
from sync.errors import NotTrusted

_NAMES = {
    Step.RECEIVING: (N_("Receiving"), N_("Received")),
    Step.VERIFYING: (N_("Checking signatures"), N_("Signatures checked")),
    Step.APPLYING: (N_("Putting into the catalogue"), N_("Put into the catalogue")),
}


def signers_words(signed_by: tuple[str, ...]) -> str:
    """Who vouched, by the first signs of each key: keys 7F3A 91C0, 11D2 04BE."""
    keys = dict.fromkeys(signer.rpartition(":")[2].upper() for signer in signed_by)
    told = ", ".join(f"{key[:4]}{NBSP}{key[4:8]}".strip() for key in keys)
    return ngettext("key {keys}", "keys {keys}", len(keys)).format(keys=told) if keys else "—"


def here_step(journey: Journey) -> Step:
    """The step a journey is at or ended at; a refusal tells by its family which one it is that failed."""
    refusal, told = journey.refusal, journey.step
    if refusal is None or told is Step.APPLYING:
        return told
    if isinstance(refusal, NotTrusted):
        return Step.VERIFYING
    return Step.RECEIVING


def done_steps(journey: Journey) -> tuple[Step, ...]:
    """What has really happened. Signatures are read before anything else comes, so a step may be begun early."""
    order, outcome = tuple(Step), journey.outcome
    if outcome is not None:
        return order[:2] if outcome.nothing_new else order
    here = here_step(journey)
    if here is Step.VERIFYING and journey.running and Step.RECEIVING not in journey.steps:
        return ()
    return order[: order.index(here)]


class _Sign(QWidget):
    """Not yet (an empty ring), now (a full ring), done or refused (the shapes of state)."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._state: State | None = None
        self._now = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.follow(self.updateGeometry)

    def show_state(self, state: State | None, now: bool) -> None:
        self._state, self._now = state, now
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(20), self._theme.px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens, side = QPainter(self), self._theme.tokens, self._theme.px(16)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        if self._state is not None:
            draw_shape(painter, box, self._state, tokens)
        else:
            painter.setPen(QPen(tokens.accent if self._now else tokens.border, 2.5 if self._now else 1.5))
            painter.drawEllipse(box.adjusted(1.5, 1.5, -1.5, -1.5))


class Steps(QWidget):
    """Follows a journey."""

    def __init__(self, theme: Theme, journey: Journey) -> None:
        super().__init__()
        self._journey = journey
        column = Column(theme, self, spacing=9)
        self._rows: dict[Step, tuple[_Sign, Label, Label]] = {}
        for step in Step:
            sign, name, facts = _Sign(theme), Label(theme, 15, bold=True), Label(theme, 13, ink=quiet)
            row = Row(theme, spacing=10)
            row.addWidget(sign)
            row.addWidget(name)
            row.addStretch(1)
            row.addWidget(facts)
            column.addLayout(row)
            self._rows[step] = sign, name, facts
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("Progress of the update"))
        column.addWidget(self._bar)
        self.follow()

    def follow(self) -> None:
        """Show how the journey stands now."""
        journey, done, here = self._journey, done_steps(self._journey), here_step(self._journey)
        for step, (sign, name, facts) in self._rows.items():
            at = step is here
            refused = journey.going is Going.REFUSED and at
            good = step in done
            sign.show_state(State.GOOD if good else State.BAD if refused else None, journey.running and at)
            name.setText(_(_NAMES[step][1 if good else 0]))
            name.set_ink(loud if good or at else quiet)
            facts.setText(self._facts(step) if good or at or journey.outcome is not None else "")
        self._bar.setVisible(journey.running)
        self._show_bar(journey.steps.get(journey.step))

    def _show_bar(self, progress: Progress | None) -> None:
        known = progress is not None and progress.total > 0
        self._bar.setRange(0, 1000 if known else 0)
        if known and progress is not None:
            self._bar.setValue(min(1000, progress.done * 1000 // progress.total))

    def _facts(self, step: Step) -> str:
        told = {Step.RECEIVING: self._received, Step.VERIFYING: self._verified, Step.APPLYING: self._applied}
        return told[step]()

    def _received(self) -> str:
        progress, outcome = self._journey.steps.get(Step.RECEIVING), self._journey.outcome
        parts = [source_words(self._journey.source)]
        if outcome is not None and outcome.received_bytes:
            parts.append(size_text(outcome.received_bytes))
        elif progress is not None and progress.total:
            done, total = size_text(progress.done), size_text(progress.total)
            parts.append(_("{done} of {total}").format(done=done, total=total))
        return ", ".join(parts)

    def _verified(self) -> str:
        outcome = self._journey.outcome
        if outcome is None or outcome.after.issued is None:
            return ""
        day = date_text(outcome.after.issued.date().isoformat())
        count = len(outcome.after.signed_by)
        return _("signed {date}, {who}").format(date=day, who=ngettext("{n} key", "{n} keys", count).format(n=count))

    def _applied(self) -> str:
        progress, outcome = self._journey.steps.get(Step.APPLYING), self._journey.outcome
        if outcome is None:
            if progress is None or not progress.total:
                return ""
            return _("{done} of {total}").format(done=number_text(progress.done), total=number_text(progress.total))
        if outcome.nothing_new:
            return _("nothing new")
        count = outcome.new + outcome.changed + outcome.withdrawn
        changes = ngettext("{n} record", "{n} records", count).format(n=number_text(count))
        return _("{what}, {seconds} s").format(what=changes, seconds=number_text(f"{outcome.took:.1f}"))
