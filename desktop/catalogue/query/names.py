"""The words of the query language in both languages at once, whatever the language of the interface.

`resources/tables/query_words.tsv` names the fields people guess, the words that compare (no less than, to), other
names of parameters and of some values; the registry adds each of its own fields by its name and by its labels.
"""

from __future__ import annotations

import csv
from enum import StrEnum
from functools import cache, lru_cache
from typing import NamedTuple

from desktop.catalogue.index.traits import is_trait
from desktop.catalogue.query.telling import Relation
from desktop.catalogue.questions import Facet
from desktop.catalogue.words import lemma_keys, norm
from desktop.language import translation
from desktop.paths import RESOURCES
from sync.bilingual import Bilingual, Lang
from sync.fields import Field, Search, Type
from sync.records import KINDS
from sync.registry import fields_of

WORDS = RESOURCES / "tables" / "query_words.tsv"
LONGEST_NAME = 4
"""Words."""


class From(StrEnum):
    """Where the values of a field are found; what stands behind the colon in the table says which."""

    FACET = "facet"
    TRAIT = "trait"
    PERIOD = "period"  # two traits that are its ends
    OF = "of"  # names of the records of a kind
    LINK = "link"  # a reference to another record
    TITLE = "title"
    BODY = "body"
    TOWN = "town"
    NUMBER = "number"
    CONFIRMED = "confirmed"
    DUE = "due"
    CALL_STATE = "call_state"
    PRICE = "price"


class Source(NamedTuple):
    """One place where a field looks; `field` is the registry's for a trait."""

    kind: From
    name: str = ""
    field: Field | None = None

    @property
    def until(self) -> str:
        """The other end of a period."""
        return self.name.partition("..")[2]

    @property
    def since(self) -> str:
        """The field itself, of a period its first end."""
        return self.name.partition("..")[0]

    @property
    def measured(self) -> bool:
        """Whether its values are years, dates or numbers and can be compared."""
        if self.kind is From.TRAIT and self.field:
            return self.field.type in (Type.INTEGER, Type.DATE, Type.MOMENT)
        return self.kind in (From.PERIOD, From.CONFIRMED, From.DUE)


class Choice(NamedTuple):
    """One value a field may have: where it was found, its code, what it is called and may be called besides."""

    source: Source
    code: str
    label: Bilingual
    others: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return (self.code, self.label.ru, self.label.be, *self.others)

    @property
    def key(self) -> tuple[str, str, str]:
        """What it is, whatever it is called."""
        return (self.source.kind, self.source.name, self.code)


class Asking(NamedTuple):
    """A field of the language: its code, what it is called, where it looks. `relation` is meant where none is typed."""

    code: str
    label: Bilingual
    sources: tuple[Source, ...]
    relation: Relation = Relation.IS

    @property
    def measured(self) -> bool:
        """Whether its values are compared as years, dates or numbers."""
        return any(source.measured for source in self.sources)

    @property
    def price(self) -> bool:
        """Whether it asks for money."""
        return any(source.kind is From.PRICE for source in self.sources)


class _Row(NamedTuple):
    code: str
    asks: tuple[str, ...]
    ru: tuple[str, ...]
    be: tuple[str, ...]

    @property
    def label(self) -> Bilingual:
        return Bilingual(self.ru[0], self.be[0])

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*self.ru, *self.be)))


@lru_cache(maxsize=30_000)
def folded(name: str) -> str:
    """A name as it is compared: its words in compared spelling with single spaces."""
    return " ".join(norm(name).split())


@cache
def _rows() -> tuple[_Row, ...]:
    with WORDS.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return tuple(
            _Row(row["code"], tuple(row["asks"].split()), tuple(row["ru"].split("; ")), tuple(row["be"].split("; ")))
            for row in rows
        )


@cache
def fields() -> dict[str, Asking]:
    """All fields by each of their names, in compared spelling: those of the table go before those of the registry."""
    found: dict[str, Asking] = {}
    for row in _rows():
        if row.code[0].isalpha():
            asking = _asking(row)
            for name in (asking.code, *row.names):
                found.setdefault(folded(name), asking)
    for asking, names in _of_registry():
        for name in names:
            found.setdefault(folded(name), asking)
    return found


@cache
def _of_code(code: str) -> _Row:
    return next(row for row in _rows() if row.code == code)


def label_of(code: str) -> Bilingual:
    """What a field of the table is called."""
    return _of_code(code).label


def names_of(code: str) -> tuple[str, ...]:
    """All a field of the table is called, in both languages."""
    return _of_code(code).names


@cache
def typed_names() -> tuple[tuple[str, Lang, Asking], ...]:
    """The names of the fields of the table as people write them, each with its language, in the order of the table."""
    rows = [row for row in _rows() if row.code[0].isalpha()]
    pairs = [(row, lang) for row in rows for lang in Lang]
    return tuple((name, lang, _asking(row)) for row, lang in pairs for name in (row.ru if lang is Lang.RU else row.be))


