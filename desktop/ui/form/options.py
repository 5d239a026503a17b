"""What can be picked for a field: terms of its vocabulary with their path, records by name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.catalogue.questions import Facet, Order, Question
from desktop.language import current
from desktop.ui.value_words import CODED
from desktop.ui.wording import capital

if TYPE_CHECKING:
    from desktop.catalogue.views import Card
    from desktop.ui.work import Work
    from sync.fields import Field
    from sync.vocabularies import Term, Vocabularies

MOST = 60
"""More are not shown at once: one more letter finds them."""


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to pick: its code or uid, its words, and a quieter line under them."""

    code: str
    words: str
    note: str = ""


Finder = Callable[[str], Sequence[Option]]
Naming = Callable[[str], str]


@dataclass(frozen=True)
class Terms:
    """The terms of one scheme."""

    vocabularies: Vocabularies
    scheme: str
    today: str

    def find(self, text: str) -> list[Option]:
        """Terms whose code or label holds the words, in the order of the vocabulary; excluded ones are not offered."""
        words = text.casefold().split()
        found = (term for term in self.vocabularies.terms(self.scheme)
                 if not term.excluded(self.today) and _holds(term, words))  # fmt: skip
        return [self._option(term) for term, _n in zip(found, range(MOST), strict=False)]

    def _option(self, term: Term) -> Option:
        above = self.vocabularies.path(self.scheme, term.code)[:-1]
        return Option(term.code, self.words(term.code), " › ".join(t.label.shown(current()).text for t in above))

    def words(self, code: str) -> str:
        """How a code is shown when it is chosen."""
        label = self.vocabularies.label(self.scheme, code).shown(current()).text
        return f"{code} {label}" if self.scheme in CODED and label != code else capital(label)

    def count(self) -> int:
        """How many there are."""
        return len(self.vocabularies.terms(self.scheme))


def _holds(term: Term, words: Sequence[str]) -> bool:
    text = f"{term.code} {term.label.ru} {term.label.be}".casefold()
    return all(word in text for word in words)


@dataclass(frozen=True)
class Records:
    """Records of certain kinds, found by name as in the search."""

    work: Work
    kinds: tuple[str, ...]

    def find(self, text: str) -> list[Option]:
        """The best matches."""
        filters = ((Facet.KIND, self.kinds),) if self.kinds else ()
        found = self.work.search(Question(text, filters, Order.RELEVANCE if text else Order.NAME, current()))
        cards = self.work.cards(found.ids[:MOST])
        return [_option(card) for card in cards]

    def words(self, uid: str) -> str:
        """The name of a record; its uid where it is not here."""
        from sync.errors import UnknownRecord

        try:
            return _name(self.work, uid)
        except UnknownRecord:
            return uid


def _name(work: Work, uid: str) -> str:
    from desktop.ui.record.reading import name_of

    return name_of(work.record(uid).record).shown(current()).text or uid


def _option(card: Card) -> Option:
    note = _note(card.number, card.organisation.shown(current()).text)
    return Option(card.uid, card.name.shown(current()).text or card.uid, note)


def _note(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def source_of(field: Field, work: Work, today: str) -> Terms | Records:
    """Where the options of a TERM or REFERENCE field come from."""
    if field.scheme:
        return Terms(work.vocabularies, field.scheme, today)
    return Records(work, field.refers_to)
