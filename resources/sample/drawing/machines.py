"""Machines, roads, records of speech, books."""

from __future__ import annotations

import math

from drawing.canvas import HEIGHT, WIDTH, Canvas, Point


def racks(c: Canvas) -> None:
    """Rows of server cabinets with their lights."""
    c.background(0.05, 0.14)
    middle, far = c.random.uniform(520, 680), 320.0
    for side in (-1, 1):
        for number in range(9, 0, -1):
            near, next_near = 1 / (0.16 + number * 0.15), 1 / (0.16 + (number - 1) * 0.15 + 0.02)
            left, right = middle + side * 120 * near, middle + side * 120 * next_near
            top, top_next = far - 165 * near, far - 165 * next_near
            low, low_next = far + 165 * near, far + 165 * next_near
            c.shape([(left, top), (right, top_next), (right, low_next), (left, low)], 0.1 + 0.022 * (9 - number))
            c.line([(left, top), (left, low)], 1 + near * 0.4, 0.5, 0.8)
            _lights(c, (left, top, low), (right, top_next, low_next), near)
    for number in range(12):
        near = 1 / (0.16 + number * 0.15)
        c.line([(middle - 118 * near, far + 165 * near), (middle + 118 * near, far + 165 * near)], 1.2, 0.55, 0.4)
    c.dot(middle, far, 26, 0.9, 0.35, glow=0.7)


def _lights(c: Canvas, left: tuple[float, float, float], right: tuple[float, float, float], near: float) -> None:
    for shelf in range(1, 22):
        part = shelf / 22
        for spot in range(5):
            share = 0.18 + spot * 0.16
            x = left[0] + (right[0] - left[0]) * share
            top, low = (left[k] + (right[k] - left[k]) * share for k in (1, 2))
            y = top + (low - top) * part
            if -20 < x < WIDTH + 20 and c.random.random() < 0.62:
                bright = c.random.random() < 0.2
                c.dot(x, y, 0.7 + near * 0.5, 0.98 if bright else 0.66, 0.95, glow=0.6 if bright else 0.1)


def speech(c: Canvas) -> None:
    """A recording of speech as bars of loudness."""
    c.background(0.06, 0.2)
    for row, (y, share) in enumerate(((170, 0.7), (345, 1.0), (520, 0.7))):
        loud = 0.0
        for number in range(150):
            if number % 9 == 0:
                loud = c.random.choice((0.1, 0.4, 0.75, 1.0)) * c.random.uniform(0.7, 1)
            high = 6 + 92 * share * loud * abs(math.sin(number * 0.7 + row) * 0.6 + c.random.uniform(0.1, 0.55))
            x = 8 + number * 8
            c.line([(x, y - high), (x, y + high)], 4, 0.5 + 0.45 * loud, 0.95, glow=0.16 if row == 1 else 0)
    for y in (258, 432):
        c.line([(0, y), (WIDTH, y)], 1, 0.5, 0.35)


def robot(c: Canvas) -> None:
    """The arm of a robot and the path of its hand."""
    c.background(0.12, 0.34)
    for x in range(0, WIDTH, 60):
        c.line([(x, 0), (x, HEIGHT)], 1, 0.55, 0.12)
    for y in range(15, HEIGHT, 60):
        c.line([(0, y), (WIDTH, y)], 1, 0.55, 0.12)
    x = c.random.uniform(300, 460)
    joints: list[Point] = [(x, 600), (x + 40, 400), (x + 250, 225), (x + 430, 300), (x + 455, 395)]
    path = [(x + 455 + 190 * math.sin(t / 8), 395 + 95 * math.sin(t / 4)) for t in range(51)]
    for spot in path:
        c.dot(*spot, 3.4, 0.95, 0.95, glow=0.3)
    c.shape([(x - 120, HEIGHT), (x - 85, 590), (x + 85, 590), (x + 120, HEIGHT)], 0.16)
    for start, end, width in zip(joints[:-1], joints[1:], (86, 68, 46, 28), strict=True):
        c.line([start, end], width, 0.66)
        c.line([(start[0] - width * 0.18, start[1]), (end[0] - width * 0.18, end[1])], width * 0.3, 0.8, 0.8)
    for (jx, jy), radius in zip(joints, (64, 54, 42, 27, 17), strict=True):
        c.dot(jx, jy, radius, 0.36)
        c.dot(jx, jy, radius * 0.62, 0.74)
        c.dot(jx, jy, radius * 0.26, 0.2)


