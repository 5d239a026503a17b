"""Alternatives: things with OR between them, of which a record needs to have one.

The word stands between two words, or what is in quotes, in brackets or behind a colon, and joins just these: `laser OR
"electron microscope"`. Capitals or small letters are one, and a bar says the same; what only binds the next word to it
goes with it: in Minsk or in Grodno. Beside what must not hold, beside what cannot be read and beside nothing it joins
nothing, and asks for nothing. Whoever means the word itself puts it in quotes.
"""

from __future__ import annotations

import re
from functools import cache, reduce
from itertools import chain, groupby, product
from math import prod
from operator import and_
from typing import TYPE_CHECKING

from pyroaring import BitMap

from desktop.catalogue.index.wordsets import searched
from desktop.catalogue.query.conditions import condition
from desktop.catalogue.query.names import operators
from desktop.catalogue.query.parts import LONGEST, MOST_JOINED, Part, too_long
from desktop.catalogue.query.posted import of_codes, of_set
from desktop.catalogue.query.telling import Piece, Sort
from desktop.catalogue.words import WORD, Clause
from desktop.catalogue.words.binding import turns, unbound

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from desktop.catalogue.query.knowing import Known

MOST_WAYS = 60
"""To say the same: with more of them what is found is not ranked by its words."""


def joined(text: str, parts: list[Part], known: Known) -> list[Part]:
    """The parts, those with OR between them made one."""
    if not _pattern().search(text, 0, LONGEST):
        return parts
    groups: list[list[Part]] = []
    joins = False
    for thing in _things(text, parts):
        if thing is None:
            joins = True
            continue
        if joins and groups and _is_joined(groups[-1][-1]) and _is_joined(thing) and not turns(_said(text, thing)):
            groups[-1].append(thing)
        else:
            groups.append([thing])
        joins = False
    return list(_made_parts(text, groups, known)) if groups else parts


def _things(text: str, parts: list[Part]) -> Iterator[Part | None]:
    """What may be joined: each word by itself and all other parts in their order, None where something joins. Behind
    that words that only bind are left out."""
    idle = _idle(text)
    joins = False
    after = 0
    for part in parts:
        start, end = part.piece.start, part.piece.end
        for _ in _pattern().finditer(text, after, start):
            joins = True
            yield None
        for chunk in _CHUNK.finditer(text, start, end) if _is_words(part) else ():
            if _pattern().fullmatch(text, *chunk.span()) and (after or chunk.start() > start or not chunk[0].islower()):
                joins = True
                yield None
            elif WORD.search(chunk[0]) and not (joins and chunk.span() in idle):
                joins = False
                yield Part(Piece(start=chunk.start(), end=chunk.end()), plain=(chunk.span(),))
        if not _is_words(part):
            joins = False
            yield part
        after = end


def _idle(text: str) -> set[tuple[int, int]]:
    """Where words stand that only bind others, but for those that turn round what follows."""
    idle = {word.span() for word in WORD.finditer(text) if not turns(word[0])}
    return idle.difference(word.span() for word in unbound(text, len(text)))


def _said(text: str, part: Part) -> str:
    return text[part.piece.start : part.piece.end]


def _is_words(part: Part) -> bool:
    return part.piece.sort is Sort.WORDS and not part.piece.without


def _is_joined(part: Part) -> bool:
    return not part.piece.without and not part.piece.unread


def _made_parts(text: str, groups: list[list[Part]], known: Known) -> Iterator[Part]:
    """One part of each group; words that nothing joins are one part again."""
    for plain, those in groupby(groups, lambda group: len(group) == 1 and _is_words(group[0])):
        if plain:
            alone = [group[0] for group in those]
            start, end = alone[0].piece.start, alone[-1].piece.end
            yield Part(Piece(start=start, end=end), plain=tuple(place for part in alone for place in part.plain))
        else:
            for group in those:
                yield group[0] if len(group) == 1 else _either(text, group[:MOST_JOINED], known)
                if len(group) > MOST_JOINED:
                    yield too_long(group[MOST_JOINED].piece.start, group[-1].piece.end)


def _either(text: str, group: list[Part], known: Known) -> Part:
    return any_of(text, [[part] for part in group], (group[0].piece.start, group[-1].piece.end), known)


def any_of(
    text: str, alternatives: Sequence[Sequence[Part]], place: tuple[int, int], known: Known, ranked: bool = True
) -> Part:
    """One part that asks for what holds all parts of one of the alternatives, each of which has some; by a condition if
    its words are not to be `ranked`."""
    told = tuple(_together(parts) for parts in alternatives)
    piece = Piece(start=place[0], end=place[1], sort=Sort.EITHER, either=told)
    if ranked and all(len(parts) == 1 and _is_words(parts[0]) for parts in alternatives):
        asked = [known.clauses(_alone(text, part)) for (part,) in alternatives]
        if not any(map(known.valued, asked)) and sum(map(_ways, asked)) <= MOST_WAYS:
            return Part(piece, clauses=_any_of(asked))
    rows = BitMap.union(*(_holding(text, parts, known) for parts in alternatives))
    return Part(piece, conditions=(condition([of_set(rows)], climbs=False),))


def _together(parts: Sequence[Part]) -> Piece:
    pieces = tuple(part.piece for part in parts)
    if len(pieces) == 1:
        return pieces[0]
    return Piece(start=pieces[0].start, end=pieces[-1].end, sort=Sort.TOGETHER, either=pieces)


def _ways(clauses: Iterable[Clause]) -> int:
    """How many ways to say all of these there are."""
    return prod(len(clause.ways) for clause in clauses)


def _any_of(asked: Iterable[tuple[Clause, ...]]) -> tuple[Clause, ...]:
    """One clause that has every way to say each of these."""
    found = [clauses for clauses in asked if clauses]
    ways = (chain.from_iterable(way) for clauses in found for way in product(*(clause.ways for clause in clauses)))
    meant = (meant for clauses in found for clause in clauses for meant in clause.meant)
    return (Clause(tuple(dict.fromkeys(map(tuple, ways))), tuple(meant)),) if found else ()


def _alone(text: str, part: Part) -> str:
    """The words of a part at their place: a last word that is being typed is still the last."""
    start, end = part.piece.start, part.piece.end
    return f"{' ' * start}{text[start:end]}{' ' * (len(text) - end)}"


def _holding(text: str, parts: Sequence[Part], known: Known) -> BitMap:
    """The rows that hold all parts, and none of those that must not be there."""
    sets = [_rows(text, part, known) for part in parts if not part.piece.without]
    found = reduce(and_, sets) if sets else searched(known.base)
    for part in parts:
        if part.piece.without:
            found = found - _rows(text, part, known)
    return found


def _rows(text: str, part: Part, known: Known) -> BitMap:
    """The rows a part asks for, of whatever sort it is."""
    holding, sets = known.meanings.holding, known.sets
    found = [holding.of(one) for one in part.conditions]
    found += [holding.of(condition([of_codes(facet, codes)], climbs=False)) for facet, codes in part.filters]
    if part.plain:
        found.append(known.having(_alone(text, part)))
    if part.phrase:
        found.append(sets.phrase(part.phrase))
    if part.clauses:
        found.append(sets.all_of(part.clauses))
    return BitMap.union(*found) if found else BitMap()


@cache
def _pattern() -> re.Pattern[str]:
    words = "|".join(map(re.escape, operators()))
    return re.compile(rf"(?<![^\s|])(?:{words})(?![^\s|])|\|+", re.IGNORECASE)


_CHUNK = re.compile(r"\|+|[^\s|]+")
