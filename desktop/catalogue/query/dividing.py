"""From the text of a query to its parts: each reader in turn is asked whether what it reads begins here."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from desktop.catalogue.query import scanning
from desktop.catalogue.query.parts import LONGEST, MOST, Part, is_plain, too_long
from desktop.catalogue.query.spans import relation_pattern
from desktop.catalogue.query.telling import Piece, Sort, Unclear
from desktop.catalogue.stopping import check
from desktop.catalogue.words import MOST_WORDS, WORD, norm, split
from desktop.catalogue.words.binding import unbound
from sync.bilingual import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from desktop.catalogue.query.knowing import Known


def parts_of(text: str, known: Known) -> list[Part]:
    """The parts of a text in their order; between them are spaces and signs that ask for nothing. What is beyond a
    limit is one part that asks for nothing, and says so."""
    from desktop.catalogue.query.either import joined

    end = scanning.whole(text, LONGEST)
    found: list[Part] = []
    after = 0
    for read, part in enumerate(_special_parts(text[:end], known) if not is_plain(text) else ()):
        check()
        if read == MOST or (part.piece.end >= end < len(text) and (part.phrase or part.piece.without)):
            end = part.piece.start  # what is cut in the middle would ask for something else
            break
        words = list(_words_between(text, after, part.piece.start))
        before = text[words[0].piece.start : words[0].piece.end] if words else ""
        found += [*words, (part.behind(before) if before else None) or part]
        if part.left_out:
            found.append(too_long(part.piece.end, part.left_out))
        after = part.left_out or part.piece.end
    parts = _with_few_words(text, joined(text[:end], [*found, *_words_between(text, after, end)], known))
    return [*parts, too_long(end, len(text))] if text[end:].strip() else parts


def _with_few_words(text: str, parts: list[Part]) -> list[Part]:
    """The parts with so many different words as a query may have; those that follow ask for nothing, and say so."""
    places = [place for part in parts if not part.piece.without for place in part.plain]
    if sum(1 for start, end in places for _ in WORD.finditer(text, start, end)) <= MOST_WORDS:
        return parts
    met: set[str] = set()
    for word in unbound(_at_places(text, places), len(text)):
        met.add(norm(word.group()))
        if len(met) > MOST_WORDS:
            return [few for part in parts for few in _before(text, part, word.start())]
    return parts


def _before(text: str, part: Part, most: int) -> Iterator[Part]:
    """The part without its words behind this place."""
    if part.piece.without or not part.plain or part.plain[-1][1] <= most:
        yield part
    elif part.piece.sort is not Sort.WORDS or part.piece.unread:
        yield part._replace(plain=(), piece=replace(part.piece, unread=part.piece.unread or Unclear.TOO_LONG))
    else:
        yield from (few for start, end in part.plain for few in _words_between(text, start, min(end, most)))
        if part.piece.end > most:
            yield too_long(max(part.piece.start, most), part.piece.end)


def _at_places(text: str, places: Iterable[tuple[int, int]]) -> str:
    """The words at these places, all else blank."""
    blank = [" "] * len(text)
    for start, end in places:
        blank[start:end] = text[start:end]
    return "".join(blank)


def words_before(text: str, known: Known) -> str:
    """The plain words that stand before the comparison a text ends with; '' where there are none, or no comparison."""
    compares = re.search(rf"{relation_pattern()}\s*$", text, re.IGNORECASE)
    part = next(reversed(parts_of(text[: compares.start()], known)), None) if compares else None
    return text[part.piece.start : part.piece.end] if part and part.plain and part.piece.sort is Sort.WORDS else ""


def _special_parts(text: str, known: Known) -> Iterator[Part]:
    """The parts that are more than words."""
    from desktop.catalogue.query.codes import code_at
    from desktop.catalogue.query.fields import field_at, unknown_at, year_at
    from desktop.catalogue.query.grouping import group_at
    from desktop.catalogue.query.measuring import measure_at
    from desktop.catalogue.query.paying import price_at

    grouped = partial(group_at, parts_of=parts_of)
    readers = (grouped, _phrase_at, field_at, price_at, measure_at, code_at, year_at, unknown_at, _excluded_at)
    at = 0
    while at < len(text):
        part = None
        if not text[at].isspace() and scanning.begins(text, at):
            part = next((part for reader in readers if (part := reader(text, at, known))), None)
        if part:
            yield part
        at = (part.left_out or part.piece.end) if part else scanning.chunk_at(text, at)


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
