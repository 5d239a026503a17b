"""Question in, rows and counts out. Rows come from sets that are crossed as numbers and from the word index."""

from __future__ import annotations

from array import array
from functools import reduce
from itertools import compress
from operator import and_, or_
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from desktop.catalogue.questions import Facet, FacetCount, Facets, Found, Order, Question
from desktop.catalogue.rowsets import ROW, bits_of, common, mask_of, mask_with, stored_bits
from sync.bilingual import Bilingual

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Sequence

    from desktop.catalogue.query.asked import Asked, Condition
    from desktop.catalogue.words import Clause, Wanted
    from desktop.catalogue.words.thesaurus import Thesaurus

RANKED = 3000
"""With more hits than this nobody reads to the end: those with all words in the title come first, each part by name."""
PIECE = 1 << 16
"""Bytes of an ordering read at once: in pieces two million bytes come in half the time, for no memory of that size is
asked for on the way."""
ORGANISATIONS = 500
"""How many organisations are counted: the most frequent; a chosen one always."""


class Search:
    """Answers questions from one connection to a base; it keeps nothing that a change of the base would spoil."""

    def __init__(
        self, base: sqlite3.Connection, known: Callable[[], Thesaurus] | None = None, on: str = ""
    ) -> None:
        """`known` gives the thesaurus of the catalogue; without it the shipped one is asked. `on` is the ISO day of
        asking: what is over on it has no price; without it all prices count."""
        self._on = on
        self._base, self._known = base, known

    def search(self, question: Question) -> Found:
        """Rows that fit, in order. Any text is a question: what holds no word asks for everything."""
        asked = self.asked(question)
        if asked is None and not question.filters:
            return Found(self._ordering(question))
        marks = asked.words if asked else ()
        if asked and asked.clauses and question.order is Order.RELEVANCE:
            return Found(self._ranked(question, asked), marks)
        return Found(self._in_order(question, self._crossed(question, self._sets(asked))), marks)

    def count(self, question: Question) -> int:
        """How many rows fit, without their order."""
        return self._crossed(question, self._sets(self.asked(question))).bit_count()

    def finds_more(self, word: Wanted, than: int) -> bool:
        """Whether a word by itself is in more rows than so many."""
        found = self._base.execute(f"{_MATCHING} LIMIT ?", (_expression((_clause(word),)), than + 1))
        return len(found.fetchall()) > than

    def asked(self, question: Question) -> Asked | None:
        """What the text asks for, None where it asks for everything; without any text the rules of spelling are not
        even loaded."""
        if not question.text:
            return None
        from desktop.catalogue.query.asked import Asked
        from desktop.catalogue.query.knowing import Known
        from desktop.catalogue.query.reading import read

        known = Known(self._base, self._known() if self._known else None, self._on)
        asked = read(question.text, known)
        return asked if asked != Asked() else None

    def _ordering(self, question: Question) -> array[int]:
        """All rows in the order asked for, as written down when the base was built."""
        if question.order is Order.DISTANCE:
            from desktop.catalogue.nearness import nearest_first

            names = self._ordering(replace(question, order=Order.NAME))
            return nearest_first(self._base, question.near, question.lang, names)
        name = "confirmed" if question.order is Order.CONFIRMED else f"name_{question.lang.value}"
        (place,) = self._base.execute("SELECT rowid FROM ordering WHERE name = ?", (name,)).fetchone()
        rows = array(ROW)
        with self._base.blobopen("ordering", "rows", place, readonly=True) as written:
            while piece := written.read(PIECE):
                rows.frombytes(piece)
        return rows

    def _in_order(self, question: Question, bits: int) -> array[int]:
        rows = self._ordering(question)
        mask = mask_of(bits, max(rows, default=-1) + 1)
        return array(ROW, compress(rows, map(mask.__getitem__, rows)))

    def _ranked(self, question: Question, asked: Asked) -> array[int]:
        from desktop.catalogue.ranking import best_first

        if self._many(asked.clauses):
            return self._titles_first(question, asked, self._crossed(question, self._sets(asked)))
        narrowed = question.filters or asked != type(asked)(clauses=asked.clauses)
        allowed = self._allowed(question, asked) if narrowed else None
        return array(ROW, best_first(self._base, question, asked.clauses, allowed))

    def _many(self, clauses: tuple[Clause, ...]) -> bool:
        (count,) = self._base.execute(_COUNTED, (_expression(clauses), RANKED + 1)).fetchone()
        return bool(count > RANKED)

    def _allowed(self, question: Question, asked: Asked) -> bytes:
        """Which of all rows hold what is asked, at the place of each a 1."""
        (last,) = self._base.execute("SELECT max(row) FROM card").fetchone()
        return mask_of(self._crossed(question, self._sets(asked)), (last or 0) + 1)

    def _titles_first(self, question: Question, asked: Asked, bits: int) -> array[int]:
        rows = self._in_order(replace(question, order=Order.NAME), bits)
        titled = mask_with(self._matching(_expression(asked.clauses, "title")), max(rows, default=-1) + 1)
        return array(ROW, sorted(rows, key=lambda row: not titled[row]))

    def _matching(self, expression: str) -> array[int]:
        return array(ROW, (row for (row,) in self._base.execute(_MATCHING, (expression,))))

    def _sets(self, asked: Asked | None) -> list[int]:
        """The sets of rows that all have to be crossed for what a text asks."""
        if asked is None:
            return []
        sets = [_bits(self._matching(_expression(asked.clauses)))] if asked.clauses else []
        sets += [self._chosen(facet, codes) for facet, codes in asked.filters]
        sets += [self._holding(condition) for condition in asked.conditions]
        return sets

    def _holding(self, condition: Condition) -> int:
        return _bits(array(ROW, (row for (row,) in self._base.execute(*condition))))

    def _crossed(self, question: Question, sets: list[int], without: Facet | None = None) -> int:
        """The rows that are in all these sets and pass the filters, as a number; `without` lifts one filter."""
        crossed = [self._chosen(facet, codes) for facet, codes in question.filters if facet is not without] + sets
        return reduce(and_, crossed) if crossed else _bits(self._ordering(question))

    def _chosen(self, facet: Facet, codes: tuple[str, ...]) -> int:
        marks = ", ".join("?" * len(codes))
        query = f"SELECT rows FROM posting WHERE facet = ? AND code IN ({marks})"
        return reduce(or_, (stored_bits(rows) for (rows,) in self._base.execute(query, (facet, *codes))), 0)

    def facets(self, question: Question) -> Facets:
        """For every facet, how many rows each code would give with the other filters as they are."""
        asked = self.asked(question)
        if asked is None and not any(codes for _, codes in question.filters):
            return Facets(tuple((facet, self._totals(facet)) for facet in Facet))
        sets = self._sets(asked)
        everywhere = self._crossed(question, sets)
        lifted = {
            facet: self._crossed(question, sets, without=facet) if question.codes(facet) else everywhere
            for facet in Facet
        }
        return Facets(
            tuple((facet, self._counted(facet, bits, question.codes(facet))) for facet, bits in lifted.items())
        )

    def _totals(self, facet: Facet) -> tuple[FacetCount, ...]:
        return _named(self._base.execute(_TOTALS, (facet, ORGANISATIONS)), ())

    def _counted(self, facet: Facet, bits: int, chosen: tuple[str, ...]) -> tuple[FacetCount, ...]:
        mask = mask_of(bits, bits.bit_length())
        marks = ", ".join("?" * len(chosen))
        counts = [
            (code, common(rows, bits, mask), *label)
            for code, rows, *label in self._base.execute(_POSTINGS.format(marks=marks), (facet, *chosen))
        ]
        ordered = sorted(counts, key=lambda count: (-count[1], count[0]))
        kept = [count for place, count in enumerate(ordered) if place < ORGANISATIONS or count[0] in chosen]
        known = {code for code, *_ in kept}
        return _named(kept + [(code, 0, code, code) for code in chosen if code not in known], chosen)


