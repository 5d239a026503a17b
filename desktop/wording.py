"""How a fact is said wherever it is told: on a record page, in a list of changes, on paper, on the command line.

What has a language takes the words of it; whether a label stands in from the other language is the business of whoever
shows it.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from desktop.language import N_, NBSP, Translation, date_text, number_text
from sync.fields import Field, Type
from sync.rows import Budget, Price, Specification

if TYPE_CHECKING:
    from collections.abc import Callable

    from sync.rows import Row

NAMED_BY_TYPE = {"facility", "organisation", "equipment"}
"""Kinds whose types name them: a laboratory needs no word that it is a facility."""
_SIGNS = {"BYN": "Br", "RUB": "₽"}
_CODED = {"grnti", "ford"}
_SUM = frozenset({"amount", "currency"})
_SIZE = frozenset({"value", "min", "max", "unit", "uncertainty"})
_FIRST_YEAR = 1500
ZONES = {
    "+03:00": N_("Minsk, Moscow (+03:00)"),
    "+02:00": N_("Kaliningrad (+02:00)"),
    "+04:00": N_("Samara (+04:00)"),
    "+05:00": N_("Yekaterinburg (+05:00)"),
    "+06:00": N_("Omsk (+06:00)"),
    "+07:00": N_("Novosibirsk, Krasnoyarsk (+07:00)"),
    "+08:00": N_("Irkutsk (+08:00)"),
    "+09:00": N_("Yakutsk (+09:00)"),
    "+10:00": N_("Vladivostok (+10:00)"),
    "+11:00": N_("Magadan (+11:00)"),
    "+12:00": N_("Kamchatka (+12:00)"),
    "Z": N_("World time (UTC)"),
}
"""Clocks of both countries by their distance from UTC; that of Minsk and Moscow is the usual one."""
_USUAL = "+03:00"
_WHOLE_DAY = len("2026-12-31")
_PURE_NUMBERS = {"", "1"}
_PAGES = {
    "doi": "https://doi.org/",
    "isni": "https://isni.org/isni/",
    "orcid": "https://orcid.org/",
    "ror": "https://ror.org/",
}
_RELATIONS = {
    "parent": N_("Parent organisation"),
    "child": N_("Subordinate organisation"),
    "successor": N_("Successor"),
    "predecessor": N_("Predecessor"),
    "related": N_("Related organisation"),
}
"""By the words of the register (ROR) for what the other organisation is to this one."""
_PHONES = (
    (r"\+375(\d\d)(\d{3})(\d\d)(\d\d)", r"+375 \1 \2-\3-\4"),
    (r"\+7(\d{3})(\d{3})(\d\d)(\d\d)", r"+7 \1 \2-\3-\4"),
)


def has_code(scheme: str) -> bool:
    """True for vocabularies whose code is told before the name, because people know it."""
    return scheme in _CODED


def plain_text(field: Field, value: object, words: Translation) -> str:
    """A date, number, phone, flag or line of no language; a year is no number with a gap in it."""
    match field.type:
        case Type.FLAG:
            return words.gettext("yes")
        case Type.DATE:
            return date_text(str(value))
        case Type.MOMENT:
            return moment_text(str(value), words)
        case Type.INTEGER:
            return str(value) if field.low == _FIRST_YEAR else number_text(str(value))
        case Type.DECIMAL:
            return number_text(str(value))
        case Type.PHONE:
            return phone_text(str(value))
        case _:
            return relation_text(str(value), words) if field.name == "relation" else str(value)


def relation_text(relation: str, words: Translation) -> str:
    """What another organisation is to this one; a word of a later register is the loosest of them."""
    return words.gettext(_RELATIONS.get(relation, _RELATIONS["related"]))


def moment_text(moment: str, words: Translation) -> str:
    """31.12.2026, 18:00 with whose time that is; a date alone lasts to the end of its day in Minsk and Moscow."""
    try:
        at = datetime.fromisoformat(moment)
    except ValueError:
        return moment
    if len(moment) <= _WHOLE_DAY:
        return words.gettext("{date}, to the end of the day in Minsk and Moscow").format(date=date_text(moment))
    return f"{date_text(moment)}, {at:%H:%M} · {_zone_text(at.utcoffset(), words)}"


def _zone_text(offset: timedelta | None, words: Translation) -> str:
    distance = _USUAL if offset is None else _distance(offset)
    zone = ZONES.get(distance, "")
    return words.gettext(zone) if zone else f"UTC{distance}"


def _distance(offset: timedelta) -> str:
    hours, minutes = divmod(abs(offset) // timedelta(minutes=1), 60)
    return f"{'-' if offset < timedelta() else '+'}{hours:02}:{minutes:02}" if offset else "Z"


def phone_text(number: str) -> str:
    """+375 17 000-00-00 or +7 900 000-00-00; other countries' numbers as they are."""
    for shape, written in _PHONES:
        if found := re.fullmatch(shape, number):
            return found.expand(written).replace(" ", NBSP)
    return number


