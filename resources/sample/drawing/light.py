"""Light, spectra, time, the sky."""

from __future__ import annotations

import math

from drawing.canvas import HEIGHT, WIDTH, Canvas, Point


def laser(c: Canvas) -> None:
    """A beam between mirrors that leaves as rings."""
    c.background(0.02, 0.16)
    for number in range(14):
        c.line([(0, 90 + number * 45), (WIDTH, 40 + number * 52)], 1, 0.4, 0.12)
    x, y, down = -20.0, c.random.uniform(120, 560), c.random.random() < 0.5
    path: list[Point] = [(x, y)]
    while x < 640:
        x += c.random.uniform(120, 210)
        y = c.random.uniform(470, 580) if down else c.random.uniform(90, 200)
        down = not down
        path.append((x, y))
    _mirrors(c, path[1:])
    target = (930.0, c.random.uniform(260, 410))
    c.line([*path, target], 5, 0.98, 1, glow=0.95)
    for number in range(1, 17):
        c.ring(
            *target,
            number * 17 + number**1.6,
            2.4,
            0.9 - number * 0.03,
            0.85 - number * 0.04,
            glow=0.35 - number * 0.02,
        )
    c.dot(*target, 10, 1, glow=1)


def _mirrors(c: Canvas, points: list[Point]) -> None:
    for x, y in points:
        tilt = c.random.uniform(-0.35, 0.35)
        dx, dy, side = 62 * math.cos(tilt), 62 * math.sin(tilt), 14 if y > HEIGHT / 2 else -14
        edge = [(x - dx, y - dy), (x + dx, y + dy)]
        c.shape([*edge, (x + dx, y + dy + side), (x - dx, y - dy + side)], 0.42, 0.9)
        c.line(edge, 3, 0.85)


def rings(c: Canvas) -> None:
    """Two families of rings that interfere."""
    c.background(0.02, 0.12)
    centres = [
        (c.random.uniform(250, 520), c.random.uniform(220, 460)),
        (c.random.uniform(680, 960), c.random.uniform(200, 480)),
    ]
    for x, y in centres:
        for number in range(22, 0, -1):
            c.dot(x, y, number * 34, 0.8, 0.024)
        for number in range(22):
            c.ring(x, y, 20 + number * 34, 2, 0.8 - number * 0.02, 0.55)
        c.dot(x, y, 9, 0.98, glow=0.8)


def spectrum(c: Canvas) -> None:
    """Traces with narrow peaks, one behind another."""
    c.background(0.04, 0.17)
    for x in range(60, WIDTH, 90):
        c.line([(x, 0), (x, HEIGHT)], 1, 0.5, 0.14)
    peaks = [(c.random.uniform(80, 1120), c.random.uniform(4, 15), c.random.uniform(60, 330)) for _ in range(15)]
    for trace in range(6, -1, -1):
        base, shift = 590 - trace * 46, trace * 9.0
        share = 1 - trace * 0.1

        def height(x: float, base: float = base, shift: float = shift, share: float = share) -> float:
            return base - share * sum(h * w * w / ((x - p - shift) ** 2 + w * w) for p, w, h in peaks)

        line = c.curve(height, 2)
        c.below(line, 0.13, 0.55)
        c.line(line, 2.6 if trace == 0 else 1.6, 0.95 - trace * 0.09, 1, glow=0.5 if trace == 0 else 0)


def stars(c: Canvas) -> None:
    """A map of the sky: arcs, stars, a few figures."""
    c.background(0.03, 0.2)
    pole = (c.random.uniform(300, 900), c.random.uniform(760, 980))
    for number in range(9):
        c.ring(*pole, 220 + number * 95, 1.1, 0.6, 0.3)
    for number in range(14):
        turn = math.pi + number * math.pi / 13
        c.line([pole, (pole[0] + 1300 * math.cos(turn), pole[1] + 1300 * math.sin(turn))], 1, 0.6, 0.2)
    for _ in range(620):
        size = c.random.paretovariate(2.4) * 0.6
        c.dot(c.random.uniform(0, WIDTH), c.random.uniform(0, HEIGHT), min(size, 3.2), c.random.uniform(0.7, 1), 0.85)
    for _ in range(5):
        _figure(c, c.random.uniform(120, 1000), c.random.uniform(90, 480))


