"""The parts of a query: each with how it was understood and with what it asks for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from desktop.catalogue.query.telling import Nearest, Piece, Unclear

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from desktop.catalogue.query.asked import Condition
    from desktop.catalogue.questions import Facet
    from desktop.catalogue.words import Clause

LONGEST = 1000
"""Characters: what stands behind them is left out, and told. Nobody types so much; a text pasted by mistake stops
nobody."""
MOST = 50
"""Parts that may be more than words, and values of one of them."""

MOST_JOINED = 30
"""Alternatives of one part."""

_SPECIAL = re.compile('[:"«“„<>=≥≤⩾⩽\\d№]|(?:^|[\\s(\\[{,;])(?:[-−]\\S|\\()')


class Part(NamedTuple):
    """One piece, and what it asks for: characters `plain` as words, a phrase, facets, conditions, clauses.

    `near` says what else may be meant where that takes long: only who tells it asks. `behind` is asked with the plain
    words directly before the part: what it is there, None for the same. Up to the character `left_out` stand values
    that are too many for it; 0 where it has all.
    """

    piece: Piece
    plain: tuple[tuple[int, int], ...] = ()
    phrase: tuple[str, ...] = ()
    filters: tuple[tuple[Facet, tuple[str, ...]], ...] = ()
    conditions: tuple[Condition, ...] = ()
    clauses: tuple[Clause, ...] = ()
    near: Callable[[], tuple[Nearest, ...]] = tuple
    behind: Callable[[str], Part | None] = lambda words: None
    left_out: int = 0


def turned(part: Part, at: int) -> Part:
    """The part with the minus at this place before it, also where something else may be meant."""

    def excluded(nearest: Iterable[Nearest]) -> tuple[Nearest, ...]:
        return tuple(Nearest(one.label, f"-{one.insert}") for one in nearest)

    piece = replace(part.piece, start=at, without=True, nearest=excluded(part.piece.nearest))
    return part._replace(piece=piece, near=lambda: excluded(part.near()), behind=lambda words: None)


def too_long(start: int, end: int) -> Part:
    """What is left out, and told."""
    return Part(Piece(start=start, end=end, unread=Unclear.TOO_LONG))


def is_plain(text: str) -> bool:
    """Whether a text can hold nothing but words."""
    return not _SPECIAL.search(text, 0, LONGEST)
