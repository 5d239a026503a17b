"""What a reader of queries has to know of the catalogue they are put to."""

from __future__ import annotations

import re
from functools import cached_property, reduce
from operator import and_
from typing import TYPE_CHECKING

from pyroaring import BitMap

from desktop.catalogue import words
from desktop.catalogue.index.wordsets import Wordsets
from desktop.catalogue.query.asked import Condition
from desktop.catalogue.query.posted import of_codes
from desktop.catalogue.questions import Facet
from sync.bilingual import Lang

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from desktop.catalogue.query.asked import Valued
    from desktop.catalogue.query.meanings import Meanings
    from desktop.catalogue.query.quantities import Units
    from desktop.catalogue.query.telling import Named
    from desktop.catalogue.words import Clause

Told = list[tuple[str, ...]]


class Known:
    """One base as a reader of queries asks it. `on` is the ISO day of asking: a price that is over costs nothing.
    What else may be meant is offered in the language `lang`.

    What is the same for every query stands in `meanings`; what edits change is asked anew each time.
    """

    def __init__(self, base: sqlite3.Connection, meanings: Meanings, on: str = "", lang: Lang = Lang.RU) -> None:
        self.base, self.meanings, self.on, self.lang = base, meanings, on, lang
        self.vocabularies, self.thesaurus = meanings.vocabularies, meanings.thesaurus
        self._having: dict[tuple[str, str], BitMap] = {}
        self.named: dict[str, Named | None] = {}
        """Parameters by the names that have been asked for."""

    @cached_property
    def sets(self) -> Wordsets:
        """Which rows have which words."""
        return Wordsets(self.base)

    @property
    def units(self) -> Units:
        """Reads units."""
        return self.meanings.units

    def has(self, word: str) -> bool:
        """Whether any record has a word, in compared spelling, or one that begins so."""
        return bool(self.sets.of(words.Wanted(word)).anywhere)

    def clauses(self, text: str) -> tuple[Clause, ...]:
        """What plain words ask for; a model typed without its hyphen, as no record has it, in its parts."""
        return words.clauses(self.parted(text), self.thesaurus)

    def valued(self, clauses: Sequence[Clause]) -> tuple[Valued, ...]:
        """Which of these, one or several, name a value records may have instead of the words."""
        return tuple(self.meanings.values.among(clauses)) if clauses else ()

    def unvalued(self, clauses: Sequence[Clause]) -> list[Clause]:
        """Those of these that name no value: they are found by their words or not at all."""
        named = {at for valued in self.valued(clauses) for at in range(valued.start, valued.end)}
        return [clause for at, clause in enumerate(clauses) if at not in named]

    def excluded_values(self, text: str) -> tuple[Condition, ...]:
        """Who has a value that the whole of this text names: it must not be there either."""
        clauses = self.clauses(f"{text} ")
        named = (valued for valued in self.valued(clauses) if valued.end - valued.start == len(clauses))
        return tuple(value.condition for valued in named for value in valued.values)

    def excluded(self, text: str) -> tuple[Clause, ...]:
        """What must not be there: all of these words in any form, none that only begins so."""
        found = dict.fromkeys(words.WORD.findall(self.parted(text)))
        keys = (frozenset({words.norm(word), *words.query_keys(word, self.thesaurus)}) for word in found)
        return (words.Clause((tuple(words.Wanted("", each) for each in keys),)),) if found else ()

    def said_otherwise(self, text: str) -> tuple[str, ...]:
        """Other ways to say the whole of a text: an abbreviation in full."""
        clauses = self.clauses(text)
        meant = clauses[0].meant if len(clauses) == 1 else ()
        return tuple(other.text for one in meant for other in one.others)

    def ask(self, query: str, *values: str | int | float) -> Told:
        """The rows of a statement."""
        return self.base.execute(query, values).fetchall()

    def rows_with(self, text: str, column: str = "", *kinds: str) -> BitMap:
        """Rows that have all words of a text, in the `title`, in the `body` or anywhere, of these kinds or any; none
        for a text without words. Not to be changed."""
        if (text, column) not in self._having:
            clauses = self.clauses(text)
            self._having[text, column] = self.sets.all_of(clauses, column) if clauses else BitMap()
        found = self._having[text, column]
        return found & self.meanings.holding.of(Condition((of_codes(Facet.KIND, kinds),))) if kinds else found

    def having(self, text: str) -> BitMap:
        """Rows that have all words of a text, or instead of some of them the value these name."""
        others = list(self.clauses(text))
        found = list[BitMap]()
        for valued in reversed(self.valued(others)):
            named = others[valued.start : valued.end]
            del others[valued.start : valued.end]
            values = (self.meanings.holding.of(value.condition) for value in valued.values)
            found.append(self.sets.all_of(named) | BitMap.union(BitMap(), *values))
        if others:
            found.append(self.sets.all_of(others))
        return reduce(and_, found) if found else BitMap()

    def parted(self, text: str) -> str:
        """A text with each model typed without its hyphen, as neither a record nor the thesaurus has it, in its parts:
        NR600 is NR 600."""

        def apart(word: re.Match[str]) -> str:
            typed = word.group()
            parts = _JOINT.sub(" ", typed)
            return typed if parts == typed or len(typed) < _SHORTEST_MODEL or self._says(typed) else parts

        return words.WORD.sub(apart, text, words.MOST_WORDS) if _JOINT.search(text) else text

    def _says(self, word: str) -> bool:
        return self.thesaurus.begins(word) or self.has(words.norm(word)[: words.LONGEST_WORD])


_SHORTEST_MODEL = 3
"""Signs: 3D and 5G are words."""
_JOINT = re.compile(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")
