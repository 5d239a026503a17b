"""What can be picked for a field: terms of its vocabulary with their path, records by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar, Protocol
from weakref import WeakKeyDictionary

from desktop.catalogue.questions import Facet, Order, Question
from desktop.catalogue.words import norm
from desktop.language import _, current
from desktop.ui.asking import Asking
from desktop.ui.wording import kind_words, term_words
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
"""More are not shown at once: one more letter finds them. A step of a tree is shown whole."""


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to pick: its code or uid, its words, a quieter line under them; `opens` where a step of a tree lies
    below it; `begins` names the kind of a record that is to be created instead."""

    code: str
    words: str
    note: str = ""
    opens: bool = False
    begins: str = ""


Answer = Callable[[Sequence[Option]], None]
Create = Callable[[str, str, Callable[[str], None]], None]
"""Create(kind, name as typed, then): `then` gets the uid of the record that was begun."""


class Offering(Protocol):
    """Where a list to pick from gets its lines; `pause` are milliseconds without a letter before it is asked."""

    @property
    def pause(self) -> int: ...

    def ask(self, text: str, then: Answer, above: str = "") -> None:
        """Answer now or later with what fits the text."""

    def drop(self) -> None:
        """Nobody waits for the answer any more."""


class _Spelling:
    """The terms of one scheme as they are searched and walked, made once for a copy of the catalogue."""

    def __init__(self, terms: Sequence[Term]) -> None:
        lines = (f"{term.code} {term.label.ru} {term.label.be}".replace("\n", " ") for term in terms)
        spelt = norm("\n".join(lines)).split("\n") if terms else ()
        self.lines = list(zip(terms, spelt, strict=True))
        self.below: dict[str, list[Term]] = {}
        for term in terms:
            self.below.setdefault(term.broader, []).append(term)


_spellings: WeakKeyDictionary[Vocabularies, dict[str, _Spelling]] = WeakKeyDictionary()
"""A memory of what would be the same each time; it goes when its vocabularies do."""


@dataclass(frozen=True)
class Terms:
    """The terms of one scheme, found by code or by any part of a label in either language, in the spelling of the
    search; a scheme that is a tree can also be walked."""

    vocabularies: Vocabularies
    scheme: str
    today: str
    pause: ClassVar[int] = 0
    """They are in memory: each letter is answered at once."""

    def ask(self, text: str, then: Answer, above: str = "") -> None:
        """Answer now: what is found or, where nothing is asked, the step of the tree below a code."""
        then(self.find(text) if text.strip() or not self.is_tree() else self.step(above))

    def drop(self) -> None:
        """Nobody waits any more; nothing is under way."""

    def find(self, text: str) -> list[Option]:
        """Terms whose code or label holds the words: those whose code begins so first, then in the order of the
        vocabulary; excluded ones are not offered."""
        words = norm(text).split()
        found = [term for term, spelt in self._spelt().lines
                 if all(word in spelt for word in words) and not term.excluded(self.today)]  # fmt: skip
        if words:
            found.sort(key=lambda term: not term.code.startswith(words[0]))
        return [self._option(term) for term in found[:MOST]]

    def is_tree(self) -> bool:
        """Whether some of its terms stand below others."""
        return len(self._spelt().below) > 1

    def step(self, above: str) -> list[Option]:
        """What stands directly below a code, '' being the top."""
        below = (term for term in self._spelt().below.get(above, ()) if not term.excluded(self.today))
        return [replace(self._option(term), note=self._other(term)) for term in below]

    def broader(self, code: str) -> str:
        """The code above a code."""
        term = self.vocabularies.find(self.scheme, code)
        return term.broader if term else ""

    def prepare(self, background: Background) -> None:
        """Spell a long vocabulary in another thread, before anybody asks: 8,000 terms take a fifth of a second."""
        known, terms = _spellings.setdefault(self.vocabularies, {}), self.vocabularies.terms(self.scheme)

        def keep(spelling: _Spelling) -> None:
            known.setdefault(self.scheme, spelling)

        if self.scheme not in known:
            background.run(lambda: _Spelling(terms), keep, f"spelling {self.scheme}")

    def _spelt(self) -> _Spelling:
        known = _spellings.setdefault(self.vocabularies, {})
        terms = self.vocabularies.terms(self.scheme)
        if self.scheme not in known or len(known[self.scheme].lines) != len(terms):
            known[self.scheme] = _Spelling(terms)
        return known[self.scheme]

    def _option(self, term: Term) -> Option:
        """Its path; of a term whose other name tells more, that too: whoever thinks in it knows it by it."""
        above = self.vocabularies.path(self.scheme, term.code)[:-1]
        path = " › ".join(t.label.shown(current()).text for t in above)
        note = " · ".join(part for part in (self._other(term), path) if part)
        return Option(term.code, self.words(term.code), note, opens=term.code in self._spelt().below)

    def _other(self, term: Term) -> str:
        return term.label.get(current().other) if self.is_tree() else ""

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

        def found(shelf: Shelf) -> Sequence[Card]:
            return shelf.cards(shelf.search(question).ids[:MOST])

        Asking(self.background, self.shelf).ask(found, then, LANE, failed=lambda _refusal: then(()))

    def drop(self) -> None:
        """Nobody waits any more."""
        self.background.drop(LANE)


