"""What was meant by a question that finds nothing: the same with another reading of each word nothing is found for.

A guess is offered, never applied: it has hits with the whole question and its filters, and it says what it takes the
mistake to be. Only plain words are guessed at: what stands in quotes or behind the name of a field is meant as it is.
Where no other reading is found, or nothing is mistyped and yet nothing has all the words, the records that have most
of them are the guess.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from desktop.catalogue import words
from desktop.catalogue.finding import pieces
from desktop.catalogue.finding.leaving_out import OPERATORS, LeavingOut
from desktop.catalogue.finding.pieces import replaced
from desktop.catalogue.finding.respelling import Respelling, fewest
from desktop.catalogue.finding.search import Search
from desktop.catalogue.index.wordsets import Wordsets
from desktop.catalogue.query.dividing import parts_of
from desktop.catalogue.query.knowing import Known
from desktop.catalogue.query.reading import plain_places
from desktop.catalogue.query.scanning import with_apostrophes
from desktop.catalogue.stopping import check
from desktop.catalogue.words import Clause, guesses
from desktop.catalogue.words.guesses import Mistake
from sync.alphabets import twins

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator, Sequence

    from desktop.catalogue.finding.pieces import Places
    from desktop.catalogue.query.meanings import Meanings
    from desktop.catalogue.questions import Question

FEW = 8
"""What more records answer is meant as typed."""
RARE = 2
"""A word that more records have is meant as typed, unless it is only the beginning of what they have."""
TIMES_MORE = 10
"""Where something was found as typed, a guess has to find so many times as much."""
TIMES_MORE_BEGUN = 2
"""The same where what was found only begins like a last word that is no word, or only sounds like it."""
LONGEST_QUESTION = 500

_DIGIT, _LETTER = re.compile(r"\d"), re.compile(r"[^\W\d_]")
_QUOTE = re.compile('["«»„“”]')
_APART = re.compile(r"(?<!\S)(\d+[^\W\d_]{1,2}) (?=[^\W\d_]{3})")
_FIELD = re.compile(r"(?<!\S)([^\s:\"]+):([^\s:\"]+)(?!\S)")


class Guess(msgspec.Struct, frozen=True):
    """The question as it would be asked, what is taken for the mistake (of several, the least certain), its hits; with
    `most` these have not all of the words either."""

    text: str
    mistake: Mistake
    hits: int
    most: bool = False

    @property
    def shorter(self) -> bool:
        """Whether nothing is taken for mistyped, and words are left out."""
        return self.mistake is Mistake.TOO_MANY_WORDS

    def meant(self, question: Question) -> Question:
        """What is asked instead of this question."""
        return replace(question, text=self.text, most=self.most)


class Guessing:
    """Guesses over one connection to a base."""

    def __init__(self, base: sqlite3.Connection, known: Callable[[], Meanings], on: str) -> None:
        self._sets = Wordsets(base)
        self._base, self._meanings, self._on, self._search = base, known, on, Search(base, known, on)

    def guess(self, question: Question) -> Guess | None:
        """The likeliest question that was meant, None where as typed it finds enough or nothing else would."""
        if len(question.text) > LONGEST_QUESTION:
            return None
        text = with_apostrophes(question.text)
        question = replace(question, text=text)
        if named := self._first(question, Mistake.LAYOUT, self._with_fields(text)):
            return named
        places = plain_places(text, self._known)
        asked = [one for start, end in places for one in self._known.clauses(text[start:end])]
        spelt = self._known.unvalued(asked)
        missing = self._rare(spelt, 0)
        found = 0 if missing or not asked else self._search.count(question)
        if asked and not found and (plainly := self._without_operators(question, places)):
            hits = self._search.count(plainly)
            return Guess(plainly.text, Mistake.TOO_MANY_WORDS, hits) if hits else self.guess(plainly)
        if (meant := self._otherwise(question, places, spelt, missing, found)) or found or not asked:
            return meant
        numbers = self._numbers(text, places)
        return self._first(question, Mistake.ALPHABET, numbers) or self._with_fewer_words(question, places)

    def _first(self, question: Question, mistake: Mistake, texts: Iterator[str]) -> Guess | None:
        """The first of these texts that finds anything."""
        for text in texts:
            check()
            if many := self._search.count(replace(question, text=text)):
                return Guess(text, mistake, many)
        return None

    def _otherwise(
        self, question: Question, places: Places, asked: Sequence[Clause], missing: frozenset[str], found: int
    ) -> Guess | None:
        """The question with another reading of its doubtful words that finds so much more."""
        doubtful, least = self._doubtful(question.text, places, asked, found)
        doubtful = missing or doubtful
        if not doubtful or all(len(word) == 1 for word in words.split(question.text)):
            return None  # letters alone mean whatever one likes
        chunks = [
            chunk for chunk in pieces.chunks(question.text, places) if not doubtful.isdisjoint(words.split(chunk[0]))
        ]
        respelling = Respelling(self._base, self._sets, self._known.thesaurus)
        for mistake, guessed in respelling.attempts(question.text, places, chunks, doubtful):
            check()
            hits = self._search.count(replace(question, text=guessed))
            if hits >= least:
                return Guess(guessed, mistake, hits)
        return None

    def _doubtful(self, text: str, places: Places, asked: Sequence[Clause], found: int) -> tuple[frozenset[str], int]:
        """Words that may be mistyped although so many records were found, and how many a guess has to find."""
        if begun := self._only_begun(text, places) if 0 < found <= FEW else frozenset():
            return begun, found * TIMES_MORE_BEGUN
        if 0 < found <= RARE:
            return self._rare(asked, RARE), found * TIMES_MORE
        return frozenset(), 1

    def _only_begun(self, text: str, places: Places) -> frozenset[str]:
        """The last word of a text if it is none: no dictionary has it and no record, but others begin or sound so."""
        last = next((match for match in words.WORD.finditer(text) if match.end() == len(text)), None)
        if last is None or words.knows(last[0]) or _DIGIT.search(last[0]) or fewest(self._base, last[0]):
            return frozenset()
        plain = any(start <= last.start() and last.end() <= end for start, end in places)
        return frozenset({words.norm(last[0])} if plain else ())

    def _without_operators(self, question: Question, places: Places) -> Question | None:
        """The question in the way of this search, if it has words that are operators of others, and not only them."""
        chunks = [*pieces.chunks(question.text, places)]
        found = [chunk for chunk in chunks if chunk[0].casefold() in OPERATORS]
        if not 0 < len(found) < len(chunks):
            return None
        said = [OPERATORS[chunk[0].casefold()] for chunk in found]
        text = " ".join(replaced(question.text, [chunk.span() for chunk in found], said).split())
        return replace(question, text=text.replace(" - ", " -"))

    def _with_fields(self, text: str) -> Iterator[str]:
        """The text with names of fields that are none, and what stands behind them, on another layout."""
        fields = [*_FIELD.finditer(text)]
        if not fields or any(part.piece.field and not part.piece.unread for part in parts_of(text, self._known)):
            return
        for made in zip(*(guesses.layouts("\n".join(field.groups())) for field in fields), strict=False):
            said = replaced(text, [field.span() for field in fields], [one.replace("\n", ":") for one in made])
            read = [part.piece for part in parts_of(said, self._known)]
            if any(piece.field for piece in read) and not any(piece.unread for piece in read):
                yield said

    def _numbers(self, text: str, places: Places) -> Iterator[str]:
        """The text with the letters of numbers and models in the other alphabet, where they look alike or stand for one
        another, and with what a number begins written in one with the next word: 3D is no three days."""
        found = [chunk for chunk in pieces.chunks(text, places) if _DIGIT.search(chunk[0]) and _LETTER.search(chunk[0])]
        written = [text]
        for chunk in found:
            others = dict.fromkeys((*twins(chunk[0]), guesses.in_latin(chunk[0])))
            written += [replaced(text, [chunk.span()], [made]) for made in others if made != chunk[0]]
        yield from written[1:]
        if not _QUOTE.search(text):
            yield from (_joined(made) for made in written if _joined(made) != made)

    def _with_fewer_words(self, question: Question, places: Places) -> Guess | None:
        """The question with as many of its words as something has."""
        fewer = LeavingOut(self._search, question, places).fewer()
        return Guess(fewer.question.text, Mistake.TOO_MANY_WORDS, fewer.hits, fewer.question.most) if fewer else None

    @cached_property
    def _known(self) -> Known:
        return Known(self._base, self._meanings(), self._on)

    def _rare(self, asked: Sequence[Clause], most: int) -> frozenset[str]:
        """The words no more records have than so many, said in no other way either; those some have only if no
        dictionary has them."""
        rare = (
            word.word
            for clause in asked
            if not self._is_common(clause, most)
            for word in clause.ways[0]
            if len(clause.ways[0]) == 1 or not self._is_common(Clause(((word,),)), most)
        )
        return frozenset(word for word in rare if not most or not (words.knows(word) or _DIGIT.search(word)))

    def _is_common(self, asked: Clause, most: int) -> bool:
        """Counted already for most words; the index is asked for the others."""
        counted = len(asked.ways[0]) == 1 and fewest(self._base, asked.ways[0][0].word) > most
        return counted or len(self._sets.all_of((asked,))) > most


def _joined(text: str) -> str:
    return _APART.sub(r"\1-", text)
