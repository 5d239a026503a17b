"""From a value of a record to what paper says of it, in both languages at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop.brochure.plan import NOTHING
from desktop.brochure.wording import both, joined_pairs, same
from desktop.language import NBSP
from desktop.wording import has_code, is_measured, money_text, plain_text, price_text, size_text
from sync.bilingual import Bilingual
from sync.fields import Field, Type
from sync.records import Call
from sync.rows import Budget, Price, Specification

if TYPE_CHECKING:
    from desktop.catalogue.views import RecordView
    from sync.records import Record
    from sync.rows import Row
    from sync.vocabularies import Vocabularies

_SUMS = {"amount_min", "amount_max"}
_AS_WRITTEN = {"unit", "currency"}
"""Schemes whose labels begin with a small letter for a reason."""


def label(field: Field) -> Bilingual:
    """The label of a field."""
    return both(lambda t: t.gettext(field.label))


def capital(pair: Bilingual) -> Bilingual:
    """The same with a capital at the start."""
    return Bilingual(pair.ru[:1].upper() + pair.ru[1:], pair.be[:1].upper() + pair.be[1:])


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
            return self.price(owner) if isinstance(owner, Price) else same(money_text(owner.amount, owner.currency))
        if isinstance(owner, Call) and field.name in _SUMS:
            return same(money_text(value, owner.currency))
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
        return both(lambda words: plain_text(field, member, words))

    def term(self, scheme: str, code: str) -> Bilingual:
        """The label of a term; subjects with the code people know them by."""
        found = self.terms.label(scheme, code)
        if not has_code(scheme) or found.ru == code:
            return found
        return joined_pairs((same(code), found), " ")

    def price(self, row: Price) -> Bilingual:
        """The sum with its currency, or the words that only a talk tells it."""
        return both(lambda words: price_text(row, self.on, words))

    def specification(self, row: Specification) -> Bilingual:
        """`Parameter: 200–2 500 nm`, with its uncertainty where it has one."""
        size = both(lambda words: size_text(row, words))
        unit = self.terms.label("unit", row.unit) if is_measured(row) else NOTHING
        return joined_pairs(
            (capital(self.terms.label("parameter", row.parameter)), joined_pairs((size, unit), NBSP)), ": "
        )