class Named(Protocol):
    """What can tell the name of a record without reading it whole."""

    def rows_of(self, uids: Iterable[str]) -> tuple[int, ...]:
        """Rows of these records in their order; unknown ones are left out."""

    def cards(self, rows: Sequence[int]) -> Sequence[Card]:
        """Cards of these rows, in their order."""


BEGUN_HERE = ("document", "accreditation", "person")
"""Kinds that are mostly written down for the record one is in, and so can be begun from within its fields."""


@dataclass(frozen=True)
class Records:
    """Records of certain kinds, found by name as in the search; of some of them a new one can be begun here."""

    named: Named
    elsewhere: Elsewhere
    kinds: tuple[str, ...]
    create: Create | None = None
    pause: ClassVar[int] = 120
    """Milliseconds without a letter before the catalogue is asked."""

    def ask(self, text: str, then: Answer, above: str = "") -> None:
        """Answer with the best matches when they are found, and with what can be begun."""
        filters = ((Facet.KIND, self.kinds),) if self.kinds else ()
        question = Question(text, filters, Order.RELEVANCE if text else Order.NAME, current())
        begun = self._beginnings(text)
        self.elsewhere.cards(question, lambda cards: then([*map(self._option, cards), *begun]))

    def _beginnings(self, text: str) -> list[Option]:
        if self.create is None:
            return []
        told = _("Create: {kind} “{name}”") if text.strip() else _("Create: {kind}")
        return [Option("", told.format(kind=kind_words(kind).lower(), name=text.strip()), begins=kind)
                for kind in self.kinds if kind in BEGUN_HERE]  # fmt: skip

    def drop(self) -> None:
        """Nobody waits for the answer any more."""
        self.elsewhere.drop()

    def words(self, uid: str) -> str:
        """The name of a record; of one that is not here, that it is not, and its uid."""
        for card in self.named.cards(self.named.rows_of((uid,))):
            return card.name.shown(current()).text or card.number or uid
        return _("No such record: {uid}").format(uid=uid)

    def _option(self, card: Card) -> Option:
        kind = kind_words(card.kind) if len(self.kinds) != 1 else ""
        parts = (kind, card.number, card.organisation.shown(current()).text)
        return Option(card.uid, card.name.shown(current()).text or card.uid, " · ".join(filter(None, parts)))


Source = Terms | Records


def source_of(field: Field, work: Work, elsewhere: Elsewhere, today: str, create: Create | None = None) -> Source:
    """Where the options of a TERM or REFERENCE field come from."""
    if field.scheme:
        return Terms(work.vocabularies, field.scheme, today)
    return Records(work, elsewhere, field.refers_to, create)
