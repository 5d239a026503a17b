"""From a value of a record to what paper says of it, in both languages at once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop.brochure.plan import NOTHING
from desktop.brochure.wording import both, joined_pairs, same
from desktop.language import NBSP, date_text, number_text
from sync.bilingual import Bilingual
from sync.fields import Field, Type
from sync.rows import Budget, Price, Specification

if TYPE_CHECKING:
    from desktop.catalogue.views import RecordView
    from sync.records import Record
    from sync.rows import Row
    from sync.vocabularies import Vocabularies

_CODED = {"grnti", "ford"}
_AS_WRITTEN = {"unit", "currency"}
"""Schemes whose labels begin with a small letter for a reason."""
_FIRST_YEAR = 1500
_PURE_NUMBERS = {"", "1"}
"""Units (UCUM) of what is counted, not measured."""
_PHONES = (
    (re.compile(r"\+375(\d\d)(\d{3})(\d\d)(\d\d)"), r"+375 \1 \2-\3-\4"),
    (re.compile(r"\+7(\d{3})(\d{3})(\d\d)(\d\d)"), r"+7 \1 \2-\3-\4"),
)
_REGISTER_PAGES = {"ror": "https://ror.org/", "doi": "https://doi.org/", "isni": "https://isni.org/isni/"}


def label(field: Field) -> Bilingual:
    """The label of a field."""
    return both(lambda t: t.gettext(field.label))


def capital(pair: Bilingual) -> Bilingual:
    """The same with a capital at the start."""
    return Bilingual(pair.ru[:1].upper() + pair.ru[1:], pair.be[:1].upper() + pair.be[1:])


def phone_text(number: str) -> str:
    """+375 17 000-00-00 or +7 900 000-00-00; other countries' numbers as they are."""
    for shape, written in _PHONES:
        if found := shape.fullmatch(number):
            return found.expand(written).replace(" ", NBSP)
    return number


def address_of(field: Field, value: object) -> str:
    """Where a value leads when it is followed: a page, a mailbox, a register; '' for others."""
    if not isinstance(value, str):
        return ""
    if field.type is Type.EMAIL:
        return f"mailto:{value}"
    if field.type is Type.IDENTIFIER and field.scheme in _REGISTER_PAGES:
        return _REGISTER_PAGES[field.scheme] + value.rpartition(".org/")[2]
    return value if field.type is Type.URL else ""


@dataclass(frozen=True)
class Saying:
    """The words for the values of one record on one day (ISO date)."""

    view: RecordView
    terms: Vocabularies
    on: str

    def value(self, field: Field, owner: Record | Row) -> Bilingual:
        """What a field of the record or of a row says; nothing for an empty or private one."""
        value = getattr(owner, field.name)
        if not value or not field.public or field.type in (Type.ROWS, Type.FILE):
            return NOTHING
        if isinstance(owner, Price | Budget) and field.name == "amount":
            return self.price(owner) if isinstance(owner, Price) else _money(owner.amount, owner.currency)
        members = value if isinstance(value, tuple) else (value,)
        return joined_pairs((self._member(field, member) for member in members), "; ")

    def shown(self, field: Field, owner: Record | Row) -> Bilingual:
        """The same as it stands alone, with a capital where it is a word of a vocabulary."""
        begins = field.type is Type.FLAG or (field.type is Type.TERM and field.scheme not in _AS_WRITTEN)
        return capital(self.value(field, owner)) if begins else self.value(field, owner)

    def named(self, owner: Record, name: str) -> Bilingual:
        """The same by the field's name; nothing where the kind has no such field."""
        from sync.registry import fields_of

        field = fields_of(owner.kind).get(name)
        return self.value(field, owner) if field else NOTHING

    def _member(self, field: Field, member: Any) -> Bilingual:
        if isinstance(member, Bilingual):
            return member
        if field.type is Type.TERM:
            return self.term(field.scheme, member)
        if field.type is Type.REFERENCE:
            found = self.view.link(member)
            return found.name if found.known else NOTHING
        if field.type is Type.FLAG:
            return both(lambda t: t.gettext("yes"))
        return same(_plain(field, member))

    def term(self, scheme: str, code: str) -> Bilingual:
        """The label of a term; subjects with the code people know them by."""
        found = self.terms.label(scheme, code)
        if scheme not in _CODED or found.ru == code:
            return found
        return joined_pairs((same(code), found), " ")

    def price(self, row: Price) -> Bilingual:
        """The amount with its currency, or the word that only a request tells it."""
        amount = row.shown_amount(self.on)
        if not amount:
            return both(lambda t: t.gettext("on request"))
        return _money(amount, row.currency)

    def specification(self, row: Specification) -> Bilingual:
        """`Parameter: 200–2 500 nm`, with its uncertainty where it has one."""
        low, high = number_text(row.min), number_text(row.max)
        if row.value:
            size = same(number_text(row.value))
        elif row.min and row.max:
            size = same(f"{low}…{high}")
        else:
            size = both(lambda t: t.gettext("from {n}").format(n=low) if low else t.gettext("up to {n}").format(n=high))
        if row.uncertainty:
            size = joined_pairs((size, same(f"±{NBSP}{number_text(row.uncertainty)}")), NBSP)
        unit = self.terms.label("unit", row.unit) if row.unit not in _PURE_NUMBERS else NOTHING
        return joined_pairs(
            (capital(self.terms.label("parameter", row.parameter)), joined_pairs((size, unit), NBSP)), ": "
        )


def _money(amount: str, currency: str) -> Bilingual:
    return same(f"{number_text(amount)}{NBSP}{currency}")


def _plain(field: Field, member: Any) -> str:
    if field.type is Type.INTEGER:
        return str(member) if field.low == _FIRST_YEAR else number_text(member)
    if field.type is Type.DECIMAL:
        return number_text(member)
    if field.type in (Type.DATE, Type.MOMENT):
        return date_text(member)
    return phone_text(member) if field.type is Type.PHONE else str(member)
