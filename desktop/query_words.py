"""How a query was understood, in words: told by the window and by the command line alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.catalogue.query.telling import Relation, Sort, Unclear
from desktop.language import N_, _, current, pgettext

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.catalogue.finding.explaining import Why
    from desktop.catalogue.query.telling import Piece, Understood

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
    Unclear.WAY: N_("«{typed}»: it is not clear whether more is meant or less."),
    Unclear.TOO_LONG: N_("The query is too long, this part was left out: «{typed}»."),
    Unclear.CURRENCY: N_("«{typed}»: prices are in BYN or RUB."),
    Unclear.CURRENCIES: N_("«{typed}»: a range of prices is in one currency."),
}
"""A sentence for each reason: `typed` is the piece as it stands in the query, `label` what the field is called."""


def value_words(why: Why) -> str:
    """The value by which a record was found: Town: Minsk."""
    return f"{why.field[:1].upper()}{why.field[1:]}: {why.said}"


def reason_words(why: Why, said: str, shorten: Callable[[str], str] = str) -> str:
    """Why a record was found, `said` with the word typed and the one found for it, and what of the question it lacks:
    Town: Minsk; without «potato»."""
    told = value_words(why) if why.field else ""
    if why.typed and not why.field:
        told = said.format(typed=shorten(why.typed), said=shorten(why.said))
    less = _("without {what}").format(what=_("«{words}»").format(words=shorten(why.lacking))) if why.lacking else ""
    return "; ".join(filter(None, (told, less)))


def condition_words(piece: Piece, text: str, shorten: Callable[[str], str] = str) -> str:
    """What a piece asks for: Region: Minsk; Year ≥ 2015; without “medicine”."""
    words = shorten(_asked(piece, text))
    return _("without {what}").format(what=words) if piece.without else words


def _asked(piece: Piece, text: str) -> str:
    if piece.sort is Sort.EITHER:
        return pgettext("between alternatives", " or ").join(_asked(one, text) for one in piece.either)
    if piece.sort is Sort.TOGETHER:
        return ", ".join(condition_words(one, text) for one in piece.either)
    if piece.sort in (Sort.WORDS, Sort.PHRASE):
        return _("«{words}»").format(words=_typed(piece, text).strip("\"«»“”„'"))
    said = _compared(piece)
    return _("{price} in any currency").format(price=said) if piece.any_currency else said


def _compared(piece: Piece) -> str:
    values = [value.shown(current()).text for value in piece.values]
    label = _capital(piece.label.shown(current()).text)
    if piece.relation in RELATIONS:
        return " ".join(filter(None, (label, RELATIONS[piece.relation], ", ".join(values))))
    said = "–".join(values) if piece.relation is Relation.BETWEEN else ", ".join(values)
    return f"{label}: {said}" if label else said


def searched_words(piece: Piece, text: str, shorten: Callable[[str], str] = str) -> str:
    """What was searched for, also for a piece that could not be read: its words."""
    if not piece.unread:
        return condition_words(piece, text, shorten)
    words = _("«{words}»").format(words=shorten(piece.asked))
    return _("without {what}").format(what=words) if piece.without else words


def _typed(piece: Piece, text: str) -> str:
    return text[piece.start : piece.end].lstrip("-−–").strip()


def unread_words(piece: Piece, text: str, shorten: Callable[[str], str] = str) -> str:
    """Why a piece could not be read, as a sentence."""
    assert piece.unread is not None
    typed = shorten(_typed(piece, text))
    name, colon, value = typed.partition(":")
    if colon and piece.unread in (Unclear.FIELD, Unclear.VALUE):
        typed = name if piece.unread is Unclear.FIELD else value.strip()
    label = _capital(piece.label.shown(current()).text) or name
    return _(UNCLEAR[piece.unread]).format(typed=typed, label=label)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def left_out(text: str, understood: Understood) -> tuple[str, ...]:
    """The plain words by which nothing is asked, as typed: those that only bind others, a last one of one letter."""
    from desktop.catalogue.words import LONGEST_WORD, WORD, clauses, norm
    from desktop.catalogue.words.keys import thesaurus

    plain = [" "] * len(text)
    for piece in understood.pieces:
        if piece.sort is Sort.WORDS and not (piece.unread or piece.without):
            plain[piece.start : piece.end] = text[piece.start : piece.end]
    said = "".join(plain)
    asked = {word.word for clause in clauses(said, thesaurus(())) for word in clause.ways[0]}
    return tuple(dict.fromkeys(word for word in WORD.findall(said) if norm(word)[:LONGEST_WORD] not in asked))


def passed_over(text: str, understood: Understood) -> tuple[str, ...]:
    """Those of them that somebody may have meant something by: words of a question, and what would turn the meaning of
    others round. Nobody misses a preposition."""
    from desktop.catalogue.words import WORD
    from desktop.catalogue.words.binding import binds, turns, unbound

    if len(unbound(text, len(text))) == len(WORD.findall(text)):
        return ()
    return tuple(word for word in left_out(text, understood) if turns(word) or (len(word) > 1 and not binds(word)))


def passed_over_words(words: Sequence[str], shorten: Callable[[str], str] = str) -> str:
    """That these were not asked."""
    said = ", ".join(_("«{words}»").format(words=shorten(word)) for word in words)
    return _("Not searched for: {words}").format(words=said)
