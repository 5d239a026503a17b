"""What is said and offered where a question finds nothing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop.language import _
from desktop.ui.results.heading import SetFilter, count_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from desktop.catalogue.questions import Question
    from desktop.ui.parts import Shelf
    from desktop.ui.states import Act

Gains = list[tuple[SetFilter, int]]


def without(question: Question, each: SetFilter) -> Question:
    """The same question with that filter lifted."""
    codes = tuple(code for code in question.codes(each.facet) if code != each.code)
    return question.narrowed(each.facet, codes)


def gains(shelf: Shelf, question: Question, chosen: Iterable[SetFilter]) -> Gains:
    """How many one would get by lifting each of the filters."""
    return [(each, shelf.search(without(question, each)).count) for each in chosen]


def ways_out(
    question: Question, gained: Gains, lift: Callable[[SetFilter], None], wipe: Callable[[], None]
) -> tuple[str, str, list[Act]]:
    """Title, note and acts: to lift a filter that hides something, or to wipe the search."""
    from desktop.ui.states import nothing_words

    acts: list[Act] = [
        (
            _("Lift «{filter}»: {records}").format(filter=each.words, records=count_words(count)),
            partial(lift, each),
        )
        for each, count in gained
        if count
    ]
    if question.text:
        acts.append((_("Clear the search"), wipe))
    note = _("Check the spelling or lift a filter.") if question.filters else _("Check the spelling.")
    return nothing_words(question.text), note if question.text else "", acts
