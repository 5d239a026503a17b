"""Matter: crystals, metal, molecules, living cells."""

from __future__ import annotations

import math

from drawing.canvas import HEIGHT, WIDTH, Canvas, Point


def lattice(c: Canvas) -> None:
    """Rows of atoms that run into the depth."""
    c.background(0.05, 0.25)
    lean = c.random.uniform(-0.25, 0.25)
    for depth in range(7, 0, -1):
        size, light = 150 / (0.55 + depth * 0.5), 0.9 - depth * 0.095
        atoms = [
            [
                (
                    WIDTH / 2 + (column - 9) * size + row * size * lean + depth * 17,
                    HEIGHT / 2 + (row - 6) * size * 0.87 + depth * 9,
                )
                for column in range(20)
            ]
            for row in range(13)
        ]
        for row, line in enumerate(atoms):
            c.line(line, size * 0.035, light * 0.8, 0.5)
            for column, (x, y) in enumerate(line):
                if row + 1 < len(atoms):
                    c.line([(x, y), atoms[row + 1][column]], size * 0.035, light * 0.8, 0.5)
                radius = size * (0.17 if (row + column) % 2 else 0.11)
                c.dot(x, y, radius, light, 1, glow=0.16 if depth == 1 else 0)
                c.dot(x - radius * 0.3, y - radius * 0.3, radius * 0.3, min(light + 0.2, 1), 0.8)
        if depth > 1:
            c.veil(0.1, 0.16)


def crystal(c: Canvas) -> None:
    """Faceted crystals that grow from below."""
    c.background(0.06, 0.3)
    for number in range(26):
        near = number / 26
        x, long = c.random.uniform(-20, WIDTH + 20), c.random.uniform(170, 520) * (1.1 - near * 0.55)
        _prism(
            c,
            x,
            HEIGHT + 30,
            long,
            c.random.uniform(26, 62) * (0.7 + near * 0.5),
            c.random.uniform(-0.5, 0.5),
            0.3 + near * 0.35,
        )


def _prism(c: Canvas, x: float, y: float, long: float, wide: float, lean: float, tone: float) -> None:
    up = (math.sin(lean), -math.cos(lean))
    side = (-up[1], up[0])

    def at(along: float, across: float) -> Point:
        return x + up[0] * along + side[0] * across, y + up[1] * along + side[1] * across

    tip, edges = at(long, wide * 0.12), (-wide, -wide * 0.25, wide * 0.5, wide)
    tones = (tone - 0.12, tone + 0.2, tone)
    for left, right, facet in zip(edges[:-1], edges[1:], tones, strict=True):
        shoulder = long - wide * 1.3
        c.shape([at(0, left), at(shoulder, left), at(shoulder, right), at(0, right)], facet, 0.86)
        c.shape([at(shoulder, left), tip, at(shoulder, right)], facet + 0.12, 0.92)
        c.line([at(0, left), at(shoulder, left), tip], 1.3, facet + 0.35, 0.8)


def forge(c: Canvas) -> None:
    """Layers of metal and the bright point that melts them."""
    c.background(0.03, 0.12)
    x, top = c.random.uniform(420, 800), 380.0
    for layer in range(17):
        y = top + layer * 20
        wave = c.random.uniform(0, 6)
        line = c.curve(lambda at, y=y, wave=wave: y + 2.2 * math.sin(at / 23 + wave) + 1.4 * math.sin(at / 7))
        c.below(line, 0.42 - layer * 0.019)
        c.line(line, 1.6, 0.7 - layer * 0.028, 0.8)
    c.line([(x + 60, -10), (x, top)], 7, 0.97, 1, glow=0.9)
    for _ in range(90):
        turn, speed = c.random.uniform(-math.pi, 0), c.random.uniform(30, 270)
        spark = [
            (x + speed * t * math.cos(turn), top + speed * t * math.sin(turn) + 190 * t * t)
            for t in (0.2, 0.35, 0.5, 0.65, 0.8, 0.95)
        ]
        start = c.random.randint(0, 3)
        c.line(spark[start : start + 3], c.random.uniform(1, 2.6), c.random.uniform(0.75, 1), 0.95, glow=0.4)
    c.dot(x, top, 20, 1, glow=1)


def cells(c: Canvas) -> None:
    """A field of living cells under the microscope."""
    c.background(0.16, 0.24)
    placed: list[tuple[float, float, float]] = []
    for _ in range(1500):
        x, y, radius = c.random.uniform(-30, WIDTH + 30), c.random.uniform(-30, HEIGHT + 30), c.random.uniform(26, 66)
        if all(math.dist((x, y), (a, b)) > (radius + r) * 0.93 for a, b, r in placed):
            placed.append((x, y, radius))
    for x, y, radius in placed:
        body = _blob(c, x, y, radius)
        c.shape(body, 0.42, 0.75)
        c.line([*body, body[0]], 2.6, 0.74, 0.9)
        for _ in range(9):
            turn, far = c.random.uniform(0, 2 * math.pi), radius * c.random.uniform(0.1, 0.8)
            c.dot(x + far * math.cos(turn), y + far * math.sin(turn), c.random.uniform(1.5, 4), 0.7, 0.5)
        nx, ny = x + c.random.uniform(-0.2, 0.2) * radius, y + c.random.uniform(-0.2, 0.2) * radius
        c.shape(_blob(c, nx, ny, radius * 0.38), 0.87, 0.9, glow=0.3 if c.random.random() < 0.3 else 0)
        c.dot(nx, ny, radius * 0.1, 0.6, 0.9)


