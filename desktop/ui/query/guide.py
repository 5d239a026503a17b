"""What can be typed into the search field: a few examples, each asked at a press."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.language import _, pgettext
from desktop.ui.buttons import Button, Kind
from desktop.ui.keys import next_along
from desktop.ui.panes import Column, Label, Row, quiet
from desktop.ui.popovers import Popover
from desktop.ui.theme import Theme

if TYPE_CHECKING:
    from desktop.ui.query.lately import Lately

WIDE, EDGE = 520, 12


def _phrase() -> str:
    return pgettext("search example", "electron microscope")


def examples() -> Iterator[tuple[str, str]]:
    """What one may type, in the language of the interface, and what it asks for."""
    words = _("words in Russian or Belarusian, in any form; a town, a region or a country finds what is there")
    yield pgettext("search example", "instruments in Grodno"), words
    yield f'"{_phrase()}"', _("words that stand one after the other")
    yield pgettext("search example", "laser -medicine"), _("with one word and without another")
    yield pgettext("search example", "laser OR microscope"), _("one of the two")
    yield pgettext("search example", "region:Minsk"), _("the value of a field; its name is offered while you type")
    yield pgettext("search example", "year:>2015"), _("a year; also <, <=, >= and 2010..2020")
    yield pgettext("search example", "NMR >= 400 MHz"), _("what an instrument can do, in any unit")


class Guide(Popover):
    """`chosen` carries the text of an example, or one that was asked lately."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, lately: Lately, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._lately = lately
        column = Column(theme, self, margins=(16, 14, 16, 14), spacing=8)
        self._title = Label(theme, 15, bold=True).whole()
        column.addWidget(self._title)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.px(16))
        self._grid.setVerticalSpacing(theme.px(2))
        self._grid.setColumnStretch(1, 1)
        column.addLayout(self._grid)
        self._told = [(Button(theme, Kind.LINK), Label(theme, 13, ink=quiet).wrapped()) for _example in examples()]
        for row, (link, words) in enumerate(self._told):
            link.clicked.connect(lambda _checked=False, link=link: self._choose(link.text()))
            self._grid.addWidget(link, row, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            words.setMinimumHeight(link.sizeHint().height())
            self._grid.addWidget(words, row, 1)
        self._past = QWidget(self)
        column.addWidget(self._past)
        self.retranslate()

    def retranslate(self) -> None:
        """Words in the language spoken now."""
        self._title.setText(_("What can be typed here"))
        self.setAccessibleName(self._title.text())
        for (link, words), (text, meaning) in zip(self._told, examples(), strict=True):
            link.setText(text)
            link.setAccessibleName(f"{text}, {meaning}")
            words.setText(meaning)

    def _show_past(self, wide: int) -> None:
        """What was asked lately, and the way to forget it."""
        column, old = self.layout(), self._past
        assert column is not None
        self._past = QWidget(self)
        lines = Column(self.theme, self._past, spacing=2)
        if self._lately.texts:
            lines.addLayout(self._past_head())
        for text in self._lately.texts:
            link = Button(self.theme, Kind.LINK)
            room = wide - self.theme.px(48)
            link.setText(QFontMetrics(self.theme.font(14)).elidedText(text, Qt.TextElideMode.ElideRight, room))
            link.setAccessibleName(text)
            link.clicked.connect(lambda _checked=False, text=text: self._choose(text))
            lines.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        column.replaceWidget(old, self._past)
        old.hide()
        old.deleteLater()
        self._past.setVisible(bool(self._lately.texts))

    def _past_head(self) -> Row:
        head = Row(self.theme, margins=(0, 6, 0, 0), spacing=8)
        words = Label(self.theme, 15, bold=True)
        words.setText(_("Asked lately"))
        wipe = Button(self.theme, Kind.LINK)
        wipe.setText(_("Forget"))
        wipe.name(_("Forget what was asked lately"))
        wipe.clicked.connect(self._forget)
        head.addWidget(words)
        head.addStretch(1)
        head.addWidget(wipe)
        return head

    def _forget(self) -> None:
        self._lately.wipe()
        self.close()

    def open_below(self, field: QWidget) -> None:
        """Open under the field, no wider than its window."""
        px, window = self.theme.px, field.window()
        wide = min(max(field.width(), px(WIDE)), window.width() - 2 * px(EDGE))
        self._show_past(wide)
        layout = self.layout()
        assert layout is not None
        self.resize(wide, layout.totalHeightForWidth(wide))
        self.open_at(field.mapToGlobal(QPoint(0, field.height() + 4)))
        self._told[0][0].setFocus(Qt.FocusReason.TabFocusReason)

    def _choose(self, text: str) -> None:
        self.close()
        self.chosen.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows walk through the examples."""
        along = next_along(event)
        if along is None:
            super().keyPressEvent(event)
        else:
            self.focusNextPrevChild(along)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