def _figure(c: Canvas, x: float, y: float) -> None:
    points = [(x, y)]
    for _ in range(c.random.randint(3, 6)):
        x, y = x + c.random.uniform(-40, 105), y + c.random.uniform(-75, 85)
        points.append((x, y))
    c.line(points, 1.3, 0.85, 0.6)
    for star in points:
        c.dot(*star, c.random.uniform(3, 5.5), 1, glow=0.75)


def cloud(c: Canvas) -> None:
    """Layers of cloud and a beam that rises through them."""
    c.background(0.08, 0.5)
    foot = (c.random.uniform(380, 820), HEIGHT + 10.0)
    for layer in range(5):
        base = 130 + layer * 105
        for _ in range(46):
            x, y = c.random.uniform(-60, WIDTH + 60), base + c.random.gauss(0, 20)
            c.dot(x, y, c.random.uniform(22, 66), 0.34 + layer * 0.1, 0.13)
    c.soften(7)
    top = (foot[0] + c.random.uniform(-90, 90), -10.0)
    c.line([foot, top], 4, 0.99, 1, glow=0.95)
    for number in range(30):
        part = number / 30
        spread = 8 + 46 * part * c.random.random()
        x, y = foot[0] + (top[0] - foot[0]) * part, foot[1] + (top[1] - foot[1]) * part
        c.line([(x - spread, y), (x + spread, y)], 1.5, 0.95, 0.35)


def clock(c: Canvas) -> None:
    """Divisions of a dial and their hands."""
    c.background(0.04, 0.2)
    x, y = c.random.uniform(500, 760), c.random.uniform(300, 380)
    for number, radius in enumerate((95, 165, 240, 330, 440, 580)):
        ticks = (24, 60, 60, 120, 180, 240)[number]
        for tick in range(ticks):
            turn, long = 2 * math.pi * tick / ticks, 24 if tick % 5 == 0 else 11
            inner, outer = (x + radius * math.cos(turn), y + radius * math.sin(turn)), radius + long
            c.line([inner, (x + outer * math.cos(turn), y + outer * math.sin(turn))], 2, 0.85 - number * 0.09, 0.9)
    for long, width in ((200, 7), (300, 4.5), (420, 2)):
        turn = c.random.uniform(0, 2 * math.pi)
        c.line([(x, y), (x + long * math.cos(turn), y + long * math.sin(turn))], width, 0.97, glow=0.35)
    c.dot(x, y, 13, 1, glow=0.6)


def ion(c: Canvas) -> None:
    """A ring of magnets and the tracks of particles."""
    c.background(0.03, 0.17)
    x, y = c.random.uniform(440, 760), HEIGHT / 2
    for number in range(40):
        turn = 2 * math.pi * number / 40
        a, b = turn - 0.06, turn + 0.06
        block = [(x + r * math.cos(t), y + r * 0.94 * math.sin(t)) for r, t in ((268, a), (304, a), (304, b), (268, b))]
        c.shape(block, 0.36 if number % 2 else 0.5, 0.95)
    c.ring(x, y, 250, 3, 0.92, 1, glow=0.6)
    for _ in range(34):
        turn, bend = c.random.uniform(0, 2 * math.pi), c.random.choice((-1, 1)) * c.random.uniform(0.001, 0.008)
        track = [(x, y)]
        for _ in range(c.random.randint(40, 130)):
            turn += bend * 5
            track.append((track[-1][0] + 6 * math.cos(turn), track[-1][1] + 6 * math.sin(turn)))
        c.line(track, c.random.uniform(1, 2.4), c.random.uniform(0.6, 0.95), 0.8, glow=0.14)
    c.dot(x, y, 8, 1, glow=1)
