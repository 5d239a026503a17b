"""`niva saved`, and what `niva search` keeps and asks again: saved searches with what is new for each."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec.structs import replace

from desktop.catalogue.questions import Order, Question
from desktop.catalogue.saved.searches import Fresh
from desktop.command_line import measuring, opening
from desktop.command_line.speaking import say, say_json
from desktop.language import _
from desktop.ui.saved_words import condition_label, mark_words, news_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.catalogue import Catalogue
    from desktop.catalogue.questions import Facet
    from desktop.catalogue.saved.searches import SavedSearch, SearchNews
    from sync.bilingual import Lang

    Filters = Sequence[tuple[Facet, tuple[str, ...]]]


def saved(options: Namespace) -> int:
    """Prints every saved search with what is new for it; none is no error."""
    with opening.reading(options) as catalogue:
        found = catalogue.news()
    if options.json:
        say_json({"saved": [_json(news) for news in found]})
        return 0
    if not found:
        say(_("No searches are saved yet. Save one: niva search WORDS --save NAME"))
    for news in found:
        say(f"{news.search.id}  {news.search.name}  {news_words(news)}")
        tell_lost(news.search, lambda told: say(f"    {told}"))
    return 0


def tell_lost(search: SavedSearch, tell: Callable[[str], None]) -> None:
    """A sentence for each condition of a saved search that is not known any more."""
    for lost in search.lost:
        tell(_("This condition is not known any more: {condition}").format(condition=condition_label(lost, search)))


def rename(options: Namespace) -> int:
    """Another name for a saved search."""
    with opening.writing(options) as catalogue:
        search = catalogue.rename_search(catalogue.find_saved(options.name).id, options.new_name)
    return _done(options, search, _("The saved search is called «{name}» now."))


def remove(options: Namespace) -> int:
    """Takes a saved search away; `niva undo` brings it back."""
    with opening.writing(options) as catalogue:
        search = catalogue.remove_search(catalogue.find_saved(options.name).id)
    return _done(options, search, _("The saved search «{name}» is taken away; “niva undo” brings it back."))


def looked(options: Namespace) -> int:
    """From now on all a saved search finds counts as seen."""
    with opening.writing(options) as catalogue:
        search = catalogue.find_saved(options.name)
        catalogue.looked(search.id)
    return _done(options, search, _("All that «{name}» finds counts as seen."))


def _done(options: Namespace, search: SavedSearch, words: str) -> int:
    if options.json:
        say_json({"id": search.id, "name": search.name})
    else:
        say(words.format(name=search.name))
    return 0


@contextmanager
def opened(options: Namespace) -> Iterator[Catalogue]:
    """The catalogue a search needs: for writing where the search is to be kept. Raises NoCatalogue, ProfileInUse."""
    if options.save is None:
        with opening.looking_through(options) as catalogue:
            yield catalogue
        return
    with opening.looking_through(options):
        pass
    with opening.writing(options) as catalogue:
        yield catalogue


def asked(catalogue: Catalogue, options: Namespace, filters: Filters, lang: Lang) -> Question:
    """The question of a call: words and filters, or those of a saved search narrowed by more; kept where it says so.
    Raises UnknownSearch, NameNotTaken, UnknownTown."""
    asked = question(catalogue, options.saved, options.text, filters, lang)
    if options.order:
        asked = replace(asked, order=Order(options.order))
    if options.near:
        near = measuring.town(options.near).code
        asked = replace(asked, near=near, order=Order(options.order) if options.order else Order.DISTANCE)
    if options.save is not None:
        catalogue.save_search(asked, options.save)
    return asked


def question(catalogue: Catalogue, name: str | None, text: str, filters: Filters, lang: Lang) -> Question:
    """Words and filters, or what the saved search of that name or number asks, narrowed by more. Raises
    UnknownSearch."""
    if not name:
        return Question(text, tuple(filters), lang=lang)
    kept = catalogue.find_saved(name).question
    return replace(kept, filters=(*kept.filters, *filters), lang=lang)


class Marks(msgspec.Struct, frozen=True):
    """Which rows of an answer are new or changed for the saved search that is asked."""

    fresh: Fresh = Fresh()
    told: SearchNews | None = None

    def of(self, row: int) -> str:
        """`new`, `changed` or nothing."""
        return self.fresh.of(row)

    def words(self, row: int) -> str:
        """The same before the name of a record."""
        return mark_words(self.of(row))

    def one_json(self, row: int) -> dict[str, Any]:
        """The same beside its other facts, where a saved search is asked."""
        return {"news": self.of(row) or None} if self.told else {}

    def json(self) -> dict[str, Any]:
        """What is told of the search itself."""
        return {"saved": _json(self.told)} if self.told else {}


NONE = Marks()
NOT_TAKEN = 4


def not_kept() -> int:
    """A search that can never find anything is not saved; what is wrong with it has been told."""
    print(_("The search was not saved."), file=sys.stderr)
    return NOT_TAKEN


def wrong_call() -> int:
    """`--new` alone: new since when, and for whom?"""
    print(_("--new is asked together with --saved"), file=sys.stderr)
    return 2


def marks(catalogue: Catalogue, options: Namespace) -> Marks:
    """What is new for the saved search a call asks."""
    if not options.saved:
        return NONE
    (news,) = catalogue.news(catalogue.find_saved(options.saved).id)
    return Marks(news.fresh(), news)


def _json(news: SearchNews) -> dict[str, Any]:
    search = news.search
    counts = {"hits": news.hits, "new": len(news.new), "changed": len(news.changed), "gone": news.gone}
    question = msgspec.to_builtins(search.question)
    told = {"id": search.id, "name": search.name, "question": question, "unknown": search.lost}
    return told | counts | {"made": search.made, "looked": search.looked}