def fallen_text(count: int, words: Translation) -> str:
    """How many confirmations of the person an update has taken away, and what to do about it; '' for none."""
    told = words.ngettext(
        "{n} confirmation fell: the centre has changed what you confirmed. Look again and confirm.",
        "{n} confirmations fell: the centre has changed what you confirmed. Look again and confirm.",
        count,
    )
    return told.format(n=number_text(count)) if count else ""


def money_text(amount: str, currency: str) -> str:
    """A sum with the sign of its currency and, where it was written with kopecks, two digits for them: 12,50 Br."""
    whole, _dot, rest = amount.partition(".")
    number = number_text(f"{whole}.{rest:0<2}" if rest else whole)
    return f"{number}{NBSP}{_SIGNS.get(currency, currency)}" if currency else number


def price_text(price: Price, on: str, words: Translation) -> str:
    """The sum asked on this ISO date; where there is none, whether it is agreed upon or told on request."""
    amount = price.shown_amount(on)
    if amount:
        return money_text(amount, price.currency)
    return words.gettext("by agreement") if price.by_agreement else words.gettext("on request")


def size_text(row: Specification, words: Translation) -> str:
    """A value or a range with its uncertainty, without the unit: 0,2–2,5, −20…40, from 5, 3 ± 0,1; '' for no number."""
    low, high = number_text(row.min), number_text(row.max)
    if row.value:
        size = number_text(row.value)
    elif low and high:
        size = f"{low}{'…' if row.min.startswith('-') or row.max.startswith('-') else '–'}{high}"
    elif low or high:
        size = words.gettext("from {n}").format(n=low) if low else words.gettext("up to {n}").format(n=high)
    else:
        return ""
    return f"{size}{NBSP}±{NBSP}{number_text(row.uncertainty)}" if row.uncertainty else size


def is_measured(row: Specification) -> bool:
    """True if the unit is told behind the number; what is only counted has none."""
    return row.unit not in _PURE_NUMBERS


def told_as_one(row: Row, unit: Callable[[str], str], words: Translation, on: str = "") -> tuple[str, frozenset[str]]:
    """What several columns of a row say together, a sum or a size, and their names; nothing for other rows.

    `unit` tells the name of a unit by its code. With an ISO date a price is told as it is asked on that day, without
    one as it is written: whoever looks at changes has to see them.
    """
    if isinstance(row, Price) and row.amount and on:
        return price_text(row, on, words), _SUM
    if isinstance(row, Price | Budget) and row.amount:
        return money_text(row.amount, row.currency), _SUM
    if isinstance(row, Specification) and (size := size_text(row, words)):
        return f"{size}{NBSP}{unit(row.unit)}" if is_measured(row) else size, _SIZE
    return "", frozenset()


def address_of(field: Field, value: object) -> str:
    """Where a value leads when it is followed: a page, a mailbox, a page of a register; '' for others."""
    if not isinstance(value, str):
        return ""
    if field.type is Type.EMAIL:
        return f"mailto:{value}"
    if field.type is Type.IDENTIFIER and field.scheme in _PAGES:
        return value if value.startswith("http") else _PAGES[field.scheme] + _bare(value)
    return value if field.type is Type.URL else ""


def _bare(number: str) -> str:
    return number.removeprefix("doi:").replace(" ", "").rpartition(".org/")[2]