def field_named(name: str) -> Asking | None:
    """The field of a name, in any form of it where it is one word."""
    key = folded(name)
    known = fields()
    if key in known:
        return known[key]
    if not key.isalpha() or len(key) < 3:
        return None
    meant = {known[lemma].code: known[lemma] for lemma in sorted(lemma_keys(key)) if lemma in known}
    return meant.popitem()[1] if len(meant) == 1 else None


def _asking(row: _Row) -> Asking:
    code, _, _less = row.code.partition("<=")
    sources = tuple(_source(asked) for asked in row.asks)
    return Asking(code, row.label, sources, Relation.AT_MOST if row.code != code else Relation.IS)


def _source(asked: str) -> Source:
    kind, _, name = asked.partition(":")
    return Source(From(kind), name, traits().get(name.partition("..")[0]))


@cache
def traits() -> dict[str, Field]:
    """Fields of the registry whose values are kept as traits, by name; rows of texts among them."""
    every = (field for kind in KINDS for field in fields_of(kind).values())
    return {field.name: field for field in every if is_trait(field) or (field.columns and _words_in(field))}


def _words_in(field: Field) -> bool:
    return any(column.search is not Search.NOT for column in field.columns)


def _of_registry() -> list[tuple[Asking, tuple[str, ...]]]:
    """Every field of the registry that can be asked, with its own name and its labels."""
    every = {field.name: field for kind in KINDS for field in fields_of(kind).values()}
    asked: list[tuple[Asking, tuple[str, ...]]] = []
    for field in every.values():
        if field.public and (source := _registered(field)):
            label = Bilingual(*(translation(lang).gettext(field.label) for lang in Lang))
            asked.append((Asking(field.name, label, (source,)), (field.name, label.ru, label.be)))
    return asked


def _registered(field: Field) -> Source | None:
    plural = {"access_modes": Facet.ACCESS_MODE}
    if field.name in set(Facet) or field.name in plural:
        return Source(From.FACET, plural.get(field.name, field.name))
    if field.name in traits():
        return Source(From.TRAIT, field.name, traits()[field.name])
    if field.type is Type.REFERENCE:
        return Source(From.LINK, field.name)
    named = {"locality": From.TOWN, "number": From.NUMBER, "confirmed_on": From.CONFIRMED, "prices": From.PRICE}
    if field.name in named:
        return Source(named[field.name])
    return {Search.TITLE: Source(From.TITLE), Search.BODY: Source(From.BODY)}.get(field.search)


@cache
def relations() -> tuple[tuple[str, Relation], ...]:
    """Words and signs that compare, the longest first, in compared spelling."""
    said = [(folded(name), Relation(row.code)) for row in _rows() if row.code in set(Relation) for name in row.names]
    return tuple(sorted({*said, *_SIGNS.items()}, key=lambda pair: (-len(pair[0]), pair[0])))


@cache
def judging() -> tuple[tuple[str, ...], frozenset[str]]:
    """Words that say better, the longest first, in compared spelling; and the parameters of which less is better."""
    row = _of_code("?")
    return tuple(sorted(map(folded, row.names), key=len, reverse=True)), frozenset(row.asks)


@cache
def parameters() -> dict[str, tuple[tuple[str, ...], Bilingual]]:
    """Other names of parameters, in compared spelling: which parameters each means, and its name in both languages."""
    rows = [row for row in _rows() if row.code.startswith("~")]
    return {folded(name): (row.asks, row.label) for row in rows for name in row.names}


@cache
def operators() -> tuple[str, ...]:
    """The words between two things of which one is enough, as they have to be typed."""
    return tuple(dict.fromkeys(name for row in _rows() if row.code == "|" for name in row.names))


@cache
def between() -> tuple[str, ...]:
    """The words that say that a range follows, the longest first, in compared spelling."""
    return tuple(sorted(map(folded, _of_code("<>").names), key=len, reverse=True))


@cache
def both() -> tuple[str, ...]:
    """The words between the two ends of such a range, in compared spelling."""
    return tuple(map(folded, _of_code("&").names))


@cache
def onward() -> dict[str, Relation]:
    """What behind a value means that or more, or that or less, in compared spelling: and up."""
    ways = (Relation.AT_LEAST, Relation.AT_MOST)
    return {folded(name): way for way in ways for name in _of_code(f"{way.value}+").names}


@cache
def values(of: str) -> dict[str, tuple[str, ...]]:
    """Other names of the values of a vocabulary by their code: `kind`, `currency`, `flag`. Under no code stands what is
    said beside any of them: `year`, `town`."""
    rows = [row for row in _rows() if row.code.startswith(f"={of}:")]
    return {row.code.partition(":")[2]: row.names for row in rows}


_SIGNS = {
    ">=": Relation.AT_LEAST, "=>": Relation.AT_LEAST, "≥": Relation.AT_LEAST, "⩾": Relation.AT_LEAST,
    "<=": Relation.AT_MOST, "=<": Relation.AT_MOST, "≤": Relation.AT_MOST, "⩽": Relation.AT_MOST,
    ">": Relation.ABOVE, "<": Relation.BELOW, "=": Relation.IS,
}  # fmt: skip
