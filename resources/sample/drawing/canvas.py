"""A canvas with one ramp of colours, soft light and a random source of its own.

Coordinates are those of the finished picture, 1200 × 675, origin top left. A tone is a number from 0 (darkest) to 1
(lightest) on the ramp, so every picture stays within one family of colours.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

WIDTH, HEIGHT = 1200, 675
_SCALE = 2
_LIGHT = 3  # the layer of light is this many times smaller than the picture

Point = tuple[float, float]
Colour = tuple[int, int, int]
Ramp = tuple[str, ...]

RAMPS: dict[str, Ramp] = {
    "night": ("#0b1020", "#18233f", "#3d5a80", "#98b4d4", "#eef4fb"),
    "teal": ("#06181b", "#0e3238", "#1f6f73", "#7cc0b8", "#e8f6f1"),
    "plum": ("#150d1e", "#2d1b3d", "#6a4a86", "#b99fce", "#f5eefa"),
    "ember": ("#170b07", "#3a1a10", "#95502e", "#dd9d6d", "#fdeedd"),
    "moss": ("#0c140d", "#1d2f1f", "#4f7350", "#a5bf9a", "#f1f6ea"),
    "sand": ("#1f1710", "#4b3826", "#a07e55", "#d9c095", "#fbf4e4"),
    "steel": ("#101417", "#232b31", "#57656f", "#a9b6be", "#f3f6f7"),
    "rose": ("#1a0e14", "#3d2330", "#8a5a6e", "#cfa3b3", "#faeff3"),
    "sea": ("#07131d", "#0f2b3d", "#2b6484", "#86b5c9", "#ecf6f8"),
}


def _rgb(text: str) -> Colour:
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)


class Canvas:
    """One picture in the making."""

    def __init__(self, seed: str, ramp: str) -> None:
        self.random = Random(seed)
        self._stops = tuple(map(_rgb, RAMPS[ramp]))
        self._image = Image.new("RGB", (WIDTH * _SCALE, HEIGHT * _SCALE))
        self._draw = ImageDraw.Draw(self._image, "RGBA")
        self._light = Image.new("RGB", (WIDTH // _LIGHT, HEIGHT // _LIGHT))
        self._light_draw = ImageDraw.Draw(self._light, "RGBA")

    def colour(self, tone: float) -> Colour:
        """The colour of a tone."""
        place = min(max(tone, 0.0), 0.9999) * (len(self._stops) - 1)
        low, part = int(place), place % 1
        mixed = (round(a + (b - a) * part) for a, b in zip(self._stops[low], self._stops[low + 1], strict=True))
        red, green, blue = mixed
        return red, green, blue

    def background(self, top: float, bottom: float) -> None:
        """A vertical gradient over the whole picture."""
        for row in range(HEIGHT * _SCALE):
            tone = top + (bottom - top) * row / (HEIGHT * _SCALE)
            self._draw.line([(0, row), (WIDTH * _SCALE, row)], fill=self.colour(tone))

    def line(self, points: Sequence[Point], width: float, tone: float, alpha: float = 1.0, glow: float = 0.0) -> None:
        """A line through points; `glow` adds light around it."""
        self._draw.line(
            _scaled(points, _SCALE), fill=self._paint(tone, alpha), width=max(1, round(width * _SCALE)), joint="curve"
        )
        if glow:
            wide = max(1, round(width * 3 / _LIGHT))
            self._light_draw.line(_scaled(points, 1 / _LIGHT), fill=self._paint(tone, glow), width=wide, joint="curve")

    def dot(self, x: float, y: float, radius: float, tone: float, alpha: float = 1.0, glow: float = 0.0) -> None:
        """A filled circle."""
        self._draw.ellipse(_box(x, y, radius, _SCALE), fill=self._paint(tone, alpha))
        if glow:
            self._light_draw.ellipse(_box(x, y, radius * 2, 1 / _LIGHT), fill=self._paint(tone, glow))

    def ring(
        self, x: float, y: float, radius: float, width: float, tone: float, alpha: float = 1.0, glow: float = 0.0
    ) -> None:
        """A circle line."""
        steps = max(24, int(radius))
        turn = [2 * math.pi * step / steps for step in range(steps + 1)]
        self.line([(x + radius * math.cos(a), y + radius * math.sin(a)) for a in turn], width, tone, alpha, glow)

    def shape(self, points: Sequence[Point], tone: float, alpha: float = 1.0, glow: float = 0.0) -> None:
        """A filled polygon."""
        self._draw.polygon(_scaled(points, _SCALE), fill=self._paint(tone, alpha))
        if glow:
            self._light_draw.polygon(_scaled(points, 1 / _LIGHT), fill=self._paint(tone, glow))

    def curve(self, height: Callable[[float], float], step: float = 4) -> list[Point]:
        """Points of a function of x across the picture."""
        return [(x * step, height(x * step)) for x in range(-2, int(WIDTH / step) + 3)]

    def below(self, top: Sequence[Point], tone: float, alpha: float = 1.0) -> None:
        """Everything under a line that runs from left to right."""
        self.shape([*top, (top[-1][0], HEIGHT + 10), (top[0][0], HEIGHT + 10)], tone, alpha)

    def veil(self, tone: float, alpha: float) -> None:
        """A thin fog over everything drawn so far."""
        self._draw.rectangle((0, 0, WIDTH * _SCALE, HEIGHT * _SCALE), fill=self._paint(tone, alpha))

    def soften(self, radius: float) -> None:
        """Put everything drawn so far out of focus."""
        self._image = self._image.filter(ImageFilter.GaussianBlur(radius * _SCALE))
        self._draw = ImageDraw.Draw(self._image, "RGBA")

    def finished(self) -> Image.Image:
        """The picture in its final size, with its light."""
        small = self._image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
        halo = self._light.filter(ImageFilter.GaussianBlur(9)).resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC)
        core = self._light.filter(ImageFilter.GaussianBlur(3)).resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC)
        return ImageChops.screen(ImageChops.screen(small, halo), core.point(lambda value: value // 2))

    def _paint(self, tone: float, alpha: float) -> tuple[int, int, int, int]:
        return *self.colour(tone), round(255 * min(max(alpha, 0.0), 1.0))


def _scaled(points: Sequence[Point], scale: float) -> list[Point]:
    return [(x * scale, y * scale) for x, y in points]


def _box(x: float, y: float, radius: float, scale: float) -> tuple[float, float, float, float]:
    return (x - radius) * scale, (y - radius) * scale, (x + radius) * scale, (y + radius) * scale
