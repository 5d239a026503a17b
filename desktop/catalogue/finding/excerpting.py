"""Where a record has what was asked, when its card does not show it: a sentence of one of its texts, the name of what
belongs to it, or what one of its codes is called."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from itertools import chain, pairwise
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from desktop.catalogue.index.belonging import HOST, OF_FACILITY, quoted
from desktop.catalogue.index.labels import labels_of
from desktop.catalogue.stopping import check
from desktop.catalogue.words import Clause, Wanted, matches
from sync.bilingual import Bilingual, Lang
from sync.fields import Search
from sync.registry import fields_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from desktop.catalogue.query.asked import Asked
    from desktop.catalogue.reading import Reading
    from desktop.catalogue.views import Card
    from sync.records import Record
    from sync.vocabularies import Vocabularies

LEAD, LONGEST = 120, 320
"""Letters before the first found word of a long sentence, and of all that is told of it."""
_END = re.compile(r"(?<=\w{3}[.!?])\s+|(?<=[)»”\"][.!?])\s+|\s*\n\s*")
"""Where a sentence ends: not behind the one letter of a street or a town."""
_SPACE = re.compile(r"\s")
Spans = tuple[tuple[int, int], ...]


class Excerpt(msgspec.Struct, frozen=True):
    """A piece of what stands in a field, `label` is its message id, and where in it the words of the question are.
    `lang` is None where the text is of no language."""

    label: str
    text: str
    marks: Spans
    lang: Lang | None = None


class _Told(NamedTuple):
    label: str
    text: str
    lang: Lang | None


def excerpts(
    base: sqlite3.Connection,
    reading: Reading,
    terms: Vocabularies,
    asked: Asked,
    cards: Sequence[Card],
    lang: Lang,
) -> dict[int, Excerpt]:
    """By row: where the record of a card has things asked for that the card does not show in this language. What has
    most of them comes first, then what is told in this language. Nothing of a card that shows all, and of a record
    found by something that stands in no public text of it."""
    clauses = (*asked.clauses, *(Clause(((Wanted("", phrase=phrase),),)) for phrase in asked.phrases))
    lacking = {card.uid: (card, _lacking(clauses, "\n".join(_shown(card, lang)))) for card in cards} if clauses else {}
    wanting = {uid: each for uid, each in lacking.items() if each[1]}
    mentioned = _mentioned(base, [card.row for card, _ in wanting.values() if card.kind == "facility"])
    found: dict[int, Excerpt] = {}
    for record in reading.records(wanting):
        check()
        card, wanted = wanting[record.uid]
        told = chain(_texts(record), mentioned.get(card.row, ()), _named(record, terms))
        pieces = [piece for one in told for piece in _pieces(one, asked.words)]
        best = min(pieces, key=lambda piece: _rank(piece, wanted, lang), default=None)
        if best is not None and _rank(best, wanted, lang)[1]:
            found[card.row] = best
    return found


def _shown(card: Card, lang: Lang) -> Iterator[str]:
    """What a card says."""
    yield card.number
    for text in (card.name, card.organisation, card.place, card.type_label):
        yield text.shown(lang).text


def _lacking(clauses: Iterable[Clause], text: str) -> tuple[Clause, ...]:
    """What a text does not say, with the words it does not have."""
    lacking = (clause for clause in clauses if not _says(clause, text))
    return tuple(
        Clause(tuple(tuple(word for word in way if not _has(word, text)) for way in clause.ways)) for clause in lacking
    )


def _says(clause: Clause, text: str) -> bool:
    """Whether a text has all the words of one of the ways to say something."""
    return any(all(_has(word, text) for word in way) for way in clause.ways)


def _has(word: Wanted, text: str) -> bool:
    return next(matches((word,), text), None) is not None


def _rank(piece: Excerpt, wanted: Sequence[Clause], lang: Lang) -> tuple[int, int, bool]:
    """The less, the better: how many things it says, of how many it has a word, whether it is in another language."""
    says = sum(_says(clause, piece.text) for clause in wanted)
    some = sum(any(_has(word, piece.text) for way in clause.ways for word in way) for clause in wanted)
    return -says, -some, piece.lang not in (lang, None)


def _pieces(told: _Told, words: Sequence[Wanted]) -> Iterator[Excerpt]:
    """The sentences of a text that have any of the words."""
    if spans := tuple(matches(words, told.text)):
        begin = len(told.text) - len(told.text.lstrip())
        starts = [begin, *(end.end() for end in _END.finditer(told.text)), len(told.text)]
        for start, end in pairwise(starts):
            if within := [span for span in spans if start <= span[0] < end]:
                yield _cut(told, start, end, within)


def _cut(told: _Told, start: int, end: int, spans: Sequence[tuple[int, int]]) -> Excerpt:
    """A sentence, of a long one what is around the first word."""
    before = ""
    if spans[0][0] - start > LEAD:
        start, before = told.text.find(" ", spans[0][0] - LEAD, spans[0][0]) + 1 or spans[0][0], "…"
    end = min(end, max(start + LONGEST, spans[0][1]))
    text = _SPACE.sub(" ", told.text[start:end].rstrip())
    moved = len(before) - start
    marks = tuple((one + moved, other + moved) for one, other in spans if other <= end)
    return Excerpt(told.label, before + text, marks, told.lang)


def _texts(record: Record) -> Iterator[_Told]:
    """What a record is searched by and everybody may see, in the order of its fields."""
    for field in fields_of(record.kind).values():
        value = getattr(record, field.name)
        if field.search is not Search.NOT and field.public:
            yield from _in_languages(field.label, value)
        for column in field.columns if field.public else ():
            if column.search is not Search.NOT and column.public:
                for row in value:
                    yield from _in_languages(field.label, getattr(row, column.name))


def _in_languages(label: str, value: Bilingual | str | tuple[str, ...]) -> Iterator[_Told]:
    if isinstance(value, Bilingual):
        told = [_Told(label, value.get(lang), lang) for lang in Lang]
    else:
        told = [_Told(label, text, None) for text in ((value,) if isinstance(value, str) else value)]
    return (one for one in told if one.text)


def _named(record: Record, terms: Vocabularies) -> Iterator[_Told]:
    for label, scheme, code in labels_of(record):
        yield from _in_languages(label, terms.label(scheme, code))


def _mentioned(base: sqlite3.Connection, rows: Sequence[int]) -> Mapping[int, Sequence[_Told]]:
    """By facility: the names of its instruments, its services and its host, by which it is found too."""
    found: defaultdict[int, list[_Told]] = defaultdict(list)
    asked = (json.dumps(rows),)
    for row, kind, field, ru, be, alias in base.execute(_BELOW, asked) if rows else ():
        label = fields_of(kind)[field].back
        found[row] += chain(_in_languages(label, Bilingual(ru, be)), _in_languages(label, alias))
    label = fields_of("facility")[HOST].label
    for row, ru, be, alias in base.execute(_HOSTS, asked) if rows else ():
        found[row] += chain(_in_languages(label, Bilingual(ru, be)), _in_languages(label, alias))
    return found


_BELOW = f"""
SELECT link.target, card.kind, link.field, card.name_ru, card.name_be, card.alias
FROM link JOIN card ON card.row = link.row
WHERE link.target IN (SELECT value FROM json_each(?))
  AND link.field IN ({quoted(OF_FACILITY)})
  AND NOT card.hidden
ORDER BY card.row
"""
_HOSTS = f"""
SELECT link.row, card.name_ru, card.name_be, card.alias
FROM link JOIN card ON card.row = link.target
WHERE link.row IN (SELECT value FROM json_each(?)) AND link.field = '{HOST}'
"""
