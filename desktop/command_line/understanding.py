"""How a query was understood, for `niva search`: told where a piece of it was not, always in JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.command_line.speaking import say
from desktop.language import _
from desktop.query_words import searched_words, unread_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.catalogue.query.telling import Piece, Understood
    from sync.bilingual import Bilingual


def tell_understood(text: str, understood: Understood, tell: Callable[[str], None] = say) -> None:
    """A sentence for each piece that was asked as words, what may be meant instead, and how the rest is understood."""
    for piece in understood.unread:
        tell(unread_words(piece, text))
        if piece.nearest:
            tell(_("Perhaps: {options}").format(options="; ".join(near.insert for near in piece.nearest)))
    asked = [piece for piece in understood.pieces if not piece.unread or piece.asked]
    if understood.unread and asked:
        said = "; ".join(searched_words(piece, text) for piece in asked)
        tell(_("Searched for: {conditions}").format(conditions=said))


def understood_json(understood: Understood) -> dict[str, Any]:
    """Every piece with its place in the text."""
    return {"understood": [_piece_json(piece) for piece in understood.pieces]}


def _piece_json(piece: Piece) -> dict[str, Any]:
    plain = {name: getattr(piece, name) for name in ("start", "end", "without", "field", "asked", "any_currency")}
    said = {"sort": piece.sort.value, "relation": piece.relation.value, "label": _pair(piece.label)}
    told = {"values": [_pair(value) for value in piece.values], "unread": piece.unread.value if piece.unread else None}
    nearest = [{"label": _pair(near.label), "insert": near.insert} for near in piece.nearest]
    either = [_piece_json(one) for one in piece.either]
    return plain | said | told | {"nearest": nearest, "either": either}


def _pair(text: Bilingual) -> dict[str, str]:
    return {"ru": text.ru, "be": text.be}
