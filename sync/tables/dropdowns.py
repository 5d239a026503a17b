"""Drop-down lists of a workbook: terms of vocabularies, kept on a hidden sheet because a list in a cell is short."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from sync.fields import Many, Type
from sync.tables.cells import YES
from sync.tables.columns import Column
from sync.tables.sources import column_letters

if TYPE_CHECKING:
    from sync.tables.values import Writer

LISTS = "niva"
"""The hidden sheet."""
SHORT = 600
"""A vocabulary of more terms is offered only where long lists are wanted: they make a small file large."""


class Dropdowns:
    """Collects the lists that are used and writes them once."""

    def __init__(self, book: Any, writer: Writer, today: str, long_lists: bool) -> None:
        self._book, self._writer, self._today, self._long = book, writer, today, long_lists
        self._lists: dict[str, list[str]] = {}

    def offer(self, sheet: Any, place: int, column: Column, last: int) -> None:
        """Gives the cells of a column their list; where several values may stand, any text is taken."""
        if column.field.type is Type.FLAG:
            source: Any = [self._writer.say(YES)]
        elif column.field.type is Type.TERM and (choices := self._choices(column.field.scheme)):
            letters = column_letters(list(self._lists).index(column.field.scheme))
            source = f"={LISTS}!${letters}$1:${letters}${len(choices)}"
        else:
            return
        free = column.field.many is not Many.ONE
        sheet.data_validation(
            2,
            place,
            last,
            place,
            {"validate": "list", "source": source, "show_error": not free, "error_type": "warning"},
        )

    def _choices(self, scheme: str) -> list[str]:
        if scheme in self._lists:
            return self._lists[scheme]
        choices = self._writer.terms.of(scheme).choices(self._writer.lang, self._today)
        if not choices or (len(choices) > SHORT and not self._long):
            return []
        self._lists[scheme] = choices
        return choices

    def finish(self) -> None:
        """Writes the hidden sheet."""
        if not self._lists:
            return
        sheet = self._book.add_worksheet(LISTS)
        for row, terms in enumerate(zip_longest(*self._lists.values(), fillvalue="")):
            for place, term in enumerate(terms):
                if term:
                    sheet.write_string(row, place, term)
        sheet.hide()
