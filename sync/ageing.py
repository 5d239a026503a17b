"""Which of two texts came first, and whether the other still says the same: computed from `field_state`, never stored.

A translation remembers the digest of the text it was last compared with. When that text changes, the digest no longer
fits and the translation is OUTDATED, whoever changed it and wherever: also when a merge takes Russian from one side
and Belarusian from the other. A text without a row of its own beside one that has one as the original is older too.
"""

from __future__ import annotations

import unicodedata
from enum import StrEnum
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING

from sync.bilingual import Bilingual, Lang
from sync.records import Record
from sync.registry import fields_of
from sync.rows import FieldState

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class Origin(StrEnum):
    """Where a text comes from (CERIF: o, h, m)."""

    ORIGINAL = "original"
    HUMAN = "human"
    MACHINE = "machine"  # or copied from the other language; unchecked until somebody says so


class TextState(StrEnum):
    """What one language of a text is worth today."""

    EMPTY = "empty"  # both languages are
    MISSING = "missing"
    ORIGINAL = "original"
    CURRENT = "current"
    OUTDATED = "outdated"  # the original has changed since
    MACHINE = "machine"  # nobody has read it yet

    @property
    def complete(self) -> bool:
        """Whether a reader of this language may rely on it."""
        return self in (TextState.ORIGINAL, TextState.CURRENT)


States = dict[tuple[str, str], FieldState]
"""Rows by field and language."""


def text_hash(text: str) -> str:
    """16 hexadecimal digits of the SHA-256 of the canonical text: NFC, trimmed, runs of spaces made one."""
    canonical = " ".join(unicodedata.normalize("NFC", text).split())
    return sha256(canonical.encode()).hexdigest()[:16]


def states_of(record: Record) -> States:
    """The rows of a record by field and language."""
    return {(row.field, row.lang): row for row in record.field_state}


def state(text: Bilingual, states: Mapping[tuple[str, str], FieldState], field: str, lang: Lang) -> TextState:
    """The state of one language of a text."""
    other = lang.other
    if not text.get(lang):
        return TextState.MISSING if text.get(other) else TextState.EMPTY
    if not text.get(other) or lang is original(text, states, field):
        return TextState.ORIGINAL
    row = states.get((field, lang))
    if row is None or not row.source_hash:
        return TextState.OUTDATED if (field, other) in states else TextState.CURRENT
    if row.origin == Origin.MACHINE and not row.checked_on:
        return TextState.MACHINE
    return TextState.CURRENT if row.source_hash == text_hash(text.get(other)) else TextState.OUTDATED


def original(text: Bilingual, states: Mapping[tuple[str, str], FieldState], field: str) -> Lang:
    """The language a text was written in first: the one marked so, else the one whose other is marked as a
    translation, else the only one, else Russian."""
    origins = {lang: row.origin for lang in Lang if (row := states.get((field, lang))) and text.get(lang)}
    for lang, origin in origins.items():
        if origin == Origin.ORIGINAL:
            return lang
    if text and len(translated := [lang for lang, origin in origins.items() if origin]) == 1:
        return translated[0].other if text.get(translated[0].other) else translated[0]
    return Lang.RU if text.ru or not text.be else Lang.BE


def text_states(record: Record) -> Iterator[tuple[str, Lang, TextState]]:
    """The state of each language of each text of a record that has one, in the order of the form."""
    states = states_of(record)
    for name in _texts(record.kind):
        if text := getattr(record, name):
            for lang in Lang:
                yield name, lang, state(text, states, name, lang)


@cache
def _texts(kind: str) -> tuple[str, ...]:
    return tuple(field.name for field in fields_of(kind).values() if field.bilingual)


def written(
    text: Bilingual,
    states: Mapping[tuple[str, str], FieldState],
    field: str,
    lang: Lang,
    *,
    by: str,
    on: str,
    origin: Origin | None = None,
) -> FieldState | None:
    """The row of a text that was just written in one language; `text` is how it stands after, both languages.

    Without `origin` a person wrote it: the first language of a text is its original, the other a translation that is
    checked against the first by being written. MACHINE is unchecked. None where the text is now empty.
    """
    if not text.get(lang):
        return None
    if origin is None:
        first = not text.get(lang.other) or original(text, states, field) is lang
        origin = Origin.ORIGINAL if first else Origin.HUMAN
    if origin is Origin.ORIGINAL:
        return FieldState(field=field, lang=lang, origin=origin, checked_by=by, checked_on=on)
    unread = origin is Origin.MACHINE
    source = text_hash(text.get(lang.other))
    return FieldState(
        field=field,
        lang=lang,
        origin=origin,
        checked_by="" if unread else by,
        checked_on="" if unread else on,
        source_hash=source,
    )


def checked(text: Bilingual, row: FieldState | None, field: str, lang: Lang, *, by: str, on: str) -> FieldState:
    """The row of a translation somebody has compared with its original and found good."""
    origin = row.origin if row and row.origin else Origin.HUMAN
    return FieldState(
        field=field, lang=lang, origin=origin, checked_by=by, checked_on=on, source_hash=text_hash(text.get(lang.other))
    )
