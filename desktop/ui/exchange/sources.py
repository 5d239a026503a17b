"""Where the catalogue may come from: an address, a folder, a file, the demonstration; and what was used before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFileDialog, QLineEdit, QSizePolicy, QWidget

from desktop.language import N_, _, date_text
from desktop.paths import SAMPLE
from desktop.ui.buttons import Button, Kind
from desktop.ui.notices import size_text
from desktop.ui.panes import Column, Label, Row, quiet
from desktop.ui.pressing import make_pressable
from desktop.ui.theme import Theme
from desktop.ui.tokens import CONTROL, RADIUS_PANEL


class Way(Enum):
    """How a source is reached: icon, words."""

    ADDRESS = ("world", N_("From the centre's address"))
    FILE = ("device-usb", N_("From a .niva file"))
    FOLDER = ("folder", N_("From a folder"))
    SAMPLE = ("certificate", N_("Demonstration catalogue"))

    def __init__(self, icon: str, words: str) -> None:
        self.icon, self.words = icon, words


def way_of(source: str) -> Way:
    """The way a source named before was reached."""
    if source.startswith(("http://", "https://")):
        return Way.ADDRESS
    if source == str(SAMPLE):
        return Way.SAMPLE
    return Way.FILE if source.endswith(".niva") else Way.FOLDER


def source_words(source: str) -> str:
    """A source as a person knows it."""
    return _("Demonstration catalogue") if way_of(source) is Way.SAMPLE else source


def carried_words(source: str) -> str:
    """Size of a file before it is loaded, and since when it is as it is; '' for what is not a file here.

    The date is that of the file: what the catalogue in it was issued is known once its signatures are checked. Of the
    demonstration, which comes with the program, it would say nothing.
    """
    file, way = Path(source), way_of(source)
    if way is Way.ADDRESS or not file.is_file():
        return ""
    facts = file.stat()
    size = size_text(facts.st_size)
    if way is Way.SAMPLE:
        return size
    day = datetime.fromtimestamp(facts.st_mtime, UTC).date().isoformat()
    return _("{size}, file of {date}").format(size=size, date=date_text(day))


class _WayButton(QAbstractButton):
    """A tile with an icon and words; the chosen one is soft with an accent edge."""

    def __init__(self, theme: Theme, way: Way) -> None:
        super().__init__()
        self._theme, self._way = theme, way
        self.setCheckable(True)
        make_pressable(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(150), self._theme.px(84))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, tokens, painter = self._theme, self._theme.tokens, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        edge = tokens.accent if on or self.hasFocus() else tokens.line
        painter.setPen(QPen(edge, 2 if on or self.hasFocus() else 1))
        painter.setBrush(tokens.soft if on else tokens.hover if self.underMouse() else tokens.surface)
        radius = theme.px(RADIUS_PANEL)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
        ink = tokens.soft_text if on else tokens.text
        side = theme.px(22)
        icon = theme.pixmap(self._way.icon, ink, 22, self.devicePixelRatioF())
        painter.drawPixmap((self.width() - side) // 2, theme.px(12), icon)
        painter.setFont(theme.font(13, on))
        painter.setPen(ink)
        box = self.rect().adjusted(theme.px(6), theme.px(38), -theme.px(6), -theme.px(4))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap), self.text())


class Sources(QWidget):
    """The choice. `ready` tells whether there is something to start from."""

    ready = Signal(bool)

    def __init__(self, theme: Theme, usual: str, recent: Sequence[str]) -> None:
        super().__init__()
        self._theme = theme
        self._recent = tuple(dict.fromkeys(source for source in recent if source))
        self.way = way_of(usual) if usual else Way.FILE
        self._column = Column(theme, self, margins=(24, 18, 24, 18), spacing=10)
        self._ask = Label(theme, 15, bold=True)
        self._column.addWidget(self._ask)
        self._tiles()
        self._field(usual)
        self._recent_list()
        self._column.addStretch(1)
        self._show_way()
        self.retranslate()

    def _tiles(self) -> None:
        self._group = QButtonGroup(self)
        row = Row(self._theme, spacing=10)
        for place, way in enumerate(Way):
            tile = _WayButton(self._theme, way)
            self._group.addButton(tile, place)
            row.addWidget(tile)
        self._group.button(tuple(Way).index(self.way)).setChecked(True)
        self._group.idClicked.connect(self._choose_way)
        self._column.addLayout(row)

    def _field(self, usual: str) -> None:
        theme = self._theme
        self._label, self._facts = Label(theme, 13, bold=True), Label(theme, 13, ink=quiet).wrapped()
        self.line = QLineEdit()
        self.line.setFont(theme.font(15))
        self.line.setFixedHeight(theme.px(CONTROL + 2))
        self.line.setText("" if self.way is Way.SAMPLE else usual)
        self.line.textChanged.connect(self._tell)
        self._browse = Button(theme, Kind.PLAIN, "folder")
        self._browse.clicked.connect(self.browse)
        row = Row(theme, spacing=8)
        row.addWidget(self.line, 1)
        row.addWidget(self._browse)
        self._column.addWidget(self._label)
        self._column.addLayout(row)
        self._column.addWidget(self._facts)

    def _recent_list(self) -> None:
        self._before = Label(self._theme, 13, bold=True, ink=quiet)
        self._before.setVisible(bool(self._recent))
        self._column.addSpacing(self._theme.px(6))
        self._column.addWidget(self._before)
        self._links = []
        for source in self._recent[:5]:
            link = Button(self._theme, Kind.LINK, way_of(source).icon)
            link.clicked.connect(lambda _checked=False, source=source: self.take(source))
            self._links.append((link, source))
            self._column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

    def source(self) -> str:
        """What is chosen, '' while nothing is."""
        return str(SAMPLE) if self.way is Way.SAMPLE else self.line.text().strip()

    def take(self, source: str) -> None:
        """Choose a source used before."""
        self.way = way_of(source)
        self._group.button(tuple(Way).index(self.way)).setChecked(True)
        self._show_way()
        if self.way is not Way.SAMPLE:
            self.line.setText(source)
        self._tell()

    def browse(self) -> None:
        """The system's own dialog for a file or a folder."""
        if self.way is Way.FOLDER:
            found = QFileDialog.getExistingDirectory(self, _("Folder with a catalogue"), self.line.text())
        else:
            filters = _("Catalogue (*.niva)")
            found = QFileDialog.getOpenFileName(self, _("File with a catalogue"), self.line.text(), filters)[0]
        if found:
            self.line.setText(found)

    def _choose_way(self, place: int) -> None:
        before, self.way = self.way, tuple(Way)[place]
        if self.line.text() and way_of(self.line.text()) is not self.way and before is not self.way:
            self.line.clear()
        self._show_way()
        self.retranslate()
        self._tell()

    def _show_way(self) -> None:
        typed = self.way is not Way.SAMPLE
        for part in (self._label, self.line):
            part.setVisible(typed)
        self._browse.setVisible(self.way in (Way.FILE, Way.FOLDER))

    def _tell(self) -> None:
        self._say_facts()
        self.ready.emit(bool(self.source()))

    def _say_facts(self) -> None:
        if self.way is Way.SAMPLE:
            note = _("For trying the program. Records marked as a sample are invented and say so also on paper; "
                     "the organisations of the open register ROR are real.")  # fmt: skip
            self._facts.setText(f"{note} {carried_words(str(SAMPLE))}".strip())
        else:
            self._facts.setText(carried_words(self.source()))

    def retranslate(self) -> None:
        """All words in the language spoken now."""
        self._ask.setText(_("Where to take the catalogue from?"))
        for place, way in enumerate(Way):
            self._group.button(place).setText(_(way.words))
        labels = {Way.ADDRESS: _("Address"), Way.FILE: _("File"), Way.FOLDER: _("Folder")}
        self._label.setText(labels.get(self.way, ""))
        self.line.setAccessibleName(labels.get(self.way, ""))
        self.line.setPlaceholderText(_("https://…") if self.way is Way.ADDRESS else "")
        self._browse.setText(_("Choose…"))
        self._before.setText(_("Used before"))
        for link, source in self._links:
            link.setText(source_words(source))
        self._say_facts()