def bubbles(c: Canvas) -> None:
    """Bubbles that rise and grow."""
    c.background(0.5, 0.1)
    for number in range(150):
        part = c.random.random()
        x, y = WIDTH / 2 + c.random.gauss(0, 90 + 320 * part), HEIGHT * (1.02 - part)
        radius = c.random.uniform(3, 9 + 46 * part * part)
        c.dot(x, y, radius, 0.62, 0.16)
        c.ring(x, y, radius, 1.8, 0.9, 0.8)
        c.dot(x - radius * 0.35, y - radius * 0.4, radius * 0.16, 1, 0.95, glow=0.35 if number % 4 == 0 else 0)


def _blob(c: Canvas, x: float, y: float, radius: float) -> list[Point]:
    phases = [c.random.uniform(0, 6.3) for _ in range(3)]
    found = []
    for step in range(48):
        turn = 2 * math.pi * step / 48
        wave = 1 + sum(0.035 * math.sin(turn * (place + 2) + phase) for place, phase in enumerate(phases))
        found.append((x + radius * wave * math.cos(turn), y + radius * wave * math.sin(turn)))
    return found


def dna(c: Canvas) -> None:
    """A double helix, sharp in front of blurred ones."""
    c.background(0.05, 0.22)
    for x, wide in ((c.random.uniform(120, 320), 60), (c.random.uniform(900, 1080), 70)):
        _helix(c, x, wide, 0.4, c.random.uniform(0, 6), c.random.uniform(-0.3, 0.3))
    c.soften(6)
    _helix(c, c.random.uniform(540, 680), 125, 0.9, c.random.uniform(0, 6), c.random.uniform(-0.45, 0.45))


def _helix(c: Canvas, x: float, wide: float, tone: float, phase: float, lean: float) -> None:
    rows = []
    for step in range(-4, 110):
        y, turn = step * 6.6, step * 6.6 / (wide * 0.9) + phase
        middle = x + (y - HEIGHT / 2) * lean
        rows.append((middle + wide * math.cos(turn), middle - wide * math.cos(turn), y))
    for step, (left, right, y) in enumerate(rows):
        if step % 3 == 0:
            c.line([(left, y), ((left + right) / 2, y)], wide * 0.05, tone * 0.72, 0.9)
            c.line([((left + right) / 2, y), (right, y)], wide * 0.05, tone * 0.55, 0.9)
    for side in (0, 1):
        strand = [(row[side], row[2]) for row in rows]
        c.line(strand, wide * 0.1, tone * (0.95 if side else 0.8), 1, glow=0.2 if tone > 0.6 else 0)


def flask(c: Canvas) -> None:
    """Molecules drawn as chemists draw them."""
    c.background(0.06, 0.24)
    for number in range(11):
        near = number / 11
        x, y, size = c.random.uniform(40, WIDTH - 40), c.random.uniform(40, HEIGHT - 40), 26 + 40 * near
        _molecule(c, x, y, size, 0.34 + near * 0.55)
        if number == 5:
            c.soften(2.5)


def _molecule(c: Canvas, x: float, y: float, size: float, tone: float) -> None:
    turn = c.random.uniform(0, 1)
    for ring in range(c.random.randint(1, 3)):
        cx = x + ring * size * 1.732 * math.cos(turn + math.pi / 6)
        cy = y + ring * size * 1.732 * math.sin(turn + math.pi / 6)
        corners = [
            (cx + size * math.cos(turn + k * math.pi / 3), cy + size * math.sin(turn + k * math.pi / 3))
            for k in range(7)
        ]
        c.line(corners, size * 0.06, tone)
        inner = [(cx + (px - cx) * 0.8, cy + (py - cy) * 0.8) for px, py in corners]
        for start in (0, 2, 4):
            c.line(inner[start : start + 2], size * 0.05, tone)
        for px, py in corners[:6]:
            if c.random.random() < 0.45:
                end = (cx + (px - cx) * 1.75, cy + (py - cy) * 1.75)
                c.line([(px, py), end], size * 0.06, tone)
                c.dot(*end, size * 0.19, tone + 0.08, glow=0.3 if tone > 0.7 else 0)
            c.dot(px, py, size * 0.11, tone)


def flame(c: Canvas) -> None:
    """A jet with lines of equal temperature."""
    c.background(0.02, 0.14)
    x, sway = c.random.uniform(500, 700), c.random.uniform(-60, 60)
    for number in range(15):
        share = 1 - number / 15
        c.shape(_tongue(x, sway, share), 0.16 + number * 0.055, 0.55, glow=0.1 if number > 10 else 0)
        c.line(_tongue(x, sway, share), 1.4, 0.4 + number * 0.04, 0.6)
    for _ in range(140):
        px, py = x + c.random.gauss(sway * 0.4, 120), c.random.uniform(20, 560)
        c.dot(px, py, c.random.uniform(0.8, 2.6), c.random.uniform(0.6, 0.95), 0.8, glow=0.3)


def _tongue(x: float, sway: float, share: float) -> list[Point]:
    left, right = [], []
    for step in range(61):
        part = step / 60
        y = HEIGHT - 20 - part * 620 * share**0.7
        wide = 250 * share * math.sin(math.pi * (part * 0.86 + 0.14)) ** 1.1 * (1 - part * 0.35)
        middle = x + sway * part * part + 14 * math.sin(part * 9 + share * 4) * part
        left.append((middle - wide, y))
        right.append((middle + wide, y))
    return left + right[::-1]
