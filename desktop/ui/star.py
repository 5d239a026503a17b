"""The star beside the search field: whether the present search is saved, and how much is new for those that are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent

from desktop.language import _, ngettext, number_text
from desktop.ui.buttons import Button, Kind

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.ui.theme import Theme

MOST = 99
"""A greater number is told as 99+; the list tells all."""


class Star(Button):
    """Opens the saved searches. Says nothing in words: its name is told to a reader and in the tooltip."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, Kind.QUIET, "star", parent)
        self._news, self._saved = 0, False

    def show_news(self, news: int) -> None:
        """How many records are new or changed."""
        self._news = news
        self.retranslate()

    def show_saved(self, saved: bool) -> None:
        """Whether the present search is among the saved ones."""
        self._saved = saved
        self.set_icon_name("star-filled" if saved else "star")
        self.retranslate()

    def retranslate(self) -> None:
        """Words in the language spoken now."""
        what = _("Saved searches; this one is saved (Ctrl+D)") if self._saved else _("Saved searches (Ctrl+D)")
        news = ngettext("{n} new or changed record", "{n} new or changed records", self._news)
        self.name(f"{what}: {news.format(n=number_text(self._news))}" if self._news else what)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._news:
            self._paint_news(QPainter(self))

    def _paint_news(self, painter: QPainter) -> None:
        theme, tokens, px = self._theme, self._theme.tokens, self._theme.px
        words = f"{MOST}+" if self._news > MOST else str(self._news)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(11, bold=True))
        width = max(px(15), QFontMetrics(painter.font()).horizontalAdvance(words) + px(7))
        dot = QRectF(self.width() - width, px(1), width, px(15))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.accent)
        painter.drawRoundedRect(dot, px(7), px(7))
        painter.setPen(tokens.on_accent)
        painter.drawText(dot, int(Qt.AlignmentFlag.AlignCenter), words)
