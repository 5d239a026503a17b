"""What is said of saved searches, in the window and on the command line alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.catalogue.questions import Facet
from desktop.catalogue.saved.searches import LONGEST_NAME, same_name, tidy_name
from desktop.language import NBSP, _, current, ngettext, number_text, pgettext

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop.catalogue.questions import Question
    from desktop.catalogue.saved.searches import SavedSearch, SearchNews
    from desktop.catalogue.views import Change


def parts(news: SearchNews) -> tuple[str, ...]:
    """How many are new, changed and gone, each as a phrase; what is none is not said."""
    new, changed, gone = len(news.new), len(news.changed), news.gone
    return tuple(
        words.format(n=number_text(count)).replace(" ", NBSP)
        for count, words in (
            (new, ngettext("{n} new", "{n} new", new)),
            (changed, ngettext("{n} changed", "{n} changed", changed)),
            (gone, ngettext("{n} gone", "{n} gone", gone)),
        )
        if count
    )


def mark_words(mark: str) -> str:
    """What is said of one record: `new`, `changed` or nothing."""
    if not mark:
        return ""
    return pgettext("of a record", "new") if mark == "new" else pgettext("of a record", "changed")


def news_words(news: SearchNews) -> str:
    """The same as one line, or that there is nothing new."""
    return " · ".join(parts(news)) or _("nothing new")


def condition_label(condition: str, search: SavedSearch) -> str:
    """A condition kept as `facet=code` with what facet and code are called; one a later program made keeps its name."""
    from desktop.ui.wording import facet_words, kind_words

    name, _sign, code = condition.partition("=")
    if name == Facet.KIND:
        code = kind_words(code)
    elif label := dict(search.called).get(condition):
        code = label.shown(current()).text or code
    if name in set(Facet):
        return f"{facet_words(Facet(name))}: {code}"
    others = {"near": _("Town"), "order": _("Order of the results")}
    return f"{others[name]}: {code}" if name in others else condition


def lost_words(search: SavedSearch) -> str:
    """That some conditions are not known any more; '' where all are."""
    if not search.lost:
        return ""
    said = [condition_label(lost, search) for lost in search.lost]
    told = ngettext(
        "This condition of the search is not known any more: {conditions}.",
        "These conditions of the search are not known any more: {conditions}.",
        len(search.lost),
    )
    return told.format(conditions=", ".join(said))


def step_words(change: Change) -> str:
    """What an undo or a redo did to saved searches; '' where it did nothing to them."""
    told = (
        _("Taken back for the saved search «{name}».")
        if change.verb == "undo"
        else _("Done again for the saved search «{name}».")
    )
    return " ".join(told.format(name=name) for name in change.searches)


def proposed_name(question: Question, filters: Sequence[str], taken: Iterable[str]) -> str:
    """A name for a search out of its words and the words of its filters, as long as there is room; one that is taken
    gets a number."""
    name = ""
    for part in filter(None, map(tidy_name, (question.text, *filters))):
        longer = f"{name} · {part}" if name else part[: LONGEST_NAME - 3]
        if len(longer) > LONGEST_NAME - 3:
            break
        name = longer
    if not name:
        return ""
    known, number = set(map(same_name, taken)), 2
    unique = name
    while same_name(unique) in known:
        unique, number = f"{name} {number}", number + 1
    return unique


def is_asked(question: Question, saved: Question) -> bool:
    """Whether a question is the saved one, whatever its order and language."""
    return _meaning(question) == _meaning(saved)


def _meaning(question: Question) -> tuple[str, frozenset[tuple[str, frozenset[str]]]]:
    return question.text.strip(), frozenset((facet, frozenset(codes)) for facet, codes in question.filters)
