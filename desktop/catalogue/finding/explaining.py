"""Why a record is among the results though it has none of the words of the question: what it has instead, another word
or the value that the words name."""

from __future__ import annotations

from functools import reduce
from operator import and_
from typing import TYPE_CHECKING

import msgspec
from pyroaring import BitMap

from desktop.catalogue.finding.most_words import parts
from desktop.catalogue.words import WORD, Wanted, lemma_keys, norm
from desktop.catalogue.words.binding import without_binding

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.catalogue.index.wordsets import Wordsets
    from desktop.catalogue.query.asked import Asked, Condition
    from desktop.catalogue.words import Another
    from sync.bilingual import Lang


class Why(msgspec.Struct, frozen=True):
    """What was asked for, as typed, and what the thesaurus says for it that the record has; or the value of a `field`
    that it names and the record has. `lacking` are the words the record has not, as typed, where most are enough."""

    typed: str
    said: str
    field: str = ""
    lacking: str = ""


def explained(
    sets: Wordsets, asked: Asked | None, rows: Sequence[int], lang: Lang, holding: Callable[[Condition], BitMap]
) -> tuple[Why | None, ...]:
    """For each row the first of the things asked for that it has only as the thesaurus says it, told in this language
    if it can be, then the first it has only as a value; None for one that has what was typed, in some form or as the
    other language sounds, or is called so by its kind or its type. What the thesaurus says stands in the row in some
    form: of what it has only by the sound nothing is told."""
    found: dict[int, Why] = {}
    for meant in (meant for clause in asked.clauses for meant in clause.meant) if asked else ():
        lacking = BitMap(rows) - BitMap(found) - _having(sets, meant.own)
        lacking -= BitMap().union(*(_having(sets, other.words) for other in meant.called))
        for other in sorted(meant.others, key=lambda other: other.lang is not lang) if lacking else ():
            having = lacking & _having(sets, (*other.words, *_spelt(other)))
            found.update(dict.fromkeys(having, Why(meant.typed, other.text)))
            lacking -= having
    for valued in asked.valued if asked else ():
        assert asked
        named = asked.clauses[valued.start : valued.end]
        lacking = BitMap(rows) - BitMap(found) - sets.all_of(named)
        for value in filter(lambda value: value.told, valued.values) if lacking else ():
            having = lacking & holding(value.condition)
            typed = " ".join(word.word for clause in named for word in clause.ways[0])
            found.update(dict.fromkeys(having, Why(typed, value.label.shown(lang).text, value.field.shown(lang).text)))
            lacking -= having
    return tuple(map(found.get, rows))


def lacking(
    sets: Wordsets, asked: Asked, rows: Sequence[int], text: str, holding: Callable[[Condition], BitMap]
) -> tuple[str, ...]:
    """For each row the words of the text it has in no way, as typed."""
    typed = {norm(word): word for word in WORD.findall(text)}
    found: dict[int, list[str]] = {row: [] for row in rows}
    for clauses, having in parts(asked, sets, holding):
        said = " ".join(typed.get(word.word, word.word) for clause in clauses for word in clause.ways[0])
        for row in BitMap(rows) - sets.all_of(clauses) - having:
            found[row].append(said)
    return tuple(", ".join(found[row]) for row in rows)


def _spelt(other: Another) -> list[Wanted]:
    """The words of what the thesaurus says as they are spelt, in any form: two that sound alike are told apart. What a
    code means need not be said."""
    if other.coded:
        return []
    return [Wanted("", frozenset(lemma_keys(word))) for word in WORD.findall(without_binding(other.text))]


def _having(sets: Wordsets, words: Sequence[Wanted]) -> BitMap:
    """Rows with all of these words."""
    return reduce(and_, (sets.of(word).anywhere for word in words))
