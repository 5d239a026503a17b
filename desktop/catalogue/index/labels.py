"""Which codes of a record are called by a name on its page: a person who types the name finds the record.

The names stay in the vocabularies, a record holds the keys of its codes: a changed label needs no new index. Left out
are the codes in which something is counted, said or paid, and what the register keeps for itself.
"""

from __future__ import annotations

from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from desktop.catalogue import words
from sync.fields import Field, Many, Section, Type
from sync.records import KINDS
from sync.registry import fields_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sync.records import Record

COUNTED_IN = frozenset({"unit", "currency", "service_unit", "language"})
BRANCHES = "grnti"
"""A scheme whose codes begin with those of what is above them."""
_UNSEEN = frozenset({Section.REGISTER, Section.PRICES, Section.CONTACTS, Section.CONSENT})


class _Named(NamedTuple):
    """A field of codes of a scheme, in the rows of another field or of the record itself; `label` is what the page
    calls it."""

    label: str
    scheme: str
    rows: str
    many: bool
    get: attrgetter[Any]


def label_keys(record: Record) -> Iterator[str]:
    """The keys by which a record is found where the label of one of its codes is asked for."""
    for field, code in _coded(record):
        yield from _keys(field.scheme, code)


def labels_of(record: Record) -> Iterator[tuple[str, str, str]]:
    """For each such code the label of its field, a message id, its vocabulary and the code; those above it too."""
    for field, code in _coded(record):
        yield from ((field.label, field.scheme, one) for one in _with_above(field.scheme, code))


def _coded(record: Record) -> Iterator[tuple[_Named, str]]:
    for field in _named(record.kind):
        for holder in getattr(record, field.rows) if field.rows else (record,):
            value = field.get(holder)
            yield from ((field, code) for code in (value if field.many else (value,)) if code)


@cache
def schemes_of_labels() -> tuple[str, ...]:
    """The vocabularies of all such codes."""
    return tuple(dict.fromkeys(field.scheme for kind in KINDS for field in _named(kind)))


@cache
def _keys(scheme: str, code: str) -> tuple[str, ...]:
    return tuple(words.code_key(scheme, one) for one in _with_above(scheme, code))


def _with_above(scheme: str, code: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code[:end] for end in (2, 5, 8))) if scheme == BRANCHES else (code,)


@cache
def _named(kind: str) -> tuple[_Named, ...]:
    fields = [field for field in fields_of(kind).values() if field.public and field.section not in _UNSEEN]
    columns = ((field.label, field.name, column) for field in fields for column in field.columns)
    found = [*((field.label, "", field) for field in fields), *columns]
    return tuple(
        _Named(label, field.scheme, rows, field.many is not Many.ONE, attrgetter(field.name))
        for label, rows, field in found
        if _is_named(field)
    )


def _is_named(field: Field) -> bool:
    return field.type is Type.TERM and field.public and not field.derived and field.scheme not in COUNTED_IN
