"""Terms as people write them into tables: by code, by label of either language, by both.

A term nobody knows is never dropped: it is told with the nearest ones.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cached_property

from sync.bilingual import Lang
from sync.tables.sources import normal
from sync.vocabularies import Vocabularies

NEAREST = 3
_ASKED = 300
"""For so many different unknown words of a scheme nearest terms are looked for: a wrong column has thousands."""
_CODED = re.compile(r"\d+(?:\.\d+)*")


class Terms:
    """Labels of all vocabularies, read when a scheme is first asked for."""

    def __init__(self, vocabularies: Vocabularies) -> None:
        self._vocabularies = vocabularies
        self._schemes: dict[str, Scheme] = {}

    def of(self, scheme: str) -> Scheme:
        """The terms of one scheme."""
        if scheme not in self._schemes:
            self._schemes[scheme] = Scheme(scheme, self._vocabularies)
        return self._schemes[scheme]


class Scheme:
    """One vocabulary in tables."""

    def __init__(self, name: str, vocabularies: Vocabularies) -> None:
        self._name, self._vocabularies = name, vocabularies
        self._nearest: dict[str, tuple[str, ...]] = {}
        self._said: dict[tuple[str, Lang], str] = {}

    @cached_property
    def _codes(self) -> dict[str, str]:
        """Codes by every way to write them; a label two terms share means neither."""
        found: dict[str, set[str]] = {}
        for term in self._vocabularies.terms(self._name):
            for lang in Lang:
                label = term.label.get(lang)
                for written in (label, f"{term.code} {label}", f"{label} [{term.code}]") if label else ():
                    found.setdefault(normal(written), set()).add(term.code)
        plain = {written: next(iter(codes)) for written, codes in found.items() if len(codes) == 1}
        return plain | {normal(term.code): term.code for term in self._vocabularies.terms(self._name)}

    @cached_property
    def _shared(self) -> frozenset[str]:
        """Labels that more than one term has, in either language, or that are the code of another."""
        terms = self._vocabularies.terms(self._name)
        counted = Counter(label for term in terms for label in {normal(term.label.get(lang)) for lang in Lang})
        codes = {normal(term.code) for term in terms}
        return frozenset(label for label, times in counted.items() if times > 1 or label in codes)

    @cached_property
    def _words(self) -> dict[str, list[str]]:
        """Codes by each long word of their labels, those of short labels first."""
        found: dict[str, list[str]] = {}
        for label, code in sorted(self._codes.items(), key=lambda item: len(item[0])):
            for word in label.split():
                if len(word) > 3:
                    found.setdefault(word, []).append(code)
        return found

    @property
    def described(self) -> bool:
        """Whether the catalogue knows any term of it."""
        return self._vocabularies.has(self._name)

    def code(self, text: str) -> str:
        """The code of a term as written, '' where no term is written so."""
        term = self._vocabularies.find(self._name, text)
        return term.code if term else self._codes.get(normal(text), "")

    def written(self, code: str, lang: Lang) -> str:
        """How a term stands in a cell: its label; with its code where people read codes or labels repeat."""
        key = (code, lang)
        if key not in self._said:
            self._said[key] = self._written(code, lang)
        return self._said[key]

    def _written(self, code: str, lang: Lang) -> str:
        term = self._vocabularies.find(self._name, code)
        label = " ".join((term.label.get(lang) or term.label.get(lang.other)).split()) if term else ""
        if not label:
            return code
        if _CODED.fullmatch(code):
            text = f"{code} {label}"
        else:
            text = f"{label} [{code}]" if normal(label) in self._shared else label
        return text if self.code(text) == code else code

    def choices(self, lang: Lang, on: str) -> list[str]:
        """All terms that may be chosen on an ISO date, as `written`, in their order."""
        terms = self._vocabularies.terms(self._name)
        return [self.written(term.code, lang) for term in terms if not term.excluded(on)]

    def nearest(self, text: str, lang: Lang) -> tuple[str, ...]:
        """Up to three terms written nearly so, the nearest first."""
        wanted = normal(text)
        if wanted not in self._nearest:
            if len(self._nearest) >= _ASKED:
                return ()
            self._nearest[wanted] = tuple(dict.fromkeys(self._alike(wanted)))[:NEAREST]
        return tuple(self.written(code, lang) for code in self._nearest[wanted])

    def _alike(self, wanted: str) -> Iterator[str]:
        """Codes of labels written nearly so, then of labels with such a word in them, then of whatever is least far."""
        for name in get_close_matches(wanted, self._codes, n=NEAREST, cutoff=0.8):
            yield self._codes[name]
        for word in get_close_matches(wanted, self._words, n=NEAREST, cutoff=0.75):
            yield from self._words[word]
        for name in get_close_matches(wanted, self._codes, n=2 * NEAREST, cutoff=0.5):
            yield self._codes[name]
