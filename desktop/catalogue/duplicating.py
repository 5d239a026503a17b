"""A copy of a record to begin another one from: what is true of only one thing in the world stays behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.catalogue.views import NewValues
from desktop.language import N_, translation
from sync.bilingual import Lang
from sync.fields import Field, Section, Type
from sync.registry import Path, Value, fields_of, paths, value_at

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sync.records import Record

NAMES = ("name", "family")
COPY = N_("{name} (copy)")
_STAY = (Section.REGISTER, Section.STATE, Section.CONSENT)
_KEPT = ("owner_org", "confirm_every_months", "visibility", "licence")


def copied(record: Record, uid: str) -> NewValues:
    """The values of a copy. Numbers of registers, the confirmation, the condition of the thing, consent and private
    values stay behind; the name is marked in the words of each language."""
    fields = fields_of(record.kind)
    changes: dict[str, Value] = {}
    for path in paths(record.kind):
        value = value_at(record, path)
        if value is not None and _goes_along(fields[path.partition(".")[0]]):
            changes[path] = value
    changes |= _marked(changes, fields)
    return NewValues(uid, changes, record.kind)


def _goes_along(field: Field) -> bool:
    if field.derived or not field.public or field.type is Type.IDENTIFIER:
        return False
    return field.section not in _STAY or field.name in _KEPT


def _marked(changes: Mapping[str, Value], fields: Mapping[str, Field]) -> dict[str, Value]:
    name = next((name for name in NAMES if name in fields), "")
    named = ((Path(f"{name}.{lang}"), translation(lang).gettext(COPY)) for lang in Lang)
    return {path: _cut(str(changes[path]), mark, fields[name].limit) for path, mark in named if path in changes}


def _cut(text: str, mark: str, limit: int) -> str:
    return mark.format(name=text[: limit - len(mark.format(name=""))])
