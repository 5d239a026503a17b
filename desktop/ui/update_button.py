"""The update button: idle, running (a ring and bytes, a press stops), done for five seconds, failed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen

from desktop.language import _, number_text
from desktop.ui.buttons import Button, Kind
from desktop.ui.desk import Progress, Stage
from desktop.ui.tokens import ICON

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.ui.theme import Theme

DONE_FOR = 5000
_ICONS = {Stage.IDLE: "refresh", Stage.RUNNING: "refresh", Stage.DONE: "check", Stage.FAILED: "wifi-off"}
MEGABYTE = 1_000_000


def size_words(done: int, total: int) -> str:
    """4 of 12 MB; kilobytes below one megabyte."""
    unit, name = (MEGABYTE, _("MB")) if total >= MEGABYTE else (1000, _("KB"))
    counts = {"done": number_text(done // unit), "total": number_text(max(1, total // unit)), "unit": name}
    return _("{done} of {total} {unit}").format(**counts)


class UpdateButton(Button):
    """`update_wanted` and `stop_wanted` are the plain press; `details_wanted` a press after a failure."""

    update_wanted = Signal()
    stop_wanted = Signal()
    details_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, Kind.PLAIN, "refresh", parent)
        self._progress = Progress(Stage.IDLE)
        self._turn, self._bare = 0, False
        self._ring = QTimer(self, interval=60)
        self._ring.timeout.connect(self._step)
        self._rest = QTimer(self, singleShot=True, interval=DONE_FOR)
        self._rest.timeout.connect(lambda: self.show_progress(Progress(Stage.IDLE)))
        self.clicked.connect(self._tell)
        self.retranslate()

    def show_progress(self, progress: Progress) -> None:
        """How the update stands."""
        self._progress = progress
        running = progress.stage is Stage.RUNNING
        self._ring.start() if running else self._ring.stop()
        self._rest.start() if progress.stage is Stage.DONE else self._rest.stop()
        self.set_icon_name(_ICONS[progress.stage])
        self.retranslate()

    def set_bare(self, bare: bool) -> None:
        """The icon alone, where there is no room for words."""
        if bare is not self._bare:
            self._bare = bare
            self.retranslate()

    def retranslate(self) -> None:
        """Words in the language spoken now."""
        stage = self._progress.stage
        words = {Stage.IDLE: _("Update"), Stage.DONE: _("Updated"), Stage.FAILED: _("No connection")}
        if stage is Stage.RUNNING:
            total = self._progress.total
            self.setText(size_words(self._progress.done, total) if total else _("Updating…"))
            self.name(_("Stop the update; what is received is kept"))
        else:
            self.setText(words[stage])
            self.name(_("Take the newest bundle from the centre (F5)") if stage is Stage.IDLE else words[stage])
        if self._bare:
            self.setText("")

    def _tell(self) -> None:
        signals = {Stage.RUNNING: self.stop_wanted, Stage.FAILED: self.details_wanted}
        signals.get(self._progress.stage, self.update_wanted).emit()

    def _step(self) -> None:
        self._turn = (self._turn + 30) % 360
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._progress.stage is Stage.RUNNING:
            self._paint_ring()

    def _paint_ring(self) -> None:
        """Over the place of the icon: the share received, or a turning arc while the size is not known."""
        px, tokens, painter = self._theme.px, self._theme.tokens, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = px(ICON)
        place = QRectF(px(12) if self.text() else (self.width() - side) / 2, (self.height() - side) / 2, side, side)
        painter.fillRect(place.adjusted(-1, -1, 1, 1), tokens.hover if self.underMouse() else tokens.surface)
        ring = place.adjusted(2, 2, -2, -2)
        painter.setPen(QPen(tokens.line, 2.5))
        painter.drawEllipse(ring)
        painter.setPen(QPen(tokens.accent, 2.5, c=Qt.PenCapStyle.RoundCap))
        total = self._progress.total
        start, span = (90, -360 * self._progress.done // total) if total else (-self._turn, 90)
        painter.drawArc(ring, start * 16, span * 16)
