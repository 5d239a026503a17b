"""Terms of vocabularies with labels in both languages: data that travel in the bundle, not code.

A record stores only codes. A code no vocabulary knows is kept and shown as the code.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from sync.bilingual import Bilingual


class Term(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind", tag="term"):
    """One term of one scheme. `broader` is the code above it in a tree, '' at the top.

    `place` is its place in the order of its scheme, from 1. A term with `valid_to` in the past is excluded: shown on
    old records, no longer offered.
    """

    uid: str
    rev: int = 0
    scheme: str
    code: str
    place: int = 0
    label: Bilingual
    broader: str = ""
    valid_from: str = ""
    valid_to: str = ""

    def excluded(self, on: str) -> bool:
        """True if the term may no longer be chosen on this ISO date."""
        return bool(self.valid_to) and self.valid_to <= on


def term_uid(scheme: str, code: str) -> str:
    """Identity of a term: `scheme:code`."""
    return f"{scheme}:{code}"


class Vocabularies:
    """All terms of a catalogue, asked by scheme and code; a scheme's order is that of its terms' places."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._schemes: dict[str, dict[str, Term]] = {}
        for term in sorted(terms, key=lambda term: term.place):
            self._schemes.setdefault(term.scheme, {})[term.code] = term

    def find(self, scheme: str, code: str) -> Term | None:
        """The term, or None for a code nobody described."""
        return self._schemes.get(scheme, {}).get(code)

    def label(self, scheme: str, code: str) -> Bilingual:
        """The label; the bare code in both languages where the term is unknown."""
        term = self.find(scheme, code)
        return term.label if term else Bilingual(code, code)

    def terms(self, scheme: str) -> tuple[Term, ...]:
        """All terms of a scheme in their order; empty for an unknown scheme."""
        return tuple(self._schemes.get(scheme, {}).values())

    def has(self, scheme: str) -> bool:
        """Whether the catalogue describes this scheme at all."""
        return bool(self._schemes.get(scheme))

    def path(self, scheme: str, code: str) -> tuple[Term, ...]:
        """The term and what stands above it, widest first: many ГРНТИ names mean nothing without their parents."""
        found: list[Term] = []
        term = self.find(scheme, code)
        while term is not None and term not in found:
            found.append(term)
            term = self.find(scheme, term.broader)
        return tuple(reversed(found))


def read_terms(path: Path) -> Iterator[Term]:
    """Terms of a table `scheme code label_ru label_be broader valid_from valid_to` (TSV, UTF-8, header row).

    Raises KeyError for a missing column, OSError for an unreadable file.
    """
    import csv  # not on the way to the first window
    from collections import Counter

    places: Counter[str] = Counter()
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            places[row["scheme"]] += 1
            yield Term(
                uid=term_uid(row["scheme"], row["code"]),
                scheme=row["scheme"],
                code=row["code"],
                place=places[row["scheme"]],
                label=Bilingual(row["label_ru"], row["label_be"]),
                broader=row["broader"],
                valid_from=row["valid_from"],
                valid_to=row["valid_to"],
            )
