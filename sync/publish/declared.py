"""What the declarations know of a document: the rest is an office's own column that nobody called public."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from sync.bilingual import Lang
from sync.canon import Document
from sync.fields import Field
from sync.records import KINDS, TERM_KIND
from sync.registry import fields_of
from sync.vocabularies import Term

_TEXT: Mapping[str, Any] = dict.fromkeys(Lang)


def leave_undeclared(document: Document) -> tuple[str, ...]:
    """Takes out of a document what nothing declares and tells it by path, `invented` or `contacts[0].home_phone`.

    Documents of no known kind stay as they are. Values of a wrong shape are left to the checks.
    """
    return tuple(_leave(document, _known(str(document.get("kind"))), ""))


@cache
def _known(kind: str) -> Mapping[str, Any]:
    """Names of a kind; below each the names within it, None for a plain value. Empty for an unknown kind."""
    if kind == TERM_KIND:
        return {"kind": None, **dict.fromkeys(Term.__struct_fields__), "label": _TEXT}
    if kind not in KINDS:
        return {}
    return {"kind": None, **{name: _within(field) for name, field in fields_of(kind).items()}}


def _within(field: Field) -> Mapping[str, Any] | None:
    if field.columns:
        return {column.name: _within(column) for column in field.columns}
    return _TEXT if field.bilingual else None


def _leave(place: Document, known: Mapping[str, Any], where: str) -> Iterator[str]:
    if not known:
        return
    for name in sorted(set(place) - set(known)):
        del place[name]
        yield where + name
    for name, value in place.items():
        within = known[name]
        if within and isinstance(value, dict):
            yield from _leave(value, within, f"{where}{name}.")
        elif within and isinstance(value, list):
            for number, row in enumerate(value):
                if isinstance(row, dict):
                    yield from _leave(row, within, f"{where}{name}[{number}].")
