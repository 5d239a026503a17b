"""From the text of a query to what it asks for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop.catalogue import words
from desktop.catalogue.query.asked import Asked
from desktop.catalogue.words.binding import without_binding

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.catalogue.words.thesaurus import Thesaurus


def read(text: str, has: Callable[[str], bool], known: Thesaurus | None = None) -> Asked:
    """What a text asks for; `has` says whether any record has a word, in compared spelling, or one that begins so.
    `known` is the thesaurus of the catalogue, the shipped one without it."""
    return Asked(clauses=words.clauses(_parted(without_binding(text), has), known))


def _parted(text: str, has: Callable[[str], bool]) -> str:
    """The text with each model typed without its hyphen, as no record has it, in its parts: NR600 is NR 600."""

    def apart(word: re.Match[str]) -> str:
        typed = word.group()
        parts = _JOINT.sub(" ", typed)
        return typed if parts == typed or has(words.norm(typed)[: words.LONGEST_WORD]) else parts

    return words.WORD.sub(apart, text, words.MOST_WORDS) if _JOINT.search(text) else text


_JOINT = re.compile(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")
