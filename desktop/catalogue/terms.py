"""Vocabularies out of the base: one term at a time for a label, a whole scheme only for a picker. Eight thousand
subjects are not read for two lines of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from desktop.catalogue.index.types_of_kinds import KIND_SCHEME, TYPE_SCHEMES
from sync.bilingual import Bilingual
from sync.vocabularies import Term, Vocabularies, term_uid

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator

    from desktop.catalogue.words.thesaurus import Thesaurus

UNNAMED = "other"
"""The code of a type that none of the names fits."""


class StoredVocabularies(Vocabularies):
    """The same as `Vocabularies`; terms and schemes are read when they are first asked for."""

    def __init__(self, base: Callable[[], sqlite3.Connection | None]) -> None:
        super().__init__(())
        self._base = base
        self._known: dict[str, bool] = {}
        self._found: dict[str, Term | None] = {}
        self._labels: dict[str, Bilingual] = {}

    def find(self, scheme: str, code: str) -> Term | None:
        """The term, or None for a code nobody described."""
        if scheme in self._schemes:
            return self._schemes[scheme].get(code)
        uid = term_uid(scheme, code)
        if uid not in self._found:
            rows = self._ask(_TERM, uid)
            self._found[uid] = _read(rows[0][0]) if rows else None
        return self._found[uid]

    def label(self, scheme: str, code: str) -> Bilingual:
        """The label; the bare code in both languages where the term is unknown."""
        uid = term_uid(scheme, code)
        if uid not in self._labels:
            rows = self._ask(_TERM, uid)
            self._labels[uid] = _label(rows[0][0]) if rows else Bilingual(code, code)
        return self._labels[uid]

    def terms(self, scheme: str) -> tuple[Term, ...]:
        """All terms of a scheme in their order; empty for an unknown scheme."""
        return tuple(self._scheme(scheme).values())

    def has(self, scheme: str) -> bool:
        """Whether the catalogue describes this scheme at all; one term is proof."""
        if scheme not in self._known:
            self._known[scheme] = bool(self._ask(_ANY, f"{scheme}:", f"{scheme};"))
        return self._known[scheme]

    def _scheme(self, scheme: str) -> dict[str, Term]:
        if scheme not in self._schemes:
            found = [_read(doc) for (doc,) in self._ask(_TERMS, f"{scheme}:", f"{scheme};")]
            self._schemes[scheme] = {term.code: term for term in sorted(found, key=lambda term: term.place)}
        return self._schemes[scheme]

    def _ask(self, query: str, *values: str) -> list[tuple[str]]:
        base = self._base()
        return base.execute(query, values).fetchall() if base else []


def thesaurus_of(base: sqlite3.Connection | None) -> Thesaurus:
    """What a catalogue says of words that mean the same, where it says nothing the shipped thesaurus, and what its
    records are by the names of their kinds and types and by the labels on their pages; of the thousands of branches of
    science those that any record has."""
    from desktop.catalogue.index.labels import BRANCHES, schemes_of_labels
    from desktop.catalogue.words.keys import shipped_terms, thesaurus
    from desktop.catalogue.words.thesaurus import SCHEMES

    types = dict.fromkeys((KIND_SCHEME, *(scheme for _, scheme in TYPE_SCHEMES.values()), *schemes_of_labels()))
    named = [
        term
        for scheme in types
        for term in ((_used(base, scheme) if scheme == BRANCHES else _labelled(base, scheme)) if base else ())
        if term.code != UNNAMED
    ]
    own = [term for scheme in SCHEMES for term in _labelled(base, scheme)] if base else []
    return thesaurus(own or shipped_terms(), named)


def _labelled(base: sqlite3.Connection, scheme: str) -> Iterator[Term]:
    """The terms of a scheme with nothing but their labels and what they stand under: a thesaurus has thousands."""
    for uid, ru, be, broader in base.execute(_SAID, (f"{scheme}:", f"{scheme};")):
        code = uid.removeprefix(f"{scheme}:")
        yield Term(uid=uid, scheme=scheme, code=code, label=Bilingual(ru or "", be or ""), broader=broader or "")


def _used(base: sqlite3.Connection, facet: str) -> Iterator[Term]:
    """The terms of a facet that any record has, and those above them, with nothing but their labels."""
    for code, ru, be in base.execute(_USED, (facet,)):
        yield Term(uid=f"{facet}:{code}", scheme=facet, code=code, label=Bilingual(ru, be))


def _read(doc: str) -> Term:
    from sync.registry import read_term  # not on the way to the first window

    return read_term(doc.encode())


def _label(doc: str) -> Bilingual:
    """Just the label: lists ask for it before anybody asks for a record."""
    label = msgspec.json.decode(doc).get("label", {})
    return Bilingual(label.get("ru", ""), label.get("be", ""))


_TERMS = "SELECT doc FROM record WHERE uid >= ? AND uid < ? AND kind = 'term'"
_ANY = f"{_TERMS} LIMIT 1"
_TERM = "SELECT doc FROM record WHERE uid = ? AND kind = 'term'"
_SAID = """
SELECT uid, json_extract(doc, '$.label.ru'), json_extract(doc, '$.label.be'), json_extract(doc, '$.broader') FROM record
WHERE uid >= ? AND uid < ? AND kind = 'term' AND doc IS NOT NULL
"""
_USED = "SELECT code, label_ru, label_be FROM tally WHERE facet = ? AND label_ru <> code"
