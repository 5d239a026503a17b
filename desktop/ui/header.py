"""The head of the window: mark, search, age of the catalogue, update, language, menu; the same on every page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.language import _, date_text, number_text, translation
from desktop.ui.buttons import Button, Kind
from desktop.ui.choices import Segment
from desktop.ui.panes import Column, Edge, Label, Pane, Row, quiet
from desktop.ui.search_box import SearchBox
from desktop.ui.shapes import Shape, State
from desktop.ui.star import Star
from desktop.ui.tokens import HEADER
from desktop.ui.update_button import UpdateButton
from desktop.ui.wording import age_words
from sync.bilingual import Lang

if TYPE_CHECKING:
    from datetime import date

    from desktop.catalogue.views import Status
    from desktop.ui.theme import Theme

LANGS = (Lang.RU, Lang.BE)


def own_short_name(lang: Lang) -> str:
    """Three letters for a language, always in that language itself."""
    return translation(lang).pgettext("this language in three capital letters", "LANG")


class Brand(QWidget):
    """The mark and the name."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._bare = theme, False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.follow(self.updateGeometry)

    def set_bare(self, bare: bool) -> None:
        """The mark alone."""
        if bare is not self._bare:
            self._bare = bare
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        if self._bare:
            return QSize(self._theme.px(30), self._theme.px(32))
        width = QFontMetrics(self._theme.font(20, bold=True)).horizontalAdvance(_("Niva"))
        return QSize(width + self._theme.px(30 + 9 + 2), self._theme.px(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter, side = self._theme, QPainter(self), self._theme.px(30)
        pixmap = theme.pixmap("mark", theme.tokens.accent, 30, self.devicePixelRatioF())
        painter.drawPixmap(0, (self.height() - side) // 2, pixmap)
        if self._bare:
            return
        painter.setFont(theme.font(20, bold=True))
        painter.setPen(theme.tokens.text)
        left = side + theme.px(9)
        painter.drawText(QRect(left, 0, self.width() - left, self.height()), int(Qt.AlignmentFlag.AlignVCenter),
                         _("Niva"))  # fmt: skip


class CatalogueAge(QWidget):
    """The date of the last verified bundle, under it how old it is and its number."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bare, self._note = False, ""
        self._date = Label(theme, 13, bold=True)
        self._shape = Shape(theme, State.GOOD, 12)
        self._age = Label(theme, 12, ink=quiet)
        column = Column(theme, self, spacing=1)
        below = Row(theme, spacing=6)
        below.addWidget(self._shape)
        below.addWidget(self._age)
        below.addStretch()
        column.addStretch()
        column.addWidget(self._date)
        column.addLayout(below)
        column.addStretch()

    def show_status(self, status: Status, today: date) -> None:
        """What the copy is of."""
        if status.issued is None:
            self._say(_("The catalogue is empty"), _("no bundle yet"), State.WARNING)
            return
        issued = status.issued.date()
        age = age_words(max(0, (today - issued).days))
        words = _("{age}, bundle {number}").format(age=age, number=number_text(status.seq))
        state = State.BAD if status.expires and status.expires.date() < today else State.GOOD
        self._say(_("Catalogue of {date}").format(date=date_text(issued.isoformat())), words, state)

    def set_bare(self, bare: bool) -> None:
        """The shape alone; what it stands for is in the tooltip."""
        self._bare = bare
        for words in (self._date, self._age):
            words.setVisible(not bare)
        self.updateGeometry()
        self.setToolTip(self._note or (self.accessibleName() if bare else ""))

    def _say(self, date: str, age: str, state: State) -> None:
        self._date.setText(date)
        self._age.setText(age)
        self._shape.show_state(state)
        self.setAccessibleName(f"{date}, {age}")
        over = _("The signed life of this bundle is over. Everything works; update when you can.")
        self._note = f"{date}, {age}. {over}" if state is State.BAD else ""
        self.set_bare(self._bare)


class Header(Pane):
    """`language_chosen` carries the language, `menu_wanted` comes from the last button."""

    language_chosen = Signal(object)
    menu_wanted = Signal()

    def __init__(self, theme: Theme, lang: Lang, parent: QWidget | None = None) -> None:
        super().__init__(theme, edge=Edge.BOTTOM, parent=parent)
        self._brand = Brand(theme, self)
        self.search = SearchBox(theme, self)
        self.star = Star(theme)
        self.search.put_last(self.star)
        self.age = CatalogueAge(theme, self)
        self.update_button = UpdateButton(theme, self)
        self._segment = Segment(theme, [own_short_name(lang) for lang in LANGS], self)
        self._segment.choose(LANGS.index(lang))
        self._segment.chosen.connect(lambda place: self.language_chosen.emit(LANGS[place]))
        self.menu_button = Button(theme, Kind.QUIET, "menu-2", self)
        self.menu_button.clicked.connect(self.menu_wanted)
        self._lay_out(theme)
        theme.follow(self._take_height)
        self.retranslate()
        theme.changed.connect(self.fit)

    def fit(self) -> None:
        """What there is no room for is said shorter: the update button, the age of the catalogue, the brand.

        Nothing is measured before there is a width to fit into; it comes with the first `resizeEvent`.
        """
        if self.isVisible():
            self._say_what_fits()

    def _say_what_fits(self) -> None:
        for shorter in range(4):
            for place, say in enumerate((self.update_button.set_bare, self.age.set_bare, self._brand.set_bare)):
                say(place < shorter)
            self._row.invalidate()
            if self._row.minimumSize().width() <= self.width():
                return

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._say_what_fits()
        super().resizeEvent(event)

    def _lay_out(self, theme: Theme) -> None:
        self._row = row = Row(theme, self, margins=(16, 0, 10, 1), spacing=14)
        row.addWidget(self._brand)
        row.addSpacing(theme.px(22))
        row.addWidget(self.search, 520)
        row.addStretch(1)
        row.addWidget(self.age)
        row.addWidget(self.update_button)
        row.addWidget(self._segment)
        row.addWidget(self.menu_button)

    def _take_height(self) -> None:
        self.setFixedHeight(self.theme.px(HEADER))

    def show_lang(self, lang: Lang) -> None:
        """Which language is spoken."""
        self._segment.choose(LANGS.index(lang))

    def retranslate(self) -> None:
        """Words in the language spoken now."""
        self._brand.setAccessibleName(_("Niva"))
        self._brand.updateGeometry()
        self._brand.update()
        self.search.retranslate()
        self.star.retranslate()
        self.update_button.retranslate()
        self._segment.name(_("Language of the interface (F9)"), (_("Russian"), _("Belarusian")))
        self.menu_button.name(_("Menu"))