def _expression(clauses: tuple[Clause, ...], column: str = "") -> str:
    from desktop.catalogue import words

    return words.expression(clauses, column)


def _clause(word: Wanted) -> Clause:
    from desktop.catalogue.words import Clause

    return Clause(((word,),))


def _named(counts: Iterable[Sequence[Any]], chosen: tuple[str, ...]) -> tuple[FacetCount, ...]:
    return tuple(FacetCount(code, Bilingual(*label), count, code in chosen) for code, count, *label in counts)


def _bits(rows: array[int]) -> int:
    return bits_of(mask_with(rows, max(rows, default=-1) + 1))


_MATCHING = "SELECT rowid FROM search WHERE search MATCH ?"
_COUNTED = f"SELECT count(*) FROM ({_MATCHING} LIMIT ?)"
_BRANCH_ONLY = "(tally.facet <> 'grnti' OR length(tally.code) = 2)"
_TOTALS = f"""
SELECT code, total, label_ru, label_be FROM tally
WHERE facet = ? AND total > 0 AND {_BRANCH_ONLY}
ORDER BY total DESC, code LIMIT ?
"""
_POSTINGS = f"""
SELECT tally.code, posting.rows, tally.label_ru, tally.label_be
FROM tally JOIN posting USING (facet, code)
WHERE tally.facet = ? AND ({_BRANCH_ONLY} OR tally.code IN ({{marks}}))
"""
