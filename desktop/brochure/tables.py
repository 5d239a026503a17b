"""Tables on the grid of a sheet: one for each language, rows level, the header repeated on every page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from desktop.brochure import styles
from desktop.brochure.columns import CELL_GAP, WHOLE_ROW, Grid
from desktop.brochure.parts import Block, Side, Stack, Text
from desktop.brochure.plan import Column, Table
from desktop.brochure.structure import Node
from desktop.brochure.type import Style, width
from desktop.brochure.typography import typeset
from desktop.brochure.wording import same
from desktop.brochure.writing import Place
from sync.bilingual import Bilingual

_EMPTY = same("–")
_WIDEST_NUMBER = 84.0
_SMALLER = 0.82
"""Heads are set this much smaller before a word of theirs is broken."""


def table_blocks(grid: Grid, table: Table) -> list[Block]:
    """The heading, the header and the rows of a table; nothing for a table without rows."""
    if not table.rows:
        return []
    heading = grid.heading(table.label, "H3", styles.SUBHEADING) if table.label else []
    return [*(replace(block, after=1.0) for block in heading), *_Setting(grid, table).run()]


class _Setting:
    """One table on one grid."""

    def __init__(self, grid: Grid, table: Table) -> None:
        self.grid, self.table = grid, table
        self.nodes = [Node("Table", part) for part in grid.parts]
        self.spots = _spots(table.columns, grid.half)
        self.style = grid.style(styles.COLUMN)
        for scale in (1.0, _SMALLER):
            style = replace(grid.style(styles.COLUMN).scaled(scale), hyphens=False)
            wide = [replace(each, least=max(each.least, self._widest_word(each, style))) for each in table.columns]
            if sum(each.least for each in wide) + CELL_GAP * (len(wide) - 1) <= grid.half:
                self.spots, self.style = _spots(wide, grid.half), style
                break

    def _widest_word(self, column: Column, style: Style) -> float:
        """Room without which a word of a head would have to be broken."""
        words = (word for lang in self.grid.langs for word in typeset(column.label.shown(lang).text).split(" "))
        return 0.5 + max((width(word, style.face, style.size) for word in words), default=0.0)

    def run(self) -> list[Block]:
        header = self._header()
        repeat = _decoration(header)
        rows = [replace(self._row(row), repeat=repeat) for row in self.table.rows]
        return [replace(header, keep=True), *rows[:-1], replace(rows[-1], after=8.0)]

    def _header(self) -> Side:
        style = self.style

        def half(number: int) -> Block:
            row = Node("TR", self.nodes[number])
            cells: list[tuple[float, Block]] = []
            for column, (x, wide) in zip(self.table.columns, self.spots, strict=True):
                place = Place(self.grid.langs[number], wide, "TH", row, "Column")
                cells.append((x, _flushed(self.grid.writer.line(column.label, style, place, column.label), column)))
            return Side(blocks=tuple(cells))

        return self._ruled(self.grid.each(half))

    def _row(self, row: Sequence[Sequence[Bilingual]]) -> Side:
        def half(number: int) -> Block:
            node = Node("TR", self.nodes[number])
            spots = zip(self.table.columns, row, self.spots, strict=True)
            return Side(blocks=tuple((x, self._cell(column, c, wide, number, node)) for column, c, (x, wide) in spots))

        return self._ruled(self.grid.each(half))

    def _cell(self, column: Column, cell: Sequence[Bilingual], wide: float, number: int, row: Node) -> Block:
        """The lines of a cell; in the first column the first of several leads."""
        place = Place(self.grid.langs[number], wide, "P", Node("TD", row))
        said = [line for line in cell if line] or [_EMPTY]
        leads = column is self.table.columns[0] and len(said) > 1
        plain, lead = self.grid.style(styles.CELL), self.grid.style(styles.CELL_LEAD)
        texts = (
            self.grid.writer.line(line, lead if leads and not at else plain, place, column.label)
            for at, line in enumerate(said)
        )
        return Stack(blocks=tuple(_flushed(text, column) for text in texts))

    def _ruled(self, inner: Block) -> Side:
        last_x, last_wide = self.spots[-1]
        step = self.grid.step
        rules = tuple((number * step, last_x + last_wide) for number in range(len(self.grid.langs)))
        return Side(blocks=((0.0, inner),), rules=rules, pad=3.0, whole=WHOLE_ROW)


def _spots(columns: Sequence[Column], measure: float) -> list[tuple[float, float]]:
    """Left edge and width of each column; a table of numbers is not pulled apart over the whole width."""
    free = measure - CELL_GAP * (len(columns) - 1)
    if all(column.numeric for column in columns[1:]):
        free = min(free, _WIDEST_NUMBER * len(columns))
    widths = _widths(columns, free)
    return [(sum(widths[:at]) + CELL_GAP * at, wide) for at, wide in enumerate(widths)]


def _widths(columns: Sequence[Column], free: float) -> list[float]:
    """Shares of the free width; columns that would get too little take their least from the others."""
    narrow: list[Column] = []
    while True:
        left = free - sum(column.least for column in narrow)
        shared = sum(column.share for column in columns if column not in narrow)
        more = [each for each in columns if each not in narrow and each.least > left * each.share / shared]
        if not more:
            break
        narrow += more
    return [column.least if column in narrow else left * column.share / shared for column in columns]


def _flushed(text: Text, column: Column) -> Text:
    return replace(text, flush=1.0) if column.numeric else text


def _decoration(block: Block) -> Block:
    """The same block without its place in the structure: a header drawn again says nothing new."""
    if isinstance(block, Side):
        return replace(block, blocks=tuple((x, _decoration(inner)) for x, inner in block.blocks))
    return replace(block, node=None) if isinstance(block, Text) else block
