"""`niva confirm`: what an office does day by day."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from desktop.command_line import opening
from desktop.command_line.speaking import say, say_json
from desktop.language import _, ngettext, number_text

if TYPE_CHECKING:
    from desktop.catalogue import Catalogue


def confirm(options: Namespace) -> int:
    """Confirms that records are still so: those named, or all that are due. What cannot be confirmed is told."""
    with opening.writing(options) as catalogue:
        organisation = catalogue.find(options.organisation) if options.organisation else ""
        seen = dict(catalogue.to_confirm(organisation)) if options.all_due else _named(catalogue, options.uids)
        done = catalogue.confirm(seen, options.author, options.by)
    confirmed = len(seen) - len(done.dropped)
    if options.json:
        say_json({"confirmed": confirmed, "dropped": done.dropped, "changed": done.change.uids})
        return 0
    say(
        ngettext("Confirmed: {count} record.", "Confirmed: {count} records.", confirmed).format(
            count=number_text(confirmed)
        )
    )
    for uid in done.dropped:
        say(_("Not confirmed, it has to be looked at first: {uid}").format(uid=uid))
    return 0


def _named(catalogue: Catalogue, names: list[str]) -> dict[str, int]:
    """Raises UnknownRecord for a name nothing has."""
    uids = [catalogue.find(name) for name in names]
    return {record.uid: record.rev for record in catalogue.records(uids)}
