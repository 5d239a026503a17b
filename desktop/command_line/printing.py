"""`niva print`: records on paper, the same call the window makes."""

from __future__ import annotations

import sys
from argparse import Namespace

from desktop.command_line import opening
from desktop.command_line.speaking import say, say_json
from desktop.language import _, ngettext
from desktop.settings import Content


def print_records(options: Namespace) -> int:
    """Writes one PDF with all chosen records; tells what could not be printed as it should be."""
    from desktop.brochure import job
    from desktop.brochure.requesting import request_for

    with opening.reading(options) as catalogue:
        uids = [catalogue.find(text) for text in options.select]
        request = request_for(catalogue, uids, Content(options.lang), opening.now().astimezone().date())
    printed = job.write(request, options.output)
    if options.json:
        gaps = [
            {"kind": gap.kind.value, "uid": gap.uid, "field": gap.field.ru, "lang": gap.lang} for gap in printed.gaps
        ]
        say_json({"file": str(printed.path), "pages": printed.pages, "gaps": gaps})
        return 0
    say(
        ngettext("{count} page: {file}", "{count} pages: {file}", printed.pages).format(
            count=printed.pages, file=printed.path
        )
    )
    if printed.gaps:
        print(_("Not printed as it should be: {count}. See --json.").format(count=len(printed.gaps)), file=sys.stderr)
    return 0
