"""The left column of the form: its sections with how much of each is filled, and completeness by language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy

from desktop.language import NBSP, _
from desktop.ui.buttons import Button, Kind
from desktop.ui.chips import Bar
from desktop.ui.panes import Column, Edge, Label, Pane, Row, quiet
from desktop.ui.pressing import make_pressable
from desktop.ui.record.twin import own_name
from desktop.ui.scrolled import Scrolled
from desktop.ui.shapes import State, draw_shape
from desktop.ui.theme import Theme
from desktop.ui.tokens import RADIUS, ROW
from sync.bilingual import Lang
from sync.fields import Section

COLUMN = 232


@dataclass(frozen=True, slots=True)
class Filled:
    """How a section stands: fields filled, fields it has, the worst of what was found."""

    section: Section
    filled: int
    fields: int
    state: State

    @property
    def words(self) -> str:
        """7 of 8."""
        return _("{n} of {limit}").format(n=self.filled, limit=self.fields)


class _SectionButton(QAbstractButton):
    def __init__(self, theme: Theme, filled: Filled) -> None:
        super().__init__()
        self._theme, self._filled = theme, filled
        self.setCheckable(True)
        make_pressable(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.follow(self.updateGeometry)

    def show_filled(self, filled: Filled) -> None:
        self._filled = filled
        self.setText(_(filled.section.value))
        self.setAccessibleName(f"{self.text()}, {filled.words}")
        self.setToolTip(self.text())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(180), self._theme.px(ROW))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, tokens, painter, px = self._theme, self._theme.tokens, QPainter(self), self._theme.px
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.soft if self.isChecked() else tokens.hover)
            painter.drawRoundedRect(QRectF(self.rect()), px(RADIUS), px(RADIUS))
        if self.hasFocus():
            painter.setPen(QPen(tokens.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), px(RADIUS), px(RADIUS))
        side, right = px(13), self.width() - px(10)
        draw_shape(painter, QRectF(right - side, (self.height() - side) / 2, side, side), self._filled.state, tokens)
        painter.setFont(theme.font(12))
        painter.setPen(tokens.text2)
        counts = self._filled.words
        wide = painter.fontMetrics().horizontalAdvance(counts)
        edge = right - side - px(8)
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(QRect(edge - wide, 0, wide + 1, self.height()), middle, counts)
        painter.setFont(theme.font(14, self.isChecked()))
        painter.setPen(tokens.soft_text if self.isChecked() else tokens.text)
        room = QRect(px(10), 0, edge - wide - px(16), self.height())
        words = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, middle, words)


class Progress(Pane):
    """Back to the record, the sections, completeness."""

    chosen = Signal(object)
    back = Signal()

    def __init__(self, theme: Theme, sections: Sequence[Section]) -> None:
        super().__init__(theme, lambda tokens: tokens.window, Edge.RIGHT)
        self._sections = tuple(sections)
        column = Column(theme, self, margins=(12, 13, 12, 16), spacing=2)
        self._back = Button(theme, Kind.QUIET, "arrow-left")
        self._back.clicked.connect(self.back)
        self._title = Label(theme, 13, bold=True, ink=quiet)
        column.addWidget(self._back)
        column.addSpacing(theme.px(6))
        column.addWidget(self._title)
        column.addSpacing(theme.px(4))
        self._group = QButtonGroup(self)
        scrolled = Scrolled(theme, (0, 0, 0, 0), 2, lambda tokens: tokens.window)
        scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for place, section in enumerate(self._sections):
            button = _SectionButton(theme, Filled(section, 0, 0, State.GOOD))
            self._group.addButton(button, place)
            scrolled.column.addWidget(button)
        scrolled.column.addStretch(1)
        column.addWidget(scrolled, 1)
        self._group.idClicked.connect(lambda place: self.chosen.emit(self._sections[place]))
        self.insert = Button(theme, Kind.QUIET, "table")
        column.addWidget(self.insert)
        column.addSpacing(theme.px(8))
        self._whole = Label(theme, 13, bold=True, ink=quiet)
        column.addWidget(self._whole)
        self._bars = {lang: self._bar(column, lang) for lang in Lang}
        theme.follow(self._measure)

    def _measure(self) -> None:
        self.setFixedWidth(self.theme.px(COLUMN))

    def _bar(self, column: Column, lang: Lang) -> tuple[Label, Bar]:
        column.addSpacing(self.theme.px(6))
        line = Row(self.theme)
        name, percent = Label(self.theme, 13), Label(self.theme, 13)
        name.setText(own_name(lang))
        line.addWidget(name, 1)
        line.addWidget(percent)
        bar = Bar(self.theme)
        column.addLayout(line)
        column.addSpacing(self.theme.px(2))
        column.addWidget(bar)
        return percent, bar

    def choose(self, section: Section) -> None:
        """Show which section is open."""
        self._group.button(self._sections.index(section)).setChecked(True)

    def show_filled(self, sections: Sequence[Filled], percents: tuple[int, int]) -> None:
        """Show how the sections stand and how complete each language is, in per cent."""
        self._back.setText(_("To the record"))
        self._title.setText(_("Sections"))
        self._whole.setText(_("Completeness"))
        self.insert.setText(_("From a table…"))
        self.insert.setToolTip(_("Records that belong to this one, from rows copied in a spreadsheet"))
        for filled in sections:
            button = self._group.button(self._sections.index(filled.section))
            assert isinstance(button, _SectionButton)
            button.show_filled(filled)
        for lang, percent in zip(Lang, percents, strict=True):
            label, bar = self._bars[lang]
            label.setText(f"{percent}{NBSP}%")
            bar.show_shares((percent / 100,), f"{own_name(lang)}: {percent}{NBSP}%")
