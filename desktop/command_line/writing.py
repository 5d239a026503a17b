"""`niva edit` and `niva undo`."""

from __future__ import annotations

from argparse import Namespace

from desktop.catalogue.views import Card, Change
from desktop.command_line import opening
from desktop.command_line.speaking import say, say_json
from desktop.language import _, current
from sync.parsing import parse
from sync.registry import Value


def edit(options: Namespace) -> int:
    """Checks every value first and writes all or none. An empty value empties the field."""
    with opening.writing(options) as catalogue:
        uid = catalogue.find(options.uid)
        kind = catalogue.record(uid).record.kind
        changes: dict[str, Value] = {path: parse(kind, path, typed) for path, typed in options.changes}
        change = catalogue.edit(uid, changes, author=options.author)
    if not change.paths and not options.json:
        say(_("Nothing to change: the record says this already."))
        return 0
    return _told(change, options, _("Changed: {paths}. The centre's catalogue changes after sending and review."))


def undo(options: Namespace) -> int:
    """Takes the last change back; nothing to take back is no error."""
    with opening.writing(options) as catalogue:
        change = catalogue.undo()
        names = [_name(card) for card in catalogue.cards(catalogue.rows_of(change.uids))] if change else []
    if change is None:
        say_json({"undone": []}) if options.json else say(_("There is nothing to undo."))
        return 0
    return _told(change, options, _("Taken back in {record}: {paths}."), record=", ".join(names or change.uids))


def _name(card: Card) -> str:
    """Name and number of a record, or what there is of them."""
    name = card.name.shown(current()).text
    return f"«{name}» ({card.number})" if name and card.number else name or card.number or card.uid


def _told(change: Change, options: Namespace, words: str, **facts: str) -> int:
    if options.json:
        say_json({"verb": change.verb, "uids": change.uids, "paths": change.paths})
    else:
        say(words.format(paths=", ".join(change.paths), **facts))
    return 0
