"""A question that nothing answers whole, with fewer of its words.

First go the words no record has and those that only say what a person wants to do; where what is left finds little
enough, the records that have most of it are meant, without the words that none of them has.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from desktop.catalogue import words
from desktop.catalogue.finding import pieces
from desktop.catalogue.finding.pieces import replaced
from desktop.catalogue.questions import Question
from desktop.catalogue.stopping import check
from desktop.catalogue.words.wishing import wishes

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from pyroaring import BitMap

    from desktop.catalogue.finding.pieces import Places
    from desktop.catalogue.finding.search import Search

ENOUGH = 8
"""Records that have all that is left: nobody looks for those that have less."""
OPERATORS = {"and": "", "or": "", "not": "-"}
"""What other searches read as an operator, and how it is said here."""

Span = tuple[int, int]


class Fewer(NamedTuple):
    """The question with fewer words, and how many records it finds; with `most` they have not all of them either."""

    question: Question
    hits: int


class LeavingOut:
    """One question, word by word, each with those that bind it."""

    def __init__(self, search: Search, question: Question, places: Places) -> None:
        self._search, self._question = search, question
        self._units = {span: question.text[slice(*span)] for span in pieces.units(question.text, places)}

    def fewer(self) -> Fewer | None:
        """The question with as many of its words as something has, None where nothing has any of them."""
        telling = [span for span in self._units if span not in self._absent and span not in self._idle]
        if not telling:
            return None
        whole = next(self._whole(), None)
        if len(telling) == 1 or (whole and whole.hits >= ENOUGH):
            return whole
        rows = self._search.rows(replace(self._without({*self._absent, *self._idle}), most=True))
        had = [span for span in telling if self._rows[span] & rows]
        meant = self._without({*self._units}.difference(had))
        many = self._search.count(meant)
        if many < len(rows):
            return Fewer(replace(meant, most=True), len(rows))
        return Fewer(meant, many) if many else whole

    def _whole(self) -> Iterator[Fewer]:
        """What finds anything of the question without the words nothing has, then without the idle ones too."""
        for left_out in dict.fromkeys((self._absent, self._absent | self._idle)):
            if left_out and (hits := self._search.count(meant := self._without(left_out))):
                yield Fewer(meant, hits)

    @cached_property
    def _rows(self) -> dict[Span, BitMap]:
        """The records that have each of the words, alone or as a part of what several of them name together, whatever
        else is asked for."""
        asked = self._search.asked(self._question)
        several = [clause.ways[0] for clause in asked.clauses if len(clause.ways[0]) > 1] if asked else []
        together = [[word.word for word in own] for own in several]
        named = [(frozenset(own), self._search.rows(_plain(" ".join(own)))) for own in together]
        found = {}
        for span, said in self._units.items():
            check()
            spoken = words.split(said)
            rows = [rows for one, rows in named if not one.isdisjoint(spoken)]
            found[span] = self._search.rows(_plain(said)).union(*rows)
        return found

    @cached_property
    def _absent(self) -> frozenset[Span]:
        operators = {span for span, said in self._units.items() if said.casefold() in OPERATORS}
        return frozenset(operators.union(span for span, rows in self._rows.items() if not rows))

    @cached_property
    def _idle(self) -> frozenset[Span]:
        return frozenset(span for span, said in self._units.items() if wishes(words.WORD.findall(said)[-1]))

    def _without(self, spans: Container[Span]) -> Question:
        left = [span for span in self._units if span in spans]
        text = replaced(self._question.text, left, [""] * len(left))
        return replace(self._question, text=" ".join(text.split()))


def _plain(said: str) -> Question:
    """Just these words, all of them typed to their ends."""
    return Question(f"{said} ")
