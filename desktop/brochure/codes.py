"""QR codes as vector squares: error correction M, one fixed mask, so that a thousand pages cost little."""

from __future__ import annotations

from functools import lru_cache

from desktop.brochure.tagged import TaggedCanvas

QUIET = 4
"""Light modules around the code, without which readers fail."""


@lru_cache(maxsize=512)
def squares(text: str) -> tuple[int, tuple[tuple[int, int, int], ...]]:
    """Modules on a side, quiet zone included, and dark runs as (row, column, length)."""
    import segno

    matrix = segno.make_qr(text, error="m", mask=2, boost_error=False, encoding="utf-8").matrix
    found: list[tuple[int, int, int]] = []
    for row, modules in enumerate(matrix, QUIET):
        start: int | None = None
        for column, dark in enumerate((*modules, 0), QUIET):
            if dark and start is None:
                start = column
            elif not dark and start is not None:
                found.append((row, start, column - start))
                start = None
    return len(matrix) + 2 * QUIET, tuple(found)


def draw_code(canvas: TaggedCanvas, text: str, x: float, low: float, side: float) -> None:
    """Draws the code into a white square of that side; the caller marks it as a figure."""
    count, dark = squares(text)
    module = side / count
    canvas.setFillColorRGB(1, 1, 1)
    canvas.rect(x, low, side, side, stroke=0, fill=1)
    canvas.setFillColorRGB(0, 0, 0)
    path = canvas.beginPath()
    for row, column, length in dark:
        path.rect(x + column * module, low + side - (row + 1) * module, length * module, module)
    canvas.drawPath(path, stroke=0, fill=1)
