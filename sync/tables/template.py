"""An empty workbook of a kind to be filled: columns with drop-down lists, and a sheet that says how."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from sync.fields import N_
from sync.tables.workbook_writing import Writing, opened

if TYPE_CHECKING:
    from sync.tables.values import Writer

HELP = (
    N_("How to fill this table"),
    N_("One row is one record. Columns with a star are needed for publication."),
    N_("Leave the columns of identity empty: the program fills them. They tell a new record from a changed one."),
    N_("Several values stand in one cell, divided by a semicolon."),
    N_("A term is chosen from the list or written by its code or its name in either language."),
    N_("Another record is named by its number, by its identity or by its exact name."),
    N_("A date is written as 31.12.2026; a year alone or a month alone (2026-12) will do."),
    N_("Phones begin with + and the country code."),
    N_("Prices, contacts and specifications have sheets of their own; the first column names their record."),
    N_("Save the file as .xlsx and load it again: you will see what changes before anything does."),
)


def write_template(kind: str, out: BinaryIO, writer: Writer, today: str) -> None:
    """Writes the template of a kind, private columns among them: it is filled and read in the same office."""
    with opened(out) as book:
        writing = Writing(book, writer, private=True)
        writing.begin(kind)
        sheet = book.add_worksheet(writer.say(N_("Help")))
        sheet.set_column(0, 0, 110)
        for row, line in enumerate(HELP):
            sheet.write_string(row, 0, writer.say(line))
        writing.finish(today, long_lists=True)
