"""The questions `dev.py bench search` asks, by kind, drawn from the words and values of the catalogue itself."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import pairwise
from typing import NamedTuple

from desktop.catalogue import Catalogue, words
from desktop.catalogue.questions import Facet, Order, Question
from sync.bilingual import Lang
from sync.canon import decode
from tests.bench.search_rivals import BY_NAME, language_of

EACH = 24
"""Questions of a kind."""
PARTED = (0.03, 0.3)
"""Shares of the vocabulary, the most frequent words first: which are frequent, and which middling."""


class Call(Enum):
    """What ours is asked for: a page of results and their number, the counts beside filters, what may be meant
    instead, why a page was found, where its records have what was asked."""

    PAGE, FACETS, GUESS, WHY, EXCERPTS = range(5)


class Asked(NamedTuple):
    """A question to ours and the same to the others: to FTS5 what matches, to SQL what holds of the row; with neither
    FTS5 has no such question. tantivy is not asked what it would need another index for."""

    question: Question
    match: str = ""
    holds: str = ""
    order: str = ""
    tantivy: bool = False
    call: Call = Call.PAGE

    @property
    def has_rival(self) -> bool:
        """Whether FTS5 or SQL can be asked the same."""
        return self.call is Call.PAGE and bool(self.match or self.holds)


class Drawn(NamedTuple):
    """Single words, frequent, middling and rare ones of both languages by turns; two that stand side by side in a name;
    two that need not stand anywhere together."""

    single: list[str]
    pairs: list[tuple[str, str]]
    apart: list[str]

    @property
    def two(self) -> list[str]:
        """Questions of two words."""
        return [" ".join(pair) for pair in self.pairs[:18]] + self.apart[:6]


def drawn(catalogue: Catalogue) -> Drawn:
    """Always the same ones from the same catalogue."""
    base, chance = catalogue._files.base, random.Random(4)
    single = _words(base.execute(_VOCABULARY).fetchall(), chance)
    names = [_name(doc, chance) for (doc,) in base.execute(_SOME, (8 * EACH,))]
    pairs = [pair for name in names if (pair := _two(name, chance))][:EACH]
    apart = [f"{one} {other}" for one, other in zip(single[:12], single[6:18], strict=True)]
    return Drawn(single, pairs, apart)


def kinds_of_words(found: Drawn) -> Iterator[tuple[str, list[Asked]]]:
    """Questions of words, with filters and orders."""
    single, two = found.single, found.two
    yield "word", [plain(word) for word in single]
    yield "two words", [plain(text) for text in two]
    for letters in (2, 3, 4, 5):
        beginnings = list(dict.fromkeys(word[:letters] for word in single if len(word) > letters))
        yield f"prefix {letters}", [_begun(text) for text in beginnings[:EACH]]
    yield "filtered", [_filtered(text, place) for place, text in enumerate((*single, *two[:12]))]
    yield "by name", [_by_name(text) for text in (*single, *two[:6])]
    yield "phrase", [_phrase(pair) for pair in found.pairs]
    yield "without", [_without(one, other) for one, other in zip(single, reversed(single), strict=True) if one != other]
    yield "either", [_either(one, other) for one, other in zip(single, reversed(single), strict=True) if one != other]
    yield "facets", [_counted(plain(text)) for text in (*single, *two[:6])]
    yield "facets filtered", [_counted(_filtered(text, place)) for place, text in enumerate(("", *single))]


def plain(text: str) -> Asked:
    """The same words to all."""
    return Asked(Question(text), " ".join(f'"{word}"' for word in words.WORD.findall(text)), tantivy=True)


def _words(vocabulary: Sequence[tuple[str]], chance: random.Random) -> list[str]:
    frequent, middling = (int(len(vocabulary) * share) for share in PARTED)
    parts = vocabulary[:frequent], vocabulary[frequent:middling], vocabulary[middling:]
    every = [word for (word,) in vocabulary]
    by_language = [[[w for (w,) in part if language_of(w) is lang] or every for lang in Lang] for part in parts]
    return [chance.choice(by_language[place % 3][place // 3 % 2]) for place in range(EACH)]


def _name(doc: str, chance: random.Random) -> str:
    """One of the two names of a record."""
    name = decode(doc.encode()).get("name") or {}
    return str(chance.choice(sorted(name.values()) or [""]))


def _two(name: str, chance: random.Random) -> tuple[str, str] | None:
    """Two words that stand side by side."""
    spoken = [word for word in words.WORD.findall(name) if word.isalpha()]
    near = [pair for pair in pairwise(spoken) if min(map(len, pair)) > 3]
    return chance.choice(near) if near else None


def _phrase(pair: tuple[str, str]) -> Asked:
    quoted = f'"{" ".join(pair)}"'
    return Asked(Question(quoted), quoted)


def _begun(letters: str) -> Asked:
    return Asked(Question(letters), f'"{letters}"*', tantivy=True)


def _filtered(text: str, place: int) -> Asked:
    """Filters as people choose them, by turns."""
    filters, condition = _FILTERS[place % len(_FILTERS)]
    match = plain(text).match if text else ""
    return Asked(Question(text, filters), match, condition)


def _by_name(text: str) -> Asked:
    return Asked(Question(text, order=Order.NAME, lang=Lang.BE), plain(text).match, order=BY_NAME)


def _without(word: str, other: str) -> Asked:
    return Asked(Question(f"{word} -{other}"), f'"{word}" NOT "{other}"')


def _either(word: str, other: str) -> Asked:
    return Asked(Question(f"{word} ИЛИ {other}"), f'"{word}" OR "{other}"')


def _counted(asked: Asked) -> Asked:
    return asked._replace(call=Call.FACETS, tantivy=False)


_VOCABULARY = """
SELECT shown FROM spelling WHERE length(word) > 3 AND shown NOT GLOB '*[0-9a-z]*' ORDER BY records DESC, word
"""
_SOME = """
SELECT doc FROM record WHERE kind IN ('facility', 'equipment', 'service')
AND row % (SELECT 1 + max(row) / ? FROM record) = 0
"""
BELARUS = (Facet.COUNTRY, ("BY",))
FACILITIES = (Facet.KIND, ("facility",))
_FILTERS = (
    ((BELARUS,), "plain.country = 'BY'"),
    ((FACILITIES,), "plain.kind = 'facility'"),
    ((BELARUS, FACILITIES), "plain.country = 'BY' AND plain.kind = 'facility'"),
    (((Facet.KIND, ("equipment", "service")),), "plain.kind IN ('equipment', 'service')"),
    (((Facet.REGION, ("BY-HM",)),), "plain.region = 'BY-HM'"),
)
