"""From a value of a record to the words a reader sees: labels of terms, dates, numbers, names of linked records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from desktop.language import current, translation
from desktop.ui.wording import capital, term_words
from desktop.wording import address_of, has_code, plain_text
from sync.bilingual import Bilingual, Lang
from sync.fields import Field, Type

if TYPE_CHECKING:
    from desktop.catalogue.views import RecordView
    from sync.records import Record
    from sync.rows import Row
    from sync.vocabularies import Vocabularies


@dataclass(frozen=True, slots=True)
class Piece:
    """One value as words. `stand_in` is the language it is really in, where the wanted one is missing; `target` what
    opens when it is followed: `uid:...` of a record, or an address."""

    words: str
    stand_in: Lang | None = None
    target: str = ""


@dataclass(frozen=True)
class Reading:
    """A record as it is read in one language on one day."""

    view: RecordView
    terms: Vocabularies
    lang: Lang
    today: date

    @property
    def record(self) -> Record:
        """The record that is read."""
        return self.view.record

    def pieces(self, field: Field, owner: Record | Row | None = None) -> tuple[Piece, ...]:
        """The words of a field of the record, or of a row of it; nothing for an empty field. Rows have none."""
        value = getattr(owner or self.record, field.name)
        if not value or field.type in (Type.ROWS, Type.FILE):
            return ()
        members = value if isinstance(value, tuple) else (value,)
        return tuple(self._piece(field, member) for member in members)

    def named(self, name: str, owner: Record | Row | None = None) -> tuple[Piece, ...]:
        """The same by the field's name; nothing where the kind has no such field."""
        for field in self._fields(owner):
            if field.name == name:
                return self.pieces(field, owner)
        return ()

    def _fields(self, owner: Record | Row | None) -> Iterator[Field]:
        from sync.records import Record
        from sync.registry import fields_of

        whole = owner or self.record
        if isinstance(whole, Record):
            yield from fields_of(whole.kind).values()
            return
        for field in fields_of(self.record.kind).values():
            if field.columns and any(member is whole for member in getattr(self.record, field.name)):
                yield from field.columns

    def text(self, both: Bilingual) -> Piece:
        """A text in two languages, marked where the other language stands in."""
        shown = both.shown(self.lang)
        return Piece(shown.text, None if shown.lang is self.lang or not shown.text else shown.lang)

    def term(self, scheme: str, code: str) -> Piece:
        """The label of a term, with its code where people know the codes."""
        label = self.text(self.terms.label(scheme, code))
        if not has_code(scheme) or label.words == code:
            return label
        return Piece(f"{code} {label.words}", label.stand_in)

    def link(self, uid: str) -> Piece:
        """The name of another record; one that is not here shows its uid and opens nothing."""
        found = self.view.link(uid)
        name = self.text(found.name)
        return Piece(name.words or uid, name.stand_in, f"uid:{uid}" if found.known else "")

    def _piece(self, field: Field, value: object) -> Piece:
        if isinstance(value, Bilingual):
            return self.text(value)
        words = str(value)
        match field.type:
            case Type.TERM:
                return self.term(field.scheme, words)
            case Type.REFERENCE:
                return self.link(words)
            case Type.URL:
                return Piece(_short_address(words), target=address_of(field, value))
            case _:
                return Piece(plain_text(field, value, translation(current())), target=address_of(field, value))


def name_of(record: Record) -> Bilingual:
    """The name of a record of any kind."""
    name: Bilingual = getattr(record, "name", Bilingual())
    return name


def told(reading: Reading, field: Field, owner: Row | None = None) -> tuple[Piece, ...]:
    """The pieces of a field as they stand by themselves: labels of terms begin with a capital letter."""
    pieces = reading.pieces(field, owner)
    if field.type is not Type.TERM:
        return pieces
    return tuple(Piece(term_words(field.scheme, piece.words), piece.stand_in) for piece in pieces)


def _short_address(address: str) -> str:
    return address.split("://", 1)[-1].removeprefix("www.").rstrip("/")


def joined(pieces: tuple[Piece, ...], by: str = ", ") -> Piece:
    """Several short values as one, with a capital first letter: terms of a facts line."""
    words = by.join(piece.words for piece in pieces)
    stand_in = next((piece.stand_in for piece in pieces if piece.stand_in), None)
    return Piece(capital(words), stand_in)
