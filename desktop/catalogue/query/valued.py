"""Plain words that name a value records have: a town, a region, a country, a kind of record, a way of access.

Who types a microscope and Minsk looks for what stands in Minsk, whether its own text says so or its organisation. So
such words ask for less than others: a record has them if it has the words or the value. A name counts as a whole, in
any form of either language; the most words are one name, and of names that are said equally well all are meant.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from desktop.catalogue import words
from desktop.catalogue.index.localities import NamedBy, spelt
from desktop.catalogue.query.asked import Condition, Value, Valued
from desktop.catalogue.query.changing import state_of
from desktop.catalogue.query.localities import Locality
from desktop.catalogue.query.names import label_of, names_of, values
from desktop.catalogue.query.posted import of_codes
from desktop.catalogue.questions import Facet
from desktop.catalogue.towns import shipped_towns
from desktop.catalogue.words.binding import binds
from desktop.catalogue.words.of_places import adjective
from sync.bilingual import Bilingual, Lang

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from desktop.catalogue.index.localities import Spelt
    from desktop.catalogue.query.localities import Localities
    from desktop.catalogue.words import Clause, Wanted

TOWN, REGION, KIND = "town", "region", "kind"
PLACES = (TOWN, REGION, "country")
"""Fields by their codes; the name of one may stand before the name of a place, or behind it: the town of Minsk."""
AROUND = "around"
"""The region of a town, which is meant where the town is called a region."""
FACETS = {REGION: Facet.REGION, "country": Facet.COUNTRY, "access": Facet.ACCESS_MODE, KIND: Facet.KIND}
SHORTEST_HEARD = 4
"""Letters of a word that may be meant by its sound alone."""
_AS_SPELT, _SURE, _HEARD, _NEVER = 0, 1, 2, 9
"""How a name may be said: as it is written; in another form; so that it sounds alike, which makes no region of a word
because that of a region stands behind it; in no way."""


class _Name(NamedTuple):
    """What a value of a field may be called; what is `short` for another name is in capitals, an `adjective` is as sure
    in any form."""

    words: Spelt
    field: str
    meant: Value | Locality
    short: bool
    adjective: bool = False


class _Spoken(NamedTuple):
    """A word of a question that names something, and in which of its clauses it stands."""

    clause: int
    word: Wanted


class Values:
    """The values of the records of one base by what they are called: read once, and after each edit what it changed."""

    def __init__(self, base: sqlite3.Connection, localities: Localities) -> None:
        self._base, self._localities = base, localities
        self._state: tuple[int, int] | None = None
        self._names: dict[str, list[_Name]] = {}
        self._regions: dict[str, Value] = {}

    def among(self, clauses: Sequence[Clause]) -> Iterator[Valued]:
        """What is named by some of these clauses that stand one after the other; none is told twice."""
        self._follow()
        spoken = _spoken(clauses)
        at = 0
        while at < len(spoken):
            end, names = self._named(spoken, at)
            if names:
                found = {id(name.meant): self._value(name) for name in names}
                flags = all(name.short for name in names), all(name.adjective for name in names)
                yield Valued(spoken[at].clause, spoken[end - 1].clause + 1, tuple(found.values()), *flags)
            at = end

    def _named(self, spoken: Sequence[_Spoken], at: int) -> tuple[int, list[_Name]]:
        """The names that begin at this place, perhaps behind that of their field, and where they end; else the next
        place and none."""
        for start, fields in ((at, FACETS.keys() | {TOWN}), (at + 1, _announced(spoken[at].word.word))):
            ranked = defaultdict[tuple[int, int, bool], list[_Name]](list)
            for name in self._beginning(spoken, start) if _borders(spoken, at) else ():
                end = start + len(name.words)
                rank = _rank(spoken[start:end], name) if end <= len(spoken) else _NEVER
                if start == at and rank <= _SURE and self._is_behind(spoken, end, name.field):
                    end += 1
                elif name.field not in fields:
                    continue
                if end <= len(spoken) and _borders(spoken, end):
                    ranked[-end, rank, name.field == AROUND].append(name)
            if best := min((rank for rank in ranked if rank[1] < _NEVER), default=None):
                return -best[0], ranked[best]
        return at + 1, []

    def _is_behind(self, spoken: Sequence[_Spoken], at: int, field: str) -> bool:
        """Whether the name of a field stands behind what ends here, and not before a value of it."""
        if at >= len(spoken) or field not in (fields := _announced(spoken[at].word.word)):
            return False
        return not any(name.field in fields for name in self._beginning(spoken, at + 1))

    def _beginning(self, spoken: Sequence[_Spoken], at: int) -> Iterable[_Name]:
        if at == len(spoken):
            return ()
        first = spoken[at].word
        tokens = (first.word, *words.lemma_keys(first.word), *first.keys)
        return {id(name): name for token in tokens for name in self._names.get(token, ())}.values()

    def _value(self, name: _Name) -> Value:
        """What is asked for by a name."""
        town = name.meant
        if not isinstance(town, Locality):
            return town
        if name.field == AROUND and (around := shipped_towns().named(town.label.ru)) and around.region in self._regions:
            return self._regions[around.region]
        return Value(label_of(TOWN), town.label, Condition((self._localities.standing_at(town),)))

    def _follow(self) -> None:
        if (state := state_of(self._base)) == self._state:
            return
        found = defaultdict[str, list[_Name]](list)
        self._regions.clear()
        for name in (*self._towns(), *self._coded()):
            for token in {name.words[0].spelt, *name.words[0].keys}:
                found[token].append(name)
        self._state, self._names = state, dict(found)

    def _towns(self) -> Iterator[_Name]:
        for town in self._localities.now():
            for name in _names(town.names, TOWN, town, self._localities.words_of):
                yield from (name, name._replace(field=AROUND))
            for said in {adjective(town.label.get(lang), lang) for lang in Lang} - {""}:
                word = words.norm(said)
                yield _Name((NamedBy(word, frozenset((word,)), frozenset()),), TOWN, town, short=False, adjective=True)

    def _coded(self) -> Iterator[_Name]:
        """The values of facets that records have. What a record is nobody has to be told: it says so itself."""
        for field, facet in FACETS.items():
            for code, ru, be in self._base.execute(_HAD, (facet,)).fetchall():
                condition = Condition((of_codes(facet, (code,)),))
                value = Value(label_of(field), Bilingual(ru, be), condition, told=field != KIND)
                if field == REGION:
                    self._regions[code] = value
                labels = () if field == KIND else (ru, be)
                names = list(_names((*labels, *values(facet).get(code, ())), field, value))
                yield from names
                yield from _adjectives(names) if field == REGION else ()


def _adjectives(regions: Iterable[_Name]) -> Iterator[_Name]:
    """What stands in the names of regions beside the word for what they are."""
    for name in regions:
        others = tuple(word for word in name.words if word.lemmas.isdisjoint(_lemmas_of(REGION)))
        if len(others) == 1 and len(name.words) == 2:
            yield name._replace(words=others, adjective=True)


def _names(
    called: Iterable[str], field: str, meant: Value | Locality, words_of: Callable[[str], Spelt] = spelt
) -> Iterator[_Name]:
    for name in dict.fromkeys(called):
        if said := words_of(name):
            yield _Name(tuple(map(_short_too, said)), field, meant, name.isupper())


def _spoken(clauses: Sequence[Clause]) -> list[_Spoken]:
    every = (_Spoken(at, word) for at, clause in enumerate(clauses) for word in clause.ways[0])
    return [one for one in every if not binds(one.word.word)]


def _borders(spoken: Sequence[_Spoken], at: int) -> bool:
    """Whether a clause begins at this place, or the last has ended."""
    return at in (0, len(spoken)) or spoken[at - 1].clause != spoken[at].clause


def _rank(spoken: Sequence[_Spoken], name: _Name) -> int:
    """How well a name is said: the lower the better."""
    rank = max(_alike(one.word, other) for one, other in zip(spoken, name.words, strict=True))
    if name.short and rank:  # an abbreviation has no forms
        return _NEVER
    return _SURE if name.adjective and rank < _NEVER else rank


def _alike(wanted: Wanted, other: NamedBy) -> int:
    """The word itself, a form of it, what sounds so or means the same."""
    if wanted.word == other.spelt:
        return _AS_SPELT
    if not other.lemmas.isdisjoint((wanted.word, *words.lemma_keys(wanted.word))):
        return _SURE
    return _HEARD if len(wanted.word) >= SHORTEST_HEARD and not wanted.keys.isdisjoint(other.keys) else _NEVER


def _short_too(word: NamedBy) -> NamedBy:
    """What is cut short in letters may be said whole, and the other way round: a region is an oblast or an obl."""
    if word.lemmas.isdisjoint(_lemmas_of(REGION)):
        return word
    short = _short_of(REGION)
    return NamedBy(word.spelt, word.lemmas | short, word.keys | short)


@cache
def _announced(word: str) -> Collection[str]:
    """The fields whose name a word is: behind it one of their values may stand."""
    said = {word, *words.lemma_keys(word)}
    fields = [field for field in PLACES if not said.isdisjoint(_lemmas_of(field) | _short_of(field))]
    return [*fields, AROUND] if REGION in fields else fields


@cache
def _lemmas_of(field: str) -> frozenset[str]:
    """What a field is called in one word, in any form."""
    names = (name for name in names_of(field) if len(words.split(name)) == 1)
    return frozenset(key for name in names for key in words.lemma_keys(name))


@cache
def _short_of(field: str) -> frozenset[str]:
    """How what a field holds is cut short where people write its value."""
    return frozenset(map(words.norm, values(field).get("", ())))


_HAD = "SELECT code, label_ru, label_be FROM tally WHERE facet = ? AND total > 0"
