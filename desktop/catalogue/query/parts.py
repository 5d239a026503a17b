"""The parts of a query: each with how it was understood and with what it asks for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from desktop.catalogue.query.telling import Nearest, Piece

if TYPE_CHECKING:
    from desktop.catalogue.query.asked import Condition
    from desktop.catalogue.questions import Facet

LONGEST = 1000
"""Characters: what stands behind them is words only. Nobody types so much; a text pasted by mistake stops nobody."""
MOST = 50
"""Parts that may be more than words."""

_SPECIAL = re.compile('[:"«“„<>=≥≤⩾⩽\\d№]|(?:^|[\\s(\\[{,;])[-−]\\S')


class Part(NamedTuple):
    """One piece, and what it asks for: characters `plain` as words, a phrase, facets, conditions."""

    piece: Piece
    plain: tuple[tuple[int, int], ...] = ()
    phrase: tuple[str, ...] = ()
    filters: tuple[tuple[Facet, tuple[str, ...]], ...] = ()
    conditions: tuple[Condition, ...] = ()


def turned(part: Part, at: int) -> Part:
    """The part with the minus at this place before it, also where something else may be meant."""
    nearest = tuple(Nearest(one.label, f"-{one.insert}") for one in part.piece.nearest)
    return part._replace(piece=replace(part.piece, start=at, without=True, nearest=nearest))


def is_plain(text: str) -> bool:
    """Whether a text can hold nothing but words."""
    return not _SPECIAL.search(text, 0, LONGEST)
