"""The grid of a sheet: one language over the whole width, or two halves with level rows, Russian first.

Every function gives finished blocks. In two languages the left half belongs to one part of the structure and the
right half to another, so that a reader hears all of one language before the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from desktop.brochure import styles
from desktop.brochure.parts import Block, Side, Stack, Text
from desktop.brochure.plan import Column, Fact, Passage, Table
from desktop.brochure.tagged import Node
from desktop.brochure.type import Style
from desktop.brochure.writing import Place, Writer, same
from sync.bilingual import Bilingual, Lang

GUTTER = 17.0
_LABEL_PART = {1: 0.27, 2: 0.36}
_CELL_GAP = 7.0
_EMPTY = same("–")


@dataclass(frozen=True)
class Grid:
    """The columns of one sheet. `parts` are the structure elements the languages are collected under."""

    writer: Writer
    langs: tuple[Lang, ...]
    measure: float
    parts: tuple[Node, ...]
    scale: float = 1.0

    @classmethod
    def under(cls, parent: Node, writer: Writer, langs: tuple[Lang, ...], measure: float, scale: float) -> Grid:
        """A grid whose parts are new sections under a parent; the second language is named."""
        own = (Node("Sect", parent, None if number == 0 else lang.value) for number, lang in enumerate(langs))
        return cls(writer, langs, measure, tuple(own), scale)

    @property
    def half(self) -> float:
        """Width of one language."""
        return (self.measure - GUTTER * (len(self.langs) - 1)) / len(self.langs)

    def style(self, style: Style) -> Style:
        """A style in the scale of the sheet."""
        return style if self.scale == 1.0 else style.scaled(self.scale)

    def place(self, number: int, role: str = "P") -> Place:
        """The whole of one language's width."""
        return Place(self.langs[number], self.half, role, self.parts[number])

    def each(self, make: Callable[[int], Block]) -> Block:
        """One block for each language, side by side."""
        made = [make(number) for number in range(len(self.langs))]
        return self.beside(made)

    def beside(self, made: Sequence[Block]) -> Block:
        """Finished blocks of the languages, side by side."""
        if len(made) == 1:
            return made[0]
        placed = tuple((number * (self.half + GUTTER), block) for number, block in enumerate(made))
        return Side(blocks=placed, after=max(b.after for b in made), keep=any(b.keep for b in made))

    def line(self, pair: Bilingual, style: Style, field: Bilingual, role: str = "P", after: float = -1) -> list[Block]:
        """One line of text in each language; nothing for an empty pair."""
        if not pair:
            return []
        set_style = self.style(style)
        block = self.each(lambda number: self.writer.line(pair, set_style, self.place(number, role), field))
        return [block if after < 0 else replace(block, after=after)]

    def heading(self, label: Bilingual, role: str = "H2", style: Style = styles.HEADING) -> list[Block]:
        """A heading that stays with what follows."""
        return [replace(block, keep=True, after=4.0) for block in self.line(label, style, label, role)]

    def passages(self, passages: Iterable[Passage]) -> list[Block]:
        """Texts under their labels: in one language the label stands at the left, in two above."""
        found: list[Block] = []
        for passage in passages:
            found += self._passage(passage) if passage.text else []
        return found

    def _passage(self, passage: Passage) -> list[Block]:
        body = self.style(styles.BODY)
        if len(self.langs) == 1 and passage.label:
            return self._side_headed(passage, body)
        head = self.heading(passage.label, "H3", styles.SUBHEADING) if passage.label else []
        return [*(replace(block, after=2.0) for block in head), *self.flow(passage.text, body, passage.label)]

    def _side_headed(self, passage: Passage, body: Style) -> list[Block]:
        left = self.half * _LABEL_PART[1]
        place = self.place(0)
        head = self.writer.line(
            passage.label, self.style(styles.SUBHEADING), place.at(left - _CELL_GAP, "H3"), passage.label
        )
        texts = self.writer.texts(passage.text, body, place.at(self.half - left), passage.label)
        if not texts:
            return []
        first: Block = Side(blocks=((0.0, head), (left, texts[0])), after=body.after)
        return [first, *(Side(blocks=((left, text),), after=body.after) for text in texts[1:])]

    def flow(self, text: Bilingual, style: Style, field: Bilingual) -> list[Block]:
        """Paragraphs, each beside its counterpart."""
        columns = [self.writer.texts(text, style, self.place(number), field) for number in range(len(self.langs))]
        return [self.beside([block or Block() for block in row]) for row in zip_longest(*columns)]

    def facts(self, facts: Iterable[Fact]) -> list[Block]:
        """Labels and values with a hairline under each; rows of both languages are level."""
        lists = [Node("L", part) for part in self.parts]
        return [self._fact(fact, lists) for fact in facts if fact.value]

    def _fact(self, fact: Fact, lists: Sequence[Node]) -> Block:
        row = self.each(lambda number: self._half_fact(fact, number, Node("LI", lists[number])))
        rules = tuple((number * (self.half + GUTTER), self.half) for number in range(len(self.langs)))
        return Side(blocks=((0.0, row),), rules=rules, pad=2.1)

    def _half_fact(self, fact: Fact, number: int, item: Node) -> Block:
        left = self.half * _LABEL_PART[len(self.langs)]
        place = self.place(number)
        value_style = self.style(replace(styles.VALUE, colour=styles.LINK) if fact.url else styles.VALUE)
        label = self.writer.line(
            fact.label, self.style(styles.LABEL), place.at(left - _CELL_GAP, "Lbl", item), fact.label
        )
        value = self.writer.line(
            fact.value, value_style, place.at(self.half - left, "LBody", item), fact.label, fact.url
        )
        return Side(blocks=((0.0, label), (left, value)))

    def table(self, table: Table) -> list[Block]:
        """A table with its header repeated on every page it runs over."""
        if not table.rows:
            return []
        nodes = [Node("Table", part) for part in self.parts]
        header = self._row([column.label for column in table.columns], table, nodes)
        repeated = self._row([column.label for column in table.columns], table, None)
        rows = [replace(self._cells(row, table, nodes), repeat=repeated) for row in table.rows]
        return [replace(header, keep=True), *rows[:-1], replace(rows[-1], after=8.0)]

    def _row(self, labels: Sequence[Bilingual], table: Table, nodes: Sequence[Node] | None) -> Block:
        """The header; without nodes it is drawn as decoration on a further page."""
        trs = [Node("TR", node) for node in nodes or self.parts]

        def half(number: int) -> Block:
            cells: list[tuple[float, Block]] = []
            for column, (x, wide) in zip(table.columns, self._widths(table), strict=True):
                place = Place(self.langs[number], wide, "TH", trs[number], "Column")
                text = self.writer.line(column.label, self.style(styles.COLUMN), place, column.label)
                cells.append((x, _aligned(text, column, wide, keep_node=nodes is not None)))
            return Side(blocks=tuple(cells))

        return self._ruled(self.each(half))

    def _cells(self, row: Sequence[Sequence[Bilingual]], table: Table, nodes: Sequence[Node]) -> Block:
        trs = [Node("TR", node) for node in nodes]

        def half(number: int) -> Block:
            spots = zip(row, table.columns, self._widths(table), strict=True)
            return Side(blocks=tuple((x, self._cell(c, column, wide, number, trs)) for c, column, (x, wide) in spots))

        return self._ruled(self.each(half))

    def _cell(self, cell: Sequence[Bilingual], column: Column, wide: float, number: int, trs: Sequence[Node]) -> Block:
        node = Node("TD", trs[number])
        place = Place(self.langs[number], wide, "P", node)
        made: list[Block] = []
        for text in [line for line in cell if line] or [_EMPTY]:
            style = self.style(styles.CELL_LEAD if len(cell) > 1 and not made else styles.CELL)
            made.append(_aligned(self.writer.line(text, style, place, column.label), column, wide))
        return Stack(blocks=tuple(made))

    def _ruled(self, inner: Block) -> Block:
        rules = tuple((number * (self.half + GUTTER), self.half) for number in range(len(self.langs)))
        return Side(blocks=((0.0, inner),), rules=rules, pad=3.0)

    def _widths(self, table: Table) -> list[tuple[float, float]]:
        """Left edge and width of each column."""
        free = self.half - _CELL_GAP * (len(table.columns) - 1)
        whole = sum(column.share for column in table.columns)
        found: list[tuple[float, float]] = []
        x = 0.0
        for column in table.columns:
            wide = free * column.share / whole
            found.append((x, wide))
            x += wide + _CELL_GAP
        return found


def _aligned(text: Text, column: Column, wide: float, keep_node: bool = True) -> Text:
    right = wide if column.numeric else 0.0
    return replace(text, right=right) if keep_node else replace(text, right=right, node=None)
