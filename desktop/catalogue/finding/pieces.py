"""A text cut at its spaces: the pieces of a question that a guess may change."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop.catalogue.words import WORD
from desktop.catalogue.words.binding import without_binding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Places = tuple[tuple[int, int], ...]
"""From which character of a text up to which."""

CHUNK = re.compile(r"\S+")
_VALUE = re.compile(r"[:<>=≤≥]-?\d[\d.,]*$")


def chunks(text: str, places: Places) -> Iterator[re.Match[str]]:
    """The pieces between spaces that are plain words and nothing else: what stands behind a value with a sign is its
    unit."""
    before = ""
    for chunk in CHUNK.finditer(text):
        if not _VALUE.search(before) and any(start <= chunk.start() and chunk.end() <= end for start, end in places):
            yield chunk
        before = chunk[0]


def units(text: str, places: Places) -> Iterator[tuple[int, int]]:
    """The plain pieces of a text, each with the words before it that bind it to others."""
    start = None
    for chunk in chunks(text, places):
        start = chunk.start() if start is None else start
        if without_binding(f"{chunk[0]} x") != " x" and WORD.search(chunk[0]):
            yield start, chunk.end()
            start = None


def replaced(text: str, spans: Sequence[tuple[int, int]], others: Sequence[str]) -> str:
    """The text with these places, in their order, said otherwise."""
    for (start, end), other in reversed(list(zip(spans, others, strict=True))):
        text = text[:start] + other + text[end:]
    return text
