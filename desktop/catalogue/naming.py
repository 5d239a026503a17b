"""Which records a record names, and in which of its fields."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from sync.checks import Problem
from sync.errors import Check
from sync.fields import Field, Type
from sync.registry import fields_of, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sync.records import Record


@cache
def references(kind: str) -> dict[str, Field]:
    """Fields of a kind that name other records, themselves or in a column of their rows."""
    fields = fields_of(kind).items()
    return {
        name: field for name, field in fields if any(each.type is Type.REFERENCE for each in (field, *field.columns))
    }


def targets(field: Field, value: Any) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Path, uid and allowed kinds of each record named by a value in JSON form."""
    if field.type is Type.REFERENCE:
        for uid in value if isinstance(value, list) else (value,):
            if uid:
                yield field.name, uid, field.refers_to
        return
    for place, row in enumerate(value or ()):
        for column in field.columns:
            if column.type is Type.REFERENCE and (uid := row.get(column.name)):
                yield f"{field.name}[{place}].{column.name}", uid, column.refers_to


def doubts(record: Record, kinds_of: Callable[[Sequence[str]], dict[str, str]]) -> Iterator[Problem]:
    """Records this one names and nobody here knows: a bundle may yet bring them."""
    named = [
        each
        for field in references(record.kind).values()
        for each in targets(field, plain(getattr(record, field.name)))
    ]
    known = kinds_of(list(dict.fromkeys(target for _, target, _ in named)))
    for path, target, _ in named:
        if target not in known:
            yield Problem(path, Check.MISSING_RECORD, target, severe=False)
