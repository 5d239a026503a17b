"""From a finished PDF to a printer: each page as an image of 300 dots an inch, in a worker thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtPdf import QPdfDocument

from sync.errors import Cancelled, Refusal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtPrintSupport import QPrinter

DOTS = 300


@dataclass(eq=False)
class NotPrinted(Refusal):
    """`printer` did not take all pages: `sent` of them went before; `reason` is technical."""

    printer: str
    sent: int
    reason: str


def pages_to_print(printer: QPrinter, count: int) -> range:
    """The pages the person asked for, from 0."""
    first, last = printer.fromPage(), printer.toPage()
    return range(first - 1, min(last, count)) if first else range(count)


def print_file(
    file: Path, printer: QPrinter, told: Callable[[tuple[int, int]], None], stopped: Callable[[], bool]
) -> int:
    """Draw the pages onto the printer and say how many; `told` hears (done, of).

    Raises Cancelled after a stop, NotPrinted where the file cannot be read or the printer does not take a page.
    """
    document = QPdfDocument()  # no parent: it lives and ends in this thread
    read = document.load(str(file))
    if read != QPdfDocument.Error.None_:
        raise NotPrinted(printer.printerName(), 0, f"load: {read.name}")
    wanted = pages_to_print(printer, document.pageCount())
    painter = QPainter()
    if not painter.begin(printer):
        raise NotPrinted(printer.printerName(), 0, "begin")
    try:
        for place, page in enumerate(wanted):
            if stopped():
                raise Cancelled
            if place and not printer.newPage():
                raise NotPrinted(printer.printerName(), place, "newPage")
            _draw(document, page, painter)
            told((place + 1, len(wanted)))
    finally:
        ended = painter.end()
        document.close()
    if not ended:
        raise NotPrinted(printer.printerName(), len(wanted), "end")
    return len(wanted)


def _draw(document: QPdfDocument, page: int, painter: QPainter) -> None:
    size = (document.pagePointSize(page) * (DOTS / 72)).toSize()
    painter.drawImage(QRect(painter.viewport()), document.render(page, size))
