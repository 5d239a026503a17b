"""Filters of a call: a value is told by its code or by what it is called in either language; of one that no record has
is said which are nearest."""

from __future__ import annotations

from difflib import get_close_matches
from functools import cached_property
from typing import TYPE_CHECKING

from desktop.catalogue.questions import Facet, Question
from desktop.command_line.speaking import shortened, whisper
from desktop.kinds import kind_text
from desktop.language import _, current, translation
from sync.bilingual import Bilingual, Lang
from sync.records import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.catalogue import Catalogue
    from desktop.catalogue.questions import FacetCount
    from desktop.catalogue.views import Card

    Filters = tuple[tuple[Facet, tuple[str, ...]], ...]

NEAREST = 5
MOST_COMPARED = 50
"""Organisations that have all words of a name: among the first of them is the one called exactly so."""


class Narrowing:
    """The values of a call and what they mean in a catalogue; misspelt ones mean nothing and are never guessed."""

    def __init__(self, catalogue: Catalogue, pairs: Filters) -> None:
        self._catalogue = catalogue
        self._meant = [(facet, {said: self._codes(facet, said) for said in values}) for facet, values in pairs]

    @property
    def filters(self) -> Filters:
        """The same filters in codes; a value nobody calls anything stays as it is, and nothing is found by it."""
        return tuple(
            (facet, tuple(dict.fromkeys(code for codes in meant.values() for code in codes)))
            for facet, meant in self._meant
        )

    @property
    def misspelt(self) -> bool:
        """Whether a value is none of those a record has or, by a vocabulary, might have."""
        return any(
            not self._has(facet, codes) and {code for _name, code in self._names(facet)}.isdisjoint(codes)
            for facet, meant in self._meant
            for codes in meant.values()
        )

    def tell_unknown(self) -> None:
        """A sentence on stderr for each value that no record of the whole catalogue has."""
        for facet, meant in self._meant:
            for said, codes in meant.items():
                if not self._has(facet, codes):
                    whisper(_sentence(facet, said, self._nearest(facet, said)))

    @cached_property
    def _counts(self) -> dict[Facet, tuple[FacetCount, ...]]:
        """What records have, counted once for all values of a call."""
        return dict(self._catalogue.facets(Question()).counts)

    def _has(self, facet: Facet, codes: tuple[str, ...]) -> bool:
        counted = any(one.count and one.code in codes for one in self._counts.get(facet, ()))
        return counted or bool(self._catalogue.search(Question(filters=((facet, codes),))).count)

    def _codes(self, facet: Facet, said: str) -> tuple[str, ...]:
        if self._has(facet, (said,)):
            return (said,)
        every = (found for one in (said, *_in_full(said)) if (found := tuple(self._called(facet, _alike(one)))))
        return next(every, (said,))

    def _called(self, facet: Facet, alike: str) -> Iterator[str]:
        yield from dict.fromkeys(code for name, code in self._names(facet) if _alike(name) == alike != "")
        if facet is Facet.ORGANISATION:
            yield from self._organisations(alike)

    def _names(self, facet: Facet) -> Iterator[tuple[str, str]]:
        """Everything a value may be called, with its code: what records have before what they might have."""
        from desktop.catalogue.query.names import values

        known = {one.code: one.label for one in self._counts.get(facet, ())}
        known |= {term.code: term.label for term in self._catalogue.vocabularies.terms(facet)}
        known |= {kind: _kind_label(kind) for kind in KINDS if facet is Facet.KIND}
        others = values(facet)
        for code, label in known.items():
            yield from ((name, code) for name in (code, label.ru, label.be, *others.get(code, ())))

    def _organisations(self, alike: str) -> Iterator[str]:
        """Those called exactly so, also for short or by number, of however many there are."""
        for card in self._with_words(f'"{alike}"') if alike else ():
            short = getattr(self._catalogue.record(card.uid).record, "short_name", Bilingual())
            if alike in map(_alike, (card.number, card.name.ru, card.name.be, short.ru, short.be)):
                yield card.uid

    def _with_words(self, text: str) -> tuple[Card, ...]:
        """The first organisations that have the words of a text."""
        found = self._catalogue.search(Question(text, ((Facet.KIND, ("organisation",)),)))
        return self._catalogue.cards(found.ids[:MOST_COMPARED])

    def _nearest(self, facet: Facet, said: str) -> str:
        """Values with a word that begins so or spelt alike; without any those that most records have."""
        counts = {one.code: one for one in self._counts.get(facet, ()) if one.count}
        known = {_alike(name): counts[code] for name, code in self._names(facet) if code in counts}
        begun = [name for name in known if f" {_alike(said) or ' '}" in f" {name}"]
        near = dict.fromkeys((*begun, *get_close_matches(_alike(said), known, NEAREST)))
        nearest = [_named(facet, known[name]) for name in near]
        if facet is Facet.ORGANISATION and not nearest and _alike(said):
            nearest = [card.name.shown(current()).text for card in self._with_words(_alike(said))]
        told = nearest or [_named(facet, one) for one in counts.values()]
        return ", ".join([*dict.fromkeys(told)][:NEAREST])


def _alike(name: str) -> str:
    """What two names that a person takes for one have in common: their words in compared spelling."""
    from desktop.catalogue.words.spelling import split

    return " ".join(split(name))


def _in_full(said: str) -> tuple[str, ...]:
    """What an abbreviation stands for."""
    from desktop.catalogue.words import clauses

    found = clauses(f"{said} ")
    meant = found[0].meant if len(found) == 1 else ()
    return tuple(other.text for one in meant for other in one.others)


def _kind_label(kind: str) -> Bilingual:
    return Bilingual(*(kind_text(kind, translation(lang)) for lang in Lang))


def _sentence(facet: Facet, said: str, nearest: str) -> str:
    if nearest:
        told = _("no record has the value “{code}” of the filter “{name}”; the nearest: {nearest}")
    else:
        told = _("no record has the value “{code}” of the filter “{name}”")
    return told.format(code=shortened(said), name=facet, nearest=nearest)


def _named(facet: Facet, count: FacetCount) -> str:
    label = (_kind_label(count.code) if facet is Facet.KIND else count.label).shown(current()).text
    if facet is Facet.ORGANISATION and label:
        return label  # its code says nothing to anybody
    return f"{label} ({count.code})" if label not in ("", count.code) else count.code
