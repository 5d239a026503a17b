"""Pieces of a query in words: what a condition asks for, and why a piece could not be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.catalogue.query.telling import Relation, Sort, Unclear
from desktop.language import N_, _, current
from desktop.ui.states import shortened
from desktop.ui.wording import capital

if TYPE_CHECKING:
    from desktop.catalogue.query.telling import Nearest, Piece

RELATIONS = {
    Relation.ABOVE: ">",
    Relation.AT_LEAST: "≥",
    Relation.BELOW: "<",
    Relation.AT_MOST: "≤",
}
UNCLEAR = {
    Unclear.FIELD: N_("There is no field «{typed}»."),
    Unclear.VALUE: N_("«{label}» has no value «{typed}»."),
    Unclear.NO_VALUE: N_("Behind «{typed}» stands no value."),
    Unclear.NUMBER: N_("«{typed}»: a number or a date is expected."),
    Unclear.YEAR: N_("«{typed}»: there is no such year."),
    Unclear.UNIT: N_("«{typed}»: this unit is unknown."),
    Unclear.NO_UNIT: N_("«{typed}»: a unit is missing."),
    Unclear.OTHER_UNIT: N_("«{label}» is not measured so: «{typed}»."),
    Unclear.CURRENCY: N_("«{typed}»: a price needs its currency, BYN or RUB."),
}
"""A sentence for each reason: `typed` is the piece as it stands in the query, `label` what the field is called."""


def condition_words(piece: Piece, text: str) -> str:
    """A condition as a chip tells it: Region: Minsk; Year ≥ 2015; without “medicine”."""
    words = shortened(_asked(piece, text))
    return _("without {what}").format(what=words) if piece.without else words


def _asked(piece: Piece, text: str) -> str:
    if piece.sort in (Sort.WORDS, Sort.PHRASE):
        return _("«{words}»").format(words=_typed(piece, text).strip("\"«»“”„'"))
    values = [value.shown(current()).text for value in piece.values]
    label = capital(piece.label.shown(current()).text)
    if piece.relation in RELATIONS:
        return " ".join(filter(None, (label, RELATIONS[piece.relation], ", ".join(values))))
    said = "–".join(values) if piece.relation is Relation.BETWEEN else ", ".join(values)
    return f"{label}: {said}" if label else said


def _typed(piece: Piece, text: str) -> str:
    return text[piece.start : piece.end].lstrip("-−–").strip()


def unread_words(piece: Piece, text: str) -> str:
    """Why a piece could not be read, as a sentence."""
    assert piece.unread is not None
    typed = shortened(_typed(piece, text))
    name, colon, value = typed.partition(":")
    if colon and piece.unread in (Unclear.FIELD, Unclear.VALUE):
        typed = name if piece.unread is Unclear.FIELD else value.strip()
    label = capital(piece.label.shown(current()).text) or name
    return _(UNCLEAR[piece.unread]).format(typed=typed, label=label)


def nearest_words(nearest: Nearest) -> str:
    """What may have been meant."""
    return nearest.label.shown(current()).text or nearest.insert


def without_piece(piece: Piece, text: str) -> str:
    """The text with that piece taken out."""
    return " ".join(filter(None, (text[: piece.start].rstrip(), text[piece.end :].lstrip())))


def with_nearest(piece: Piece, nearest: Nearest, text: str) -> str:
    """The text with what may have been meant in place of the piece."""
    return text[: piece.start] + nearest.insert + text[piece.end :]
