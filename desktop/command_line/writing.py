"""`niva edit`, `niva undo` and `niva redo`."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from desktop.command_line import opening
from desktop.command_line.speaking import say, say_json
from desktop.language import _, current, ngettext, number_text
from desktop.ui.saved_words import step_words
from sync.parsing import parse
from sync.registry import Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.catalogue import Catalogue
    from desktop.catalogue.views import Card, Change, Linked

MOST_NAMED = 5
"""So many records of an act are called by name; of the others it is told how many they are."""


def edit(options: Namespace) -> int:
    """Checks every value first and writes all or none. An empty value empties the field."""
    with opening.writing(options) as catalogue:
        uid = catalogue.find(options.uid)
        view = catalogue.record(uid)
        kind = view.record.kind
        changes: dict[str, Value] = {path: parse(kind, path, typed) for path, typed in options.changes}
        change = catalogue.edit(uid, changes, author=options.author)
    if options.json:
        return _in_json(change)
    if change.paths:
        told = _("Changed: {paths}. The centre's catalogue changes after sending and review.")
        say(told.format(paths=", ".join(change.paths)))
    else:
        say(_("Nothing to change: the record says this already."))
    if view.successor is not None:
        say(_replaced(view.record.status == "merged", view.successor))
    return 0


def undo(options: Namespace) -> int:
    """Takes the last act back; nothing to take back is no error."""
    change, names = _stepped(options, lambda catalogue: catalogue.undo())
    if change is None:
        return _nothing(options, "undone", _("There is nothing to undo."))
    one = _("Taken back in {record}: {paths}.")
    many = ngettext("Taken back in {n} record.", "Taken back in {n} records.", len(change.uids))
    return _told(change, names, options, one, many)


def redo(options: Namespace) -> int:
    """Does again what was taken back last; nothing of that sort is no error."""
    change, names = _stepped(options, lambda catalogue: catalogue.redo())
    if change is None:
        return _nothing(options, "redone", _("There is nothing to do again."))
    one = _("Done again in {record}: {paths}.")
    many = ngettext("Done again in {n} record.", "Done again in {n} records.", len(change.uids))
    return _told(change, names, options, one, many)


def _stepped(options: Namespace, step: Callable[[Catalogue], Change | None]) -> tuple[Change | None, list[str]]:
    with opening.writing(options) as catalogue:
        change = step(catalogue)
        return change, _names(catalogue, change)


def _nothing(options: Namespace, done: str, words: str) -> int:
    say_json({done: []}) if options.json else say(words)
    return 0


def _told(change: Change, names: list[str], options: Namespace, one: str, many: str) -> int:
    if options.json:
        return _in_json(change)
    if change.searches:
        say(step_words(change))
        return 0
    if len(change.uids) == 1 and names:
        say(one.format(record=names[0], paths=", ".join(change.paths)))
        return 0
    say(many.format(n=number_text(len(change.uids))))
    more = len(change.uids) - len(names)
    if names:
        told = "; ".join(names)
        say(_("{names} and {n} more").format(names=told, n=number_text(more)) if more else told)
    return 0


def _names(catalogue: Catalogue, change: Change | None) -> list[str]:
    """The first records by name and number; what was made here and is taken back has none any more."""
    first = change.uids[:MOST_NAMED] if change else ()
    found = {card.uid: _name(card) for card in catalogue.cards(catalogue.rows_of(first))}
    return [found[uid] for uid in first if uid in found]


def _name(card: Card | Linked) -> str:
    """Name and number of a record, or what there is of them."""
    name = card.name.shown(current()).text
    return f"«{name}» ({card.number})" if name and card.number else name or card.number or card.uid


def _replaced(merged: bool, successor: Linked) -> str:
    told = _("The record was merged into another one.") if merged else _("The record has been withdrawn.")
    return " ".join((told, _("In its place:"), _name(successor)))


def _in_json(change: Change) -> int:
    say_json({"verb": change.verb, "uids": change.uids, "paths": change.paths, "searches": change.searches})
    return 0
