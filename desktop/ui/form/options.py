"""What can be picked for a field: terms of its vocabulary with their path, records by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, Protocol

from desktop.catalogue.questions import Facet, Order, Question
from desktop.catalogue.words import norm
from desktop.language import current
from desktop.ui.wording import term_words
from desktop.wording import has_code

if TYPE_CHECKING:
    from desktop.catalogue.views import Card
    from desktop.ui.background import Background
    from desktop.ui.parts import Shelf
    from desktop.ui.work import Work
    from sync.fields import Field
    from sync.vocabularies import Term, Vocabularies

LANE = "picking"
MOST = 60
"""More are not shown at once: one more letter finds them."""


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to pick: its code or uid, its words, and a quieter line under them."""

    code: str
    words: str
    note: str = ""


Answer = Callable[[Sequence[Option]], None]


@dataclass(frozen=True)
class Terms:
    """The terms of one scheme, found by any part of code or label, in the spelling of the search."""

    vocabularies: Vocabularies
    scheme: str
    today: str
    pause: ClassVar[int] = 0
    """They are in memory: each letter is answered at once."""

    def ask(self, text: str, then: Answer) -> None:
        """Answer now."""
        then(self.find(text))

    def drop(self) -> None:
        """Nobody waits any more; nothing is under way."""

    def find(self, text: str) -> list[Option]:
        """Terms whose code or label holds the words, in the order of the vocabulary; excluded ones are not offered."""
        words = norm(text).split()
        found = (term for term, spelt in self._spelt
                 if all(word in spelt for word in words) and not term.excluded(self.today))  # fmt: skip
        return [self._option(term) for term, _n in zip(found, range(MOST), strict=False)]

    @cached_property
    def _spelt(self) -> list[tuple[Term, str]]:
        terms = self.vocabularies.terms(self.scheme)
        lines = (f"{term.code} {term.label.ru} {term.label.be}".replace("\n", " ") for term in terms)
        return list(zip(terms, norm("\n".join(lines)).split("\n"), strict=True) if terms else ())

    def _option(self, term: Term) -> Option:
        above = self.vocabularies.path(self.scheme, term.code)[:-1]
        return Option(term.code, self.words(term.code), " › ".join(t.label.shown(current()).text for t in above))

    def words(self, code: str) -> str:
        """How a code is shown when it is chosen."""
        label = self.vocabularies.label(self.scheme, code).shown(current()).text
        return f"{code} {label}" if has_code(self.scheme) and label != code else term_words(self.scheme, label)

    def count(self) -> int:
        """How many there are."""
        return len(self.vocabularies.terms(self.scheme))


@dataclass(frozen=True)
class Elsewhere:
    """Questions asked in another thread; only the newest is answered."""

    background: Background
    shelf: Callable[[], Shelf]

    def cards(self, question: Question, then: Callable[[Sequence[Card]], None]) -> None:
        """The best matches; none where the catalogue refuses to tell."""

        def found() -> Sequence[Card]:
            shelf = self.shelf()
            return shelf.cards(shelf.search(question).ids[:MOST])

        self.background.run(found, then, LANE, failed=lambda _refusal: then(()))

    def drop(self) -> None:
        """Nobody waits any more."""
        self.background.drop(LANE)


class Named(Protocol):
    """What can tell the name of a record without reading it whole."""

    def rows_of(self, uids: Iterable[str]) -> tuple[int, ...]:
        """Rows of these records in their order; unknown ones are left out."""

    def cards(self, rows: Sequence[int]) -> Sequence[Card]:
        """Cards of these rows, in their order."""


@dataclass(frozen=True)
class Records:
    """Records of certain kinds, found by name as in the search."""

    named: Named
    elsewhere: Elsewhere
    kinds: tuple[str, ...]
    pause: ClassVar[int] = 120
    """Milliseconds without a letter before the catalogue is asked."""

    def ask(self, text: str, then: Answer) -> None:
        """Answer with the best matches when they are found."""
        filters = ((Facet.KIND, self.kinds),) if self.kinds else ()
        question = Question(text, filters, Order.RELEVANCE if text else Order.NAME, current())
        self.elsewhere.cards(question, lambda cards: then([_option(card) for card in cards]))

    def drop(self) -> None:
        """Nobody waits for the answer any more."""
        self.elsewhere.drop()

    def words(self, uid: str) -> str:
        """The name of a record; its uid where it is not here."""
        names = (card.name.shown(current()).text for card in self.named.cards(self.named.rows_of((uid,))))
        return next(names, "") or uid


def _option(card: Card) -> Option:
    note = _note(card.number, card.organisation.shown(current()).text)
    return Option(card.uid, card.name.shown(current()).text or card.uid, note)


def _note(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


Source = Terms | Records


def source_of(field: Field, work: Work, elsewhere: Elsewhere, today: str) -> Source:
    """Where the options of a TERM or REFERENCE field come from."""
    if field.scheme:
        return Terms(work.vocabularies, field.scheme, today)
    return Records(work, elsewhere, field.refers_to)
