"""Facts of a record: short values beside their labels, the first picture, how busy the facility was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from desktop.language import NBSP, _, number_text
from desktop.ui.chips import Bar
from desktop.ui.folding import Folding, Pliant
from desktop.ui.panes import Column, Ink, Label, Row, loud, quiet
from desktop.ui.record.marks import Note, noted, stated, staying
from desktop.ui.record.photos import photo_block
from desktop.ui.record.prose import Caption, Follow, Words, marked
from desktop.ui.record.reading import Piece, Reading
from desktop.ui.shapes import State, state_text
from desktop.ui.theme import Theme

if TYPE_CHECKING:
    from sync.rows import Load


LABEL, STACKED, BESIDE = 124, 290, 560
"""The width of labels; facts narrower than the second have them above their values, and those of a page narrower than
the third the picture below them."""
NO_LIMIT = (1 << 24) - 1
"""What Qt takes for no limit of a width; PySide has no name for it."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and its values. `state` puts a shape before them; `hover` says since when and by whom they stand; `stays`
    that they never leave the office; `note` what a text of them is worth in this language."""

    label: str
    pieces: tuple[Piece, ...]
    state: State | None = None
    hover: str = ""
    stays: bool = False
    note: Note | None = None


class Facts(Pliant):
    """Labels at the left, values at the right, or above them where the page is narrow; in the wide form each value is
    below its label in columns."""

    def __init__(self, theme: Theme, facts: Sequence[Fact], follow: Follow, columns: int = 0) -> None:
        super().__init__()
        self._theme, self._columns = theme, columns
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(16))
        self._told = [(Caption(theme, 13, ink=quiet).say(fact.label), _value(theme, fact, follow)) for fact in facts]
        self._grid.setRowStretch(2 * len(facts), 1)
        self._put(columns)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._fit)

    def _put(self, columns: int) -> None:
        """Every label above its value in so many columns, or beside it."""
        px, grid = self._theme.px, self._grid
        self._put_in, top = columns, Qt.AlignmentFlag.AlignTop
        grid.setVerticalSpacing(px(2 if columns else 8))
        for place, (label, cell) in enumerate(self._told):
            row, column = divmod(place, columns or 1)
            for widget in (label, cell):
                grid.removeWidget(widget)
            label.setContentsMargins(0, px(8) if columns and row else px(0 if columns else 1), 0, 0)
            label.setMinimumWidth(0 if columns else px(LABEL))
            label.setMaximumWidth(NO_LIMIT if columns else px(LABEL))
            grid.addWidget(label, 2 * row if columns else row, column, top)
            grid.addWidget(cell, 2 * row + 1 if columns else row, column if columns else 1, top)
        for column in range(max(columns, 2)):
            grid.setColumnStretch(column, int(column < columns if columns else column == 1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Between layouts: one that changes while it is being laid out does not tell its parents."""
        super().resizeEvent(event)
        self._later.start()

    def _fit(self) -> None:
        wanted = self._columns or int(self.width() < self._theme.px(STACKED))
        if wanted != self._put_in:
            self._put(wanted)


def facts_block(theme: Theme, reading: Reading, facts: Sequence[Fact], follow: Follow) -> QWidget:
    """Facts at the left, the first picture at the right."""
    photo = photo_block(theme, reading.view.pictures[0], reading) if reading.view.pictures else None
    return Beside(theme, Facts(theme, facts, follow), photo)


def _value(theme: Theme, fact: Fact, follow: Follow) -> QWidget:
    stand_in = next((piece.stand_in for piece in fact.pieces if piece.stand_in), None)
    value = Words(theme, ink=_ink(fact, stand_in is not None)).show_pieces(fact.pieces, follow)
    value.setAccessibleName(f"{fact.label}: {', '.join(piece.words for piece in fact.pieces)}")
    value.setAccessibleDescription(fact.hover)
    value.setToolTip(fact.hover)
    cell = stated(theme, fact.state, marked(theme, value, stand_in))
    cell = noted(theme, fact.note, cell)
    return staying(theme, cell) if fact.stays else cell


def _ink(fact: Fact, stands_in: bool) -> Ink:
    state = fact.state
    if state in (State.WARNING, State.BAD):
        return lambda tokens: state_text(tokens, state)
    return quiet if stands_in else loud


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
        self._folding = Folding(theme, row, self, BESIDE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._folding.fit()


def latest_load(reading: Reading) -> Load | None:
    """The load of the last year that has hours."""
    rows: tuple[Load, ...] = getattr(reading.record, "load", ())
    told = [row for row in rows if row.hours_used]
    return max(told, key=lambda row: row.year) if told else None


class _LoadLine(Pliant):
    """The year and its figures at the two ends of a line, or one below the other."""

    def __init__(self, theme: Theme, year: str, figures: str) -> None:
        super().__init__()
        row = Row(theme, self, spacing=2)
        label = Label(theme, 13).whole()
        label.setText(figures)
        row.addWidget(Caption(theme, 13, ink=quiet).say(year), 1)
        row.addWidget(label)
        self._folding = Folding(theme, row, self, STACKED)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._folding.fit()


def load_block(theme: Theme, load: Load) -> QWidget:
    """Hours used in the year: own and external share of the hours there were."""
    box = Pliant()
    column = Column(theme, box, margins=(0, 8, 0, 0), spacing=6)
    words = _("{n} h").format(n=number_text(load.hours_used))
    if load.external_share:
        share = _("external {n} %").format(n=load.external_share).replace(" %", f"{NBSP}%")
        words = f"{words} · {share}"
    column.addWidget(_LoadLine(theme, _("Load in {year}").format(year=load.year), words))
    bar = Bar(theme)
    used = load.hours_used / max(load.hours_total, load.hours_used, 1)
    external = used * load.external_share / 100
    bar.show_shares((used - external, external), words)
    column.addWidget(bar)
    return box
