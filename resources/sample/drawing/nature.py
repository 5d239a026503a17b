"""Fields, forests, rivers, seas, ice."""

from __future__ import annotations

import math

from drawing.canvas import HEIGHT, WIDTH, Canvas, Point


def field(c: Canvas) -> None:
    """Rows of a field that run to the horizon."""
    c.background(0.3, 0.86)
    horizon, vanishing = 265.0, c.random.uniform(380, 820)
    c.dot(vanishing + c.random.uniform(-150, 150), horizon - 60, 52, 0.98, 0.95, glow=0.6)
    for ridge in range(3):
        phase = c.random.uniform(0, 6)
        line = c.curve(lambda x, r=ridge, p=phase: horizon - 26 + r * 11 + 13 * math.sin(x / (190 - r * 40) + p))
        c.below(line, 0.48 - ridge * 0.08)
    rows = 46
    for row in range(-rows, rows):
        left, right = (vanishing + (row + shift) * 74 for shift in (0.0, 0.56))
        tone = 0.52 + 0.16 * math.sin(row * 1.7) * 0.5
        c.shape(
            [
                (vanishing + row * 3.4, horizon),
                (vanishing + (row + 0.56) * 3.4, horizon),
                (right, HEIGHT + 5),
                (left, HEIGHT + 5),
            ],
            tone,
            0.9,
        )
    for _ in range(1500):
        part = c.random.random() ** 0.6
        y = horizon + (HEIGHT - horizon) * part
        x, long = c.random.uniform(0, WIDTH), 4 + 24 * part
        c.line([(x, y), (x + c.random.uniform(-2, 4) * part, y - long)], 0.6 + part, c.random.uniform(0.6, 0.88), 0.5)


def soil(c: Canvas) -> None:
    """A cut through the soil: layers, stones, roots."""
    c.background(0.85, 0.8)
    for layer, base in enumerate((120, 190, 300, 430, 560)):
        phase = c.random.uniform(0, 6)
        line = c.curve(
            lambda x, b=base, p=phase, n=layer: b + (6 + n * 4) * math.sin(x / 150 + p) + 5 * math.sin(x / 37 + p * 2)
        )
        c.below(line, (0.22, 0.34, 0.46, 0.56, 0.4)[layer])
        for _ in range(80):
            x, y = c.random.uniform(0, WIDTH), base + c.random.uniform(14, 130)
            c.dot(x, y, c.random.uniform(1, 5), (0.3, 0.45, 0.58, 0.68, 0.55)[layer], 0.5)
    for _ in range(170):
        x = c.random.uniform(0, WIDTH)
        c.line(
            [(x, 128), (x + c.random.uniform(-14, 14), 128 - c.random.uniform(25, 90))],
            1.6,
            c.random.uniform(0.3, 0.55),
        )
    for _ in range(9):
        _branch(c, c.random.uniform(60, WIDTH - 60), 126, math.pi / 2, 30, 4.6, 0.8)


def _branch(
    c: Canvas, x: float, y: float, turn: float, long: float, width: float, tone: float, forks: float = 0.09
) -> None:
    """A root or river arm: it wanders, grows thin and forks."""
    points: list[Point] = [(x, y)]
    for _ in range(int(long)):
        turn += c.random.uniform(-0.22, 0.22)
        x, y = x + 7 * math.cos(turn), y + 7 * math.sin(turn)
        points.append((x, y))
        if width > 1.2 and c.random.random() < forks:
            _branch(c, x, y, turn + c.random.choice((-0.7, 0.7)), long * 0.6, width * 0.6, tone, forks)
    c.line(points, width, tone, 0.9)


def forest(c: Canvas) -> None:
    """Trunks that fade into the fog."""
    c.background(0.82, 0.6)
    for depth in range(7):
        count, wide = 26 - depth * 3, 5 + depth * 5.5
        for _ in range(count):
            x, lean = c.random.uniform(-20, WIDTH + 20), c.random.uniform(-14, 14)
            half = wide * c.random.uniform(0.35, 0.65)
            trunk = [(x - half * 0.6 + lean, -10), (x + half * 0.6 + lean, -10), (x + half, HEIGHT), (x - half, HEIGHT)]
            c.shape(trunk, 0.6 - depth * 0.085, 0.95)
            for _ in range(depth):
                y, side = c.random.uniform(0, 420), c.random.choice((-1, 1))
                c.line(
                    [(x + lean * 0.6, y), (x + side * wide * 2.6, y - 36)], 1 + depth * 0.3, 0.6 - depth * 0.085, 0.8
                )
        if depth < 6:
            c.veil(0.84, 0.1)
    c.below(c.curve(lambda x: 610 + 14 * math.sin(x / 130) + 7 * math.sin(x / 41)), 0.08)


def leaf(c: Canvas) -> None:
    """One leaf with the net of its veins."""
    c.background(0.1, 0.28)
    x, y, turn = c.random.uniform(120, 200), c.random.uniform(520, 600), c.random.uniform(-0.5, -0.36)
    long, wide = 1000.0, 270.0
    along, across = (math.cos(turn), math.sin(turn)), (-math.sin(turn), math.cos(turn))

    def at(part: float, side: float) -> Point:
        bulge = wide * math.sin(math.pi * part**0.8) ** 0.9 * side
        return x + along[0] * long * part + across[0] * bulge, y + along[1] * long * part + across[1] * bulge

    steps = [step / 60 for step in range(61)]
    c.shape([at(p, 1) for p in steps] + [at(p, -1) for p in reversed(steps)], 0.5)
    c.shape([at(p, 0) for p in steps] + [at(p, -1) for p in reversed(steps)], 0.42)
    for number in range(3, 36):
        part = number / 38
        for side in (-1, 1):
            vein = [at(min(part + s * 0.13, 1), side * s) for s in (0, 0.2, 0.4, 0.6, 0.8, 0.96)]
            c.line(vein, 2.4, 0.8, 0.85)
            for cross in range(1, 7):
                s = cross / 7
                c.line(
                    [at(min(part + s * 0.13, 1), side * s), at(min(part + 0.028 + s * 0.125, 1), side * s * 0.96)],
                    0.9,
                    0.76,
                    0.6,
                )
    c.line([at(p, 0) for p in steps], 6, 0.92, 1, glow=0.2)


