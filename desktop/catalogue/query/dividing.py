"""From the text of a query to its parts: each reader in turn is asked whether what it reads begins here."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop.catalogue.query import scanning
from desktop.catalogue.query.parts import LONGEST, MOST, Part, is_plain
from desktop.catalogue.query.spans import relation_pattern
from desktop.catalogue.query.telling import Piece, Sort
from desktop.catalogue.words import WORD, split
from sync.bilingual import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.catalogue.query.knowing import Known


def parts_of(text: str, known: Known) -> list[Part]:
    """The parts of a text in their order; between them are spaces and signs that ask for nothing."""
    from desktop.catalogue.query.either import joined

    found: list[Part] = []
    after = 0
    for part in _special_parts(text, known) if not is_plain(text) else ():
        words = list(_words_between(text, after, part.piece.start))
        before = text[words[0].piece.start : words[0].piece.end] if words else ""
        found += [*words, (part.behind(before) if before else None) or part]
        after = part.piece.end
    return joined(text, [*found, *_words_between(text, after, len(text))], known)


def words_before(text: str, known: Known) -> str:
    """The plain words that stand before the comparison a text ends with; '' where there are none, or no comparison."""
    compares = re.search(rf"{relation_pattern()}\s*$", text, re.IGNORECASE)
    part = next(reversed(parts_of(text[: compares.start()], known)), None) if compares else None
    return text[part.piece.start : part.piece.end] if part and part.plain and part.piece.sort is Sort.WORDS else ""


def _special_parts(text: str, known: Known) -> Iterator[Part]:
    """The parts that are more than words."""
    from desktop.catalogue.query.codes import code_at
    from desktop.catalogue.query.fields import field_at, unknown_at, year_at
    from desktop.catalogue.query.measuring import measure_at

    readers = (_phrase_at, field_at, measure_at, code_at, year_at, unknown_at, _excluded_at)
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
