"""What the window is built from: handed in once by the composition root, never looked up anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, Self

import msgspec

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from contextlib import AbstractContextManager
    from datetime import date

    from desktop.catalogue.finding.excerpting import Excerpt
    from desktop.catalogue.finding.explaining import Why
    from desktop.catalogue.finding.guessing import Guess
    from desktop.catalogue.query.completing import Completion
    from desktop.catalogue.query.telling import Understood
    from desktop.catalogue.questions import Facets, Found, Question
    from desktop.catalogue.stopping import Stopping
    from desktop.catalogue.views import Card, Status
    from desktop.settings import Choices, Settings
    from desktop.ui.background import Background
    from desktop.ui.theme import Theme
    from desktop.ui.tongue import Tongue
    from sync.bilingual import Lang


class Shelf(Protocol):
    """The part of the catalogue that lists need; the catalogue itself fits it."""

    def until(self, stopping: Stopping) -> AbstractContextManager[Self]:
        """What is asked inside ends with `Stopped` once `stopping` is told so."""

    def search(self, question: Question) -> Found:
        """Row ids of the hits, in order."""

    def guess(self, question: Question) -> Guess | None:
        """What was meant where the question finds next to nothing."""

    def understood(self, text: str, lang: Lang) -> Understood:
        """How a query is understood, piece by piece; what may be meant instead is offered in this language."""

    def complete(self, text: str, cursor: int, lang: Lang) -> Sequence[Completion]:
        """How a query may go on at the cursor, the likeliest first, at most eight."""

    def why(self, question: Question, rows: Sequence[int]) -> tuple[Why | None, ...]:
        """For each of these rows by which other word it was found, None for one that has a word as asked."""

    def excerpts(self, question: Question, rows: Sequence[int]) -> tuple[Excerpt | None, ...]:
        """For each of these rows where it has what was asked, None where its card shows that."""

    def facets(self, question: Question) -> Facets:
        """How many one would get by each further choice."""

    def rows_of(self, uids: Iterable[str]) -> tuple[int, ...]:
        """Rows of these records in their order; unknown ones are left out."""

    def cards(self, rows: Sequence[int], near: str = "") -> Sequence[Card]:
        """Cards of these rows, in their order; with a town's code they tell how far from it each stands."""

    def home(self, uid: str) -> str:
        """The code of the town nearest to where a record stands, '' where nobody knows."""

    def status(self) -> Status:
        """The state of the copy."""


class Parts(msgspec.Struct, frozen=True):
    """`shelf` is for the window's own thread; `elsewhere` gives a worker thread the one it may use."""

    shelf: Shelf
    elsewhere: Callable[[], Shelf]
    choices: Choices
    keep: Callable[[Settings], None]
    """Writes the person's choices; called when the window changes them."""
    background: Background
    theme: Theme
    tongue: Tongue
    today: Callable[[], date]
