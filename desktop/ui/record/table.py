"""A quiet table of the record page: labels in the head, hairlines between rows, the rest behind one link."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from desktop.ui.buttons import Button, Kind
from desktop.ui.folding import Pliant
from desktop.ui.panes import Column, Label, Rule, quiet
from desktop.ui.record.prose import Words
from desktop.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Told:
    """A cell built when its row is; `words` are what it will tell."""

    words: str
    build: Callable[[], QWidget]

    def __call__(self) -> QWidget:
        return self.build()


Cell = str | Callable[[], QWidget]
SHOWN_AT_FIRST = 8
FEW, STATE = 3, 120
"""With more columns than so few the last, which holds a state or a date, is at least so wide: a word is not cut."""
FOLDS_BELOW, STACKS_BELOW = 520, 190
"""Widths under which columns are too thin to read, and those under which heads have no room beside what they head."""
_TOP = Qt.AlignmentFlag.AlignTop


class Table(Pliant):
    """Rows of cells below heads. `stretch` says how the width is shared; more than eight rows wait for a press on
    `more`, the words of the link that shows them. Cells given as callables are built when their row is. On a narrow
    page the first cell of a row stands by itself and the others below it, each beside the words of its head; on a very
    narrow one below them."""

    grown = Signal()
    """The rows that waited are there."""

    def __init__(
        self,
        theme: Theme,
        heads: Sequence[str],
        rows: Sequence[Sequence[Cell]],
        stretch: Sequence[int],
        more: Callable[[int], str],
    ) -> None:
        super().__init__()
        self._theme, self._rows, self._heads, self._stretch = theme, rows, heads, stretch
        self._lines: list[list[QWidget]] = []
        self._narrow = self._stacked = False
        self._rest: Button | None = None
        self._column = Column(theme, self, spacing=0)
        self._holder = Pliant(self)
        self._grid = QGridLayout(self._holder)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(16))
        self._grid.setVerticalSpacing(0)
        self._build(rows[:SHOWN_AT_FIRST])
        self._column.addWidget(self._holder)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        if len(rows) > SHOWN_AT_FIRST:
            self._offer_rest(more(len(rows) - SHOWN_AT_FIRST))
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._turn)

    def _build(self, rows: Sequence[Sequence[Cell]]) -> None:
        built = [[self._widget(cell) for cell in row] for row in rows]
        self._lines += built
        self._arrange()
        for cell in chain.from_iterable(built):
            cell.show()  # else it counts as hidden until the window has time for it

    def _widget(self, cell: Cell) -> QWidget:
        return Words(self._theme).say(cell) if isinstance(cell, str) else cell()

    # Columns beside each other, or one below the other

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Whether it is too narrow is found out when this layout is done."""
        super().resizeEvent(event)
        self._later.start()

    def _turn(self) -> None:
        narrow, stacked = (self.width() < self._theme.px(least) for least in (FOLDS_BELOW, STACKS_BELOW))
        if (narrow, stacked) != (self._narrow, self._stacked):
            self._narrow, self._stacked = narrow, stacked
            self._arrange()

    def _arrange(self) -> None:
        cells = {cell for line in self._lines for cell in line}
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None and old not in cells:
                old.hide()
                old.deleteLater()
        narrow = self._narrow and len(self._stretch) > 1
        for place, share in enumerate(self._stretch):
            self._grid.setColumnStretch(place, (2, 3)[place] if narrow and place < 2 else 0 if narrow else share)
            told_last = len(self._stretch) > FEW and place == len(self._stretch) - 1 and not narrow
            self._grid.setColumnMinimumWidth(place, self._theme.px(STATE) if told_last else 0)
        put = self._put_pairs if narrow else self._put_row
        if not narrow:
            self._put_heads()
        for place, line in enumerate(self._lines):
            put(line, 2 * (len(line) + 1) * place + 2)

    def _put_heads(self) -> None:
        if not any(self._heads):
            return
        for place, words in enumerate(self._heads):
            self._grid.addWidget(self._head(words, 2, 7), 0, place, Qt.AlignmentFlag.AlignBottom)
        self._rule(1, len(self._stretch))

    def _head(self, words: str, above: float, below: float) -> Label:
        label = Label(self._theme, 13, ink=quiet).wrapped()
        label.setText(words)
        label.setContentsMargins(0, self._theme.px(above), 0, self._theme.px(below))
        return label

    def _rule(self, line: int, columns: int) -> None:
        self._grid.addWidget(Rule(self._theme), line, 0, 1, columns)

    def _put_row(self, cells: Sequence[QWidget], line: int) -> None:
        pad = self._theme.px(8)
        for place, cell in enumerate(cells):
            cell.setContentsMargins(0, pad, 0, pad)
            self._grid.addWidget(cell, line, place, _TOP)
        self._rule(line + len(cells), len(cells))

    def _put_pairs(self, cells: Sequence[QWidget], line: int) -> None:
        for place, cell in enumerate(cells):
            above, below = 8 if not place else 0, 8 if place == len(cells) - 1 else 3
            cell.setContentsMargins(0, self._theme.px(above), 0, self._theme.px(below))
            words, beside = self._heads[place] if place else "", not self._stacked
            at = line + 2 * place
            if words:
                head = self._head(words, 0, below if beside else 0)
                self._grid.addWidget(head, at - (not beside), 0, 1, 2 - beside, _TOP)
            column = int(bool(words) and beside)
            self._grid.addWidget(cell, at, column, 1, 2 - column, _TOP)
        self._rule(line + 2 * len(cells), 2)

    # The rest

    def _offer_rest(self, words: str) -> None:
        self._rest = button = Button(self._theme, Kind.LINK)
        button.setText(words)
        button.clicked.connect(self.show_rest)
        self._column.addSpacing(self._theme.px(4))
        self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def waiting(self) -> Iterator[str]:
        """The words of rows that are not shown yet, as far as they are known before the rows are built."""
        for row in self._rows[len(self._lines) :]:
            yield from (cell if isinstance(cell, str) else cell.words for cell in row if isinstance(cell, str | Told))

    def show_rest(self) -> None:
        """All rows from now on."""
        if self._rest is not None:
            self._rest.hide()
            self._rest = None
            self._build(self._rows[SHOWN_AT_FIRST:])
            self.grown.emit()
