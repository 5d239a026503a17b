"""Pictures as blocks: the photo, the small map and the code, each with words for those who do not see it."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.brochure.codes import draw_code
from desktop.brochure.images import draw_jpeg
from desktop.brochure.outline import Outline, draw_outline
from desktop.brochure.parts import Block, draw_ground
from desktop.brochure.structure import Node
from desktop.brochure.styles import SOFT
from desktop.brochure.tagged import TaggedCanvas


@dataclass(frozen=True, kw_only=True)
class Figure(Block):
    """Base of pictures: a box of fixed size that never breaks."""

    wide: float
    tall: float
    node: Node

    @property
    def height(self) -> float:
        return self.tall

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        low = top - self.tall
        with canvas.mark(self.node, (x, low, x + self.wide, top)):
            self.paint(canvas, x, low)

    def paint(self, canvas: TaggedCanvas, x: float, low: float) -> None:
        """Draws the picture into its box."""
        raise NotImplementedError


@dataclass(frozen=True, kw_only=True)
class PhotoFigure(Figure):
    """A photo prepared for a box of this width and `whole` points high; of it the middle is shown."""

    jpeg: bytes
    whole: float

    def paint(self, canvas: TaggedCanvas, x: float, low: float) -> None:
        draw_jpeg(canvas, self.jpeg, (x, low, self.wide, self.tall), self.whole)


@dataclass(frozen=True, kw_only=True)
class MapFigure(Figure):
    """The small map."""

    outline: Outline

    def paint(self, canvas: TaggedCanvas, x: float, low: float) -> None:
        draw_outline(canvas, self.outline, x, low)


@dataclass(frozen=True, kw_only=True)
class CodeFigure(Figure):
    """The QR code."""

    text: str

    def paint(self, canvas: TaggedCanvas, x: float, low: float) -> None:
        draw_code(canvas, self.text, x, low, self.wide)


@dataclass(frozen=True, kw_only=True)
class Panel(Block):
    """Another block on a soft ground, `pad` points inside its edges. It never breaks."""

    inner: Block
    wide: float
    pad: float

    @property
    def height(self) -> float:
        return self.inner.height + 2 * self.pad

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        draw_ground(canvas, x, top - self.height, self.wide, self.height, SOFT)
        self.inner.draw(canvas, x + self.pad, top - self.pad)
