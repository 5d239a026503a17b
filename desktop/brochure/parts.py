"""Blocks a page is filled with: each knows its height, can be split where it may break, and draws itself.

Sizes are in points, `top` is the upper edge. A block without a node is an artifact: decoration or a repeated heading.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from reportlab.lib.colors import Color, HexColor

from desktop.brochure.setting import Line
from desktop.brochure.structure import Node
from desktop.brochure.tagged import TaggedCanvas
from desktop.brochure.type import SMALL, Face, Style, runs, width

LINE, WARN, WARN_SOFT = "#c9c5ba", "#875500", "#fbefd3"
_BADGE = Style(Face.SANS_BOLD, 6.8, 8, WARN)
BADGE_ROOM = 16.0


@cache
def colour(name: str) -> Color:
    """A colour of #rrggbb, made once."""
    return HexColor(name)


@dataclass(frozen=True, kw_only=True)
class Block:
    """Base of all blocks. `after` is the space below; `keep` holds it to the next block; `repeat` is drawn again on
    top of a page that begins with this block."""

    after: float = 0.0
    keep: bool = False
    repeat: Block | None = None

    @property
    def height(self) -> float:
        """Height without the space below."""
        return 0.0

    @property
    def least(self) -> float:
        """The height that must be free for the block to begin here."""
        return self.height

    def split(self, room: float) -> tuple[Block, Block] | None:
        """The part that fits and the rest; None where it may not break within this room."""
        return None

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """Puts it on the page."""