def water(c: Canvas) -> None:
    """Rivers and lakes seen from high above."""
    c.background(0.3, 0.22)
    for _ in range(70):
        x, y, radius = c.random.uniform(0, WIDTH), c.random.uniform(0, HEIGHT), c.random.uniform(60, 190)
        c.dot(x, y, radius, c.random.uniform(0.16, 0.42), 0.16)
    c.soften(10)
    for number in range(5):
        start = (c.random.uniform(0, WIDTH), -10.0) if number % 2 else (-10.0, c.random.uniform(0, HEIGHT))
        _branch(c, *start, 1.2 if number % 2 else 0.25, 170, 8 - number, 0.84, forks=0.013)
    for _ in range(11):
        x, y, size = c.random.uniform(40, WIDTH - 40), c.random.uniform(40, HEIGHT - 40), c.random.uniform(14, 58)
        shore = []
        for step in range(40):
            turn = 2 * math.pi * step / 40
            far = size * (1 + 0.3 * math.sin(turn * 2 + x) + 0.14 * math.sin(turn * 5 + y))
            shore.append((x + far * math.cos(turn), y + far * 0.62 * math.sin(turn)))
        c.shape(shore, 0.84, glow=0.12)


def wave(c: Canvas) -> None:
    """Ridges of waves, one over another."""
    c.background(0.75, 0.9)
    for number in range(17):
        base, phase = 150 + number * 33, c.random.uniform(0, 6.3)
        high, long = 16 + number * 1.7, 120 + number * 9

        def crest(x: float, b: float = base, p: float = phase, h: float = high, w: float = long) -> float:
            return b + h * math.sin(x / w + p) + h * 0.4 * math.sin(x / w * 2.3 + p * 1.7)

        line = c.curve(crest)
        c.below(line, 0.74 - number * 0.038, 0.85)
        c.line(line, 1.5, 0.95 - number * 0.02, 0.75)


def ice(c: Canvas) -> None:
    """Broken plates of ice."""
    c.background(0.2, 0.3)
    columns, rows, size = 13, 8, 102.0
    knots = {
        (i, j): ((i - 0.5) * size + c.random.uniform(-36, 36), (j - 0.5) * size + c.random.uniform(-36, 36))
        for i in range(columns + 1)
        for j in range(rows + 1)
    }
    for i in range(columns):
        for j in range(rows):
            corners = [knots[i, j], knots[i + 1, j], knots[i + 1, j + 1], knots[i, j + 1]]
            for part in (corners[:3], [corners[0], *corners[2:]]) if c.random.random() < 0.6 else (corners,):
                _plate(c, part)


def _plate(c: Canvas, corners: list[Point]) -> None:
    x, y = (sum(axis) / len(corners) for axis in zip(*corners, strict=True))
    inner = [(x + (px - x) * 0.94, y + (py - y) * 0.94) for px, py in corners]
    tone = c.random.uniform(0.52, 0.95)
    c.shape([(px + 5, py + 8) for px, py in inner], 0.12, 0.55)
    c.shape(inner, tone)
    c.line([*inner, inner[0]], 1.4, min(tone + 0.12, 1), 0.9)
    if c.random.random() < 0.4:
        c.line([inner[0], ((x + inner[1][0]) / 2, (y + inner[1][1]) / 2)], 1, tone - 0.2, 0.7)


def ship(c: Canvas) -> None:
    """A vessel that sounds the sea floor."""
    c.background(0.78, 0.9)
    c.below([(-10, 210), (WIDTH + 10, 210)], 0.5)
    for number in range(9):
        c.below([(-10, 230 + number * 38), (WIDTH + 10, 230 + number * 38)], 0.46 - number * 0.035)
    x = c.random.uniform(330, 720)
    hull = [(x - 150, 172), (x + 165, 168), (x + 128, 216), (x - 128, 216)]
    c.shape(hull, 0.1)
    c.shape([(x - 70, 172), (x - 70, 122), (x + 40, 122), (x + 58, 172)], 0.2)
    c.shape([(x - 30, 122), (x - 30, 92), (x + 14, 92), (x + 14, 122)], 0.14)
    c.line([(x + 84, 170), (x + 84, 62)], 3, 0.12)
    for number in range(1, 13):
        half = 0.42
        arc = [
            (x + number * 28 * math.sin(a), 214 + number * 28 * math.cos(a))
            for a in (half * k / 10 - half for k in range(21))
        ]
        c.line(arc, 2, 0.9, 0.75 - number * 0.045, glow=0.12)
    for layer in range(4):
        phase = c.random.uniform(0, 6)
        floor = c.curve(
            lambda at, n=layer, p=phase: 525 + n * 36 + 26 * math.sin(at / 170 + p) + 9 * math.sin(at / 47 + p)
        )
        c.below(floor, 0.2 - layer * 0.05)
        c.line(floor, 1.6, 0.6, 0.6)
