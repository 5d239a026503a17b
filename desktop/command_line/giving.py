"""`niva export`: records in a file for another program, the same call the window makes."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from desktop.command_line import choosing, opening
from desktop.command_line.speaking import say, say_json
from desktop.language import _, current, ngettext, number_text, translation
from sync.bilingual import Lang

if TYPE_CHECKING:
    from argparse import Namespace

    from desktop.catalogue.giving import Given, Manner

SIGNS = {";": ";", ",": ",", "tab": "\t"}


def sorts() -> dict[str, str]:
    """Names of the sorts of files and their words."""
    from desktop.catalogue.giving import GIFTS

    return {name: _(gift.label) for name, gift in GIFTS.items()}


def sorts_help() -> str:
    """All sorts by name, for the help of the verb."""
    return _("Sorts of files: {names}.").format(names="; ".join(f"{name} – {words}" for name, words in sorts().items()))


def export(options: Namespace) -> int:
    """Writes what may leave of the chosen or found records; tells how many and what was left out. Exit code 3 where
    not one of them has a place in such a file."""
    if code := choosing.wrong_call(options):
        return code
    with opening.looking_through(options) as catalogue:
        chosen = choosing.chosen(options, catalogue)
        given = catalogue.give(options.format, chosen, options.output, _manner(options))
    if options.json:
        say_json(_json(given, options.format))
    elif not chosen:
        choosing.tell_nothing()
    else:
        _tell(given)
    return 0 if given.count else choosing.NOTHING


def _manner(options: Namespace) -> Manner:
    from desktop.catalogue.giving import Manner
    from sync.formats import Asked

    lang = Lang(options.lang) if options.lang else current()
    return Manner(Asked(opening.now(), lang, translation(lang).gettext), SIGNS[options.delimiter])


def _json(given: Given, name: str) -> dict[str, object]:
    left = [{"uid": each.uid, "why": each.why.value, "field": each.field} for each in given.left_out]
    return {
        "format": name,
        "file": str(given.place) if given.place else None,
        "records": given.count,
        "left_out": left,
    }


def _tell(given: Given) -> None:
    from desktop.ui.giving.words import left_out_words

    if given.place is None:
        print(_("Nothing was written: none of the records can stand in such a file."), file=sys.stderr)
    else:
        words = ngettext("{n} record: {file}", "{n} records: {file}", given.count)
        say(words.format(n=number_text(given.count), file=given.place))
    for line in left_out_words(given.left_out):
        print(line, file=sys.stderr)
