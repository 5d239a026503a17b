"""The whole file: every record laid out, then drawn once, its bytes the same for the same request."""

from __future__ import annotations

import calendar
import time
from collections.abc import Callable
from typing import Any, BinaryIO

from desktop.brochure.heading import Running
from desktop.brochure.page import A4
from desktop.brochure.passport import Sheet, compose
from desktop.brochure.plan import Gap, PrintRequest, languages
from desktop.brochure.tagged import TaggedCanvas
from desktop.brochure.type import Face, register
from desktop.brochure.wording import both
from sync.bilingual import Lang

Progress = Callable[[int, int], None]
"""Told after each record: how many are done, of how many."""

_LONG_AGO = 946_684_800  # 2000-01-01, for a catalogue that has no date yet


def draw(request: PrintRequest, file: BinaryIO, progress: Progress) -> tuple[int, tuple[Gap, ...]]:
    """Writes the PDF of a request; the number of its pages and its gaps. Raises OSError where it cannot be written."""
    register()
    langs = languages(request.content)
    canvas = _canvas(request, langs, file)
    gaps: list[Gap] = []
    pages = 0
    for number, view in enumerate(request.views, 1):
        sheet = compose(view, langs, request.map_file)
        _draw_sheet(canvas, sheet, request, langs)
        gaps += sheet.gaps
        pages += len(sheet.pages)
        progress(number, len(request.views))
    canvas.save()
    return pages, tuple(gaps)


def _draw_sheet(canvas: TaggedCanvas, sheet: Sheet, request: PrintRequest, langs: tuple[Lang, ...]) -> None:
    running = Running(A4, sheet.view, request.issue, langs)
    title = sheet.view.title.shown(langs[0]).text or sheet.view.uid
    canvas.bookmarkPage(sheet.view.uid)
    canvas.addOutlineEntry(title, sheet.view.uid, 0)
    for number, page in enumerate(sheet.pages, 1):
        running.draw(canvas, number, len(sheet.pages))
        for placed in page:
            placed.block.draw(canvas, A4.left, placed.top)
        canvas.showPage()


def _canvas(request: PrintRequest, langs: tuple[Lang, ...], file: BinaryIO) -> TaggedCanvas:
    canvas = TaggedCanvas(
        file,
        languages=tuple(lang.value for lang in langs),
        pagesize=(A4.wide, A4.tall),
        pageCompression=1,
        invariant=1,
        pdfVersion=(1, 7),
        initialFontName=Face.SANS.value,
        lang=langs[0].value,
    )
    _stamp(canvas._doc, request.issue.date)
    title = request.title or (request.views[0].title if request.views else both(lambda t: t.gettext("Niva")))
    canvas.setTitle(title.shown(langs[0]).text)
    canvas.setAuthor(both(lambda t: t.gettext("Niva")).get(langs[0]))
    canvas.setSubject(both(lambda t: t.gettext("Catalogue of research infrastructure")).get(langs[0]))
    canvas.setCreator("Niva")
    if request.issue.number:
        canvas.setKeywords(f"bundle {request.issue.number}, {request.issue.date}")
    return canvas


def _stamp(document: Any, date: str) -> None:
    """The date of the bundle as the date of the file: printing the same catalogue twice gives the same bytes."""
    try:
        moment = calendar.timegm(time.strptime(date[:10], "%Y-%m-%d"))
    except ValueError:
        moment = _LONG_AGO
    stamp = document._timeStamp
    stamp.t, stamp.lt = moment, time.gmtime(moment)
    stamp.YMDhms = tuple(stamp.lt)[:6]
