"""The facts of a record: short values beside their labels, the first picture, how busy the facility was."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImageReader, QPainter, QPainterPath, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from desktop.language import N_, NBSP, _, date_text, ngettext, number_text
from desktop.ui.chips import Bar
from desktop.ui.folding import Folding, Pliant
from desktop.ui.panes import Column, Label, Row, loud, quiet
from desktop.ui.record.prose import Follow, Words, marked
from desktop.ui.record.reading import Piece, Reading, joined, told
from desktop.ui.theme import Theme
from desktop.ui.tokens import RADIUS
from desktop.ui.wording import capital
from sync.registry import fields_of

if TYPE_CHECKING:
    from desktop.catalogue.views import Picture
    from sync.rows import Accreditation, Load

LEADING = {
    "facility": ("order_type", "access_types", "reply_days", "grnti", "accreditations", "locality", "url"),
    "equipment": ("instrument_type", "manufacturer", "model", "made_year", "condition", "quantity"),
    "service": ("unit", "turnaround_days", "grnti", "remote_possible"),
    "organisation": ("locality", "address", "founded_year", "url", "founder_uid"),
    "programme": ("level", "programme_status", "start", "grnti", "url"),
    "agreement": ("agreement_number", "signed", "valid_until", "auto_renew", "party_names"),
}
"""What is told at the top, by kind, in this order."""
TOLD_WITH_OTHERS = {"access_modes", "region", "country", "end"}
"""Fields that stand in the line of another leading one."""
PICTURE = QSize(270, 150)


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and its values."""

    label: str
    pieces: tuple[Piece, ...]


def leading_facts(reading: Reading) -> list[Fact]:
    """The facts at the top of the page; fields without a value are left out."""
    kind = reading.record.kind
    fields = fields_of(kind)
    facts = (_fact(reading, name, fields[name].label) for name in LEADING.get(kind, ()))
    return [fact for fact in facts if fact.pieces]


def _fact(reading: Reading, name: str, label: str) -> Fact:
    special = _SPECIAL.get(name)
    if special is not None:
        return Fact(_(special[0]), tuple(special[1](reading)))
    return Fact(_(label), told(reading, fields_of(reading.record.kind)[name]))


def _access(reading: Reading) -> Iterator[Piece]:
    pieces = reading.named("order_type") + reading.named("access_modes")
    if pieces:
        yield joined(pieces)


def _types(reading: Reading) -> Iterator[Piece]:
    if pieces := reading.named("access_types"):
        yield joined(pieces)


def _reply(reading: Reading) -> Iterator[Piece]:
    if days := getattr(reading.record, "reply_days", 0):
        yield Piece(ngettext("up to {n} working day", "up to {n} working days", days).format(n=days))


def _place(reading: Reading) -> Iterator[Piece]:
    town, country, region = (reading.named(name) for name in ("locality", "country", "region"))
    pieces = town + (() if town else region) + country
    if pieces:
        yield joined(pieces)


def _accreditations(reading: Reading) -> Iterator[Piece]:
    rows: tuple[Accreditation, ...] = getattr(reading.record, "accreditations", ())
    for row in rows:
        scheme = reading.term("accreditation_scheme", row.scheme)
        until = _("{what} until {date}").format(what=scheme.words, date=date_text(row.valid_until))
        yield Piece(capital(until if row.valid_until else scheme.words), scheme.stand_in)


def _years(reading: Reading) -> Iterator[Piece]:
    start, end = (date_text(getattr(reading.record, name, "")) for name in ("start", "end"))
    if start:
        yield Piece(f"{start} — {end}" if end else _("since {date}").format(date=start))


_SPECIAL = {
    "order_type": (N_("Access"), _access),
    "access_types": (N_("Access type"), _types),
    "reply_days": (N_("Reply to a request"), _reply),
    "locality": (N_("Place"), _place),
    "accreditations": (N_("Accreditation"), _accreditations),
    "start": (N_("Years"), _years),
}


class Facts(Pliant):
    """Labels at the left, values at the right; or, in the wide form, each value below its label in columns."""

    def __init__(self, theme: Theme, facts: Sequence[Fact], follow: Follow, columns: int = 0) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(2 if columns else 8))
        for place, fact in enumerate(facts):
            label = Words(theme, 13, ink=quiet).say(fact.label)
            stand_in = next((piece.stand_in for piece in fact.pieces if piece.stand_in), None)
            value = Words(theme, ink=quiet if stand_in else loud).show_pieces(fact.pieces, follow)
            value.setAccessibleName(f"{fact.label}: {', '.join(piece.words for piece in fact.pieces)}")
            cell = marked(theme, value, stand_in)
            row, column = divmod(place, columns) if columns else (place, 0)
            top = Qt.AlignmentFlag.AlignTop
            if columns:
                label.setContentsMargins(0, theme.px(8) if row else 0, 0, 0)
                grid.addWidget(label, 2 * row, column, top)
                grid.addWidget(cell, 2 * row + 1, column, top)
            else:
                label.setContentsMargins(0, theme.px(1), 0, 0)
                label.setFixedWidth(theme.px(124))
                grid.addWidget(label, row, 0, top)
                grid.addWidget(cell, row, 1, top)
        for column in range(columns):
            grid.setColumnStretch(column, 1)
        if not columns:
            grid.setColumnStretch(1, 1)
        grid.setRowStretch(grid.rowCount(), 1)


