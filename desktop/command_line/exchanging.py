"""`niva sync` and `niva check`."""

from __future__ import annotations

import sys
from argparse import Namespace
from dataclasses import asdict

from desktop.catalogue.views import SyncOutcome
from desktop.command_line import opening
from desktop.command_line.faults import flaw_words
from desktop.command_line.speaking import say, say_json
from desktop.language import _, current, date_text, ngettext, number_text, translation
from desktop.pinning import pinned_root, pinning
from desktop.ui.notices import size_text
from desktop.wording import fallen_text

FAULTY = 10


def sync(options: Namespace) -> int:
    """Takes the newest bundle of a source; tells what it did in numbers."""
    profile = opening.profile_of(options)
    root = pinned_root(profile, options.root)
    with opening.writing(options, making=True) as catalogue, pinning(profile, root):
        outcome = catalogue.sync(options.source, root=root, accept_expired=options.accept_expired)
    if options.json:
        say_json(_json(outcome))
    else:
        _tell(outcome)
    return 0


def _json(outcome: SyncOutcome) -> dict[str, object]:
    names = (
        "new",
        "changed",
        "withdrawn",
        "accepted",
        "conflicts",
        "edits_kept",
        "unconfirmed",
        "received_bytes",
        "photos",
    )
    after = outcome.after
    return {
        **{name: getattr(outcome, name) for name in names},
        "nothing_new": outcome.nothing_new,
        "bundle": after.seq,
        "issued": after.issued.isoformat() if after.issued else None,
        "records": after.records,
        "state": after.state.value,
        "digest": after.digest,
        "signed_by": after.signed_by,
    }


def _tell(outcome: SyncOutcome) -> None:
    if outcome.nothing_new:
        say(_("No new bundles. The catalogue is bundle {number}.").format(number=outcome.after.seq))
        return
    counted = {name: number_text(getattr(outcome, name)) for name in ("new", "changed", "withdrawn", "conflicts")}
    say(_("Updated: {new} new, {changed} changed, {withdrawn} withdrawn. Conflicts: {conflicts}.").format(**counted))
    if outcome.edits_kept:
        kept = ngettext("Your {count} edit is kept.", "Your {count} edits are kept.", outcome.edits_kept)
        say(kept.format(count=number_text(outcome.edits_kept)))
    if fell := fallen_text(outcome.unconfirmed, translation(current())):
        say(fell)
    issued = date_text(outcome.after.issued.date().isoformat()) if outcome.after.issued else ""
    line = _("Bundle {number} of {date}, {size}. Records: {records}.")
    size = size_text(outcome.received_bytes)
    say(line.format(number=outcome.after.seq, date=issued, size=size, records=number_text(outcome.after.records)))


def check(options: Namespace) -> int:
    """Checks both files, the digest of the content, the index and the edits; exit code 10 if anything is wrong."""
    with opening.looking_through(options) as catalogue:
        report = catalogue.check()
    if options.json:
        say_json({"sound": report.sound, **asdict(report)})
        return 0 if report.sound else FAULTY
    if report.sound:
        say(
            _("The catalogue is sound: records {records}, the digest matches.").format(
                records=number_text(report.records)
            )
        )
    for flaw in report.faults:
        print(flaw_words(flaw), file=sys.stderr)
    if report.pending:
        say(_("Records that have yet to follow an edit: {count}.").format(count=number_text(report.pending)))
    return 0 if report.sound else FAULTY
