"""The parts of a query: each with how it was understood and with what it asks for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from desktop.catalogue.query import scanning
from desktop.catalogue.query.telling import Nearest, Piece, Sort
from desktop.catalogue.words import WORD, split
from sync.bilingual import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.catalogue.query.asked import Condition
    from desktop.catalogue.query.knowing import Known
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


def parts_of(text: str, known: Known) -> list[Part]:
    """The parts of a text in their order; between them are spaces and signs that ask for nothing."""
    found: list[Part] = []
    after = 0
    for part in _special_parts(text, known) if not is_plain(text) else ():
        found += _words_between(text, after, part.piece.start)
        found.append(part)
        after = part.piece.end
    return [*found, *_words_between(text, after, len(text))]


def _special_parts(text: str, known: Known) -> Iterator[Part]:
    """The parts that are more than words."""
    from desktop.catalogue.query.fields import field_at, unknown_at
    from desktop.catalogue.query.measuring import measure_at

    readers = (_phrase_at, field_at, measure_at, unknown_at, _excluded_at)
    at = read = 0
    while at < min(len(text), LONGEST) and read < MOST:
        part = None
        if not text[at].isspace() and scanning.begins(text, at):
            part = next((part for reader in readers if (part := reader(text, at, known))), None)
        if part:
            read += 1
            yield part
        at = part.piece.end if part else scanning.chunk_at(text, at)


def _words_between(text: str, start: int, end: int) -> Iterator[Part]:
    """Plain words among these characters, without what stands around them."""
    found = list(WORD.finditer(text, start, end))
    if found:
        first, last = found[0].start(), found[-1].end()
        yield Part(Piece(start=first, end=last), plain=((start, end),))


def _phrase_at(text: str, at: int, known: Known) -> Part | None:
    """Words in quotes."""
    del known
    without = scanning.minus_at(text, at)
    quoted = scanning.quoted_at(text, at + without)
    if not quoted or not (words := tuple(split(quoted.inner))):
        return None
    told = quoted.inner.strip()
    piece = Piece(start=at, end=quoted.end, sort=Sort.PHRASE, without=without, values=(Bilingual(told, told),))
    return Part(piece, phrase=words)


def _excluded_at(text: str, at: int, known: Known) -> Part | None:
    """A word directly behind a minus."""
    del known
    end = scanning.chunk_at(text, at + 1)
    if not scanning.minus_at(text, at) or not WORD.search(text, at + 1, end):
        return None
    said = text[at + 1 : end].rstrip(scanning.TAIL)
    end = at + 1 + len(said)
    piece = Piece(start=at, end=end, sort=Sort.WORDS, without=True, values=(Bilingual(said, said),))
    return Part(piece, plain=((at + 1, end),))
