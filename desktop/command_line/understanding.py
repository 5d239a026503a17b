"""How a query was understood, for `niva search`: told where a piece of it was not, always in JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.catalogue.query.telling import Relation, Sort
from desktop.command_line.speaking import say, shortened, whisper
from desktop.language import _
from desktop.query_words import left_out, passed_over_words, searched_words, unread_words
from desktop.ui.query import wordless_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.catalogue.query.telling import Piece, Understood
    from desktop.catalogue.questions import Question
    from sync.bilingual import Bilingual


def tell_understood(text: str, understood: Understood, found: bool, tell: Callable[[str], None] = say) -> None:
    """A sentence for each piece that was asked as words and what may be meant instead; how all is understood, where
    that is not plain to see or nothing is `found`; and which words were not asked."""
    for piece in understood.unread:
        tell(unread_words(piece, text, shortened))
        if piece.nearest:
            tell(_("Perhaps: {options}").format(options="; ".join(near.insert for near in piece.nearest)))
    asked = [piece for piece in understood.pieces if not piece.unread or piece.asked]
    if asked and (understood.unread or not (found or understood.plain) or any(_otherwise(one, text) for one in asked)):
        said = "; ".join(searched_words(piece, text, shortened) for piece in asked)
        tell(_("Searched for: {conditions}").format(conditions=said))
    if words := left_out(text, understood):
        tell(passed_over_words(words, shortened))


def tell_wordless(question: Question, understood: Understood) -> None:
    """On stderr, that a text asks for nothing and all records are shown."""
    from desktop.catalogue.words import WORD

    text = question.text
    if text and understood.plain and set(WORD.findall(text)).issubset(left_out(text, understood)):
        whisper(wordless_words(bool(question.filters)))


def _otherwise(piece: Piece, text: str) -> bool:
    """Whether a value that was taken is called otherwise than it was typed."""
    from desktop.catalogue.words import split

    if piece.sort is not Sort.FIELD or piece.unread or piece.relation is not Relation.IS:
        return False
    typed = text[piece.start : piece.end]
    said = tuple(split(typed.partition(":")[2] or typed))
    labels = ([*split(value.ru), *split(value.be)] for value in piece.values)
    return any(not any(word.startswith(said) for word in label) for label in labels)


def understood_json(text: str, understood: Understood) -> dict[str, Any]:
    """Every piece with its place in the text, and the words that were not asked."""
    return {"understood": [_piece_json(piece) for piece in understood.pieces], "left_out": left_out(text, understood)}


def _piece_json(piece: Piece) -> dict[str, Any]:
    plain = {name: getattr(piece, name) for name in ("start", "end", "without", "field", "asked", "any_currency")}
    said = {"sort": piece.sort.value, "relation": piece.relation.value, "label": _pair(piece.label)}
    told = {"values": [_pair(value) for value in piece.values], "unread": piece.unread.value if piece.unread else None}
    nearest = [{"label": _pair(near.label), "insert": near.insert} for near in piece.nearest]
    either = [_piece_json(one) for one in piece.either]
    return plain | said | told | {"nearest": nearest, "either": either}


def _pair(text: Bilingual) -> dict[str, str]:
    return {"ru": text.ru, "be": text.be}
