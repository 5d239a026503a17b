"""The grid of a sheet: one language over the whole width, or two halves with level rows, Russian first.

Every function gives finished blocks. In two languages the left half belongs to one part of the structure and the
right half to another, so that a reader hears all of one language before the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from desktop.brochure import styles
from desktop.brochure.parts import Block, Side
from desktop.brochure.plan import Fact, Passage
from desktop.brochure.structure import Node
from desktop.brochure.type import Style
from desktop.brochure.writing import Place, Writer
from sync.bilingual import Bilingual, Lang

GUTTER = 17.0
_LABEL_PART = {1: 0.27, 2: 0.36}
CELL_GAP = 9.0
WHOLE_ROW = 150.0
"""Rows up to this height stand on one page."""


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

    @property
    def step(self) -> float:
        """From the left edge of one language to that of the next."""
        return self.half + GUTTER

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
        placed = tuple((number * self.step, block) for number, block in enumerate(made))
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

    def passages(self, passages: Iterable[Passage], role: str) -> list[Block]:
        """Texts under their labels, headings of that role: in one language at the left, in two above."""
        found: list[Block] = []
        for passage in passages:
            found += self._passage(passage, role) if passage.text else []
        return found

    def _passage(self, passage: Passage, role: str) -> list[Block]:
        body = self.style(styles.BODY)
        if len(self.langs) == 1 and passage.label:
            return self._side_headed(passage, body, role)
        head = self.heading(passage.label, role, styles.SUBHEADING) if passage.label else []
        return [*(replace(block, after=2.0) for block in head), *self.flow(passage.text, body, passage.label)]

    def _side_headed(self, passage: Passage, body: Style, role: str) -> list[Block]:
        left = self.half * _LABEL_PART[1]
        place = self.place(0)
        label, style = place.at(left - CELL_GAP, role), self.style(styles.SUBHEADING)
        head = self.writer.line(passage.label, style, label, passage.label)
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
        rules = tuple((number * self.step, self.half) for number in range(len(self.langs)))
        return Side(blocks=((0.0, row),), rules=rules, pad=2.1, whole=WHOLE_ROW)

    def _half_fact(self, fact: Fact, number: int, item: Node) -> Block:
        left = self.half * _LABEL_PART[len(self.langs)]
        place = self.place(number)
        value_style = self.style(replace(styles.VALUE, colour=styles.LINK) if fact.url else styles.VALUE)
        label = self.writer.line(
            fact.label, self.style(styles.LABEL), place.at(left - CELL_GAP, "Lbl", item), fact.label
        )
        value = self.writer.line(
            fact.value, value_style, place.at(self.half - left, "LBody", item), fact.label, fact.url
        )
        return Side(blocks=((0.0, label), (left, value)))
