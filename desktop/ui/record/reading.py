"""From a value of a record to the words a reader sees: labels of terms, dates, numbers, names of linked records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cached_property
from typing import TYPE_CHECKING

from desktop.language import _, current, date_text, stamp_text, translation
from desktop.ui.comparing_words import AGES, compared_words
from desktop.ui.record.marks import Note
from desktop.ui.wording import capital, term_words
from desktop.wording import address_of, has_code, plain_text
from sync.ageing import States, state, states_of
from sync.bilingual import Bilingual, Lang
from sync.fields import Field, Type
from sync.leaving import leaves
from sync.registry import document_of

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
    """A record as it is read in one language on one day. `bundle` tells the bundle it came in: 118, 14.11.2026."""

    view: RecordView
    terms: Vocabularies
    lang: Lang
    today: date
    bundle: str = ""

    @property
    def record(self) -> Record:
        """The record that is read."""
        return self.view.record

    @property
    def now(self) -> datetime:
        """The moment it is read at; noon of the day where the view does not know better."""
        return self.view.asked_at or datetime.combine(self.today, time(12), UTC)

    @cached_property
    def leaves(self) -> bool:
        """Whether anything of the record may leave the office."""
        return leaves(document_of(self.record))

    @cached_property
    def _states(self) -> States:
        return states_of(self.record)

    def note(self, field: Field) -> Note | None:
        """What to know of a text before believing it in this language; None for a text that is good."""
        text = getattr(self.record, field.name)
        if not isinstance(text, Bilingual):
            return None
        worth = state(text, self._states, field.name, self.lang)
        return Note(_(AGES[worth]), self._compared(field)) if worth in AGES else None

    def _compared(self, field: Field) -> str:
        """When the original was written and the translation last read by somebody."""
        original, own = (self._states.get((field.name, lang)) for lang in (self.lang.other, self.lang))
        return compared_words(original.checked_on if original else "", own.checked_on if own else "")

    def provenance(self, field: Field) -> str:
        """Who says so and since when: an edit on this computer, else who confirmed the record and the bundle it
        came in."""
        for edit in self.view.edits:
            if edit.path.partition(".")[0] == field.name:
                when = stamp_text(edit.edited_at)
                said = _("Changed on this computer on {date}").format(date=when)
                return f"{said}, {edit.author}" if edit.author else said
        record, parts = self.record, []
        if record.confirmed_on:
            said = _("Confirmed on {date}").format(date=date_text(record.confirmed_on))
            parts.append(f"{said}, {record.confirmed_by}" if record.confirmed_by else said)
        if self.bundle:
            parts.append(_("Bundle {bundle}").format(bundle=self.bundle))
        return ". ".join(parts)

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