@dataclass(frozen=True, kw_only=True)
class Text(Block):
    """Set lines of one paragraph. `badge` names the language of a stand-in; `indent` keeps room for it; a link has a
    `url`, and its node is a Link; `flush` is the part of the free room of `measure` that lies left of a line: 0, a half
    for centred lines, 1 for numbers."""

    lines: tuple[Line, ...]
    style: Style
    node: Node | None = None
    badge: str = ""
    url: str = ""
    measure: float = 0.0
    flush: float = 0.0

    @property
    def height(self) -> float:
        return len(self.lines) * self.style.leading

    @property
    def least(self) -> float:
        return (2 if len(self.lines) > 3 else len(self.lines)) * self.style.leading

    def split(self, room: float) -> tuple[Block, Block] | None:
        """At least two lines stay together on each side."""
        fit = min(int(room / self.style.leading + 0.001), len(self.lines) - 2)
        if fit < 2:
            return None
        head = replace(self, lines=self.lines[:fit], after=0.0, keep=False)
        return head, replace(self, lines=self.lines[fit:], badge="")

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        if not self.lines:
            return
        with canvas.mark(self.node) if self.node else canvas.artifact():
            indent = _draw_badge(canvas, self.badge, x, top, self.style) if self.badge else 0.0
            self._draw_lines(canvas, x, top, indent)
            if self.url:
                self._draw_links(canvas, x + indent, top)

    def _draw_lines(self, canvas: TaggedCanvas, x: float, top: float, indent: float) -> None:
        style = self.style
        text = canvas.beginText(x + indent, baseline(style, top))
        text.setFont(style.face.value, style.size, style.leading)
        text.setFillColor(colour(style.colour))
        for number, line in enumerate(self.lines):
            if self.flush:
                left = x + (self.measure - _line_width(line, style)) * self.flush
                text.setTextOrigin(left, baseline(style, top, number))
            elif indent and number == 1:
                text.setTextOrigin(x, baseline(style, top, number))
            _show(text, line.text if line.joined else line.text + " ", style)
        canvas.drawText(text)

    def _draw_links(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        for number, line in enumerate(self.lines):
            low = top - (number + 1) * self.style.leading
            box = (x, low, x + _line_width(line, self.style), low + self.style.leading)
            canvas.linkURL(self.url, box, relative=1)


def _line_width(line: Line, style: Style) -> float:
    return width(line.text, style.face, style.size)


def baseline(style: Style, top: float, number: int = 0) -> float:
    """Where a line of text stands when its capitals are centred in the leading."""
    return top - number * style.leading - (style.leading + 0.7 * style.size) / 2


def _show(text: Any, line: str, style: Style) -> None:
    """One line; raised and lowered characters in a smaller size, read as what they stand for."""
    cut = runs(line)
    for characters, shift in cut[:-1] if len(cut) > 1 else ():
        _show_run(text, characters, shift, style)
    last, shift = cut[-1]
    if shift:
        _show_run(text, last, shift, style)
        last = ""
    text.textLine(last)


def _show_run(text: Any, characters: str, shift: int, style: Style) -> None:
    if shift:
        text.setFont(style.face.value, style.size * SMALL, style.leading)
        text.setRise(style.size * (0.33 if shift > 0 else -0.14))
    text.textOut(characters)
    if shift:
        text.setRise(0)
        text.setFont(style.face.value, style.size, style.leading)


def _draw_badge(canvas: TaggedCanvas, badge: str, x: float, top: float, style: Style) -> float:
    """The mark of a text that stands in for the missing language; the room it takes."""
    tall, wide = 8.8, BADGE_ROOM - 3.8
    low = top - style.leading / 2 - tall / 2
    canvas.setFillColor(colour(WARN_SOFT))
    canvas.setStrokeColor(colour(WARN))
    canvas.setLineWidth(0.5)
    canvas.roundRect(x, low, wide, tall, 1.8, stroke=1, fill=1)
    canvas.setFillColor(colour(WARN))
    canvas.setFont(_BADGE.face.value, _BADGE.size)
    start = x + (wide - width(badge, _BADGE.face, _BADGE.size)) / 2
    canvas.drawString(start, low + (tall - 0.5 * _BADGE.size) / 2, badge + " ")
    return BADGE_ROOM


@dataclass(frozen=True, kw_only=True)
class Side(Block):
    """Blocks beside each other with level tops, as (distance from the left, block); `pad` is kept above and below,
    `rules` are hairlines under all of it as (distance from the left, length). Up to `whole` points high it never
    breaks."""

    blocks: tuple[tuple[float, Block], ...]
    rules: tuple[tuple[float, float], ...] = ()
    pad: float = 0.0
    whole: float = 0.0

    @property
    def height(self) -> float:
        return max((block.height for _, block in self.blocks), default=0.0) + 2 * self.pad

    @property
    def least(self) -> float:
        if self.height <= self.whole:
            return self.height
        return max((block.least for _, block in self.blocks), default=0.0) + 2 * self.pad

    def split(self, room: float) -> tuple[Block, Block] | None:
        if self.height <= self.whole:
            return None
        heads: list[tuple[float, Block]] = []
        tails: list[tuple[float, Block]] = []
        for x, block in self.blocks:
            parts = (block, Block()) if block.height <= room - 2 * self.pad else block.split(room - 2 * self.pad)
            if parts is None:
                return None
            heads.append((x, parts[0]))
            tails.append((x, parts[1]))
        return replace(self, blocks=tuple(heads), after=0.0, rules=()), replace(self, blocks=tuple(tails))

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        for dx, block in self.blocks:
            block.draw(canvas, x + dx, top - self.pad)
        for dx, length in self.rules:
            draw_rule(canvas, x + dx, top - self.height, length)


@dataclass(frozen=True, kw_only=True)
class Stack(Block):
    """Blocks below each other."""

    blocks: tuple[Block, ...] = field(default=())

    @property
    def height(self) -> float:
        return sum(block.height + block.after for block in self.blocks) - (self.blocks[-1].after if self.blocks else 0)

    @property
    def least(self) -> float:
        taken = 0.0
        for block in self.blocks:
            if not block.keep:
                return taken + block.least
            taken += block.height + block.after
        return taken

    def split(self, room: float) -> tuple[Block, Block] | None:
        taken = 0.0
        for number, block in enumerate(self.blocks):
            if taken + block.height > room:
                parts = block.split(room - taken)
                head = (*self.blocks[:number], *parts[:1]) if parts else _unkept(self.blocks[:number])
                if not head:
                    return None
                tail = (parts[1], *self.blocks[number + 1 :]) if parts else self.blocks[len(head) :]
                return replace(self, blocks=head, after=0.0), replace(self, blocks=tail)
            taken += block.height + block.after
        return None

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        for block in self.blocks:
            block.draw(canvas, x, top)
            top -= block.height + block.after


def _unkept(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Without the blocks at the end that want to stay with their next."""
    kept = list(blocks)
    while kept and kept[-1].keep:
        kept.pop()
    return tuple(kept)


def draw_rule(canvas: TaggedCanvas, x: float, y: float, length: float, name: str = LINE, weight: float = 0.5) -> None:
    """A line across, as decoration."""
    with canvas.artifact():
        canvas.setStrokeColor(colour(name))
        canvas.setLineWidth(weight)
        canvas.line(x, y, x + length, y)


def draw_ground(canvas: TaggedCanvas, x: float, low: float, wide: float, tall: float, name: str) -> None:
    """A tinted ground, as decoration."""
    with canvas.artifact():
        canvas.setFillColor(colour(name))
        canvas.rect(x, low, wide, tall, stroke=0, fill=1)
