"""Which records `niva export` and `niva print` take: named ones, or all that words or a saved search find."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from desktop.command_line import saved, understanding
from desktop.command_line.narrowing import Narrowing
from desktop.command_line.reading import filters
from desktop.command_line.speaking import whisper
from desktop.language import _, current
from desktop.ui.results.emptiness import emptiness, emptiness_words
from desktop.ui.results.ordering import shown_order

if TYPE_CHECKING:
    from argparse import Namespace

    from desktop.catalogue import Catalogue
    from desktop.catalogue.questions import Question

NOTHING = 3
"""The exit code where not one record was written."""


def wrong_call(options: Namespace) -> int:
    """0, or the exit code of a call that asks for what is new and does not say for whom, which is told."""
    return saved.wrong_call() if options.new and not options.saved else 0


def is_empty(options: Namespace) -> bool:
    """Whether a call says nothing of which records it means: then it means all there are."""
    return not (options.select or options.search or options.saved or options.filter)


def chosen(options: Namespace, catalogue: Catalogue) -> tuple[str, ...]:
    """The named records in the order they were named, or all that are found in the order of the list; filters narrow
    either. What of the question nobody understands or has is told on stderr. Raises UnknownRecord, UnknownSearch."""
    named = tuple(catalogue.find(text) for text in options.select or ())
    if named and not options.filter:
        return named
    narrowing = Narrowing(catalogue, filters(options.filter))
    question = saved.question(catalogue, options.saved, options.search, narrowing.filters, current())
    question = replace(question, order=shown_order(question))
    rows = catalogue.search(question).ids
    _tell_doubts(options, catalogue, question, bool(rows))
    narrowing.tell_unknown()
    if options.new:
        marks = saved.marks(catalogue, options)
        rows = [row for row in rows if marks.of(row)]
    found = catalogue.uids_of(rows)
    return tuple(filter(set(found).__contains__, named)) if named else found


def _tell_doubts(options: Namespace, catalogue: Catalogue, question: Question, found: bool) -> None:
    understood = catalogue.understood(question.text, question.lang)
    understanding.tell_understood(question.text, understood, found, whisper)
    if found:
        understanding.tell_wordless(question, understood)
    else:
        _tell_why(catalogue, question)
    if options.saved:
        saved.tell_lost(catalogue.find_saved(options.saved), whisper)


def _tell_why(catalogue: Catalogue, question: Question) -> None:
    """Which words are to blame that nothing is found, and what may have been meant: a file holds no guesses."""
    if why := emptiness_words(emptiness(catalogue, question)):
        whisper(why)
    guess = catalogue.guess(question)
    if guess and not guess.most:
        whisper(_("Perhaps: {options}").format(options=guess.text))


def tell_nothing() -> None:
    """That there is nothing to write."""
    whisper(_("Nothing is found, so nothing was written."))
