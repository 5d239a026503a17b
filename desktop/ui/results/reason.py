"""What a row tells of why it is among the results, where its card does not show it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from desktop.catalogue.finding.excerpting import Excerpt


class Reason(NamedTuple):
    """By which other word it was found, as a sentence, and where it has what was asked."""

    words: str = ""
    excerpt: Excerpt | None = None


NOTHING = Reason()
