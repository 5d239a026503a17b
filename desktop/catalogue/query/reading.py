"""From the text of a query to what it asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace

from desktop.catalogue.query import scanning
from desktop.catalogue.query.asked import Asked
from desktop.catalogue.query.dividing import parts_of
from desktop.catalogue.query.telling import Unclear, Understood
from desktop.catalogue.words import MOST_WORDS, WORD, norm
from desktop.catalogue.words.binding import unbound

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.catalogue.query.knowing import Known
    from desktop.catalogue.query.parts import Part
    from desktop.catalogue.query.telling import Piece
    from desktop.catalogue.questions import Facet

_T = TypeVar("_T")
Filters = tuple[tuple["Facet", tuple[str, ...]], ...]


def read(text: str, known: Known) -> Asked:
    """What a text asks for of the catalogue that is known. Any text is a query.

    Values of one facet are alternatives, as those chosen beside the results are; all other pieces are required.
    """
    text = scanning.with_apostrophes(text)
    parts = parts_of(text, known)
    kept = [part for part in parts if not part.piece.without]
    without = [part for part in parts if part.piece.without]
    words = dict.fromkeys(_plain(text, [part]).strip() for part in without if part.plain)
    clauses = known.clauses(_naming(_plain(text, kept), alone=len(kept) == sum(bool(part.plain) for part in parts)))
    conditions = [condition for part in without for condition in part.conditions]
    return Asked(
        clauses=_each(*clauses, *(clause for part in kept for clause in part.clauses)),
        valued=known.valued(clauses),
        phrases=_each(*(part.phrase for part in kept if part.phrase)),
        filters=_merged(kept),
        conditions=_each(*(condition for part in kept for condition in part.conditions)),
        without=_each(*(clause for said in words for clause in known.excluded(said))),
        without_phrases=_each(*(part.phrase for part in without if part.phrase)),
        without_filters=_merged(without),
        without_conditions=_each(*conditions, *(one for said in words for one in known.excluded_values(said))),
        unread=tuple(part.piece for part in parts if part.piece.unread),
    )


def _naming(plain: str, alone: bool) -> str:
    """The plain words of a text; none if they only bind what is no plain word, as `in` does beside a year. The last
    one, behind which nothing stands, is still being typed."""
    bound = [word.start() for word in unbound(f"{plain}x", len(plain) + 1)] == [len(plain)]
    return "" if bound and not alone else _each_once(plain)


def _each_once(plain: str) -> str:
    """So many words without those that are said again: a text pasted by mistake is no slower than another."""
    found = list(WORD.finditer(plain))
    if len(found) <= MOST_WORDS:
        return plain
    met, kept = set[str](), [" "] * len(plain)
    for word in found:
        if (said := norm(word.group())) not in met:
            met.add(said)
            kept[word.start() : word.end()] = word.group()
    return "".join(kept)


def _each(*asked: _T) -> tuple[_T, ...]:
    """What is asked twice is one thing."""
    return tuple(dict.fromkeys(asked))


def understood(text: str, known: Known) -> Understood:
    """How a text is read, piece by piece."""
    text = scanning.with_apostrophes(text)
    return Understood(tuple(_told(text, part) for part in parts_of(text, known)))


def _told(text: str, part: Part) -> Piece:
    """The piece with what else may be meant, and with the words it is asked as where it could not be read."""
    if not part.piece.unread:
        return part.piece
    words = " ".join(word for start, end in part.plain for word in WORD.findall(text, start, end))
    return replace(part.piece, nearest=part.piece.nearest or part.near(), asked=words)


def plain_places(text: str, known: Known) -> tuple[tuple[int, int], ...]:
    """From which character up to which words stand that are asked for as they are: not behind the name of a field, not
    in quotes, not excluded, nor where something else is offered: behind a name that is nearly the one of a field, and
    in sums of money."""
    read = parts_of(scanning.with_apostrophes(text), known)
    parts = (part for part in read if not part.piece.without and not _is_offered(part.piece))
    return tuple(place for part in parts for place in part.plain)


def _is_offered(piece: Piece) -> bool:
    return piece.unread in (Unclear.FIELD, Unclear.CURRENCY, Unclear.CURRENCIES) and bool(piece.nearest)


def _plain(text: str, parts: Iterable[Part]) -> str:
    """The words of these parts at their places, all else blank: the last word is still known by standing last."""
    blank = [" "] * len(text)
    for start, end in (span for part in parts for span in part.plain):
        blank[start:end] = text[start:end]
    return "".join(blank)


def _merged(parts: Iterable[Part]) -> Filters:
    chosen: dict[Facet, tuple[str, ...]] = {}
    for facet, codes in (filters for part in parts for filters in part.filters):
        chosen[facet] = tuple(dict.fromkeys((*chosen.get(facet, ()), *codes)))
    return tuple(chosen.items())
