"""What the formats are for, and what was left out, in words; the command line says the same. No Qt."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from desktop.language import N_, _, ngettext, number_text
from sync.formats import LeftOut, Why
from sync.records import KINDS
from sync.registry import fields_of

if TYPE_CHECKING:
    from collections.abc import Iterable

PURPOSES = {
    "xlsx": N_("For spreadsheet programs. Changed there, it can be loaded back: you see each difference first."),
    "csv": N_("For programs that read plain tables. Records of the kind of the first; rows of prices share one cell."),
    "jsonl": N_("Everything public a record holds, without a loss: to move records to another Niva or to keep them."),
    "jsonld": N_("For web sites, search engines and other catalogues, in the words of schema.org."),
    "pidinst-json": N_("To register instruments for a persistent identifier: a file for programs."),
    "pidinst-xml": N_("To register instruments for a persistent identifier: the form registration agencies take."),
    "cerif": N_("For research information systems and OpenAIRE: organisations, instruments, programmes, calls."),
    "vcard": N_("Mailboxes and phones for the address book of a mail program or a phone."),
    "ical": N_("Openings and deadlines of calls and the ends of agreements, with reminders, for a calendar program."),
}
"""By name of the format, one sentence."""


def left_out_words(left: Iterable[LeftOut]) -> list[str]:
    """One sentence for each reason, the most frequent first, with how many records it holds for."""
    counted = Counter((each.why, each.field) for each in left)
    return [_sentence(why, field, count) for (why, field), count in counted.most_common()]


def _sentence(why: Why, field: str, count: int) -> str:
    return _counted(why, count).format(n=number_text(count), field=field_words(field))


def _counted(why: Why, count: int) -> str:
    if why is Why.NOT_PUBLIC:
        return ngettext(
            "{n} record stays in the office: it is for its parties alone, or a person has not agreed",
            "{n} records stay in the office: they are for their parties alone, or a person has not agreed",
            count,
        )
    if why is Why.NO_PLACE:
        return ngettext(
            "{n} record is of a kind this file has no place for",
            "{n} records are of a kind this file has no place for",
            count,
        )
    if why is Why.LACKS:
        return ngettext("{n} record lacks: {field}", "{n} records lack: {field}", count)
    return ngettext(
        "{n} date is not a whole day and was left out: {field}",
        "{n} dates are not whole days and were left out: {field}",
        count,
    )


def field_words(name: str) -> str:
    """The label of a field by its name alone."""
    labels = (fields_of(kind)[name].label for kind in KINDS if name in fields_of(kind))
    return _(next(labels, ""))
