"""The rail at the left: where one can go. Only places that exist; a count only for what waits for this person."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from desktop.language import N_, _, number_text
from desktop.ui.panes import Column, Edge, Pane
from desktop.ui.pressing import make_pressable
from desktop.ui.tokens import ICON_RAIL, RADIUS_PANEL, RAIL, RAIL_NARROW

if TYPE_CHECKING:
    from desktop.ui.theme import Theme


class Place(Enum):
    """A destination: its icon and its message id."""

    TODAY = ("home", N_("Today"))
    CATALOGUE = ("list-details", N_("Catalogue"))
    OVERVIEW = ("map-2", N_("Overview"))
    CHANGES = ("pencil", N_("Changes"))
    SETTINGS = ("settings", N_("Settings"))

    def __init__(self, icon: str, words: str) -> None:
        self.icon, self._words = icon, words

    def label(self) -> str:
        """Its name in the language of the interface."""
        return _(self._words)


class RailButton(QAbstractButton):
    """An icon over its word; in a narrow window the icon alone, with a tooltip."""

    def __init__(self, theme: Theme, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._place, self._narrow, self._count = theme, place, False, 0
        self.setCheckable(True)
        make_pressable(self)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.follow(self.updateGeometry)
        self.retranslate()

    def retranslate(self) -> None:
        """Its word in the language spoken now."""
        words = self._place.label()
        self.setText(words)
        self.setAccessibleName(f"{words}, {number_text(self._count)}" if self._count else words)
        self.setToolTip(words if self._narrow else "")
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        """Without the word."""
        self._narrow = narrow
        self.retranslate()
        self.updateGeometry()

    def show_count(self, count: int) -> None:
        """How many things wait there; 0 shows nothing."""
        self._count = count
        self.retranslate()

    def sizeHint(self) -> QSize:
        px = self._theme.px
        return QSize(px(44), px(44)) if self._narrow else QSize(px(RAIL - 12), px(58))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, tokens, px, painter = self._theme, self._theme.tokens, self._theme.px, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen, side = self.isChecked(), px(ICON_RAIL)
        painter.setPen(QPen(tokens.accent, 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(tokens.soft if chosen else tokens.hover if self.underMouse() else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), px(RADIUS_PANEL), px(RADIUS_PANEL))
        ink = tokens.soft_text if chosen else tokens.text2
        top = (self.height() - side) // 2 if self._narrow else px(9)
        left = (self.width() - side) // 2
        pixmap = theme.pixmap(self._place.icon, ink, ICON_RAIL, self.devicePixelRatioF())
        painter.drawPixmap(left, top, pixmap)
        if not self._narrow:
            painter.setPen(ink)
            painter.setFont(theme.font(12, bold=chosen))
            box = QRect(0, top + side + px(3), self.width(), px(18))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), self.text())
        if self._count:
            self._paint_count(painter, left + side, top)

    def _paint_count(self, painter: QPainter, x: int, y: int) -> None:
        theme, tokens, px = self._theme, self._theme.tokens, self._theme.px
        words = number_text(self._count)
        painter.setFont(theme.font(12, bold=True))
        width = max(px(16), QFontMetrics(painter.font()).horizontalAdvance(words) + px(8))
        dot = QRectF(x - px(6), y - px(5), width, px(16))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.err)
        painter.drawRoundedRect(dot, px(8), px(8))
        painter.setPen(tokens.surface)
        painter.drawText(dot, int(Qt.AlignmentFlag.AlignCenter), words)


class Rail(Pane):
    """`chosen` carries the place the person pressed."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, lambda tokens: tokens.window, Edge.RIGHT, parent)
        self._narrow = False
        self.buttons = {place: RailButton(theme, place, self) for place in Place}
        column = Column(theme, self, margins=(0, 10, 1, 10), spacing=4)
        group = QButtonGroup(self)
        for place, button in self.buttons.items():
            if place is Place.SETTINGS:
                column.addStretch()
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
            group.addButton(button)
            button.clicked.connect(lambda _checked=False, place=place: self.chosen.emit(place))
        theme.follow(self._take_width)
        self.retranslate()

    def _take_width(self) -> None:
        self.setFixedWidth(self.theme.px(RAIL_NARROW if self._narrow else RAIL))

    def set_narrow(self, narrow: bool) -> None:
        """Icons alone."""
        self._narrow = narrow
        for button in self.buttons.values():
            button.set_narrow(narrow)
        self._take_width()

    def show_place(self, place: Place) -> None:
        """Where one is."""
        self.buttons[place].setChecked(True)

    def retranslate(self) -> None:
        """Words in the language spoken now."""
        self.setAccessibleName(_("Places"))
        for button in self.buttons.values():
            button.retranslate()