def road(c: Canvas) -> None:
    """Roads of a proving ground from above."""
    c.background(0.36, 0.3)
    for number in range(22):
        phase = number * 0.55
        c.line(
            c.curve(lambda x, n=number, p=phase: n * 34 + 16 * math.sin(x / 160 + p) + 8 * math.sin(x / 53 - p)),
            1.3,
            0.52,
            0.5,
        )
    loop = [
        (600 + 430 * math.cos(t / 40), 340 + 225 * math.sin(t / 40) * (1 + 0.24 * math.sin(t / 13.3)))
        for t in range(252)
    ]
    cross = c.curve(lambda x: 330 + 150 * math.sin(x / 260))
    other = [(430 + 120 * math.sin(y / 140), y * 1.0) for y in range(-10, HEIGHT + 20, 8)]
    for way in (loop, cross, other):
        c.line(way, 50, 0.13)
    for way in (loop, cross, other):
        c.line(way, 44, 0.22)
        for start in range(0, len(way) - 4, 8):
            c.line(way[start : start + 4], 2.4, 0.9, 0.9)
    for place in (30, 95, 160, 215):
        x, y = loop[place]
        c.dot(x, y, 13, 0.97, glow=0.55)
        c.ring(x, y, 34, 2, 0.95, 0.7)


def wind(c: Canvas) -> None:
    """Wind wheels over rows of panels."""
    c.background(0.55, 0.92)
    for number in range(4):
        phase = c.random.uniform(0, 6)
        c.below(
            c.curve(lambda x, n=number, p=phase: 430 + n * 30 + 24 * math.sin(x / (230 - n * 25) + p)),
            0.52 - number * 0.09,
        )
    for place, (x, high) in enumerate(((230, 300), (560, 400), (880, 330), (1080, 230))):
        x, foot = x + c.random.uniform(-40, 40), 470.0
        _wheel(c, x, foot, high, 0.1 + 0.05 * (place % 2))
    y = 512.0
    for row in range(4):
        size = 78 + row * 24
        for column in range(-1, int(WIDTH / size) + 2):
            _panel(c, column * size * 1.16 + row * 31, y, size)
        y += size * 0.5


def _panel(c: Canvas, x: float, y: float, size: float) -> None:
    deep, lean = size * 0.4, size * 0.14
    c.shape([(x, y), (x + size, y), (x + size - lean, y + deep), (x - lean, y + deep)], 0.34)
    for cut in (0.0, 0.25, 0.5, 0.75, 1.0):
        c.line([(x + size * cut, y), (x + size * cut - lean, y + deep)], 1.2, 0.7, 0.8)
        c.line([(x - lean * cut, y + deep * cut), (x + size - lean * cut, y + deep * cut)], 1.2, 0.7, 0.8)


def _wheel(c: Canvas, x: float, foot: float, high: float, tone: float) -> None:
    hub, start = foot - high, c.random.uniform(0, 2)
    c.shape([(x - 7, foot), (x - 3, hub), (x + 3, hub), (x + 7, foot)], tone)
    for blade in range(3):
        turn, long = start + blade * 2.0944, high * 0.46
        tip = (x + long * math.cos(turn), hub + long * math.sin(turn))
        bulge = (x + long * 0.3 * math.cos(turn + 0.14), hub + long * 0.3 * math.sin(turn + 0.14))
        c.shape([(x, hub), bulge, tip], tone)
        c.line([(x, hub), tip], 2.4, tone)
    c.dot(x, hub, 6, tone)


def book(c: Canvas) -> None:
    """An open manuscript."""
    c.background(0.2, 0.34)
    for side in (-1, 1):
        spine, edge = 600.0, 600 + side * 470
        for sheet in range(7, -1, -1):
            drop = sheet * 4
            page = [
                (spine, 92 + drop),
                (spine + side * 210, 66 + drop),
                (edge + side * sheet * 2, 92 + drop),
                (edge + side * sheet * 2, 590 + drop),
                (spine + side * 210, 566 + drop),
                (spine, 600 + drop),
            ]
            c.shape(page, 0.84 + 0.09 * (1 if sheet == 0 else 0) - sheet * 0.035)
        _lines(c, side)
    for number in range(12):
        c.line([(600 - number * 4, 96), (600 - number * 4, 600)], 4, 0.5, 0.05)
        c.line([(600 + number * 4, 96), (600 + number * 4, 600)], 4, 0.5, 0.05)


def _lines(c: Canvas, side: int) -> None:
    left = 182 if side < 0 else 668
    for row in range(17):
        x, y = float(left), 142 + row * 24.5
        if side < 0 and row < 3:
            x += 84
        while x < left + 338:
            word = min(c.random.uniform(14, 62), left + 350 - x)
            stroke = [(x + k * 4, y + c.random.uniform(-3.4, 3.4)) for k in range(int(word / 4) + 1)]
            if len(stroke) > 1:
                c.line(stroke, 2.6, 0.3, 0.9)
            x += word + 12
    if side < 0:
        c.shape([(182, 126), (252, 126), (252, 200), (182, 200)], 0.5)
        for number in range(5):
            c.ring(217, 163, 8 + number * 6.4, 2, 0.9)
