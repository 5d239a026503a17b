"""Where a record has the words of a question, as text: for a line that is read or pointed at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.language import _
from sync.registry import fields_of

if TYPE_CHECKING:
    from desktop.catalogue.finding.excerpting import Excerpt
    from sync.bilingual import Lang

_SAID_ALONE = fields_of("facility")["tagline"].label
"""A motto needs no word before it."""


def label_words(excerpt: Excerpt) -> str:
    """What the field is called before its text: Methods:"""
    return "" if excerpt.label == _SAID_ALONE else f"{_(excerpt.label)}:"


def excerpt_words(excerpt: Excerpt, lang: Lang) -> str:
    """The whole excerpt; a text of another language than this says which: Methods: (ru) X-ray spectrometry."""
    other = f"({excerpt.lang})" if excerpt.lang not in (None, lang) else ""
    return " ".join(filter(None, (label_words(excerpt), other, excerpt.text)))
