"""How far a record is from being published and from being readable in both languages."""

from __future__ import annotations

from functools import cache

from sync.ageing import text_states
from sync.bilingual import Lang
from sync.fields import Field
from sync.records import Record
from sync.registry import fields_of


def missing(record: Record) -> tuple[Field, ...]:
    """Fields of the minimum to publish that the record lacks, in the order of the form.

    A text counts when it stands in at least one language; a procedure may be replaced by a policy document.
    """
    lacking = tuple(field for field in _minimum(record.kind) if not getattr(record, field.name))
    ruled = getattr(record, "policy_docs", ())
    return tuple(field for field in lacking if not (field.name == "procedure" and ruled))


@cache
def _minimum(kind: str) -> tuple[Field, ...]:
    return tuple(field for field in fields_of(kind).values() if field.required)


def completeness(record: Record) -> tuple[int, int]:
    """Percent of the filled texts a reader may rely on in Russian and in Belarusian (100 where there are none).

    A translation older than its original counts for nothing, nor does one no person has read.
    """
    states = list(text_states(record))
    if not states:
        return 100, 100
    good = [[state.complete for _, lang, state in states if lang is wanted] for wanted in Lang]
    ru, be = (sum(each) * 100 // len(each) for each in good)
    return ru, be
