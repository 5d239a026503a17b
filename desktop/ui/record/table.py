"""A quiet table of the record page: labels in the head, hairlines between rows, the rest behind one link."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from desktop.ui.buttons import Button, Kind
from desktop.ui.folding import Pliant
from desktop.ui.panes import Column, Label, Rule, quiet
from desktop.ui.record.prose import Words
from desktop.ui.theme import Theme

Cell = str | Callable[[], QWidget]
SHOWN_AT_FIRST = 8


class Table(Pliant):
    """Rows of cells below heads. `stretch` says how the width is shared; more than eight rows wait for a press on
    `more`, the words of the link that shows them. Cells given as callables are built when their row is."""

    def __init__(
        self,
        theme: Theme,
        heads: Sequence[str],
        rows: Sequence[Sequence[Cell]],
        stretch: Sequence[int],
        more: Callable[[int], str],
    ) -> None:
        super().__init__()
        self._theme, self._rows = theme, rows
        self._column = Column(theme, self, spacing=0)
        holder = Pliant(self)
        self._grid = QGridLayout(holder)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(16))
        self._grid.setVerticalSpacing(0)
        for place, share in enumerate(stretch):
            self._grid.setColumnStretch(place, share)
        self._width = len(stretch)
        self._put_heads(heads)
        for row in rows[:SHOWN_AT_FIRST]:
            self._put_row(row)
        self._column.addWidget(holder)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        if len(rows) > SHOWN_AT_FIRST:
            self._offer_rest(more(len(rows) - SHOWN_AT_FIRST))

    def _put_heads(self, heads: Sequence[str]) -> None:
        if not any(heads):
            return
        for place, words in enumerate(heads):
            label = Label(self._theme, 13, ink=quiet)
            label.setText(words)
            label.setContentsMargins(0, self._theme.px(2), 0, self._theme.px(7))
            self._grid.addWidget(label, 0, place)
        self._rule()

    def _rule(self) -> None:
        self._grid.addWidget(Rule(self._theme), self._grid.rowCount(), 0, 1, self._width)

    def _put_row(self, cells: Sequence[Cell]) -> None:
        line = self._grid.rowCount()
        pad = self._theme.px(8)
        for place, cell in enumerate(cells):
            widget = Words(self._theme).say(cell) if isinstance(cell, str) else cell()
            widget.setContentsMargins(0, pad, 0, pad)
            self._grid.addWidget(widget, line, place, Qt.AlignmentFlag.AlignTop)
        self._rule()

    def _offer_rest(self, words: str) -> None:
        button = Button(self._theme, Kind.LINK)
        button.setText(words)
        button.clicked.connect(lambda: self._show_rest(button))
        self._column.addSpacing(self._theme.px(4))
        self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_rest(self, button: Button) -> None:
        button.hide()
        for row in self._rows[SHOWN_AT_FIRST:]:
            self._put_row(row)
