"""One value of a facet: a tick box, its words on two lines at most, and how many one would get."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop.language import number_text
from desktop.ui.choices import TICK, draw_tick_box
from desktop.ui.keys import next_along
from desktop.ui.lines import two_lines
from desktop.ui.pressing import draw_pointed_ground, make_pressable
from desktop.ui.theme import Theme
from desktop.ui.tokens import FACET_ROW

_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

WIDTHS = 8


class FacetRow(QAbstractButton):
    """Grey where the count is zero, yet still to be pressed."""

    def __init__(self, theme: Theme, code: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self.code, self._count = theme, code, 0
        self.setCheckable(True)
        make_pressable(self)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.follow(self._take_measures)

    def _take_measures(self) -> None:
        self._aside, self._broken = 0, dict[tuple[str, int], list[str]]()
        self.updateGeometry()

    def show_value(self, words: str, count: int, chosen: bool) -> None:
        """What stands in the row now."""
        if count != self._count:
            self._count, self._aside = count, 0
        self.setChecked(chosen)
        if words != self.text():
            self.setText(words)
            self.setToolTip(words)
            self.updateGeometry()
        self.setAccessibleName(f"{words}, {number_text(count)}")
        self.update()

    def _room(self, width: int) -> int:
        """The width left for the words between the box and the number."""
        px = self._theme.px
        if not self._aside:
            count = QFontMetrics(self._theme.font(12)).horizontalAdvance(number_text(self._count))
            self._aside = px(TICK + 10) + max(count, px(22)) + px(10)
        return max(1, width - self._aside)

    def _lines(self, room: int) -> list[str]:
        """The words broken for that width: a layout asks how high the row is for some widths, many times over."""
        known = self.text(), room
        if known not in self._broken:
            if len(self._broken) > WIDTHS:
                self._broken.clear()
            self._broken[known] = two_lines(self.text(), self._theme.font(14), room)
        return self._broken[known]

    def heightForWidth(self, width: int) -> int:
        return self._theme.px(FACET_ROW + 18 * (len(self._lines(self._room(width))) - 1))

    def hasHeightForWidth(self) -> bool:
        return True

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(200), self._theme.px(FACET_ROW))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, tokens, px = self._theme, self._theme.tokens, self._theme.px
        painter = QPainter(self)
        draw_pointed_ground(painter, self, theme)
        box = QRectF(px(2), px(5), px(TICK), px(TICK))
        draw_tick_box(painter, box, self.isChecked(), theme, tokens.border, self.devicePixelRatioF())
        ink = tokens.text if self._count or self.isChecked() else tokens.disabled
        painter.setPen(ink)
        painter.setFont(theme.font(14))
        self._paint_words(painter)
        painter.setPen(tokens.text2 if self._count else tokens.disabled)
        painter.setFont(theme.font(12))
        number = QRect(0, px(4), self.width() - px(3), px(18))
        painter.drawText(number, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter),
                         number_text(self._count))  # fmt: skip

    def _paint_words(self, painter: QPainter) -> None:
        px, room = self._theme.px, self._room(self.width())
        for place, line in enumerate(self._lines(room)):
            painter.drawText(QRect(px(TICK + 10), px(4 + 18 * place), room + 2, px(18)), _LEFT, line)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down walk the rows; Tab does too."""
        on = next_along(event)
        if on is None:
            super().keyPressEvent(event)
        else:
            self.focusNextPrevChild(on)
