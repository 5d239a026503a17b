"""How far a record is from being published and from being readable in both languages."""

from __future__ import annotations

from functools import cache

from sync.ageing import text_states
from sync.bilingual import Lang
from sync.fields import Field, Type
from sync.records import Record
from sync.registry import fields_of
from sync.vocabularies import Vocabularies

_NO_TERMS = Vocabularies(())


def missing(record: Record, terms: Vocabularies = _NO_TERMS, today: str = "") -> tuple[Field, ...]:
    """Fields of the minimum to publish that the record lacks, in the order of the form.

    A text counts when it stands in at least one language; a procedure may be replaced by a policy document; contacts
    count when one of them has a mailbox; codes count when `terms` do not exclude all of them on the ISO date `today`.
    """
    lacking = tuple(field for field in _minimum(record.kind) if not _filled(field, record, terms, today))
    ruled = getattr(record, "policy_docs", ())
    return tuple(field for field in lacking if not (field.name == "procedure" and ruled))


def _filled(field: Field, record: Record, terms: Vocabularies, today: str) -> bool:
    value = getattr(record, field.name)
    if field.name == "contacts":
        return any(contact.email for contact in value)
    if field.type is Type.TERM and isinstance(value, tuple):
        found = (terms.find(field.scheme, code) for code in value)
        return any(term is None or not term.excluded(today) for term in found)
    return bool(value)


@cache
def _minimum(kind: str) -> tuple[Field, ...]:
    return tuple(field for field in fields_of(kind).values() if field.required)


def completeness(record: Record) -> tuple[int, int]:
    """Percent of the texts a reader may rely on in Russian and in Belarusian: of the filled ones and of those the
    minimum to publish still lacks. A record without either is complete once it lacks nothing else.

    A translation older than its original counts for nothing, nor does one no person has read.
    """
    states = list(text_states(record))
    lacking = missing(record)
    total = len(states) // len(Lang) + sum(field.bilingual for field in lacking)
    if not total:
        return (0, 0) if lacking else (100, 100)
    good = [sum(state.complete for _, lang, state in states if lang is wanted) for wanted in Lang]
    ru, be = (each * 100 // total for each in good)
    return ru, be
