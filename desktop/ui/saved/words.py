"""What is new for a saved search, in words, for the window and the command line alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.language import _, ngettext, number_text, pgettext

if TYPE_CHECKING:
    from desktop.catalogue.saved import SearchNews


def parts(news: SearchNews) -> tuple[str, ...]:
    """How many are new, changed and gone, each as a phrase; what is none is not said."""
    new, changed, gone = len(news.new), len(news.changed), news.gone
    return tuple(
        words.format(n=number_text(count))
        for count, words in (
            (new, ngettext("{n} new", "{n} new", new)),
            (changed, ngettext("{n} changed", "{n} changed", changed)),
            (gone, ngettext("{n} gone", "{n} gone", gone)),
        )
        if count
    )


def mark_words(mark: str) -> str:
    """What is said of one record: `new`, `changed` or nothing."""
    words = {"new": lambda: pgettext("of a record", "new"), "changed": lambda: pgettext("of a record", "changed")}
    return words[mark]() if mark else ""


def news_words(news: SearchNews) -> str:
    """The same as one line, or that there is nothing new."""
    return " · ".join(parts(news)) or _("nothing new")
