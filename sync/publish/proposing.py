"""Candidates for the thesaurus: words that keep meeting in the two languages of one text and have no key in common.

A text told in both languages is cut into sentences where both have as many. What sound or the thesaurus explains is
crossed out; of what is left, a pair is the likelier the more often its words meet and the less often one stands
without the other (log-likelihood ratio), and the nearer their places in the sentence are.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from math import log
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from sync.bilingual import Bilingual, Lang
from sync.errors import MalformedRecord, SourceMissing
from sync.publish.centre import Centre
from sync.vocabularies import read_terms

LEAST = 2
"""Sentences in which a pair has to meet: what meets once may do so by chance."""
LIKELY = 6.63
"""The ratio above which one pair in a hundred is chance."""
_SHORTEST = 3
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
_SENTENCES = re.compile(r"(?<=[.!?;])\s+|\n+")


class Speech(NamedTuple):
    """What is known of words. `sought` holds the keys a word of a query is sought by, the thesaurus among them."""

    lemma: Callable[[str, Lang], str]
    keys: Callable[[str], Collection[str]]
    sought: Callable[[str], Collection[str]]


class Candidate(msgspec.Struct, frozen=True):
    """Two lemmas that may say the same: how often they meet, how surely, and the shortest text they meet in."""

    count: int
    score: float
    ru: str
    be: str
    example: Bilingual


class _Met(NamedTuple):
    """What the sentences show: how many hold a lemma, how many a pair, how near, and where it stands shortest."""

    sentences: int
    alone: Counter[tuple[str, Lang]]
    pairs: Counter[tuple[str, str]]
    near: dict[tuple[str, str], float]
    examples: dict[tuple[str, str], Bilingual]


def told_twice(path: Path) -> Iterator[Bilingual]:
    """The texts of records and terms told in both languages: of a centre's folder, a TSV of terms, a file of records.

    Raises SourceMissing for what is not there, MalformedRecord for a file of another shape.
    """
    if path.is_dir():
        for source in Centre.open(path).sources():
            yield from told_twice(source)
        return
    if not path.is_file():
        raise SourceMissing(str(path))
    try:
        yield from _labels(path) if path.suffix.lower() == ".tsv" else _texts(path)
    except (KeyError, ValueError, msgspec.DecodeError) as error:
        raise MalformedRecord(path.name, "", repr(error)) from error


def _labels(path: Path) -> Iterator[Bilingual]:
    return (term.label for term in read_terms(path) if term.label.ru and term.label.be)


def _texts(path: Path) -> Iterator[Bilingual]:
    with path.open("rb") as lines:
        for line in filter(bytes.strip, lines):
            yield from _within(msgspec.json.decode(line))


def _within(value: Any) -> Iterator[Bilingual]:
    """Texts in both languages wherever they stand in a document."""
    match value:
        case {"ru": str(ru), "be": str(be)} if ru.strip() and be.strip():
            yield Bilingual(ru, be)
        case dict():
            for part in value.values():
                yield from _within(part)
        case list():
            for part in value:
                yield from _within(part)


def propose(texts: Iterable[Bilingual], speech: Speech, least: int = LEAST) -> list[Candidate]:
    """Pairs of lemmas each of which is the other's likeliest, the surest first; the same for the same texts."""
    met = _met(texts, speech)
    scores = {pair: score for pair, count in met.pairs.items() if count >= least and (score := _score(met, pair))}
    order = sorted(scores, key=lambda pair: (-scores[pair], -met.pairs[pair], pair))
    found, taken = [], set[tuple[str, Lang]]()
    for ru, be in order:
        ends = {(ru, Lang.RU), (be, Lang.BE)}
        if taken.isdisjoint(ends):
            found.append(Candidate(met.pairs[ru, be], scores[ru, be], ru, be, met.examples[ru, be]))
        taken |= ends
    return found


def as_table(found: Iterable[Candidate]) -> str:
    """Candidates as TSV, a header first; the labels are named as in a table of terms."""
    rows = [
        ("count", "score", "label_ru", "label_be", "example_ru", "example_be"),
        *((str(one.count), f"{one.score:.1f}", one.ru, one.be, one.example.ru, one.example.be) for one in found),
    ]
    return "".join("\t".join(row) + "\n" for row in rows)


def _met(texts: Iterable[Bilingual], speech: Speech) -> _Met:
    sentences = sorted({part for text in texts for part in _sentences(text)}, key=lambda part: (part.ru, part.be))
    met = _Met(len(sentences), Counter(), Counter(), defaultdict(float), {})
    for sentence in sentences:
        ru, be = _unexplained(sentence, speech)
        met.alone.update((lemma, Lang.RU) for lemma in ru)
        met.alone.update((lemma, Lang.BE) for lemma in be)
        for one, place in ru.items():
            for other, near in be.items():
                met.pairs[one, other] += 1
                met.near[one, other] += 1 - abs(place - near)
                shortest = met.examples.setdefault((one, other), sentence)
                if len(sentence.ru) < len(shortest.ru):
                    met.examples[one, other] = sentence
    return met


def _sentences(text: Bilingual) -> Iterator[Bilingual]:
    ru, be = (_SENTENCES.split(text.get(lang).strip()) for lang in Lang)
    if len(ru) != len(be):
        ru, be = [text.ru], [text.be]
    return (Bilingual(" ".join(one.split()), " ".join(other.split())) for one, other in zip(ru, be, strict=True))


def _unexplained(sentence: Bilingual, speech: Speech) -> tuple[dict[str, float], dict[str, float]]:
    """The lemmas of both sides that nothing explains, and how far from the beginning each first stands, 0 to 1."""
    ru, be = (_WORD.findall(sentence.get(lang)) for lang in Lang)
    written = {key for word in be for key in speech.keys(word)}
    sought = {key for word in ru for key in speech.sought(word)}
    return (
        _placed(ru, Lang.RU, speech, lambda word: not written.isdisjoint(speech.sought(word))),
        _placed(be, Lang.BE, speech, lambda word: not sought.isdisjoint(speech.keys(word))),
    )


def _placed(words: list[str], lang: Lang, speech: Speech, explained: Callable[[str], bool]) -> dict[str, float]:
    placed: dict[str, float] = {}
    for place, word in enumerate(words):
        if len(word) >= _SHORTEST and not word.isupper() and not explained(word):
            placed.setdefault(speech.lemma(word, lang), place / len(words))
    return placed


def _score(met: _Met, pair: tuple[str, str]) -> float:
    """The likelihood ratio of a pair by the nearness of its words; 0 where it may be chance."""
    both = met.pairs[pair]
    ru, be = met.alone[pair[0], Lang.RU], met.alone[pair[1], Lang.BE]
    ratio = _ratio(both, ru - both, be - both, met.sentences - ru - be + both)
    return round(ratio * met.near[pair] / both, 1) if ratio >= LIKELY and both * met.sentences > ru * be else 0.0


def _ratio(both: int, one: int, other: int, neither: int) -> float:
    """Twice the logarithm of the likelihood ratio of a table of four counts (Dunning 1993)."""
    cells, sides = (both, one, other, neither), (both + one, other + neither, both + other, one + neither)
    return 2 * (_entropy(cells) - _entropy(sides) + _entropy((sum(cells),)))


def _entropy(counts: Iterable[int]) -> float:
    return sum(count * log(count) for count in counts if count)
