"""What paper costs: CPU milliseconds a page of tagged passports, beside plain reportlab pages of text in the same run.

    python -m tests.bench.passport [RECORDS]

Also the CPU seconds of one passport in a fresh process, imports apart. Budgets: 0.6 s cold, 12 ms a page.
"""

from __future__ import annotations

import sys
import tempfile

from tests.bench.measuring import child

COLD_BUDGET, PAGE_BUDGET = 0.6, 12.0

_PASSPORTS = """
import json, resource, sys, time
from dataclasses import replace
from pathlib import Path
from desktop.brochure import job, drawing
from tests.brochure import sheets
folder, count = Path(sys.argv[1]), int(sys.argv[2])
view = sheets.with_photo(folder)
views = [replace(view, uid=f"u{n}", number=f"BY-{n:04}", link=f"niva:{n:036}") for n in range(count)]
begun = time.process_time()
done = job.write(sheets.request(*views), folder / "passports.pdf")
print(json.dumps({
    "cpu": time.process_time() - begun,
    "pages": done.pages,
    "rss": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
}))
"""

_PLAIN = """
import json, sys, time
from pathlib import Path
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate
from desktop.brochure.type import Face, register
from tests.brochure import sheets
register()
folder, count = Path(sys.argv[1]), int(sys.argv[2])
style = ParagraphStyle("text", fontName=Face.SERIF.value, fontSize=9.2, leading=12.9)
texts = (sheets.ABOUT.ru, sheets.ABOUT.be) * 4
begun = time.process_time()
story = [part for n in range(count) for part in (*(Paragraph(text, style) for text in texts), PageBreak())]
SimpleDocTemplate(str(folder / "plain.pdf"), initialFontName=Face.SANS.value).build(story)
print(json.dumps({"cpu": time.process_time() - begun, "pages": count}))
"""


def main() -> None:
    """Prints the figures; ends with 1 where a budget is broken."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 250
    with tempfile.TemporaryDirectory() as folder:
        cold = child(_PASSPORTS, folder, "1")
        many = child(_PASSPORTS, folder, str(count))
        plain = child(_PLAIN, folder, str(int(many["pages"])))
    page = many["cpu"] / many["pages"] * 1000
    beside = plain["cpu"] / plain["pages"] * 1000
    print(f"one passport, cold: {cold['cpu']:.2f} s CPU (budget {COLD_BUDGET} s)")
    print(f"{count} passports, {many['pages']:.0f} pages: {page:.1f} ms CPU a page (budget {PAGE_BUDGET} ms)")
    print(f"plain reportlab text, as many pages: {beside:.1f} ms CPU a page; ratio {page / beside:.2f}")
    print(f"memory of the long job: {many['rss']:.0f} MB")
    sys.exit(cold["cpu"] > COLD_BUDGET or page > PAGE_BUDGET)


if __name__ == "__main__":
    main()
