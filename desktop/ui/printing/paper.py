"""From a finished PDF to a printer: each page as an image of 300 dots an inch, in a worker thread."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

from sync.errors import Cancelled

DOTS = 300


def pages_to_print(printer: QPrinter, count: int) -> range:
    """The pages the person asked for, from 0."""
    first, last = printer.fromPage(), printer.toPage()
    return range(first - 1, min(last, count)) if first else range(count)


def print_file(
    file: Path, printer: QPrinter, told: Callable[[tuple[int, int]], None], stopped: Callable[[], bool]
) -> int:
    """Draw the pages onto the printer and say how many; `told` hears (done, of). Raises Cancelled after a stop."""
    document = QPdfDocument()  # no parent: it lives and ends in this thread
    document.load(str(file))
    wanted = pages_to_print(printer, document.pageCount())
    painter = QPainter(printer)
    try:
        for place, page in enumerate(wanted):
            if stopped():
                raise Cancelled
            if place:
                printer.newPage()
            size = (document.pagePointSize(page) * (DOTS / 72)).toSize()
            painter.drawImage(QRect(painter.viewport()), document.render(page, size))
            told((place + 1, len(wanted)))
    finally:
        painter.end()
        document.close()
    return len(wanted)
