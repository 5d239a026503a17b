"""Why a record was found, in words: by another word than those typed, or by a value that they name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.catalogue.words import norm
from desktop.language import _
from desktop.query_words import value_words
from desktop.ui.states import shortened

if TYPE_CHECKING:
    from desktop.catalogue.finding.explaining import Why


def told(why: Why | None) -> Why | None:
    """What is worth telling: nothing where what was typed and what is said for it are one word."""
    return None if why is None or (norm(why.typed) == norm(why.said) and not why.field) else why


def why_here(why: Why) -> str:
    """In few words, for a card: «NMR» here is «nuclear magnetic resonance»; town: Minsk."""
    if why.field:
        return value_words(why)
    return _("«{typed}» here is «{said}»").format(typed=shortened(why.typed), said=shortened(why.said))


def why_words(why: Why) -> str:
    """The same as a sentence, for a page."""
    if why.field:
        return value_words(why)
    told = _("Found by «{typed}», which is the same as «{said}»")
    return told.format(typed=shortened(why.typed), said=shortened(why.said))
