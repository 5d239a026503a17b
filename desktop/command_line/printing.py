"""`niva print`: records on paper, the same call the window makes."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from desktop.command_line import choosing, opening
from desktop.command_line.speaking import say, say_json
from desktop.language import _, ngettext, number_text
from desktop.settings import Content
from desktop.ui.handing import MOST_PRINTED

if TYPE_CHECKING:
    from argparse import Namespace

    from desktop.brochure.plan import Printed

WRONG_CALL = 2


def print_records(options: Namespace) -> int:
    """Writes one PDF with all chosen or found records; tells what could not be printed as it should be. Exit code 3
    where nothing is found."""
    from desktop.brochure import job
    from desktop.brochure.requesting import request_for

    if code := _wrong_call(options):
        return code
    with opening.looking_through(options) as catalogue:
        uids = _printed(choosing.chosen(options, catalogue), options)
        request = request_for(catalogue, uids, Content(options.lang), opening.now().astimezone().date())
    printed = job.write(request, options.output) if uids else None
    if options.json:
        say_json(_json(printed))
    elif printed:
        _tell(printed)
    else:
        choosing.tell_nothing()
    return 0 if printed else choosing.NOTHING


def _wrong_call(options: Namespace) -> int:
    """0, or the exit code of a call that does not say which records; the whole catalogue is no handout."""
    if choosing.is_empty(options):
        print(_("Say which records to print: --select, --search, --saved or --filter."), file=sys.stderr)
        return WRONG_CALL
    return choosing.wrong_call(options)


def _printed(uids: tuple[str, ...], options: Namespace) -> tuple[str, ...]:
    """All that are named; of what is found no more than the window prints at once, unless the call says how many."""
    most = options.limit or (len(options.select) if options.select else MOST_PRINTED)
    if len(uids) > most:
        told = _("Printed: {n} of {total} records; --limit prints more.")
        print(told.format(n=number_text(most), total=number_text(len(uids))), file=sys.stderr)
    return uids[:most]


def _json(printed: Printed | None) -> dict[str, Any]:
    if printed is None:
        return {"file": None, "pages": 0, "gaps": []}
    gaps = [{"kind": gap.kind.value, "uid": gap.uid, "field": gap.field.ru, "lang": gap.lang} for gap in printed.gaps]
    return {"file": str(printed.path), "pages": printed.pages, "gaps": gaps}


def _tell(printed: Printed) -> None:
    words = ngettext("{count} page: {file}", "{count} pages: {file}", printed.pages)
    say(words.format(count=printed.pages, file=printed.path))
    if printed.gaps:
        print(_("Not printed as it should be: {count}. See --json.").format(count=len(printed.gaps)), file=sys.stderr)
