"""Why a record was found, in words: by another word than those typed, or by a value that they name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.catalogue.words import norm
from desktop.language import _
from desktop.query_words import reason_words
from desktop.ui.states import shortened

if TYPE_CHECKING:
    from desktop.catalogue.finding.explaining import Why


def told(why: Why | None) -> Why | None:
    """What is worth telling: nothing where what was typed and what is said for it are one word."""
    return None if why is None or (norm(why.typed) == norm(why.said) and not why.field and not why.lacking) else why


def why_here(why: Why) -> str:
    """In few words, for a card: «NMR» here is «nuclear magnetic resonance»; town: Minsk; without «potato»."""
    return reason_words(why, _("«{typed}» here is «{said}»"), shortened)


def why_words(why: Why) -> str:
    """The same as a sentence, for a page."""
    return reason_words(why, _("Found by «{typed}», which is the same as «{said}»"), shortened)