class Photo(QWidget):
    """A picture cut to its frame; where the file is not on this computer its words stand in a quiet box."""

    def __init__(self, theme: Theme, picture: Picture, words: Piece) -> None:
        super().__init__()
        self._theme, self._picture, self._words = theme, picture, words.words
        self._drawn = QPixmap()
        self.setMaximumWidth(theme.px(PICTURE.width()))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(words.words)
        self.setToolTip(words.words)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(PICTURE.width()), self._theme.px(PICTURE.height()))

    def minimumSizeHint(self) -> QSize:
        return QSize(1, 1)

    def heightForWidth(self, width: int) -> int:
        return min(width, self.maximumWidth()) * PICTURE.height() // PICTURE.width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._drawn = QPixmap()
        super().resizeEvent(event)

    def _pixmap(self) -> QPixmap:
        if self._drawn.isNull() and self._picture.path is not None:
            reader = QImageReader(str(self._picture.path))
            reader.setAutoTransform(True)
            wanted = self.size() * self.devicePixelRatioF()
            if reader.size().isValid():
                reader.setScaledSize(reader.size().scaled(wanted, Qt.AspectRatioMode.KeepAspectRatioByExpanding))
            self._drawn = QPixmap.fromImage(reader.read())
        return self._drawn

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box = QPainter(self), QRectF(self.rect())
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        frame = QPainterPath()
        frame.addRoundedRect(box, self._theme.px(RADIUS), self._theme.px(RADIUS))
        painter.setClipPath(frame)
        drawn = self._pixmap()
        if drawn.isNull():
            painter.fillRect(box, self._theme.tokens.sunken)
            painter.setPen(self._theme.tokens.text2)
            painter.setFont(self._theme.font(13))
            inner = box.adjusted(12, 8, -12, -8)
            words = _("The picture is not on this computer") + "\n" + self._words
            painter.drawText(inner, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), words)
            return
        whole = QRectF(drawn.rect())
        shown = QRectF(box)
        shown.setSize(box.size().scaled(whole.size(), Qt.AspectRatioMode.KeepAspectRatio))
        shown.moveCenter(whole.center())
        painter.drawPixmap(box, drawn, shown)


def photo_block(theme: Theme, picture: Picture, reading: Reading) -> QWidget:
    """A picture with its caption and author below."""
    box = Pliant()
    column = Column(theme, box, spacing=4)
    column.addWidget(Photo(theme, picture, reading.text(picture.alt)))
    caption = ". ".join(part for part in (reading.text(picture.caption).words, picture.credit) if part)
    if caption:
        label = Words(theme, 12, ink=quiet).say(caption)
        label.setMaximumWidth(theme.px(PICTURE.width()))
        column.addWidget(label)
    column.addStretch(1)
    box.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
    return box


def facts_block(theme: Theme, reading: Reading, follow: Follow) -> QWidget:
    """Facts at the left, the first picture at the right."""
    photo = photo_block(theme, reading.view.pictures[0], reading) if reading.view.pictures else None
    return Beside(theme, Facts(theme, leading_facts(reading), follow), photo)


class Beside(Pliant):
    """Facts with the picture at their right; below them where the page is narrow."""

    def __init__(self, theme: Theme, facts: Facts, photo: QWidget | None) -> None:
        super().__init__()
        row = Row(theme, self, margins=(0, 2, 0, 0), spacing=20)
        policy = facts.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)  # the picture has its width first, facts the rest
        facts.setSizePolicy(policy)
        row.addWidget(facts, 1)
        if photo is not None:
            row.addWidget(photo)
        self._folding = Folding(theme, row, self, 460)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._folding.fit()


def latest_load(reading: Reading) -> Load | None:
    """The load of the last year that has hours."""
    rows: tuple[Load, ...] = getattr(reading.record, "load", ())
    told = [row for row in rows if row.hours_used]
    return max(told, key=lambda row: row.year) if told else None


def load_block(theme: Theme, load: Load) -> QWidget:
    """Hours used in the year: own and external share of the hours there were."""
    box = Pliant()
    column = Column(theme, box, margins=(0, 8, 0, 0), spacing=6)
    words = _("{n} h").format(n=number_text(load.hours_used))
    if load.external_share:
        share = _("external {n} %").format(n=load.external_share).replace(" %", f"{NBSP}%")
        words = f"{words} · {share}"
    line = Row(theme)
    line.addWidget(Words(theme, 13, ink=quiet).say(_("Load in {year}").format(year=load.year)), 1)
    figures = Label(theme, 13)
    figures.setText(words)
    line.addWidget(figures)
    column.addLayout(line)
    bar = Bar(theme)
    used = load.hours_used / max(load.hours_total, load.hours_used, 1)
    external = used * load.external_share / 100
    bar.show_shares((used - external, external), words)
    column.addWidget(bar)
    return box
