"""What some rows say beyond their cells: a measure typed whole, a price whose time is over, a picture nobody has
described."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec

from desktop.language import _, date_text
from sync.errors import InvalidValue
from sync.measures import read_measure
from sync.parsing import parse_cell
from sync.registry import fields_of
from sync.rows import Photo, Price, Row, Specification

if TYPE_CHECKING:
    from sync.vocabularies import Vocabularies

Words = Callable[[], str]


def split(row: Row, name: str, text: str, terms: Vocabularies) -> Row | None:
    """The row with a measure of one text in its columns: `0,2–2,5 µm` typed into the value. None where the text is no
    more than a number, or the row measures nothing. Raises InvalidValue for a unit nobody described."""
    if not isinstance(row, Specification) or name != "value" or not text.strip() or _is_number(text):
        return None
    read = read_measure(text, terms, name)
    unit, uncertainty = read.unit or row.unit, read.uncertainty or row.uncertainty
    return msgspec.structs.replace(row, value=read.value, min=read.min, max=read.max, unit=unit,
                                   uncertainty=uncertainty)  # fmt: skip


def _is_number(text: str) -> bool:
    column = next(each for each in fields_of("equipment")["specs"].columns if each.name == "value")
    try:
        parse_cell(column, column.name, text)
    except InvalidValue:
        return False
    return True


def asked(row: Row, name: str) -> Words | None:
    """What stands in an empty cell, as an example."""
    if isinstance(row, Specification) and name == "value":
        return lambda: _("400 MHz or 0.2–2.5 µm")
    return None


def standing(row: Row, today: str) -> Words | None:
    """Why a price is not shown as a number today, None where it is, or has none."""
    if not isinstance(row, Price) or not row.amount or row.by_agreement or row.shown_amount(today):
        return None
    if row.valid_to and row.valid_to < today:
        over = date_text(row.valid_to)
        return lambda: _("The price expired on {date}. Readers see “on request” instead of it").format(date=over)
    begins = date_text(row.valid_from)
    return lambda: _("The price begins on {date}. Until then readers see “on request”").format(date=begins)


def to_do(row: Row) -> dict[str, Words]:
    """What is still to be written, by cell."""
    if not isinstance(row, Photo) or not row.hash:
        return {}
    return {f"alt.{lang}": lambda: _("Say what is seen, for those who do not see it")
            for lang in ("ru", "be") if not getattr(row.alt, lang)}  # fmt: skip
