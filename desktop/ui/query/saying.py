"""Pieces of a query in words, as long as one reads: what a condition asks for, and why a piece could not be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop import query_words
from desktop.language import _, current
from desktop.ui.states import shortened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.catalogue.query.telling import Nearest, Piece


def condition_words(piece: Piece, text: str) -> str:
    """A condition as a chip tells it: Region: Minsk; Year ≥ 2015; without “medicine”."""
    return query_words.condition_words(piece, text, shortened)


def unread_words(piece: Piece, text: str) -> str:
    """Why a piece could not be read, and by which words was searched instead."""
    why = query_words.unread_words(piece, text, shortened)
    if not piece.asked:
        return why
    said = _("Searched for: {conditions}").format(conditions=query_words.searched_words(piece, text, shortened))
    return f"{why} {said}."


def passed_over_words(words: Sequence[str]) -> str:
    """That these words were not asked."""
    return query_words.passed_over_words(words, shortened)


def nearest_words(nearest: Nearest) -> str:
    """What may have been meant."""
    return nearest.label.shown(current()).text or nearest.insert


def without_piece(piece: Piece, text: str) -> str:
    """The text with that piece taken out."""
    return " ".join(filter(None, (text[: piece.start].rstrip(), text[piece.end :].lstrip())))


def with_nearest(piece: Piece, nearest: Nearest, text: str) -> str:
    """The text with what may have been meant in place of the piece."""
    return text[: piece.start] + nearest.insert + text[piece.end :]
