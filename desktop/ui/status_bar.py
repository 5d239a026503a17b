"""The foot of the window: how much there is, that it is verified, what kind it is, what is still to be sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop.language import _, ngettext, number_text
from desktop.ui.panes import Edge, Pane, Row
from desktop.ui.pressing import draw_pointed_ground, make_pressable
from desktop.ui.results.heading import count_words
from desktop.ui.tokens import STATUS

if TYPE_CHECKING:
    from desktop.catalogue.views import Status
    from desktop.ui.theme import Theme

_ICON = 15


class StatusPart(QAbstractButton):
    """A few words that are the way to their screen."""

    def __init__(self, theme: Theme, icon: str = "", urgent: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icon, self._urgent = theme, icon, urgent
        make_pressable(self)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.follow(self.updateGeometry)
        self.hide()

    def say(self, words: str) -> None:
        """Show these words; none hides the part."""
        self.setText(words)
        self.setAccessibleName(words)
        self.setVisible(bool(words))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        px = self._theme.px
        width = QFontMetrics(self._theme.font(12, self._urgent)).horizontalAdvance(self.text())
        return QSize(width + px(12) + (px(_ICON + 5) if self._icon else 0), px(STATUS - 4))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, tokens, px, painter = self._theme, self._theme.tokens, self._theme.px, QPainter(self)
        draw_pointed_ground(painter, self, theme)
        ink, left = tokens.err if self._urgent else tokens.text2, px(6)
        if self._icon:
            pixmap = theme.pixmap(self._icon, ink, _ICON, self.devicePixelRatioF())
            painter.drawPixmap(left, (self.height() - px(_ICON)) // 2, pixmap)
            left += px(_ICON + 5)
        painter.setPen(ink)
        painter.setFont(theme.font(12, self._urgent))
        box = QRect(left, 0, self.width() - left, self.height())
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), self.text())


class StatusBar(Pane):
    """Each part is a button to its screen."""

    records_wanted = Signal()
    proof_wanted = Signal()
    changes_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, lambda tokens: tokens.window, Edge.TOP, parent)
        self._status: Status | None = None
        self._records = StatusPart(theme, parent=self)
        self._proof = StatusPart(theme, "shield-check", parent=self)
        self._sort = StatusPart(theme, "info-circle", parent=self)
        self._outgoing = StatusPart(theme, "send", parent=self)
        self._conflicts = StatusPart(theme, "git-merge", urgent=True, parent=self)
        row = Row(theme, self, margins=(10, 2, 10, 2), spacing=8)
        for part in (self._records, self._proof, self._sort):
            row.addWidget(part)
        row.addStretch()
        for part in (self._outgoing, self._conflicts):
            row.addWidget(part)
        self._records.clicked.connect(self.records_wanted)
        self._proof.clicked.connect(self.proof_wanted)
        self._sort.clicked.connect(self.proof_wanted)
        self._outgoing.clicked.connect(self.changes_wanted)
        self._conflicts.clicked.connect(self.changes_wanted)
        theme.follow(self._take_height)

    def _take_height(self) -> None:
        self.setFixedHeight(self.theme.px(STATUS))

    def show_status(self, status: Status) -> None:
        """The state of the copy."""
        self._status = status
        self.retranslate()

    def retranslate(self) -> None:
        """Words in the language spoken now."""
        status = self._status
        if status is None:
            return
        edits, conflicts = number_text(status.edits), number_text(status.conflicts)
        self._records.say(count_words(status.listed))
        self._proof.say(_("Signatures verified") if status.seq else "")
        self._sort.say(_("Demonstration catalogue") if status.demo else "")
        self._sort.setToolTip(_("Records marked as samples are made up."))
        unsent = ngettext("{n} change not sent", "{n} changes not sent", status.edits).format(n=edits)
        made = ngettext("{n} new record", "{n} new records", status.made).format(n=number_text(status.made))
        self._outgoing.say(", ".join((unsent, made) if status.made else (unsent,)) if status.edits else "")
        self._conflicts.say(_("Conflicts: {n}").format(n=conflicts) if status.conflicts else "")
